#include "slo/opinion/booked_events.h"

#include <algorithm>

namespace traceo {
namespace {

double growth(const Sample& before, const Sample& sample)
{
    return sample.value < before.value ? sample.value : sample.value - before.value;
}

} // namespace

std::vector<Slice> booked(const std::vector<KeptCounter>& counters, TimeSpan window, PartKind part, const Increments& increments)
{
    std::vector<RangeEvents> sums(emptySlices(window).size());
    for (const KeptCounter& counter : counters) {
        for (const Sample& increment : increments(counter.values)) {
            const UtcMs at = std::max(increment.at, window.from + Millis{1});
            sums[sliceIndex(window, at)].add(increment.value, counter.roles);
        }
    }
    std::vector<Slice> slices = emptySlices(window);
    for (std::size_t i = 0; i < slices.size(); ++i) {
        const double events = sums[i].part.value_or(0);
        slices[i].total = sums[i].total.value_or(0);
        slices[i].good = part == PartKind::Good ? events : slices[i].total - events;
    }
    return slices;
}

std::vector<Sample> incrementsIn(std::span<const Sample> values, TimeSpan range)
{
    std::vector<Sample> increments;
    for (std::size_t i = 1; i < values.size() && values[i].at <= range.to; ++i) {
        if (values[i].at > range.from)
            increments.push_back({values[i].at, growth(values[i - 1], values[i])});
    }
    return increments;
}

std::vector<Sample> stretchedIncrements(std::span<const Sample> samples, TimeSpan range, PrometheusVersion version)
{
    const auto increase = stretchedIncrease(samples, range, version);
    if (!increase)
        return {};
    std::vector<Sample> increments{{samples.front().at, increase->atStart}};
    for (std::size_t i = 1; i < samples.size(); ++i)
        increments.push_back({samples[i].at, growth(samples[i - 1], samples[i])});
    increments.push_back({range.to, increase->atEnd});
    return increments;
}

std::vector<Slice> limited(std::vector<Slice> slices)
{
    for (Slice& slice : slices)
        slice.good = std::clamp(slice.good, 0.0, std::max(0.0, slice.total));
    return slices;
}

} // namespace traceo
