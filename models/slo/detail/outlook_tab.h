#pragma once
// What the overview of an SLO says of the time to come: the probability that its budget is exhausted before its window has moved
// on, lines that 10, 50 and 90 of 100 paths stay below, how good such forecasts were, and the dates on which spent budget comes
// back. A forecast that was no better than the base rate is not shown, and it is said why; known dates are no guesses.
// Any thread; immutable. buildOutlookTab: one thread at a time, as the snapshot.

#include "core/line.h"
#include "refresh/cell.h"
#include "slo/detail/counted_slo.h"
#include "slo/outlook/slo_forecast.h"

namespace traceo {

/// A number or a date of the forecast.
struct OutlookRow {
    std::string key;
    QString what;
    QString when; ///< a stretch of time; may be empty
    Reading value;
    friend bool operator==(const OutlookRow&, const OutlookRow&) = default;
};
std::vector<Column<OutlookRow>> outlookColumns();

struct OutlookTab {
    std::string key; ///< the SLO
    UtcMs moment{};
    QString sentence;           ///< what is foretold, or why nothing is
    QString score;              ///< how good such forecasts were; empty where none could be scored
    std::optional<Chart> lines; ///< where it is shown
    std::vector<OutlookRow> rows;
};

/// In its own place, so that it can be tested without days of history.
OutlookTab outlookTabOf(const CountedSlo& counted, const SloForecast& forecast, const Question& question);

/// Errors: NotFound, those of countSlo.
Result<OutlookTab> buildOutlookTab(const history::Snapshot& snapshot, const SloConfig& config, const Question& question);

} // namespace traceo
