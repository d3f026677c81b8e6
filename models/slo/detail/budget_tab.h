#pragma once
// The budget tab of an SLO: what was left of the window that ended at each moment of the range, and, of the moment that is
// pointed at, the burn-down of its window, what entered and what left since an earlier one, and how the SLO's window differs
// from one of the other kind: rolling from a month of the calendar, a calendar's period from a rolling one.
// Any thread; immutable. buildBudgetTab: one thread at a time, as the snapshot.

#include "refresh/cell.h"
#include "slo/detail/budget_past.h"

#include <memory>

namespace traceo {

/// A step from one budget to another, or one of the two.
struct BridgeRow {
    std::string key;
    QString what;  ///< "Entered the window"
    QString when;  ///< of a stretch of bad minutes, or the moment of a budget
    Reading bad;   ///< events or minutes
    Reading share; ///< of the budget; what left counts for it, what entered against it
    friend bool operator==(const BridgeRow&, const BridgeRow&) = default;
};
std::vector<Column<BridgeRow>> bridgeColumns();

struct BudgetTab {
    std::string key; ///< the SLO
    QString title;
    UtcMs moment{};  ///< counted to
    QString nothing; ///< why there is nothing to show; empty where there is
    Chart course;
    std::shared_ptr<const BudgetPast> past;
    SloWindow other; ///< of the other kind
    TabNumbers numbers;
};

/// Errors: NotFound, those of countSlo.
Result<BudgetTab> buildBudgetTab(const history::Snapshot& snapshot, const SloConfig& config, const Question& question);

/// All of one moment.
struct BudgetMoment {
    UtcMs at{};
    QString window; ///< "24 Oct 14:05 → 23 Nov 14:05"
    Chart burnDown;
    QString since{}; ///< the moment it is compared with
    std::vector<BridgeRow> changes{};
    QString kinds{}; ///< "rolling 30 d and calendar 1M, UTC"
    std::vector<BridgeRow> kindRows{};
};
/// `at` is taken down to the minute and to what was counted; `back`: how long before it the other moment is. Quick enough to
/// follow a pointer: the charts are differences of prefix sums.
BudgetMoment budgetMoment(const BudgetTab& tab, UtcMs at, Millis back, int columns);

} // namespace traceo
