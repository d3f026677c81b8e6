// What may become of an error budget of thirty days: two thousand paths, and how good such forecasts have been.

#include "bench/bench_data.h"
#include "slo/outlook/budget_outlook.h"
#include "slo/outlook/outlook_score.h"

#include <benchmark/benchmark.h>

using namespace traceo;
using namespace traceo::bench;

namespace {

constexpr UtcMs kEnd = utcMs(1'790'000'040'000); // a whole minute

SloDefinition month()
{
    SloDefinition slo;
    slo.name = "checkout";
    slo.objective = {.parts = 999'000'000, .decimals = 1};
    slo.window.length = 30 * kDay;
    return slo;
}

/// A hundred requests a minute, one in two thousand bad, and all of them for five minutes, once a week by chance.
SliceSums minutes(TimeSpan span)
{
    std::vector<Slice> slices = emptySlices(span);
    Random random(7);
    int outage = 0;
    for (Slice& slice : slices) {
        outage = outage > 0 ? outage - 1 : random.below(7 * 1440) == 0 ? 5 : 0;
        slice = {slice.end, outage > 0 ? 0 : 100 - (random.below(20) == 0 ? 1.0 : 0.0), 100, 60, 0, 0};
    }
    return SliceSums(slices);
}

void outlookOfMonth(benchmark::State& state)
{
    const SloDefinition slo = month();
    const SliceSums sums = minutes({kEnd - 114 * kDay, kEnd});
    for (auto _ : state) {
        const auto outlook = outlookAt(slo, sums, kEnd);
        verify(outlook && outlook->steps.size() == 120, "a line each six hours");
        verify(outlook->exhausted > 0 && outlook->exhausted < 1, "a probability");
    }
    state.SetItemsProcessed(std::int64_t(BudgetPaths::kCount) * 120 * std::int64_t(state.iterations()));
}

void scoreOfTwelveWeeks(benchmark::State& state)
{
    const SloDefinition slo = month();
    const SliceSums sums = minutes({kEnd - reachOf(slo.window), kEnd});
    for (auto _ : state) {
        const auto days = scoredDays(slo, sums, kEnd);
        verify(days.size() > 20, "days to score");
        benchmark::DoNotOptimize(days);
    }
}

} // namespace

BENCHMARK(outlookOfMonth)->Unit(benchmark::kMillisecond);
BENCHMARK(scoreOfTwelveWeeks)->Unit(benchmark::kMillisecond);
