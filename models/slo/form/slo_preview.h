#pragma once
// What a definition that nobody has saved yet would say of the history there is: the report of slo/slo_report.h over it alone.
// Any thread; immutable. previewOf: one thread at a time, as the snapshot.

#include "slo/slo_report.h"

namespace traceo::form {

struct Preview {
    Status status = Status::Unknown; ///< of an alert right now: Critical would page, Warning would open a ticket
    QString verdict;                 ///< "would page now"
    QString sentence;                ///< why, and how much of the window the numbers rest on
    std::vector<KeyFigure> figures;
    Chart budget;           ///< its course over the window
    bool hasSeries = false; ///< whether history has anything of it at all
    QStringList unknown;    ///< selectors that no series of history matches
    QStringList unasked;    ///< selectors that nobody asked the source for, beside others: nothing can be counted
    UtcMs moment{};
};

/// Judged as the workspace is now. Requires: one SLO in `config.slos`. Errors: those of build().
Result<Preview> previewOf(const history::Snapshot& snapshot, const SloConfig& config, const Question& question);

} // namespace traceo::form
