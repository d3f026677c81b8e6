#include "sli/readings.h"

#include "sli/observed.h"

#include <algorithm>
#include <cmath>

namespace traceo {
namespace {

using Kind = SliDefinition::Kind;

/// What one sample adds to total, to the part and to the part at most.
struct Measured {
    double total = 0;
    double part = 0;
    double upper = 0;
    bool odd = false;
};

Measured measured(const SliDefinition& definition, std::uint8_t roles, double value)
{
    if (definition.kind == Kind::Gauge)
        return {.total = 1, .part = definition.threshold->holds(value) ? 1.0 : 0.0};
    if (definition.kind == Kind::Ratio) {
        const double ratio = std::clamp(value, 0.0, 1.0);
        return {.total = 1, .part = ratio, .odd = ratio != value};
    }
    const double count = std::max(0.0, value);
    return {.total = roles & CounterSeries::Total ? count : 0,
            .part = roles & CounterSeries::Part ? count : 0,
            .upper = roles & CounterSeries::Upper ? count : 0,
            .odd = count != value};
}

void add(const CounterSeries& series, const SliDefinition& definition, TimeSpan span, std::vector<Slice>& slices)
{
    std::optional<UtcMs> newest;
    for (const Sample& sample : series.samples) {
        if (sample.at <= span.from || sample.at > span.to || !std::isfinite(sample.value) || (newest && sample.at <= *newest))
            continue;
        newest = sample.at;
        const Measured shares = measured(definition, series.roles, sample.value);
        Slice& slice = slices[sliceIndex(span, sample.at)];
        slice.total += shares.total;
        slice.good += shares.part;       // the part, until all of it is there
        slice.undecided += shares.upper; // the same of the part at most
        slice.flagged += shares.odd ? 1 : 0;
    }
}

/// A server that evaluated 0 ÷ 0 did look, and saw that nothing happened: that is no stale marker.
std::vector<Sample> answersIn(std::vector<Sample> samples)
{
    for (Sample& sample : samples) {
        if (std::isnan(sample.value))
            sample.value = 0;
    }
    return samples;
}

void settle(Slice& slice, bool isBad)
{
    slice.excess = std::max(0.0, slice.good - slice.total);
    slice.flagged += slice.excess > 0 ? 1 : 0;
    const double part = std::min(slice.good, slice.total);
    slice.good = isBad ? slice.total - part : part;
    slice.undecided = std::max(0.0, std::min(slice.undecided, slice.total) - part);
}

} // namespace

std::vector<Slice> countReadings(const std::vector<CounterSeries>& series, const SliDefinition& definition, TimeSpan span)
{
    std::vector<Slice> slices = emptySlices(span);
    std::vector<TimeSpan> seen;
    for (const CounterSeries& one : series) {
        add(one, definition, span, slices);
        if (one.roles & CounterSeries::Total)
            addSeen(definition.isEvaluatedByServer() ? answersIn(one.samples) : one.samples, span, seen);
    }
    for (Slice& slice : slices)
        settle(slice, definition.bad.has_value());
    noteObserved(std::move(seen), span, slices);
    return slices;
}

} // namespace traceo
