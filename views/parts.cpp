#include "views/parts.h"

#include "core/format.h"

#include <QCoreApplication>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace traceo {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Pane)
};

Tile tileOf(const KeyFigure& figure)
{
    const Style style{.unit = figure.unit.isEmpty()};
    return {.title = figure.title,
            .number = toText(figure.value, style),
            .unit = figure.unit,
            .note = figure.note,
            .age = figure.value.quality == Quality::Stale ? ageText(figure.value.age) : QString(),
            .quality = figure.value.quality,
            .sparkline = figure.sparkline,
            .sparklineEnd = figure.sparklineEnd,
            .counts = figure.counts,
            .weight = figure.counts.empty() ? 1 : 1.25,
            .why = figure.value.why};
}

} // namespace

std::vector<TableColumn> shapesOf(const TableModel& model)
{
    std::vector<TableColumn> columns;
    for (int i = 0; i < model.columnCount(); ++i) {
        const CellKind kind = model.columnKind(i);
        const bool isSubject = kind == CellKind::Key || kind == CellKind::Lines;
        const bool isWords = kind == CellKind::Text || kind == CellKind::Note;
        columns.push_back({.kind = kind,
                           .widest = model.widest(i),
                           .stretch = isSubject ? 2
                               : isWords        ? 1
                                                : 0,
                           .note = model.widestNote(i),
                           .isWhole = model.isWhole(i)});
    }
    return columns;
}

std::vector<Tile> tilesOf(const std::vector<KeyFigure>& figures)
{
    std::vector<Tile> tiles;
    std::ranges::transform(figures, std::back_inserter(tiles), tileOf);
    return tiles;
}

QVBoxLayout* tightColumn(QWidget* widget)
{
    auto* column = new QVBoxLayout(widget);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    return column;
}

std::vector<Column<NamedNumber>> namedNumberColumns()
{
    return {{.id = "name",
             .title = Text::tr("Number"),
             .kind = CellKind::Note,
             .cell = [](const NamedNumber& row) { return Cell::ofNote(row.name); },
             .widest = {}},
            {.id = "value",
             .title = Text::tr("Value"),
             .kind = CellKind::Number,
             .cell = [](const NamedNumber& row) { return Cell::ofReading(row.reading); },
             .widest = u"888 888 888"_s}};
}

} // namespace traceo
