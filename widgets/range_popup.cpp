#include "widgets/range_popup.h"

#include "widgets/fonts.h"
#include "widgets/time_range_bar.h"
#include "widgets/word_label.h"

#include <QFrame>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QScreen>
#include <QStyleOption>
#include <QStylePainter>
#include <QVBoxLayout>

#include <algorithm>
#include <memory>

namespace traceo {
namespace {

using namespace Qt::StringLiterals;

constexpr int kWidth = 320;
constexpr int kWordsRole = Qt::UserRole; // what the field would have to say
constexpr int kWayRole = Qt::UserRole + 1;
constexpr int kGap = 9; // with a hairline in its middle
constexpr int kRow = 24;
constexpr int kEdge = 8; // to the edge of the screen

} // namespace

RangePopup::RangePopup(QWidget* parent)
    : QWidget(parent, Qt::Popup), m_field(new QLineEdit(this)), m_error(new WordLabel(TextRole::Note, Tone::Value, this)),
      m_list(new QListWidget(this))
{
    const Scale scale(font());
    auto* const rows = new QVBoxLayout(this);
    rows->setContentsMargins(scale(8), scale(8), scale(8), scale(8));
    rows->setSpacing(scale(4));
    rows->addWidget(m_field);
    rows->addWidget(m_error);
    auto* const hint = new WordLabel(TextRole::Small, Tone::Quiet, this);
    hint->setText(tr("6h · now-1d/d to now/d · 2026-11-06 03:41 to 04:10 · UTC"));
    rows->addWidget(hint);
    rows->addWidget(m_list);
    m_field->setFixedHeight(scale(28));
    m_field->setMaxLength(256);
    m_field->setAccessibleName(tr("Time range"));
    m_field->installEventFilter(this);
    m_error->setWordWrap(true);
    m_error->hide();
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setAccessibleName(tr("Ranges"));
    for (const Millis length : TimeRangeBar::lengths()) {
        auto* const item = new QListWidgetItem(TimeRangeBar::nameOf(length), m_list);
        item->setData(kWordsRole, QString::number(length / kHour) + u'h');
        item->setSizeHint({1, scale(kRow)});
    }
    for (const NamedRange& range : calendarRanges()) {
        auto* const item = new QListWidgetItem(range.name, m_list);
        item->setData(kWordsRole, range.name);
        item->setSizeHint({1, scale(kRow)});
    }
    fitList();
    m_ranges = m_list->count();
    setFixedWidth(scale(kWidth));
    connect(m_field, &QLineEdit::returnPressed, this, [this] { take(m_field->text()); });
    connect(m_field, &QLineEdit::textEdited, m_error, &QWidget::hide);
    connect(m_list, &QListWidget::itemClicked, this, &RangePopup::takeItem);
    connect(m_list, &QListWidget::itemActivated, this, &RangePopup::takeItem);
}

void RangePopup::setWays(const std::vector<Way>& ways)
{
    while (m_list->count() > m_ranges)
        const std::unique_ptr<QListWidgetItem> gone(m_list->takeItem(m_ranges));
    if (!ways.empty()) {
        auto* const gap = new QListWidgetItem(m_list);
        gap->setFlags(Qt::NoItemFlags);
        gap->setSizeHint({1, Scale(font())(kGap)});
        auto* const line = new QFrame;
        line->setFrameShape(QFrame::HLine);
        m_list->setItemWidget(gap, line);
    }
    for (const Way& way : ways) {
        auto* const item = new QListWidgetItem(way.keys.isEmpty() ? way.words : tr("%1 · %2").arg(way.words, way.keys), m_list);
        item->setData(kWayRole, way.id);
        item->setSizeHint({1, Scale(font())(kRow)});
    }
    fitList();
}

void RangePopup::fitList()
{
    m_listHeight = 0;
    for (int row = 0; row < m_list->count(); ++row)
        m_listHeight += m_list->item(row)->sizeHint().height();
    m_list->setFixedHeight(m_listHeight);
}

/// Below the anchor; on a screen that is too small the list scrolls.
void RangePopup::place(const QWidget& anchor)
{
    const Scale scale(font());
    const QRect screen = anchor.screen()->availableGeometry();
    const QPoint below = anchor.mapToGlobal(QPoint(0, anchor.height() + 2));
    m_list->setFixedHeight(m_listHeight);
    adjustSize();
    const int excess = below.y() + height() + scale(kEdge) - screen.bottom();
    m_list->setFixedHeight(m_listHeight - std::clamp(excess, 0, m_listHeight - scale(kRow)));
    adjustSize();
    move(std::clamp(below.x(), screen.left(), std::max(screen.left(), screen.right() - width())), below.y());
}

void RangePopup::takeItem(const QListWidgetItem* item)
{
    const QString way = item->data(kWayRole).toString();
    if (way.isEmpty())
        return take(item->data(kWordsRole).toString());
    if (!isVisible())
        return; // a click that also activates
    hide();
    Q_EMIT wayChosen(way);
}

void RangePopup::openBelow(QWidget& anchor, const QString& shown)
{
    m_error->hide();
    m_field->setText(shown);
    m_field->selectAll();
    m_list->setCurrentRow(-1);
    place(anchor);
    show();
    m_field->setFocus(Qt::PopupFocusReason);
}

void RangePopup::take(const QString& words)
{
    if (!isVisible())
        return; // a click that also activates
    const QString wrong = m_take ? m_take(words) : QString();
    if (wrong.isEmpty()) {
        hide();
        return;
    }
    m_error->setText(wrong);
    m_error->show();
    adjustSize();
    m_field->setFocus(Qt::OtherFocusReason);
}

/// Looks like the menus.
void RangePopup::paintEvent(QPaintEvent*)
{
    QStylePainter painter(this);
    QStyleOption option;
    option.initFrom(this);
    painter.drawPrimitive(QStyle::PE_PanelMenu, option);
}

bool RangePopup::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_field && event->type() == QEvent::KeyPress && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Down) {
        m_list->setFocus(Qt::TabFocusReason);
        m_list->setCurrentRow(0);
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace traceo
