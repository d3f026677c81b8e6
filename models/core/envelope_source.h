#pragma once
// How a chart gets stored series without seeing the history: a value that names the series and
// the pinned moment, asked for tiles, asynchronously.
// Any thread.

#include "core/line.h"

#include <QFuture>

#include <memory>
#include <vector>

namespace traceo {

class EnvelopeSource {
public:
    virtual ~EnvelopeSource() = default;
    /// `columns` points over [range.from, range.to), one line a series in the order of the report.
    /// Cancelling the future stops the work.
    virtual QFuture<std::vector<std::vector<LinePoint>>> envelope(TimeSpan range, int columns) const = 0;
};

} // namespace traceo
