#include "widgets/word_label.h"

#include <QApplication>
#include <QEvent>

namespace traceo {

WordLabel::WordLabel(TextRole role, Tone tone, QWidget* parent) : QLabel(parent), m_role(role)
{
    setTextFormat(Qt::PlainText);
    setForegroundRole(roleOf(tone));
    setFont(fontOf(role, QApplication::font()));
}

void WordLabel::changeEvent(QEvent* event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::ApplicationFontChange)
        setFont(fontOf(m_role, QApplication::font()));
}

} // namespace traceo
