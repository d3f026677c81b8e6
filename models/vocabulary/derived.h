#pragma once
// What derivations write, with source `derived`. A sample of a slice lies at the slice's end, so
// that the left-open window (t−w, t] over samples is the sum of its slices.

namespace traceo::vocabulary {

inline constexpr char kDerivedSource[] = "derived";

/// Minute slices of an SLI; labels: slo, definition (hash of definition and code version).
inline constexpr char kSliGood[] = "traceo_sli_good";                 ///< events
inline constexpr char kSliTotal[] = "traceo_sli_total";               ///< events
inline constexpr char kSliObserved[] = "traceo_sli_observed_seconds"; ///< 0…60
inline constexpr char kSliUncertain[] =
    "traceo_sli_uncertain";                                 ///< events that may belong here: births without proof; only when > 0
inline constexpr char kSliFlagged[] = "traceo_sli_flagged"; ///< oddities in the counters; only when > 0
inline constexpr char kSliUndecided[] =
    "traceo_sli_undecided"; ///< events between the boundaries of a histogram around the threshold; only when > 0
inline constexpr char kSliExcess[] = "traceo_sli_excess"; ///< good (or bad) events above total; only when > 0

inline constexpr char kLabelSlo[] = "slo";
inline constexpr char kLabelDefinition[] = "definition";
/// "1", "2" …: differences to be added to what was derived before late samples arrived.
inline constexpr char kLabelCorrection[] = "correction";

} // namespace traceo::vocabulary
