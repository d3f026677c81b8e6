#include "widgets/number_text.h"

#include "widgets/paper.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace traceo {
namespace {

/// Readers of PDF take a gap of a tenth of the font's size for a space.
constexpr double kWidestGap = 0.095;

} // namespace

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
    const std::vector<double> lefts = places(text, isPaper(painter));
    for (qsizetype i = 0; i < text.size(); ++i)
        painter.drawText(QPointF(at.x() + lefts[std::size_t(i)], at.y()), QString(text[i]));
}

std::vector<double> NumberText::places(const QString& text, bool onPaper) const
{
    std::vector<double> lefts;
    double x = 0;
    for (const QChar c : text) {
        const double advance = m_metrics.horizontalAdvance(c);
        const double cell = c.isDigit() ? m_digit : advance;
        lefts.push_back(x + (cell - advance) / 2);
        x += cell;
    }
    const double widest = onPaper ? kWidestGap * m_font.pixelSize() : x;
    for (std::size_t i = lefts.size(); i-- > 1;) { // from the right, where numbers stand in line
        const double end = lefts[i - 1] + m_metrics.horizontalAdvance(text[qsizetype(i - 1)]);
        lefts[i - 1] += std::max(0.0, lefts[i] - end - widest);
    }
    return lefts;
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
