#include "sources/postgres/postgres_statements.h"

namespace traceo {
namespace {

constexpr int kExecTimeSince = 108;
constexpr int kInfoSince = 109;
/// Characters of a statement's text that are asked for; what is stored is cut by bytes.
constexpr int kTextCharacters = 2'048;

std::string milliseconds(const std::string& moment)
{
    return "(extract(epoch FROM " + moment + ") * 1000)::bigint";
}

/// "1.10" → 110, of an extension; null where it is not installed.
std::string extensionColumns(const std::string& name)
{
    return ", (SELECT quote_ident(n.nspname) FROM pg_catalog.pg_extension e JOIN pg_catalog.pg_namespace n ON n.oid = "
           "e.extnamespace WHERE e.extname = '"
        + name + "') AS " + name
        + "_schema, (SELECT split_part(e.extversion, '.', 1)::int * 100 + split_part(e.extversion, '.', 2)::int FROM "
          "pg_catalog.pg_extension e WHERE e.extname = '"
        + name + "') AS " + name + "_version";
}

} // namespace

std::string databasesStatement()
{
    return "SELECT d.datid::bigint AS datid, d.datname::text AS datname, d.numbackends, d.xact_commit, d.xact_rollback, "
           "d.blks_read, d.blks_hit, d.tup_returned, d.tup_fetched, d.tup_inserted, d.tup_updated, d.tup_deleted, d.temp_files, "
           "d.temp_bytes, d.deadlocks, d.blk_read_time, d.blk_write_time, "
        + milliseconds("d.stats_reset") + " AS reset_ms, " + milliseconds("pg_catalog.pg_postmaster_start_time()")
        + " AS start_ms, version() AS product, current_setting('server_version') AS version, "
          "current_setting('server_version_num')::int AS version_num, pg_is_in_recovery() AS is_standby, "
          "current_database()::text AS here, current_user::text AS me, "
          "pg_has_role('pg_read_all_stats', 'USAGE') AS reads_all"
        + extensionColumns("pg_stat_statements") + extensionColumns("pg_buffercache") + " FROM pg_catalog.pg_stat_database d";
}

std::string tablesStatement()
{
    return "SELECT current_database()::text AS datname, t.schemaname::text AS schemaname, t.relname::text AS relname, "
           "t.seq_scan, "
           "t.seq_tup_read, coalesce(t.idx_scan, 0) AS idx_scan, coalesce(t.idx_tup_fetch, 0) AS idx_tup_fetch, t.n_live_tup, "
           "t.n_dead_tup, t.n_tup_ins, t.n_tup_upd, t.n_tup_hot_upd, t.n_tup_del, pg_table_size(t.relid) AS table_size_bytes, "
           "io.heap_blks_read, io.heap_blks_hit, io.idx_blks_read, io.idx_blks_hit, io.toast_blks_read, io.toast_blks_hit, "
           "io.tidx_blks_read, io.tidx_blks_hit FROM pg_catalog.pg_stat_user_tables t "
           "JOIN pg_catalog.pg_statio_user_tables io ON io.relid = t.relid JOIN pg_catalog.pg_class c ON c.oid = t.relid "
           "ORDER BY c.relpages DESC, t.relid LIMIT "
        + std::to_string(kMostTables + 1);
}

std::string indexesStatement()
{
    const std::string columnsOf =
        "(SELECT json_agg(pg_get_indexdef(i.indexrelid, k, true) ORDER BY k)::text FROM generate_series(";
    return "SELECT current_database()::text AS datname, s.schemaname::text AS schemaname, s.relname::text AS relname, "
           "s.indexrelname::text AS indexrelname, s.idx_scan, pg_relation_size(s.indexrelid) AS size_bytes, "
           "am.amname::text AS method, i.indisunique AS is_unique, i.indisprimary AS is_primary, i.indisvalid AS is_valid, "
           // Also what replication or a partitioned index rests on: neither can be dropped.
           "(i.indisreplident OR EXISTS (SELECT 1 FROM pg_catalog.pg_constraint k WHERE k.conindid = i.indexrelid) OR EXISTS "
           "(SELECT 1 FROM pg_catalog.pg_inherits h WHERE h.inhrelid = i.indexrelid)) AS is_constraint, "
           "pg_get_expr(i.indpred, i.indrelid) AS predicate, pg_get_indexdef(i.indexrelid) AS definition, "
        + columnsOf + "1, i.indnkeyatts) k) AS columns, " + columnsOf
        + "i.indnkeyatts + 1, i.indnatts) k) AS included, "
          "(SELECT string_agg(format('%s %s %s;', (SELECT o.opcname FROM pg_catalog.pg_opclass o WHERE o.oid = i.indclass[k - "
          "1]), "
          "i.indcollation[k - 1], i.indoption[k - 1]), '' ORDER BY k) FROM generate_series(1, i.indnkeyatts) k) AS opclasses "
          "FROM pg_catalog.pg_stat_user_indexes s JOIN pg_catalog.pg_index i ON i.indexrelid = s.indexrelid "
          "JOIN pg_catalog.pg_class c ON c.oid = s.indexrelid JOIN pg_catalog.pg_am am ON am.oid = c.relam "
          "ORDER BY c.relpages DESC, c.oid LIMIT "
        + std::to_string(kMostIndexes + 1);
}

std::string statementsStatement(const std::string& schema, int version, int count)
{
    const std::string time = version >= kExecTimeSince ? "s.total_exec_time" : "s.total_time";
    const std::string reset = version >= kInfoSince
        ? "(SELECT " + milliseconds("n.stats_reset") + " FROM " + schema + ".pg_stat_statements_info n)"
        : "NULL::bigint";
    // A statement that also runs inside of functions has two rows; the sums are its own.
    return "SELECT d.datname::text AS datname, pg_get_userbyid(s.userid)::text AS username, s.queryid, "
           "min(left(s.query, "
        + std::to_string(kTextCharacters) + ")) AS query, sum(s.calls)::bigint AS calls, sum(" + time
        + ") / 1000.0 AS seconds, sum(s.rows)::bigint AS rows, sum(s.shared_blks_hit)::bigint AS hits, "
          "sum(s.shared_blks_read)::bigint AS reads, "
        + reset + " AS reset_ms FROM " + schema
        + ".pg_stat_statements s JOIN pg_catalog.pg_database d ON d.oid = s.dbid WHERE s.queryid IS NOT NULL "
          "GROUP BY d.datname, s.userid, s.queryid ORDER BY sum("
        + time + ") DESC, s.queryid LIMIT " + std::to_string(count);
}

std::string ioStatement()
{
    return "SELECT i.backend_type, i.object, i.context, i.reads, i.writes, i.extends, i.hits, i.evictions, i.reuses, i.fsyncs "
           "FROM pg_catalog.pg_stat_io i";
}

std::string buffersStatement(const std::string& schema, int version)
{
    if (hasSummary(version))
        return "SELECT b.buffers_used, b.buffers_unused, b.buffers_dirty, b.buffers_pinned, b.usagecount_avg FROM " + schema
            + ".pg_buffercache_summary() b";
    return "SELECT count(*) FILTER (WHERE b.relfilenode IS NOT NULL) AS buffers_used, "
           "count(*) FILTER (WHERE b.relfilenode IS NULL) AS buffers_unused, count(*) FILTER (WHERE b.isdirty) AS buffers_dirty, "
           "count(*) FILTER (WHERE b.pinning_backends > 0) AS buffers_pinned, avg(b.usagecount)::float8 AS usagecount_avg FROM "
        + schema + ".pg_buffercache b";
}

} // namespace traceo
