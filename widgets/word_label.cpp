#include "widgets/word_label.h"

#include <QApplication>
#include <QHelpEvent>
#include <QPainter>
#include <QStyle>
#include <QToolTip>

#include <algorithm>

namespace traceo {

WordLabel::WordLabel(TextRole role, Tone tone, QWidget* parent) : QLabel(parent), m_role(role)
{
    setTextFormat(Qt::PlainText);
    setForegroundRole(roleOf(tone));
    setFont(fontOf(role, QApplication::font()));
}

void WordLabel::setElision(Qt::TextElideMode mode)
{
    m_elision = mode;
    updateGeometry();
    update();
}

QSize WordLabel::minimumSizeHint() const
{
    const QSize whole = QLabel::minimumSizeHint();
    return m_elision == Qt::ElideNone ? whole
                                      : QSize(std::min(whole.width(), fontMetrics().averageCharWidth() * 6), whole.height());
}

QString WordLabel::shownText() const
{
    return m_elision == Qt::ElideNone ? text() : fontMetrics().elidedText(text(), m_elision, contentsRect().width());
}

bool WordLabel::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip || shownText() == text())
        return QLabel::event(event);
    QToolTip::showText(static_cast<QHelpEvent*>(event)->globalPos(), text().toHtmlEscaped(), this);
    return true;
}

void WordLabel::paintEvent(QPaintEvent* event)
{
    const QString shown = shownText();
    if (shown == text()) {
        QLabel::paintEvent(event);
        return;
    }
    QPainter painter(this);
    style()->drawItemText(&painter, contentsRect(), int(alignment()), palette(), isEnabled(), shown, foregroundRole());
}

void WordLabel::changeEvent(QEvent* event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::ApplicationFontChange)
        setFont(fontOf(m_role, QApplication::font()));
}

} // namespace traceo
