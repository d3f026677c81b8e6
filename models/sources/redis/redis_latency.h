#pragma once
// LATENCY LATEST and LATENCY HISTOGRAM under redis_exporter's names.
// A server names a bucket only where its count grows, so that another one appears with each slower command; between those, the
// rest of its boundaries is filled in, always the same: a bucket that appears out of nowhere could not be told from a burst.
// The exporter writes what was named alone, and gives no sum to commands with other marks in their name than "|".
// Source: redis.io, "LATENCY HISTOGRAM", "LATENCY LATEST"; oliver006/redis_exporter, exporter/latency.go.
// Any thread; immutable.

#include "core/redis_reply.h"
#include "core/request.h"
#include "core/result.h"
#include "sources/redis/redis_series.h"

namespace traceo {

/// Items that cannot be read are left out, each with an error. Errors: Decode when it is no list.
Result<Errors> addLatencyLatest(const RedisReply& reply, RedisSeries& series);

/// `times`: microseconds a command took in all, by its name, of the INFO before. Otherwise as above.
Result<Errors> addLatencyHistograms(const RedisReply& reply, const Pairs& times, RedisSeries& series);

} // namespace traceo
