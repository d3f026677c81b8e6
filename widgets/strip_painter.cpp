#include "widgets/strip_painter.h"

#include "widgets/chart_parts.h"
#include "widgets/hatch_brush.h"
#include "widgets/number_text.h"

#include <QPainter>

#include <algorithm>

namespace traceo {
namespace {

constexpr double kLane = 14;
constexpr double kBar = 11;
constexpr double kTop = 4;
constexpr double kAxis = 24;
/// However short, what is not ok is seen.
constexpr double kLeastWidth = 2;

QColor partColor(const Theme& theme, Status status)
{
    return status == Status::Ok ? mixed(theme.surface, theme.ok, theme.calmCell) : theme.status(status);
}

Chart frameOf(const Strip& strip)
{
    return {.title = strip.title, .note = {}, .range = strip.range, .lines = {}, .bands = {}};
}

class StripPainting {
public:
    StripPainting(QPainter& painter, const QRectF& area, const Strip& strip, const ChartStyle& style)
        : m_painter(painter), m_area(area), m_style(style), m_scale(style.base), m_geometry(stripGeometry(area, strip, style))
    {}

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
                m_painter.fillRect(bar, partColor(theme, part.status));
            }
        }
    }

    void words(const QRectF& box, const Strip::Lane& lane) const
    {
        const QFont font = fontOf(TextRole::Small, m_style.base);
        const QFontMetricsF metrics(font);
        const double baseline = baselineIn(metrics, box.top() - m_scale(2), m_scale(16));
        m_painter.setFont(font);
        m_painter.setPen(m_style.theme.text3);
        const QString name = metrics.elidedText(lane.name, Qt::ElideMiddle, box.left() - m_area.left() - m_scale(10));
        m_painter.drawText(QPointF(box.left() - m_scale(8) - metrics.horizontalAdvance(name), baseline), name);
        m_painter.setPen(m_style.theme.text2);
        m_painter.drawText(QPointF(box.right() + m_scale(8), baseline),
                           metrics.elidedText(lane.words, Qt::ElideRight, m_area.right() - box.right() - m_scale(12)));
    }

private:
    QPainter& m_painter;
    const QRectF& m_area;
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
    geometry.plot =
        QRectF(area.left() + s(style.leftGutter), area.top() + s(kTop),
               std::max(1.0, area.width() - s(style.leftGutter) - s(style.rightGutter)), s(kLane) * double(strip.lanes.size()));
    geometry.timeLabels = QRectF(area.left(), geometry.plot.bottom() + s(4), area.width(), s(20));
    geometry.range = strip.range;
    return geometry;
}

QRectF stripLane(const ChartGeometry& geometry, int lane, const ChartStyle& style)
{
    const Scale s(style.base);
    return {geometry.plot.left(), geometry.plot.top() + s(kLane) * lane, geometry.plot.width(), double(s(kBar))};
}

int stripHeight(const QFont& base, std::size_t lanes)
{
    const Scale s(base);
    return s(kTop) + s(kLane) * int(lanes) + s(kAxis) + s(4);
}

void paintStrip(QPainter& painter, const QRectF& area, const Strip& strip, const ChartStyle& style)
{
    painter.fillRect(area, style.theme.surface);
    const StripPainting painting(painter, area, strip, style);
    const ChartGeometry geometry = stripGeometry(area, strip, style);
    for (int lane = 0; lane < int(strip.lanes.size()); ++lane) {
        const QRectF box = stripLane(geometry, lane, style);
        painting.bars(box, strip.lanes[std::size_t(lane)]);
        painting.words(box, strip.lanes[std::size_t(lane)]);
    }
    const Chart frame = frameOf(strip);
    drawTimeAxis({painter, frame, geometry, style, area, Scale(style.base)});
}

void paintStripCursor(QPainter& painter, const QRectF& area, const Strip& strip, UtcMs moment, const ChartStyle& style)
{
    if (!strip.range.isEmpty())
        paintCursor(painter, stripGeometry(area, strip, style), frameOf(strip), moment, style);
}

} // namespace traceo
