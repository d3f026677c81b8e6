#include "cache/joint_counters.h"

#include "cache/joint_samples.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace traceo {
namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

/// Polls one after the other: what each counter said at the time.
class Polls {
public:
    explicit Polls(const std::vector<std::vector<Sample>>& series) : m_series(series), m_places(series.size()) {}

    /// False: there are no more.
    bool next(UtcMs& at, std::vector<double>& values)
    {
        at = kDistantFuture;
        for (std::size_t i = 0; i < m_series.size(); ++i) {
            if (m_places[i] < m_series[i].size())
                at = std::min(at, m_series[i][m_places[i]].at);
        }
        if (at == kDistantFuture)
            return false;
        for (std::size_t i = 0; i < m_series.size(); ++i) {
            values[i] = kNone;
            for (; m_places[i] < m_series[i].size() && m_series[i][m_places[i]].at == at; ++m_places[i])
                values[i] = m_series[i][m_places[i]].value;
        }
        return true;
    }

private:
    const std::vector<std::vector<Sample>>& m_series;
    std::vector<std::size_t> m_places;
};

/// What is known of resets from elsewhere, of one step.
enum class Told : std::uint8_t { Nothing, Reset, TakenOver };

Told toldOf(TimeSpan step, std::span<const HitStep> joins, UtcMs lastFell)
{
    Told told = Told::Nothing;
    for (const HitStep& join : joins) {
        if (join.join == HitStep::Join::TakenOver && join.span.from < step.to && step.from < join.span.to)
            return Told::TakenOver;
        const bool isWithin = step.from < join.span.to && join.span.to <= step.to;
        if (join.join == HitStep::Join::Reset && isWithin && lastFell <= join.span.from)
            told = Told::Reset;
    }
    return told;
}

void carry(std::vector<double>& values)
{
    double before = 0;
    for (double& value : values) {
        value = std::isfinite(value) ? std::max(value, before) : before;
        before = value;
    }
}

bool hasFallen(const std::vector<double>& before, const std::vector<double>& now)
{
    for (std::size_t i = 0; i < now.size(); ++i) {
        if (now[i] < before[i]) // false for NaN
            return true;
    }
    return false;
}

} // namespace

JointCounters::JointCounters(std::vector<std::vector<Sample>> series, TimeSpan window)
    : m_series(std::move(series)), m_window(window)
{
    UtcMs base = kDistantPast;
    for (std::vector<Sample>& samples : m_series) {
        std::erase_if(samples, [](const Sample& sample) { return !std::isfinite(sample.value); });
        for (const Sample& sample : samples) {
            if (sample.at <= window.from)
                base = std::max(base, sample.at);
        }
    }
    // What one of them said before the last poll of all is not to be held against them: it may have begun again since.
    for (std::vector<Sample>& samples : m_series)
        std::erase_if(samples, [&](const Sample& sample) { return sample.at < base || sample.at > window.to; });
}

Result<JointCounters> JointCounters::load(const history::Snapshot& snapshot, std::span<const history::SeriesId> series,
                                          std::span<const TimeSpan> parts, std::span<const HitStep> joins)
{
    auto all = jointSamples(snapshot, series, parts, joins);
    if (!all)
        return all.error();
    return JointCounters(std::move(*all), parts.empty() ? TimeSpan{} : TimeSpan{parts.front().from, parts.back().to});
}

std::optional<UtcMs> JointCounters::first() const
{
    std::optional<UtcMs> first;
    for (const std::vector<Sample>& samples : m_series) {
        if (!samples.empty())
            first = std::min(first.value_or(kDistantFuture), samples.front().at);
    }
    return first;
}

void JointCounters::walk(const JointRules& rules, const std::function<void(const JointStep& step)>& visit) const
{
    std::vector<HitStep> joins;
    std::ranges::copy_if(rules.joins, std::back_inserter(joins),
                         [](const HitStep& step) { return step.join != HitStep::Join::Grown; });
    Polls polls(m_series);
    std::vector<double> now(m_series.size());
    std::vector<double> grown(m_series.size());
    std::vector<double> before(m_series.size(), kNone);
    std::optional<UtcMs> last;
    UtcMs lastFell = kDistantPast;
    for (UtcMs at{}; polls.next(at, now); last = at) {
        const bool isBorn = !last && rules.polledBefore && *rules.polledBefore < at;
        const TimeSpan span{last.value_or(isBorn ? *rules.polledBefore : at), at};
        const bool isFallen = last && hasFallen(before, now);
        const Told told = toldOf(span, joins, lastFell);
        if (isFallen)
            lastFell = at;
        const bool isReset = isFallen || told == Told::Reset;
        if (rules.carries)
            carry(now);
        const bool isNew = isReset || isBorn || told == Told::TakenOver;
        for (std::size_t i = 0; i < now.size(); ++i) {
            // A bucket that is not listed any more, while nothing fell, was lost on the way.
            if (rules.carries && !isNew && before[i] > now[i])
                now[i] = before[i];
            grown[i] = isNew ? now[i] : now[i] - before[i];
        }
        before = now;
        const bool isCounted = (last || isBorn) && told != Told::TakenOver && at > m_window.from;
        if (isCounted)
            visit({span, grown, isReset});
    }
}

std::vector<TimeSpan> equalParts(TimeSpan range, int count)
{
    std::vector<TimeSpan> parts;
    const std::int64_t most = std::max<std::int64_t>(1, range.length().count());
    const std::int64_t n = std::clamp<std::int64_t>(count, 1, most);
    for (std::int64_t i = 0; i < n; ++i)
        parts.push_back({range.from + range.length() * i / n, range.from + range.length() * (i + 1) / n});
    return parts;
}

std::size_t partOf(std::span<const TimeSpan> parts, UtcMs at)
{
    if (parts.empty() || at <= parts.front().from)
        return parts.size();
    return std::size_t(std::ranges::lower_bound(parts, at, {}, &TimeSpan::to) - parts.begin());
}

double CounterParts::sumOf(std::size_t series) const
{
    double sum = 0;
    for (const double value : grown[series])
        sum += std::isfinite(value) ? value : 0;
    return sum;
}

Result<CounterParts> countersIn(const history::Snapshot& snapshot, std::span<const history::SeriesId> series,
                                std::span<const TimeSpan> parts, const JointRules& rules)
{
    CounterParts all{std::vector(series.size(), std::vector(parts.size(), kNone))};
    if (parts.empty())
        return all;
    const auto counters = JointCounters::load(snapshot, series, parts, rules.joins);
    if (!counters)
        return counters.error();
    counters->walk(rules, [&](const JointStep& step) {
        const std::size_t part = partOf(parts, step.span.to);
        for (std::size_t i = 0; part < parts.size() && i < series.size(); ++i) {
            double& sum = all.grown[i][part];
            if (std::isfinite(step.grown[i]))
                sum = (std::isfinite(sum) ? sum : 0) + step.grown[i];
        }
    });
    return all;
}

} // namespace traceo
