#include "app/demo/demo_cache_series.h"
#include "vocabulary/caches.h"

namespace traceo::demo {
namespace {

constexpr std::int64_t kDays = kCacheSlotsOfDay;
constexpr double kMiB = 1024.0 * 1024;
/// The statistics of the database are reset, and memcached is started again, so often.
constexpr Recurring kStatistics{25 * kDays, 8 * kDays + 400, 1};
constexpr Recurring kServer{40 * kDays, 13 * kDays + 110, 1};

struct Statement {
    const char* id;
    double calls; ///< a slot, as all that follows
    double milliseconds;
    double rows;
    const char* text;
};
constexpr Statement kStatements[] = {
    {"3106811746552112839", 5200, 1900, 5200, "SELECT * FROM orders WHERE id = $1"},
    {"-5483762911904418320", 14, 31'000, 700, "SELECT id, customer, total FROM orders WHERE created_at::date = $1"},
    {"7724180032559168417", 1800, 14'500, 36'000,
     "SELECT id, name, price FROM products WHERE category = $1 ORDER BY name LIMIT $2"},
};

struct Table {
    const char* name;
    double liveRows;
    double bytes;
    double scans; ///< of the whole table, a slot
    double indexScans;
    double inserted;
    double updated;
};
constexpr Table kTables[] = {
    {"orders", 4'200'000, 910 * kMiB, 14, 7300, 260, 410},
    {"products", 81'000, 64 * kMiB, 0.4, 1800, 2, 35},
    {"audit_log", 22'000'000, 5200 * kMiB, 0, 3, 3900, 0},
};

struct Index {
    const char* table;
    const char* name;
    double scans;
};
constexpr Index kIndexes[] = {
    {"orders", "orders_pkey", 5200},
    {"orders", "orders_by_customer", 2100},
    {"orders", "orders_by_customer_created", 0}, // nobody uses it
    {"products", "products_pkey", 1800},
};

/// The series of one server, one after another.
class ServerSeries {
public:
    ServerSeries(std::vector<CacheSeries>& all, Labels target, Recurring begins, std::int64_t phase)
        : m_all(all), m_target(std::move(target)), m_begins(begins), m_phase(phase)
    {}

    /// `label`s of the series beside the target's.
    Labels labels(std::initializer_list<std::pair<const char*, const char*>> more) const
    {
        Labels all = m_target;
        for (const auto& [name, value] : more)
            all = all.with(name, value);
        return all;
    }
    void steady(const char* name, double aSlot, Labels labels, double scale = 1)
    {
        add(name, std::move(labels), CacheSeries::Kind::Steady, aSlot, m_begins, scale);
    }
    void still(const char* name, double value, Labels labels)
    {
        add(name, std::move(labels), CacheSeries::Kind::Still, value, m_begins, 1);
    }
    void moment(const char* name, CacheSeries::Kind kind, Recurring begins, Labels labels)
    {
        add(name, std::move(labels), kind, 0, begins, 1);
    }

private:
    void add(const char* name, Labels labels, CacheSeries::Kind kind, double value, Recurring begins, double scale)
    {
        m_all.push_back({.name = name,
                         .labels = std::move(labels),
                         .kind = kind,
                         .scale = scale,
                         .value = value,
                         .begins = begins,
                         .phase = m_phase});
    }

    std::vector<CacheSeries>& m_all;
    Labels m_target;
    Recurring m_begins;
    std::int64_t m_phase;
};

void addMemcached(std::vector<CacheSeries>& all)
{
    using namespace vocabulary;
    ServerSeries own(all, {{"job", "memcached"}, {"instance", "pages:11211"}}, kServer, 23'400);
    own.steady(kMemcachedCommands, 30'100, own.labels({{"command", "get"}, {"status", "hit"}}));
    own.steady(kMemcachedCommands, 2'450, own.labels({{"command", "get"}, {"status", "miss"}}));
    own.steady(kMemcachedCommands, 2'500, own.labels({{"command", "set"}, {"status", "hit"}}));
    own.steady(kMemcachedEvicted, 310, own.labels({}));
    own.moment(kMemcachedUptime, CacheSeries::Kind::Age, kServer, own.labels({}));
    own.still(kMemcachedUsed, 59 * kMiB, own.labels({}));
    own.still(kMemcachedLimit, 64 * kMiB, own.labels({}));
}

void addTables(ServerSeries& own)
{
    using namespace vocabulary;
    for (const Table& table : kTables) {
        const Labels labels = own.labels({{"datname", "shop"}, {"schemaname", "public"}, {"relname", table.name}});
        own.steady(kTableSequentialScans, table.scans, labels);
        own.steady(kTableSequentialRows, table.scans * table.liveRows, labels);
        own.steady(kTableIndexScans, table.indexScans, labels);
        own.steady(kTableInserted, table.inserted, labels);
        own.steady(kTableUpdated, table.updated, labels);
        own.still(kTableLiveRows, table.liveRows, labels);
        own.still(kTableBytes, table.bytes, labels);
    }
    for (const Index& index : kIndexes)
        own.steady(kIndexScans, index.scans,
                   own.labels(
                       {{"datname", "shop"}, {"schemaname", "public"}, {"relname", index.table}, {"indexrelname", index.name}}));
}

void addPostgres(std::vector<CacheSeries>& all)
{
    using namespace vocabulary;
    ServerSeries own(all, {{"job", "postgres"}, {"instance", "shop-db:5432"}}, kStatistics, 71'250);
    own.still(kPostgresUp, 1, own.labels({}));
    own.moment(kPostgresStart, CacheSeries::Kind::Since, kServer, own.labels({}));
    const Labels database = own.labels({{"datid", "16385"}, {"datname", "shop"}});
    own.steady(kPostgresHits, 2'410'000, database);
    own.steady(kPostgresReads, 7'350, database);
    own.steady(kPostgresReadTime, 1'900, database);
    own.moment(kPostgresReset, CacheSeries::Kind::Since, kStatistics, database);
    for (const Statement& statement : kStatements) {
        const Labels labels = own.labels({{"user", "shop"}, {"datname", "shop"}, {"queryid", statement.id}});
        own.steady(kStatementCalls, statement.calls, labels);
        own.steady(kStatementSeconds, statement.milliseconds, labels, 1e-3);
        own.steady(kStatementRows, statement.rows, labels);
    }
    addTables(own);
}

} // namespace

std::vector<CacheSeries> seriesOfDatabases()
{
    std::vector<CacheSeries> all;
    addMemcached(all);
    addPostgres(all);
    return all;
}

std::vector<Fact> statementsTold(const std::string& source)
{
    constexpr UtcMs kFirstSeen = utcMs(1'735'689'600'000); // 2025-01-01
    std::vector<Fact> facts;
    for (const Statement& statement : kStatements)
        facts.push_back({.kind = vocabulary::kStatementFact,
                         .source = source,
                         .key = std::string("shop/shop/") + statement.id,
                         .validFrom = kFirstSeen,
                         .validTo = {},
                         .payload = vocabulary::toJson(vocabulary::StatementFact{.text = statement.text}),
                         .learnedAt = {}});
    return facts;
}

} // namespace traceo::demo
