// The history file: a scrape committed, thirty days read, a day folded, a file opened.

#include "bench/bench_store.h"

#include <benchmark/benchmark.h>

using namespace traceo;
using namespace traceo::bench;
using test::kNow;
using test::Store;

namespace {

constexpr int kSeries = 50;
constexpr std::int64_t kMinutes = 30 * kDay / kMinute;
constexpr TimeSpan kMonth{kNow - 30 * kDay, kNow};

/// One sample each of `count` series at `at`: what a scrape brings.
Batch scrape(int count, UtcMs at)
{
    Batch batch;
    Random random{std::uint64_t(msOf(at))};
    for (int i = 0; i < count; ++i)
        batch.series.push_back({seriesKey("requests_total", i), {{at, double(random.below(1'000'000))}}});
    return batch;
}

/// A sample a minute in (span.from, span.to] of `count` series of all shapes.
std::vector<SeriesSamples> minutes(int count, TimeSpan span)
{
    std::vector<SeriesSamples> all;
    const auto samples = std::size_t(span.length() / kMinute);
    for (int i = 0; i < count; ++i)
        all.push_back(
            {seriesKey("series", i), samplesOf(Shape(i % 3), std::uint64_t(i) + 1, span.from + kMinute, samples, kMinute)});
    return all;
}

/// Thirty days of fifty series, a sample a minute, folded but for today; made once.
Store& monthStore()
{
    static Store store;
    if (store.history)
        return store;
    verify(store.open(), "a history can be opened");
    commitOnTime(store, minutes(kSeries, kMonth), kMonth);
    verify(store.compact(), "a history can be folded");
    verify(store.history->status()->samples == kMinutes * kSeries, "all samples are there");
    return store;
}

history::SeriesId anySeries(const history::Snapshot& snapshot, Shape shape)
{
    const auto series = snapshot.series(Selector("series"));
    verify(series && series->size() == kSeries, "all series are there");
    const auto key = seriesKey("series", int(shape));
    return std::ranges::find(*series, key, &history::SeriesInfo::key)->id;
}

void commitScrape(benchmark::State& state)
{
    Store store;
    verify(store.open(), "a history can be opened");
    const int count = int(state.range(0));
    UtcMs at = kNow;
    for (auto _ : state) {
        state.PauseTiming();
        at += Millis{15'000};
        store.clock.set(at);
        Batch batch = scrape(count, at);
        state.ResumeTiming();
        const auto changes = store.commit(std::move(batch));
        verify(changes && changes->series.size() == 1, "a scrape can be committed");
    }
    verify(store.history->status()->samples == count * std::int64_t(state.iterations()), "all samples are there");
    state.SetItemsProcessed(count * std::int64_t(state.iterations()));
}

void samplesOfMonth(benchmark::State& state)
{
    const auto snapshot = monthStore().snapshot();
    const auto id = anySeries(snapshot, Shape(state.range(0)));
    for (auto _ : state) {
        const auto samples = snapshot.samples(id, kMonth);
        verify(samples && std::int64_t(samples->size()) == kMinutes, "thirty days of samples");
        benchmark::DoNotOptimize(samples->data());
    }
    state.SetItemsProcessed(kMinutes * std::int64_t(state.iterations()));
}

void envelopeOfMonth(benchmark::State& state)
{
    constexpr int kColumns = 1200;
    const auto snapshot = monthStore().snapshot();
    const auto id = anySeries(snapshot, Shape::Latency);
    for (auto _ : state) {
        const auto points = snapshot.envelope(id, kMonth, kColumns);
        verify(points && points->size() == kColumns && points->back().hasValue(), "an envelope without gaps");
        benchmark::DoNotOptimize(points->data());
    }
}

void aggregateOfMonth(benchmark::State& state)
{
    const auto snapshot = monthStore().snapshot();
    const auto id = anySeries(snapshot, Shape::Counter);
    const TimeSpan window{kMonth.from + kHour, kMonth.to - kHour};
    for (auto _ : state) {
        const auto sum = snapshot.aggregate(id, window);
        verify(sum && sum->count == window.length() / kMinute && sum->increase > 1e6, "a whole aggregate");
        benchmark::DoNotOptimize(sum->sum);
    }
}

/// As many as a pane asks for; whole days are all known by their summaries.
void aggregateOfFifty(benchmark::State& state)
{
    const auto snapshot = monthStore().snapshot();
    const auto series = snapshot.series(Selector("series"));
    verify(series && series->size() == kSeries, "all series are there");
    const UtcMs today = floorTo(kNow, kDay);
    const TimeSpan days{today - 28 * kDay - Millis{1}, today - Millis{1}};
    const TimeSpan window = state.range(0) == 1 ? days : TimeSpan{kMonth.from + kHour, kMonth.to - kHour};
    for (auto _ : state) {
        for (const auto& one : *series) {
            const auto sum = snapshot.aggregate(one.id, window);
            verify(sum && sum->count == window.length() / kMinute, "a whole aggregate");
            benchmark::DoNotOptimize(sum->sum);
        }
    }
}

void foldOfDay(benchmark::State& state)
{
    constexpr int kFolded = 500;
    const UtcMs today = floorTo(kNow, kDay) - kMinute;
    const TimeSpan day{today, today + kDay};
    const auto series = minutes(kFolded, day);
    for (auto _ : state) {
        state.PauseTiming();
        Store store;
        verify(store.open(), "a history can be opened");
        commitOnTime(store, series, day);
        verify(store.history->status()->unfoldedSamples == kFolded * (kDay / kMinute), "the day is not folded yet");
        store.clock.advance(2 * kDay);
        state.ResumeTiming();
        verify(store.compact(), "a day can be folded");
        state.PauseTiming();
        const auto status = store.history->status();
        verify(status->unfoldedSamples == 0 && status->samples == kFolded * (kDay / kMinute), "the day is folded");
        store.history.reset();
        state.ResumeTiming();
    }
    state.SetItemsProcessed(kFolded * (kDay / kMinute) * std::int64_t(state.iterations()));
}

void openOfMonth(benchmark::State& state)
{
    Store& store = monthStore();
    for (auto _ : state) {
        state.PauseTiming();
        store.history.reset();
        state.ResumeTiming();
        verify(store.open(), "a history can be opened");
        verify(store.snapshot().series(Selector("series"))->size() == kSeries, "all series are there");
    }
}

} // namespace

BENCHMARK(commitScrape)->Arg(500)->UseRealTime()->MeasureProcessCPUTime()->Unit(benchmark::kMicrosecond);
BENCHMARK(samplesOfMonth)->ArgName("shape")->DenseRange(0, 2)->Unit(benchmark::kMicrosecond);
BENCHMARK(envelopeOfMonth)->Unit(benchmark::kMicrosecond);
BENCHMARK(aggregateOfMonth)->Unit(benchmark::kMicrosecond);
BENCHMARK(aggregateOfFifty)->ArgName("days")->Arg(1)->Arg(0)->Unit(benchmark::kMicrosecond);
BENCHMARK(openOfMonth)->UseRealTime()->Unit(benchmark::kMicrosecond);
BENCHMARK(foldOfDay)->UseRealTime()->MeasureProcessCPUTime()->Unit(benchmark::kMillisecond)->Iterations(5);
