#pragma once
// What was found of the checks, in words, and which of them the words are about.
// Any thread; immutable.

#include "synthetics/synthetics_report.h"

namespace traceo {

/// "2 of 60 checks are down, 1 is not observed; the certificate of shop ends in 6 d". Requires: a check.
QString syntheticsFinding(const SyntheticsReport& report);
/// Who is down and why, who is slow, what nobody sees.
QString syntheticsSummary(const SyntheticsReport& report);

/// The first of its pairs in the worst state.
const ProbeRow& worstPair(const CheckRow& check, const SyntheticsReport& report);
bool hasSlow(const CheckRow& check, const SyntheticsReport& report);
bool hasDown(const CheckRow& check, const SyntheticsReport& report);

} // namespace traceo
