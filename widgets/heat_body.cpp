#include "widgets/heat_body.h"

#include "widgets/hatch_brush.h"
#include "widgets/number_text.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace traceo {
namespace {

using namespace Qt::StringLiterals;

constexpr double kLeastNames = 48;
constexpr double kMostNames = 220;
constexpr double kNamesShare = 0.3; ///< of the width, at most
constexpr qsizetype kLongestName = 128;
constexpr std::size_t kMeasured = 256; ///< rows that are measured; the others are as wide
constexpr int kPage = 10;

} // namespace

HeatBody::HeatBody(QWidget* parent) : PaintedWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
}

void HeatBody::setChart(std::shared_ptr<const Chart> chart)
{
    m_chart = std::move(chart);
    m_hovered.reset();
    m_spot.reset();
    m_columns = 0;
    setAccessibleName(titleAlone(*m_chart));
    fit();
    updateGeometry();
    announceValue();
}

void HeatBody::setFormat(const Style& format, UtcMs now)
{
    m_format = format;
    m_now = now;
    update();
}

double HeatBody::wantedLeft() const
{
    const Scale s = scale();
    const double most = std::max(s.exact(kLeastNames), std::min(s.exact(kMostNames), width() * kNamesShare));
    return s(16) + std::ceil(std::clamp(m_names, s.exact(kLeastNames), most)) + s(8);
}

int HeatBody::fittingColumns() const
{
    const double room = isAligned() ? m_right - m_left : width() - nameWidth() - scale()(16);
    return std::max(2, int(room / scale().exact(kHeatLeastColumn)));
}

void HeatBody::alignTo(double left, double right)
{
    m_left = left;
    m_right = std::max(left, right);
    fit();
}

/// Makes the cells anew where there is room for more or fewer of them.
void HeatBody::fit()
{
    const QFontMetricsF metrics(fontIn(TextRole::SmallKey)); // as when its row is pointed at
    m_names = 0;
    for (std::size_t i = 0; i < std::min(m_chart->lines.size(), kMeasured); ++i)
        m_names = std::max(m_names, metrics.horizontalAdvance(m_chart->lines[i].name.left(kLongestName)));
    const int columns = fittingColumns();
    if (columns != m_columns) {
        m_columns = columns;
        m_heat = heatOf(*m_chart, columns);
        m_hovered.reset();
        if (m_spot)
            m_spot->column = columnOf(m_moment);
    }
    update();
    Q_EMIT fitted();
}

HeatGrid HeatBody::grid() const
{
    const double ratio = devicePixelRatioF();
    const Scale s = scale();
    const double room = (width() - nameWidth() - s(16)) / std::max(1, m_heat.cut.columns);
    HeatGrid grid{.origin = {nameWidth(), 0}, .pixel = 1 / ratio};
    grid.gapPixels = std::max(1, int(std::lround(s.factor() * ratio)));
    grid.columnPixels = std::max(2, int(std::min(room, s.exact(kHeatMostColumn)) * ratio));
    grid.rowPixels = int(std::lround(s(kHeatRow) * ratio));
    if (!isAligned() || m_heat.range.isEmpty())
        return grid;
    for (int i = 0; i <= m_heat.cut.columns; ++i) { // the first and the last stretch stick out of the range
        const UtcMs at = std::clamp(m_heat.cut.range.from + m_heat.cut.step * i, m_heat.range.from, m_heat.range.to);
        const double share = double((at - m_heat.range.from).count()) / double(m_heat.range.length().count());
        grid.edges.push_back(int(std::lround(share * (m_right - m_left) * ratio)));
    }
    return grid;
}

int HeatBody::columnOf(UtcMs moment) const
{
    const auto column = (floorTo(moment, m_heat.cut.step) - m_heat.cut.range.from) / m_heat.cut.step;
    return int(std::clamp<std::int64_t>(column, 0, m_heat.cut.columns - 1));
}

QStringList HeatBody::wordsOf(Spot spot) const
{
    const Reading reading = m_heat.readingOf(spot.row, spot.column);
    const TimeSpan span = m_heat.spanOf(spot.column);
    return {m_heat.rows[std::size_t(spot.row)].name, reading.hasValue() ? toText(reading, m_format) : tr("not observed"),
            rangeText(span, m_now, m_format) + u" "_s + zoneText(span.from, m_format)};
}

QSize HeatBody::sizeHint() const
{
    return {scale()(480), int(std::ceil(rows() * grid().rowHeight()))};
}

QSize HeatBody::minimumSizeHint() const
{
    return {scale()(200), sizeHint().height()};
}

QString HeatBody::accessibleValue() const
{
    return m_spot ? wordsOf(*m_spot).join(u", "_s)
                  : tr("%n row(s)", nullptr, rows()) + u", "_s + rangeText(m_heat.range, m_now, m_format);
}

void HeatBody::appearanceChanged()
{
    m_columns = 0;
    fit();
    PaintedWidget::appearanceChanged();
}

void HeatBody::resizeEvent(QResizeEvent*)
{
    fit();
}

void HeatBody::paintEvent(QPaintEvent* event)
{
    QPainter painter(this);
    painter.fillRect(event->rect(), theme().surface);
    anchorHatch(painter, *this);
    const HeatGrid cells = grid();
    const int last = std::min(rows() - 1, cells.rowAt(event->rect().bottom()));
    for (int row = std::max(0, cells.rowAt(event->rect().top())); row <= last; ++row)
        paintRow(painter, row, cells);
    const auto ring = [&](Spot spot, const QColor& color, double width) {
        QRectF box = cells.cell(spot.row, spot.column);
        painter.setBrush(Qt::NoBrush);
        for (const auto& [pen, wide] :
             {std::pair(color, width), std::pair(theme().surface, scale().exact(1))}) { // seen on any step
            painter.setPen(QPen(pen, wide, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
            painter.drawRect(box.adjusted(wide / 2, wide / 2, -wide / 2, -wide / 2));
            box.adjust(wide, wide, -wide, -wide);
        }
    };
    if (m_hovered)
        ring(*m_hovered, theme().text1, scale()(1));
    if (m_spot)
        ring(*m_spot, hasFocus() ? theme().accent : theme().text3, scale()(showsFocus() ? 2 : 1));
}

void HeatBody::paintRow(QPainter& painter, int row, const HeatGrid& grid) const
{
    const Heat::Row& drawn = m_heat.rows[std::size_t(row)];
    const bool isPointed = shownSpot() && shownSpot()->row == row;
    const QFont font = fontIn(isPointed ? TextRole::SmallKey : TextRole::Small);
    const QFontMetricsF metrics(font);
    const QRectF box(scale()(16), row * grid.rowHeight(), nameWidth() - scale()(16 + 8), grid.rowHeight() - grid.pixel);
    const QString shown = metrics.elidedText(drawn.name.left(kLongestName), Qt::ElideMiddle, box.width());
    painter.setFont(font);
    painter.setPen(isPointed ? theme().text1 : theme().text2);
    painter.drawText(QPointF(box.right() - metrics.horizontalAdvance(shown), baselineIn(metrics, box.top(), box.height())),
                     shown);
    drawHeatRow(painter, drawn.values, m_heat.scale, {grid, row, 0, m_heat.cut.columns}, theme(), scale());
}

std::optional<HeatBody::Spot> HeatBody::spotAt(QPointF place) const
{
    const HeatGrid cells = grid();
    const Spot spot{cells.rowAt(place.y()), cells.columnAt(place.x(), m_heat.cut.columns)};
    return spot.row >= 0 && spot.row < rows() && spot.column >= 0 ? std::optional(spot) : std::nullopt;
}

void HeatBody::hover(std::optional<Spot> spot)
{
    if (m_hovered == spot)
        return;
    m_hovered = spot;
    update();
    Q_EMIT shownSpotChanged();
}

void HeatBody::choose(int row, UtcMs moment)
{
    m_spot = Spot{row, columnOf(moment)};
    m_moment = moment;
    m_hovered.reset(); // the pointer may still lie on another one
    update();
    announceValue();
    Q_EMIT shownSpotChanged();
}

void HeatBody::mousePressEvent(QMouseEvent* event)
{
    if (const auto spot = spotAt(event->position()); spot && event->button() == Qt::LeftButton)
        choose(*spot);
}

void HeatBody::mouseMoveEvent(QMouseEvent* event)
{
    hover(spotAt(event->position()));
}

void HeatBody::leaveEvent(QEvent*)
{
    hover({});
}

bool HeatBody::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return PaintedWidget::event(event);
    const auto* const help = static_cast<QHelpEvent*>(event);
    const int row = grid().rowAt(help->pos().y());
    QString words;
    if (const auto spot = spotAt(help->pos()))
        words = wordsOf(*spot).join(u'\n');
    else if (help->pos().x() < nameWidth() && row >= 0 && row < rows())
        words = m_heat.rows[std::size_t(row)].name;
    QToolTip::showText(help->globalPos(), words.isEmpty() ? QString() : u"<pre>"_s + words.toHtmlEscaped() + u"</pre>"_s, this);
    return true;
}

void HeatBody::focusInEvent(QFocusEvent* event)
{
    PaintedWidget::focusInEvent(event);
    if (showsFocus() && !m_spot)
        move(0, 0);
}

/// From the newest cell of the first row on.
void HeatBody::move(int rowsDown, int columnsOn)
{
    if (rows() == 0 || m_heat.cut.columns == 0)
        return;
    Spot spot = m_spot.value_or(Spot{0, m_heat.cut.columns - 1});
    spot.row = std::clamp(spot.row + rowsDown, 0, rows() - 1);
    spot.column = std::clamp(spot.column + columnsOn, 0, m_heat.cut.columns - 1);
    choose(spot);
    Q_EMIT revealWanted(spot.row);
}

void HeatBody::keyPressEvent(QKeyEvent* event)
{
    const bool isFar = event->modifiers() & Qt::ControlModifier;
    const int all = isFar ? rows() : 0;
    switch (event->key()) {
    case Qt::Key_Up:
        return move(isFar ? -all : -1, 0);
    case Qt::Key_Down:
        return move(isFar ? all : 1, 0);
    case Qt::Key_Left:
        return move(0, -1);
    case Qt::Key_Right:
        return move(0, 1);
    case Qt::Key_PageUp:
        return move(-kPage, 0);
    case Qt::Key_PageDown:
        return move(kPage, 0);
    case Qt::Key_Home:
        return move(-all, -m_heat.cut.columns);
    case Qt::Key_End:
        return move(all, m_heat.cut.columns);
    default:
        PaintedWidget::keyPressEvent(event);
    }
}

} // namespace traceo
