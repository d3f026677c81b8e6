#pragma once
// The one loop: pure functions that run after a commit in the process that owns the file, and
// whose output is written like any batch. Never the only copy of anything.
// Any thread.

#include "core/batch.h"
#include "core/batch_sink.h"
#include "core/result.h"
#include "history/snapshot.h"

#include <functional>
#include <string>

namespace traceo {

struct Derivation {
    std::string name; ///< "slo slices"
    /// The part of time that must be derived anew because of these changes; empty: nothing.
    std::function<TimeSpan(const ChangeSet& changes)> dirty;
    /// Pure: the same snapshot and range give the same batch.
    std::function<Result<Batch>(const history::Snapshot& snapshot, TimeSpan dirty)> derive;
};

} // namespace traceo
