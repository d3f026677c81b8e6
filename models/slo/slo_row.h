#pragma once
// From counts to the readings of a row.
// Any thread; immutable.

#include "slo/slo_explain.h"
#include "slo/slo_report.h"
#include "slo/slo_state.h"

namespace traceo {

SloRow rowOf(const SloDefinition& slo, const SloCounts& counts, const Question& question, const SloExplainer& explain);
/// For an SLO that could not be counted.
SloRow rowOf(const SloDefinition& slo, const Error& error, UtcMs moment);

/// What a budget is judged by: what is left of it, or where events are undecided and it is overspent whatever they were, what is
/// left at most. Without a value where neither is known.
const Reading& judgedLeft(const SloRow& row);
/// What is left, for people: "at most −255.7 %" where events are undecided and no more is known.
QString leftText(const SloRow& row);

/// The quality of a number over one window: what nobody saw, no traffic, too little seen, old.
Quality qualityOf(const SliceSum& sum, const SloState& state);

/// The budget that was left at the end of each of `points` equal parts of the window: 1 − bad since
/// the window's start / allowed in the whole window, so that the last is what is left now. NaN
/// before data begin and after the newest.
QList<double> budgetCourse(const SloDefinition& slo, const SloCounts& counts, int points);

} // namespace traceo
