#pragma once
// Every pane there is; adding one is adding a row. The rail, the pictures and the pane tests walk it.
// GUI thread only.

#include "views/pane.h"
#include "widgets/icons.h"

#include <QString>

#include <functional>
#include <vector>

namespace traceo {

class Session;

struct PaneKind {
    QString id;
    IconName icon = IconName::Overview;
    QString word; ///< translated
    std::function<Pane*(Session& session, QWidget* parent)> make;
};

/// In the order of the rail.
std::vector<PaneKind> paneKinds();

} // namespace traceo
