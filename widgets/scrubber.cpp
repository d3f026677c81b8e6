#include "widgets/scrubber.h"

#include "widgets/chart_axis.h"
#include "widgets/hatch_brush.h"
#include "widgets/number_text.h"

#include <QDateTime>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace traceo {
namespace {

using namespace Qt::StringLiterals;

constexpr Millis kWeeks = 13 * 7 * kDay;
constexpr double kMargin = 16;
/// Of the span, after now: room to reach the present.
constexpr double kAhead = 0.03;
/// A part of the way to a moment before the history is shown before it.
constexpr int kBefore = 20;
constexpr double kTickDistance = 96;

} // namespace

Scrubber::Scrubber(QWidget* parent) : PaintedWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Moment that is looked at"));
    setAccessibleDescription(tr("Arrow keys move by an hour, with Shift by a day, up and down to the next incident."));
}

void Scrubber::setTime(UtcMs at, UtcMs now, const Style& format)
{
    const bool isNew = at != m_at;
    m_at = at;
    m_now = now;
    m_format = format;
    if (isNew)
        announceValue();
    update();
}

void Scrubber::setMarks(std::vector<EventMark> marks)
{
    std::erase_if(marks, [](const EventMark& mark) { return mark.kind == Band::Kind::Deploy; }); // no trouble by itself
    if (marks == m_marks)
        return;
    m_marks = std::move(marks);
    update();
}

void Scrubber::setOldest(std::optional<UtcMs> oldest)
{
    if (oldest == m_oldest)
        return;
    m_oldest = oldest;
    update();
}

TimeSpan Scrubber::span() const
{
    UtcMs from = std::clamp(m_oldest.value_or(kDistantPast), m_now - kWeeks, m_now - kHour);
    if (m_at < from)
        from = m_at - (m_now - m_at) / kBefore;
    return {from, m_now + Millis{std::llround(double((m_now - from).count()) * kAhead)}};
}

double Scrubber::xOf(UtcMs moment) const
{
    const double margin = scale()(kMargin);
    const TimeSpan whole = span();
    return margin + double((moment - whole.from).count()) / double(whole.length().count()) * (width() - 2 * margin);
}

UtcMs Scrubber::momentAt(double x) const
{
    const double margin = scale()(kMargin);
    const double share = std::clamp((x - margin) / std::max(1.0, width() - 2 * margin), 0.0, 1.0);
    const TimeSpan whole = span();
    return floorTo(whole.from + Millis{std::llround(share * double(whole.length().count()))}, kMinute);
}

QSize Scrubber::sizeHint() const
{
    return {scale()(640), scale()(32)};
}

QSize Scrubber::minimumSizeHint() const
{
    return {0, scale()(32)};
}

QString Scrubber::accessibleValue() const
{
    return tr("%1, %2 ago").arg(momentText(m_at, m_now, m_format), ageText(m_now - m_at, m_format));
}

void Scrubber::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    anchorHatch(painter, *this);
    const Scale s = scale();
    painter.fillRect(rect(), theme().canvas);
    const double x = std::round(xOf(m_dragged.value_or(m_at)));
    paintAxis(painter, x);
    for (const EventMark& mark : m_marks) {
        const double at = std::round(xOf(mark.span.from));
        if (at < x && at >= 0)
            painter.fillRect(QRectF(at, s(5), s(3), s(8)), theme().status(mark.status));
    }
    paintUnknown(painter, x);
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme().line2);
    paintHandle(painter, x);
}

void Scrubber::paintAxis(QPainter& painter, double end) const
{
    const NumberText small(fontIn(TextRole::Small));
    const Scale s = scale();
    const int wanted = std::clamp(int(width() / s.exact(kTickDistance)), 2, 14);
    for (const TimeTick& tick : timeTicks({span().from, m_now}, wanted, m_format)) {
        const double x = std::round(xOf(tick.at));
        if (x + s(6) + small.width(tick.text) > end)
            break;
        painter.fillRect(QRectF(x, height() - s(14), 1, s(9)), theme().line2);
        painter.setPen(theme().text3);
        small.draw(painter, QPointF(x + s(4), height() - s(6)), tick.text);
    }
}

void Scrubber::paintUnknown(QPainter& painter, double from) const
{
    fillHatched(painter, QRectF(from, 0, width() - from, height() - 1), theme().line2);
    const NumberText small(fontIn(TextRole::Small));
    const QString words = tr("not known yet · now %1").arg(momentText(m_now, m_now, m_format) + u' ' + zoneText(m_now, m_format));
    const double wide = small.width(words);
    const Scale s = scale();
    const double left = width() - s(kMargin) - wide;
    if (left < from + s(12))
        return;
    painter.fillRect(QRectF(left - s(6), s(8), wide + s(12), s(16)), theme().canvas);
    painter.setPen(theme().text2);
    small.draw(painter, QPointF(left, baselineIn(small.metrics(), s(8), s(16))), words);
}

void Scrubber::paintHandle(QPainter& painter, double x) const
{
    const Scale s = scale();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(QRectF(x - 1, s(8), 2, height() - s(8)), theme().accent);
    QPainterPath handle; // 12 × 10 with a point below
    handle.moveTo(x - s(6), s(1));
    handle.lineTo(x + s(6), s(1));
    handle.lineTo(x + s(6), s(7));
    handle.lineTo(x, s(13));
    handle.lineTo(x - s(6), s(7));
    handle.closeSubpath();
    painter.fillPath(handle, theme().accent);
    if (showsFocus())
        drawFocusRing(painter, QRectF(rect()).adjusted(1, 1, -1, -2), theme(), s);
}

void Scrubber::pick(UtcMs moment)
{
    if (moment >= m_now) {
        Q_EMIT presentReached();
        return;
    }
    if (moment == m_at)
        return;
    setTime(moment, m_now, m_format);
    Q_EMIT picked(moment);
}

void Scrubber::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_dragged = std::min(momentAt(event->position().x()), m_now);
    update();
}

void Scrubber::mouseMoveEvent(QMouseEvent* event)
{
    if (!m_dragged)
        return;
    m_dragged = std::min(momentAt(event->position().x()), m_now);
    QToolTip::showText(event->globalPosition().toPoint(), momentText(*m_dragged, m_now, m_format), this);
    update();
}

void Scrubber::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || !m_dragged)
        return;
    const UtcMs there = *m_dragged;
    m_dragged.reset();
    pick(there);
    update();
}

std::optional<UtcMs> Scrubber::markBeside(int direction) const
{
    std::optional<UtcMs> found;
    for (const EventMark& mark : m_marks) {
        const UtcMs at = floorTo(mark.span.from, kMinute) + kMinute; // just after it began
        if (direction < 0 && at < m_at)
            found = at;
        if (direction > 0 && at > m_at && at < m_now)
            return at;
    }
    return found;
}

void Scrubber::keyPressEvent(QKeyEvent* event)
{
    const Millis step = event->modifiers() & Qt::ShiftModifier ? kDay : kHour;
    switch (event->key()) {
    case Qt::Key_Left:
        return pick(m_at - step);
    case Qt::Key_Right:
        return pick(m_at + step);
    case Qt::Key_PageUp:
        return pick(m_at - 7 * kDay);
    case Qt::Key_PageDown:
        return pick(m_at + 7 * kDay);
    case Qt::Key_Up:
        return pick(markBeside(-1).value_or(m_at));
    case Qt::Key_Down:
        return pick(markBeside(+1).value_or(m_at));
    case Qt::Key_End:
        return pick(m_now);
    case Qt::Key_Escape:
        m_dragged.reset();
        update();
        return;
    default:
        PaintedWidget::keyPressEvent(event);
    }
}

bool Scrubber::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return PaintedWidget::event(event);
    const auto* const help = static_cast<QHelpEvent*>(event);
    QStringList words;
    for (const EventMark& mark : m_marks) {
        if (std::abs(xOf(mark.span.from) + scale().exact(1.5) - help->pos().x()) <= scale().exact(4) && mark.span.from < m_at)
            words << momentText(mark.span.from, m_now, m_format) + u"  "_s + mark.name;
    }
    const QString text = words.mid(0, 8).join(u'\n').toHtmlEscaped();
    QToolTip::showText(help->globalPos(), text.isEmpty() ? QString() : u"<pre>"_s + text + u"</pre>"_s, this);
    return true;
}

} // namespace traceo
