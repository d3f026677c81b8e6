// The lanes of events between the lowest plot and its time axis.
#include "widgets/chart_parts.h"
#include "widgets/hatch_brush.h"
#include "widgets/number_text.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace traceo {
namespace {

using namespace Qt::StringLiterals;

constexpr double kBar = 11;
constexpr double kTriangle = 8;
constexpr double kLeast = 3; ///< a shorter bar would not be seen
constexpr int kMostNames = 8;

/// Marks that would be drawn over each other are one, with their number.
struct Drawn {
    double left = 0;
    double right = 0;
    Status status = Status::Ok;
    int count = 0;
};

Drawn drawnOf(const ChartGeometry& geometry, const EventMark& mark, const Scale& scale)
{
    const double half = scale.exact(mark.kind == Band::Kind::Deploy ? kTriangle / 2 : 0);
    const double from = std::clamp(geometry.xOf(mark.span.from), geometry.plot.left(), geometry.plot.right());
    const double to = std::clamp(geometry.xOf(mark.span.to), geometry.plot.left(), geometry.plot.right());
    const double least = half > 0 ? 0 : scale.exact(kLeast);
    return {from - half, std::max(half > 0 ? from + half : to, from + least), mark.status, 1};
}

/// Of one state only: a short page amid a long warning is not a long page. The worst last, so that it lies above.
std::vector<Drawn> drawnOf(const ChartGeometry& geometry, const EventLane& lane, const Scale& scale)
{
    std::vector<EventMark> marks = lane.marks;
    std::ranges::stable_sort(marks, std::ranges::greater(), &EventMark::status);
    std::vector<Drawn> all;
    for (const EventMark& mark : marks) {
        const Drawn next = drawnOf(geometry, mark, scale);
        const bool isMerged = !all.empty() && all.back().status == next.status && next.left < all.back().right;
        if (!isMerged) {
            all.push_back(next);
            continue;
        }
        all.back().right = lane.kind == Band::Kind::Deploy ? all.back().right : std::max(all.back().right, next.right);
        ++all.back().count;
    }
    return all;
}

void drawTriangle(QPainter& painter, const Drawn& mark, double middle, double size, const QColor& color)
{
    QPainterPath path;
    path.moveTo(mark.left, middle - size / 2);
    path.lineTo(mark.left + size, middle - size / 2);
    path.lineTo(mark.left + size / 2, middle + size / 2);
    path.closeSubpath();
    painter.fillPath(path, color);
}

void drawLane(const ChartCanvas& canvas, const EventLane& lane, const QRectF& row)
{
    const Theme& theme = canvas.style.theme;
    const NumberText small(canvas.font(TextRole::Small));
    const double baseline = baselineIn(small.metrics(), row.top(), row.height());
    canvas.painter.setPen(theme.text3);
    small.drawRight(canvas.painter, {row.left() - canvas.scale(8), baseline}, lane.name);
    const double bar = canvas.scale(kBar);
    const double top = row.top() + std::round((row.height() - bar) / 2);
    const std::vector<Drawn> marks = drawnOf(canvas.geometry, lane, canvas.scale);
    for (const Drawn& mark : marks) {
        const QRectF box(mark.left, top, mark.right - mark.left, bar);
        if (lane.kind == Band::Kind::Deploy)
            drawTriangle(canvas.painter, mark, row.center().y(), canvas.scale.exact(kTriangle), theme.text2);
        else if (lane.kind == Band::Kind::NotObserved)
            fillHatched(canvas.painter, box, theme.unknown);
        else
            canvas.painter.fillRect(box, lane.kind == Band::Kind::Incident ? theme.stretchOf(mark.status) : theme.maintenance);
        const QString count = QString::number(mark.count);
        const double left = mark.right + canvas.scale(3);
        const double right = left + small.width(count) + canvas.scale(3);
        const bool hasRoom = std::ranges::none_of(marks, [&mark, right](const Drawn& other) {
            return other.left < right && other.right > mark.right;
        });
        if (mark.count < 2 || !hasRoom || right > row.right()) // the tooltip names them all; beside the plot are the end labels
            continue;
        canvas.painter.setPen(theme.text3);
        small.draw(canvas.painter, {left, baseline}, count);
    }
}

} // namespace

void drawEventLanes(const ChartCanvas& canvas)
{
    const QRectF& lanes = canvas.geometry.lanes;
    if (canvas.style.lanes.empty() || canvas.geometry.range.isEmpty())
        return;
    const double high = lanes.height() / double(canvas.style.lanes.size());
    canvas.painter.save();
    canvas.painter.setRenderHint(QPainter::Antialiasing);
    for (std::size_t i = 0; i < canvas.style.lanes.size(); ++i)
        drawLane(canvas, canvas.style.lanes[i], {lanes.left(), lanes.top() + double(i) * high, lanes.width(), high});
    canvas.painter.restore();
}

QString eventsAt(const ChartGeometry& geometry, QPointF place, const ChartStyle& style)
{
    if (style.lanes.empty() || !geometry.lanes.adjusted(-4, 0, 4, 0).contains(place))
        return {};
    const double high = geometry.lanes.height() / double(style.lanes.size());
    const auto row = std::min(std::size_t((place.y() - geometry.lanes.top()) / high), style.lanes.size() - 1);
    const Scale scale(style.base);
    QStringList words;
    for (const EventMark& mark : style.lanes[row].marks) {
        const Drawn drawn = drawnOf(geometry, mark, scale);
        if (place.x() >= drawn.left - 2 && place.x() <= drawn.right + 2)
            words << rangeText(mark.span, style.now, style.format) + u"  "_s + mark.name;
    }
    return words.mid(0, kMostNames).join(u'\n');
}

QStringList eventsAt(const std::vector<EventLane>& lanes, UtcMs moment, Millis reach)
{
    QStringList words;
    for (const EventLane& lane : lanes) {
        for (const EventMark& mark : lane.marks) {
            if (mark.span.from - reach <= moment && moment <= mark.span.to + reach)
                words << lane.name + u": "_s + mark.name;
        }
    }
    return words.mid(0, kMostNames);
}

} // namespace traceo
