#include "widgets/rail.h"

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

constexpr int kRow = 32;
constexpr int kFullWidth = 156;
constexpr int kIconWidth = 48;
/// A badge is 16 px high; more would make it a number of its own.
constexpr int kMostShown = 999;

QString countWord(int count)
{
    return count > kMostShown ? QString::number(kMostShown) + u'+' : QString::number(count);
}

} // namespace

Rail::Rail(QWidget* parent) : PaintedWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    setAccessibleName(tr("Panes"));
}

void Rail::setItems(std::vector<RailItem> items)
{
    m_items = std::move(items);
    m_current = m_focused = 0;
    updateGeometry();
    update();
}

void Rail::setBadge(const QString& id, Status worst, int count)
{
    for (RailItem& item : m_items) {
        if (item.id != id || (item.worst == worst && item.count == count))
            continue;
        item.worst = worst;
        item.count = count;
        announceValue();
        update();
    }
}

void Rail::setCurrent(const QString& id)
{
    for (int i = 0; i < int(m_items.size()); ++i) {
        if (m_items[std::size_t(i)].id == id)
            m_current = m_focused = i;
    }
    announceValue();
    update();
}

QString Rail::current() const
{
    return m_items.empty() ? QString() : m_items[std::size_t(m_current)].id;
}

void Rail::setWidthMode(Width width)
{
    m_width = width;
    updateGeometry();
    update();
}

QRect Rail::itemRect(int index) const
{
    if (index < 0 || index >= int(m_items.size()))
        return {};
    const int row = scale()(kRow);
    const auto place = m_items[std::size_t(index)].place;
    const auto isSame = [place](const RailItem& item) { return item.place == place; };
    const int before = int(std::count_if(m_items.begin(), m_items.begin() + index, isSame));
    const int all = int(std::count_if(m_items.begin(), m_items.end(), isSame));
    const int top = place == RailItem::Place::Top ? scale()(8) : height() - scale()(8) - all * row;
    return {0, top + before * row, width() - 1, row};
}

QSize Rail::sizeHint() const
{
    return {scale()(m_width == Width::Full ? kFullWidth : kIconWidth), scale()(kRow) * int(m_items.size()) + scale()(24)};
}

QSize Rail::minimumSizeHint() const
{
    return sizeHint();
}

QString Rail::accessibleValue() const
{
    QStringList words;
    for (const RailItem& item : m_items)
        words << (item.count > 0 ? tr("%1, %2: %3").arg(item.word, nameOf(item.worst), countWord(item.count)) : item.word);
    const QString current = m_items.empty() ? QString() : m_items[std::size_t(m_current)].word;
    return tr("%1; shown: %2").arg(words.join(u"; "_s), current);
}

void Rail::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme().chrome);
    painter.fillRect(QRect(width() - 1, 0, 1, height()), theme().line2);
    for (int i = 0; i < int(m_items.size()); ++i)
        paintItem(painter, i);
}

void Rail::paintItem(QPainter& painter, int index) const
{
    const RailItem& item = m_items[std::size_t(index)];
    const QRect row = itemRect(index);
    const Theme& colors = theme();
    const Scale s = scale();
    const bool current = index == m_current;
    if (current)
        painter.fillRect(row, colors.surface);
    else if (index == m_hovered)
        painter.fillRect(row, mixed(colors.chrome, colors.line2, 0.35));
    if (current)
        painter.fillRect(QRect(0, row.top() + s(6), s(3), row.height() - s(12)), colors.accent);
    const QColor words = current ? colors.text1 : colors.text2;
    drawIcon(painter, QRectF(s(16), row.top() + s(8), s(16), s(16)), item.icon, words);
    if (m_width == Width::Full) {
        const QFont font = fontIn(current ? TextRole::Key : TextRole::Body);
        painter.setFont(font);
        painter.setPen(words);
        painter.drawText(QPointF(s(42), baselineIn(QFontMetricsF(font), row.top(), row.height())), item.word);
    }
    if (item.count > 0)
        paintBadge(painter, row, item);
    if (showsFocus() && index == m_focused)
        drawFocusRing(painter, row, colors, s);
}

void Rail::paintBadge(QPainter& painter, const QRect& row, const RailItem& item) const
{
    const Theme& colors = theme();
    const Scale s = scale();
    const bool loud = item.worst == Status::Critical;
    const NumberText number(fontIn(loud ? TextRole::SmallKey : TextRole::SmallStrong));
    const QString text = countWord(item.count);
    const double width = std::max<double>(s(20), std::ceil(number.width(text)) + s(10));
    const bool folded = m_width == Width::Icons;
    const QRectF box(folded ? row.width() - width : row.width() - s(11) - width, row.top() + (folded ? 0 : s(8)), width, s(16));
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    if (loud || item.worst == Status::Warning) {
        painter.setBrush(loud ? colors.critical : colors.tintOf(Status::Warning));
        painter.drawRoundedRect(box, s.exact(8), s.exact(8));
    }
    painter.setPen(loud ? colors.surface : colors.text1);
    number.draw(painter,
                QPointF(box.center().x() - number.width(text) / 2, baselineIn(number.metrics(), box.top(), box.height())), text);
    painter.restore();
}

int Rail::itemAt(QPoint position) const
{
    for (int i = 0; i < int(m_items.size()); ++i) {
        if (itemRect(i).contains(position))
            return i;
    }
    return -1;
}

void Rail::focusOn(int index)
{
    m_focused = std::clamp(index, 0, std::max(0, int(m_items.size()) - 1));
    update();
}

void Rail::keyPressEvent(QKeyEvent* event)
{
    if (m_items.empty())
        return PaintedWidget::keyPressEvent(event);
    switch (event->key()) {
    case Qt::Key_Down:
        return focusOn(m_focused + 1);
    case Qt::Key_Up:
        return focusOn(m_focused - 1);
    case Qt::Key_Home:
        return focusOn(0);
    case Qt::Key_End:
        return focusOn(int(m_items.size()) - 1);
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        m_current = m_focused;
        update();
        Q_EMIT chosen(m_items[std::size_t(m_current)].id);
        return;
    default:
        PaintedWidget::keyPressEvent(event);
    }
}

void Rail::mousePressEvent(QMouseEvent* event)
{
    const int index = itemAt(event->position().toPoint());
    if (index < 0 || event->button() != Qt::LeftButton)
        return;
    m_current = m_focused = index;
    update();
    Q_EMIT chosen(m_items[std::size_t(index)].id);
}

void Rail::mouseMoveEvent(QMouseEvent* event)
{
    const int index = itemAt(event->position().toPoint());
    if (index == m_hovered)
        return;
    m_hovered = index;
    update();
}

void Rail::leaveEvent(QEvent*)
{
    m_hovered = -1;
    update();
}

bool Rail::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip || m_width == Width::Full)
        return PaintedWidget::event(event);
    const auto* const help = static_cast<QHelpEvent*>(event);
    const int index = itemAt(help->pos());
    QToolTip::showText(help->globalPos(), index < 0 ? QString() : m_items[std::size_t(index)].word.toHtmlEscaped(), this);
    return true;
}

} // namespace traceo
