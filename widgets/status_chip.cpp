#include "widgets/status_chip.h"

#include "widgets/number_text.h"
#include "widgets/status_shapes.h"

#include <QPainter>

#include <cmath>

namespace traceo {

StatusChip::StatusChip(QWidget* parent) : PaintedWidget(parent)
{
    setAttribute(Qt::WA_OpaquePaintEvent, false); // its corners show the bar behind it
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setStatus(Status::Unknown);
}

void StatusChip::setStatus(Status status, const QString& word)
{
    const QString shown = word.isEmpty() ? nameOf(status) : word;
    if (m_status == status && m_word == shown)
        return;
    m_status = status;
    m_word = shown;
    setAccessibleName(m_word);
    announceValue();
    updateGeometry();
    update();
}

QSize StatusChip::sizeHint() const
{
    const Scale s = scale();
    const QFont font = fontIn(m_status == Status::Critical ? TextRole::NoteStrong : TextRole::Note);
    return {s(6 + 12 + 6 + 8) + int(QFontMetricsF(font).horizontalAdvance(m_word) + 1), s(20)};
}

void StatusChip::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme& colors = theme();
    const Scale s = scale();
    const bool loud = m_status == Status::Critical;
    const bool dashed = m_status == Status::NotConfigured;
    QPen border(dashed ? colors.line2 : QColor(Qt::transparent), 1, dashed ? Qt::CustomDashLine : Qt::NoPen);
    if (dashed)
        border.setDashPattern({3, 2});
    painter.setPen(border);
    painter.setBrush(dashed ? QBrush(Qt::NoBrush) : QBrush(loud ? colors.critical : colors.tintOf(m_status)));
    const QRectF box(0, std::floor((height() - s(20)) / 2.0), width(), s(20));
    painter.drawRoundedRect(dashed ? box.adjusted(0.5, 0.5, -0.5, -0.5) : box, s.exact(4), s.exact(4));

    const ShapeColors shape = loud ? ShapeColors{colors.surface, colors.critical} : shapeColors(m_status, colors);
    drawStatusShape(painter, QRectF(s(6), box.top() + s(4), s(12), s(12)), m_status, shape);
    const QFont font = fontIn(loud ? TextRole::NoteStrong : TextRole::Note);
    painter.setFont(font);
    painter.setPen(loud ? colors.surface : dashed ? colors.text2 : colors.text1);
    painter.drawText(QPointF(s(24), baselineIn(QFontMetricsF(font), box.top(), box.height())), m_word);
}

} // namespace traceo
