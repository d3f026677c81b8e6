#include "widgets/range_popup.h"

#include "widgets/fonts.h"
#include "widgets/time_range_bar.h"
#include "widgets/word_label.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>

#include <memory>

namespace traceo {
namespace {

using namespace Qt::StringLiterals;

constexpr int kWidth = 320;
constexpr int kWordsRole = Qt::UserRole; // what the field would have to say
constexpr int kWayRole = Qt::UserRole + 1;
constexpr int kGap = 9; // with a hairline in its middle

} // namespace

RangePopup::RangePopup(QWidget* parent)
    : QFrame(parent, Qt::Popup), m_field(new QLineEdit(this)), m_error(new WordLabel(TextRole::Note, Tone::Value, this)),
      m_list(new QListWidget(this))
{
    const Scale scale(font());
    setFrameShape(QFrame::StyledPanel);
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
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
    }
    for (const NamedRange& range : calendarRanges())
        (new QListWidgetItem(range.name, m_list))->setData(kWordsRole, range.name);
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
    }
    fitList();
}

void RangePopup::fitList()
{
    int height = 4;
    for (int row = 0; row < m_list->count(); ++row)
        height += m_list->sizeHintForRow(row);
    m_list->setFixedHeight(height);
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
    adjustSize();
    move(anchor.mapToGlobal(QPoint(0, anchor.height() + 2)));
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

bool RangePopup::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_field && event->type() == QEvent::KeyPress && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Down) {
        m_list->setFocus(Qt::TabFocusReason);
        m_list->setCurrentRow(0);
        return true;
    }
    return QFrame::eventFilter(watched, event);
}

} // namespace traceo
