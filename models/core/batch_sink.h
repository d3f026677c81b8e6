#pragma once
// Where batches go. Implemented by the history's writer (and, for a process that does not own the
// file, by a connection to the owner), so that those who collect never see the history.
// Any thread.

#include "core/batch.h"
#include "core/result.h"

#include <QFuture>

#include <cstdint>
#include <string>
#include <vector>

namespace traceo {

/// What became of a batch's samples. All others were known: of their series and time one was stored before, or came before
/// them in the batch.
struct SampleCounts {
    std::uint64_t stored = 0;
    std::uint64_t keptAside = 0; ///< too far ahead of the clock, or before 1970; as far as there is room
    friend bool operator==(const SampleCounts&, const SampleCounts&) = default;
};

/// What a commit changed: enough to know what to derive and which reports to rebuild.
struct ChangeSet {
    struct SeriesChange {
        std::string source;
        std::string name;
        TimeSpan span; ///< [first, last] sample that was new
    };
    std::vector<SeriesChange> series; ///< one a (source, metric name)
    SampleCounts samples;
    std::vector<std::string> factKinds;
    std::vector<std::string> eventStreams;
    std::vector<Observation> observations;
    std::uint64_t commit = 0; ///< grows by one with each commit of this process
};

class BatchSink {
public:
    virtual ~BatchSink() = default;
    /// Finishes when the batch is durable, or with the reason why it is not.
    virtual QFuture<Result<ChangeSet>> commit(Batch batch) = 0;
};

} // namespace traceo
