#pragma once
// SLOWLOG GET: which commands took long, as events (vocabulary kSlowLogStream) and under redis_exporter's names. Arguments may
// hold secrets and other people's data: how many there were is kept, and nothing of them.
// Source: redis.io, "SLOWLOG GET"; oliver006/redis_exporter, exporter/slowlog.go.
// Any thread; immutable.

#include "core/batch.h"
#include "core/redis_reply.h"
#include "core/result.h"
#include "sources/redis/redis_series.h"

#include <string>

namespace traceo {

/// How many entries are asked for; a server keeps as many unless it was told otherwise.
inline constexpr int kSlowLogEntries = 128;

struct SlowLog {
    EventBlock block;
    Errors problems;  ///< entries that were left out
    std::string told; ///< for the next call
};

/// `runId` is the server's: its numbers begin anew with each start. `told` is what the last call said: a log is told whole each
/// time, and what it held then is left out. Errors: Decode when it is no list.
/// What Traceo itself asked is no event: it would fill the log, and nobody waited for it. A server before 4.0 names no client.
/// The length is written where it is sure: when fewer came than were asked for.
Result<SlowLog> slowLog(const RedisReply& reply, const std::string& runId, const std::string& source, const std::string& told,
                        RedisSeries& series);

} // namespace traceo
