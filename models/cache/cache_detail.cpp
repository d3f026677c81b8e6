#include "cache/cache_detail.h"

#include "cache/cache_charts.h"
#include "cache/cache_lists.h"
#include "cache/empty_lists.h"
#include "cache/false_results.h"
#include "cache/slow_log.h"
#include "core/format.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cmath>

namespace traceo {
namespace {

using namespace Qt::StringLiterals;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(CacheReport)
};

Result<std::optional<Millis>> uptimeOf(const history::Snapshot& snapshot, const CacheInstance& instance, TimeSpan window)
{
    std::optional<Sample> newest;
    for (const char* const metric : {vocabulary::kRedisUptime, vocabulary::kMemcachedUptime}) {
        for (const history::SeriesInfo& series : instance.named(metric)) {
            const auto sample = snapshot.newestSample(series.id, window.to);
            if (!sample)
                return sample.error();
            if (*sample && std::isfinite((*sample)->value) && (!newest || newest->at < (*sample)->at))
                newest = **sample;
        }
    }
    if (!newest || newest->at <= window.from || newest->value < 0)
        return std::optional<Millis>();
    return std::optional(Millis{std::int64_t(newest->value * 1000)});
}

QString sentenceOf(const CacheRow& row, std::optional<Millis> uptime)
{
    QStringList words;
    for (const QString& word : {row.product, row.role}) {
        if (!word.isEmpty())
            words << word;
    }
    if (uptime)
        words << Text::tr("up %1").arg(durationText(*uptime));
    return words.join(u" · "_s);
}

/// A dash alone would look like a number that is missing.
QString fragmentationName(const CacheRow& row)
{
    return row.fragmentationReason.isEmpty() ? Text::tr("Fragmentation")
                                             : Text::tr("Fragmentation (%1)").arg(row.fragmentationReason);
}

std::vector<CacheDetail::Number> numbersOf(const CacheRow& row)
{
    return {{Text::tr("Hit rate"), row.hitRate},
            {Text::tr("Hit rate, at least"), row.hitRateLow},
            {Text::tr("Hit rate, at most"), row.hitRateHigh},
            {Text::tr("Hit rate since the counters began"), row.lifetime},
            {Text::tr("Hits"), row.hits},
            {Text::tr("Misses"), row.misses},
            {Text::tr("Look-ups"), row.lookups},
            {Text::tr("Evictions"), row.evictions},
            {Text::tr("Expirations"), row.expirations},
            {Text::tr("Memory used"), row.memoryUsed},
            {Text::tr("Memory limit"), row.memoryLimit},
            {Text::tr("Overhead, gross"), row.overheadGross},
            {Text::tr("Overhead, net"), row.overheadNet},
            {Text::tr("Bytes per key"), row.bytesPerKey},
            {fragmentationName(row), row.fragmentation},
            {Text::tr("p50"), row.p50},
            {Text::tr("p95"), row.p95},
            {Text::tr("p99"), row.p99},
            {Text::tr("Effective latency"), row.effective},
            {Text::tr("Latency reduction"), row.reduction},
            {Text::tr("Break-even hit rate"), row.breakEven},
            {Text::tr("False results"), row.falseRate},
            {Text::tr("Age"), row.age}};
}

/// Percentiles and the heat map, of commands or of what is mapped.
struct Latencies {
    LatencyCourse course;
    std::vector<Percentiles> percentiles; ///< one a part
    std::vector<LatencyHistogram> histograms;
    std::vector<double> seconds; ///< for which a part was observed; 0: not
};

Latencies ofCommands(LatencyCourse course)
{
    Latencies all;
    for (const LatencyColumn& column : course.columns) {
        all.percentiles.push_back(percentilesOf(column.grown));
        all.histograms.push_back(column.grown);
        all.seconds.push_back(column.seconds);
    }
    all.course = std::move(course);
    return all;
}

/// Percentiles of hits and misses together; the map is of the hits, else of the origin.
Latencies ofMapping(const StepLatencies& steps, const std::vector<HitPart>& parts)
{
    Latencies all;
    const StepLatency& shown = steps.hit.histogram.empty() ? steps.origin : steps.hit;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const double lookups = parts[i].hits + parts[i].misses;
        all.percentiles.push_back(lookups > 0 ? steps.mixture(std::array{i}, parts[i].hits / lookups) : Percentiles{});
        all.histograms.push_back(i < shown.histogram.size() ? shown.histogram[i] : LatencyHistogram{});
        all.seconds.push_back(i < shown.observed.size() ? shown.observed[i] : 0);
    }
    return all;
}

Result<Latencies> latencies(const history::Snapshot& snapshot, const CacheConfig& config, const CacheInstance& instance,
                            std::span<const TimeSpan> parts, const std::vector<HitPart>& hits, std::span<const HitStep> joins)
{
    if (instance.kind == CacheInstance::Kind::Redis) {
        auto course = commandCourse(snapshot, instance, parts, joins);
        if (!course)
            return course.error();
        if (!course->commands.empty())
            return ofCommands(std::move(*course));
    }
    const auto steps = stepLatencies(snapshot, config, instance, parts, joins);
    if (!steps)
        return steps.error();
    return ofMapping(*steps, hits);
}

/// Whose deploys and alerts stand under its charts: those of the service its series name, else of what is called as it is. All
/// services' would say nothing of it.
QString serviceOf(const CacheInstance& instance)
{
    for (const auto* const series : {&instance.hits, &instance.misses, &instance.requests}) {
        for (const history::SeriesInfo& one : *series) {
            if (const std::string_view service = one.key.labels.value("service"); !service.empty())
                return plainText(service);
        }
    }
    return plainText(instance.name);
}

/// The columns all its charts share.
struct Columns {
    TimeSpan range;
    std::vector<TimeSpan> parts;
    std::vector<HitPart> hits;
};

Result<void> addCharts(CacheDetail& detail, const history::Snapshot& snapshot, const CacheInstance& instance, const CacheRow& row,
                       const HitCounts& counts, const Columns& columns)
{
    auto memory = memoryChart(snapshot, instance, columns.parts, columns.range, row);
    if (!memory)
        return memory.error();
    detail.memory = std::move(*memory);
    auto evictions = evictionsChart(snapshot, instance, columns.parts, columns.hits, columns.range, counts.steps);
    if (!evictions)
        return evictions.error();
    detail.evictions = std::move(*evictions);
    const std::vector<Band> bands = unseenBands(counts, columns.range);
    for (Chart* const chart : {&detail.hits, &detail.rate, &detail.percentiles, &detail.memory, &detail.evictions}) {
        chart->bands = bands;
        chart->subject = detail.title;
        chart->service = serviceOf(instance);
    }
    return {};
}

Result<void> addLists(CacheDetail& detail, const history::Snapshot& snapshot, const CacheInstance& instance,
                      const HitCounts& counts, const LatencyCourse& course, TimeSpan window)
{
    auto commands = commandRows(snapshot, instance, window, course, counts.steps);
    if (!commands)
        return commands.error();
    detail.commands = std::move(*commands);
    auto slow = slowLogOf(snapshot, window, instance.name, kMostListed);
    if (!slow)
        return slow.error();
    detail.slow = std::move(*slow);
    auto groups = keyGroups(snapshot, instance, window);
    if (!groups)
        return groups.error();
    detail.groups = std::move(*groups);
    return {};
}

} // namespace

Result<CacheDetail> detailOf(const history::Snapshot& snapshot, const CacheConfig& config, const CacheInstance& instance,
                             const CacheRow& row, const HitCounts& counts, const Question& question)
{
    const UtcMs moment = question.moment();
    Columns columns{.range = {moment - std::clamp(question.range, kShortestCacheRange, kLongestCacheRange), moment},
                    .parts = {},
                    .hits = {}};
    columns.parts = calendarParts(counts, columns.range, question.columns);
    columns.hits = hitParts(counts, columns.parts);
    const auto uptime = uptimeOf(snapshot, instance, columns.range);
    if (!uptime)
        return uptime.error();
    CacheDetail detail{.key = row.key, .title = plainText(row.name), .sentence = sentenceOf(row, *uptime)};
    detail.status = row.status;
    detail.word = row.word;
    detail.reason = row.reason;
    detail.numbers = numbersOf(row);
    detail.noSlow = emptySlowLog(instance, row);
    detail.noGroups = emptyKeyGroups(instance);
    const auto latency = latencies(snapshot, config, instance, columns.parts, columns.hits, counts.steps);
    if (!latency)
        return latency.error();
    detail.hits = hitsChart(columns.hits, columns.range);
    detail.rate = rateChart(columns.hits, columns.range, config.targets.hitRate, row.hitRate);
    detail.percentiles = percentilesChart(latency->percentiles, columns.parts, columns.range, row);
    detail.map = latencyMap(latency->histograms, latency->seconds, columns.parts, columns.range);
    if (const auto done = addCharts(detail, snapshot, instance, row, counts, columns); !done)
        return done.error();
    if (!detail.percentiles.lines.empty()) // they may be known for less long than look-ups
        detail.percentiles.bands = unseenBands(columns.parts, latency->seconds, columns.range);
    if (const auto done = addLists(detail, snapshot, instance, counts, latency->course, columns.range); !done)
        return done.error();
    auto falseResults = falseResultsOf(snapshot, instance, columns.range);
    if (!falseResults)
        return falseResults.error();
    detail.falseResults = std::move(*falseResults);
    TtlAdvice advice = ttlAdvice(config, instance.name, detail.falseResults);
    detail.ttlFor = advice.ttl;
    detail.ttlSentence = std::move(advice.sentence);
    return detail;
}

} // namespace traceo
