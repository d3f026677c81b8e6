#pragma once
// The slices of an SLI out of a snapshot. Whether they were derived before or are counted now makes
// no difference to what they are.
// One thread at a time, as the snapshot. Errors: those of Snapshot; Usage for a senseless span,
// BadValue for a definition that cannot be counted.

#include "history/snapshot.h"
#include "sli/sli_definition.h"
#include "sli/stored_days.h"

#include <optional>
#include <span>
#include <string_view>

namespace traceo {

/// Longer spans are an error, not a lack of memory.
inline constexpr Millis kLongestSliceSpan = 5 * 366 * kDay;

/// Counted from raw samples, one slice a minute. Both ends of `span` are taken down to the minute.
Result<std::vector<Slice>> countSlices(const history::Snapshot& snapshot, const SliDefinition& definition, TimeSpan span);

/// Before it nothing of (span.from, span.to] is known: the day before the first sample, raw or of a stored slice; not before
/// span.from, and near its end where there is none. `slo` names stored slices.
Result<UtcMs> knownFrom(const history::Snapshot& snapshot, const SliDefinition& definition, std::string_view slo, TimeSpan span);

/// Slices, and what they were read from, for those who keep them.
struct ReadSlices {
    std::vector<Slice> slices;
    /// What is before it changes with new samples of `series` at or before it, and with new series, and else never: each
    /// minute is stored, or nothing is known of it. Not after the last stored one.
    UtcMs settledUntil{};
    std::vector<history::SeriesId> series; ///< ascending: stored slices, and what the definition counts
};
Result<ReadSlices> readSlicesFrom(const history::Snapshot& snapshot, const SliDefinition& definition, std::string_view slo,
                                  TimeSpan span);

/// The same packed by the day, as far as it is settled and ends with a UTC day or the span; of days that overlap nothing of
/// `wanted` there may be sums alone (sli/stored_days.h).
struct ReadTrack {
    SliceTrack settled;
    std::vector<Slice> newer; ///< what follows
    UtcMs settledUntil{};     ///< as ReadSlices
    std::vector<history::SeriesId> series;
};
Result<ReadTrack> readTrack(const history::Snapshot& snapshot, const SliDefinition& definition, std::string_view slo,
                            TimeSpan span, std::span<const TimeSpan> wanted);

/// The same, out of stored slices where there are some. `slo` names them.
Result<std::vector<Slice>> readSlices(const history::Snapshot& snapshot, const SliDefinition& definition, std::string_view slo,
                                      TimeSpan span);

} // namespace traceo
