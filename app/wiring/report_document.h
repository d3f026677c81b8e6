#pragma once
// The report of a workspace: the section of each pane that has one, from one snapshot.
// Any thread.

#include "app/wiring/loaded_workspace.h"
#include "export/document.h"
#include "refresh/live_report.h"
#include "slo/sla/sla_period.h"

namespace traceo {

/// Instead of all panes: the service levels of a period.
struct SlaWish {
    SlaPeriod period;
    std::string slo; ///< its name; empty: all
};
/// What --sla and --slo say. Errors: Usage.
Result<SlaWish> slaWish(const QString& period, const QString& slo, const QTimeZone& zone, UtcMs now);

struct ReportAsk {
    std::optional<UtcMs> at;      ///< none: the newest moment up to which every source that answers has answered
    std::optional<UtcMs> knownAt; ///< none: now
    UtcMs now{};
    Style style;
    std::optional<SlaWish> sla{};
};

/// As completed(), ready to be painted. Errors: those of the snapshot and of the sections; NotFound for an SLO that is not there.
Result<Document> reportDocument(const LoadedWorkspace& workspace, const SnapshotSource& snapshots, const ReportAsk& ask);

} // namespace traceo
