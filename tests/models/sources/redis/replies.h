#pragma once
// Replies as Redis gives them, and what servers say of themselves, written by hand.

#include "core/redis_reply.h"
#include "core/series_runs.h"
#include "sources/redis/redis_series.h"

#include <map>
#include <string>
#include <vector>

namespace traceo::test {

inline constexpr UtcMs kPolled = utcMs(1'795'521'600'250); // 2026-11-24T12:00:00.25Z

inline RedisReply text(std::string bytes)
{
    RedisReply reply;
    reply.kind = RedisReply::Kind::Text;
    reply.text = std::move(bytes);
    return reply;
}
inline RedisReply number(std::int64_t value)
{
    RedisReply reply;
    reply.kind = RedisReply::Kind::Integer;
    reply.integer = value;
    return reply;
}
inline RedisReply error(std::string words)
{
    RedisReply reply;
    reply.kind = RedisReply::Kind::Error;
    reply.text = std::move(words);
    return reply;
}
inline RedisReply list(std::vector<RedisReply> items)
{
    RedisReply reply;
    reply.kind = RedisReply::Kind::List;
    reply.items = std::move(items);
    return reply;
}

/// As it goes over the wire.
inline std::string wireOf(const RedisReply& reply)
{
    switch (reply.kind) {
    case RedisReply::Kind::Text:
        return '$' + std::to_string(reply.text.size()) + "\r\n" + reply.text + "\r\n";
    case RedisReply::Kind::Integer:
        return ':' + std::to_string(reply.integer) + "\r\n";
    case RedisReply::Kind::Error:
        return '-' + reply.text + "\r\n";
    case RedisReply::Kind::Nothing:
        return "$-1\r\n";
    case RedisReply::Kind::List:
        break;
    }
    std::string wire = '*' + std::to_string(reply.items.size()) + "\r\n";
    for (const RedisReply& item : reply.items)
        wire += wireOf(item);
    return wire;
}

/// Values by "name{labels}", always with brackets, without the instance.
inline std::map<std::string, double> valuesOf(const SeriesRuns& runs)
{
    std::map<std::string, double> values;
    for (const SeriesRun& run : runs)
        values[run.key.name + run.key.labels.without("instance").toText()] = run.samples.front().value;
    return values;
}
inline std::map<std::string, double> valuesOf(RedisSeries&& series)
{
    SeriesRuns runs;
    runs.add(std::move(series).take());
    return valuesOf(runs);
}

inline RedisSeries emptySeries()
{
    return {"cache-1", kPolled, nullptr};
}

/// A Redis 7 under some load, with a line after its end that is no field.
inline constexpr char kRedisInfoText[] =
    "# Server\r\nredis_version:7.0.15\r\nredis_build_id:abc1\r\nredis_mode:standalone\r\nos:Linux 6.1 x86_64\r\n"
    "process_id:77\r\nrun_id:0123456789abcdef\r\ntcp_port:6379\r\nuptime_in_seconds:120\r\nhz:10\r\nexecutable:/usr/bin/x:y\r\n"
    "\r\n# Clients\r\nconnected_clients:3\r\nmaxclients:10000\r\n"
    "\r\n# Memory\r\nused_memory:1048576\r\nused_memory_human:1.00M\r\nused_memory_dataset_perc:98.85%\r\n"
    "used_memory_overhead:900000\r\nused_memory_startup:800000\r\nmaxmemory:52428800\r\nmaxmemory_policy:allkeys-lru\r\n"
    "mem_fragmentation_ratio:1.25\r\nmem_fragmentation_bytes:-4096\r\nallocator_frag_ratio:-nan\r\n"
    "\r\n# Persistence\r\nrdb_last_bgsave_status:ok\r\naof_last_write_status:err\r\nrdb_last_bgsave_time_sec:-1\r\n"
    "\r\n# Stats\r\ntotal_commands_processed:9007199254740993\r\nkeyspace_hits:9223372036854775807\r\nkeyspace_misses:250\r\n"
    "evicted_keys:7\r\nexpired_keys:8\r\nexpired_stale_perc:0.25\r\nlatest_fork_usec:1500\r\nsomething_new:5\r\n"
    "\r\n# Replication\r\nrole:master\r\nmaster_replid:fedc\r\n"
    "slave0:ip=10.0.0.2,port=6379,state=online,offset=1000,lag=1\r\n"
    "slave1:ip=10.0.0.2,port=6379,state=online,offset=900,lag=2\r\n"
    "\r\n# Commandstats\r\n"
    "cmdstat_get:calls=80,usec=56000,usec_per_call=700.00,rejected_calls=1,failed_calls=2\r\n"
    "cmdstat_config|get:calls=2,usec=20,usec_per_call=10.00,rejected_calls=0,failed_calls=0\r\n"
    "cmdstat_config|set:calls=1,usec=5,usec_per_call=5.00,rejected_calls=0,failed_calls=0\r\n"
    "\r\n# Errorstats\r\nerrorstat_WRONGTYPE:count=4\r\n"
    "\r\n# Latencystats\r\nlatency_percentiles_usec_get:p50=1.003,p99=2.007,p99.9=6.015\r\n"
    "\r\n# Keyspace\r\ndb0:keys=52,expires=1,avg_ttl=2500\r\ndb3:keys=4,expires=0,avg_ttl=0\r\n"
    "(error) ERR unknown command\r\n";

} // namespace traceo::test
