#pragma once
// The one way to draw values as cells: five steps of one hue over the surface, a gap of a pixel between cells, hatched where
// nobody saw anything. For the heat map (widgets/heat_map.h) and for the strip of a table's cell.
// Any thread, with a painter of its own.

#include "core/heat.h"
#include "widgets/fonts.h"
#include "widgets/theme.h"

#include <QRectF>

#include <span>
#include <vector>

class QPainter;

namespace traceo {

/// Where cells are: columns and rows of whole device pixels, so that all are equally large and their gaps equally wide; or
/// columns between given edges, on the time axis of a chart.
struct HeatGrid {
    QPointF origin;       ///< in logical pixels
    double pixel = 1;     ///< logical size of one device pixel
    int columnPixels = 1; ///< with the gap behind it
    int rowPixels = 1;
    int gapPixels = 1;
    /// Where columns begin and the last ends, in device pixels from the origin; empty: all are equally wide.
    std::vector<int> edges{};

    double columnWidth() const { return columnPixels * pixel; }
    double rowHeight() const { return rowPixels * pixel; }
    /// Where a column begins, or the one before it ends, in device pixels from the origin.
    int edge(int column) const { return edges.empty() ? column * columnPixels : edges[std::size_t(column)]; }
    QRectF cell(int row, int column) const;
    /// −1 beside all columns; rows have no end.
    int columnAt(double x, int columns) const;
    int rowAt(double y) const;
};

/// At a 13 px font, with the gap: a map's cells are 20 to 28 wide and 21 high.
inline constexpr double kHeatLeastColumn = 21;
inline constexpr double kHeatMostColumn = 29;
inline constexpr double kHeatRow = 22;

/// Of a shade, 0…4: 12, 30, 50, 74 and 100 % of the first series colour over the surface.
QColor heatColor(const Theme& theme, int shade);

/// A row of cells, of which only those within `columns` [from, to) are drawn.
struct HeatRowView {
    const HeatGrid& grid;
    int row = 0;
    int from = 0;
    int to = 0;
};
/// On a ground that is the surface. The painter's hatch must be anchored.
void drawHeatRow(QPainter& painter, std::span<const double> values, const HeatScale& scale, const HeatRowView& view,
                 const Theme& theme, const Scale& distance);

/// Small cells in `box`, as high as it and no wider than together fill it; their steps are of their own range in that unit.
void drawHeatStrip(QPainter& painter, const QRectF& box, std::span<const double> values, Unit unit, const Theme& theme,
                   const Scale& distance);
/// The width of a strip of so many cells, at a 13 px font.
double heatStripWidth(int cells);

/// The five steps between their bounds, and the hatch; in a narrow box between the first and the last bound, and without the
/// hatch. Returns where it ends.
double drawHeatLegend(QPainter& painter, const QRectF& box, const HeatScale& scale, Unit unit, const QLocale& locale,
                      const Theme& theme, const QFont& base);

} // namespace traceo
