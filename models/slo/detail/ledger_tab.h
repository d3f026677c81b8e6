#pragma once
// The ledger tab of an SLO: who spent its budget. Accounts of its window with their shares, which add up to what was spent, to
// the event; how they came to it over the window; and the books month by month.
// Any thread; immutable. buildLedgerTab: one thread at a time, as the snapshot.

#include "core/line.h"
#include "refresh/cell.h"
#include "slo/detail/counted_slo.h"

namespace traceo {

/// Bad events (minutes) of the window that one account is to blame for.
struct AccountRow {
    std::string key;
    QString account;
    Reading bad;
    Reading share;   ///< of all that was bad
    Reading budget;  ///< of the budget
    Reading minutes; ///< with anything bad
    Reading last;    ///< the end of the last of them
    friend bool operator==(const AccountRow&, const AccountRow&) = default;
};
std::vector<Column<AccountRow>> accountColumns();

/// A month of all accounts, or of one.
struct MonthRow {
    std::string key;
    QString month; ///< "2026-11"; of all accounts only
    QString account;
    Reading opening; ///< in the window that ended when the month began
    Reading debits;  ///< what the month added
    Reading credits; ///< what left the window
    Reading closing; ///< in the window that ended with it
    Reading budget;  ///< of all accounts: the share of the budget that was spent then
    friend bool operator==(const MonthRow&, const MonthRow&) = default;
};
std::vector<Column<MonthRow>> monthColumns();

struct LedgerTab {
    std::string key; ///< the SLO
    UtcMs moment{};
    QString nothing;                    ///< why there is nothing to show; empty where there is
    QString sum;                        ///< "38 430 of 41 860 allowed were spent: 91.8 %"
    QString rules;                      ///< the accounts' rules, as `traceo slo ledger` has them
    Chart spent{};                      ///< by account, stacked: the share of the budget that was spent since the window began
    std::vector<AccountRow> accounts{}; ///< the largest first
    std::vector<MonthRow> months{};     ///< the newest first; all accounts, then each
};

/// Errors: NotFound, those of countSlo and of the snapshot.
Result<LedgerTab> buildLedgerTab(const history::Snapshot& snapshot, const SloConfig& config, const Question& question);

} // namespace traceo
