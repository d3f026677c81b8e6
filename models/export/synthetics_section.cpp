#include "export/synthetics_section.h"

#include "export/section_parts.h"
#include "export/synthetics_words.h"
#include "synthetics/synthetics_table.h"

#include <QCoreApplication>

#include <algorithm>

namespace traceo {
namespace {

using namespace Qt::StringLiterals;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SyntheticsSection)
};

/// What fills a cell of the matrix: how long a run takes, or why it fails; nothing where nobody looks.
Cell cellOf(const ProbeRow& row)
{
    if (row.state == ProbeState::NotObserved)
        return Cell::ofStatus(row.status);
    Cell cell = Cell::ofStatus(row.status, row.state == ProbeState::Down ? row.note : toText(row.latency), row.reason);
    if (row.state == ProbeState::Down)
        cell.aside = row.lasting;
    return cell;
}

Column<CheckRow> regionColumn(const SyntheticsReport& report, std::size_t region)
{
    return {.id = "region_" + std::to_string(region),
            .title = report.regions[region].name,
            .kind = CellKind::State,
            .cell =
                [&report, region](const CheckRow& check) {
                    const int place = check.cells[region];
                    return place < 0 ? Cell::ofText({}) : cellOf(report.rows[std::size_t(place)]);
                },
            .widest = {}};
}

/// Regions [first, last) beside what is said of a check as a whole.
DocumentTable matrixOf(const SyntheticsReport& report, std::size_t first, std::size_t last)
{
    std::vector<Column<CheckRow>> columns{
        {.id = "check",
         .title = Text::tr("Check"),
         .kind = CellKind::Key,
         .cell = [](const CheckRow& check) { return Cell::ofKey(check.name); },
         .widest = {}},
        {.id = "verdict",
         .title = Text::tr("Verdict"),
         .kind = CellKind::State,
         .cell = [](const CheckRow& check) { return Cell::ofStatus(check.status, check.verdict); },
         .widest = {}}};
    for (std::size_t region = first; region < last; ++region)
        columns.push_back(regionColumn(report, region));
    DocumentTable table = tableOf(Text::tr("Checks by region"), columns, report.checks);
    table.caption =
        Text::tr("Worst first. In a cell the median of the newest runs, or why they fail. Filled: down. Shaded: slow, or "
                 "its certificate ends soon. Hatched: not observed, neither up nor down. A check is down when at least "
                 "half of the regions that see it see it down.");
    for (std::size_t region = first; region < last; ++region)
        table.columns[2 + region - first].isMatrix = true;
    return table;
}

DocumentTable pairTable(const SyntheticsReport& report, const SectionAsk& ask)
{
    std::vector<ProbeRow> rows = report.rows;
    std::ranges::stable_sort(rows, {}, &ProbeRow::status);
    DocumentTable table = tableOf(Text::tr("Every check from every region"), probeColumns(), rows,
                                  {"check", "region", "state", "age", "availability", "observed", "p95", "certificate"});
    table.caption =
        Text::tr("Worst first. Availability and p95 over %1 up to %2; age and certificate at that moment. Availability counts "
                 "runs, observed is the share of the time in which somebody looked, p95 is the nearest rank of the runs that "
                 "succeeded.")
            .arg(report.windowName, momentText(report.moment, UtcMs{}, ask.question.style));
    table.columns[4].isStrong = true;
    table.total.resize(table.columns.size());
    table.total.front() = Cell::ofKey(Text::tr("%n pairs", nullptr, int(rows.size())));
    return table;
}

/// The checks that somebody should look at, worst first as in the report.
std::vector<const CheckRow*> atRisk(const SyntheticsReport& report)
{
    std::vector<const CheckRow*> chosen;
    for (const CheckRow& check : report.checks) {
        if (hasDown(check, report) || hasSlow(check, report))
            chosen.push_back(&check);
    }
    return chosen;
}

Result<DocumentCharts> chartsOf(const SyntheticsConfig& config, const CheckRow& check, const ProbeRow& worst,
                                const SectionAsk& ask)
{
    Question question = ask.question;
    question.selected = worst.key;
    auto report = buildCheck(ask.snapshot, config, question, check.key);
    if (!report)
        return report.error();
    DocumentCharts charts{.title = check.name, .status = check.status, .caption = {}, .charts = {}};
    if (!report->detail)
        return charts;
    ProbeDetail& detail = *report->detail;
    charts.caption = sentencesOf({Text::tr("%1 from %2.").arg(detail.word, detail.region), detail.reason,
                                  Text::tr("Where the time of a run goes, seen from there; below, up and down by region."),
                                  Text::tr("Hatched: not observed, neither up nor down.")});
    charts.charts.push_back(std::move(detail.phases));
    charts.isStacked = true;
    charts.changes = std::move(detail.changePoints);
    charts.strip = std::move(detail.regions);
    return charts;
}

/// By region: where its prober is silent as a whole, and where some of its checks have no runs any more.
void addUnseen(const SyntheticsReport& report, const SectionAsk& ask, DocumentNotes& missing)
{
    for (const RegionColumn& region : report.regions) {
        QStringList names;
        std::optional<UtcMs> since;
        for (const ProbeRow& row : report.rows) {
            if (row.region != region.region || row.state != ProbeState::NotObserved)
                continue;
            names << row.checkName;
            since = row.since ? std::min(since.value_or(*row.since), *row.since) : since;
        }
        if (names.isEmpty())
            continue;
        const QString first = since ? momentText(*since, report.moment, ask.question.style) : QString();
        const QString text = region.isSilent
            ? Text::tr("silent: no run of any check is known since %1").arg(first)
            : Text::tr("%n check(s) not observed, the first since %1: %2", nullptr, int(names.size())).arg(first, namesOf(names));
        missing.notes.push_back({Status::Unknown, region.name, text, {}});
    }
}

void addStale(const SyntheticsReport& report, DocumentNotes& missing)
{
    const auto stale = std::ranges::count(report.rows, ProbeState::Stale, &ProbeRow::state);
    const auto first = std::ranges::find(report.rows, ProbeState::Stale, &ProbeRow::state);
    if (stale > 0)
        missing.notes.push_back({Status::Stale, Text::tr("%n pairs", nullptr, int(stale)), first->reason, {}});
}

DocumentNotes missingOf(const SyntheticsReport& report, const SectionAsk& ask)
{
    DocumentNotes missing = missingNotes();
    addUnseen(report, ask, missing);
    addStale(report, missing);
    return missing;
}

void addMatrix(const SyntheticsReport& report, DocumentSection& section)
{
    if (report.regions.size() < 2) // the table of pairs says the same
        return;
    for (std::size_t first = 0; first < report.regions.size(); first += kMostRegionsAcross)
        section.blocks.push_back(matrixOf(report, first, std::min(first + kMostRegionsAcross, report.regions.size())));
}

DocumentSection emptySection(DocumentSection section)
{
    section.finding = Text::tr("No check is probed");
    section.summary = Text::tr("No source has had a result of a probe (probe_success) in the last seven days.");
    return section;
}

} // namespace

Result<DocumentSection> syntheticsSection(const SyntheticsConfig& config, const SectionAsk& ask)
{
    DocumentSection section{.subject = Text::tr("Synthetics")};
    section.method = Text::tr("availability = up ÷ (up + down), by runs; what was not observed is neither.");
    const auto report = build(ask.snapshot, config, ask.question);
    if (!report)
        return report.error();
    if (report->rows.empty())
        return emptySection(std::move(section));
    section.finding = syntheticsFinding(*report);
    section.summary = syntheticsSummary(*report);
    section.figures = report->tiles;
    section.isPartial = report->isFilling;
    if (report->isFilling)
        section.notices.push_back(fillingNotice());
    addMatrix(*report, section);
    const auto risky = atRisk(*report);
    DocumentNotes missing = missingOf(*report, ask);
    if (risky.size() > kMostChartedChecks)
        missing.notes.push_back(notAllDrawn(risky.size(), kMostChartedChecks));
    if (!missing.notes.empty())
        section.blocks.push_back(std::move(missing));
    for (std::size_t i = 0; i < std::min(risky.size(), kMostChartedChecks); ++i) {
        auto charts = chartsOf(config, *risky[i], worstPair(*risky[i], *report), ask);
        if (!charts)
            return charts.error();
        section.blocks.push_back(std::move(*charts));
    }
    section.blocks.push_back(pairTable(*report, ask));
    return section;
}

} // namespace traceo
