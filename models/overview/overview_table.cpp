#include "overview/overview_table.h"

#include "core/format.h"

#include <QCoreApplication>

namespace traceo {
namespace {

using namespace Qt::StringLiterals;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Overview)
};

template <class Row>
Column<Row> text(std::string id, const QString& title, QString Row::*words)
{
    return {
        .id = std::move(id), .title = title, .cell = [words](const Row& row) { return Cell::ofText(row.*words); }, .widest = {}};
}

Cell sourcesCell(const AlertRow& row)
{
    QStringList names;
    for (const std::string& name : row.sources)
        names << plainText(name, 60);
    return Cell::ofText(names.join(u", "_s));
}

/// A moment as a number, so that it sorts and exports as one.
Cell beganCell(const AlertRow& row)
{
    return Cell::ofReading({.value = double(msOf(row.begin)) / 1000,
                            .unit = Unit::Timestamp,
                            .at = row.age.at,
                            .quality = Quality::Ok,
                            .why = row.age.why});
}

Cell stateCell(const AlertRow& row)
{
    Cell cell = Cell::ofStatus(row.status, nameOf(row.state), row.quiet);
    if (row.state == AlertState::Resolved)
        cell.status = Status::Ok;
    return cell;
}

Cell keyCell(const AlertRow& row)
{
    Cell cell = Cell::ofKey(row.name);
    cell.tip = row.summary;
    return cell;
}

} // namespace

std::vector<Column<Finding>> findingColumns()
{
    const auto state = [](const Finding& finding) { return Cell::ofShape(finding.status); };
    const auto what = [](const Finding& finding) { return Cell::ofLines(finding.title, finding.reason); };
    return {{.id = "state", .title = Text::tr("State"), .kind = CellKind::Shape, .cell = state, .widest = {}},
            {.id = "rank",
             .title = Text::tr("Rank"),
             .kind = CellKind::Number,
             .cell = [](const Finding& finding) { return Cell::ofReading(finding.rank); },
             .widest = u"888"_s},
            {.id = "kind",
             .title = Text::tr("Kind"),
             .cell = [](const Finding& finding) { return Cell::ofText(nameOf(finding.kind)); },
             .widest = {}},
            text("reason", Text::tr("Reason"), &Finding::reason),
            {.id = "what", .title = Text::tr("Needs attention"), .kind = CellKind::Lines, .cell = what, .widest = {}},
            {.id = "age_s",
             .title = Text::tr("Since"),
             .kind = CellKind::Age,
             .cell = [](const Finding& finding) { return Cell::ofAge(finding.age); },
             .widest = u"888 min"_s},
            text("owner", Text::tr("Owner"), &Finding::owner)};
}

std::vector<Column<AlertRow>> alertColumns()
{
    return {{.id = "state",
             .title = Text::tr("State"),
             .kind = CellKind::State,
             .cell = stateCell,
             .widest = nameOf(AlertState::NotKnown)},
            {.id = "alert", .title = Text::tr("Alert"), .kind = CellKind::Key, .cell = keyCell, .widest = {}},
            text("service", Text::tr("Service"), &AlertRow::service),
            text("severity", Text::tr("Severity"), &AlertRow::severity),
            {.id = "began",
             .title = Text::tr("Began"),
             .kind = CellKind::Number,
             .cell = beganCell,
             .widest = u"28 Nov 2026 00:00"_s},
            {.id = "lasted_s",
             .title = Text::tr("Lasted"),
             .kind = CellKind::Age,
             .cell = [](const AlertRow& row) { return Cell::ofAge(row.duration); },
             .widest = u"888 min"_s},
            text("owner", Text::tr("Owner"), &AlertRow::owner),
            {.id = "sources", .title = Text::tr("Seen by"), .cell = sourcesCell, .widest = {}}};
}

} // namespace traceo
