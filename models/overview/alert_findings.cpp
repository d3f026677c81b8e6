// Alerts that are firing, those nobody can see any more, and those that were silenced.
#include "overview/findings.h"

#include "core/format.h"
#include "vocabulary/alert_labels.h"

#include <QCoreApplication>

#include <algorithm>

namespace traceo {
namespace {

using namespace Qt::StringLiterals;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Overview)
};

constexpr double kWeight = 100;

/// The labels that tell this one from its like, without what is said elsewhere.
QString whichOne(const Labels& labels)
{
    QStringList parts;
    for (const auto& [name, value] : labels) {
        if (name != "alertname" && name != "severity" && name != "job" && name != vocabulary::ownerOf(labels))
            parts << plainText(value, 60);
    }
    constexpr int kShown = 3;
    return parts.mid(0, kShown).join(u" · "_s);
}

QString titleOf(const AlertRow& row)
{
    const QString which = whichOne(row.fact.labels);
    return which.isEmpty() ? row.name : Text::tr("%1: %2").arg(row.name, which);
}

QString reasonOf(const AlertRow& row, const Question& question)
{
    QStringList sources;
    for (const std::string& name : row.sources)
        sources << plainText(name, 60);
    QString summary = row.summary.isEmpty() ? Text::tr("Firing at %1.").arg(sources.join(u", "_s)) : row.summary;
    if (row.state == AlertState::NotKnown)
        return Text::tr("Not known since %1: %2 does not answer. It was firing then.")
            .arg(momentText(*row.seenUntil, question.moment(), question.style), sources.join(u", "_s));
    if (row.state == AlertState::Quiet)
        return Text::tr("%1 (%2)").arg(summary, row.quiet);
    return summary;
}

/// An alert of a service that has an objective is seen with it.
Link linkOf(const AlertRow& row, const SloConfig& slos)
{
    const std::string_view service = vocabulary::serviceOf(row.fact.labels);
    const std::string_view named = row.fact.labels.value("slo");
    for (const SloDefinition& slo : slos.slos) {
        if ((!service.empty() && slo.service == service) || (!named.empty() && slo.name == named))
            return {.pane = "slo", .key = slo.name};
    }
    return {};
}

Finding findingOf(const AlertRow& row, const Scene& scene)
{
    Finding finding{.key = "alert/" + row.key, .kind = FindingKind::Alert, .status = row.status, .weight = kWeight};
    finding.title = titleOf(row);
    finding.reason = reasonOf(row, scene.question);
    finding.owner = row.owner;
    finding.age = row.age;
    finding.link = linkOf(row, scene.config.slos);
    return finding;
}

/// What fires of a budget says the finding of the budget, in more words.
bool isSaidByBudget(const AlertRow& row, const SloConfig& slos)
{
    const std::string_view slo = row.fact.labels.value("slo");
    return row.state == AlertState::Firing && isOwnAlone(row)
        && std::ranges::find(slos.slos, slo, &SloDefinition::name) != slos.slos.end();
}

std::size_t countOf(const std::vector<AlertRow>& rows, AlertState state, Status status)
{
    return std::size_t(
        std::ranges::count_if(rows, [&](const AlertRow& row) { return row.state == state && row.status == status; }));
}

std::size_t countOf(const std::vector<AlertRow>& rows, AlertState state)
{
    return std::size_t(std::ranges::count(rows, state, &AlertRow::state));
}

/// Those that know alerts, and of them the ones nobody hears.
struct AlertSources {
    std::size_t all = 0;
    QStringList silent;
};

AlertSources alertSources(const Scene& scene)
{
    AlertSources sources;
    for (const SourceSeen& seen : scene.sources) {
        if (!seen.source.alertsEvery())
            continue;
        ++sources.all;
        if (seen.isSilent || seen.hidesAlerts)
            sources.silent << plainText(seen.source.name, 60);
    }
    return sources;
}

KeyFigure firingTile(const Scene& scene, const AlertSources& sources)
{
    const auto& rows = scene.alerts;
    const std::size_t critical = countOf(rows, AlertState::Firing, Status::Critical);
    const std::size_t warnings = countOf(rows, AlertState::Firing, Status::Warning);
    QStringList parts;
    const auto add = [&parts](std::size_t count, const QString& words) {
        if (count > 0)
            parts << words;
    };
    add(warnings, Text::tr("%n warning(s)", nullptr, int(warnings)));
    const std::size_t informs = countOf(rows, AlertState::Firing, Status::Ok);
    add(informs, Text::tr("%n for information", nullptr, int(informs)));
    const std::size_t quiet = countOf(rows, AlertState::Quiet);
    add(quiet, Text::tr("%n silenced", nullptr, int(quiet)));
    const std::size_t pending = countOf(rows, AlertState::Pending);
    add(pending, Text::tr("%n pending", nullptr, int(pending)));
    const std::size_t lost = countOf(rows, AlertState::NotKnown);
    add(lost, Text::tr("%n not known", nullptr, int(lost)));

    Explanation why;
    why.title = Text::tr("Firing now");
    why.formula = Text::tr("Alerts with a severity that pages, of all sources, each once; not those that are silenced.");
    why.command = u"traceo alerts list"_s;
    KeyFigure tile{.title = Text::tr("Firing now"),
                   .value = countReading(critical, scene.question.moment(), std::make_shared<const Explanation>(std::move(why))),
                   .unit = Text::tr("critical")};
    if (std::size_t(sources.silent.size()) == sources.all)
        tile.value.quality = Quality::Unknown; // nothing firing is something else than nobody to say so
    else if (parts.isEmpty())
        parts << Text::tr("no warnings");
    if (!sources.silent.isEmpty())
        parts << Text::tr("silent: %1").arg(sources.silent.join(u", "_s));
    tile.note = parts.join(u", "_s);
    return tile;
}

} // namespace

Result<Findings> alertFindings(const Scene& scene)
{
    Findings found;
    for (const AlertRow& row : scene.alerts) {
        const bool isSaid =
            row.state == AlertState::Firing || row.state == AlertState::NotKnown || row.state == AlertState::Quiet;
        if (isSaid && row.status != Status::Ok && !isSaidByBudget(row, scene.config.slos))
            found.list.push_back(findingOf(row, scene));
    }
    if (const AlertSources sources = alertSources(scene); sources.all > 0)
        found.tiles.push_back(firingTile(scene, sources));
    return found;
}

} // namespace traceo
