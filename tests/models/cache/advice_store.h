#pragma once
// A history of a PostgreSQL as its source writes it, for the tests of the advice on indexes.

#include "cache/advice_ask.h"
#include "models/history/store.h"
#include "vocabulary/caches.h"

namespace traceo::test {

inline constexpr char kServer[] = "pg";
inline constexpr char kShop[] = "shop";

inline Labels ofShop(Labels more = {}, const char* instance = kServer)
{
    return more.with(vocabulary::kLabelInstance, instance).with("datname", kShop);
}

inline Labels ofTable(const std::string& table)
{
    return ofShop({{"schemaname", "public"}, {"relname", table}});
}

inline Labels ofIndex(const std::string& table, const std::string& index)
{
    return ofTable(table).with("indexrelname", index);
}

inline Labels ofStatement(const std::string& id)
{
    return ofShop({{"user", "app"}, {"queryid", id}});
}

/// An index on columns, plain unless changed.
inline vocabulary::IndexFact made(const std::string& table, std::vector<std::string> columns)
{
    vocabulary::IndexFact fact;
    fact.table = table;
    fact.method = "btree";
    for (std::size_t i = 0; i < columns.size(); ++i)
        fact.opclasses += "int8_ops 0 0;";
    fact.columns = std::move(columns);
    fact.definition = "CREATE INDEX";
    return fact;
}

/// A PostgreSQL 15 that has been watched for `kWatched`, its statistics counted from long before.
struct AdviceStore : Store {
    static constexpr Millis kWatched = 10 * kDay;
    CacheConfig config;

    explicit AdviceStore(std::optional<UtcMs> reset = kNow - 100 * kDay, const char* role = "primary")
    {
        if (!open())
            qFatal("no history");
        counter(vocabulary::kPostgresHits, ofShop(), 0, 1000);
        gauge(vocabulary::kTableLiveRows, ofTable("tiny"), 5);
        if (reset)
            gauge(vocabulary::kPostgresReset, ofShop(), double(msOf(*reset) / 1000));
        vocabulary::CacheFact server;
        server.product = "PostgreSQL";
        server.version = "15.6 (Debian 15.6-0+deb12u1)";
        server.role = role;
        fact(vocabulary::kCacheFact, kServer, toJson(server));
    }

    void add(const char* metric, const Labels& labels, std::vector<Sample> samples, const char* source = kServer)
    {
        Batch batch;
        batch.series.add({{source, metric, labels}, std::move(samples)});
        if (!commit(std::move(batch)))
            qFatal("not stored");
    }

    /// Once an hour from the beginning to now, from one value to another.
    void counter(const char* metric, const Labels& labels, double from, double to, Millis watched = kWatched)
    {
        std::vector<Sample> samples;
        for (Millis left = watched; left >= Millis{0}; left -= kHour)
            samples.push_back({kNow - left, to - std::round((to - from) * double(left.count()) / double(watched.count()))});
        add(metric, labels, std::move(samples));
    }

    void gauge(const char* metric, const Labels& labels, double value) { add(metric, labels, {{kNow, value}}); }

    void fact(const char* kind, const std::string& key, std::string payload, UtcMs since = kNow - kWatched)
    {
        Batch batch;
        batch.facts.push_back(
            {.kind = kind, .source = kServer, .key = key, .validFrom = since, .validTo = {}, .payload = std::move(payload)});
        if (!commit(std::move(batch)))
            qFatal("not stored");
    }

    /// An index with its size and how often it was used, from the beginning to now.
    void index(const std::string& name, const vocabulary::IndexFact& how, double bytes, double scansBefore = 0,
               double scansNow = 0)
    {
        counter(vocabulary::kIndexScans, ofIndex(how.table, name), scansBefore, scansNow);
        gauge(vocabulary::kIndexBytes, ofIndex(how.table, name), bytes);
        fact(vocabulary::kIndexFact, std::string(kShop) + "/public/" + name, toJson(how));
    }

    struct Table {
        double liveRows = 0;
        double sequential = 0; ///< over all that was watched, as the next two
        double rowsRead = 0;
        double byIndex = 0;
        double inserted = 0;
        double updated = 0;
        double hot = 0;
    };
    void table(const std::string& name, const Table& table)
    {
        const Labels labels = ofTable(name);
        gauge(vocabulary::kTableLiveRows, labels, table.liveRows);
        counter(vocabulary::kTableSequentialScans, labels, 7, 7 + table.sequential);
        counter(vocabulary::kTableSequentialRows, labels, 7, 7 + table.rowsRead);
        counter(vocabulary::kTableIndexScans, labels, 7, 7 + table.byIndex);
        counter(vocabulary::kTableInserted, labels, 7, 7 + table.inserted);
        counter(vocabulary::kTableUpdated, labels, 7, 7 + table.updated);
        counter(vocabulary::kTableHotUpdated, labels, 7, 7 + table.hot);
    }

    struct Statement {
        std::string text;
        double calls = 0;
        double seconds = 0;
        double hits = 0;
        double reads = 0;
    };
    void statement(const std::string& id, const Statement& statement)
    {
        const Labels labels = ofStatement(id);
        counter(vocabulary::kStatementCalls, labels, 0, statement.calls);
        counter(vocabulary::kStatementSeconds, labels, 0, statement.seconds);
        counter(vocabulary::kStatementHits, labels, 0, statement.hits);
        counter(vocabulary::kStatementReads, labels, 0, statement.reads);
        fact(vocabulary::kStatementFact, std::string(kShop) + "/app/" + id, toJson(vocabulary::StatementFact{statement.text}));
    }

    IndexReport report(Millis range = kWatched) const
    {
        const auto built = adviceOf(snapshot(), config, {.now = kNow, .range = range});
        if (!built)
            qFatal("%s", qPrintable(toText(built.error())));
        return *built;
    }

    /// What one kind says, of the one database.
    std::vector<IndexAdvice> advised(Result<std::vector<IndexAdvice>> (*kind)(const AdviceAsk&), Millis range = kWatched) const
    {
        const auto at = snapshot();
        const auto databases = postgresDatabases(at, config, kNow);
        if (!databases || databases->size() != 1)
            qFatal("not one database");
        const auto rows = kind({at, databases->front(), {kNow - range, kNow}, {}});
        if (!rows)
            qFatal("%s", qPrintable(toText(rows.error())));
        return *rows;
    }
};

} // namespace traceo::test
