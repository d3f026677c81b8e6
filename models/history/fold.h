#pragma once
// From head to chunks, and from many parts to few. What is to be written is prepared from a read
// transaction on any thread; the writer only puts it in place, or prepares it anew when chunks have
// changed meanwhile. Doing it twice does nothing the second time.
// One thread at a time: the connection's.

#include "history/chunk_codec.h"
#include "history/chunk_store.h"
#include "history/head_mirror.h"

#include <vector>

namespace traceo::history {

struct FoldPlan {
    std::int64_t day = 0;
    std::int64_t throughRow = 0; ///< rows of the day's head that are in it; 0: none
    std::vector<std::pair<ChunkRow, ChunkParts>> put;
    std::vector<std::int64_t> remove;
};

/// The days in the head that are over at `now`, late samples' grace included.
std::vector<std::int64_t> closedDays(const HeadView& view, std::int64_t now);

/// One closed day of the head. Errors: Corrupt (then the day stays in the head), Storage.
Result<FoldPlan> prepareFold(Database& database, const HeadSlice& head, std::int64_t day);
/// The late parts of (series, day)s that have many, joined; at most `limit` of them.
Result<FoldPlan> prepareJoin(Database& database, int limit);

/// Within the writer's transaction.
Result<void> apply(Database& database, const FoldPlan& plan);

} // namespace traceo::history
