#include "widgets/stack_raster.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace traceo {
namespace {

/// The upper edge of the parts up to one, left to right over a run.
QPolygonF edgeOf(const ChartCanvas& canvas, const ColumnRun& run, const std::vector<double>& values)
{
    const auto& points = canvas.chart.lines.front().points;
    QPolygonF edge;
    for (std::size_t i = run.begin; i < run.end; ++i)
        edge << QPointF(canvas.geometry.xOf(points[i].at), canvas.yOf(values[i]));
    edge << QPointF(canvas.geometry.xOf(StackEdges::endOf(run, canvas.chart)), edge.back().y());
    return edge;
}

void fillPart(const ChartCanvas& canvas, const StackEdges& edges, const ColumnRun& run, std::size_t line)
{
    const QPolygonF upper = edgeOf(canvas, run, edges.values[line + 1]);
    const QPolygonF lower = edgeOf(canvas, run, edges.values[line]);
    const double gap = line == 0 ? 0 : stackGap(canvas);
    QPolygonF area = upper;
    for (qsizetype i = lower.size(); i-- > 0;)
        area << lower[i] - QPointF(0, std::min(gap, (lower[i].y() - upper[i].y()) / 2));
    QPainterPath path;
    path.addPolygon(area);
    path.closeSubpath();
    canvas.painter.fillPath(path, stackColor(canvas.chart.lines[line], canvas.style.theme));
}

} // namespace

double stackBase(const Chart& chart, std::size_t line, std::size_t column)
{
    double base = 0;
    for (std::size_t i = 0; i < std::min(line, chart.lines.size()); ++i) {
        const auto& points = chart.lines[i].points;
        base += column < points.size() && points[column].hasValue() ? points[column].last : 0;
    }
    return base;
}

QColor stackColor(const Line& line, const Theme& theme)
{
    return line.series == 0 ? theme.seriesColor(0) : theme.neutral[std::size_t(line.series - 1) % theme.neutral.size()];
}

void drawStack(const ChartCanvas& canvas)
{
    const StackEdges edges = StackEdges::of(canvas.chart);
    if (rasterStack(canvas, edges))
        return;
    canvas.painter.save();
    canvas.painter.setRenderHint(QPainter::Antialiasing);
    canvas.painter.setClipRect(canvas.geometry.plot, Qt::IntersectClip);
    for (const ColumnRun& run : edges.runs) {
        for (std::size_t line = 0; line < canvas.chart.lines.size(); ++line)
            fillPart(canvas, edges, run, line);
    }
    canvas.painter.restore();
}

void drawChangePoints(const ChartCanvas& canvas)
{
    const QFont font = canvas.font(TextRole::SmallKey);
    const QRectF& plot = canvas.geometry.plot;
    for (const ChangePoint& change : canvas.style.changes) {
        if (change.at < canvas.geometry.range.from || change.at > canvas.geometry.range.to)
            continue;
        const double x = canvas.snapped(canvas.geometry.xOf(change.at)) + canvas.style.pixel / 2;
        QPen pen(canvas.style.theme.text1, canvas.scale.exact(1), Qt::CustomDashLine, Qt::FlatCap);
        pen.setDashPattern({3, 2});
        canvas.painter.setPen(pen);
        canvas.painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()));
        const double width = QFontMetricsF(font).horizontalAdvance(change.words);
        const bool fitsLeft = x - canvas.scale(6) - width >= plot.left();
        const double left = fitsLeft ? x - canvas.scale(6) - width : x + canvas.scale(6);
        drawHaloText(canvas.painter, {left, plot.top() + canvas.scale(10)}, change.words, font, canvas.style.theme.text1,
                     canvas.style.theme.surface);
    }
}

} // namespace traceo
