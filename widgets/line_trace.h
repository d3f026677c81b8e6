#pragma once
// What a line of many marks covers of each column of pixels: one stretch, widened by the pen. A column is covered from the
// last value before it over all of its own. So the first, lowest, highest and last value of each column make the very
// picture that all of its values make.
// Any thread.

#include <QColor>
#include <QList>

#include <algorithm>
#include <limits>
#include <vector>

namespace traceo {

/// As std::floor, which is a call where the processor has no instruction that may be relied upon.
inline int wholeBelow(double value)
{
    constexpr double kMost = 1e9; // what lies so far outside is drawn as outside
    const int whole = int(std::clamp(value, -kMost, kMost));
    return whole - int(value < whole);
}

struct Stretch { ///< of a column; empty where bottom < top
    float top = std::numeric_limits<float>::max();
    float bottom = -std::numeric_limits<float>::max();
};

struct CoveredColumns {
    QRgb color = 0;
    std::vector<Stretch> core;   ///< fully covered in width
    std::vector<Stretch> fringe; ///< covers the core; of the rest as much as the pen is wider than whole pixels
    float fringeShare = 0;
    std::vector<char> on; ///< dashes, a column each; empty: solid
};

class LineTrace {
public:
    /// Columns [left, left + width) of a picture.
    LineTrace(int left, int width) : m_left(left), m_columns(static_cast<std::size_t>(width)) {}

    /// Of a sample, or of all samples of a stretch that is no wider than a pixel, in pixels of the picture.
    struct Mark {
        double x;
        float first;
        float top;
        float bottom;
        float last;
    };
    /// x never falling.
    void add(const Mark& mark)
    {
        const int column = wholeBelow(mark.x) - m_left;
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

    struct Pen {
        QColor color;
        double width = 1;       ///< in pixels, at least 1
        QList<double> dashes{}; ///< on, off, on, … in pixels along the time axis; empty: solid
        double phase = 0;       ///< pixels of the dashes that lie left of the first column
    };
    CoveredColumns covered(const Pen& pen) const;

private:
    static constexpr int kNowhere = std::numeric_limits<int>::max() - 1;

    void touch(int column, float top, float bottom)
    {
        if (unsigned(column) >= unsigned(m_columns.size()))
            return;
        Stretch& at = m_columns.data()[column];
        at.top = std::min(at.top, top);
        at.bottom = std::max(at.bottom, bottom);
    }
    void reach(int column, const Mark& mark);

    int m_left;
    std::vector<Stretch> m_columns; ///< what is covered so far
    int m_before = kNowhere;        ///< column of the mark before
    float m_last = 0;               ///< where that one left it
};

} // namespace traceo
