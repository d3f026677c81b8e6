#pragma once
// The error budget of an SLO counted by occurrences. N events in the window, B of them bad, target
// t: allowed = (1 − t)·N, spent = B / allowed, left = 1 − spent. Never clamped: an overspent budget
// is below zero by as much as it was missed.
// Source: Site Reliability Workbook, chapter 2 "Implementing SLOs", and OpenSLO v1, Occurrences.
// Any thread; immutable.

#include "core/time.h"
#include "slo/objective.h"

#include <compare>
#include <optional>

namespace traceo {

/// Bad events the target allows among `total`.
double allowedBad(const Objective& objective, double total);
/// The bad time the target allows in a window of even traffic: 99.9 % of 30 d are 43.2 min.
Millis allowedTime(const Objective& objective, Millis window);

/// Shares of the budget; none without events, or where the target allows none.
std::optional<double> budgetSpent(const Objective& objective, double bad, double total);
std::optional<double> budgetLeft(const Objective& objective, double bad, double total);

/// Whether good / total reaches the target, exactly: whole numbers are compared as such, so that
/// no rounding of a quotient decides. Requires: total > 0.
bool isMet(const Objective& objective, double good, double total);

/// a·x against b·y, exact where a and b are whole numbers below 2^53. Requires: all ≥ 0.
std::weak_ordering compareProducts(double a, std::int64_t x, double b, std::int64_t y);
/// a·x·y against b·u·v, exact where x·y and u·v stay below 2^74 besides.
std::weak_ordering compareProducts(double a, std::int64_t x, std::int64_t y, double b, std::int64_t u, std::int64_t v);

} // namespace traceo
