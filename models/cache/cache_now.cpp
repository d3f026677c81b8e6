#include "cache/cache_now.h"

#include "core/format.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace traceo {
namespace {

using namespace vocabulary;
using namespace Qt::StringLiterals;
using history::SeriesInfo;
using history::Snapshot;
using Kind = CacheInstance::Kind;

constexpr int kLongestRemedy = 1'000;
constexpr int kLongestName = 64;

Result<std::optional<Sample>> newestOf(const Snapshot& snapshot, const std::vector<SeriesInfo>& series, UtcMs moment)
{
    std::optional<Sample> newest;
    for (const SeriesInfo& one : series) {
        const auto sample = snapshot.newestSample(one.id, moment);
        if (!sample)
            return sample.error();
        if (*sample && std::isfinite((*sample)->value) && (!newest || (*sample)->at > newest->at))
            newest = **sample;
    }
    return newest;
}

class Reader {
public:
    Reader(const Snapshot& snapshot, const CacheInstance& instance, UtcMs moment)
        : m_snapshot(snapshot), m_instance(instance), m_moment(moment)
    {}

    Result<CacheNow> now(const std::optional<CacheFact>& fact, std::optional<UtcMs> polled)
    {
        if (auto done = addMemory(); !done)
            return done.error();
        if (auto done = addUp(polled); !done)
            return done.error();
        if (auto done = addProduct(); !done)
            return done.error();
        if (fact)
            addFact(*fact);
        return std::move(m_now);
    }

private:
    struct Gauge {
        const char* metric;
        std::optional<double> CacheNow::*place;
    };

    Result<void> addMemory()
    {
        if (m_instance.kind == Kind::Memcached)
            return addGauges(kMemcachedUsed, {{kMemcachedLimit, &CacheNow::limit}});
        if (m_instance.kind != Kind::Redis)
            return {};
        if (auto done = addGauges(kRedisUsed,
                                  {{kRedisRss, &CacheNow::resident},
                                   {kRedisOverhead, &CacheNow::overhead},
                                   {kRedisStartup, &CacheNow::startup},
                                   {kRedisDataset, &CacheNow::dataset},
                                   {kRedisMax, &CacheNow::limit}});
            !done)
            return done;
        return addKeys();
    }

    /// Of one answer, so that no ratio is made of two moments.
    Result<void> addGauges(const char* used, std::initializer_list<Gauge> others)
    {
        const auto newest = newestOf(m_snapshot, m_instance.named(used), m_moment);
        if (!newest)
            return newest.error();
        if (!*newest)
            return {};
        m_now.used = (*newest)->value;
        m_now.at = (*newest)->at;
        for (const auto& [metric, place] : others) {
            const auto other = newestOf(m_snapshot, m_instance.named(metric), m_moment);
            if (!other)
                return other.error();
            if (*other && (*other)->at == m_now.at)
                m_now.*place = (*other)->value;
        }
        if (m_now.limit && *m_now.limit <= 0)
            m_now.limit.reset();
        return {};
    }

    /// A database without keys is not told of.
    Result<void> addKeys()
    {
        for (const SeriesInfo& db : m_instance.named(kRedisDbKeys)) {
            const auto keys = newestOf(m_snapshot, {db}, m_moment);
            if (!keys)
                return keys.error();
            if (*keys && (*keys)->at == m_now.at)
                m_now.keys = m_now.keys.value_or(0) + (*keys)->value;
        }
        return {};
    }

    Result<void> addUp(std::optional<UtcMs> polled)
    {
        const char* metric = m_instance.kind == Kind::Redis ? kRedisUp : kPostgresUp;
        const auto up = newestOf(m_snapshot, m_instance.named(metric), m_moment);
        if (!up)
            return up.error();
        m_now.isDown = *up && (*up)->value == 0 && (!polled || (*up)->at > *polled);
        return {};
    }

    Result<void> addProduct()
    {
        const std::vector<SeriesInfo> infos = m_instance.named(kRedisInfo);
        const SeriesInfo* current = infos.empty() ? nullptr : &infos.front();
        std::optional<UtcMs> newest;
        for (const SeriesInfo& info : infos) {
            if (infos.size() == 1)
                break;
            const auto sample = m_snapshot.newestSample(info.id, m_moment);
            if (!sample)
                return sample.error();
            if (*sample && (!newest || (*sample)->at > *newest)) {
                newest = (*sample)->at;
                current = &info;
            }
        }
        if (current) {
            const Labels& labels = current->key.labels;
            m_now.role = plainText(labels.value("role"), kLongestName);
            const std::string_view version = labels.value("redis_version");
            m_now.product = version.empty() ? u"Redis"_s : u"Redis %1"_s.arg(plainText(version, kLongestName));
        } else if (m_instance.kind == Kind::Postgres && !m_instance.isDirect) {
            m_now.product = u"postgres_exporter"_s;
        } else if (m_instance.kind == Kind::Memcached) {
            m_now.product = u"memcached_exporter"_s;
        }
        return {};
    }

    void addFact(const CacheFact& fact)
    {
        const QString version = plainText(fact.version, kLongestName);
        if (!fact.product.empty())
            m_now.product = plainText(fact.product, kLongestName) + (version.isEmpty() ? QString() : QLatin1Char(' ') + version);
        if (!fact.role.empty())
            m_now.role = plainText(fact.role, kLongestName);
        for (const std::string& refused : fact.refused)
            m_now.refused << plainText(refused, kLongestName);
        for (const auto& [refused, remedy] : fact.remedies)
            m_now.remedies.emplace(plainText(refused, kLongestName), plainText(remedy, kLongestRemedy));
    }

    const Snapshot& m_snapshot;
    const CacheInstance& m_instance;
    UtcMs m_moment;
    CacheNow m_now;
};

} // namespace

std::optional<double> CacheNow::overheadGross() const
{
    if (!used || !overhead || *used <= 0)
        return std::nullopt;
    return std::clamp(*overhead / *used, 0.0, 1.0);
}

std::optional<double> CacheNow::overheadNet() const
{
    if (!used || !overhead || !startup || *used <= *startup)
        return std::nullopt;
    return std::clamp((*overhead - *startup) / (*used - *startup), 0.0, 1.0);
}

std::optional<double> CacheNow::bytesPerKey() const
{
    return dataset && keys && *keys > 0 ? std::optional(*dataset / *keys) : std::nullopt;
}

std::optional<double> CacheNow::fragmentation() const
{
    return used && resident && *used >= kLeastMemory ? std::optional(*resident / *used) : std::nullopt;
}

Result<CacheNow> nowOf(const Snapshot& snapshot, const CacheInstance& instance, const std::optional<CacheFact>& fact,
                       std::optional<UtcMs> polled, UtcMs moment)
{
    return Reader(snapshot, instance, moment).now(fact, polled);
}

} // namespace traceo
