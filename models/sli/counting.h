#pragma once
// Counters to minute slices. An increment belongs to the time of the sample that first shows it;
// nothing is extrapolated or spread. A fall is a reset and the new value counts, whatever the gap;
// a fall of less than 1 % with no other sign of a restart counts nothing and is flagged. The first
// sample of a series counts from zero where it is proven that the counter was made since the
// sample before (sli/births.h); otherwise it counts nothing and its value is uncertain.
// Any thread; immutable.

#include "core/batch.h"
#include "sli/slice.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

namespace traceo {

/// A raw counter with what of it matters to a span.
struct CounterSeries {
    /// What the counter takes part in; one may be several. Upper: the part at most, where only bounds are known. Half: the
    /// part, of which it is worth a half.
    enum Role : std::uint8_t { Total = 1, Part = 2, Upper = 4, Half = 8 };

    SeriesKey key;
    std::uint8_t roles = Total;
    /// Ascending; of equal times the first counts. Reaches back to the newest sample at or before
    /// the span's start (and SamplePace::kSamples more where there are), and on to the first after
    /// its end. So a first sample inside the span is the first there is.
    std::vector<Sample> samples;

    /// Job and instance as one text; empty when one is missing.
    std::string target() const;
};

/// Whether the counter was made since the sample before its first: what other counters of its
/// target grew meanwhile, none when nothing proves it.
using BirthProof = std::function<std::optional<double>(const CounterSeries& born, const Sample& first)>;

/// What the part is of the total.
enum class PartKind : std::uint8_t { Good, Bad };

/// One slice a minute of (span.from, span.to], whole minutes. good = part, or total − part; where
/// the part exceeds its total it is taken down to it and flagged, and the rest is excess. What Upper grew above the part is
/// undecided.
std::vector<Slice> countCounters(const std::vector<CounterSeries>& series, PartKind part, TimeSpan span, const BirthProof& proof);

/// The times of the samples that are the first after a reset, by the same rules: a small fall alone is none.
std::vector<UtcMs> restartsIn(const std::vector<Sample>& samples);

/// The sum of all increments of one series in (span.from, span.to], by the same rules, a first
/// sample counting nothing.
double increaseOf(const std::vector<Sample>& samples, TimeSpan span);

} // namespace traceo
