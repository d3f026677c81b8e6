#include "app/wiring/panes.h"

#include "app/wiring/session.h"
#include "views/slo/slo_pane.h"

#include <QCoreApplication>

namespace traceo {

std::vector<PaneKind> paneKinds()
{
    return {
        {QStringLiteral("slo"), IconName::Slo, QCoreApplication::translate("Panes", "SLOs"),
         [](Session& session, QWidget* parent) -> Pane* {
             const bool generated = session.workspace().kind == LoadedWorkspace::Kind::Demo;
             return new SloPane({.config = session.workspace().slos,
                                 .snapshots = session.snapshots(),
                                 .clock = session.clock(),
                                 .origin = generated ? Pane::Origin::Generated : Pane::Origin::Observed},
                                parent);
         }},
    };
}

} // namespace traceo
