#pragma once
// Where moments fall in columns of device pixels. They are counted from 1970: when a range moves on, what it still shows
// lies some whole columns further, and need not be drawn again.
// Any thread; immutable.

#include "widgets/chart_painter.h"
#include "widgets/line_trace.h"

#include <cmath>

namespace traceo {

struct PixelColumns {
    double perMs = 0;  ///< columns a millisecond
    double origin = 0; ///< the column in which the range begins, counted from 1970
    int left = 0;      ///< where that one lies in the picture

    /// A picture with `ratio` device pixels a logical one, that is moved by `shift` device pixels.
    static PixelColumns of(const ChartGeometry& geometry, double ratio, double shift = 0)
    {
        const double length = double(std::max<std::int64_t>(1, geometry.range.length().count()));
        const double perMs = geometry.plot.width() * ratio / length;
        return {perMs, std::floor(double(msOf(geometry.range.from)) * perMs), wholeBelow(geometry.plot.left() * ratio + shift)};
    }
    int at(UtcMs moment) const { return left + wholeBelow(double(msOf(moment)) * perMs - origin); }
};

} // namespace traceo
