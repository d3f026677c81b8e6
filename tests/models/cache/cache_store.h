#pragma once
// A history with caches, for the tests of reports.

#include "cache/cache_instance.h"
#include "cache/cache_report.h"
#include "cache/hit_counts.h"
#include "models/history/whole_minute.h"
#include "models/sli/series_text.h"
#include "vocabulary/caches.h"

#include <map>

namespace traceo::test {

inline Labels cacheLabels(const std::string& instance)
{
    return {{"job", "redis"}, {"instance", instance}};
}

/// A series in promtool's notation whose last value lies at `end`.
inline SeriesSamples endingAt(const std::string& metric, const Labels& labels, const QString& values, UtcMs end = kEnd,
                              Millis step = kMinute, const std::string& source = "prom")
{
    SeriesSamples series{{source, metric, labels}, samplesOf(values, end, step)};
    if (series.samples.empty())
        return series;
    const Millis shift = series.samples.back().at - end;
    for (Sample& sample : series.samples)
        sample.at -= shift;
    return series;
}

/// A Redis as its exporter shows it: hits and misses a minute, the last at `end`; up all the time.
inline Batch redis(const std::string& instance, const QString& hits, const QString& misses, UtcMs end = kEnd,
                   const std::string& prefix = "redis_", const std::string& source = "prom")
{
    Batch batch;
    const Labels labels = cacheLabels(instance);
    const auto add = [&](const char* metric, const QString& values, const Labels& of) {
        const std::string rest = std::string(metric).substr(std::string(vocabulary::kRedisPrefix).size());
        batch.series.add(endingAt(prefix + rest, of, values, end, kMinute, source));
    };
    add(vocabulary::kRedisHits, hits, labels);
    add(vocabulary::kRedisMisses, misses, labels);
    return batch;
}

/// Gauges of an instance at one moment.
inline Batch gauges(const std::string& instance, const std::map<std::string, double>& values, UtcMs at = kEnd)
{
    Batch batch;
    for (const auto& [metric, value] : values)
        batch.series.add({{"prom", metric, cacheLabels(instance)}, {{at, value}}});
    return batch;
}

/// Which process it is, at each minute of `present` (1 or _), the first at `begin`.
inline Batch process(const std::string& instance, const std::string& runId, const QString& present, UtcMs begin = kEnd)
{
    Batch batch;
    const Labels labels = cacheLabels(instance).with("run_id", runId).with("role", "master").with("redis_version", "7.0.15");
    batch.series.add({{"prom", vocabulary::kRedisInfo, labels}, samplesOf(present, begin, kMinute)});
    return batch;
}

inline Question question(Millis range = kHour, UtcMs now = kEnd)
{
    return {.now = now, .range = range, .columns = 60};
}

struct CacheStore : Store {
    CacheConfig config;

    explicit CacheStore(UtcMs now = kEnd)
    {
        clock.set(now);
        if (!open())
            qFatal("no history");
    }

    void add(Batch batch)
    {
        if (!commit(std::move(batch)))
            qFatal("not stored");
    }

    std::vector<CacheInstance> instances(UtcMs moment = kEnd) const
    {
        auto found = instancesOf(snapshot(), config, moment);
        if (!found)
            qFatal("%s", qPrintable(toText(found.error())));
        return std::move(*found);
    }

    /// Of the first one.
    HitCounts counts(TimeSpan window = {kEnd - kHour, kEnd}) const
    {
        const auto all = instances(window.to);
        if (all.empty())
            return {};
        auto counted = countHits(snapshot(), all.front(), window);
        if (!counted)
            qFatal("%s", qPrintable(toText(counted.error())));
        return std::move(*counted);
    }

    CacheReport report(const Question& asked = question()) const
    {
        const auto at = snapshot({.view = asked.moment(), .know = asked.knownAt.value_or(kDistantFuture)});
        auto built = build(at, config, asked);
        if (!built)
            qFatal("%s", qPrintable(toText(built.error())));
        return std::move(*built);
    }

    CacheRow row(const Question& asked = question()) const
    {
        const auto all = report(asked);
        return all.rows.empty() ? CacheRow() : all.rows.front();
    }
};

} // namespace traceo::test
