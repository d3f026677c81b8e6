#include "widgets/status_strip.h"

#include "widgets/chart_parts.h"
#include "widgets/hatch_brush.h"
#include "widgets/number_text.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace traceo {
namespace {

constexpr double kLeftGutter = 52;
constexpr double kLane = 14;
constexpr double kBar = 11;
constexpr double kTop = 4;
constexpr double kAxis = 24;
/// A keyboard step, of the whole range.
constexpr int kSteps = 200;
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
    const Scale s = scale();
    ChartGeometry geometry;
    geometry.heading = QRectF(s(8), 0, width() - s(8), 0);
    geometry.plot = QRectF(s(kLeftGutter), s(kTop), std::max(1, width() - s(kLeftGutter) - s(m_rightGutter)),
                           s(kLane) * double(m_strip.lanes.size()));
    geometry.timeLabels = QRectF(0, geometry.plot.bottom() + s(4), width(), s(20));
    geometry.range = m_strip.range;
    return geometry;
}

QRectF StatusStrip::laneRect(int lane) const
{
    const Scale s = scale();
    const QRectF plot = geometryNow().plot;
    return {plot.left(), plot.top() + s(kLane) * lane, plot.width(), double(s(kBar))};
}

QSize StatusStrip::sizeHint() const
{
    const Scale s = scale();
    return {s(480), s(kTop) + s(kLane) * int(m_strip.lanes.size()) + s(kAxis) + s(4)};
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

void StatusStrip::paintLane(QPainter& painter, int lane) const
{
    const Theme& colors = theme();
    const Scale s = scale();
    const QRectF box = laneRect(lane);
    const Strip::Lane& drawn = m_strip.lanes[std::size_t(lane)];
    const ChartGeometry geometry = geometryNow();
    fillHatched(painter, box, colors.line2);
    for (const bool loud : {false, true}) { // what is wrong lies above its neighbours
        for (const Strip::Part& part : drawn.parts) {
            if ((part.status != Status::Ok) != loud)
                continue;
            const double left = std::clamp(geometry.xOf(part.span.from), box.left(), box.right());
            double right = std::clamp(geometry.xOf(part.span.to), box.left(), box.right());
            if (loud)
                right = std::max(right, std::min(box.right(), left + s.exact(kLeastWidth)));
            painter.fillRect(QRectF(left, box.top(), right - left, box.height()), colors.surface);
            painter.fillRect(QRectF(left, box.top(), right - left, box.height()), partColor(colors, part.status));
        }
    }
    const QFont font = fontIn(TextRole::Small);
    const QFontMetricsF metrics(font);
    const double baseline = baselineIn(metrics, box.top() - s(2), s(16));
    painter.setFont(font);
    painter.setPen(colors.text3);
    const QString name = metrics.elidedText(drawn.name, Qt::ElideMiddle, box.left() - s(10));
    painter.drawText(QPointF(box.left() - s(8) - metrics.horizontalAdvance(name), baseline), name);
    painter.setPen(colors.text2);
    painter.drawText(QPointF(box.right() + s(8), baseline),
                     metrics.elidedText(drawn.words, Qt::ElideRight, width() - box.right() - s(12)));
}

void StatusStrip::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme().surface);
    anchorHatch(painter, *this);
    for (int lane = 0; lane < int(m_strip.lanes.size()); ++lane)
        paintLane(painter, lane);
    const Chart frame = frameOf(m_strip);
    const ChartGeometry geometry = geometryNow();
    const ChartStyle style = styleNow();
    drawTimeAxis({painter, frame, geometry, style, QRectF(rect()), scale()});
    if (m_cursor && !m_strip.range.isEmpty())
        paintCursor(painter, geometry, frame, *m_cursor, style);
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
