// What the pane of caches asks: a hundred Redis servers over a month of minutes, each with a histogram of thirteen buckets, over
// the last hour and over thirty days. With the one that is selected in full.

#include "bench/bench_store.h"
#include "cache/cache_report.h"
#include "vocabulary/caches.h"

#include <benchmark/benchmark.h>

#include <array>

using namespace traceo;
using namespace traceo::bench;

namespace {

constexpr int kCaches = 100;
constexpr UtcMs kEnd = floorTo(test::kNow, kMinute);
constexpr TimeSpan kMonth{kEnd - 31 * kDay, kEnd};
constexpr std::array kBounds{"1", "2", "4", "8", "16", "33", "66", "132", "264", "528", "1056", "2113", "+Inf"};

/// Its counters grow by what the hour asks for, its gauges wander.
class Cache {
public:
    explicit Cache(int number) : m_source("cache-" + std::to_string(number)), m_random(std::uint64_t(number) + 1) {}

    void add(TimeSpan span, std::vector<SeriesSamples>& to)
    {
        const std::size_t first = to.size();
        for (const char* const name : {vocabulary::kRedisHits, vocabulary::kRedisMisses, vocabulary::kRedisEvicted,
                                       vocabulary::kRedisExpired, vocabulary::kRedisUsed, vocabulary::kRedisOverhead})
            to.push_back({{m_source, name, {}}, {}});
        for (const char* const bound : kBounds)
            to.push_back({{m_source, vocabulary::kRedisLatencyBucket, {{"cmd", "get"}, {"le", bound}}}, {}});
        for (UtcMs at = span.from + kMinute; at <= span.to; at += kMinute) {
            step();
            for (std::size_t i = 0; i < m_values.size(); ++i)
                to[first + i].samples.push_back({at, m_values[i]});
        }
    }

private:
    void step()
    {
        const double misses = double(m_random.below(600));
        const double hits = 5'000 + double(m_random.below(1'000));
        m_values[0] += hits;
        m_values[1] += misses;
        m_values[2] += m_random.below(20) == 0 ? double(m_random.below(200)) : 0;
        m_values[3] += double(m_random.below(300));
        m_values[4] = 1e9 + double(m_random.below(1'000'000));
        m_values[5] = 4e7 + double(m_random.below(100'000));
        for (std::size_t i = 0; i < kBounds.size(); ++i)
            m_values[6 + i] += (hits + misses) * double(i + 1) / double(kBounds.size());
    }

    std::string m_source;
    Random m_random;
    std::array<double, 6 + kBounds.size()> m_values{};
};

const test::Store& filled()
{
    static const auto store = [] {
        auto made = std::make_unique<test::Store>();
        putIntoMemory(*made);
        made->clock.set(kMonth.from);
        verify(made->open(), "a history can be opened");
        std::vector<Cache> caches;
        for (int i = 0; i < kCaches; ++i)
            caches.emplace_back(i);
        for (UtcMs from = kMonth.from; from < kMonth.to; from += kDay) {
            std::vector<SeriesSamples> series;
            for (Cache& cache : caches)
                cache.add({from, from + kDay}, series);
            commitOnTime(*made, series, {from, from + kDay});
            verify(made->compact(), "a history can be folded");
        }
        return made;
    }();
    return *store;
}

void cacheReport(benchmark::State& state)
{
    const test::Store& store = filled();
    const Question question{.now = kEnd, .range = state.range(0) * kHour, .columns = 800};
    std::size_t counted = 0;
    for (auto _ : state) {
        const auto report = build(store.snapshot({.view = kEnd}), {}, question);
        verify(report.ok() && report->rows.size() == kCaches && report->detail.has_value(), "a report");
        counted = 0;
        for (const CacheRow& row : report->rows)
            counted += row.hitRate.hasValue() && row.hitRate.value > 0.9 && row.p95.hasValue() ? 1 : 0;
    }
    verify(counted == kCaches, "hit rates and percentiles of all");
}

} // namespace

BENCHMARK(cacheReport)->ArgName("hours")->Arg(1)->Arg(24)->Arg(720)->UseRealTime()->Unit(benchmark::kMillisecond);
