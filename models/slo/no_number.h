#pragma once
// What no answer may rest on that needs one number: a count of which part is undecided, as a threshold is no boundary of its
// histogram, and one that is broken (slo/part_excess.h).
// Any thread; immutable.

#include "slo/slo_counts.h"

namespace traceo {

/// Where `sum`, of what the method counts, is no number. Error: BadValue, says what is to be mended.
std::optional<Error> noNumber(const SloDefinition& slo, const SliceSum& sum);
/// The same of a composite too; `members`: whatever its sum is of.
std::optional<Error> noNumber(const SloDefinition& slo, const SliceSum& sum, const MemberExcess& members);
/// The same of the SLO's window, and of the members of a composite.
std::optional<Error> noNumber(const SloDefinition& slo, const SloCounts& counts);

} // namespace traceo
