#include "widgets/strip_painter.h"

#include "widgets/chart_parts.h"
#include "widgets/hatch_brush.h"
#include "widgets/number_text.h"
#include "widgets/status_shapes.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace traceo {
namespace {

constexpr double kLane = 14;
constexpr double kBar = 11;
constexpr double kCellLane = 20; ///< with the seam below it
constexpr double kSeam = 1;
constexpr double kShape = 10; ///< in a cell
constexpr double kCross = 15; ///< the same of a cross without its square
constexpr double kTop = 4;
constexpr double kAxis = 24;
constexpr double kWordsGap = 8;
constexpr double kWordsEdge = 4;
constexpr qsizetype kLongestText = 128;
constexpr double kWidestNames = 152;
constexpr double kWidestWords = 200;
/// However short, what is not ok is seen.
constexpr double kLeastWidth = 2;

template <class Get>
double gutterFor(const Strip& strip, const QFont& base, Get get)
{
    const QFontMetricsF metrics(fontOf(TextRole::Small, base));
    double widest = 0;
    for (const Strip::Lane& lane : strip.lanes)
        widest = std::max(widest, metrics.horizontalAdvance(get(lane)));
    return std::ceil(widest / Scale(base).factor()) + kWordsGap + kWordsEdge;
}

bool hasCells(const Strip& strip)
{
    return strip.cell > Millis{0};
}

double laneHeight(const Strip& strip)
{
    return hasCells(strip) ? kCellLane : kLane;
}

Chart frameOf(const Strip& strip)
{
    return {.title = strip.title, .note = {}, .range = strip.range, .lines = {}, .bands = {}};
}

class StripPainting {
public:
    StripPainting(QPainter& painter, const QRectF& area, const Strip& strip, const ChartStyle& style)
        : m_painter(painter), m_area(area), m_strip(strip), m_style(style), m_scale(style.base),
          m_geometry(stripGeometry(area, strip, style))
    {}

    void lane(const QRectF& box, const Strip::Lane& lane) const
    {
        if (hasCells(m_strip))
            cells(box, lane);
        else
            bars(box, lane);
        words(box, lane);
    }

private:
    /// A seam apart; what no part covers is hatched.
    void cells(const QRectF& box, const Strip::Lane& lane) const
    {
        auto part = lane.parts.begin();
        for (UtcMs from = m_strip.range.from; from < m_strip.range.to; from += m_strip.cell) {
            part = std::find_if(part, lane.parts.end(), [from](const Strip::Part& p) { return p.span.from >= from; });
            const double left = std::round(m_geometry.xOf(from));
            const double right = std::round(m_geometry.xOf(from + m_strip.cell)) - m_scale.exact(kSeam);
            const QRectF cell(left, box.top(), right - left, box.height());
            if (part != lane.parts.end() && part->span.from == from)
                fillCell(cell, part->status);
            else
                fillHatched(m_painter, cell, m_style.theme.line2, m_scale(6), m_scale.exact(1));
        }
    }

    void fillCell(const QRectF& cell, Status status) const
    {
        const Theme& theme = m_style.theme;
        const bool isCritical = status == Status::Critical;
        const QColor fill = theme.stretchOf(status);
        m_painter.fillRect(cell, fill);
        const double side = m_scale.exact(isCritical ? kCross : kShape);
        if (status == Status::Ok || cell.width() < side)
            return;
        const QRectF shape(cell.center().x() - side / 2, cell.center().y() - side / 2, side, side);
        // A filled square on its own colour is its cross alone.
        drawStatusShape(m_painter, shape, status,
                        isCritical ? ShapeColors{fill, theme.surface} : ShapeColors{theme.surface, fill});
    }

    void bars(const QRectF& box, const Strip::Lane& lane) const
    {
        const Theme& theme = m_style.theme;
        fillHatched(m_painter, box, theme.line2, m_scale(6), m_scale.exact(1));
        for (const bool loud : {false, true}) { // what is wrong lies above its neighbours
            for (const Strip::Part& part : lane.parts) {
                if ((part.status != Status::Ok) != loud)
                    continue;
                const double left = std::clamp(m_geometry.xOf(part.span.from), box.left(), box.right());
                double right = std::clamp(m_geometry.xOf(part.span.to), box.left(), box.right());
                if (loud)
                    right = std::max(right, std::min(box.right(), left + m_scale.exact(kLeastWidth)));
                const QRectF bar(left, box.top(), right - left, box.height());
                m_painter.fillRect(bar, theme.surface);
                m_painter.fillRect(bar, theme.stretchOf(part.status));
            }
        }
    }

    void words(const QRectF& box, const Strip::Lane& lane) const
    {
        const QFont font = fontOf(TextRole::Small, m_style.base);
        const QFontMetricsF metrics(font);
        const double baseline = baselineIn(metrics, box.center().y() - m_scale.exact(7.5), m_scale(16));
        m_painter.setFont(font);
        m_painter.setPen(m_style.theme.text3);
        const QString name = metrics.elidedText(lane.name, Qt::ElideRight, box.left() - m_area.left() - m_scale(kWordsGap));
        m_painter.drawText(QPointF(box.left() - m_scale(kWordsGap) - metrics.horizontalAdvance(name), baseline), name);
        m_painter.setPen(m_style.theme.text2);
        m_painter.drawText(QPointF(box.right() + m_scale(kWordsGap), baseline),
                           metrics.elidedText(lane.words, Qt::ElideRight,
                                              m_area.right() - box.right() - m_scale(kWordsGap + kWordsEdge)));
    }

    QPainter& m_painter;
    const QRectF& m_area;
    const Strip& m_strip;
    const ChartStyle& m_style;
    Scale m_scale;
    ChartGeometry m_geometry;
};

} // namespace

ChartGeometry stripGeometry(const QRectF& area, const Strip& strip, const ChartStyle& style)
{
    const Scale s(style.base);
    ChartGeometry geometry;
    geometry.heading = QRectF(area.left() + s(8), area.top(), area.width() - s(8), 0);
    geometry.plot = QRectF(area.left() + s(style.leftGutter), area.top() + s(kTop),
                           std::max(1.0, area.width() - s(style.leftGutter) - s(style.rightGutter)),
                           s(laneHeight(strip)) * double(strip.lanes.size()));
    const double lanes = s(kEventLane) * double(style.lanes.size());
    if (lanes > 0)
        geometry.lanes = QRectF(geometry.plot.left(), geometry.plot.bottom() + s(4), geometry.plot.width(), lanes);
    geometry.timeLabels = QRectF(area.left(), geometry.plot.bottom() + lanes + s(4), area.width(), s(20));
    geometry.range = strip.range;
    return geometry;
}

QRectF stripLane(const ChartGeometry& geometry, const Strip& strip, int lane, const ChartStyle& style)
{
    const Scale s(style.base);
    const int pitch = s(laneHeight(strip));
    const double height = hasCells(strip) ? pitch - s.exact(kSeam) : s(kBar);
    return {geometry.plot.left(), geometry.plot.top() + pitch * lane, geometry.plot.width(), height};
}

int stripHeight(const QFont& base, const Strip& strip, std::size_t lanes)
{
    const Scale s(base);
    return s(kTop) + s(laneHeight(strip)) * int(strip.lanes.size()) + s(kEventLane) * int(lanes) + s(kAxis) + s(4);
}

double neededLeftGutter(const Strip& strip, const QFont& base)
{
    const double needed = gutterFor(strip, base, [](const Strip::Lane& lane) { return lane.name.left(kLongestText); });
    return std::clamp(needed, kLeftGutter, kWidestNames);
}

double neededRightGutter(const Strip& strip, const QFont& base, double chart)
{
    const double needed = gutterFor(strip, base, [](const Strip::Lane& lane) { return lane.words.left(kLongestText); });
    return std::max(chart, std::min(needed, kWidestWords));
}

void paintStrip(QPainter& painter, const QRectF& area, const Strip& strip, const ChartStyle& style)
{
    painter.fillRect(area, style.theme.surface);
    const StripPainting painting(painter, area, strip, style);
    const ChartGeometry geometry = stripGeometry(area, strip, style);
    for (int lane = 0; lane < int(strip.lanes.size()); ++lane) {
        painting.lane(stripLane(geometry, strip, lane, style), strip.lanes[std::size_t(lane)]);
    }
    const Chart frame = frameOf(strip);
    const ChartCanvas canvas{painter, frame, geometry, style, area, Scale(style.base)};
    drawEventLanes(canvas);
    drawTimeAxis(canvas);
}

void paintStripCursor(QPainter& painter, const QRectF& area, const Strip& strip, UtcMs moment, const ChartStyle& style)
{
    if (!strip.range.isEmpty())
        paintCursor(painter, stripGeometry(area, strip, style), frameOf(strip), moment, style);
}

} // namespace traceo
