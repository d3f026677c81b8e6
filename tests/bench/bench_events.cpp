// Events of sixteen columns: appended, counted by two columns with one filter, and what they take. TRACEO_BENCH_EVENTS says how
// many are counted.

#include "bench/bench_events.h"
#include "models/history/store.h"

#include <benchmark/benchmark.h>

#include <cstdlib>

using namespace traceo;
using namespace traceo::bench;
using test::Store;

namespace {

constexpr std::size_t kAtOnce = 5000;

std::int64_t countedEvents()
{
    const char* const text = std::getenv("TRACEO_BENCH_EVENTS"); // NOLINT(concurrency-mt-unsafe): nobody sets one
    return text == nullptr ? 1'000'000 : std::max<std::int64_t>(kAtOnce, std::strtoll(text, nullptr, 10));
}

Batch batchFrom(Store& store, std::int64_t first)
{
    Batch batch;
    batch.events.push_back(eventsFrom(first, kAtOnce));
    store.clock.set(batch.events.front().at.back());
    return batch;
}

void appendEvents(benchmark::State& state)
{
    Store store;
    verify(store.open(), "a history can be opened");
    std::int64_t count = 0;
    for (auto _ : state) {
        state.PauseTiming();
        Batch batch = batchFrom(store, count);
        state.ResumeTiming();
        verify(store.commit(std::move(batch)).ok(), "events can be appended");
        count += std::int64_t(kAtOnce);
    }
    state.SetItemsProcessed(count);
}

Store& events()
{
    static Store store;
    if (store.history)
        return store;
    verify(store.open(), "a history can be opened");
    for (std::int64_t first = 0; first < countedEvents(); first += std::int64_t(kAtOnce))
        verify(store.commit(batchFrom(store, first)).ok(), "events can be appended");
    verify(store.compact(), "a history can be folded");
    return store;
}

void countEvents(benchmark::State& state)
{
    Store& store = events();
    const TimeSpan all{kFirstEvent, kFirstEvent + kEventsApart * countedEvents()};
    const std::vector<std::string> by{"service", "status"};
    const std::vector<history::EventFilter> filters{{"region", "region-1"}};
    const auto snapshot = store.snapshot();
    for (auto _ : state) {
        const auto counts = snapshot.countEvents("answers", all, by, filters);
        std::int64_t count = 0;
        verify(counts && counts->size() > 40 && counts->size() <= 60, "services with their statuses");
        for (const history::EventCount& group : *counts)
            count += group.count;
        verify(count > countedEvents() / 4 && count < countedEvents() / 3, "the events of one region");
    }
    state.SetItemsProcessed(countedEvents() * std::int64_t(state.iterations()));
    state.counters["events"] = double(countedEvents());
    state.counters["B/event"] = double(store.history->status()->fileBytes) / double(countedEvents());
}

} // namespace

BENCHMARK(appendEvents)->UseRealTime()->Unit(benchmark::kMillisecond);
BENCHMARK(countEvents)->Unit(benchmark::kMillisecond);
