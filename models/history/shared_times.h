#pragma once
// Rows of the table chunk_times: the times of a chunk, stored once for all series that have the same ones that day, as
// those of one target do. A row counts the chunk bodies that refer to it and goes with the last of them.
// One thread at a time: the connection's.

#include "history/chunk_codec.h"
#include "history/database.h"

#include <memory>
#include <unordered_map>

namespace traceo::history {

/// One more chunk, that of `key`, refers to these times, of `count` samples. They lie where the key of the first one would, so
/// that those of a target's days lie together.
TimesElsewhere shareTimes(Database& database, std::int64_t key, std::string_view times, std::size_t count);
/// One fewer does.
void releaseTimes(Database& database, const TimesElsewhere& which);

/// Those that were read lately: a target's series are mostly asked for one after another. For one read transaction.
class SharedTimes {
public:
    /// Errors: Corrupt, NewerVersion; `where` is left to the caller.
    Result<std::shared_ptr<const ChunkTimes>> read(Database& database, const TimesElsewhere& which);

private:
    std::unordered_map<std::uint64_t, std::shared_ptr<const ChunkTimes>> m_known;
    std::size_t m_samples = 0; ///< of these
};

} // namespace traceo::history
