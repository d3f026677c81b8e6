#include "widgets/heat_cells.h"

#include "widgets/hatch_brush.h"
#include "widgets/number_text.h"
#include "widgets/paper.h"

#include <QCoreApplication>
#include <QPainter>

#include <algorithm>
#include <array>
#include <cmath>

namespace traceo {
namespace {

constexpr std::array kShares{0.12, 0.30, 0.50, 0.74, 1.0};
constexpr double kHatch = 6;
constexpr double kStripHatch = 4;  ///< cells of a strip are small
constexpr double kStripColumn = 3; ///< with the gap
constexpr double kSwatch = 12;
constexpr double kSwatchWide = 20;

/// The grid's origin on a device pixel of this painter, whose widget may begin between two.
QPointF snapped(const QPainter& painter, const HeatGrid& grid)
{
    if (isPaper(painter))
        return grid.origin;
    const QTransform& toPixels = painter.deviceTransform();
    const QPointF at = toPixels.map(grid.origin);
    return toPixels.inverted().map(QPointF(std::round(at.x()), std::round(at.y())));
}

/// Without the gap behind the last.
QRectF cellsOf(const HeatGrid& grid, int row, int from, int to)
{
    const double width = std::max(1, grid.edge(to) - grid.edge(from) - grid.gapPixels) * grid.pixel;
    return {grid.origin.x() + grid.edge(from) * grid.pixel, grid.origin.y() + row * grid.rowHeight(), width,
            (grid.rowPixels - grid.gapPixels) * grid.pixel};
}

/// Steps of one row are told from one another by what happened in it.
HeatScale scaleOf(std::span<const double> values, Unit unit)
{
    HeatExtent extent{.low = std::numeric_limits<double>::infinity(),
                      .high = -std::numeric_limits<double>::infinity(),
                      .unit = unit};
    for (const double value : values) {
        extent.low = value < extent.low ? value : extent.low;
        extent.high = value > extent.high ? value : extent.high;
    }
    return extent.low <= extent.high ? heatScale(extent) : HeatScale{};
}

void drawCells(QPainter& painter, std::span<const double> values, const HeatScale& scale, const HeatRowView& view,
               const Theme& theme, int hatch)
{
    HeatGrid grid = view.grid;
    grid.origin = snapped(painter, grid);
    std::array<QColor, HeatScale::kSteps> colors;
    for (int step = 0; step < HeatScale::kSteps; ++step)
        colors[std::size_t(step)] = heatColor(theme, scale.shadeOf(step));
    const int end = std::min(view.to, int(values.size()));
    for (int column = std::max(0, view.from); column < end; ++column) {
        const int step = scale.stepOf(values[std::size_t(column)]);
        if (step >= 0) {
            painter.fillRect(cellsOf(grid, view.row, column, column + 1), colors[std::size_t(step)]);
            continue;
        }
        const int first = column;
        while (column + 1 < end && std::isnan(values[std::size_t(column) + 1]))
            ++column;
        fillHatched(painter, cellsOf(grid, view.row, first, column + 1), theme.line2, hatch);
    }
}

} // namespace

QRectF HeatGrid::cell(int row, int column) const
{
    return cellsOf(*this, row, column, column + 1);
}

int HeatGrid::columnAt(double x, int columns) const
{
    if (!edges.empty()) {
        const auto after = std::ranges::upper_bound(edges, (x - origin.x()) / pixel);
        return after != edges.begin() && after != edges.end() ? int(after - edges.begin()) - 1 : -1;
    }
    const double column = std::floor((x - origin.x()) / columnWidth());
    return column >= 0 && column < columns ? int(column) : -1;
}

int HeatGrid::rowAt(double y) const
{
    return int(std::floor((y - origin.y()) / rowHeight()));
}

QColor heatColor(const Theme& theme, int shade)
{
    return mixed(theme.surface, theme.seriesColor(0), kShares[std::size_t(shade)]);
}

void drawHeatRow(QPainter& painter, std::span<const double> values, const HeatScale& scale, const HeatRowView& view,
                 const Theme& theme, const Scale& distance)
{
    drawCells(painter, values, scale, view, theme, distance(kHatch));
}

double heatStripWidth(int cells)
{
    return kStripColumn * cells;
}

void drawHeatStrip(QPainter& painter, const QRectF& box, std::span<const double> values, Unit unit, const Theme& theme,
                   const Scale& distance)
{
    if (values.empty())
        return;
    const double pixel = isPaper(painter) ? 0.01 : 1 / std::max(0.25, painter.deviceTransform().m11());
    const double room = std::min(box.width() / double(values.size()), distance.exact(kStripColumn));
    HeatGrid grid{.origin = box.topLeft(), .pixel = pixel};
    grid.columnPixels = std::max(1, int(room / pixel));
    grid.gapPixels = std::min(std::max(1, int(std::lround(distance.factor() / pixel))), grid.columnPixels / 3);
    grid.rowPixels = int(box.height() / pixel) + grid.gapPixels;
    painter.fillRect(QRectF(box.topLeft(), QSizeF(grid.columnWidth() * double(values.size()), box.height())), theme.surface);
    drawCells(painter, values, scaleOf(values, unit), {grid, 0, 0, int(values.size())}, theme, distance(kStripHatch));
}

double drawHeatLegend(QPainter& painter, const QRectF& box, const HeatScale& scale, Unit unit, const QLocale& locale,
                      const Theme& theme, const QFont& base)
{
    const Scale distance(base);
    const NumberText number(fontOf(TextRole::Small, base));
    const double side = distance(kSwatch);
    const double baseline = baselineIn(number.metrics(), box.top(), box.height());
    const double top = box.top() + std::floor((box.height() - side) / 2);
    double x = box.left();
    const auto say = [&](const QString& text) {
        if (text.isEmpty())
            return;
        painter.setPen(theme.text2);
        number.draw(painter, {x, baseline}, text);
        x += std::ceil(number.width(text)) + distance(4);
    };
    QStringList bounds = boundTexts(scale, unit, locale);
    double needed = HeatScale::kSteps * (distance(kSwatchWide) + distance(4));
    for (const QString& bound : bounds)
        needed += std::ceil(number.width(bound)) + distance(4);
    if (needed > box.width()) // the first and the last say the most
        std::fill(bounds.begin() + 1, bounds.end() - 1, QString());
    say(bounds.front());
    for (int step = 0; step < HeatScale::kSteps; ++step) {
        painter.fillRect(QRectF(x, top, distance(kSwatchWide), side), heatColor(theme, scale.shadeOf(step)));
        x += distance(kSwatchWide) + distance(4);
        say(bounds[step + 1]);
    }
    const QString unseen = QCoreApplication::translate("HeatMap", "not observed");
    x += distance(12);
    if (x + distance(kSwatchWide) + distance(4) + number.width(unseen) > box.right())
        return x - distance(12);
    fillHatched(painter, QRectF(x, top, distance(kSwatchWide), side), theme.line2, distance(kHatch), distance.exact(1));
    x += distance(kSwatchWide) + distance(4);
    say(unseen);
    return x;
}

} // namespace traceo
