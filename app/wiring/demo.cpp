#include "app/wiring/demo.h"

#include "app/demo/demo_backend.h"
#include "app/demo/demo_cache_series.h"
#include "app/demo/demo_deploys.h"
#include "app/demo/demo_postgres_source.h"
#include "app/demo/demo_workspace.h"
#include "core/clock.h"
#include "slo/slo_facts.h"

#include <QDir>
#include <QSaveFile>

#include <algorithm>

namespace traceo {
namespace {

constexpr double kPromisedBefore = 0.995;
constexpr Millis kHeldBefore = 200 * kDay;

/// What promised less before it got the date it is valid from.
std::vector<Fact> versionsBefore(const SloConfig& config)
{
    std::vector<Fact> facts;
    for (const SloDefinition& slo : config.slos) {
        if (!slo.validFrom)
            continue;
        vocabulary::SloFact before = factOf(slo);
        before.objective = kPromisedBefore;
        facts.push_back({.kind = vocabulary::kDefinitionFact,
                         .source = vocabulary::kWorkspaceSource,
                         .key = "slo/" + slo.name,
                         .validFrom = *slo.validFrom - kHeldBefore,
                         .validTo = slo.validFrom,
                         .payload = toJson(before),
                         .learnedAt = {}});
    }
    return facts;
}

} // namespace

Result<LoadedWorkspace> demoWorkspace(const QUrl& backend, const Paths& paths)
{
    const QString folder = paths.state + QStringLiteral("/demo");
    const QString path = folder + QStringLiteral("/traceo.yaml");
    QDir().mkpath(folder);
    QSaveFile file(path);
    const std::string text = demo::workspaceText(backend);
    const bool written =
        file.open(QIODevice::WriteOnly) && file.write(text.data(), qint64(text.size())) == qint64(text.size()) && file.commit();
    if (!written)
        return Error{.code = ErrorCode::Storage, .where = path, .expected = {}, .found = file.errorString(), .hint = {}};
    auto workspace = readWorkspace(path, paths.data);
    if (!workspace)
        return workspace.error();
    LoadedWorkspace made = loaded(*workspace, LoadedWorkspace::Kind::Demo);
    const UtcMs now = SystemClock().now();
    made.told = demo::marksIn({now - demo::DemoBackend::kRetention, now});
    std::ranges::move(versionsBefore(made.slos), std::back_inserter(made.told));
    std::ranges::move(demo::statementsTold("prom"), std::back_inserter(made.told)); // its source in the demo's workspace
    answerForPostgres(made, backend);
    return made;
}

void answerForPostgres(LoadedWorkspace& workspace, const QUrl& backend)
{
    for (std::shared_ptr<const Source>& source : workspace.sources) {
        if (source->settings().kind != "postgres")
            continue;
        auto answered = std::make_shared<const demo::DemoPostgresSource>(source, backend);
        std::ranges::move(answered->told(), std::back_inserter(workspace.told));
        source = std::move(answered);
    }
}

} // namespace traceo
