#pragma once
// What the command line of traceo-desktop asks for.
// GUI thread only.

#include "app/desktop/report_run.h"

#include <QString>

class QApplication;

namespace traceo {

struct Options {
    QString workspace;
    QString history;
    QString pictures; ///< a folder
    QString report;   ///< a file
    QString at;
    QString knownAt;
    QString zone;
    QString sla;    ///< the period of a report on service levels
    QString slo;    ///< the only SLO of it
    QString tables; ///< a folder for the report's tables

    /// Neither pictures nor a report: somebody sits before it.
    bool isWindow() const { return pictures.isEmpty() && report.isEmpty(); }
};

/// To go on with the workspace `to` where `from` was open: of the same one the history that was asked for stays its history.
Options goingOn(const Options& options, const QString& from, const QString& to);

/// Ends the process where help or the version is asked for. Errors: Usage.
Result<Options> readOptions(const QApplication& application);

/// None when `text` is empty; `option` names it in the error. Errors: Usage.
Result<std::optional<UtcMs>> momentIn(const QString& text, const QString& option, UtcMs now);

/// Errors: Usage.
Result<ReportRun::Ask> reportAsk(const Options& options, UtcMs now);

} // namespace traceo
