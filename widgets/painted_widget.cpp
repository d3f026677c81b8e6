#include "widgets/painted_widget.h"

#include <QEvent>
#include <QFocusEvent>
#include <QPainter>

namespace traceo {

PaintedWidget::PaintedWidget(QWidget* parent) : QWidget(parent)
{
    setAttribute(Qt::WA_OpaquePaintEvent);
}

bool PaintedWidget::showsFocus() const
{
    return m_focusByKeyboard && hasFocus();
}

void PaintedWidget::appearanceChanged()
{
    updateGeometry();
    update();
}

void PaintedWidget::announceValue()
{
    if (!QAccessible::isActive()) // words for nobody would be made at each move of the pointer
        return;
    QAccessibleValueChangeEvent event(this, accessibleValue());
    QAccessible::updateAccessibility(&event);
}

void PaintedWidget::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        appearanceChanged();
}

void PaintedWidget::focusInEvent(QFocusEvent* event)
{
    m_focusByKeyboard = event->reason() != Qt::MouseFocusReason;
    QWidget::focusInEvent(event);
    update();
}

void PaintedWidget::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    update();
}

void drawFocusRing(QPainter& painter, const QRectF& box, const Theme& theme, const Scale& scale, double radius)
{
    const double width = scale(2);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, radius > 0);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme.accent, width, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
    const QRectF ring = box.adjusted(width / 2, width / 2, -width / 2, -width / 2);
    painter.drawRoundedRect(ring, radius, radius);
    painter.restore();
}

} // namespace traceo
