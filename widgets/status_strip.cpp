#include "widgets/status_strip.h"

#include "widgets/hatch_brush.h"
#include "widgets/strip_painter.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace traceo {
namespace {

constexpr double kLeftGutter = 52;
/// A keyboard step, of the whole range.
constexpr int kSteps = 200;

} // namespace

StatusStrip::StatusStrip(QWidget* parent) : PaintedWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void StatusStrip::setStrip(Strip strip)
{
    const bool sameHeight = strip.lanes.size() == m_strip.lanes.size();
    m_strip = std::move(strip);
    setAccessibleName(m_strip.title);
    announceValue();
    if (!sameHeight)
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
    return {theme(), font(), m_format, m_now, TimeAxis::Shown, kLeftGutter, m_rightGutter, {}, 1 / devicePixelRatioF()};
}

ChartGeometry StatusStrip::geometryNow() const
{
    return stripGeometry(rect(), m_strip, styleNow());
}

QRectF StatusStrip::laneRect(int lane) const
{
    return stripLane(geometryNow(), lane, styleNow());
}

QSize StatusStrip::sizeHint() const
{
    return {scale()(480), stripHeight(font(), m_strip.lanes.size())};
}

QSize StatusStrip::minimumSizeHint() const
{
    return {scale()(240), sizeHint().height()};
}

QString StatusStrip::accessibleValue() const
{
    QStringList words;
    for (const Strip::Lane& lane : m_strip.lanes) {
        QString state = lane.words;
        if (m_cursor) {
            const auto part = std::ranges::find_if(lane.parts, [this](const Strip::Part& p) {
                return p.span.from < *m_cursor && *m_cursor <= p.span.to;
            });
            state = part == lane.parts.end() ? tr("not observed") : nameOf(part->status);
        }
        words << tr("%1: %2").arg(lane.name, state);
    }
    const QString when = m_cursor ? momentText(*m_cursor, m_now, m_format) : tr("now");
    return tr("%1; %2").arg(when, words.join(u"; "_s));
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
