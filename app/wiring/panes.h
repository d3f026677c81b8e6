#pragma once
// Every pane there is; adding one is adding a row. The rail, the pictures, the report on paper and the
// pane tests walk it.
// GUI thread only.

#include "export/document.h"
#include "views/pane.h"
#include "widgets/icons.h"

#include <QString>

#include <functional>
#include <vector>

namespace traceo {

class Session;
struct LoadedWorkspace;

struct PaneKind {
    QString id;
    IconName icon = IconName::Overview;
    QString word; ///< translated
    std::function<Pane*(Session& session, QWidget* parent)> make;
    /// Its part of a report on paper (export/document.h); called on any thread. None: it has no part.
    std::function<Result<DocumentSection>(const LoadedWorkspace& workspace, const SectionAsk& ask)> section = {};
    bool tellsOfOthers = false; ///< what the rail says of the other panes, before somebody visits any
};

/// In the order of the rail.
std::vector<PaneKind> paneKinds();

} // namespace traceo
