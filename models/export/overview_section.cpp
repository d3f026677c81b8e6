#include "export/overview_section.h"

#include "export/section_parts.h"
#include "overview/overview_report.h"
#include "overview/overview_table.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace traceo {
namespace {

using namespace Qt::StringLiterals;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(OverviewSection)
};

/// With its year when that is not the report's.
Reading momentReading(UtcMs at, UtcMs moment)
{
    return {.value = double(msOf(at)) / 1000, .unit = Unit::Timestamp, .at = moment, .quality = Quality::Ok};
}

/// When it began: its age counted back from the moment that the report speaks of. Of what is at least as old that is no number.
Cell beginOf(const Reading& age, UtcMs moment, const Style& style)
{
    Cell cell = Cell::ofReading({.unit = Unit::Timestamp, .at = moment, .quality = Quality::Unknown});
    if (!age.hasValue())
        return cell;
    const UtcMs begin = moment - Millis{std::llround(age.value * 1000)};
    if (age.quality != Quality::Partial)
        return Cell::ofReading(momentReading(begin, moment));
    cell.text = Text::tr("before %1").arg(momentText(begin, moment, style));
    return cell;
}

template <class Row>
Column<Row> since(UtcMs moment, const Style& style)
{
    return {.id = "since",
            .title = Text::tr("Since"),
            .kind = CellKind::Number,
            .cell = [moment, style](const Row& row) { return beginOf(row.age, moment, style); },
            .widest = {}};
}

template <class Row>
Column<Row> lasting()
{
    return {.id = "lasting",
            .title = Text::tr("For"),
            .kind = CellKind::Age,
            .cell = [](const Row& row) { return Cell::ofAge(row.age); },
            .widest = {}};
}

DocumentTable findingTable(const OverviewReport& report, const Style& style)
{
    std::vector<Column<Finding>> columns = findingColumns();
    columns.push_back(since<Finding>(report.moment, style));
    columns.push_back(lasting<Finding>());
    DocumentTable table =
        tableOf(Text::tr("What needs attention"), columns, report.list, {"state", "what", "kind", "since", "lasting", "owner"});
    table.caption = Text::tr("Worst first; below each its reason. The shape is the state: filled needs somebody now.");
    return table;
}

/// An alert with what it says of itself.
Column<AlertRow> alertLines()
{
    return {.id = "lines",
            .title = Text::tr("Alert"),
            .kind = CellKind::Lines,
            .cell = [](const AlertRow& row) { return Cell::ofLines(row.name, row.quiet.isEmpty() ? row.summary : row.quiet); },
            .widest = {}};
}

DocumentTable currentTable(const OverviewReport& report, const Style& style)
{
    std::vector<Column<AlertRow>> columns = alertColumns();
    columns.push_back(alertLines());
    columns.push_back(since<AlertRow>(report.moment, style));
    columns.push_back(lasting<AlertRow>());
    DocumentTable table = tableOf(Text::tr("Alerts now"), columns, report.current,
                                  {"state", "lines", "service", "severity", "since", "lasting", "owner"});
    nameBelow(table, Text::tr("What it says"));
    table.caption = Text::tr("Firing, pending, silenced and those that nobody can see any more, of all sources, each once.");
    return table;
}

/// The worst services; each has a line of its own.
DocumentCharts hoursOf(const OverviewReport& report)
{
    DocumentCharts drawn{.title = report.hours.title, .status = {}, .caption = {}, .charts = {}, .strip = report.hours};
    const std::size_t all = drawn.strip.lanes.size();
    drawn.strip.lanes.resize(std::min(all, kMostServices));
    drawn.caption = Text::tr("The worst of burn rate and alerts in each hour of the last day, %1 of %2 services, worst first. "
                             "Filled: bad. Hatched: not known.")
                        .arg(QString::number(drawn.strip.lanes.size()), QString::number(all));
    return drawn;
}

/// Those that are over.
std::vector<AlertRow> pastOf(const OverviewReport& report)
{
    std::vector<AlertRow> past;
    for (const AlertRow& row : report.alerts) {
        if (row.end)
            past.push_back(row);
    }
    return past;
}

DocumentTable pastTable(std::vector<AlertRow> past, const OverviewReport& report)
{
    const std::size_t all = past.size();
    past.resize(std::min(all, kMostPastAlerts));
    std::vector<Column<AlertRow>> columns = alertColumns();
    columns.push_back({.id = "ended",
                       .title = Text::tr("Ended"),
                       .kind = CellKind::Number,
                       .cell = [&report](const AlertRow& row) { return Cell::ofReading(momentReading(*row.end, report.moment)); },
                       .widest = {}});
    DocumentTable table = tableOf(Text::tr("Past alerts"), columns, past,
                                  {"alert", "service", "severity", "began", "ended", "lasted_s", "owner", "sources"});
    table.caption =
        Text::tr("Those that fired in the last %1 and are over, newest first.").arg(durationText(report.range.length()));
    if (all > past.size())
        table.caption = sentencesOf({table.caption,
                                     Text::tr("The newest %1 of %2; “traceo alerts history” has them all.")
                                         .arg(QString::number(past.size()), QString::number(all))});
    table.total.resize(table.columns.size());
    table.total.front() = Cell::ofKey(report.isCut ? Text::tr("%n past alerts or more", nullptr, int(all))
                                                   : Text::tr("%n past alerts", nullptr, int(all)));
    return table;
}

/// The headline, and with it what is worst.
QString findingOf(const OverviewReport& report)
{
    return report.attention == 0 ? report.headline
                                 : Text::tr("%1; the worst: %2").arg(report.headline, report.list.front().title);
}

QString summaryOf(const OverviewReport& report, const SectionAsk& ask)
{
    QStringList sentences;
    if (report.attention > 0)
        sentences << report.list.front().reason;
    sentences << report.unseen;
    if (report.asOf)
        sentences << Text::tr("Every source was heard up to %1.").arg(momentText(*report.asOf, UtcMs{}, ask.question.style));
    return sentencesOf(sentences);
}

} // namespace

Result<DocumentSection> overviewSection(const OverviewConfig& config, const SectionAsk& ask)
{
    DocumentSection section{.subject = Text::tr("Now")};
    section.method = Text::tr("each alert once, whoever knows it; a source is silent after two intervals.");
    const auto report = build(ask.snapshot, config, ask.question);
    if (!report)
        return report.error();
    section.finding = findingOf(*report);
    section.summary = summaryOf(*report, ask);
    section.figures = report->tiles;
    section.isPartial = report->isFilling || !report->unseen.isEmpty();
    if (report->isFilling)
        section.notices.push_back(fillingNotice());
    if (!report->list.empty())
        section.blocks.push_back(findingTable(*report, ask.question.style));
    if (!report->hours.lanes.empty())
        section.blocks.push_back(hoursOf(*report));
    if (!report->current.empty())
        section.blocks.push_back(currentTable(*report, ask.question.style));
    if (auto past = pastOf(*report); !past.empty())
        section.blocks.push_back(pastTable(std::move(past), *report));
    return section;
}

} // namespace traceo
