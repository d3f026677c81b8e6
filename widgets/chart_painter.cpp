#include "widgets/chart_painter.h"

#include "widgets/chart_parts.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace traceo {
namespace {

/// Between heading and plot: half of the top label.
constexpr double kHeadGap = 6;
constexpr double kHeading = 20;
constexpr double kAxis = 20;
constexpr double kFoot = 8;

} // namespace

ChartGeometry ChartGeometry::of(const QRectF& area, const Chart& chart, const ChartStyle& style)
{
    const Scale scale(style.base);
    const double axis = style.timeAxis == TimeAxis::Shown ? scale(kAxis) : 0;
    const double lanes = scale(kEventLane) * double(style.lanes.size());
    ChartGeometry geometry;
    geometry.heading = QRectF(area.left() + scale(8), area.top(), std::max(0.0, area.width() - scale(8)), scale(kHeading));
    geometry.plot = QRectF(QPointF(area.left() + scale(style.leftGutter), geometry.heading.bottom() + scale(kHeadGap)),
                           QPointF(area.right() - scale(style.rightGutter), area.bottom() - axis - lanes - scale(kFoot)));
    if (geometry.plot.width() < 1)
        geometry.plot.setWidth(1);
    if (geometry.plot.height() < 1)
        geometry.plot.setHeight(1);
    if (lanes > 0)
        geometry.lanes = QRectF(geometry.plot.left(), geometry.plot.bottom() + scale(4), geometry.plot.width(), lanes);
    if (axis > 0)
        geometry.timeLabels = QRectF(area.left(), geometry.plot.bottom() + lanes + scale(4), area.width(), axis);
    geometry.range = chart.range;
    geometry.values = valueAxisOf(chart, geometry.plot.height() / scale.factor(), style.format.locale,
                                  style.form == ChartForm::Stack ? AxisOver::Sums : AxisOver::Lines);
    return geometry;
}

double ChartGeometry::xOf(UtcMs moment) const
{
    if (range.isEmpty())
        return plot.left();
    return plot.left() + double((moment - range.from).count()) / double(range.length().count()) * plot.width();
}

UtcMs ChartGeometry::momentAt(double x) const
{
    const double share = std::clamp((x - plot.left()) / plot.width(), 0.0, 1.0);
    return range.from + Millis{std::llround(share * double(range.length().count()))};
}

double ChartCanvas::yOf(double value) const
{
    return geometry.plot.bottom() - geometry.values.place(value) * geometry.plot.height();
}

double ChartCanvas::snapped(double at) const
{
    return std::round(at / style.pixel) * style.pixel;
}

void paintChart(QPainter& painter, const QRectF& area, const Chart& chart, const ChartStyle& style)
{
    const ChartGeometry geometry = ChartGeometry::of(area, chart, style);
    const ChartCanvas canvas{painter, chart, geometry, style, area, Scale(style.base)};
    painter.save();
    drawPart(canvas, ChartPart::All);
    drawTimeTicks(canvas, timeTickPlaces(geometry, style));
    painter.restore();
}

void drawPart(const ChartCanvas& canvas, ChartPart part)
{
    canvas.painter.fillRect(canvas.area, canvas.style.theme.surface);
    if (part != ChartPart::Plot)
        drawHeading(canvas);
    drawBands(canvas);
    drawGrid(canvas);
    if (part != ChartPart::Frame) {
        canvas.style.form == ChartForm::Stack ? drawStack(canvas) : drawLines(canvas);
        if (canvas.style.form == ChartForm::Lines) // a sum of parts is no counter
            drawResets(canvas);
        drawChangePoints(canvas);
        drawBandNames(canvas);
    }
    if (part == ChartPart::Plot)
        return;
    drawTimeAxis(canvas);
    drawEventLanes(canvas);
    drawEndLabels(canvas);
}

int chartHeight(const QFont& base, double plot, TimeAxis axis, std::size_t lanes)
{
    const Scale scale(base);
    return scale(kHeading) + scale(kHeadGap) + scale(plot) + scale(kFoot) + scale(kEventLane) * int(lanes)
        + (axis == TimeAxis::Shown ? scale(kAxis) : 0);
}

const LinePoint* pointAt(const Line& line, UtcMs moment, TimeSpan range)
{
    const auto after = std::upper_bound(line.points.begin(), line.points.end(), moment,
                                        [](UtcMs at, const LinePoint& point) { return at < point.at; });
    if (after == line.points.begin() || moment > range.to)
        return nullptr;
    const LinePoint& point = *std::prev(after);
    const bool known = after != line.points.end() || line.points.size() < 2
        || moment <= point.at + (point.at - std::prev(after, 2)->at) * 2; // a line ends where its data ends
    return known && point.hasValue() ? &point : nullptr;
}

} // namespace traceo
