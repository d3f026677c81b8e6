#pragma once
// MEMORY STATS, which redis_exporter does not ask, under a name of ours; and what of the configuration the exporter writes.
// Source: redis.io, "MEMORY STATS", "CONFIG GET"; oliver006/redis_exporter, exporter/exporter.go.
// Any thread; immutable.

#include "core/redis_reply.h"
#include "core/result.h"
#include "sources/redis/redis_series.h"

namespace traceo {

/// Labels db (of what is told a database) and stat, the server's word for it: "keys.bytes-per-key".
inline constexpr char kRedisMemoryStat[] = "traceo_redis_memory_stat";

/// Members that are no number are left out, each with an error. Errors: Decode when it is no list of names and values.
Result<Errors> addMemoryStats(const RedisReply& reply, RedisSeries& series);

/// Of maxmemory* the number alone: the policy is a label of redis_instance_info. Errors: likewise.
Result<Errors> addMemoryConfig(const RedisReply& reply, RedisSeries& series);

} // namespace traceo
