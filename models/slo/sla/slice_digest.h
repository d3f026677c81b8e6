#pragma once
// One number for all slices of a stretch of time, so that a figure and the rows it was worked out from can be held together by
// somebody who has neither our database nor our word. The root of a Merkle tree over rows, as RFC 6962 §2.1 builds it with
// SHA-256 (Certificate Transparency):
//   leaf        SHA-256(0x00 ‖ text of the row)
//   inner node  SHA-256(0x01 ‖ left ‖ right); of n > 1 leaves the left part holds the largest power of two below n
// The first leaf says what is counted, every further one is a minute, in the order of time. Texts are ASCII, without an end of
// line; fields are divided by commas:
//   traceo-slices/1,NAME,OBJECTIVE,METHOD                  Occurrences
//   traceo-slices/1,NAME,OBJECTIVE,METHOD,SLICE_S,TARGET   methods that count minutes; TARGET is empty for RatioTimeslices
//   END,GOOD,TOTAL,OBSERVED_S,UNCERTAIN,UNDECIDED,FLAGGED,EXCLUDED_AS                              Occurrences
//   END,GOOD,TOTAL,OBSERVED_S,UNCERTAIN,UNDECIDED,FLAGGED,EXCLUDED_AS,GOOD_MINUTES,TOTAL_MINUTES   the others
// OBJECTIVE and TARGET are decimal ratios without trailing zeros ("0.999"), END is RFC 3339 in UTC with whole seconds, other
// numbers are the shortest decimals that read back as the same double, whole ones without a point; EXCLUDED_AS is empty, "drop"
// or "good". The columns of `traceo slo slices -o csv` have these names; its other columns are no
// part of the tree.
// Source: RFC 6962, Laurie, Langley, Kasper, "Certificate Transparency" (2013), section 2.1.
// Any thread; immutable.

#include "slo/slice_rows.h"

namespace traceo {

/// As 64 lower-case hex digits.
std::string sliceRoot(const SliceRows& table);

/// The text of the first leaf, and of the one of a row.
std::string headText(const SliceRows& table);
std::string rowText(const SliceRows& table, std::size_t row);

/// The root over any texts; of none it is SHA-256 of nothing.
std::string merkleRoot(const std::vector<std::string>& leaves);

/// "0.999": the exact ratio.
std::string ratioText(const Objective& objective);
/// "local" or "server".
const char* evaluatedWord(bool isByServer);
/// "", "drop" or "good".
const char* excludedWord(std::optional<Exclusion::Mode> mode);

} // namespace traceo
