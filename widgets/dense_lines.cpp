#include "widgets/dense_lines.h"

#include "widgets/in_halves.h"

#include <QPainter>

#include <cmath>

namespace traceo {
namespace {

constexpr int kLinesAtLeast = 8; ///< fewer are sooner done than shared

/// Where moments and values are in pixels of the picture: with what is the same for all points worked out once.
class PixelPlace {
public:
    PixelPlace(const ChartCanvas& canvas, const QTransform& toPixels) : m_canvas(canvas), m_toPixels(toPixels)
    {
        const ChartGeometry& geometry = canvas.geometry;
        const auto range = geometry.range;
        m_left = toPixels.m11() * geometry.xOf(range.from) + toPixels.dx();
        m_perMs = toPixels.m11() * geometry.plot.width() / double(std::max<std::int64_t>(1, range.length().count()));
        m_perUnit = toPixels.m22() * (canvas.yOf(geometry.values.high) - canvas.yOf(geometry.values.low))
            / (geometry.values.high - geometry.values.low);
        m_bottom = toPixels.m22() * canvas.yOf(geometry.values.low) + toPixels.dy();
    }

    double x(UtcMs at) const { return m_left + m_perMs * double((at - m_canvas.geometry.range.from).count()); }
    float y(double value) const
    {
        if (m_canvas.geometry.values.logarithmic)
            return float(m_toPixels.m22() * m_canvas.yOf(value) + m_toPixels.dy());
        return float(m_bottom + m_perUnit * (value - m_canvas.geometry.values.low));
    }
    LineTrace::Mark mark(const LinePoint& point) const
    {
        return {x(point.at), y(point.first), y(point.max), y(point.min), y(point.last)};
    }

private:
    const ChartCanvas& m_canvas;
    const QTransform& m_toPixels;
    double m_left = 0;
    double m_perMs = 0;
    double m_bottom = 0;
    double m_perUnit = 0;
};

/// Alone in its pixel: a stroke would hardly be seen.
bool isDot(const PixelPlace& place, const LinePoint& first, const LinePoint& last)
{
    return std::floor(place.x(first.at)) == std::floor(place.x(last.at));
}

CoveredColumns coveredBy(const ChartCanvas& canvas, LineTrace trace, const QTransform& toPixels, const Line& line)
{
    const PixelPlace place(canvas, toPixels);
    for (const LineRun& run : runsOf(line.points)) {
        const LinePoint& first = line.points[run.begin];
        const LinePoint& last = line.points[run.end - 1];
        if (isDot(place, first, last))
            continue;
        for (const LinePoint* point = &first; point <= &last; ++point)
            trace.add(place.mark(*point));
        trace.gap();
    }
    const QPen pen = penOf(canvas, line);
    const double ratio = toPixels.m11();
    LineTrace::Pen drawn{.color = pen.color(), .width = std::max(1.0, pen.widthF() * ratio), .dashes = {}};
    for (const double length : dashesOf(line.series))
        drawn.dashes.push_back(canvas.scale.exact(length) * ratio);
    return trace.covered(drawn);
}

void drawDots(const ChartCanvas& canvas, const QTransform& toPixels, const Line& line)
{
    const PixelPlace place(canvas, toPixels);
    for (const LineRun& run : runsOf(line.points)) {
        if (isDot(place, line.points[run.begin], line.points[run.end - 1]))
            drawDot(canvas, line.points[run.end - 1], canvas.style.theme.seriesColor(line.series));
    }
}

/// The picture behind the painter, if its pixels may be written beside it.
QImage* pictureOf(QPainter& painter)
{
    if (painter.device()->devType() != QInternal::Image || painter.deviceTransform().type() > QTransform::TxScale)
        return nullptr;
    auto* const picture = static_cast<QImage*>(painter.device());
    return picture->format() == QImage::Format_RGB32 ? picture : nullptr;
}

} // namespace

DenseLines::DenseLines(const ChartCanvas& canvas) : m_canvas(canvas), m_toPixels(canvas.painter.deviceTransform())
{
    const QRectF plot = canvas.geometry.plot.adjusted(-2, -2, 2, 2);
    if (QImage* const picture = pictureOf(canvas.painter))
        m_raster.emplace(*picture, m_toPixels.mapRect(plot).toAlignedRect());
}

bool DenseLines::takes(const Line& line)
{
    if (!m_raster || isWide(m_canvas, line) || line.style != Line::Style::Measured)
        return false;
    m_lines.push_back(&line);
    return true;
}

void DenseLines::flush()
{
    if (m_lines.empty())
        return;
    std::vector<CoveredColumns> covered(m_lines.size());
    inHalves(int(m_lines.size()), kLinesAtLeast, [this, &covered](int from, int to) {
        for (auto i = std::size_t(from); i < std::size_t(to); ++i)
            covered[i] = coveredBy(m_canvas, m_raster->trace(), m_toPixels, *m_lines[i]);
    });
    for (CoveredColumns& line : covered)
        m_raster->add(std::move(line));
    m_raster->paint();
    for (const Line* const line : m_lines)
        drawDots(m_canvas, m_toPixels, *line);
    m_lines.clear();
}

} // namespace traceo
