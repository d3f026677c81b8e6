#include "app/wiring/report_document.h"

#include "app/wiring/panes.h"
#include "core/moment.h"
#include "export/document_words.h"
#include "export/sla_section.h"

#include <QCoreApplication>

#include <algorithm>

namespace traceo {
namespace {

using namespace Qt::StringLiterals;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ReportDocument)
};

constexpr Millis kPeriod = 30 * kDay;
/// Of a chart on paper: three on a millimetre of its plot.
constexpr int kColumns = 400;

/// The end of the newest good answer of a source in what is known; none when it never answered.
Result<std::optional<UtcMs>> newestAnswer(const history::Snapshot& snapshot, const std::string& source, UtcMs moment)
{
    const auto spans = snapshot.observed(source, {}, {kDistantPast, moment});
    if (!spans)
        return spans.error();
    std::optional<UtcMs> newest;
    for (const auto& span : *spans) {
        if (span.outcome == Outcome::Ok)
            newest = std::max(newest.value_or(span.span.to), std::min(span.span.to, moment));
    }
    return newest;
}

bool isFresh(const Source& source, std::optional<UtcMs> newest, UtcMs moment)
{
    return newest && moment - *newest <= 2 * std::max(source.settings().interval, kMinute);
}

/// What the last minute will still bring is not waited for: a report of it would never come out the same again.
Result<UtcMs> answeredUpTo(const LoadedWorkspace& workspace, const history::Snapshot& snapshot, UtcMs now)
{
    UtcMs moment = now;
    for (const auto& source : workspace.sources) {
        const auto newest = newestAnswer(snapshot, source->settings().name, now);
        if (!newest)
            return newest.error();
        if (isFresh(*source, *newest, now))
            moment = std::min(moment, **newest);
    }
    return floorTo(moment, kMinute);
}

Result<std::vector<DocumentSource>> sourcesOf(const LoadedWorkspace& workspace, const history::Snapshot& snapshot, UtcMs moment)
{
    std::vector<DocumentSource> sources;
    for (const auto& source : workspace.sources) {
        const auto newest = newestAnswer(snapshot, source->settings().name, moment);
        if (!newest)
            return newest.error();
        DocumentSource row{.name = plainText(source->settings().name), .kind = plainText(source->settings().kind)};
        row.age = {.unit = Unit::Seconds, .at = moment, .quality = Quality::NotObserved, .better = Better::Lower};
        if (*newest) {
            row.status = isFresh(*source, *newest, moment) ? Status::Ok : Status::Stale;
            row.age.value = double((moment - **newest).count()) / 1000;
            row.age.quality = Quality::Ok;
        }
        sources.push_back(std::move(row));
    }
    return sources;
}

QString commandOf(const LoadedWorkspace& workspace, UtcMs moment, const ReportAsk& ask)
{
    QString command = u"traceo report run"_s;
    if (ask.sla)
        command += u" --sla "_s + shellWord(periodWord(ask.sla->period, ask.style.zone));
    if (ask.sla && !ask.sla->slo.empty())
        command += u" --slo "_s + shellWord(ask.sla->slo);
    if (workspace.kind == LoadedWorkspace::Kind::Demo)
        command += u" --workspace demo"_s;
    command += u" --at "_s + QString::fromStdString(toRfc3339(moment)).replace(u":00Z"_s, u"Z"_s); // a whole minute
    if (ask.knownAt)
        command += u" --known-at "_s + QString::fromStdString(toRfc3339(*ask.knownAt));
    if (ask.style.zone != QTimeZone::utc())
        command += u" --tz "_s + QString::fromUtf8(ask.style.zone.id());
    return command;
}

Result<UtcMs> momentOf(const LoadedWorkspace& workspace, const SnapshotSource& snapshots, const ReportAsk& ask, UtcMs known)
{
    if (ask.at)
        return floorTo(*ask.at, kMinute);
    const auto snapshot = snapshots({.view = known, .know = known}, {});
    if (!snapshot)
        return snapshot.error();
    return answeredUpTo(workspace, *snapshot, known);
}

Result<std::vector<DocumentSection>> paneSections(const LoadedWorkspace& workspace, const history::Snapshot& snapshot,
                                                  const ReportAsk& ask, const Document& document)
{
    const Question question{.now = ask.now,
                            .at = document.period.to,
                            .knownAt = ask.knownAt,
                            .range = kPeriod,
                            .selected = {},
                            .columns = kColumns,
                            .style = document.style};
    std::vector<DocumentSection> sections;
    for (const PaneKind& kind : paneKinds()) {
        if (!kind.section)
            continue;
        auto section = kind.section(workspace, {snapshot, question});
        if (!section)
            return section.error();
        sections.push_back(std::move(section).value());
    }
    return sections;
}

/// Whether the SLO that is asked for is there.
Result<void> isThere(const LoadedWorkspace& workspace, const SlaWish& wish)
{
    if (wish.slo.empty() || std::ranges::find(workspace.slos.slos, wish.slo, &SloDefinition::name) != workspace.slos.slos.end())
        return {};
    return Error{.code = ErrorCode::NotFound,
                 .where = u"--slo"_s,
                 .expected = Text::tr("the name of an SLO of this workspace"),
                 .found = QString::fromStdString(wish.slo),
                 .hint = {}};
}

/// The document's period becomes what is counted.
Result<std::vector<DocumentSection>> slaSectionsOf(const LoadedWorkspace& workspace, const history::Snapshot& snapshot,
                                                   const ReportAsk& ask, Document& document)
{
    if (const auto there = isThere(workspace, *ask.sla); !there)
        return there.error();
    const auto report = build(snapshot, workspace.slos,
                              SlaAsk{.period = ask.sla->period,
                                     .moment = document.period.to,
                                     .now = ask.now,
                                     .columns = kColumns,
                                     .knownAt = ask.knownAt,
                                     .only = ask.sla->slo});
    if (!report)
        return report.error();
    document.period = report->counted;
    return slaSections(*report, document.style);
}

} // namespace

Result<SlaWish> slaWish(const QString& period, const QString& slo, const QTimeZone& zone, UtcMs now)
{
    auto read = slaPeriod(period.toStdString(), zone, now);
    if (read)
        return SlaWish{std::move(read).value(), slo.toStdString()};
    Error error = read.error();
    error.where = u"--sla"_s;
    return error;
}

Result<Document> reportDocument(const LoadedWorkspace& workspace, const SnapshotSource& snapshots, const ReportAsk& ask)
{
    const UtcMs known = ask.knownAt.value_or(ask.now);
    const auto moment = momentOf(workspace, snapshots, ask, known);
    if (!moment)
        return moment.error();
    const auto snapshot = snapshots({.view = *moment, .know = ask.knownAt.value_or(kDistantFuture)}, {});
    if (!snapshot)
        return snapshot.error();
    Document document{.workspace = plainText(workspace.name),
                      .origin =
                          workspace.kind == LoadedWorkspace::Kind::Demo ? DocumentOrigin::Generated : DocumentOrigin::Observed,
                      .period = {*moment - kPeriod, *moment},
                      .known = known,
                      .made = ask.now,
                      .style = ask.style};
    auto sources = sourcesOf(workspace, *snapshot, *moment);
    if (!sources)
        return sources.error();
    document.sources = std::move(sources).value();
    document.command = commandOf(workspace, *moment, ask);
    auto sections =
        ask.sla ? slaSectionsOf(workspace, *snapshot, ask, document) : paneSections(workspace, *snapshot, ask, document);
    if (!sections)
        return sections.error();
    document.sections = std::move(sections).value();
    return completed(std::move(document));
}

} // namespace traceo
