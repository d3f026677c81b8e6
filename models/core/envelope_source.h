#pragma once
// How a chart gets stored series without seeing the history: a value that names the series and
// the pinned moment, asked for tiles, asynchronously.
// Any thread.

#include "core/line.h"
#include "core/zoom_ladder.h"

#include <QFuture>

#include <memory>
#include <vector>

namespace traceo {

class EnvelopeSource {
public:
    virtual ~EnvelopeSource() = default;
    /// The columns of ladderCut(range, columns), one line a series in the order of the report: as many as were asked
    /// for or some more, of a width that does not change while the chart moves, and the first and the last may stick out of the range.
    /// A point's `at` is where its column begins, so that it can be drawn where it belongs. Cancelling the future stops
    /// the work.
    virtual QFuture<std::vector<std::vector<LinePoint>>> envelope(TimeSpan range, int columns) const = 0;
};

} // namespace traceo
