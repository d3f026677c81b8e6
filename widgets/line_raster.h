#pragma once
// Lines of many columns, straight into a picture: a year of samples at a pixel a column is what QPainter strokes
// slowest. What a line covers of each column of pixels is one stretch, widened by the pen; its ends are blended by how
// much of their pixels they cover. Lines go strip by strip, so that what is written stays in the processor's cache.
// GUI thread only, as the picture.

#include <QColor>
#include <QImage>
#include <QList>
#include <QPolygonF>
#include <QRect>

#include <vector>

namespace traceo {

class LineRaster {
public:
    /// `clip`: pixels of the picture that may be touched. Requires: Format_RGB32 or ARGB32_Premultiplied and opaque.
    LineRaster(QImage& picture, QRect clip) : m_picture(picture), m_clip(clip.intersected(picture.rect())) {}

    struct Pen {
        QColor color;
        double width = 1;       ///< in pixels, at least 1
        QList<double> dashes{}; ///< on, off, on, … in pixels along the time axis; empty: solid
    };
    /// Points in pixels of the picture, x never falling. A line of one colour is one call, a gap begins a further polygon.
    /// A column is covered from the last value before it over all of its own. So the first, lowest, highest and last value
    /// of each column make the very picture that all of its values make.
    void add(const std::vector<QPolygonF>& line, const Pen& pen);
    /// Draws what was added, the first at the bottom.
    void paint();

private:
    struct Stretch { ///< of a column; empty where bottom < top
        float top;
        float bottom;
    };
    struct Drawn {
        Pen pen;
        std::vector<Stretch> core;   ///< fully covered in width
        std::vector<Stretch> fringe; ///< covered by what the pen is wider than whole pixels
        double fringeShare = 0;
        std::vector<char> on; ///< dashes, a column each; empty: solid
    };

    void cover(std::vector<Stretch>& columns, const QPolygonF& line) const;
    void paintColumn(const Drawn& line, int column, QRgb* picture, qsizetype stride) const;

    QImage& m_picture;
    QRect m_clip;
    std::vector<Drawn> m_lines;
};

} // namespace traceo
