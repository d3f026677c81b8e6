#include "widgets/number_text.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace traceo {

NumberText::NumberText(const QFont& font) : m_font(font), m_metrics(font)
{
    double narrowest = m_metrics.horizontalAdvance(u'0');
    double widest = narrowest;
    for (char16_t digit = u'1'; digit <= u'9'; ++digit) {
        const double advance = m_metrics.horizontalAdvance(QChar(digit));
        narrowest = std::min(narrowest, advance);
        widest = std::max(widest, advance);
    }
    m_digit = widest - narrowest > 0.01 ? widest : 0;
}

double NumberText::width(const QString& text) const
{
    if (isUniform())
        return m_metrics.horizontalAdvance(text);
    double width = 0;
    for (const QChar c : text)
        width += c.isDigit() ? m_digit : m_metrics.horizontalAdvance(c);
    return width;
}

void NumberText::draw(QPainter& painter, QPointF at, const QString& text) const
{
    painter.setFont(m_font);
    if (isUniform()) {
        painter.drawText(at, text);
        return;
    }
    for (const QChar c : text) {
        const double advance = m_metrics.horizontalAdvance(c);
        const double cell = c.isDigit() ? m_digit : advance;
        painter.drawText(QPointF(at.x() + (cell - advance) / 2, at.y()), QString(c));
        at.rx() += cell;
    }
}

void NumberText::drawRight(QPainter& painter, QPointF at, const QString& text) const
{
    draw(painter, QPointF(at.x() - width(text), at.y()), text);
}

double baselineIn(const QFontMetricsF& metrics, double top, double height)
{
    return std::round(top + (height - metrics.height()) / 2 + metrics.ascent());
}

} // namespace traceo
