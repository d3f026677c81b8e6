#include "app/wiring/panes.h"

#include "app/wiring/session.h"
#include "export/cache_section.h"
#include "export/overview_section.h"
#include "export/slo_section.h"
#include "export/synthetics_section.h"
#include "views/cache/cache_pane.h"
#include "views/overview/now_pane.h"
#include "views/slo/slo_pane.h"
#include "views/synthetics/synthetics_pane.h"

#include <QCoreApplication>

namespace traceo {
namespace {

Pane::Origin originOf(const Session& session)
{
    const bool isGenerated = session.workspace().kind == LoadedWorkspace::Kind::Demo;
    return isGenerated ? Pane::Origin::Generated : Pane::Origin::Observed;
}

Pane* makeNow(Session& session, QWidget* parent)
{
    return new NowPane({.config = session.workspace().watched(),
                        .snapshots = session.snapshots(),
                        .clock = session.clock(),
                        .origin = originOf(session)},
                       parent);
}

Pane* makeSynthetics(Session& session, QWidget* parent)
{
    return new SyntheticsPane({.config = session.workspace().synthetics,
                               .snapshots = session.snapshots(),
                               .clock = session.clock(),
                               .hasSources = !session.workspace().sources.empty(),
                               .origin = originOf(session)},
                              parent);
}

Pane* makeSlo(Session& session, QWidget* parent)
{
    return new SloPane({.config = session.workspace().slos,
                        .snapshots = session.snapshots(),
                        .clock = session.clock(),
                        .hasSources = !session.workspace().sources.empty(),
                        .origin = originOf(session)},
                       parent);
}

Pane* makeCache(Session& session, QWidget* parent)
{
    return new CachePane({.config = session.workspace().cache,
                          .snapshots = session.snapshots(),
                          .clock = session.clock(),
                          .hasSources = !session.workspace().sources.empty(),
                          .origin = originOf(session)},
                         parent);
}

} // namespace

std::vector<PaneKind> paneKinds()
{
    return {
        {QStringLiteral("now"), IconName::Overview, QCoreApplication::translate("Panes", "Now"), makeNow,
         [](const LoadedWorkspace& workspace, const SectionAsk& ask) { return overviewSection(workspace.watched(), ask); }, true},
        {QStringLiteral("synthetics"), IconName::Synthetics, QCoreApplication::translate("Panes", "Synthetics"), makeSynthetics,
         [](const LoadedWorkspace& workspace, const SectionAsk& ask) { return syntheticsSection(workspace.synthetics, ask); }},
        {QStringLiteral("slo"), IconName::Slo, QCoreApplication::translate("Panes", "SLOs"), makeSlo,
         [](const LoadedWorkspace& workspace, const SectionAsk& ask) { return sloSection(workspace.slos, ask); }},
        {QStringLiteral("cache"), IconName::Cache, QCoreApplication::translate("Panes", "Cache"), makeCache,
         [](const LoadedWorkspace& workspace, const SectionAsk& ask) { return cacheSection(workspace.cache, ask); }},
    };
}

} // namespace traceo
