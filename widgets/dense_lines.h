#pragma once
// Lines of many columns on a chart's picture: they go past the painter where there is a picture, all that follow one another
// at once; what the painter draws itself keeps its place between them.
// Any thread, with a painter of its own.

#include "widgets/chart_parts.h"
#include "widgets/line_raster.h"

#include <QTransform>

#include <optional>
#include <vector>

namespace traceo {

class DenseLines {
public:
    explicit DenseLines(const ChartCanvas& canvas);

    /// Whether the line is one of these, and was put by.
    bool takes(const Line& line);
    /// Draws what was put by, the first at the bottom.
    void flush();

private:
    const ChartCanvas& m_canvas;
    QTransform m_toPixels;
    QRect m_clip; ///< pixels of the picture
    std::optional<LineRaster> m_raster;
    std::vector<const Line*> m_lines;
};

} // namespace traceo
