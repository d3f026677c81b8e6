#pragma once
// The books of an error budget month by month, each month judged by the definition that held when it ended. Where that changed
// the next month opens with what its own definition counts, which may be something else than the one before closed with.
// One thread at a time, as the snapshot.

#include "slo/account_rule.h"
#include "slo/held_definition.h"
#include "slo/ledger/monthly_balance.h"
#include "slo/slo_counts.h"

namespace traceo {

/// Months one after the other that one definition judges.
struct HeldMonths {
    SloDefinition slo;
    std::vector<replay::DefinitionChange> since; ///< from it to the one that judges the newest month; empty: it is that one
    std::optional<Error> problem;                ///< what it counted is no number (slo/no_number.h); there are no months then
    TimeSpan span;                               ///< of the months
    std::vector<MonthlyBalance> months;          ///< oldest first
};

struct MonthsAsk {
    const SloDefinition& slo; ///< judges the newest month
    const SloCounts& counts;  ///< by it, with slices that reach a month and its window back before the range
    const std::vector<AccountRule>& rules;
    TimeSpan range; ///< (from, to]
    QTimeZone zone; ///< of the months
};

/// Whole months that the range touches, oldest first. Errors: those of counting and of the snapshot.
Result<std::vector<HeldMonths>> heldBalances(const history::Snapshot& snapshot, const SloConfig& config, const MonthsAsk& ask,
                                             const Question& question);

} // namespace traceo
