#pragma once
// Plain text on paper: broken into lines at words, the last that has room elided. Nothing in it is
// markup; a line break counts as a space.
// GUI thread only.

#include <QColor>
#include <QFont>
#include <QPointF>
#include <QString>
#include <QStringList>

class QPainter;

namespace traceo {

/// Lines of at most `width`; never empty. A word that is longer is broken anywhere.
QStringList wrapped(const QString& text, const QFont& font, double width, int mostLines);
/// The width below which wrapped() would have to break one of these words; 0 without one.
double longestWord(const QString& text, const QFont& font);
/// A single line; elided in the middle for names, right for prose.
QString fitted(const QString& text, const QFont& font, double width, Qt::TextElideMode mode = Qt::ElideRight);

/// `at`: the left end of the first line's top; lines are `leading` apart.
void drawLines(QPainter& painter, QPointF at, const QStringList& lines, const QFont& font, const QColor& color, double leading);
/// Centred in [top, top + height].
void drawLine(QPainter& painter, QPointF topLeft, double height, const QString& text, const QFont& font, const QColor& color);
void drawLineRight(QPainter& painter, QPointF topRight, double height, const QString& text, const QFont& font,
                   const QColor& color);

/// Width of a line.
double advance(const QFont& font, const QString& text);
/// From line to line.
double leadingOf(const QFont& font);

} // namespace traceo
