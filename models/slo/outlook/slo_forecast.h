#pragma once
// What `traceo slo forecast` says of one SLO, worked out from one snapshot: when its budget will be gone at the pace of the last
// hours (slo/exhaustion.h), what may become of it (slo/outlook/budget_outlook.h), which dates are known, and how good such
// forecasts have been. An outlook that was no better than the base rate on past days, or that could be scored on fewer than
// twenty, is not shown.
// Any thread; immutable. buildForecast(): one thread at a time, as the snapshot.

#include "slo/outlook/budget_outlook.h"
#include "slo/outlook/outlook_score.h"
#include "slo/outlook/recoveries.h"
#include "slo/slo_report.h"

namespace traceo {

struct SloForecast {
    enum class Outlook : std::uint8_t { Shown, Hidden, NotKnown };

    UtcMs moment{}; ///< counted to
    UtcMs end{};    ///< of the window as it moves on, or of the period
    SloRow row;     ///< as `traceo slo status` has it; with the exhaustion
    Outlook kind = Outlook::NotKnown;
    QString reason;                       ///< a sentence: why it is hidden, or not known; empty where it is shown
    std::optional<BudgetOutlook> outlook; ///< where it is shown
    Recoveries recoveries;                ///< empty where the budget is not known
    std::optional<OutlookScore> score;    ///< none without a day to score
};

/// From where on minutes are needed: reachOf(), but no months of which nothing is known.
Result<UtcMs> forecastFrom(const history::Snapshot& snapshot, const SloDefinition& slo, UtcMs moment);

/// `row` is that of the same counts, which reach back by forecastFrom().
SloForecast forecastOf(const SloDefinition& slo, const SloCounts& counts, SloRow row);

/// Errors: those of countSlo.
Result<SloForecast> buildForecast(const history::Snapshot& snapshot, const SloDefinition& slo, const Question& question);

} // namespace traceo
