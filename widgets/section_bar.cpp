#include "widgets/section_bar.h"

#include "widgets/fonts.h"
#include "widgets/status_chip.h"
#include "widgets/theme.h"
#include "widgets/word_label.h"

#include <QHBoxLayout>
#include <QPainter>

namespace traceo {

SectionBar::SectionBar(Kind kind, QWidget* parent)
    : QWidget(parent), m_kind(kind), m_layout(new QHBoxLayout(this)),
      m_heading(new WordLabel(kind == Kind::Section ? TextRole::Heading : TextRole::Title, Tone::Value, this)),
      m_chip(new StatusChip(this)),
      m_note(new WordLabel(kind == Kind::Section ? TextRole::Small : TextRole::Body, Tone::Secondary, this))
{
    setAttribute(Qt::WA_OpaquePaintEvent);
    const Scale scale(font());
    m_layout->setContentsMargins(scale(16), 0, scale(12), 1);
    m_layout->setSpacing(scale(8));
    m_layout->addWidget(m_heading);
    m_layout->addWidget(m_chip);
    m_layout->addWidget(m_note);
    m_layout->addStretch(1);
    m_chip->hide();
    m_heading->setElision(Qt::ElideMiddle);
    m_note->setElision(Qt::ElideRight);
    m_note->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_layout->setStretchFactor(m_note, 1000);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void SectionBar::setHeading(const QString& heading, const QString& note)
{
    m_heading->setText(heading);
    m_note->setText(note);
    setAccessibleName(heading);
}

void SectionBar::addAtEnd(QWidget* widget)
{
    m_layout->addWidget(widget);
}

QSize SectionBar::sizeHint() const
{
    return {m_layout->sizeHint().width(), Scale(font())(m_kind == Kind::Section ? 32 : 36)};
}

QSize SectionBar::minimumSizeHint() const
{
    return {0, sizeHint().height()};
}

/// A long name leaves the note its place.
void SectionBar::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_heading->setMaximumWidth(width() * 3 / 5);
}

void SectionBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Theme& theme = themeOf(*this);
    painter.fillRect(rect(), m_kind == Kind::Section ? theme.canvas : theme.surface);
    if (m_kind == Kind::Section)
        painter.fillRect(QRect(0, height() - 1, width(), 1), theme.line);
}

} // namespace traceo
