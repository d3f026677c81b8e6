// What the ways to draw a line have in common.
#include "widgets/chart_parts.h"

#include <QImage>
#include <QPainter>

#include <algorithm>
#include <array>

namespace traceo {
namespace {

constexpr double kEnvelopeFrom = 3; ///< pixels
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
        pen.setWidthF(canvas.scale.exact(kWidestPen));
    else if (canvas.style.emphasis) // opaque, so that what is drawn twice does not show
        pen.setColor(mixed(canvas.style.theme.surface, pen.color(), kOthersShare));
    return pen;
}

QList<qreal> dashesOf(int series)
{
    static const std::array<QList<qreal>, 8> patterns{QList<qreal>{}, {}, {}, {6, 3}, {2, 2}, {6, 2, 2, 2}, {8, 3, 2, 3}, {1, 2}};
    return patterns[std::size_t(std::clamp(series, 0, 7))];
}

std::vector<LineRun> runsOf(std::span<const LinePoint> points)
{
    std::vector<LineRun> runs;
    const auto hasValue = [](const LinePoint& point) { return point.hasValue(); };
    for (auto next = points.begin();;) {
        const auto begin = std::find_if(next, points.end(), hasValue);
        if (begin == points.end())
            return runs;
        next = std::find_if_not(begin, points.end(), hasValue);
        runs.emplace_back(begin, next);
    }
}

QImage* pictureBehind(QPainter& painter)
{
    if (painter.device()->devType() != QInternal::Image || painter.deviceTransform().type() > QTransform::TxScale)
        return nullptr;
    auto* const picture = static_cast<QImage*>(painter.device());
    return picture->format() == QImage::Format_RGB32 ? picture : nullptr;
}

void drawDot(const ChartCanvas& canvas, QPointF place, const QColor& color)
{
    canvas.painter.setPen(Qt::NoPen);
    canvas.painter.setBrush(color);
    const double radius = canvas.scale.exact(kDotRadius);
    canvas.painter.drawEllipse(place, radius, radius);
}

bool isWide(const ChartGeometry& geometry, const Line& line)
{
    return geometry.plot.width() >= kEnvelopeFrom * std::max<double>(1, double(line.points.size()));
}

} // namespace traceo
