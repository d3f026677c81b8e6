#include "sli/stored_days.h"

#include "core/wide.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <utility>

namespace traceo {
namespace {

using history::Aggregate;
using history::SeriesId;
using history::Snapshot;

constexpr std::size_t kObserved = 2;              ///< the place of what marks a minute as derived
constexpr double kMostWhole = 1125899906842624.0; ///< 2^50, as history/exact_sum.h: sums below it lose nothing

/// Where it is likely that all values are whole: what is shown of them is.
bool isOfWholes(const Aggregate& all)
{
    const std::array shown{all.min, all.max, all.first, all.last, all.sum, all.increase};
    return all.min >= 0 && std::ranges::all_of(shown, [](double number) {
               return std::abs(number) <= kMostWhole && std::nearbyint(number) == number;
           });
}

/// Whether they are the ends of its minutes.
TRACEO_WIDE bool isEachMinute(TimeSpan span, std::span<const std::int64_t> times)
{
    if (span.length() != std::int64_t(times.size()) * kMinute)
        return false;
    std::int64_t minute = msOf(span.from);
    std::int64_t different = 0;
    for (const std::int64_t at : times)
        different |= at ^ (minute += kMinute.count());
    return different == 0;
}

/// A UTC day of the span.
class Day {
public:
    Day(UtcMs begin, TimeSpan span)
        : m_begin(begin), m_span{std::max(span.from, begin - kMinute), std::min(span.to, begin + kDay - kMinute)}
    {}

    UtcMs begin() const { return m_begin; }
    TimeSpan span() const { return m_span; }
    std::size_t minutes() const { return std::size_t(m_span.length() / kMinute); }
    /// Every minute of it is stored, and no more than one number of each quantity; of what was told so far.
    bool isWhole() const { return m_isWhole && !m_isMixed; }
    /// It seemed to be whole, and then more came.
    bool isMixed() const { return m_isWhole && m_isMixed; }

    /// Whether the run holds every minute of it.
    bool isFilledBy(const Aggregate& all) const
    {
        return isFromItsBeginning() && all.count == std::int64_t(minutes()) && all.firstAt == m_begin && all.lastAt == m_span.to;
    }
    bool isFilledBy(std::span<const std::int64_t> times) const { return isFromItsBeginning() && isEachMinute(m_span, times); }
    /// Of what marks a minute as derived, before anything else is told of it.
    template <class Run>
    void tellFirst(const Run& run)
    {
        m_isWhole = m_isWhole || (m_minutes.slices.empty() && isFilledBy(run));
    }
    void mix() { m_isMixed = true; }

    bool has(std::size_t quantity) const { return m_columns[quantity].has_value(); }
    void set(std::size_t quantity, SliceTrack::Column column) { m_columns[quantity] = std::move(column); }
    /// A quantity that is not stored is zero.
    SliceTrack take()
    {
        SliceTrack::Columns columns;
        for (std::size_t i = 0; i < columns.size(); ++i)
            columns[i] = m_columns[i] ? std::move(*m_columns[i]) : SliceTrack::Column::same(0);
        return SliceTrack::ofDay(m_begin, std::move(columns), minutes());
    }

    bool isAllObserved() const
    {
        const auto& observed = m_columns[kObserved];
        return observed && observed->isSame() && observed->at(0) > 0;
    }

    /// Samples in ascending time, as far as they lie within: how many those are.
    template <class AtOf, class ValueOf>
    std::size_t addTo(std::size_t quantity, std::size_t count, AtOf atOf, ValueOf valueOf)
    {
        beginMinutes();
        const auto value = sliceQuantities()[quantity].value;
        std::size_t minute = sliceIndex(m_span, atOf(0));
        for (std::size_t i = 0; i < count; ++i) {
            const UtcMs at = atOf(i);
            if (at > m_span.to)
                return i;
            while (m_minutes.slices[minute].end < at) // mostly the next minute
                ++minute;
            m_minutes.slices[minute].*value += valueOf(i);
            if (quantity == kObserved)
                m_minutes.isDerived[minute] = true;
        }
        return count;
    }
    StoredSlices takeMinutes()
    {
        beginMinutes();
        return std::move(m_minutes);
    }

private:
    /// The day that goes on is like any other, as far as it is over.
    bool isFromItsBeginning() const { return m_span.from == m_begin - kMinute; }
    void beginMinutes()
    {
        if (!m_minutes.slices.empty())
            return;
        m_minutes.slices = emptySlices(m_span);
        m_minutes.isDerived.resize(m_minutes.slices.size());
    }

    UtcMs m_begin{};
    TimeSpan m_span;
    bool m_isWhole = false;
    bool m_isMixed = false;
    std::array<std::optional<SliceTrack::Column>, SliceTrack::kQuantities> m_columns;
    StoredSlices m_minutes; ///< while it is not whole
};

class Reader {
public:
    Reader(const Snapshot& snapshot, TimeSpan span, std::span<const TimeSpan> wanted)
        : m_snapshot(snapshot), m_span(span), m_wanted(wanted)
    {
        m_days.reserve(std::size_t(span.length() / kDay) + 2);
        for (UtcMs begin = floorTo(span.from + kMinute, kDay); begin <= span.to; begin += kDay)
            m_days.emplace_back(begin, span);
    }

    /// Requires: of the quantities, kObserved first.
    Result<void> read(SeriesId series, std::size_t quantity)
    {
        m_quantity = quantity;
        return m_snapshot.visit(series, m_span,
                                {.summary = [this](const Aggregate& all, TimeSpan run) { return takeSummary(all, run.from); },
                                 .columns = [this](auto times, auto values) { takeColumns(times, values); },
                                 .samples = [this](auto samples) { takeSamples(samples); }});
    }

    std::vector<Day>& days() { return m_days; }

private:
    /// That of the minute.
    Day& dayOf(UtcMs at)
    {
        const UtcMs end = floorTo(at + kMinute - Millis{1}, kMinute);
        return m_days[std::size_t((end - m_days.front().begin()) / kDay)];
    }

    template <class AtOf, class ValueOf>
    void addAll(std::size_t count, AtOf atOf, ValueOf valueOf)
    {
        for (std::size_t i = 0; i < count;) {
            Day& day = dayOf(atOf(i));
            if (day.isWhole())
                day.mix();
            if (day.isMixed())
                ++i;
            else
                i += day.addTo(
                    m_quantity, count - i, [&](std::size_t k) { return atOf(i + k); },
                    [&](std::size_t k) { return valueOf(i + k); });
        }
    }

    bool takeSummary(const Aggregate& all, UtcMs at)
    {
        Day& day = dayOf(at);
        if (m_quantity == kObserved)
            day.tellFirst(all);
        if (day.isMixed())
            return true; // it is read otherwise
        if (!day.isWhole())
            return false;
        if (day.has(m_quantity)) {
            day.mix();
            return true;
        }
        const bool isSame = all.count > 0 && all.min == all.max && (all.min == 0 || day.isFilledBy(all));
        if (isSame)
            day.set(m_quantity, SliceTrack::Column::same(all.min));
        else if (m_quantity != kObserved && day.isAllObserved() && !isWanted(day.span(), m_wanted) && isOfWholes(all))
            day.set(m_quantity, SliceTrack::Column::sumAlone(all.sum));
        return day.has(m_quantity);
    }

    void takeColumns(std::span<const std::int64_t> times, std::span<const double> values)
    {
        if (times.empty())
            return;
        Day& day = dayOf(utcMs(times.front()));
        if (m_quantity == kObserved)
            day.tellFirst(times);
        if (day.isWhole() && !day.has(m_quantity))
            return setColumn(day, times, values);
        addAll(
            times.size(), [times](std::size_t i) { return utcMs(times[i]); }, [values](std::size_t i) { return values[i]; });
    }

    void takeSamples(std::span<const Sample> samples)
    {
        addAll(
            samples.size(), [samples](std::size_t i) { return samples[i].at; },
            [samples](std::size_t i) { return samples[i].value; });
    }

    /// What lies in no minute of its own is not ours.
    void setColumn(Day& day, std::span<const std::int64_t> times, std::span<const double> values)
    {
        if (isEachMinute(day.span(), times)) {
            day.set(m_quantity, SliceTrack::Column(values));
            return;
        }
        m_minutes.assign(day.minutes(), 0.0);
        bool isOurs = true;
        for (std::size_t i = 0; i < times.size(); ++i) {
            const Millis since = utcMs(times[i]) - day.begin();
            const auto minute = std::size_t(since / kMinute);
            isOurs = isOurs && since % kMinute == Millis{0} && minute < m_minutes.size();
            if (isOurs)
                m_minutes[minute] = values[i];
        }
        if (isOurs)
            day.set(m_quantity, SliceTrack::Column(m_minutes));
        else
            day.mix();
    }

    const Snapshot& m_snapshot;
    TimeSpan m_span;
    std::span<const TimeSpan> m_wanted;
    std::vector<Day> m_days;
    std::vector<double> m_minutes;
    std::size_t m_quantity = 0;
};

void append(StoredSlices more, StoredSlices& to)
{
    to.slices.insert(to.slices.end(), more.slices.begin(), more.slices.end());
    to.isDerived.insert(to.isDerived.end(), more.isDerived.begin(), more.isDerived.end());
}

} // namespace

Result<StoredDays> storedDays(const Snapshot& snapshot, std::string_view slo, std::string_view definition, TimeSpan span,
                              std::span<const TimeSpan> wanted)
{
    StoredDays stored;
    if (span.isEmpty())
        return stored;
    Reader reader(snapshot, span, wanted);
    const auto ids = storedSeries(snapshot, slo, definition);
    if (!ids)
        return ids.error();
    for (const std::size_t quantity :
         {kObserved, std::size_t{0}, std::size_t{1}, std::size_t{3}, std::size_t{4}, std::size_t{5}, std::size_t{6}}) {
        for (const SeriesId series : (*ids)[quantity]) {
            stored.series.push_back(series);
            if (auto done = reader.read(series, quantity); !done)
                return done.error();
        }
    }
    for (Day& day : reader.days()) {
        const bool goesOn = !stored.parts.empty() && stored.parts.back().isOfDays() == day.isWhole();
        StoredPart& part = goesOn ? stored.parts.back() : stored.parts.emplace_back();
        if (day.isWhole()) {
            part.days.append(day.take());
            continue;
        }
        auto minutes = day.isMixed() ? storedSlices(snapshot, slo, definition, day.span()) : Result(day.takeMinutes());
        if (!minutes)
            return minutes.error();
        append(std::move(*minutes), part.minutes);
    }
    return stored;
}

} // namespace traceo
