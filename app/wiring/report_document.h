#pragma once
// The report of a workspace: the section of each pane that has one, from one snapshot.
// Any thread.

#include "app/wiring/loaded_workspace.h"
#include "export/document.h"
#include "refresh/live_report.h"

namespace traceo {

struct ReportAsk {
    std::optional<UtcMs> at;      ///< none: the newest moment up to which every source that answers has answered
    std::optional<UtcMs> knownAt; ///< none: now
    UtcMs now{};
    Style style;
};

/// As completed(), ready to be painted. Errors: those of the snapshot and of the sections.
Result<Document> reportDocument(const LoadedWorkspace& workspace, const SnapshotSource& snapshots, const ReportAsk& ask);

} // namespace traceo
