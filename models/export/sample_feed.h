#pragma once
// Samples on their way out: which series there are, and the samples of one, in portions. Writers of
// formats know only this, so they are tested without a history.
// One thread at a time.

#include "core/batch.h"
#include "core/result.h"
#include "core/selector.h"
#include "core/time.h"

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace traceo {

namespace history {
class Snapshot;
}

class SampleFeed {
public:
    using Take = std::function<Result<void>(std::span<const Sample>)>;

    virtual ~SampleFeed() = default;
    /// Sorted by name, labels, source.
    virtual const std::vector<SeriesKey>& series() const = 0;
    /// Hands the samples of one series to `take`, ascending in time. Stops at the first error.
    virtual Result<void> read(std::size_t series, const Take& take) const = 0;
};

/// What of a history is meant.
struct ExportScope {
    Selector match{};                              ///< the default one matches all
    std::string source{};                          ///< empty: any but "derived", which is worked out anew from the others
    TimeSpan window{kDistantPast, kDistantFuture}; ///< (from, to]
};

/// Reads `snapshot` while it is written out. Requires: the snapshot outlives the feed.
Result<std::unique_ptr<SampleFeed>> feedOf(const history::Snapshot& snapshot, ExportScope scope);
/// From memory; runs of the same series follow each other as given.
std::unique_ptr<SampleFeed> feedOf(std::vector<SeriesSamples> series);

/// Where the bytes go; an error stops the writing and comes back from it.
using ByteSink = std::function<Result<void>(std::string_view)>;

/// What was written.
struct Written {
    std::int64_t series = 0;
    std::int64_t samples = 0;
    std::int64_t otherNans = 0; ///< NaNs whose bits the format cannot spell, written as a plain NaN
};

} // namespace traceo
