#include "views/report/paper_text.h"

#include "widgets/number_text.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QTextBoundaryFinder>
#include <QTextLayout>

#include <algorithm>

namespace traceo {
namespace {

/// Device units that a width may lose where it was the difference of two places; a column's own title must fit.
constexpr double kRounding = 1;
/// Longer texts are cut before they are measured.
constexpr qsizetype kLongest = 4096;

QString oneLine(const QString& text)
{
    return text.left(kLongest).replace(u'\n', u' ');
}

} // namespace

QStringList wrapped(const QString& text, const QFont& font, double width, int mostLines)
{
    const QString words = oneLine(text);
    QTextLayout layout(words, font);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    QStringList lines;
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(std::max(1.0, width));
        if (lines.size() + 1 == mostLines) { // what does not fit any more ends in an ellipsis
            lines << fitted(words.mid(line.textStart()), font, width);
            break;
        }
        lines << words.mid(line.textStart(), line.textLength()).trimmed();
    }
    layout.endLayout();
    return lines.isEmpty() ? QStringList(QString()) : lines;
}

double longestWord(const QString& text, const QFont& font)
{
    const QString words = oneLine(text);
    const QFontMetricsF metrics(font);
    QTextBoundaryFinder places(QTextBoundaryFinder::Line, words); // where a line may end, as QTextLayout knows it
    double longest = 0;
    qsizetype from = 0;
    for (qsizetype to = places.toNextBoundary(); to > from; to = places.toNextBoundary()) {
        for (const QString& word :
             words.mid(from, to - from).split(QLatin1Char(' '), Qt::SkipEmptyParts)) { // and after any space
            const double overhang = std::max(0.0, -metrics.rightBearing(word.back())); // which QTextLayout wants room for
            longest = std::max(longest, metrics.horizontalAdvance(word) + overhang);
        }
        from = to;
    }
    return longest;
}

QString fitted(const QString& text, const QFont& font, double width, Qt::TextElideMode mode)
{
    return QFontMetricsF(font).elidedText(oneLine(text), mode, width + kRounding);
}

void drawLines(QPainter& painter, QPointF at, const QStringList& lines, const QFont& font, const QColor& color, double leading)
{
    for (const QString& line : lines) {
        drawLine(painter, at, leading, line, font, color);
        at.ry() += leading;
    }
}

void drawLine(QPainter& painter, QPointF topLeft, double height, const QString& text, const QFont& font, const QColor& color)
{
    painter.setFont(font);
    painter.setPen(color);
    painter.drawText(QPointF(topLeft.x(), baselineIn(QFontMetricsF(font), topLeft.y(), height)), text);
}

void drawLineRight(QPainter& painter, QPointF topRight, double height, const QString& text, const QFont& font,
                   const QColor& color)
{
    const double width = QFontMetricsF(font).horizontalAdvance(text);
    drawLine(painter, QPointF(topRight.x() - width, topRight.y()), height, text, font, color);
}

double advance(const QFont& font, const QString& text)
{
    return QFontMetricsF(font).horizontalAdvance(text);
}

double leadingOf(const QFont& font)
{
    return font.pixelSize() * 1.5;
}

} // namespace traceo
