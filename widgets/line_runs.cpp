// What the ways to draw a line have in common.
#include "widgets/chart_parts.h"

#include <QPainter>

#include <algorithm>
#include <array>

namespace traceo {
namespace {

constexpr double kEnvelopeFrom = 3; ///< pixels
constexpr double kEmphasised = 2.5; ///< pixels at a 13 px font
constexpr double kOthersShare = 0.35;

} // namespace

bool isEmphasised(const ChartCanvas& canvas, const Line& line)
{
    return canvas.style.emphasis && *canvas.style.emphasis == std::size_t(&line - canvas.chart.lines.data());
}

QPen penOf(const ChartCanvas& canvas, const Line& line)
{
    QPen pen = penOf(line, canvas.style.theme, canvas.scale);
    if (isEmphasised(canvas, line))
        pen.setWidthF(canvas.scale.exact(kEmphasised));
    else if (canvas.style.emphasis) // opaque, so that what is drawn twice does not show
        pen.setColor(mixed(canvas.style.theme.surface, pen.color(), kOthersShare));
    return pen;
}

QList<qreal> dashesOf(int series)
{
    static const std::array<QList<qreal>, 8> patterns{QList<qreal>{}, {}, {}, {6, 3}, {2, 2}, {6, 2, 2, 2}, {8, 3, 2, 3}, {1, 2}};
    return patterns[std::size_t(std::clamp(series, 0, 7))];
}

std::vector<LineRun> runsOf(const std::vector<LinePoint>& points)
{
    std::vector<LineRun> runs;
    for (std::size_t i = 0; i < points.size(); ++i) {
        if (!points[i].hasValue())
            continue;
        std::size_t end = i;
        while (end < points.size() && points[end].hasValue())
            ++end;
        runs.push_back({i, end});
        i = end;
    }
    return runs;
}

void drawDot(const ChartCanvas& canvas, const LinePoint& point, const QColor& color)
{
    canvas.painter.setPen(Qt::NoPen);
    canvas.painter.setBrush(color);
    const double radius = canvas.scale.exact(1.5);
    canvas.painter.drawEllipse(QPointF(canvas.geometry.xOf(point.at), canvas.yOf(point.last)), radius, radius);
}

bool isWide(const ChartCanvas& canvas, const Line& line)
{
    return canvas.geometry.plot.width() >= kEnvelopeFrom * std::max<double>(1, double(line.points.size()));
}

} // namespace traceo
