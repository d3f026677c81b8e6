#include "widgets/status_strip.h"

#include "widgets/hatch_brush.h"
#include "widgets/strip_painter.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace traceo {
namespace {

/// A keyboard step, of the whole range.
constexpr int kSteps = 200;
constexpr int kReach = 3; ///< of the pointer

} // namespace

StatusStrip::StatusStrip(QWidget* parent) : PaintedWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void StatusStrip::setStrip(Strip strip)
{
    m_strip = std::move(strip);
    setAccessibleName(m_strip.title);
    announceValue();
    updateGeometry();
    update();
}

void StatusStrip::setEvents(std::vector<EventLane> lanes)
{
    if (lanes == m_events)
        return;
    m_events = std::move(lanes);
    updateGeometry();
    update();
}

void StatusStrip::setFormat(const Style& format, UtcMs now)
{
    m_format = format;
    m_now = now;
    update();
}

void StatusStrip::setRightGutter(double gutter)
{
    m_rightGutter = gutter;
    update();
}

void StatusStrip::setLeftGutter(double gutter)
{
    m_leftGutter = gutter;
    update();
}

void StatusStrip::setCursor(std::optional<UtcMs> moment)
{
    if (m_cursor == moment)
        return;
    m_cursor = moment;
    announceValue();
    update();
}

ChartStyle StatusStrip::styleNow() const
{
    return {.theme = theme(),
            .base = font(),
            .format = m_format,
            .now = m_now,
            .timeAxis = TimeAxis::Shown,
            .leftGutter = m_leftGutter,
            .rightGutter = m_rightGutter,
            .pixel = 1 / devicePixelRatioF(),
            .lanes = m_events};
}

ChartGeometry StatusStrip::geometryNow() const
{
    return stripGeometry(rect(), m_strip, styleNow());
}

QRectF StatusStrip::laneRect(int lane) const
{
    return stripLane(geometryNow(), m_strip, lane, styleNow());
}

QSize StatusStrip::sizeHint() const
{
    return {scale()(480), stripHeight(font(), m_strip, m_events.size())};
}

QSize StatusStrip::minimumSizeHint() const
{
    return {scale()(240), sizeHint().height()};
}

QString StatusStrip::accessibleValue() const
{
    QStringList words;
    for (const Strip::Lane& lane : m_strip.lanes) {
        QString state = lane.words.isEmpty() ? m_strip.wordOf(lane.now) : lane.words;
        if (m_cursor) {
            const Strip::Part* part = partAt(lane, *m_cursor);
            state = part == nullptr ? tr("not observed") : m_strip.wordOf(part->status);
        }
        words << tr("%1: %2").arg(lane.name, state);
    }
    const QString when = m_cursor ? momentText(*m_cursor, m_now, m_format) : tr("now");
    return tr("%1; %2").arg(when, words.join(u"; "_s));
}

const Strip::Part* StatusStrip::partAt(const Strip::Lane& lane, UtcMs moment) const
{
    const auto part =
        std::ranges::find_if(lane.parts, [moment](const Strip::Part& p) { return p.span.from < moment && moment <= p.span.to; });
    return part == lane.parts.end() ? nullptr : &*part;
}

/// The one under the pointer, or a worse one beside it: what is drawn at least a pixel wide is hard to hit.
const Strip::Part* StatusStrip::worstNear(const Strip::Lane& lane, const ChartGeometry& geometry, double x) const
{
    const double reach = scale()(kReach);
    const TimeSpan near{geometry.momentAt(x - reach), geometry.momentAt(x + reach)};
    const Strip::Part* worst = partAt(lane, geometry.momentAt(x));
    for (const Strip::Part& part : lane.parts) {
        const bool isNear = part.span.from < near.to && part.span.to > near.from;
        const bool isThin = geometry.xOf(part.span.to) - geometry.xOf(part.span.from) < 2 * reach;
        if (isNear && isThin && (worst == nullptr || part.status < worst->status))
            worst = &part;
    }
    return worst;
}

/// "checkout: Critical" and when.
QString StatusStrip::wordsAt(QPointF place) const
{
    const ChartGeometry geometry = geometryNow();
    if (QString event = eventsAt(geometry, place, styleNow()); !event.isEmpty())
        return event;
    if (m_strip.range.isEmpty() || !geometry.plot.contains(place))
        return {};
    for (int i = 0; i < int(m_strip.lanes.size()); ++i) {
        const Strip::Lane& lane = m_strip.lanes[std::size_t(i)];
        if (place.y() < laneRect(i).top() || place.y() > laneRect(i).bottom())
            continue;
        const Strip::Part* part = worstNear(lane, geometry, place.x());
        const QString words = tr("%1: %2").arg(lane.name, part == nullptr ? tr("not observed") : m_strip.wordOf(part->status));
        return part == nullptr ? words : words + u'\n' + rangeText(part->span, m_now, m_format);
    }
    return {};
}

bool StatusStrip::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return PaintedWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    QToolTip::showText(help->globalPos(), wordsAt(help->pos()), this);
    return true;
}

void StatusStrip::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    anchorHatch(painter, *this);
    paintStrip(painter, rect(), m_strip, styleNow());
    if (m_cursor)
        paintStripCursor(painter, rect(), m_strip, *m_cursor, styleNow());
    if (showsFocus())
        drawFocusRing(painter, rect(), theme(), scale());
}

void StatusStrip::moveCursorTo(std::optional<UtcMs> moment)
{
    setCursor(moment);
    Q_EMIT cursorMoved(m_cursor);
}

void StatusStrip::mouseMoveEvent(QMouseEvent* event)
{
    const ChartGeometry geometry = geometryNow();
    const double x = event->position().x();
    const bool isOver = !m_strip.range.isEmpty() && x >= geometry.plot.left() && x <= geometry.plot.right();
    moveCursorTo(isOver ? std::optional(geometry.momentAt(x)) : std::nullopt);
}

void StatusStrip::leaveEvent(QEvent*)
{
    moveCursorTo({});
}

void StatusStrip::keyPressEvent(QKeyEvent* event)
{
    if (m_strip.range.isEmpty())
        return PaintedWidget::keyPressEvent(event);
    const UtcMs at = m_cursor.value_or(m_strip.range.to);
    const Millis step = std::max(Millis{1}, m_strip.range.length() / kSteps);
    switch (event->key()) {
    case Qt::Key_Left:
        return moveCursorTo(std::max(m_strip.range.from, at - step));
    case Qt::Key_Right:
        return moveCursorTo(std::min(m_strip.range.to, at + step));
    case Qt::Key_Home:
        return moveCursorTo(m_strip.range.from);
    case Qt::Key_End:
        return moveCursorTo(m_strip.range.to);
    case Qt::Key_Escape:
        return moveCursorTo({});
    default:
        PaintedWidget::keyPressEvent(event);
    }
}

} // namespace traceo
