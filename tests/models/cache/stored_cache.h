#pragma once
// A history with the series of one cache, as those who ask it write them.

#include "cache/cache_instance.h"
#include "models/history/store.h"
#include "vocabulary/caches.h"

namespace traceo::test {

inline constexpr char kCacheName[] = "sessions";

/// `values` one each `step`, the first at `start`.
inline std::vector<Sample> every(Millis step, UtcMs start, const std::vector<double>& values)
{
    std::vector<Sample> samples;
    for (std::size_t i = 0; i < values.size(); ++i)
        samples.push_back({start + step * std::int64_t(i), values[i]});
    return samples;
}

/// 0, by, 2·by …
inline std::vector<double> rising(int count, double by, double from = 0)
{
    std::vector<double> values;
    for (int i = 0; i < count; ++i)
        values.push_back(from + by * i);
    return values;
}

struct StoredCache : Store {
    explicit StoredCache(UtcMs now = kNow)
    {
        clock.set(now);
        if (!open())
            qFatal("no history");
    }

    void add(const std::string& metric, Labels labels, std::vector<Sample> samples)
    {
        labels = labels.with(vocabulary::kLabelInstance, kCacheName);
        Batch batch;
        batch.series.add(SeriesSamples{{kCacheName, metric, std::move(labels)}, std::move(samples)});
        store(std::move(batch));
    }
    /// A bucket of a command, `le` in microseconds as Redis has it.
    void addBucket(const std::string& command, const std::string& le, std::vector<Sample> samples)
    {
        add(vocabulary::kRedisLatencyBucket, {{"cmd", command}, {"le", le}}, std::move(samples));
    }
    void store(Batch batch)
    {
        if (!commit(std::move(batch)))
            qFatal("not stored");
    }

    /// With all that is stored of it.
    static CacheInstance redis(const history::Snapshot& snapshot)
    {
        CacheInstance instance;
        instance.kind = CacheInstance::Kind::Redis;
        instance.name = kCacheName;
        instance.source = kCacheName;
        instance.key = std::string(kCacheName) + "/" + kCacheName;
        instance.isDirect = true;
        const auto series = snapshot.series(Selector({}, {{"__name__", Selector::Match::Regex, "(traceo_)?redis_.+"}}));
        if (!series)
            qFatal("%s", qPrintable(toText(series.error())));
        for (const history::SeriesInfo& one : *series) {
            if (one.key.name == vocabulary::kRedisHits)
                instance.hits.push_back(one);
            else if (one.key.name == vocabulary::kRedisMisses)
                instance.misses.push_back(one);
            else
                instance.others.emplace_back(one.key.name, one);
        }
        return instance;
    }
};

} // namespace traceo::test
