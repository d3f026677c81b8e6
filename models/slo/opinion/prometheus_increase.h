#pragma once
// What PromQL's increase() and rate() make of the raw samples of one counter: the growth between the first and the last
// sample of the range, a fall counting the new value, stretched towards both ends of the range. Stretched all the way where
// the end is less than 1.1 average intervals from a sample, else by half an interval; never to before the counter would
// have been zero. Prometheus 2 takes the samples of [from, to], Prometheus 3 those of (from, to]; only 3 limits the
// zero point to the half interval.
// Stale markers are no samples. A range with fewer than two samples has no result; no sample outside is looked for.
// Source: Prometheus' documentation of rate() and its migration guide from 2 to 3; a real 2.42 gives the same to 1e-9.
// Any thread; immutable.

#include "core/batch.h"

#include <optional>
#include <span>
#include <vector>

namespace traceo {

enum class PrometheusVersion : std::uint8_t { V2, V3 };
/// Whether a range holds a sample at its very beginning.
enum class RangeStart : std::uint8_t { Open, Closed };
RangeStart startOf(PrometheusVersion version);

/// What a server keeps of a counter: without stale markers, of equal times the first. Ascending.
std::vector<Sample> valuesOf(const std::vector<Sample>& samples);
/// Those of (from, to] or [from, to]. `values` as valuesOf gives them.
std::span<const Sample> samplesIn(std::span<const Sample> values, TimeSpan range, RangeStart start);

/// An increase and which part of it nobody saw.
struct StretchedIncrease {
    double value = 0;   ///< all of it
    double atStart = 0; ///< invented between the range's start and the first sample
    double atEnd = 0;
};
/// `samples`: what of the counter lies in the range. None with fewer than two.
std::optional<StretchedIncrease> stretchedIncrease(std::span<const Sample> samples, TimeSpan range, PrometheusVersion version);

/// increase(counter[range]), evaluated at the range's end.
std::optional<double> prometheusIncrease(std::span<const Sample> values, TimeSpan range, PrometheusVersion version);
/// rate(counter[range]), a second.
std::optional<double> prometheusRate(std::span<const Sample> values, TimeSpan range, PrometheusVersion version);

} // namespace traceo
