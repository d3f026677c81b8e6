#include "widgets/chart_parts.h"
#include "widgets/dense_lines.h"
#include "widgets/hatch_brush.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>
#include <limits>

namespace traceo {
namespace {

constexpr double kLineWidth = 1.5;
constexpr double kAreaShare = 0.10;
constexpr double kEnvelopeShare = 0.16;
constexpr double kBandShare = 0.16;
constexpr double kPlannedShare = 0.10;
constexpr int kMostNames = 4;
/// Points of a stroke that are drawn at once: what a path costs grows with the square of its edges a scan line.
constexpr qsizetype kPointsAtOnce = 32;

QColor faint(QColor color, double share)
{
    color.setAlphaF(float(share));
    return color;
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

class LineDrawing {
public:
    LineDrawing(const ChartCanvas& canvas, const Line& line)
        : m_canvas(canvas), m_points(perPixel(canvas, line.points)), m_runs(runsOf(m_points)),
          m_wide(isWide(canvas.geometry, line))
    {}

    void fillArea(const QColor& color) const
    {
        const double base = m_canvas.yOf(0);
        for (const LineRun& run : m_runs) {
            QPolygonF area = polylineOf(run);
            area << QPointF(xOf(run.back()), base) << QPointF(xOf(run.front()), base);
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
        for (const LineRun& run : m_runs) {
            QPolygonF extent;
            for (const LinePoint& point : run)
                extent << QPointF(xOf(point), m_canvas.yOf(point.max));
            for (auto point = run.rbegin(); point != run.rend(); ++point)
                extent << QPointF(xOf(*point), m_canvas.yOf(point->min));
            QPainterPath path;
            path.addPolygon(extent);
            path.closeSubpath();
            m_canvas.painter.fillPath(path, faint(color, kEnvelopeShare));
        }
    }

    void stroke(const QPen& pen) const
    {
        for (const LineRun& run : m_runs) {
            if (run.size() == 1)
                drawDot(m_canvas, {xOf(run.front()), m_canvas.yOf(run.front().last)}, pen.color());
            m_canvas.painter.setBrush(Qt::NoBrush);
            drawInPieces(m_canvas.painter, polylineOf(run), pen);
        }
    }

private:
    double xOf(const LinePoint& point) const { return m_canvas.geometry.xOf(point.at); }

    /// Through first, extremes and last of each column: what the raw samples would touch.
    QPolygonF polylineOf(const LineRun& run) const
    {
        QPolygonF path;
        path.reserve(qsizetype(run.size()) * (m_wide ? 1 : 4) + 1);
        path << QPointF(xOf(run.front()), m_canvas.yOf(m_wide ? run.front().last : run.front().first));
        for (const LinePoint& p : run) {
            const double x = xOf(p);
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
    std::vector<LineRun> m_runs;
    bool m_wide = false;
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

/// The first line on top, but for the one that is told from the others.
std::vector<const Line*> fromBelow(const ChartCanvas& canvas)
{
    std::vector<const Line*> order;
    for (auto line = canvas.chart.lines.rbegin(); line != canvas.chart.lines.rend(); ++line)
        order.push_back(&*line);
    std::stable_partition(order.begin(), order.end(), [&canvas](const Line* line) { return !isEmphasised(canvas, *line); });
    return order;
}

void drawLines(const ChartCanvas& canvas)
{
    canvas.painter.save();
    canvas.painter.setRenderHint(QPainter::Antialiasing);
    canvas.painter.setClipRect(withLineEnds(canvas.geometry.plot), Qt::IntersectClip);
    const auto isMeasured = [](const Line& line) { return line.style == Line::Style::Measured; };
    const auto measured = std::count_if(canvas.chart.lines.begin(), canvas.chart.lines.end(), isMeasured);
    DenseLines layer(canvas);
    for (const Line* const line : fromBelow(canvas)) {
        const QPen pen = penOf(canvas, *line);
        if (line->style == Line::Style::Threshold) {
            layer.flush();
            drawThreshold(canvas, *line, pen);
            continue;
        }
        const bool hasArea = isMeasured(*line) && measured == 1 && canvas.chart.area && !canvas.chart.logarithmic;
        if (hasArea)
            LineDrawing(canvas, *line).fillArea(pen.color());
        if (layer.takes(*line))
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
