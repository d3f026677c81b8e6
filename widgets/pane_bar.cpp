#include "widgets/pane_bar.h"

#include "widgets/bar_button.h"
#include "widgets/fonts.h"
#include "widgets/status_chip.h"
#include "widgets/word_label.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>

#include <cmath>

namespace traceo {

using namespace Qt::StringLiterals;

FilterField::FilterField(QWidget* parent) : QLineEdit(parent)
{
    setPlaceholderText(tr("Filter"));
    setAccessibleName(tr("Filter rows"));
    setAccessibleDescription(tr("Words that a row must contain; a word after ! must not be there."));
    const Scale scale(font());
    setTextMargins(scale(6), 0, scale(24), 0);
    setMaxLength(256);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QSize FilterField::sizeHint() const
{
    return {Scale(font())(172), Scale(font())(24)};
}

void FilterField::paintEvent(QPaintEvent* event)
{
    QLineEdit::paintEvent(event);
    if (hasFocus() || !text().isEmpty())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme& theme = themeOf(*this);
    const Scale scale(font());
    const QRectF cap(width() - scale(21), std::floor((height() - scale(16)) / 2.0), scale(15), scale(16));
    painter.setPen(QPen(theme.line2, 1));
    painter.drawRoundedRect(cap.adjusted(0.5, 0.5, -0.5, -0.5), scale.exact(3), scale.exact(3));
    painter.setFont(fontOf(TextRole::Small, font()));
    painter.setPen(theme.text3);
    painter.drawText(cap, Qt::AlignCenter, u"/"_s);
}

void FilterField::keyPressEvent(QKeyEvent* event)
{
    if (event->key() != Qt::Key_Escape)
        return QLineEdit::keyPressEvent(event);
    clear();
    clearFocus();
}

PaneBar::PaneBar(QWidget* parent)
    : QWidget(parent), m_layout(new QHBoxLayout(this)), m_title(new WordLabel(TextRole::Title, Tone::Value, this)),
      m_count(new WordLabel(TextRole::Body, Tone::Quiet, this)), m_partial(new StatusChip(this)), m_filter(new FilterField(this)),
      m_export(new BarButton(this))
{
    setAttribute(Qt::WA_OpaquePaintEvent);
    const Scale scale(font());
    m_layout->setContentsMargins(scale(16), 0, scale(12), 1);
    m_layout->setSpacing(scale(8));
    m_layout->addWidget(m_title);
    m_layout->addWidget(m_count);
    m_layout->addSpacing(scale(8));
    m_layout->addWidget(m_partial);
    m_layout->addStretch(1);
    m_layout->addWidget(m_filter);
    m_layout->addWidget(m_export);
    m_partial->hide();
    m_export->setControlHeight(BarButton::Height::Small);
    m_export->setFace({.words = tr("Export")});
    m_export->setAccessibleDescription(tr("Saves the rows as CSV"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(m_filter, &QLineEdit::textChanged, this, &PaneBar::filterChanged);
    connect(m_export, &QAbstractButton::clicked, this, [this] { Q_EMIT exportRequested(); });
}

void PaneBar::setTitle(const QString& title)
{
    m_title->setText(title);
    setAccessibleName(title);
}

void PaneBar::setCount(const QString& count)
{
    m_count->setText(count);
}

void PaneBar::setPartial(const QString& words)
{
    m_partial->setVisible(!words.isEmpty());
    if (!words.isEmpty())
        m_partial->setStatus(Status::Stale, words);
}

void PaneBar::addControl(QWidget* widget)
{
    m_layout->insertWidget(m_layout->indexOf(m_export), widget);
}

QSize PaneBar::sizeHint() const
{
    return {m_layout->sizeHint().width(), Scale(font())(36)};
}

QSize PaneBar::minimumSizeHint() const
{
    return {0, sizeHint().height()};
}

void PaneBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Theme& theme = themeOf(*this);
    painter.fillRect(rect(), theme.surface);
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme.line2);
}

} // namespace traceo
