#include "app/wiring/panes.h"

#include "app/wiring/session.h"
#include "views/slo/slo_pane.h"
#include "views/synthetics/synthetics_pane.h"

#include <QCoreApplication>

namespace traceo {
namespace {

Pane::Origin originOf(const Session& session)
{
    return session.workspace().kind == LoadedWorkspace::Kind::Demo ? Pane::Origin::Generated : Pane::Origin::Observed;
}

} // namespace

std::vector<PaneKind> paneKinds()
{
    return {
        {QStringLiteral("synthetics"), IconName::Synthetics, QCoreApplication::translate("Panes", "Synthetics"),
         [](Session& session, QWidget* parent) -> Pane* {
             return new SyntheticsPane({.config = session.workspace().synthetics,
                                        .snapshots = session.snapshots(),
                                        .clock = session.clock(),
                                        .hasSources = !session.workspace().sources.empty(),
                                        .origin = originOf(session)},
                                       parent);
         }},
        {QStringLiteral("slo"), IconName::Slo, QCoreApplication::translate("Panes", "SLOs"),
         [](Session& session, QWidget* parent) -> Pane* {
             return new SloPane({.config = session.workspace().slos,
                                 .snapshots = session.snapshots(),
                                 .clock = session.clock(),
                                 .origin = originOf(session)},
                                parent);
         }},
    };
}

} // namespace traceo
