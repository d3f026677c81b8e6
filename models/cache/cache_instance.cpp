#include "cache/cache_instance.h"

#include "vocabulary/caches.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <span>
#include <tuple>

namespace traceo {
namespace {

using namespace vocabulary;
using history::SeriesInfo;
using history::Snapshot;
using Kind = CacheInstance::Kind;

constexpr Millis kForgotten = 7 * kDay;

constexpr std::array kRedisNames{kRedisHits,
                                 kRedisMisses,
                                 kRedisOwnHits,
                                 kRedisOwnMisses,
                                 kRedisUp,
                                 kRedisEvicted,
                                 kRedisExpired,
                                 kRedisCommands,
                                 kRedisUptime,
                                 kRedisStart,
                                 kRedisInfo,
                                 kRedisUsed,
                                 kRedisRss,
                                 kRedisPeak,
                                 kRedisOverhead,
                                 kRedisStartup,
                                 kRedisDataset,
                                 kRedisMax,
                                 kRedisFragmentation,
                                 kRedisClients,
                                 kRedisDbKeys,
                                 kRedisCommandCalls,
                                 kRedisCommandSeconds,
                                 kRedisCommandFailures,
                                 kRedisLatencyBucket,
                                 kRedisLatencyCount,
                                 kRedisLatencyPercentile,
                                 kRedisLatencySpike,
                                 kRedisKeyGroupCount,
                                 kRedisKeyGroupBytes,
                                 kRedisKeysSampled};

constexpr std::array kMemcachedNames{kMemcachedCommands, kMemcachedEvicted, kMemcachedUptime,
                                     kMemcachedUsed,     kMemcachedLimit,   kMemcachedMalloced};

/// Tables and indexes are the advisor's.
constexpr std::array kPostgresNames{kPostgresHits,   kPostgresReads,   kPostgresReset,    kPostgresReadTime, kPostgresStart,
                                    kPostgresUp,     kStatementCalls,  kStatementSeconds, kStatementRows,    kStatementHits,
                                    kStatementReads, kStatementsReset, kBuffersUsed,      kBuffersUnused};

struct Family {
    Kind kind;
    std::string_view usualPrefix;
    std::string prefix;          ///< of exporters
    std::string_view sourceKind; ///< of those that are asked directly
    std::span<const char* const> names;
};

enum class Role : std::uint8_t { Hit, Miss, Other };

Role roleOf(std::string_view metric, const Labels& labels)
{
    if (metric == kMemcachedCommands) {
        if (labels.value("command") != "get")
            return Role::Other;
        return labels.value("status") == "hit" ? Role::Hit : labels.value("status") == "miss" ? Role::Miss : Role::Other;
    }
    if (metric == kRedisHits || metric == kPostgresHits)
        return Role::Hit;
    return metric == kRedisMisses || metric == kPostgresReads ? Role::Miss : Role::Other;
}

/// Kind, source, name, job.
using Place = std::tuple<Kind, std::string, std::string, std::string>;

class Finder {
public:
    Finder(const Snapshot& snapshot, const CacheConfig& config, UtcMs moment)
        : m_snapshot(snapshot), m_config(config), m_moment(moment)
    {}

    Result<std::vector<CacheInstance>> instances()
    {
        const Family families[] = {
            {Kind::Redis, kRedisPrefix, m_config.redisPrefix, "redis", kRedisNames},
            {Kind::Memcached, kMemcachedPrefix, m_config.memcachedPrefix, {}, kMemcachedNames},
            {Kind::Postgres, kPostgresPrefix, m_config.postgresPrefix, "postgres", kPostgresNames},
        };
        for (const Family& family : families) {
            for (const char* name : family.names) {
                if (auto done = addMetric(family, name); !done)
                    return done.error();
            }
        }
        for (const MappedCache& mapped : m_config.mapped) {
            if (auto done = addMapped(mapped); !done)
                return done.error();
        }
        if (auto done = addAsked(); !done)
            return done.error();
        return named();
    }

private:
    bool isDirect(const std::string& source, std::string_view kind) const
    {
        return std::ranges::any_of(m_config.sources,
                                   [&](const CacheConfig::SourceName& one) { return one.name == source && one.kind == kind; });
    }

    Result<void> addMetric(const Family& family, std::string_view metric)
    {
        std::string changed(metric);
        if (metric.starts_with(family.usualPrefix))
            changed = family.prefix + std::string(metric.substr(family.usualPrefix.size()));
        if (auto done = addSeries(family, metric, changed, changed == metric); !done || changed == metric)
            return done;
        // Who is asked directly writes the usual names.
        return addSeries(family, metric, std::string(metric), true);
    }

    Result<void> addSeries(const Family& family, std::string_view metric, const std::string& name, bool isUsual)
    {
        const auto found = m_snapshot.series(Selector(name));
        if (!found)
            return found.error();
        const bool isExporters = name.starts_with(family.prefix) || !metric.starts_with(family.usualPrefix);
        for (const SeriesInfo& series : *found) {
            const bool direct = isDirect(series.key.source, family.sourceKind);
            if (direct ? isUsual : isExporters)
                place(family.kind, series, direct, metric);
        }
        return {};
    }

    void place(Kind kind, const SeriesInfo& series, bool direct, std::string_view metric)
    {
        const Labels& labels = series.key.labels;
        std::string name(labels.value(kLabelInstance));
        if (direct || name.empty())
            name = series.key.source;
        const std::string job(direct ? std::string_view() : labels.value("job")); // who is asked directly is one
        CacheInstance& instance = m_found[{kind, series.key.source, name, job}];
        instance.kind = kind;
        instance.name = name;
        instance.source = series.key.source;
        instance.isDirect = direct;
        switch (roleOf(metric, labels)) {
        case Role::Hit:
            instance.hits.push_back(series);
            return;
        case Role::Miss:
            instance.misses.push_back(series);
            return;
        case Role::Other:
            instance.others.emplace_back(metric, series);
            return;
        }
    }

    Result<void> addMapped(const MappedCache& mapped)
    {
        using Take = void (*)(CacheInstance & instance, const SeriesInfo& series);
        const auto other = [](CacheInstance& instance, const SeriesInfo& series) {
            instance.others.emplace_back(series.key.name, series);
        };
        const std::pair<std::optional<Selector>, Take> parts[] = {
            {mapped.hits, [](CacheInstance& instance, const SeriesInfo& series) { instance.hits.push_back(series); }},
            {mapped.misses, [](CacheInstance& instance, const SeriesInfo& series) { instance.misses.push_back(series); }},
            {mapped.requests, [](CacheInstance& instance, const SeriesInfo& series) { instance.requests.push_back(series); }},
            {mapped.evicted, other},
            {mapped.stale, other},
        };
        for (const auto& [selector, take] : parts) {
            if (!selector)
                continue;
            const auto found = m_snapshot.series(*selector, mapped.source);
            if (!found)
                return found.error();
            for (const SeriesInfo& series : *found)
                take(mappedInstance(mapped, series), series);
        }
        return {};
    }

    /// Who is asked directly is there, whatever came of it. What a poll begins with tells of the server; what else it asks may be
    /// refused for reasons of its own.
    Result<void> addAsked()
    {
        for (const CacheConfig::SourceName& source : m_config.sources) {
            const Kind kind = source.kind == "redis" ? Kind::Redis : Kind::Postgres;
            const char* const question = kind == Kind::Redis ? kRedisQuestion : kPostgresQuestion;
            const auto asked = m_snapshot.observed(source.name, question, {m_moment - kForgotten, m_moment});
            if (!asked)
                return asked.error();
            if (asked->empty())
                continue;
            const auto [place, isNew] = m_found.try_emplace({kind, source.name, source.name, {}});
            CacheInstance& instance = place->second;
            instance.kind = kind;
            instance.name = instance.source = source.name;
            instance.isDirect = true;
            m_asked.insert(source.name);
            for (const history::ObservedSpan& seen : *asked) {
                const bool isFailure = seen.outcome != Outcome::Ok && seen.outcome != Outcome::Cancelled;
                if (isFailure && (!instance.failed || seen.span.to >= instance.failed->askedTo))
                    instance.failed = {.askedTo = seen.span.to, .outcome = seen.outcome, .message = seen.message};
            }
            const auto hasAnswered = [](const history::ObservedSpan& seen) { return seen.outcome == Outcome::Ok; };
            if (isNew && std::ranges::none_of(*asked, hasAnswered))
                instance.unreached = asked->back().message;
        }
        return {};
    }

    CacheInstance& mappedInstance(const MappedCache& mapped, const SeriesInfo& series)
    {
        std::string name = mapped.name;
        if (!mapped.by.empty()) {
            const std::string_view value = series.key.labels.value(mapped.by);
            name += value.empty() ? std::string() : '/' + std::string(value);
        }
        CacheInstance& instance = m_found[{Kind::Mapped, series.key.source, name, {}}];
        instance.kind = Kind::Mapped;
        instance.name = name;
        instance.source = series.key.source;
        instance.mapped = &mapped;
        return instance;
    }

    Result<bool> isForgotten(const CacheInstance& instance) const
    {
        if (instance.isDirect && m_asked.contains(instance.source))
            return false;
        const std::vector<SeriesInfo> ups = instance.named(instance.kind == Kind::Redis ? kRedisUp : kPostgresUp);
        for (const auto* list : {&instance.hits, &instance.misses, &instance.requests, &ups}) {
            for (const SeriesInfo& series : *list) {
                const auto newest = m_snapshot.newestSample(series.id, m_moment);
                if (!newest)
                    return newest.error();
                if (*newest && (*newest)->at > m_moment - kForgotten)
                    return false;
            }
        }
        return true;
    }

    Result<std::vector<CacheInstance>> named()
    {
        std::vector<CacheInstance> instances;
        std::map<std::pair<std::string, std::string>, int> namesakes;
        for (auto it = m_found.begin(); it != m_found.end();) {
            const auto forgotten = isForgotten(it->second);
            if (!forgotten)
                return forgotten.error();
            if (*forgotten) {
                it = m_found.erase(it);
                continue;
            }
            ++namesakes[{it->second.source, it->second.name}];
            ++it;
        }
        std::set<std::string> taken;
        for (auto& [place, instance] : m_found) {
            const std::string& job = std::get<3>(place);
            if (namesakes[{instance.source, instance.name}] > 1)
                instance.name += " (" + (job.empty() ? std::string(nameOf(instance.kind)) : job) + ')';
            instance.key = instance.source + '/' + instance.name;
            if (!taken.insert(instance.key).second) { // one job looks at two products behind one address
                instance.key += " " + std::string(nameOf(instance.kind));
                taken.insert(instance.key);
            }
            instances.push_back(std::move(instance));
        }
        std::ranges::sort(instances, {}, &CacheInstance::key);
        return instances;
    }

    const Snapshot& m_snapshot;
    const CacheConfig& m_config;
    UtcMs m_moment;
    std::map<Place, CacheInstance> m_found;
    std::set<std::string> m_asked; ///< sources that were asked lately
};

/// Which process an instance was when it was last polled.
struct Process {
    std::string runId; ///< empty: nobody says
    UtcMs at = kDistantPast;
};

Result<Process> processOf(const Snapshot& snapshot, const CacheInstance& instance, UtcMs moment)
{
    Process process;
    for (const SeriesInfo& info : instance.named(kRedisInfo)) {
        const auto newest = snapshot.newestSample(info.id, moment);
        if (!newest)
            return newest.error();
        if (*newest && (*newest)->at > process.at)
            process = {.runId = std::string(info.key.labels.value("run_id")), .at = (*newest)->at};
    }
    return process;
}

} // namespace

std::vector<SeriesInfo> CacheInstance::named(std::string_view metric) const
{
    std::vector<SeriesInfo> found;
    for (const auto& [called, series] : others) {
        if (called == metric)
            found.push_back(series);
    }
    return found;
}

std::string_view nameOf(CacheInstance::Kind kind)
{
    switch (kind) {
    case Kind::Redis:
        return "redis";
    case Kind::Memcached:
        return "memcached";
    case Kind::Postgres:
        return "postgres";
    case Kind::Mapped:
        return "mapped";
    }
    Q_UNREACHABLE();
}

Result<std::vector<CacheInstance>> instancesOf(const Snapshot& snapshot, const CacheConfig& config, UtcMs moment)
{
    return Finder(snapshot, config, moment).instances();
}

Result<void> markTwins(const Snapshot& snapshot, std::vector<CacheInstance>& instances, UtcMs moment)
{
    struct Seen {
        CacheInstance* instance;
        bool answers;
    };
    std::map<std::string, std::vector<Seen>> servers;
    for (CacheInstance& instance : instances) {
        if (instance.kind != Kind::Redis)
            continue;
        const auto process = processOf(snapshot, instance, moment);
        if (!process)
            return process.error();
        const bool answers = !instance.failed || instance.failed->askedTo <= process->at;
        if (!process->runId.empty())
            servers[process->runId].push_back({&instance, answers});
    }
    for (auto& [runId, seen] : servers) {
        const auto first = std::ranges::min_element(seen, {}, [](const Seen& one) {
            return std::tuple(!one.answers, !one.instance->isDirect, one.instance->key);
        });
        for (const Seen& one : seen) {
            if (one.instance != first->instance)
                one.instance->sameAs = first->instance->name;
        }
    }
    return {};
}

} // namespace traceo
