#include "cache/postgres_statistics.h"

#include "cache/sql_text.h"
#include <algorithm>
#include <charconv>
#include <map>
#include <tuple>
#include <utility>

namespace traceo {
namespace {

using history::SeriesId;
using history::SeriesInfo;
using history::Snapshot;

constexpr Millis kForgottenAfter = 7 * kDay;

struct TableMetric {
    const char* name;
    SeriesId PostgresTable::*series;
};
constexpr TableMetric kTableMetrics[] = {
    {vocabulary::kTableSequentialScans, &PostgresTable::scans}, {vocabulary::kTableSequentialRows, &PostgresTable::rowsRead},
    {vocabulary::kTableIndexScans, &PostgresTable::indexScans}, {vocabulary::kTableLiveRows, &PostgresTable::liveRows},
    {vocabulary::kTableInserted, &PostgresTable::inserted},     {vocabulary::kTableUpdated, &PostgresTable::updated},
    {vocabulary::kTableHotUpdated, &PostgresTable::hotUpdated},
};

struct IndexMetric {
    const char* name;
    SeriesId PostgresIndex::*series;
};
constexpr IndexMetric kIndexMetrics[] = {
    {vocabulary::kIndexScans, &PostgresIndex::scans},
    {vocabulary::kIndexBytes, &PostgresIndex::bytes},
};

struct StatementMetric {
    const char* name;
    SeriesId PostgresStatement::*series;
};
constexpr StatementMetric kStatementMetrics[] = {
    {vocabulary::kStatementCalls, &PostgresStatement::calls},
    {vocabulary::kStatementSeconds, &PostgresStatement::seconds},
    {vocabulary::kStatementHits, &PostgresStatement::hits},
    {vocabulary::kStatementReads, &PostgresStatement::reads},
};

using Name = std::string;                          // as the server has it
using DatabaseName = std::tuple<Name, Name, Name>; ///< source, instance, name

/// A key of a fact in three parts; none where a name with a slash makes it doubtful which they are.
std::optional<std::tuple<Name, Name, Name>> partsOf(const std::string& key)
{
    const auto first = key.find('/');
    const auto second = first == Name::npos ? first : key.find('/', first + 1);
    if (second == Name::npos || key.find('/', second + 1) != Name::npos)
        return {};
    return std::tuple{key.substr(0, first), key.substr(first + 1, second - first - 1), key.substr(second + 1)};
}

int majorOf(const std::string& version)
{
    int major = 0;
    std::from_chars(version.data(), version.data() + version.size(), major);
    return major;
}

/// Gathers databases while series and facts come in any order.
class Gathering {
public:
    Gathering(const Snapshot& snapshot, const CacheConfig& config, UtcMs moment)
        : m_snapshot(snapshot), m_config(config), m_moment(moment)
    {}

    Result<std::vector<PostgresDatabase>> all()
    {
        for (const auto step :
             {&Gathering::addTables, &Gathering::addIndexes, &Gathering::addStatements, &Gathering::addIndexFacts,
              &Gathering::addFacts, &Gathering::addStatementFacts, &Gathering::addMoments}) {
            if (auto done = (this->*step)(); !done)
                return done.error();
        }
        std::vector<PostgresDatabase> databases;
        for (auto& [name, database] : m_databases) {
            // Where connections did nothing but log in nothing is to be said: "postgres" on most servers.
            const bool isEmpty = database.tables.empty() && database.indexes.empty() && database.statements.empty();
            if (database.lastSeen && !isEmpty)
                databases.push_back(std::move(database));
        }
        return databases;
    }

private:
    /// Under its usual name, and behind a prefix that an exporter may have.
    Result<std::vector<SeriesInfo>> seriesOf(const std::string& metric) const
    {
        auto found = m_snapshot.series(Selector(metric));
        const std::string usual = vocabulary::kPostgresPrefix;
        if (!found || m_config.postgresPrefix == usual || !metric.starts_with(usual))
            return found;
        const auto more = m_snapshot.series(Selector(m_config.postgresPrefix + metric.substr(usual.size())));
        if (!more)
            return more.error();
        found->insert(found->end(), more->begin(), more->end());
        return found;
    }

    /// The metric's series, each with its database. Without a database's name it is of the whole server and left out.
    template <class Take>
    Result<void> each(const char* metric, const Take& take)
    {
        const auto found = seriesOf(metric);
        if (!found)
            return found.error();
        for (const SeriesInfo& series : *found) {
            const std::string name(series.key.labels.value("datname"));
            if (!name.empty())
                take(databaseOf(series.key.source, instanceOf(series.key), name), series);
        }
        return {};
    }

    static std::string instanceOf(const SeriesKey& key)
    {
        const std::string_view instance = key.labels.value(vocabulary::kLabelInstance);
        return instance.empty() ? key.source : std::string(instance);
    }

    PostgresDatabase& databaseOf(const std::string& source, const std::string& instance, const std::string& name)
    {
        PostgresDatabase& database = m_databases[{source, instance, name}];
        database.source = source;
        database.instance = instance;
        database.name = name;
        return database;
    }

    Result<void> addTables()
    {
        std::map<std::tuple<const PostgresDatabase*, Name, Name>, std::size_t> places;
        for (const TableMetric& metric : kTableMetrics) {
            auto done = each(metric.name, [&](PostgresDatabase& database, const SeriesInfo& series) {
                const Labels& labels = series.key.labels;
                const Name schema(labels.value("schemaname"));
                const Name name(labels.value("relname"));
                const auto [place, isNew] = places.try_emplace({&database, schema, name}, database.tables.size());
                if (isNew)
                    database.tables.push_back({.schema = schema, .name = name});
                database.tables[place->second].*metric.series = series.id;
            });
            if (!done)
                return done;
        }
        return {};
    }

    Result<void> addIndexes()
    {
        for (const IndexMetric& metric : kIndexMetrics) {
            auto done = each(metric.name, [&](PostgresDatabase& database, const SeriesInfo& series) {
                const Labels& labels = series.key.labels;
                const Name schema(labels.value("schemaname"));
                PostgresIndex& index = indexOf(database, schema, Name(labels.value("indexrelname")));
                index.table = labels.value("relname");
                index.*metric.series = series.id;
            });
            if (!done)
                return done;
        }
        return {};
    }

    PostgresIndex& indexOf(PostgresDatabase& database, const Name& schema, const Name& name)
    {
        const auto [place, isNew] = m_indexes.try_emplace({&database, schema, name}, database.indexes.size());
        if (isNew)
            database.indexes.push_back({.schema = schema, .name = name});
        return database.indexes[place->second];
    }

    Result<void> addStatements()
    {
        std::map<std::tuple<const PostgresDatabase*, Name, Name>, std::size_t> places;
        for (const StatementMetric& metric : kStatementMetrics) {
            auto done = each(metric.name, [&](PostgresDatabase& database, const SeriesInfo& series) {
                const Name user(series.key.labels.value("user"));
                const Name id(series.key.labels.value("queryid"));
                const auto [place, isNew] = places.try_emplace({&database, user, id}, database.statements.size());
                if (isNew)
                    database.statements.push_back({.user = user, .id = id});
                database.statements[place->second].*metric.series = series.id;
            });
            if (!done)
                return done;
        }
        return {};
    }

    /// What servers say of themselves.
    Result<void> addFacts()
    {
        const auto facts = m_snapshot.facts(vocabulary::kCacheFact);
        if (!facts)
            return facts.error();
        for (const Fact& fact : *facts) {
            const auto server = vocabulary::cacheFact(fact.payload);
            if (!server)
                continue; // of a newer version: the rest is still true
            for (auto& [name, database] : m_databases) {
                if (database.source != fact.source || database.instance != fact.key)
                    continue;
                database.isStandby = server->role == "standby";
                database.major = majorOf(server->version);
                database.refused = server->refused;
            }
        }
        return {};
    }

    Result<void> addIndexFacts()
    {
        const auto facts = m_snapshot.facts(vocabulary::kIndexFact);
        if (!facts)
            return facts.error();
        std::map<std::pair<Name, Name>, const Fact*> byKey;
        for (const Fact& fact : *facts)
            byKey[{fact.source, fact.key}] = &fact;
        for (auto& [name, database] : m_databases) {
            for (PostgresIndex& index : database.indexes) {
                const auto fact = byKey.find({database.source, database.name + '/' + index.schema + '/' + index.name});
                if (fact == byKey.end() || database.instance != database.source)
                    continue;
                setMade(index, *fact->second);
                byKey.erase(fact);
            }
        }
        for (const auto& [key, fact] : byKey) { // an index of which nobody brought numbers
            const auto parts = partsOf(fact->key);
            if (parts)
                setMade(indexOf(databaseOf(fact->source, fact->source, std::get<0>(*parts)), std::get<1>(*parts),
                                std::get<2>(*parts)),
                        *fact);
        }
        return {};
    }

    static void setMade(PostgresIndex& index, const Fact& fact)
    {
        auto made = vocabulary::indexFact(fact.payload);
        if (!made)
            return;
        index.table = made->table;
        index.made = std::move(*made);
    }

    Result<void> addStatementFacts()
    {
        const auto facts = m_snapshot.facts(vocabulary::kStatementFact);
        if (!facts)
            return facts.error();
        std::map<std::pair<Name, Name>, const Fact*> byKey;
        for (const Fact& fact : *facts)
            byKey[{fact.source, fact.key}] = &fact;
        for (auto& [name, database] : m_databases) {
            for (PostgresStatement& statement : database.statements) {
                const auto fact = byKey.find({database.source, database.name + '/' + statement.user + '/' + statement.id});
                if (fact == byKey.end())
                    continue;
                if (auto text = vocabulary::statementFact(fact->second->payload))
                    statement.text = std::move(text->text);
            }
            database.tellsBlocks =
                std::ranges::any_of(database.statements, [](const PostgresStatement& one) { return one.reads != 0; });
            std::erase_if(database.statements, [](const PostgresStatement& one) { return isHousekeeping(one.text); });
        }
        return {};
    }

    /// When each was seen last and when its statistics began.
    Result<void> addMoments()
    {
        for (auto& [name, database] : m_databases) {
            const std::string metrics[] = {vocabulary::kPostgresHits, vocabulary::kPostgresReset};
            for (const std::string& metric : metrics) {
                const auto newest = newestOf(metric, database, true);
                if (!newest)
                    return newest.error();
                if (*newest && (!database.lastSeen || (*newest)->at > *database.lastSeen))
                    database.lastSeen = (*newest)->at;
                if (*newest && metric == vocabulary::kPostgresReset)
                    database.reset = momentOf((*newest)->value);
            }
            const auto statements = newestOf(vocabulary::kStatementsReset, database, false);
            if (!statements)
                return statements.error();
            if (*statements)
                database.statementsReset = momentOf((*statements)->value);
        }
        return {};
    }

    /// Of unix seconds; 0 and NaN stand for "never".
    static std::optional<UtcMs> momentOf(double seconds)
    {
        if (!(seconds > 0) || seconds > 1e11)
            return {};
        return utcMs(std::int64_t(seconds * 1000));
    }

    Result<std::optional<Sample>> newestOf(const std::string& metric, const PostgresDatabase& database, bool isOfDatabase)
    {
        auto known = m_series.find(metric);
        if (known == m_series.end()) {
            auto found = seriesOf(metric);
            if (!found)
                return found.error();
            known = m_series.emplace(metric, std::move(*found)).first;
        }
        std::optional<Sample> newest;
        for (const SeriesInfo& series : known->second) {
            const bool isIts = series.key.source == database.source && instanceOf(series.key) == database.instance
                && (!isOfDatabase || series.key.labels.value("datname") == database.name);
            if (!isIts)
                continue;
            const auto sample = m_snapshot.newestSample(series.id, m_moment);
            if (!sample)
                return sample.error();
            if (*sample && (*sample)->at > m_moment - kForgottenAfter && (!newest || (*sample)->at > newest->at))
                newest = **sample;
        }
        return newest;
    }

    const Snapshot& m_snapshot;
    const CacheConfig& m_config;
    UtcMs m_moment;
    std::map<DatabaseName, PostgresDatabase> m_databases;
    std::map<std::tuple<const PostgresDatabase*, Name, Name>, std::size_t> m_indexes; ///< places by database, schema and name
    std::map<std::string, std::vector<SeriesInfo>> m_series;
};

} // namespace

Result<std::vector<PostgresDatabase>> postgresDatabases(const Snapshot& snapshot, const CacheConfig& config, UtcMs moment)
{
    return Gathering(snapshot, config, moment).all();
}

} // namespace traceo
