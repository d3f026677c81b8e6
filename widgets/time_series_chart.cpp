#include "widgets/time_series_chart.h"

#include "core/counter_resets.h"
#include "widgets/chart_parts.h"
#include "widgets/hatch_brush.h"
#include "widgets/in_halves.h"

#include <QBackingStore>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPaintEngine>
#include <QPainter>
#include <QPromise>
#include <QRegion>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace traceo {
namespace {

using namespace Qt::StringLiterals;

/// A press that moves less than this is a click, not a selection.
constexpr double kDragFrom = 4;
/// Points of a chart whose picture is prepared by another thread: fewer are drawn within a millisecond or two.
constexpr std::size_t kWorthWaiting = 20'000;

std::size_t pointsOf(const Chart& chart)
{
    std::size_t points = 0;
    for (const Line& line : chart.lines)
        points += line.points.size();
    return points;
}

/// Whether this is for the screen, and not for somebody who wants a picture of the widget.
bool isForScreen(const QPainter& painter, const QWidget& widget)
{
    QBackingStore* const store = widget.window()->backingStore();
    return store && painter.paintEngine() && painter.paintEngine()->paintDevice() == store->paintDevice();
}

/// From the first to the last and to all of them, and round again.
std::optional<std::size_t> nextLine(std::optional<std::size_t> line, std::size_t count, bool isDown)
{
    const std::size_t all = count; // one more place than lines
    const std::size_t at = line.value_or(all);
    const std::size_t next = (at + (isDown ? 1 : all)) % (all + 1);
    return next == all ? std::nullopt : std::optional(next);
}

/// Whether the counter began again in this column, or how often in all of them; nothing where it did not.
QStringList resetWords(const Line& line, const LinePoint* column)
{
    if (column)
        return isReset(line.points, std::size_t(column - line.points.data())) ? QStringList{TimeSeriesChart::tr("began again")}
                                                                              : QStringList{};
    const std::size_t resets = resetsOf(line.points).size();
    return resets > 0 ? QStringList{TimeSeriesChart::tr("began again %n time(s)", nullptr, int(resets))} : QStringList{};
}

} // namespace

TimeSeriesChart::TimeSeriesChart(QWidget* parent) : PaintedWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    connect(&m_prepared, &QFutureWatcher<PixelStep>::finished, this, &TimeSeriesChart::takePrepared);
}

void TimeSeriesChart::setChart(Chart chart)
{
    // Another report has the same lines, or the chosen one is gone.
    const auto nameOf = [](const Chart& of, std::size_t line) {
        return line < of.lines.size() ? of.lines[line].name : QString();
    };
    if (m_isolated && nameOf(*m_chart, *m_isolated) != nameOf(chart, *m_isolated))
        m_isolated.reset();
    m_pointed.reset();
    m_chart = std::make_shared<const Chart>(std::move(chart));
    setAccessibleName(m_chart->title);
    setAccessibleDescription(m_chart->note);
    announceValue();
    invalidate();
}

void TimeSeriesChart::setFormat(const Style& format, UtcMs now)
{
    m_format = format;
    m_now = now;
    invalidate();
}

void TimeSeriesChart::setTimeAxis(TimeAxis axis)
{
    m_timeAxis = axis;
    updateGeometry();
    invalidate();
}

void TimeSeriesChart::setLeftGutter(double gutter)
{
    m_leftGutter = gutter;
    invalidate();
}

void TimeSeriesChart::setRightGutter(double gutter)
{
    m_rightGutter = gutter;
    invalidate();
}

void TimeSeriesChart::setMark(const QString& mark)
{
    m_mark = mark;
    invalidate();
}

void TimeSeriesChart::setForm(ChartForm form)
{
    m_form = form;
    invalidate();
}

void TimeSeriesChart::setChanges(std::vector<ChangePoint> changes)
{
    m_changes = std::move(changes);
    invalidate();
}

void TimeSeriesChart::setLanes(std::vector<EventLane> lanes)
{
    if (lanes == m_lanes)
        return;
    m_lanes = std::move(lanes);
    updateGeometry();
    invalidate();
}

void TimeSeriesChart::setPlotHeight(double height)
{
    m_plotHeight = height;
    updateGeometry();
}

void TimeSeriesChart::setCursor(std::optional<UtcMs> moment)
{
    if (m_cursor == moment)
        return;
    m_cursor = moment;
    update(placeCursor());
    announceValue();
}

/// Returns where it was, and where it is.
QRegion TimeSeriesChart::placeCursor()
{
    const QRegion before = m_cursorRegion;
    m_cursorRegion = m_cursor ? cursorRegion(geometryNow(), shownChart(), *m_cursor, styleNow()) : QRegion();
    return before + m_cursorRegion;
}

void TimeSeriesChart::setDraggedSpan(std::optional<TimeSpan> span)
{
    m_dragged = span;
    update();
}

ChartStyle TimeSeriesChart::styleNow() const
{
    return {theme(), font(),      m_format, m_now,     m_timeAxis, m_leftGutter, m_rightGutter,
            m_mark,  1 / m_ratio, m_form,   m_changes, m_lanes,    emphasis()};
}

void TimeSeriesChart::isolate(std::optional<std::size_t> line)
{
    m_isolated = line;
    invalidate();
    announceValue();
}

void TimeSeriesChart::pointAtLine(std::optional<std::size_t> line)
{
    if (m_pointed == line)
        return;
    m_pointed = line;
    line ? QWidget::setCursor(Qt::PointingHandCursor) : unsetCursor();
    invalidate();
}

std::optional<std::size_t> TimeSeriesChart::lineAt(QPointF place) const
{
    const Chart& chart = shownChart();
    return chart.lines.size() < 2 ? std::nullopt : endLabelAt(geometryNow(), rect(), chart, styleNow(), place);
}

const Chart& TimeSeriesChart::shownChart() const
{
    return m_isPreparing ? *m_picture.scene()->scene.chart : *m_chart;
}

ChartGeometry TimeSeriesChart::geometryNow() const
{
    if (m_isPreparing || (!m_isStale && m_picture.scene()))
        return m_picture.scene()->geometry;
    if (!m_geometry)
        m_geometry = ChartGeometry::of(rect(), *m_chart, styleNow());
    return *m_geometry;
}

QSize TimeSeriesChart::sizeHint() const
{
    return {scale()(480), chartHeight(font(), m_plotHeight, m_timeAxis, m_lanes.size())};
}

QSize TimeSeriesChart::minimumSizeHint() const
{
    return {scale()(240), chartHeight(font(), 40, m_timeAxis, m_lanes.size())};
}

QString TimeSeriesChart::accessibleValue() const
{
    QStringList words;
    for (std::size_t i = 0; i < m_chart->lines.size(); ++i) {
        if (m_isolated && *m_isolated != i)
            continue;
        const Line& line = m_chart->lines[i];
        const LinePoint* const point = m_cursor ? pointAt(line, *m_cursor, m_chart->range) : nullptr;
        Reading reading = line.newest;
        if (point)
            reading.value = point->last;
        words << tr("%1: %2").arg(line.name, m_cursor && !point ? tr("nothing observed") : toText(reading, m_format));
        if (line.isCounter && m_form == ChartForm::Lines && (point || !m_cursor))
            words << resetWords(line, point);
    }
    if (m_cursor)
        words << eventsAt(m_lanes, *m_cursor, cursorStep()); // a deploy is one moment, seldom that of a column
    const QString when = m_cursor ? momentText(*m_cursor, m_now, m_format) : tr("newest");
    return tr("%1; %2").arg(when, words.join(u"; "_s));
}

void TimeSeriesChart::appearanceChanged()
{
    forgetPicture();
    PaintedWidget::appearanceChanged();
}

void TimeSeriesChart::resizeEvent(QResizeEvent*)
{
    invalidate();
}

/// Nobody sees the picture, and it is soon drawn again: on a large screen those of all panes come to tens of megabytes.
void TimeSeriesChart::hideEvent(QHideEvent* event)
{
    forgetPicture();
    PaintedWidget::hideEvent(event);
}

void TimeSeriesChart::forgetPicture()
{
    m_picture.clear();
    m_isPreparing = false; // what is prepared belongs to the picture before
    invalidate();
}

/// Whatever else changes before the next turn of the event loop is drawn at once.
void TimeSeriesChart::invalidate()
{
    m_geometry.reset();
    if (m_isStale)
        return;
    m_isStale = true;
    QMetaObject::invokeMethod(this, &TimeSeriesChart::refresh, Qt::QueuedConnection);
}

ChartScene TimeSeriesChart::sceneNow() const
{
    return {m_chart, styleNow(), size(), m_ratio, -mapTo(window(), QPoint())};
}

/// Whether what is shown may stay until the next picture is there.
bool TimeSeriesChart::canWait() const
{
    const auto& shown = m_picture.scene();
    return shown && shown->scene.size == size() && shown->scene.ratio == m_ratio
        && (m_isPreparing || pointsOf(*m_chart) >= kWorthWaiting);
}

void TimeSeriesChart::refresh()
{
    if (!m_isStale || m_isPreparing)
        return;
    if (m_picture.isNull() || m_picture.scene()->scene.size != size() || !isVisible())
        return update(); // it is drawn when it is painted
    if (canWait())
        return prepare();
    update(drawNow());
}

QRegion TimeSeriesChart::drawNow()
{
    m_isStale = false;
    m_isPreparing = false; // what is prepared belongs to the picture before
    return take(stepTo(sceneNow(), m_picture.scene()));
}

/// Returns what changed, with what lies above it.
QRegion TimeSeriesChart::take(PixelStep step)
{
    const QRegion changed = m_picture.take(std::move(step));
    return m_dragged ? QRegion(rect()) : changed + placeCursor();
}

void TimeSeriesChart::prepare()
{
    m_isStale = false;
    m_isPreparing = true;
    const auto promise = std::make_shared<QPromise<PixelStep>>();
    m_prepared.setFuture(promise->future());
    promise->start();
    aside([promise, scene = sceneNow(), before = m_picture.scene()] {
        promise->addResult(stepTo(scene, before));
        promise->finish();
    });
}

void TimeSeriesChart::takePrepared()
{
    if (!m_isPreparing)
        return;
    m_isPreparing = false;
    update(take(m_prepared.future().takeResult()));
    refresh();
}

void TimeSeriesChart::paintEvent(QPaintEvent* event)
{
    QPainter painter(this);
    const double ratio = std::max(0.25, painter.deviceTransform().m11()); // of the picture, which may be sharper than the screen
    const bool isSeen = isForScreen(painter, *this);
    const bool mayWait = ratio == m_ratio && isSeen && canWait();
    m_ratio = ratio;
    if (m_picture.isNull() || m_picture.scene()->scene.ratio != ratio || (!isUpToDate() && !mayWait)) {
        const QRegion changed = drawNow();
        update(isSeen ? changed - event->region() : changed);
    }
    m_picture.paint(painter, event->region());
    if (m_dragged) {
        const ChartGeometry geometry = geometryNow();
        QColor veil = theme().accent;
        veil.setAlphaF(0.14F);
        const double left = geometry.xOf(m_dragged->from);
        painter.fillRect(QRectF(left, geometry.plot.top(), geometry.xOf(m_dragged->to) - left, geometry.plot.height()), veil);
    }
    if (m_cursor)
        paintCursor(painter, geometryNow(), shownChart(), *m_cursor, styleNow());
    if (showsFocus())
        drawFocusRing(painter, rect(), theme(), scale());
}

void TimeSeriesChart::moveCursorTo(UtcMs moment)
{
    setCursor(moment);
    Q_EMIT cursorMoved(m_cursor);
}

TimeSpan TimeSeriesChart::dragTo(double x) const
{
    const ChartGeometry geometry = geometryNow();
    const UtcMs a = geometry.momentAt(*m_pressedAt);
    const UtcMs b = geometry.momentAt(x);
    return {std::min(a, b), std::max(a, b)};
}

void TimeSeriesChart::mouseMoveEvent(QMouseEvent* event)
{
    if (shownChart().range.isEmpty())
        return;
    const double x = event->position().x();
    if (m_pressedAt && std::abs(x - *m_pressedAt) >= scale().exact(kDragFrom)) {
        setDraggedSpan(dragTo(x));
        Q_EMIT spanDragged(m_dragged);
    }
    pointAtLine(m_pressedAt ? std::nullopt : lineAt(event->position()));
    const ChartGeometry geometry = geometryNow();
    if (x < geometry.plot.left() || x > geometry.plot.right()) {
        setCursor({});
        Q_EMIT cursorMoved({});
        return;
    }
    moveCursorTo(geometry.momentAt(x));
}

void TimeSeriesChart::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton && !shownChart().range.isEmpty())
        m_pressedAt = event->position().x();
}

void TimeSeriesChart::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || !m_pressedAt)
        return;
    const bool dragged = m_dragged.has_value();
    const TimeSpan span = dragTo(event->position().x());
    m_pressedAt = {};
    setDraggedSpan({});
    Q_EMIT spanDragged({});
    if (const auto line = lineAt(event->position()); line && !dragged)
        return isolate(m_isolated == line ? std::nullopt : line);
    if (dragged && !span.isEmpty())
        Q_EMIT rangeSelected(span);
}

void TimeSeriesChart::leaveEvent(QEvent*)
{
    pointAtLine({});
    if (m_pressedAt)
        return;
    setCursor({});
    Q_EMIT cursorMoved({});
}

void TimeSeriesChart::focusInEvent(QFocusEvent* event)
{
    PaintedWidget::focusInEvent(event);
    if (showsFocus() && !m_cursor && !shownChart().range.isEmpty())
        moveCursorTo(shownChart().range.to);
}

bool TimeSeriesChart::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip || m_lanes.empty())
        return PaintedWidget::event(event);
    const auto* const help = static_cast<QHelpEvent*>(event);
    const QString words = eventsAt(geometryNow(), help->pos(), styleNow());
    QToolTip::showText(help->globalPos(),
                       words.isEmpty() ? QString() : QStringLiteral("<pre>") + words.toHtmlEscaped() + QStringLiteral("</pre>"),
                       this);
    return true;
}

Millis TimeSeriesChart::cursorStep() const
{
    const double columns = std::max(1.0, geometryNow().plot.width());
    return Millis{std::max<std::int64_t>(1, std::llround(double(shownChart().range.length().count()) / columns))};
}

void TimeSeriesChart::keyPressEvent(QKeyEvent* event)
{
    if (shownChart().range.isEmpty())
        return PaintedWidget::keyPressEvent(event);
    const UtcMs at = m_cursor.value_or(shownChart().range.to);
    const Millis step = cursorStep() * (event->modifiers() & Qt::ShiftModifier ? 10 : 1);
    const auto within = [this](UtcMs moment) { return std::clamp(moment, shownChart().range.from, shownChart().range.to); };
    switch (event->key()) {
    case Qt::Key_Left:
        return moveCursorTo(within(at - step));
    case Qt::Key_Right:
        return moveCursorTo(within(at + step));
    case Qt::Key_Home:
        return moveCursorTo(shownChart().range.from);
    case Qt::Key_End:
        return moveCursorTo(shownChart().range.to);
    case Qt::Key_Up:
    case Qt::Key_Down:
        if (m_form == ChartForm::Stack || m_chart->lines.size() < 2)
            return PaintedWidget::keyPressEvent(event);
        return isolate(nextLine(m_isolated, m_chart->lines.size(), event->key() == Qt::Key_Down));
    case Qt::Key_Escape:
        if (m_isolated)
            return isolate({});
        m_pressedAt = {};
        setDraggedSpan({});
        setCursor({});
        Q_EMIT spanDragged({});
        Q_EMIT cursorMoved({});
        return;
    default:
        PaintedWidget::keyPressEvent(event);
    }
}

} // namespace traceo
