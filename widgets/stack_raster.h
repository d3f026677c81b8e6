#pragma once
// A stack straight into a picture, by the strips that lines of many columns are drawn in (widgets/line_raster.h): an area is what
// lies between two edges of a column of pixels, and half of what an edge that rises or falls there passes over.
// Any thread, the picture's alone.

#include "widgets/chart_parts.h"

#include <vector>

namespace traceo {

/// Columns of which some part has a value, one after the other: [begin, end).
struct ColumnRun {
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// What a stack is drawn from: the upper edge of the parts up to each, at each column; the first is the ground.
struct StackEdges {
    std::vector<ColumnRun> runs; ///< what lies between them is not bridged
    std::vector<std::vector<double>> values;

    static StackEdges of(const Chart& chart);
    /// Where a run ends: its last column reaches up to where the next one begins.
    static UtcMs endOf(const ColumnRun& run, const Chart& chart);
};

/// Between parts, in logical pixels; of what is thin no more than half. Left free rather than drawn over the parts: a line of the
/// surface along both sides of a spike would leave nothing of it.
double stackGap(const ChartCanvas& canvas);

/// False where the painter draws on no picture whose pixels may be written beside it; then nothing was drawn.
bool rasterStack(const ChartCanvas& canvas, const StackEdges& edges);

} // namespace traceo
