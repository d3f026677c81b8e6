#include "widgets/chart_parts.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace traceo {
namespace {

/// A column is drawn when any of its parts has a value.
bool isKnown(const Chart& chart, std::size_t column)
{
    return std::ranges::any_of(chart.lines, [column](const Line& line) {
        return column < line.points.size() && line.points[column].hasValue();
    });
}

struct Run {
    std::size_t begin = 0;
    std::size_t end = 0; ///< one behind
};

/// Stretches of known columns; a gap is never bridged.
std::vector<Run> runsOf(const Chart& chart)
{
    const std::size_t columns = chart.lines.empty() ? 0 : chart.lines.front().points.size();
    std::vector<Run> runs;
    for (std::size_t i = 0; i < columns; ++i) {
        if (!isKnown(chart, i))
            continue;
        std::size_t end = i;
        while (end < columns && isKnown(chart, end))
            ++end;
        runs.push_back({i, end});
        i = end;
    }
    return runs;
}

/// The upper edge of what is below `line` (all parts when it is behind the last), left to right over a run. Columns
/// reach up to where the next one begins.
QPolygonF edgeOf(const ChartCanvas& canvas, const Run& run, std::size_t line)
{
    const auto& points = canvas.chart.lines.front().points;
    QPolygonF edge;
    for (std::size_t i = run.begin; i < run.end; ++i)
        edge << QPointF(canvas.geometry.xOf(points[i].at), canvas.yOf(stackBase(canvas.chart, line, i)));
    const UtcMs end = run.end < points.size() ? points[run.end].at : canvas.geometry.range.to;
    edge << QPointF(canvas.geometry.xOf(end), edge.back().y());
    return edge;
}

void fillPart(const ChartCanvas& canvas, const Run& run, std::size_t line)
{
    const QPolygonF upper = edgeOf(canvas, run, line + 1);
    QPolygonF area = edgeOf(canvas, run, line);
    std::for_each(upper.rbegin(), upper.rend(), [&area](const QPointF& point) { area << point; });
    QPainterPath path;
    path.addPolygon(area);
    path.closeSubpath();
    canvas.painter.fillPath(path, stackColor(canvas.chart.lines[line], canvas.style.theme));
    canvas.painter.setBrush(Qt::NoBrush);
    canvas.painter.setPen(QPen(canvas.style.theme.surface, canvas.scale.exact(1)));
    canvas.painter.drawPolyline(upper);
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
    canvas.painter.save();
    canvas.painter.setRenderHint(QPainter::Antialiasing);
    canvas.painter.setClipRect(canvas.geometry.plot, Qt::IntersectClip);
    for (const Run& run : runsOf(canvas.chart)) {
        for (std::size_t line = 0; line < canvas.chart.lines.size(); ++line)
            fillPart(canvas, run, line);
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
