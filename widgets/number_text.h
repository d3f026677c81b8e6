#pragma once
// Numbers with tabular figures: where a font's digits differ in width, each is drawn in the middle of a
// cell as wide as the widest, so that digits change in place. On paper, which does not change, digits that stand
// wide apart move together a little: whoever copies the text would get spaces between them.
// Any thread, with a painter of its own.

#include <QFont>
#include <QFontMetricsF>
#include <QPointF>
#include <QString>

#include <vector>

class QPainter;

namespace traceo {

class NumberText {
public:
    explicit NumberText(const QFont& font);

    const QFont& font() const { return m_font; }
    const QFontMetricsF& metrics() const { return m_metrics; }
    double width(const QString& text) const;
    /// `at` is the left end of the base line. Uses the painter's pen.
    void draw(QPainter& painter, QPointF at, const QString& text) const;
    /// `at` is the right end of the base line.
    void drawRight(QPainter& painter, QPointF at, const QString& text) const;

private:
    bool isUniform() const { return m_digit <= 0; }
    /// The left end of each character's own width, from 0.
    std::vector<double> places(const QString& text, bool onPaper) const;

    QFont m_font;
    QFontMetricsF m_metrics;
    double m_digit = 0; ///< width of a digit's cell; 0 when the font's digits are equal
};

/// The base line that centres a line of text in [top, top + height].
double baselineIn(const QFontMetricsF& metrics, double top, double height);

} // namespace traceo
