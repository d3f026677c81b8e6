#include "widgets/chart_parts.h"
#include "widgets/hatch_brush.h"
#include "widgets/line_raster.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>

namespace traceo {
namespace {

constexpr double kLineWidth = 1.5;
constexpr double kAreaShare = 0.10;
constexpr double kEnvelopeShare = 0.16;
constexpr double kBandShare = 0.16;
constexpr double kPlannedShare = 0.10;
/// Columns at least this wide show their extent as an envelope; narrower ones as the line itself.
constexpr double kEnvelopeFrom = 3;
constexpr int kMostNames = 4;
/// Points of a stroke that are drawn at once: what a path costs grows with the square of its edges a scan line.
constexpr qsizetype kPointsAtOnce = 32;

QColor faint(QColor color, double share)
{
    color.setAlphaF(float(share));
    return color;
}

/// Dashes in pixels for the fourth and later lines.
QList<qreal> dashesOf(int series)
{
    static const std::array<QList<qreal>, 8> patterns{QList<qreal>{}, {}, {}, {6, 3}, {2, 2}, {6, 2, 2, 2}, {8, 3, 2, 3}, {1, 2}};
    return patterns[std::size_t(std::clamp(series, 0, 7))];
}

/// `pixels` at a 13 px font.
QPen dashed(QPen pen, QList<qreal> pixels, const Scale& scale)
{
    if (pixels.isEmpty())
        return pen;
    for (qreal& length : pixels)
        length = scale.exact(length) / std::max(0.1, pen.widthF()); // Qt counts in pen widths
    pen.setDashPattern(pixels);
    pen.setCapStyle(Qt::FlatCap);
    return pen;
}

struct Run {
    std::size_t begin = 0;
    std::size_t end = 0; ///< one behind
};

/// Stretches of columns with values; a gap is never bridged.
std::vector<Run> runsOf(const std::vector<LinePoint>& points)
{
    std::vector<Run> runs;
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

/// The extent of the columns that share a device pixel: finer ones cannot be seen, but each would cost.
std::vector<LinePoint> perPixel(const ChartCanvas& canvas, const std::vector<LinePoint>& points)
{
    const auto pixelOf = [&canvas](const LinePoint& p) { return std::floor(canvas.geometry.xOf(p.at) / canvas.style.pixel); };
    std::vector<LinePoint> joined;
    joined.reserve(std::min(points.size(), std::size_t(canvas.geometry.plot.width() / canvas.style.pixel) + 2));
    double pixel = std::numeric_limits<double>::quiet_NaN();
    for (const LinePoint& p : points) {
        const double here = pixelOf(p);
        if (here != pixel || !joined.back().hasValue() || !p.hasValue()) {
            joined.push_back(p);
            pixel = here;
            continue;
        }
        LinePoint& last = joined.back();
        last.min = std::min(last.min, p.min);
        last.max = std::max(last.max, p.max);
        last.last = p.last;
    }
    return joined;
}

/// The same as drawPath, in pieces that overlap in a point; dashes go on from piece to piece.
void drawInPieces(QPainter& painter, const QPolygonF& line, QPen pen)
{
    for (qsizetype begin = 0; begin < line.size(); begin += kPointsAtOnce - 1) {
        const qsizetype count = std::min(kPointsAtOnce, line.size() - begin);
        if (count < 2 && begin > 0)
            break;
        painter.setPen(pen);
        painter.drawPolyline(line.constData() + begin, int(count));
        if (pen.style() == Qt::SolidLine)
            continue;
        double length = 0;
        for (qsizetype i = begin + 1; i < begin + count; ++i)
            length += QLineF(line[i - 1], line[i]).length();
        pen.setDashOffset(pen.dashOffset() + length / std::max(0.1, pen.widthF()));
    }
}

void drawDot(const ChartCanvas& canvas, const LinePoint& point, const QColor& color)
{
    canvas.painter.setPen(Qt::NoPen);
    canvas.painter.setBrush(color);
    const double radius = canvas.scale.exact(1.5);
    canvas.painter.drawEllipse(QPointF(canvas.geometry.xOf(point.at), canvas.yOf(point.last)), radius, radius);
}

/// Columns at least so wide that they show their extent as an envelope; else the line is what they cover.
bool isWide(const ChartCanvas& canvas, const Line& line)
{
    return canvas.geometry.plot.width() >= kEnvelopeFrom * std::max<double>(1, double(line.points.size()));
}

class LineDrawing {
public:
    LineDrawing(const ChartCanvas& canvas, const Line& line)
        : m_canvas(canvas), m_points(perPixel(canvas, line.points)), m_runs(runsOf(m_points)), m_wide(isWide(canvas, line))
    {}

    void fillArea(const QColor& color) const
    {
        const double base = m_canvas.yOf(0);
        for (const Run& run : m_runs) {
            QPolygonF area = polylineOf(run);
            area << QPointF(xOf(run.end - 1), base) << QPointF(xOf(run.begin), base);
            QPainterPath path;
            path.addPolygon(area);
            path.closeSubpath();
            m_canvas.painter.fillPath(path, faint(color, kAreaShare));
        }
    }

    void fillEnvelope(const QColor& color) const
    {
        if (!m_wide)
            return;
        for (const Run& run : m_runs) {
            QPainterPath path;
            path.moveTo(xOf(run.begin), m_canvas.yOf(point(run.begin).max));
            for (std::size_t i = run.begin + 1; i < run.end; ++i)
                path.lineTo(xOf(i), m_canvas.yOf(point(i).max));
            for (std::size_t i = run.end; i > run.begin; --i)
                path.lineTo(xOf(i - 1), m_canvas.yOf(point(i - 1).min));
            path.closeSubpath();
            m_canvas.painter.fillPath(path, faint(color, kEnvelopeShare));
        }
    }

    void stroke(const QPen& pen) const
    {
        for (const Run& run : m_runs) {
            if (run.end - run.begin == 1)
                drawDot(m_canvas, point(run.begin), pen.color());
            m_canvas.painter.setBrush(Qt::NoBrush);
            drawInPieces(m_canvas.painter, polylineOf(run), pen);
        }
    }

private:
    const LinePoint& point(std::size_t i) const { return m_points[i]; }
    double xOf(std::size_t i) const { return m_canvas.geometry.xOf(point(i).at); }

    /// Through first, extremes and last of each column: what the raw samples would touch.
    QPolygonF polylineOf(const Run& run) const
    {
        QPolygonF path;
        path.reserve(qsizetype(run.end - run.begin) * (m_wide ? 1 : 4) + 1);
        path << QPointF(xOf(run.begin), m_canvas.yOf(m_wide ? point(run.begin).last : point(run.begin).first));
        for (std::size_t i = run.begin; i < run.end; ++i) {
            const LinePoint& p = point(i);
            const double x = xOf(i);
            if (m_wide || (p.min == p.max)) {
                path << QPointF(x, m_canvas.yOf(p.last));
                continue;
            }
            const bool falls = p.last < p.first;
            for (const double value : {p.first, falls ? p.max : p.min, falls ? p.min : p.max, p.last})
                path << QPointF(x, m_canvas.yOf(value));
        }
        return path;
    }

    const ChartCanvas& m_canvas;
    const std::vector<LinePoint> m_points;
    std::vector<Run> m_runs;
    bool m_wide = false;
};

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
    LineRaster::Mark mark(const LinePoint& point) const
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

/// What a stroke would draw, in pixels of the picture.
void addDense(const ChartCanvas& canvas, LineRaster& raster, const QTransform& toPixels, const Line& line, const QPen& pen)
{
    const double ratio = toPixels.m11();
    LineRaster::Pen drawn{.color = pen.color(), .width = std::max(1.0, pen.widthF() * ratio), .dashes = {}};
    for (const double length : dashesOf(line.series))
        drawn.dashes.push_back(canvas.scale.exact(length) * ratio);
    const PixelPlace place(canvas, toPixels);
    raster.begin(drawn);
    for (const Run& run : runsOf(line.points)) {
        const LinePoint& first = line.points[run.begin];
        const LinePoint& last = line.points[run.end - 1];
        if (std::floor(place.x(first.at)) == std::floor(place.x(last.at))) { // alone in its pixel
            drawDot(canvas, last, pen.color());
            continue;
        }
        for (const LinePoint* point = &first; point <= &last; ++point)
            raster.add(place.mark(*point));
        raster.gap();
    }
    raster.end();
}

/// The picture behind the painter, if its pixels may be written beside it.
QImage* pictureOf(QPainter& painter)
{
    if (painter.device()->devType() != QInternal::Image || painter.deviceTransform().type() > QTransform::TxScale)
        return nullptr;
    auto* const picture = static_cast<QImage*>(painter.device());
    return picture->format() == QImage::Format_RGB32 ? picture : nullptr;
}

/// Dense lines go past the painter where there is a picture; what it draws itself keeps its place between them.
class LineLayer {
public:
    explicit LineLayer(const ChartCanvas& canvas) : m_toPixels(canvas.painter.deviceTransform())
    {
        const QRectF plot = canvas.geometry.plot.adjusted(-2, -2, 2, 2);
        if (QImage* const picture = pictureOf(canvas.painter))
            m_raster.emplace(*picture, m_toPixels.mapRect(plot).toAlignedRect());
    }

    /// Whether it is a line for the raster, and was given to it.
    bool takes(const ChartCanvas& canvas, const Line& line, const QPen& pen)
    {
        if (!m_raster || isWide(canvas, line) || line.style != Line::Style::Measured)
            return false;
        addDense(canvas, *m_raster, m_toPixels, line, pen);
        return true;
    }
    void flush()
    {
        if (m_raster)
            m_raster->paint();
    }

private:
    QTransform m_toPixels;
    std::optional<LineRaster> m_raster;
};

void drawThreshold(const ChartCanvas& canvas, const Line& line, const QPen& pen)
{
    const auto valued = std::find_if(line.points.rbegin(), line.points.rend(), [](const LinePoint& p) { return p.hasValue(); });
    if (valued == line.points.rend())
        return;
    const double y = canvas.snapped(canvas.yOf(valued->last)) + canvas.style.pixel / 2;
    canvas.painter.setRenderHint(QPainter::Antialiasing, false);
    canvas.painter.setPen(pen);
    canvas.painter.drawLine(QPointF(canvas.geometry.plot.left(), y), QPointF(canvas.geometry.plot.right(), y));
    canvas.painter.setRenderHint(QPainter::Antialiasing, true);
}

QRectF bandBox(const ChartCanvas& canvas, const Band& band)
{
    const QRectF& plot = canvas.geometry.plot;
    const double left = std::clamp(canvas.geometry.xOf(band.span.from), plot.left(), plot.right());
    const double right = std::clamp(canvas.geometry.xOf(band.span.to), plot.left(), plot.right());
    if (band.span.to < canvas.geometry.range.from || band.span.from > canvas.geometry.range.to)
        return {};
    const double width = std::max(right - left, canvas.scale.exact(2));
    return {canvas.snapped(std::min(left, plot.right() - width)), plot.top(), canvas.snapped(width), plot.height()};
}

bool isHatched(Band::Kind kind)
{
    return kind == Band::Kind::NotObserved || kind == Band::Kind::Filling;
}

QColor bandColor(const Theme& theme, Band::Kind kind)
{
    switch (kind) {
    case Band::Kind::NotObserved:
    case Band::Kind::Filling:
        return theme.line2;
    case Band::Kind::Deploy:
        return faint(theme.text2, kBandShare);
    case Band::Kind::Incident:
        return faint(theme.critical, kBandShare);
    case Band::Kind::Maintenance:
    case Band::Kind::Chaos:
        return faint(theme.maintenance, kPlannedShare);
    }
    Q_UNREACHABLE();
}

void drawHatchedName(const ChartCanvas& canvas, const Band& band, const QRectF& box)
{
    const QFont font = canvas.font(TextRole::Small);
    const double width = QFontMetricsF(font).horizontalAdvance(band.name);
    if (band.name.isEmpty() || width + canvas.scale(12) > box.width())
        return;
    const QPointF at(box.center().x() - width / 2, box.top() + canvas.scale(14));
    drawHaloText(canvas.painter, at, band.name, font, canvas.style.theme.text3, canvas.style.theme.surface);
}

} // namespace

QPen penOf(const Line& line, const Theme& theme, const Scale& scale)
{
    switch (line.style) {
    case Line::Style::Measured: {
        const QPen pen(theme.seriesColor(line.series), scale.exact(kLineWidth), Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
        return dashed(pen, dashesOf(line.series), scale);
    }
    case Line::Style::Ideal:
    case Line::Style::Ghost:
        return dashed(QPen(theme.text3, scale.exact(1)), {2, 3}, scale);
    case Line::Style::Threshold:
        return dashed(QPen(theme.text2, scale.exact(1)), {5, 3}, scale);
    }
    Q_UNREACHABLE();
}

void drawBands(const ChartCanvas& canvas)
{
    for (const Band& band : canvas.chart.bands) {
        const QRectF box = bandBox(canvas, band);
        if (box.isEmpty())
            continue;
        if (isHatched(band.kind))
            fillHatched(canvas.painter, box, bandColor(canvas.style.theme, band.kind), canvas.scale(6), canvas.scale(1));
        else
            canvas.painter.fillRect(box, bandColor(canvas.style.theme, band.kind));
    }
}

void drawBandNames(const ChartCanvas& canvas)
{
    int named = 0;
    double free = canvas.geometry.plot.left(); // names do not overlap
    const QFont font = canvas.font(TextRole::Small);
    for (const Band& band : canvas.chart.bands) {
        const QRectF box = bandBox(canvas, band);
        if (isHatched(band.kind)) {
            drawHatchedName(canvas, band, box);
            continue;
        }
        const double width = QFontMetricsF(font).horizontalAdvance(band.name);
        const double x = box.right() + canvas.scale(4);
        if (band.name.isEmpty() || box.isEmpty() || named == kMostNames || x < free || x + width > canvas.geometry.plot.right())
            continue;
        drawHaloText(canvas.painter, {x, box.top() + canvas.scale(14)}, band.name, font, canvas.style.theme.text2,
                     canvas.style.theme.surface);
        free = x + width + canvas.scale(8);
        ++named;
    }
}

void drawLines(const ChartCanvas& canvas)
{
    canvas.painter.save();
    canvas.painter.setRenderHint(QPainter::Antialiasing);
    canvas.painter.setClipRect(canvas.geometry.plot.adjusted(-2, -2, 2, 2), Qt::IntersectClip);
    const auto isMeasured = [](const Line& line) { return line.style == Line::Style::Measured; };
    const auto measured = std::count_if(canvas.chart.lines.begin(), canvas.chart.lines.end(), isMeasured);
    LineLayer layer(canvas);
    for (auto line = canvas.chart.lines.rbegin(); line != canvas.chart.lines.rend(); ++line) { // the first on top
        const QPen pen = penOf(*line, canvas.style.theme, canvas.scale);
        if (line->style == Line::Style::Threshold) {
            layer.flush();
            drawThreshold(canvas, *line, pen);
            continue;
        }
        const bool hasArea = isMeasured(*line) && measured == 1 && canvas.chart.area && !canvas.chart.logarithmic;
        if (hasArea)
            LineDrawing(canvas, *line).fillArea(pen.color());
        if (layer.takes(canvas, *line, pen))
            continue;
        layer.flush(); // what the painter draws belongs on top of those before it
        const LineDrawing drawing(canvas, *line);
        if (isMeasured(*line))
            drawing.fillEnvelope(pen.color());
        drawing.stroke(pen);
    }
    layer.flush();
    canvas.painter.restore();
}

} // namespace traceo
