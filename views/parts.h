#pragma once
// What panes have in common: how rows and key figures become tables and tiles.
// GUI thread only.

#include "refresh/key_figure.h"
#include "refresh/row_model.h"
#include "widgets/table_view.h"
#include "widgets/tile_strip.h"

class QVBoxLayout;

namespace traceo {

/// A column of a table for each of the model's; words share what is left over.
std::vector<TableColumn> shapesOf(const TableModel& model);

std::vector<Tile> tilesOf(const std::vector<KeyFigure>& figures);

/// A layout without margins or gaps.
QVBoxLayout* tightColumn(QWidget* widget);

/// A number with its name, as a row of a table beside a chart.
struct NamedNumber {
    std::string key;
    QString name;
    Reading reading;
    friend bool operator==(const NamedNumber&, const NamedNumber&) = default;
};
std::vector<Column<NamedNumber>> namedNumberColumns();

} // namespace traceo
