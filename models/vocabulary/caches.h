#pragma once
// What caches are called in the history. Redis under redis_exporter's names, whoever asked it: the exporter's of its metrics, ours of
// none where it has one; PostgreSQL likewise under postgres_exporter's, memcached under memcached_exporter's. Names of ours begin
// with traceo_. Counters are named as they are, their meaning is not taken from the TYPE: old exporters call
// keyspace_hits_total a gauge.
// Source: oliver006/redis_exporter, prometheus-community/postgres_exporter, prometheus/memcached_exporter.
// Any thread; immutable.

#include "core/labels.h"
#include "core/result.h"
#include "core/time.h"
#include "vocabulary/usual_labels.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace traceo::vocabulary {

// Redis, Valkey, KeyDB, Dragonfly. All behind a prefix that an exporter may have changed; this is the usual one.
inline constexpr char kRedisPrefix[] = "redis_";
inline constexpr char kRedisQuestion[] = "INFO"; ///< what each poll of a Redis begins with
inline constexpr char kRedisUp[] = "redis_up";
inline constexpr char kRedisHits[] = "redis_keyspace_hits_total";     ///< look-ups by reading commands, not commands
inline constexpr char kRedisMisses[] = "redis_keyspace_misses_total"; ///< likewise
/// Of these, those that commands of Traceo's made before that answer, since the program began.
inline constexpr char kRedisOwnHits[] = "traceo_redis_own_keyspace_hits_total";
inline constexpr char kRedisOwnMisses[] = "traceo_redis_own_keyspace_misses_total";
inline constexpr char kRedisEvicted[] = "redis_evicted_keys_total";
inline constexpr char kRedisExpired[] = "redis_expired_keys_total";
inline constexpr char kRedisCommands[] = "redis_commands_processed_total";
inline constexpr char kRedisUptime[] = "redis_uptime_in_seconds";
inline constexpr char kRedisStart[] = "redis_start_time_seconds"; ///< of the process, unix seconds
inline constexpr char kRedisInfo[] = "redis_instance_info";       ///< 1; labels role, run_id, redis_version, redis_mode …
inline constexpr char kRedisUsed[] = "redis_memory_used_bytes";
inline constexpr char kRedisRss[] = "redis_memory_used_rss_bytes";
inline constexpr char kRedisPeak[] = "redis_memory_used_peak_bytes";
inline constexpr char kRedisOverhead[] = "redis_memory_used_overhead_bytes";
inline constexpr char kRedisStartup[] = "redis_memory_used_startup_bytes";
inline constexpr char kRedisDataset[] = "redis_memory_used_dataset_bytes";
inline constexpr char kRedisMax[] = "redis_memory_max_bytes"; ///< 0: no limit
inline constexpr char kRedisFragmentation[] = "redis_mem_fragmentation_ratio";
inline constexpr char kRedisClients[] = "redis_connected_clients";
inline constexpr char kRedisDbKeys[] = "redis_db_keys";                                 ///< label db
inline constexpr char kRedisCommandCalls[] = "redis_commands_total";                    ///< label cmd
inline constexpr char kRedisCommandSeconds[] = "redis_commands_duration_seconds_total"; ///< label cmd
inline constexpr char kRedisCommandFailures[] = "redis_commands_failed_calls_total";    ///< label cmd
inline constexpr char kRedisLatencyBucket[] = "redis_commands_latencies_usec_bucket";   ///< labels cmd, le in µs; cumulative
inline constexpr char kRedisLatencyCount[] = "redis_commands_latencies_usec_count";     ///< label cmd
inline constexpr char kRedisLatencyPercentile[] = "redis_latency_percentiles_usec";     ///< labels cmd, quantile; since start
inline constexpr char kRedisLatencySpike[] = "redis_latency_spike_duration_seconds";    ///< label event_name; the last one
inline constexpr char kRedisKeyGroupCount[] = "redis_key_group_count";                  ///< labels db, key_group; estimated
inline constexpr char kRedisKeyGroupBytes[] = "redis_key_group_memory_usage_bytes";     ///< labels db, key_group; estimated
inline constexpr char kRedisKeysSampled[] = "traceo_redis_key_group_sample";            ///< label db; keys it was estimated from

// memcached
inline constexpr char kMemcachedPrefix[] = "memcached_";
inline constexpr char kMemcachedCommands[] = "memcached_commands_total"; ///< labels command, status: hit, miss
inline constexpr char kMemcachedEvicted[] = "memcached_items_evicted_total";
inline constexpr char kMemcachedUptime[] = "memcached_uptime_seconds";
inline constexpr char kMemcachedUsed[] = "memcached_current_bytes";
inline constexpr char kMemcachedLimit[] = "memcached_limit_bytes";
inline constexpr char kMemcachedMalloced[] = "memcached_malloced_bytes";

// PostgreSQL. “Read” may still have been in the operating system's page cache: this is the shared-buffer hit rate.
inline constexpr char kPostgresPrefix[] = "pg_";
inline constexpr char kPostgresQuestion[] = "pg_stat_database";               ///< what each poll of a PostgreSQL begins with
inline constexpr char kPostgresHits[] = "pg_stat_database_blks_hit";          ///< labels datid, datname
inline constexpr char kPostgresReads[] = "pg_stat_database_blks_read";        ///< likewise
inline constexpr char kPostgresReset[] = "pg_stat_database_stats_reset";      ///< unix seconds; likewise
inline constexpr char kPostgresReadTime[] = "pg_stat_database_blk_read_time"; ///< milliseconds; 0 without track_io_timing
inline constexpr char kPostgresStart[] = "pg_postmaster_start_time_seconds";
inline constexpr char kPostgresUp[] = "pg_up";
/// Labels user, datname, queryid.
inline constexpr char kStatementCalls[] = "pg_stat_statements_calls_total";
inline constexpr char kStatementSeconds[] = "pg_stat_statements_seconds_total";
inline constexpr char kStatementRows[] = "pg_stat_statements_rows_total";
inline constexpr char kStatementHits[] = "traceo_pg_stat_statements_shared_blocks_hit_total";
inline constexpr char kStatementReads[] = "traceo_pg_stat_statements_shared_blocks_read_total";
/// Unix seconds; no further labels.
inline constexpr char kStatementsReset[] = "traceo_pg_stat_statements_reset";
/// Labels datname, schemaname, relname.
inline constexpr char kTableSequentialScans[] = "pg_stat_user_tables_seq_scan";
inline constexpr char kTableSequentialRows[] = "pg_stat_user_tables_seq_tup_read";
inline constexpr char kTableIndexScans[] = "pg_stat_user_tables_idx_scan";
inline constexpr char kTableLiveRows[] = "pg_stat_user_tables_n_live_tup";
inline constexpr char kTableInserted[] = "pg_stat_user_tables_n_tup_ins";
inline constexpr char kTableUpdated[] = "pg_stat_user_tables_n_tup_upd";
inline constexpr char kTableHotUpdated[] = "pg_stat_user_tables_n_tup_hot_upd";
inline constexpr char kTableDeleted[] = "pg_stat_user_tables_n_tup_del";
inline constexpr char kTableBytes[] = "pg_stat_user_tables_table_size_bytes"; ///< without its indexes
/// Labels datname, schemaname, relname, indexrelname.
inline constexpr char kIndexScans[] = "pg_stat_user_indexes_idx_scan_total";
inline constexpr char kIndexBytes[] = "traceo_pg_stat_user_indexes_size_bytes";
/// Of the whole server, where pg_buffercache is installed: buffers.
inline constexpr char kBuffersUsed[] = "pg_buffercache_summary_buffers_used";
inline constexpr char kBuffersUnused[] = "pg_buffercache_summary_buffers_unused";

inline constexpr char kCacheFact[] = "cache";         ///< key: instance; what a cache says of itself
inline constexpr char kShadowFact[] = "shadow";       ///< source and key: the cache's; what keeps it from being read along
inline constexpr char kStatementFact[] = "statement"; ///< key: datname/user/queryid; the text of a statement
inline constexpr char kIndexFact[] = "index";         ///< key: datname/schema/index; how an index is made

/// What a cache that was asked directly says of itself, as far as it changes rarely.
struct CacheFact {
    std::string product; ///< "Redis", "Valkey", "KeyDB", "Dragonfly", "PostgreSQL"
    std::string version;
    std::string role;                 ///< master, slave; primary, standby
    std::string runId;                ///< changes with each start
    std::string policy;               ///< maxmemory_policy
    std::vector<std::string> refused; ///< what it does not allow us to ask: "SLOWLOG", "pg_stat_statements"; each costs one panel
    std::map<std::string, std::string> remedies{}; ///< of what is refused, where there is one: words for people
};
std::string toJson(const CacheFact& fact);
Result<CacheFact> cacheFact(std::string_view json);

/// Whether the shadow reader of a cache can look; words for people, without keys and values.
struct ShadowFact {
    std::string problem; ///< empty: it looks
    std::string remedy;
};
std::string toJson(const ShadowFact& fact);
Result<ShadowFact> shadowFact(std::string_view json);

struct StatementFact {
    std::string text; ///< normalised by the server: no values in it
};
std::string toJson(const StatementFact& fact);
Result<StatementFact> statementFact(std::string_view json);

struct IndexFact {
    std::string table;
    std::string method;               ///< btree, gin …
    std::vector<std::string> columns; ///< or expressions, in order
    std::vector<std::string> included;
    std::string predicate;  ///< of a partial one
    std::string definition; ///< as PostgreSQL would make it again
    bool isUnique = false;
    bool isPrimary = false;
    bool isConstraint = false; ///< a constraint, or a foreign key's target, rests on it
    bool isValid = true;
    std::string opclasses; ///< with collations and directions, so that equal columns are told from equal indexes
};
std::string toJson(const IndexFact& fact);
Result<IndexFact> indexFact(std::string_view json);

/// Commands a Redis found slow; columns instance, command, key pattern, address; microseconds. The id is run id and number.
inline constexpr char kSlowLogStream[] = "slowlog";
inline constexpr char kSlowInstance[] = "instance";
inline constexpr char kSlowCommand[] = "command";     ///< its name alone: arguments may hold secrets and are never stored …
inline constexpr char kSlowArguments[] = "arguments"; ///< … but how many there were
inline constexpr char kSlowClient[] = "client";       ///< the name it gave itself; may be empty
inline constexpr char kSlowMicroseconds[] = "usec";

/// Single looks at whether a cache's answer was true; columns cache, estimator, outcome. Written by whoever reads along.
inline constexpr char kStaleStream[] = "stalecheck";
inline constexpr char kStaleCache[] = "cache";
inline constexpr char kStaleEstimator[] = "estimator"; ///< shadow, version, canary
inline constexpr char kStaleOutcome[] = "outcome";     ///< fresh, stale, undecided
inline constexpr char kStaleAge[] =
    "age_ms"; ///< how old a stale answer was; of a canary how long it took to be seen; −1: unknown

} // namespace traceo::vocabulary
