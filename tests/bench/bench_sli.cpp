// Thirty days of counters to minute slices, out of a history.

#include "bench/bench_store.h"
#include "sli/slices.h"

#include <benchmark/benchmark.h>

using namespace traceo;
using namespace traceo::bench;
using test::kNow;
using test::Store;

namespace {

constexpr int kInstances = 4;
constexpr TimeSpan kMonth{floorTo(kNow, kMinute) - 30 * kDay, floorTo(kNow, kMinute)};

SeriesKey requests(int instance, const char* code)
{
    return {"prom", "requests_total", {{"job", "shop"}, {"instance", "shop-" + std::to_string(instance)}, {"code", code}}};
}

SliDefinition goodShare()
{
    SliDefinition definition;
    definition.bad = Selector::parse("requests_total{code=\"500\"}").value();
    definition.total = Selector::parse("requests_total").value();
    definition.source = "prom";
    return definition;
}

/// Four instances with good and bad requests, and a day before the month so that its first minute is whole.
void fill(Store& store, Millis step)
{
    verify(store.open(), "a history can be opened");
    const TimeSpan span{kMonth.from - kDay, kMonth.to};
    std::vector<SeriesSamples> series;
    for (int i = 0; i < kInstances; ++i) {
        for (const char* code : {"200", "500"})
            series.push_back({requests(i, code),
                              samplesOf(Shape::Counter, std::uint64_t(series.size()) + 1, span.from + step,
                                        std::size_t(span.length() / step), step)});
    }
    commitOnTime(store, series, span);
    verify(store.compact(), "a history can be folded");
}

void slicesOfMonth(benchmark::State& state)
{
    Store store;
    fill(store, Millis{state.range(0) * 1000});
    const auto snapshot = store.snapshot();
    for (auto _ : state) {
        const auto slices = countSlices(snapshot, goodShare(), kMonth);
        verify(slices && std::int64_t(slices->size()) == kMonth.length() / kMinute, "a slice a minute");
        const SliceSum sum = sumOf(*slices, kMonth);
        verify(sum.good > 1e6 && sum.bad() > 1e6 && sum.coverage() > 0.99, "slices that count");
    }
    state.SetItemsProcessed(kMonth.length() / Millis{state.range(0) * 1000} * 2 * kInstances * std::int64_t(state.iterations()));
}

} // namespace

BENCHMARK(slicesOfMonth)->ArgName("step")->Arg(60)->Arg(15)->Unit(benchmark::kMillisecond);
