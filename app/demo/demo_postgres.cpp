#include "app/demo/demo_postgres.h"

#include "app/demo/demo_chance.h"
#include "core/json.h"
#include "sources/postgres/postgres_source.h"
#include "vocabulary/caches.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

namespace traceo::demo {
namespace {

using Rule = DemoIndex::Rule;
using Cells = std::vector<std::pair<const char*, SqlValue>>;

/// By day it is 1 ± this as busy as on the average.
constexpr double kSwing = 0.6;
constexpr std::int64_t kBuffers = 262'144; // 2 GiB

/// Grows by 1 a millisecond on the average, least at midnight and most at noon: the integral of a zigzag.
double busy(UtcMs at)
{
    const std::int64_t day = kDay.count();
    const double x = double(floorMod(msOf(at), day)) / double(day);
    const double y = x - 0.5;
    return double(msOf(at)) + kSwing * double(day) * (x < 0.5 ? 2 * x * x - x : y - 2 * y * y);
}

/// The statistics of one server at one moment. No counter ever falls while they go on.
class Statistics {
public:
    Statistics(const DemoPostgres& server, UtcMs at) : m_server(server), m_began(statisticsBegan(server, at))
    {
        m_hours = std::max(0.0, (busy(at) - busy(m_began)) / double(kHour.count()));
    }

    std::int64_t count(double anHour) const { return std::int64_t(std::floor(anHour * m_hours)); }
    SqlValue began() const { return msOf(m_began); }
    static std::int64_t ofCalls(std::int64_t calls, double each) { return std::int64_t(std::floor(double(calls) * each)); }
    std::int64_t calls() const
    {
        std::int64_t sum = 0;
        for (const DemoStatement& statement : m_server.statements)
            sum += count(statement.calls);
        return sum;
    }
    /// Blocks of all statements.
    std::int64_t blocks(double DemoStatement::*part) const
    {
        std::int64_t sum = 0;
        for (const DemoStatement& statement : m_server.statements)
            sum += ofCalls(count(statement.calls), statement.*part);
        return sum;
    }
    std::int64_t indexScans(std::string_view table) const
    {
        std::int64_t sum = 0;
        for (const DemoIndex& index : m_server.indexes)
            sum += index.table == table ? count(index.scans) : 0;
        return sum;
    }
    std::int64_t written(double DemoTable::*part) const
    {
        std::int64_t sum = 0;
        for (const DemoTable& table : m_server.tables)
            sum += count(table.*part);
        return sum;
    }

private:
    const DemoPostgres& m_server;
    UtcMs m_began;
    double m_hours = 0;
};

SqlValue word(std::string_view text)
{
    return std::string(text);
}

SqlValue whole(double value)
{
    return std::int64_t(value);
}

/// Each has the columns of the first.
SqlRows rowsOf(std::vector<Cells> all)
{
    SqlRows rows;
    for (Cells& cells : all) {
        std::vector<SqlValue> row;
        for (auto& [name, value] : cells) {
            if (rows.rows.empty())
                rows.columns.emplace_back(name);
            row.push_back(std::move(value));
        }
        rows.rows.push_back(std::move(row));
    }
    return rows;
}

SqlRows databases(const DemoPostgres& server, const Statistics& statistics)
{
    const std::int64_t reads = statistics.blocks(&DemoStatement::reads);
    const std::int64_t calls = statistics.calls();
    return rowsOf({{{"datid", server.datid},
                    {"datname", word(server.database)},
                    {"numbackends", std::int64_t{24}},
                    {"xact_commit", calls},
                    {"xact_rollback", calls / 9'000},
                    {"blks_read", reads},
                    {"blks_hit", statistics.blocks(&DemoStatement::hits)},
                    {"tup_inserted", statistics.written(&DemoTable::inserted)},
                    {"tup_updated", statistics.written(&DemoTable::updated)},
                    {"tup_deleted", statistics.written(&DemoTable::deleted)},
                    {"deadlocks", std::int64_t{0}},
                    {"blk_read_time", double(reads) * 0.21},
                    {"reset_ms", statistics.began()},
                    {"start_ms", std::int64_t(msOf(kPostgresBegan))},
                    {"product", word("PostgreSQL 16.6 (Debian 16.6-1.pgdg120+1) on x86_64-pc-linux-gnu")},
                    {"version", word("16.6 (Debian 16.6-1.pgdg120+1)")},
                    {"version_num", std::int64_t{160'006}},
                    {"is_standby", false},
                    {"here", word(server.database)},
                    {"me", word("traceo")},
                    {"reads_all", true},
                    {"pg_stat_statements_schema", word("public")},
                    {"pg_stat_statements_version", std::int64_t{110}},
                    {"pg_buffercache_schema", word("public")},
                    {"pg_buffercache_version", std::int64_t{104}}}});
}

SqlRows tables(const DemoPostgres& server, const Statistics& statistics)
{
    std::vector<Cells> all;
    for (const DemoTable& table : server.tables) {
        const std::int64_t scans = statistics.count(table.scans);
        all.push_back({{"datname", word(server.database)},
                       {"schemaname", word("public")},
                       {"relname", word(table.name)},
                       {"seq_scan", scans},
                       {"seq_tup_read", Statistics::ofCalls(scans, table.rowsOfScan)},
                       {"idx_scan", statistics.indexScans(table.name)},
                       {"n_live_tup", whole(table.rows)},
                       {"n_dead_tup", whole(table.rows * 0.013)},
                       {"n_tup_ins", statistics.count(table.inserted)},
                       {"n_tup_upd", statistics.count(table.updated)},
                       {"n_tup_hot_upd", statistics.count(table.hotUpdated)},
                       {"n_tup_del", statistics.count(table.deleted)},
                       {"table_size_bytes", whole(table.bytes)}});
    }
    return rowsOf(std::move(all));
}

/// "order_id", "customer_id, created_at"
std::string columnsOf(const DemoIndex& index)
{
    std::string columns;
    for (const DemoIndexColumn& column : index.columns) {
        if (!column.name.empty())
            columns += (columns.empty() ? "" : ", ") + std::string(column.name);
    }
    return columns;
}

/// As pg_get_indexdef writes it.
std::string definitionOf(const DemoIndex& index)
{
    const std::string columns = columnsOf(index) + (index.method == "gin" ? " gin_trgm_ops" : "");
    return std::string("CREATE ") + (index.rule == Rule::None ? "" : "UNIQUE ") + "INDEX " + std::string(index.name)
        + " ON public." + std::string(index.table) + " USING " + std::string(index.method) + " (" + columns + ')';
}

SqlRows indexes(const DemoPostgres& server, const Statistics& statistics)
{
    std::vector<Cells> all;
    for (const DemoIndex& index : server.indexes) {
        nlohmann::json columns = nlohmann::json::array();
        std::string opclasses;
        for (const DemoIndexColumn& column : index.columns) {
            if (column.name.empty())
                continue;
            columns.push_back(std::string(column.name));
            opclasses += std::string(column.opclass) + ';';
        }
        const bool isPrimary = index.rule == Rule::PrimaryKey;
        all.push_back({{"datname", word(server.database)},
                       {"schemaname", word("public")},
                       {"relname", word(index.table)},
                       {"indexrelname", word(index.name)},
                       {"idx_scan", statistics.count(index.scans)},
                       {"size_bytes", whole(index.bytes)},
                       {"method", word(index.method)},
                       {"is_unique", index.rule != Rule::None},
                       {"is_primary", isPrimary},
                       {"is_valid", index.isValid},
                       {"is_constraint", isPrimary || index.rule == Rule::UniqueConstraint},
                       {"predicate", SqlValue()},
                       {"definition", definitionOf(index)},
                       {"columns", toText(columns)},
                       {"included", SqlValue()},
                       {"opclasses", opclasses}});
    }
    return rowsOf(std::move(all));
}

SqlRows statements(const DemoPostgres& server, const Statistics& statistics)
{
    std::vector<Cells> all;
    for (const DemoStatement& statement : server.statements) {
        const std::int64_t calls = statistics.count(statement.calls);
        all.push_back({{"datname", word(server.database)},
                       {"username", word(statement.user)},
                       {"queryid", statement.id},
                       {"query", word(statement.text)},
                       {"calls", calls},
                       {"seconds", double(calls) * statement.milliseconds / 1000},
                       {"rows", Statistics::ofCalls(calls, statement.rows)},
                       {"hits", Statistics::ofCalls(calls, statement.hits)},
                       {"reads", Statistics::ofCalls(calls, statement.reads)},
                       {"reset_ms", statistics.began()}});
    }
    return rowsOf(std::move(all));
}

/// Of those who do the shop's work; what cleans up behind them is left out.
SqlRows io(const Statistics& statistics)
{
    const std::int64_t reads = statistics.blocks(&DemoStatement::reads);
    return rowsOf({{{"backend_type", word("client backend")},
                    {"object", word("relation")},
                    {"context", word("normal")},
                    {"reads", reads},
                    {"writes", std::int64_t{0}},
                    {"extends", statistics.written(&DemoTable::inserted) / 60},
                    {"hits", statistics.blocks(&DemoStatement::hits)},
                    {"evictions", reads},
                    {"reuses", SqlValue()},
                    {"fsyncs", std::int64_t{0}}}});
}

SqlRows buffers()
{
    return rowsOf({{{"buffers_used", kBuffers - 118},
                    {"buffers_unused", std::int64_t{118}},
                    {"buffers_dirty", std::int64_t{3'140}},
                    {"buffers_pinned", std::int64_t{4}},
                    {"usagecount_avg", 2.71}}});
}

} // namespace

UtcMs statisticsBegan(const DemoPostgres& server, UtcMs at)
{
    if (server.resetEvery <= Millis{0})
        return kPostgresBegan;
    const Millis since = at - kPostgresBegan;
    return kPostgresBegan + server.resetEvery * floorDiv(since.count(), server.resetEvery.count());
}

std::optional<SqlRows> answerTo(std::string_view question, const DemoPostgres& server, UtcMs at)
{
    const Statistics statistics(server, at);
    if (question == vocabulary::kPostgresQuestion || question == kServerQuestion)
        return databases(server, statistics);
    if (question == kTablesQuestion)
        return tables(server, statistics);
    if (question == kIndexesQuestion)
        return indexes(server, statistics);
    if (question == kStatementsQuestion)
        return statements(server, statistics);
    if (question == kIoQuestion)
        return io(statistics);
    if (question == kBuffersQuestion)
        return buffers();
    return std::nullopt;
}

} // namespace traceo::demo
