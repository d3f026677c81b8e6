#include "slo/opinion/range_events.h"

#include <numeric>

namespace traceo {

std::vector<KeptCounter> keptCounters(const std::vector<CounterSeries>& series)
{
    std::vector<KeptCounter> kept;
    kept.reserve(series.size());
    for (const CounterSeries& counter : series)
        kept.push_back({valuesOf(counter.samples), counter.roles});
    return kept;
}

void RangeEvents::add(double events, std::uint8_t roles)
{
    if (roles & CounterSeries::Total)
        total = total.value_or(0) + events;
    if (roles & CounterSeries::Part)
        part = part.value_or(0) + events;
}

std::optional<double> RangeEvents::sli(PartKind kind) const
{
    if (!part || !total)
        return {};
    return kind == PartKind::Good ? *part / *total : 1 - *part / *total;
}

RangeEvents eventsIn(const std::vector<KeptCounter>& counters, TimeSpan range, const Increase& increase)
{
    RangeEvents events;
    for (const KeptCounter& counter : counters) {
        if (const auto grown = increase(counter.values, range))
            events.add(*grown, counter.roles);
    }
    return events;
}

std::optional<double> sumOverTime(std::span<const Sample> samples)
{
    if (samples.empty())
        return {};
    return std::accumulate(samples.begin(), samples.end(), 0.0,
                           [](double sum, const Sample& sample) { return sum + sample.value; });
}

std::vector<RecordedEvents> recordedEvents(const std::vector<KeptCounter>& counters, TimeSpan span, const RecordingRule& rule)
{
    const auto increase = [&rule](std::span<const Sample> values, TimeSpan range) -> std::optional<double> {
        const auto samples = samplesIn(values, range, rule.start);
        if (rule.isOfReadings)
            return sumOverTime(samples);
        const auto stretched = stretchedIncrease(samples, range, rule.version);
        return stretched ? std::optional(stretched->value) : std::nullopt;
    };
    std::vector<RecordedEvents> recorded;
    UtcMs at = floorTo(span.from, rule.every);
    if (at < span.from || rule.start == RangeStart::Open)
        at += rule.every;
    for (; at <= span.to; at += rule.every)
        recorded.push_back({at, eventsIn(counters, {at - rule.window, at}, increase)});
    return recorded;
}

} // namespace traceo
