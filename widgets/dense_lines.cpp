#include "widgets/dense_lines.h"

#include "widgets/in_halves.h"
#include "widgets/pixel_columns.h"

#include <QPainter>

#include <algorithm>
#include <cmath>
#include <span>

namespace traceo {
namespace {

constexpr int kLinesAtLeast = 8; ///< fewer are sooner done than shared

/// Where moments and values are in pixels of the picture: with what is the same for all points worked out once.
class PixelPlace {
public:
    PixelPlace(const ChartCanvas& canvas, const QTransform& toPixels)
        : m_canvas(canvas), m_toPixels(toPixels), m_columns(PixelColumns::of(canvas.geometry, toPixels.m11(), toPixels.dx()))
    {
        const ValueAxis& values = canvas.geometry.values;
        m_perUnit = toPixels.m22() * (canvas.yOf(values.high) - canvas.yOf(values.low)) / (values.high - values.low);
        m_bottom = toPixels.m22() * canvas.yOf(values.low) + toPixels.dy();
    }

    const PixelColumns& columns() const { return m_columns; }
    int column(const LinePoint& point) const { return m_columns.at(point.at); }
    float y(double value) const
    {
        if (m_canvas.geometry.values.logarithmic)
            return float(m_toPixels.m22() * m_canvas.yOf(value) + m_toPixels.dy());
        return float(m_bottom + m_perUnit * (value - m_canvas.geometry.values.low));
    }
    LineTrace::Mark mark(const LinePoint& point) const
    {
        return {double(column(point)), y(point.first), y(point.max), y(point.min), y(point.last)};
    }

private:
    const ChartCanvas& m_canvas;
    const QTransform& m_toPixels;
    PixelColumns m_columns;
    double m_bottom = 0;
    double m_perUnit = 0;
};

/// All that is drawn between two columns: their points and one of another column on either side, to which they are joined.
std::span<const LinePoint> pointsBetween(const PixelPlace& place, const std::vector<LinePoint>& points, int from, int to)
{
    const auto columnOf = [&place](const LinePoint& point) { return place.column(point); };
    auto begin = std::ranges::lower_bound(points, from, {}, columnOf);
    auto end = std::ranges::upper_bound(points, to, {}, columnOf);
    return {begin - int(begin != points.begin()), end + int(end != points.end())};
}

/// Alone in its column of pixels: a stroke would hardly be seen.
bool isDot(const PixelPlace& place, std::span<const LinePoint> run)
{
    return place.column(run.front()) == place.column(run.back());
}

LineTrace::Pen rasterPen(const ChartCanvas& canvas, const Line& line, double ratio)
{
    const QPen pen = penOf(canvas, line);
    LineTrace::Pen drawn{.color = pen.color(), .width = std::max(1.0, pen.widthF() * ratio), .dashes = {}};
    for (const double length : dashesOf(line.series))
        drawn.dashes.push_back(canvas.scale.exact(length) * ratio);
    return drawn;
}

CoveredColumns coveredBy(const ChartCanvas& canvas, LineTrace trace, const QTransform& toPixels, const QRect& clip,
                         const Line& line)
{
    const PixelPlace place(canvas, toPixels);
    for (const LineRun& run : runsOf(pointsBetween(place, line.points, clip.left(), clip.right()))) {
        if (isDot(place, run))
            continue;
        for (const LinePoint& point : run)
            trace.add(place.mark(point));
        trace.gap();
    }
    LineTrace::Pen pen = rasterPen(canvas, line, toPixels.m11());
    pen.phase = place.columns().origin + clip.left() - place.columns().left; // dashes move with the picture
    return trace.covered(pen);
}

/// In the middle of their column, so that they look the same in any.
void drawDots(const ChartCanvas& canvas, const QTransform& toPixels, const QRect& clip, const Line& line)
{
    const PixelPlace place(canvas, toPixels);
    const int reach = int(std::ceil(canvas.scale.exact(kDotRadius) * toPixels.m11()));
    for (const LineRun& run : runsOf(pointsBetween(place, line.points, clip.left() - reach, clip.right() + reach))) {
        if (!isDot(place, run))
            continue;
        const double x = (place.column(run.back()) + 0.5 - toPixels.dx()) / toPixels.m11();
        drawDot(canvas, QPointF(x, canvas.yOf(run.back().last)), canvas.style.theme.seriesColor(line.series));
    }
}

} // namespace

DenseLines::DenseLines(const ChartCanvas& canvas) : m_canvas(canvas), m_toPixels(canvas.painter.deviceTransform())
{
    const QRectF plot = withLineEnds(canvas.geometry.plot);
    if (QImage* const picture = pictureBehind(canvas.painter)) {
        m_clip = m_toPixels.mapRect(plot).toAlignedRect().intersected(picture->rect());
        m_raster.emplace(*picture, m_clip);
    }
}

bool DenseLines::takes(const Line& line)
{
    if (!m_raster || isWide(m_canvas.geometry, line) || line.style != Line::Style::Measured)
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
            covered[i] = coveredBy(m_canvas, m_raster->trace(), m_toPixels, m_clip, *m_lines[i]);
    });
    for (CoveredColumns& line : covered)
        m_raster->add(std::move(line));
    m_raster->paint();
    for (const Line* const line : m_lines)
        drawDots(m_canvas, m_toPixels, m_clip, *line);
    m_lines.clear();
}

} // namespace traceo
