#include "slo/replay/minute_record.h"

#include "sli/slice_track.h"
#include "slo/error_budget.h"
#include "slo/excluded.h"
#include "slo/rehearsal/rehearsal.h"

#include <algorithm>
#include <cmath>

namespace traceo::replay {
namespace {

using Severity = BurnPair::Severity;

constexpr double kDoubt = 1e-9; ///< of what is allowed

std::size_t minutesOf(Millis length)
{
    return std::size_t(length / kMinute);
}

/// Running sums: of the first n minutes.
class WindowSums {
public:
    explicit WindowSums(std::span<const Slice> slices) : m_begin(slices.front().end - kMinute)
    {
        m_bad.reserve(slices.size() + 1);
        m_total.reserve(slices.size() + 1);
        m_bad.push_back(0);
        m_total.push_back(0);
        for (const Slice& slice : slices) {
            m_bad.push_back(m_bad.back() + (slice.total - slice.good));
            m_total.push_back(m_total.back() + slice.total);
        }
        if (std::ranges::any_of(slices, [](const Slice& slice) { return slice.undecided > 0; }))
            addUndecided(slices);
    }

    std::size_t upTo(UtcMs moment) const { return moment <= m_begin ? 0 : minutesOf(moment - m_begin); }
    double bad(std::size_t from, std::size_t to) const { return m_bad[to] - m_bad[from]; }
    double total(std::size_t from, std::size_t to) const { return m_total[to] - m_total[from]; }
    bool isUndecided(std::size_t from, std::size_t to) const
    {
        return !m_undecided.empty() && m_undecided[to] > m_undecided[from];
    }

private:
    void addUndecided(std::span<const Slice> slices)
    {
        m_undecided.push_back(0);
        for (const Slice& slice : slices)
            m_undecided.push_back(m_undecided.back() + (slice.undecided > 0 ? 1 : 0));
    }

    UtcMs m_begin;
    std::vector<double> m_bad;
    std::vector<double> m_total;
    std::vector<std::uint32_t> m_undecided; ///< minutes; empty where there are none
};

/// Where the window of each minute begins, and how much of a period is still to come; minutes ascending.
class Windows {
public:
    Windows(const SloDefinition& slo, TimeSpan range)
        : m_slo(slo), m_period{range.from, range.from}, m_counts(slo.method.isOfTime() && !slo.window.isRolling())
    {
        if (m_counts)
            countKept({range.from, slo.window.end(range.to)});
    }

    UtcMs begin(UtcMs moment)
    {
        if (m_slo.window.isRolling())
            return moment - m_slo.window.length;
        if (moment > m_period.to)
            m_period = m_slo.window.calendar->around(moment);
        return m_period.from;
    }
    /// Minutes after `moment`, for which begin() was asked last, that are not excluded.
    double toCome(UtcMs moment) const
    {
        return m_counts ? double(m_kept[minutesOf(m_period.to - m_from)] - m_kept[minutesOf(moment - m_from)]) : 0;
    }

private:
    void countKept(TimeSpan span)
    {
        m_from = span.from;
        m_kept.assign(minutesOf(span.length()) + 1, 1);
        m_kept[0] = 0;
        for (const TimeSpan& dropped : excludedSpans(m_slo, span).dropped) {
            for (std::size_t i = minutesOf(dropped.from - m_from); i < minutesOf(dropped.to - m_from); ++i)
                m_kept[i + 1] = 0;
        }
        for (std::size_t i = 1; i < m_kept.size(); ++i)
            m_kept[i] += m_kept[i - 1];
    }

    const SloDefinition& m_slo;
    TimeSpan m_period;
    bool m_counts; ///< minutes that are known before they are over
    UtcMs m_from{};
    std::vector<std::int32_t> m_kept; ///< of the first n minutes after m_from
};

void addMinutes(MinuteRecord& record, std::span<const Slice> slices, const WeighedSums* weighed)
{
    const std::size_t count = minutesOf(record.range.length());
    for (auto* const column : {&record.good, &record.total, &record.observedSeconds})
        column->reserve(count);
    const auto add = [&record](const auto& minute) {
        record.good.push_back(minute.good);
        record.total.push_back(minute.total);
        record.observedSeconds.push_back(minute.observedSeconds);
    };
    for (const Slice& slice : slices.last(count)) {
        if (weighed)
            add(weighed->over({slice.end - kMinute, slice.end}));
        else
            add(slice);
    }
    record.flags.assign(count, 0);
}

void mark(MinuteRecord& record, std::size_t minute, MinuteRecord::Flag flag)
{
    record.flags[minute] = std::uint8_t(record.flags[minute] | flag);
}

void markAll(MinuteRecord& record, const std::vector<TimeSpan>& spans, MinuteRecord::Flag flag)
{
    for (const TimeSpan& span : spans) {
        const UtcMs to = std::min(span.to, record.range.to);
        for (UtcMs end = std::max(span.from, record.range.from) + kMinute; end <= to; end += kMinute)
            mark(record, record.minuteAt(end), flag);
    }
}

struct Window {
    double bad = 0;
    double total = 0;
    bool isUndecided = false;
};

/// `windowAt`: what counts in (from, to].
template <class WindowAt>
void addWindows(MinuteRecord& record, const SloDefinition& slo, WindowAt windowAt)
{
    Windows windows(slo, record.range);
    record.windowBad.reserve(record.size());
    record.windowBudgeted.reserve(record.size());
    for (std::size_t minute = 0; minute < record.size(); ++minute) {
        const UtcMs end = record.endOf(minute);
        const Window window = windowAt(TimeSpan{windows.begin(end), end});
        const double budgeted = window.total + windows.toCome(end);
        record.windowBad.push_back(window.bad);
        record.windowBudgeted.push_back(budgeted);
        if (isExhausted(slo.objective, window.bad, budgeted))
            mark(record, minute, MinuteRecord::Exhausted);
        if (window.isUndecided)
            mark(record, minute, MinuteRecord::Undecided);
    }
}

void addWindows(MinuteRecord& record, const SloDefinition& slo, std::span<const Slice> slices, const WeighedSums* weighed)
{
    if (weighed) {
        return addWindows(record, slo, [weighed](TimeSpan span) {
            const SliceSum sum = weighed->over(span);
            return Window{sum.bad(), sum.total, sum.undecided > 0};
        });
    }
    const WindowSums sums(slices);
    addWindows(record, slo, [&sums](TimeSpan span) {
        const std::size_t from = sums.upTo(span.from);
        const std::size_t to = sums.upTo(span.to);
        return Window{sums.bad(from, to), sums.total(from, to), sums.isUndecided(from, to)};
    });
}

/// What is said of a severity: nobody is called while a minute is excluded.
std::vector<AlertVerdict> verdictsOf(const Rehearsal& rehearsal, const AlertPolicy& alerts, Severity severity,
                                     const MinuteRecord& record)
{
    std::vector<AlertVerdict> all = rehearsal.verdicts(only(severity, alerts));
    for (std::size_t minute = 0; minute < all.size(); ++minute) {
        if (record.is(minute, MinuteRecord::Excluded) && all[minute] == AlertVerdict::Firing)
            all[minute] = AlertVerdict::Quiet;
    }
    return all;
}

template <class T>
void extend(std::vector<T>& column, const std::vector<T>& next)
{
    column.insert(column.end(), next.begin(), next.end());
}

} // namespace

const SloDefinition& MinuteRecord::sloOf(std::size_t minute) const
{
    const UtcMs end = endOf(minute);
    return std::ranges::find_if(parts, [end](const Part& part) { return end <= part.span.to; })->slo;
}

std::optional<double> MinuteRecord::left(std::size_t minute) const
{
    return budgetLeft(sloOf(minute).objective, windowBad[minute], windowBudgeted[minute]);
}

bool isExhausted(const Objective& objective, double bad, double budgeted)
{
    if (!(budgeted > 0))
        return false;
    const double allowed = budgeted * objective.errorRatio();
    if (std::abs(bad - allowed) > kDoubt * allowed)
        return bad > allowed;
    const bool isWhole = std::trunc(bad) == bad && std::trunc(budgeted) == budgeted;
    return !isWhole || compareProducts(bad, Objective::kScale, budgeted, objective.errorParts()) >= 0;
}

Millis reachOf(const SloDefinition& slo, const AlertPolicy& alerts)
{
    Millis reach = slo.window.longest();
    for (const PolicyAlert& alert : alerts.alerts) {
        for (const BurnPair& pair : alert.pairs)
            reach = std::max(reach, pair.longWindow + alert.pending);
    }
    return reach + slo.method.slice;
}

MinuteRecord recordOf(const SloDefinition& slo, const AlertPolicy& alerts, std::span<const Slice> events, TimeSpan range,
                      const CompositeMinutes* minutes)
{
    Q_ASSERT(!events.empty() && events.front().end - kMinute <= range.from && events.back().end >= range.to);
    std::span<const Slice> slices = events.first(minutesOf(range.to - (events.front().end - kMinute)));
    const ExcludedSpans excluded = excludedSpans(slo, {slices.front().end - kMinute, range.to});
    std::vector<Slice> judged;
    if (slo.method.isOfTime() || !excluded.isEmpty()) {
        judged.assign(slices.begin(), slices.end());
        judge(slo.method, excluded, judged);
        slices = judged;
    }
    std::shared_ptr<const WeighedSums> weighed;
    if (minutes)
        weighed =
            std::make_shared<const WeighedSums>(slo, minutes->without(excluded, firstKnown(slices).value_or(slices.back().end)));
    MinuteRecord record;
    record.range = range;
    record.parts.push_back({range, slo});
    addMinutes(record, slices, weighed.get());
    markAll(record, excluded.dropped, MinuteRecord::Dropped);
    markAll(record, excluded.all(), MinuteRecord::Excluded);
    addWindows(record, slo, slices, weighed.get());
    const Rehearsal rehearsal(slo, slices, range, weighed);
    record.page = verdictsOf(rehearsal, alerts, Severity::Page, record);
    record.ticket = verdictsOf(rehearsal, alerts, Severity::Ticket, record);
    return record;
}

void append(MinuteRecord& record, MinuteRecord next)
{
    Q_ASSERT(record.range.to == next.range.from);
    record.range.to = next.range.to;
    std::ranges::move(next.parts, std::back_inserter(record.parts));
    extend(record.good, next.good);
    extend(record.total, next.total);
    extend(record.observedSeconds, next.observedSeconds);
    extend(record.windowBad, next.windowBad);
    extend(record.windowBudgeted, next.windowBudgeted);
    extend(record.page, next.page);
    extend(record.ticket, next.ticket);
    extend(record.flags, next.flags);
}

} // namespace traceo::replay
