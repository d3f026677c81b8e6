#pragma once
// Reports of caches as a history would give them, for the tests of the pane.

#include "cache/cache_compare.h"
#include "cache/cache_report.h"
#include "cache/empty_lists.h"
#include "cache/index_advice.h"
#include "views/cache/compared_periods.h"

#include <cmath>

namespace traceo::test {

using namespace Qt::StringLiterals;

inline const UtcMs kMadeNow = utcMs(1'763'906'700'000); // 23 Nov 2025 14:05 UTC

inline Reading made(double value, Unit unit, Quality quality = Quality::Ok, int decimals = -1)
{
    auto why = std::make_shared<Explanation>();
    why->title = u"A number"_s;
    why->formula = u"hit rate = hits ÷ look-ups"_s;
    return {.value = value, .unit = unit, .at = kMadeNow, .quality = quality, .decimals = std::int8_t(decimals), .why = why};
}

inline CacheRow madeRow(const std::string& name, double hitRate, Status status, const QString& word)
{
    CacheRow row{.key = "prom/" + name,
                 .name = name,
                 .source = "prom",
                 .kind = "redis",
                 .product = u"Redis 7.0.15"_s,
                 .role = u"master"_s,
                 .status = status,
                 .word = word,
                 .reason = u"Because of the test."_s,
                 .hitWord = HitWord::Counted};
    row.hitRate = made(hitRate, Unit::Ratio);
    row.hitRateLow = made(hitRate - 0.001, Unit::Ratio);
    row.hitRateHigh = made(hitRate + 0.001, Unit::Ratio);
    row.lifetime = made(0.844, Unit::Ratio);
    row.hits = made(1'900'000, Unit::Count);
    row.misses = made(100'000, Unit::Count);
    row.lookups = made(555, Unit::PerSecond);
    row.evictions = made(1200, Unit::Count);
    row.expirations = made(4300, Unit::Count);
    row.memoryUsed = made(512e6, Unit::Bytes);
    row.overheadNet = made(0.031, Unit::Ratio);
    row.p99 = made(0.0011, Unit::Seconds);
    row.reduction = made(0.901, Unit::Ratio);
    row.falseRate = made(0.0021, Unit::Ratio);
    row.age = made(12, Unit::Seconds);
    row.sparkline = {0.93, 0.95, 0.91, 0.95};
    return row;
}

inline CacheRow madeWithout(const std::string& name, HitWord word, Status status, const QString& said)
{
    CacheRow row{.key = "prom/" + name,
                 .name = name,
                 .source = "prom",
                 .kind = "redis",
                 .status = status,
                 .word = said,
                 .reason = u"Because of the test."_s,
                 .hitWord = word};
    row.hitRate = made(std::nan(""), Unit::Ratio, Quality::Unknown);
    row.age = made(3600, Unit::Seconds);
    return row;
}

inline Chart madeChart(const QString& title, Unit unit, const QStringList& names)
{
    Chart chart{
        .title = title, .note = u"of a test"_s, .unit = unit, .range = {kMadeNow - kHour, kMadeNow}, .lines = {}, .bands = {}};
    for (int line = 0; line < int(names.size()); ++line) {
        Line one{.name = names[line], .unit = unit, .series = line, .points = {}, .newest = {}};
        for (int i = 0; i < 60; ++i) {
            const double value = (line + 1) * (1 + 0.1 * (i % 4));
            const bool isSeen = i < 20 || i > 25;
            one.points.push_back(isSeen ? LinePoint{kMadeNow - kHour + i * kMinute, value, value, value, value}
                                        : LinePoint{.at = kMadeNow - kHour + i * kMinute});
        }
        one.newest = made(one.points.back().last, unit);
        chart.lines.push_back(std::move(one));
    }
    chart.bands = {{Band::Kind::NotObserved, {kMadeNow - 40 * kMinute, kMadeNow - 34 * kMinute}, u"not observed"_s}};
    return chart;
}

inline LatencyMap madeMap()
{
    LatencyMap map{.range = {kMadeNow - kHour, kMadeNow},
                   .edges = {64e-6, 128e-6, 256e-6, 512e-6, 1e-3, INFINITY},
                   .columns = {},
                   .seconds = {},
                   .cells = {}};
    for (int i = 0; i < 12; ++i) {
        const bool isSeen = i != 4;
        map.columns.push_back({map.range.from + i * 5 * kMinute, map.range.from + (i + 1) * 5 * kMinute});
        map.seconds.push_back(isSeen ? 300 : 0);
        auto& column = map.cells.emplace_back();
        for (int bucket = 0; bucket < 6; ++bucket)
            column.push_back(isSeen ? 300.0 * (6 - bucket) * (1 + i % 3) : std::nan(""));
    }
    return map;
}

inline CacheDetail madeDetail(const CacheRow& row)
{
    CacheDetail detail{.key = row.key,
                       .title = QString::fromStdString(row.name),
                       .sentence = u"Redis 7.0.15 · master · up 12 d"_s,
                       .status = row.status,
                       .word = row.word,
                       .reason = row.reason,
                       .hits = madeChart(u"Look-ups"_s, Unit::PerSecond, {u"hits"_s, u"misses"_s}),
                       .rate = madeChart(u"Hit rate"_s, Unit::Ratio, {u"hit rate"_s}),
                       .percentiles = madeChart(u"Percentiles"_s, Unit::Seconds, {u"p50"_s, u"p95"_s, u"p99"_s}),
                       .memory = madeChart(u"Memory"_s, Unit::Bytes, {u"used"_s, u"overhead"_s}),
                       .evictions = madeChart(u"Evictions"_s, Unit::PerSecond, {u"evicted"_s, u"expired"_s}),
                       .map = madeMap()};
    detail.falseResults = {{.name = u"Shadow read"_s,
                            .compared = 600,
                            .stale = 3,
                            .rate = made(0.005, Unit::Ratio),
                            .low = made(0.0017, Unit::Ratio),
                            .high = made(0.0146, Unit::Ratio)}};
    detail.slow = {{.at = kMadeNow - 10 * kMinute,
                    .instance = row.name,
                    .command = "keys",
                    .client = "report-1",
                    .took = made(0.212, Unit::Seconds)}};
    const CacheInstance throughExporter{.kind = CacheInstance::Kind::Redis};
    detail.noSlow = emptySlowLog(throughExporter, row);
    detail.noGroups = emptyKeyGroups(throughExporter);
    detail.groups = {{.db = "db0",
                      .group = "session:*",
                      .keys = made(120'000, Unit::Count),
                      .keysLow = made(98'000, Unit::Count),
                      .keysHigh = made(145'000, Unit::Count),
                      .bytes = made(41e6, Unit::Bytes),
                      .sampled = made(500, Unit::Count)}};
    detail.commands = {{.key = "get",
                        .name = u"get"_s,
                        .calls = made(1'900'000, Unit::Count),
                        .mean = made(84e-6, Unit::Seconds),
                        .p50 = made(71e-6, Unit::Seconds),
                        .p99 = made(0.0011, Unit::Seconds),
                        .hitRate = {}}};
    detail.ttlFor = 2 * kMinute;
    detail.ttlSentence = u"Entries that live 2 min at most would keep false results below 1 %."_s;
    detail.numbers = {{u"Hit rate"_s, row.hitRate}, {u"Evictions"_s, row.evictions}};
    return detail;
}

inline std::shared_ptr<CacheReport> madeReport(std::vector<CacheRow> rows)
{
    auto report = std::make_shared<CacheReport>();
    report->moment = kMadeNow;
    report->window = {kMadeNow - kHour, kMadeNow};
    report->rows = std::move(rows);
    report->tiles = {
        {.title = u"Hit rate"_s, .value = made(0.923, Unit::Ratio), .note = u"target 85 %"_s},
        {.title = u"Latency saved"_s, .value = made(0.62, Unit::Ratio), .note = u"target 40 %"_s},
        {.title = u"False results"_s, .value = made(std::nan(""), Unit::Ratio, Quality::Unknown), .note = u"not measured"_s},
        {.title = u"Memory overhead"_s, .value = made(0.031, Unit::Ratio), .note = u"target 5 %"_s}};
    if (!report->rows.empty())
        report->detail = madeDetail(report->rows.front());
    return report;
}

inline std::shared_ptr<CacheReport> usualCaches()
{
    return madeReport({madeRow("results:6379", 0.79, Status::Warning, u"Below target"_s),
                       madeWithout("idle:6379", HitWord::NoLookups, Status::Unknown, u"No look-ups"_s),
                       madeRow("sessions:6379", 0.962, Status::Ok, u"OK"_s)});
}

inline std::shared_ptr<IndexReport> madeAdvice()
{
    auto report = std::make_shared<IndexReport>();
    report->moment = kMadeNow;
    report->window = {kMadeNow - kHour, kMadeNow};
    IndexAdvice unused{.key = "pg/pg/shop/unused/orders_by_customer_created",
                       .kind = IndexAdvice::Kind::Unused,
                       .source = "pg",
                       .database = "shop",
                       .object = "public.orders_by_customer_created",
                       .evidence = u"No scan used it in 30 d; it takes 88 MiB and 410 writes a minute."_s,
                       .cost = made(88e6, Unit::Bytes),
                       .sql = u"DROP INDEX CONCURRENTLY public.orders_by_customer_created;"_s,
                       .caution = u"Statistics were reset 2 h ago."_s,
                       .status = Status::Warning};
    IndexAdvice scans{.key = "pg/pg/shop/sequential_scans/orders",
                      .kind = IndexAdvice::Kind::SequentialScans,
                      .source = "pg",
                      .database = "shop",
                      .object = "public.orders",
                      .statement = u"SELECT id FROM orders WHERE created_at::date = $1"_s,
                      .evidence = u"420 scans read 4 200 000 rows each."_s,
                      .cost = made(4.2e6, Unit::RowsPerScan),
                      .status = Status::Warning};
    report->rows = {scans, unused};
    report->notes = {u"pg_buffercache is missing in shop."_s};
    return report;
}

inline std::shared_ptr<ComparedPeriods> madeComparison(const std::string& key)
{
    auto report = std::make_shared<ComparedPeriods>();
    const TimeSpan before{kMadeNow - 4 * kHour, kMadeNow - 2 * kHour};
    const TimeSpan after{kMadeNow - 2 * kHour, kMadeNow};
    report->moment = kMadeNow;
    report->suggested = {{.name = u"catalogue cache 2.7.0, 12:05"_s, .before = before, .after = after}};
    report->words = {wordsOfPeriod(before), wordsOfPeriod(after)};
    CacheCompare compared{.key = key, .before = before, .after = after};
    compared.numbers = {{.key = "p95",
                         .name = u"p95"_s,
                         .before = made(0.2, Unit::Seconds),
                         .after = made(0.11, Unit::Seconds),
                         .change = made(-0.45, Unit::Change),
                         .changeLow = made(-0.49, Unit::Change),
                         .changeHigh = made(-0.41, Unit::Change),
                         .verdict = u"better"_s}};
    compared.method = u"Block bootstrap over polls, seed 42."_s;
    compared.notes = {u"Counters began again in the first period."_s};
    report->compared = std::move(compared);
    return report;
}

} // namespace traceo::test
