#pragma once
// What a team agreed to do when an error budget runs low: steps in order, each with the condition under which it holds, what is
// to be done and who does it. Of the steps that hold the last is the current one, so the mild come first.
// A step that holds is left with a margin: 5 % of the budget beyond its limit, or 5 % of a burn rate's. What is not known changes
// nothing.
// Source: Site Reliability Workbook, appendix B "Example Error Budget Policy".
// Any thread; immutable.

#include "core/time.h"
#include "workspace/config_node.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace traceo {

inline constexpr double kPolicyMargin = 0.05;

struct PolicyStep {
    enum class Measure : std::uint8_t {
        Remaining, ///< ratio of the budget that is left: below the limit, or at most
        Burn,      ///< burn rate over a window: above the limit
        Missed,    ///< windows in a row whose objective was not kept: as many as the limit
        Incident,  ///< ratio of the budget that one incident of the window took: above the limit
    };
    Measure measure = Measure::Remaining;
    double limit = 0;
    bool isInclusive = false; ///< of Remaining: the limit itself holds
    Millis over{0};           ///< of Burn: whole minutes
    std::string action;
    std::string owner; ///< may be empty

    bool holds(double value) const;
    /// Whether a step that holds is left. Requires: !holds(value).
    bool isLeft(double value) const;
    friend bool operator==(const PolicyStep&, const PolicyStep&) = default;
};

struct BudgetPolicy {
    std::string name;
    Location at;
    std::vector<PolicyStep> steps; ///< in order; empty: there is no policy
    bool isAnnotated = false;      ///< named by an annotation of OpenSLO, which may come from another workspace
    friend bool operator==(const BudgetPolicy&, const BudgetPolicy&) = default;
};

/// "remaining < 25 %" as it is written: "remaining < 25%", "burn > 10 over 6h", "missed_windows 2", "incident > 20%".
std::string conditionText(const PolicyStep& step);

/// Which steps hold at a moment, by which held before and what each one's condition is about; `values` are in the order of the
/// steps. None of `before` held where it is empty.
std::vector<bool> stepsHolding(const BudgetPolicy& policy, const std::vector<bool>& before,
                               std::span<const std::optional<double>> values);

} // namespace traceo
