#pragma once
// What a row says of a composite beside its own numbers: each member, and between which shares what needs all members lies.
// Any thread; immutable.

#include "slo/slo_explain.h"
#include "slo/slo_report.h"

namespace traceo {

/// None of a plain SLO. `row` has its own readings already.
std::optional<SloComposite> compositeOf(const SloDefinition& slo, const SloCounts& counts, const SloRow& row,
                                        const SloExplainer& explain);

/// What makes its numbers, for an explanation: "Occurrences: …".
QString compositeMethodText(const SloDefinition& slo);
/// A line a member: its name, and "2 × burn 0.50×: 99.95 % of 99.9 %".
std::vector<Explanation::Input> memberLines(const SloCounts& counts);

} // namespace traceo
