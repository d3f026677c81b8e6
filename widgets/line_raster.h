#pragma once
// Lines of many columns, straight into a picture: a year of samples at a pixel a column is what QPainter strokes
// slowest. The ends of what a line covers of a column are blended by how much of their pixels they cover. A strip of columns
// is drawn beside the picture, turned so that a column's pixels follow one another, and put back: in the picture they lie a
// row apart, each in a cache line of its own.
// Any thread, the picture's alone; where there is much to paint, a second thread helps.

#include "widgets/line_trace.h"

#include <QImage>
#include <QRect>

#include <vector>

namespace traceo {

class LineRaster {
public:
    /// `clip`: pixels of the picture that may be touched. Requires: Format_RGB32 or ARGB32_Premultiplied and opaque.
    LineRaster(QImage& picture, QRect clip) : m_picture(picture), m_clip(clip.intersected(picture.rect())) {}

    /// For a line's marks.
    LineTrace trace() const { return {m_clip.left(), m_clip.width()}; }
    /// Of one colour.
    void add(CoveredColumns line) { m_lines.push_back(std::move(line)); }
    /// Draws what was added, the first at the bottom.
    void paint();

private:
    Stretch rowsOf(int strip, int end) const;
    void paintColumns(int from, int to, QRgb* picture) const;
    void paintColumn(const CoveredColumns& line, std::size_t column, QRgb* pixels) const;

    QImage& m_picture;
    QRect m_clip;
    std::vector<CoveredColumns> m_lines;
};

} // namespace traceo
