#include "app/demo/demo_cache_series.h"
#include "app/demo/demo_chance.h"
#include "vocabulary/caches.h"

namespace traceo::demo {
namespace {

/// The series of one instance, one after another.
class InstanceSeries {
public:
    InstanceSeries(std::vector<CacheSeries>& all, std::size_t cache, Labels target)
        : m_all(all), m_cache(cache), m_target(std::move(target)), m_phase(scrapePhase(demoCaches()[cache]))
    {}

    void counter(const char* name, CachePart part, Labels labels, double scale = 1, std::size_t bucket = 0)
    {
        m_all.push_back({.name = name,
                         .labels = std::move(labels),
                         .kind = CacheSeries::Kind::Counter,
                         .cache = m_cache,
                         .part = part,
                         .bucket = bucket,
                         .scale = scale,
                         .phase = m_phase});
    }
    void counter(const char* name, CachePart part) { counter(name, part, m_target); }
    void gauge(const char* name, CacheGauge gauge, Labels labels, std::int64_t run = -1)
    {
        m_all.push_back({.name = name,
                         .labels = std::move(labels),
                         .kind = CacheSeries::Kind::Gauge,
                         .cache = m_cache,
                         .gauge = gauge,
                         .run = run,
                         .phase = m_phase});
    }
    void gauge(const char* name, CacheGauge which) { gauge(name, which, m_target); }
    const Labels& target() const { return m_target; }

private:
    std::vector<CacheSeries>& m_all;
    std::size_t m_cache;
    Labels m_target;
    std::int64_t m_phase;
};

/// As Redis makes it: forty hexadecimal digits.
std::string runId(const Labels& target, std::int64_t run)
{
    constexpr char kDigits[] = "0123456789abcdef";
    constexpr std::size_t kLength = 40;
    std::string id;
    for (std::uint64_t bits = mixed(seedOf(target.value("instance")) + std::uint64_t(run)); id.size() < kLength;
         bits = mixed(bits))
        for (int i = 0; i < 16 && id.size() < kLength; ++i)
            id += kDigits[bits >> (4 * i) & 0xf];
    return id;
}

void addInfo(InstanceSeries& own)
{
    const Labels labels = own.target().with("role", "master").with("redis_version", "7.0.15").with("redis_mode", "standalone");
    for (std::int64_t run = 0; run < kCacheRuns; ++run)
        own.gauge(vocabulary::kRedisInfo, CacheGauge::Info, labels.with("run_id", runId(own.target(), run)), run);
}

void addGauges(InstanceSeries& own)
{
    using namespace vocabulary;
    own.gauge(kRedisUp, CacheGauge::Up);
    addInfo(own);
    own.gauge(kRedisUptime, CacheGauge::Uptime);
    own.gauge(kRedisUsed, CacheGauge::Used);
    own.gauge(kRedisRss, CacheGauge::Resident);
    own.gauge(kRedisOverhead, CacheGauge::Overhead);
    own.gauge(kRedisStartup, CacheGauge::Startup);
    own.gauge(kRedisDataset, CacheGauge::Dataset);
    own.gauge(kRedisMax, CacheGauge::Limit);
    own.gauge(kRedisDbKeys, CacheGauge::Keys, own.target().with("db", "db0"));
}

void addRedis(InstanceSeries& own)
{
    using namespace vocabulary;
    own.counter(kRedisHits, CachePart::Hits);
    own.counter(kRedisMisses, CachePart::Misses);
    own.counter(kRedisEvicted, CachePart::Evicted);
    own.counter(kRedisExpired, CachePart::Expired);
    own.counter(kRedisCommands, CachePart::Commands);
    const Labels get = own.target().with("cmd", "get");
    const Labels set = own.target().with("cmd", "set");
    own.counter(kRedisCommandCalls, CachePart::Gets, get, 1, kGetBounds.size());
    own.counter(kRedisCommandCalls, CachePart::Sets, set);
    own.counter(kRedisCommandSeconds, CachePart::GetMicros, get, 1e-6);
    own.counter(kRedisCommandSeconds, CachePart::SetMicros, set, 1e-6);
    for (std::size_t i = 0; i <= kGetBounds.size(); ++i) {
        const std::string bound = i < kGetBounds.size() ? std::to_string(kGetBounds[i]) : "+Inf";
        own.counter(kRedisLatencyBucket, CachePart::Gets, get.with("le", bound), 1, i);
    }
    addGauges(own);
}

void addInService(InstanceSeries& own)
{
    own.counter("pricing_cache_hits_total", CachePart::Hits);
    own.counter("pricing_cache_misses_total", CachePart::Misses);
    own.counter("pricing_cache_evicted_total", CachePart::Evicted);
    own.counter("pricing_cache_stale_total", CachePart::Stale);
}

} // namespace

std::vector<CacheSeries> seriesOfCaches()
{
    std::vector<CacheSeries> all;
    for (std::size_t i = 0; i < demoCaches().size(); ++i) {
        const DemoCache& cache = demoCaches()[i];
        const bool isRedis = cache.kind == DemoCache::Kind::Redis;
        InstanceSeries own(all, i,
                           {{"job", isRedis ? std::string("redis") : std::string(cache.name)},
                            {"instance", std::string(cache.instance)}});
        if (isRedis)
            addRedis(own);
        else
            addInService(own);
    }
    return all;
}

} // namespace traceo::demo
