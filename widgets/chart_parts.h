#pragma once
// The layers of a chart's picture; widgets/chart_painter.h puts them together.
// Any thread, with a painter of its own.

#include "widgets/chart_painter.h"
#include "widgets/fonts.h"

#include <QPen>

#include <span>

class QImage;

namespace traceo {

/// The height of one, at a 13 px font.
inline constexpr double kEventLane = 16;

/// What every layer needs.
struct ChartCanvas {
    QPainter& painter;
    const Chart& chart;
    const ChartGeometry& geometry;
    const ChartStyle& style;
    QRectF area;
    Scale scale;

    QFont font(TextRole role) const { return fontOf(role, style.base); }
    double yOf(double value) const;
    /// On a device pixel.
    double snapped(double at) const;
};

QPen penOf(const Line& line, const Theme& theme, const Scale& scale);
/// With what the chart's emphasis makes of it. Requires: a line of the canvas's chart.
QPen penOf(const ChartCanvas& canvas, const Line& line);
bool isEmphasised(const ChartCanvas& canvas, const Line& line);
/// On, off, on, … in pixels at a 13 px font, for the fourth and later lines.
QList<qreal> dashesOf(int series);

/// Columns with values, one after the other.
using LineRun = std::span<const LinePoint>;
/// A gap is never bridged.
std::vector<LineRun> runsOf(std::span<const LinePoint> points);
/// Whether the columns of a line are wide enough to show their extent as an envelope; else the line is what they cover.
bool isWide(const ChartGeometry& geometry, const Line& line);
/// At a 13 px font: of a line that is told from the others.
inline constexpr double kWidestPen = 2.5;
/// What lines may cover: with half a pen beside the plot.
inline QRectF withLineEnds(const QRectF& plot)
{
    return plot.adjusted(-2, -2, 2, 2);
}
/// The picture behind the painter, if its pixels may be written beside it; else nullptr.
QImage* pictureBehind(QPainter& painter);
/// A value without neighbours; its radius at a 13 px font.
inline constexpr double kDotRadius = 1.5;
void drawDot(const ChartCanvas& canvas, QPointF place, const QColor& color);

/// Plot: all that is drawn where lines are. Frame: all that is drawn beside it, and of the plot what lies below the lines.
enum class ChartPart : std::uint8_t { All, Plot, Frame };
/// On the surface, which covers the area. Without the ticks of time.
void drawPart(const ChartCanvas& canvas, ChartPart part);

void drawHeading(const ChartCanvas& canvas);
void drawGrid(const ChartCanvas& canvas);
void drawTimeAxis(const ChartCanvas& canvas);
/// They reach into what a line at the bottom of the plot covers, so they are drawn last.
void drawTimeTicks(const ChartCanvas& canvas, const std::vector<double>& places);
std::vector<double> timeTickPlaces(const ChartGeometry& geometry, const ChartStyle& style);
void drawBands(const ChartCanvas& canvas);
void drawBandNames(const ChartCanvas& canvas);
void drawLines(const ChartCanvas& canvas);
/// The areas of a stacked chart, 1 px left free between parts.
void drawStack(const ChartCanvas& canvas);
/// A tick on the base line where a counter began again, in its line's colour.
void drawResets(const ChartCanvas& canvas);
void drawChangePoints(const ChartCanvas& canvas);
/// The sum of the parts below this one in a column.
double stackBase(const Chart& chart, std::size_t line, std::size_t column);
QColor stackColor(const Line& line, const Theme& theme);
void drawEndLabels(const ChartCanvas& canvas);
void drawEventLanes(const ChartCanvas& canvas);

/// Words on a halo of the surface, so that lines do not cross them. `at` is the left end of the base line.
void drawHaloText(QPainter& painter, QPointF at, const QString& text, const QFont& font, const QColor& color, const QColor& halo);

struct TimeLabel {
    QRectF box;
    QString text;
    double x = 0;
};
/// The words under the axis that keep 16 px between them.
std::vector<TimeLabel> timeLabels(const ChartGeometry& geometry, const ChartStyle& style);

/// Moves ascending positions apart to at least `gap`, within [low, high] while they fit.
std::vector<double> pushedApart(std::vector<double> positions, double gap, double low, double high);

} // namespace traceo
