#pragma once
// Lines of many columns, straight into a picture: a year of samples at a pixel a column is what QPainter strokes
// slowest. What a line covers of each column of pixels is one stretch, widened by the pen; its ends are blended by how
// much of their pixels they cover. A strip of columns is drawn beside the picture, turned so that a column's pixels follow
// one another, and put back: in the picture they lie a row apart, each in a cache line of its own.
// GUI thread only, as the picture; where there is much to paint, an idle thread of the pool takes half of the columns.

#include <QColor>
#include <QImage>
#include <QList>
#include <QRect>

#include <algorithm>
#include <limits>
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
    /// Of a sample, or of all samples of a stretch that is no wider than a pixel, in pixels of the picture.
    struct Mark {
        double x;
        float first;
        float top;
        float bottom;
        float last;
    };
    /// A line of one colour. A column is covered from the last value before it over all of its own. So the first, lowest,
    /// highest and last value of each column make the very picture that all of its values make.
    void begin(const Pen& pen);
    /// x never falling.
    void add(const Mark& mark)
    {
        const int column = wholeBelow(mark.x) - m_clip.left();
        if (column == m_before + 1)
            touch(column, std::min(m_last, mark.top), std::max(m_last, mark.bottom));
        else if (column > m_before)
            reach(column, mark);
        else
            touch(column, mark.top, mark.bottom);
        m_before = column;
        m_last = mark.last;
    }
    /// What comes next is not joined to what was before.
    void gap() { m_before = kNowhere; }
    void end();
    /// Draws what was added, the first at the bottom.
    void paint();

private:
    struct Stretch { ///< of a column; empty where bottom < top
        float top;
        float bottom;
    };
    struct Drawn {
        QRgb color = 0;
        std::vector<Stretch> core;   ///< fully covered in width
        std::vector<Stretch> fringe; ///< covers the core; of the rest as much as the pen is wider than whole pixels
        float fringeShare = 0;
        std::vector<char> on; ///< dashes, a column each; empty: solid
    };

    static constexpr int kNowhere = std::numeric_limits<int>::max() - 1;

    /// As std::floor, which is a call where the processor has no instruction that may be relied upon.
    static int wholeBelow(double value)
    {
        constexpr double kMost = 1e9; // what lies so far outside is drawn as outside
        const int whole = int(std::clamp(value, -kMost, kMost));
        return whole - int(value < whole);
    }
    void touch(int column, float top, float bottom)
    {
        if (unsigned(column) >= unsigned(m_columns.size()))
            return;
        Stretch& at = m_columns.data()[column];
        at.top = std::min(at.top, top);
        at.bottom = std::max(at.bottom, bottom);
    }
    void reach(int column, const Mark& mark);
    std::vector<Stretch> penned(int reach) const;
    static std::vector<Stretch> withNeighbours(const std::vector<Stretch>& columns);
    Stretch rowsOf(int strip, int end) const;
    void paintColumns(int from, int to, QRgb* picture) const;
    void paintColumn(const Drawn& line, std::size_t column, QRgb* pixels) const;

    QImage& m_picture;
    QRect m_clip;
    std::vector<Drawn> m_lines;
    Pen m_pen;                      ///< of the line that is begun
    std::vector<Stretch> m_columns; ///< what it covers so far
    int m_before = kNowhere;        ///< column of the mark before
    float m_last = 0;               ///< where that one left it
};

} // namespace traceo
