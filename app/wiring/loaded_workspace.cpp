#include "app/wiring/loaded_workspace.h"

#include "app/wiring/sources.h"
#include "core/format.h"
#include "slo/budget_policy_config.h"
#include "slo/exclusion_config.h"
#include "slo/ledger/ledger_config.h"
#include "workspace/section_reader.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>

namespace traceo {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Workspace)
};

constexpr std::string_view kAsksPromQl = "prometheus";

const SourceKind* kindNamed(const std::string& kind)
{
    const auto it = std::ranges::find(sourceKinds(), kind, &SourceKind::kind);
    return it == sourceKinds().end() ? nullptr : &*it;
}

QString knownKinds()
{
    QStringList names;
    for (const SourceKind& kind : sourceKinds())
        names << QString::fromStdString(kind.kind);
    return names.join(QStringLiteral(", "));
}

std::shared_ptr<const Source> readSource(const ConfigNode& node, Errors& errors)
{
    const ConfigNode& kindNode = node["kind"];
    const SourceKind* kind = kindNamed(kindNode.text());
    if (kind != nullptr)
        return kind->parse(node, errors);
    SectionReader::report(errors, ErrorCode::BadValue, kindNode, Text::tr("a kind of source: %1").arg(knownKinds()),
                          kindNode.isMissing() ? QString() : QString::fromStdString(kindNode.text()));
    return nullptr;
}

std::vector<std::shared_ptr<const Source>> readSources(const std::vector<ConfigNode>& nodes, Errors& errors)
{
    std::vector<std::shared_ptr<const Source>> sources;
    for (const ConfigNode& node : nodes) {
        auto source = readSource(node, errors);
        if (!source)
            continue;
        const auto& name = source->settings().name;
        const bool taken = std::ranges::any_of(sources, [&name](const auto& other) { return other->settings().name == name; });
        if (taken) {
            SectionReader::report(errors, ErrorCode::BadValue, node["name"], Text::tr("a name no other source has"),
                                  QString::fromStdString(name));
            continue;
        }
        sources.push_back(std::move(source));
    }
    return sources;
}

/// The environment of a process can be read by all others of its user, and is inherited.
std::vector<QString> warningsOf(const std::vector<std::shared_ptr<const Source>>& sources)
{
    std::vector<QString> warnings;
    for (const auto& source : sources) {
        const SourceSettings& settings = source->settings();
        if (settings.endpoint.secret.kind == SecretRef::Kind::Environment)
            warnings.push_back(Text::tr("Source %1 takes its secret from the environment, where other programs can read it; "
                                        "“keychain:” or “file:” keep it closer.")
                                   .arg(QString::fromStdString(settings.name)));
    }
    return warnings;
}

} // namespace

std::vector<Want> LoadedWorkspace::wantsOf(const Source& source) const
{
    std::vector<Want> wants;
    const auto add = [&wants, &source](Want want) {
        const bool isForAny = source.settings().kind == kAsksPromQl; // others keep no past to fetch
        if (want.source.empty() ? !isForAny : want.source != source.settings().name)
            return;
        const auto same = std::ranges::find_if(wants, [&want](const Want& other) {
            return other.selector == want.selector && other.threshold == want.threshold;
        });
        if (same == wants.end()) {
            wants.push_back(std::move(want));
            return;
        }
        same->history = std::max(same->history, want.history);
        same->isFirst = same->isFirst || want.isFirst;
        same->purpose += ", " + want.purpose;
    };
    std::ranges::for_each(slos.wants(), add);
    std::ranges::for_each(synthetics.wants(), add);
    std::ranges::for_each(cache.wants(), add);
    std::ranges::for_each(watched().wants(), add);
    return wants;
}

QString LoadedWorkspace::runnable(const QString& command) const
{
    const QString program = QStringLiteral("traceo ");
    if (!command.startsWith(program))
        return command;
    const QString file =
        kind == Kind::Demo ? QStringLiteral("demo") : shellWord(QFileInfo(path).absoluteFilePath().toStdString());
    return program + QStringLiteral("--workspace ") + file + QLatin1Char(' ') + command.mid(program.size());
}

OverviewConfig LoadedWorkspace::watched() const
{
    OverviewConfig config{.sources = {}, .slos = slos, .synthetics = synthetics};
    for (const auto& source : sources) {
        const SourceSettings& settings = source->settings();
        config.sources.push_back({settings.name, settings.kind, settings.interval});
    }
    return config;
}

LoadedWorkspace loaded(const Workspace& workspace, LoadedWorkspace::Kind kind)
{
    LoadedWorkspace result{.kind = kind,
                           .path = workspace.path,
                           .name = workspace.name,
                           .history = workspace.history,
                           .sources = {},
                           .slos = {},
                           .synthetics = {},
                           .cache = {},
                           .shadows = {},
                           .told = {},
                           .errors = workspace.errors,
                           .warnings = {},
                           .remarks = {}};
    result.sources = readSources(workspace.sources, result.errors);
    std::vector<SloConfig::SourceName> names;
    std::vector<CacheConfig::SourceName> cacheNames;
    for (const auto& source : result.sources) {
        names.push_back({source->settings().name, source->settings().kind});
        cacheNames.push_back({source->settings().name, source->settings().kind});
    }
    result.slos = SloConfig::parse(workspace.slos, names, result.errors);
    readExclusions(workspace.exclusions, result.slos, result.errors);
    readBudgetPolicies(workspace.budgetPolicies, result.slos, result.errors);
    readLedger(workspace.ledger, result.slos, result.errors);
    result.cache = CacheConfig::parse(workspace.cache, cacheNames, result.errors);
    result.shadows = parseShadow(workspace.cache["shadow"], cacheNames, result.errors);
    for (const ShadowConfig& shadow : result.shadows)
        result.cache.shadowed.push_back(shadow.cache);
    result.warnings = warningsOf(result.sources);
    for (const Error& warning : result.slos.warnings())
        result.warnings.push_back(toText(warning));
    for (const Error& silent : result.slos.silentAlerts())
        result.remarks.push_back(toText(silent));
    return result;
}

Result<LoadedWorkspace> loadWorkspace(const QString& path, const Paths& paths)
{
    auto workspace = readWorkspace(path, paths.data);
    if (!workspace)
        return workspace.error();
    return loaded(*workspace, LoadedWorkspace::Kind::File);
}

} // namespace traceo
