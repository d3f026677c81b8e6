// A year of one SLO judged by two definitions: its days, firings, exhausted stretches, and what changed in its minutes.

#include "bench/bench_store.h"
#include "sli/stored_slices.h"
#include "slo/replay/slo_replay.h"

#include <benchmark/benchmark.h>

using namespace traceo;
using namespace traceo::bench;
using namespace traceo::replay;
using test::Store;

namespace {

constexpr UtcMs kEnd = floorTo(test::kNow, kMinute);
constexpr TimeSpan kYear{kEnd - 365 * kDay, kEnd};
constexpr TimeSpan kEvents{kYear.from - 34 * kDay, kYear.to}; ///< the window and the longest burn rate before the year

SloDefinition checkout()
{
    SloDefinition slo;
    slo.name = "checkout";
    slo.sli.bad = Selector("bad_total");
    slo.sli.total = Selector("all_total");
    slo.sli.source = "prom";
    slo.objective = {.parts = 999'000'000, .decimals = 1};
    slo.window.length = 30 * kDay;
    return slo;
}

/// A hundred requests a minute, one in two thousand bad, and all of them for five minutes, once a week by chance.
const std::vector<Slice>& events()
{
    static const std::vector<Slice> made = [] {
        std::vector<Slice> slices = emptySlices(kEvents);
        Random random(7);
        int outage = 0;
        for (Slice& slice : slices) {
            outage = outage > 0 ? outage - 1 : random.below(7 * 1440) == 0 ? 5 : 0;
            slice = {slice.end, outage > 0 ? 0 : 100 - (random.below(20) == 0 ? 1.0 : 0.0), 100, 60, 0, 0};
        }
        return slices;
    }();
    return made;
}

/// The same as slices that were derived while the year went by.
const Store& derived()
{
    static Store store;
    if (store.history)
        return store;
    putIntoMemory(store);
    verify(store.open(), "a history can be opened");
    std::vector<SeriesSamples> series;
    for (const SliceQuantity& quantity : {sliceQuantities()[0], sliceQuantities()[1], sliceQuantities()[2]}) {
        SeriesSamples run{sliceSeriesKey(quantity, checkout().name, checkout().sli.hash(), 0), {}};
        for (const Slice& slice : events())
            run.samples.push_back({slice.end, slice.*quantity.value});
        series.push_back(std::move(run));
    }
    commitOnTime(store, series, kEvents);
    verify(store.compact(), "a history can be folded");
    return store;
}

/// What a pane or the command shows of both.
void tell(const MinuteRecord& before, const MinuteRecord& after)
{
    const auto days = periodsOf(before.range, CalendarPeriods::Unit::Day, QTimeZone::utc());
    verify(days.size() == 366, "a day each");
    for (const MinuteRecord* const record : {&before, &after}) {
        double total = 0;
        for (const TimeSpan& day : days)
            total += periodOf(*record, day).total;
        verify(total > 0, "days that count");
        verify(!firingsOf(*record).empty(), "a year with firings");
        benchmark::DoNotOptimize(exhaustedOf(*record));
    }
    benchmark::DoNotOptimize(changesBetween(before, after));
}

SloDefinition stricter()
{
    SloDefinition slo = checkout();
    slo.objective = {.parts = 999'500'000, .decimals = 2};
    slo.window.length = 28 * kDay;
    return slo;
}

SloDefinition byMinutes()
{
    SloDefinition slo = checkout();
    slo.method = {BudgetingMethod::Kind::Timeslices, 5 * kMinute, {950'000'000, 0}};
    slo.exclusions = {{.id = "patch-day",
                       .start = localOf(kYear.from, QTimeZone::utc()),
                       .duration = kHour,
                       .rrule = "FREQ=WEEKLY",
                       .reason = "patching"}};
    return slo;
}

void judge(benchmark::State& state, const SloDefinition& after)
{
    const auto alerts = [](const SloDefinition& slo) { return namedPolicy("ours", slo).valueOr({}); };
    for (auto _ : state)
        tell(recordOf(checkout(), alerts(checkout()), events(), kYear), recordOf(after, alerts(after), events(), kYear));
    state.SetItemsProcessed(2 * (kYear.length() / kMinute) * std::int64_t(state.iterations()));
}

void replayOfYear(benchmark::State& state)
{
    judge(state, stricter());
}

void replayOfYearByMinutes(benchmark::State& state)
{
    judge(state, byMinutes());
}

void replayOfYearFromHistory(benchmark::State& state)
{
    const Store& store = derived();
    const Question question{.now = kEnd + kMinute, .at = kEnd};
    for (auto _ : state) {
        const auto snapshot = store.snapshot({.view = kEnd});
        const auto past = replayed(snapshot, {{{kYear, checkout()}}, stricter(), {}, kYear}, question);
        verify(past && past->hasData && past->range == kYear, "a year to judge");
        tell(past->before, past->after);
    }
    state.SetItemsProcessed(2 * (kYear.length() / kMinute) * std::int64_t(state.iterations()));
}

} // namespace

BENCHMARK(replayOfYear)->Unit(benchmark::kMillisecond);
BENCHMARK(replayOfYearByMinutes)->Unit(benchmark::kMillisecond);
BENCHMARK(replayOfYearFromHistory)->Unit(benchmark::kMillisecond);
