// A fleet of objectives over thirty days: the sums of their windows and the whole report, as the first question of a process, with
// nothing new, and when a minute was added.

#include "bench/bench_store.h"
#include "history/remembered.h"
#include "sli/stored_slices.h"
#include "slo/slo_counts.h"
#include "slo/slo_report.h"

#include <benchmark/benchmark.h>

#include <optional>

using namespace traceo;
using namespace traceo::bench;
using test::Store;

namespace {

constexpr int kObjectives = 250;
constexpr UtcMs kEnd = floorTo(test::kNow, kMinute);
constexpr TimeSpan kMonth{kEnd - 31 * kDay, kEnd};

std::string nameOf(int number)
{
    return "service-" + std::to_string(number);
}

SloDefinition objective(int number)
{
    SloDefinition slo;
    slo.name = nameOf(number);
    slo.service = "Shop";
    slo.objective = {.parts = 999'000'000, .decimals = 1};
    slo.sli.bad = Selector::parse("requests_total{service=\"" + slo.name + "\",code=\"500\"}").value();
    slo.sli.total = Selector::parse("requests_total{service=\"" + slo.name + "\"}").value();
    slo.sli.source = "prom";
    return slo;
}

SloConfig fleet()
{
    SloConfig config;
    for (int i = 0; i < kObjectives; ++i)
        config.slos.push_back(objective(i));
    return config;
}

/// Counters of one service and the slices that are derived of them, minute by minute.
class Service {
public:
    explicit Service(int number) : m_slo(objective(number)), m_random(std::uint64_t(number) + 1) {}

    /// The samples of the minutes that end in (span.from, span.to].
    void add(TimeSpan span, std::vector<SeriesSamples>& to)
    {
        const std::size_t first = to.size();
        for (const char* const code : {"200", "500"})
            to.push_back(
                {{"prom", "requests_total", {{"job", "shop"}, {"instance", "a:80"}, {"service", m_slo.name}, {"code", code}}},
                 {}});
        for (std::size_t i = 0; i < 3; ++i) // good, total and observed; there is nothing of the others
            to.push_back({sliceSeriesKey(sliceQuantities()[i], m_slo.name, m_slo.sli.hash(), 0), {}});
        for (UtcMs end = span.from + kMinute; end <= span.to; end += kMinute) {
            const double bad = m_random.below(40) == 0 ? double(m_random.below(12)) : 0;
            const double good = 500 + double(m_random.below(200));
            m_good += good;
            m_bad += bad;
            const std::array values{m_good, m_bad, good, good + bad, 60.0};
            for (std::size_t i = 0; i < values.size(); ++i)
                to[first + i].samples.push_back({end, values[i]});
        }
    }

private:
    SloDefinition m_slo;
    Random m_random;
    double m_good = 0;
    double m_bad = 0;
};

class Fleet {
public:
    Fleet()
    {
        putIntoMemory(m_store);
        m_store.clock.set(kMonth.from);
        verify(m_store.open(), "a history can be opened");
        for (int i = 0; i < kObjectives; ++i)
            m_services.emplace_back(i);
        for (UtcMs from = kMonth.from; from < kMonth.to; from += kDay) {
            commitOnTime(m_store, samplesOf({from, from + kDay}), {from, from + kDay});
            verify(m_store.compact(), "a history can be folded");
        }
        Batch asked;
        for (const Want& want : m_config.wants())
            asked.observations.push_back(
                {.source = "prom", .want = want.id(), .span = kMonth, .learnedAt = kMonth.to, .message = {}});
        verify(m_store.commit(std::move(asked)).ok(), "what was asked can be stored");
        m_now = kMonth.to;
    }

    const SloConfig& config() const { return m_config; }
    UtcMs now() const { return m_now; }
    Store& store() { return m_store; }

    void addMinute()
    {
        const TimeSpan minute{m_now, m_now + kMinute};
        commitOnTime(m_store, samplesOf(minute), minute);
        m_now = minute.to;
    }

private:
    std::vector<SeriesSamples> samplesOf(TimeSpan span)
    {
        std::vector<SeriesSamples> series;
        for (Service& service : m_services)
            service.add(span, series);
        return series;
    }

    Store m_store;
    SloConfig m_config = fleet();
    std::vector<Service> m_services;
    UtcMs m_now{};
};

Fleet& theFleet()
{
    static Fleet fleet;
    return fleet;
}

Question asked(UtcMs now)
{
    return {.now = now, .range = 30 * kDay, .columns = 800};
}

/// Nine windows each: 5 m to 3 d, a week and thirty days.
double sumsOf(const history::Snapshot& snapshot, const SloConfig& config, UtcMs now)
{
    double burnt = 0;
    for (const SloDefinition& slo : config.slos) {
        const auto counts = countSlo(snapshot, slo, asked(now), now, Minutes::InTrack);
        verify(counts.ok() && counts->window.total > 500 * 30 * 1440.0 && counts->window.coverage() > 0.99, "counts of a month");
        const SliceSum week = counts->track.over({now - 7 * kDay, now});
        verify(week.total > 500 * 7 * 1440.0, "counts of a week");
        burnt += week.bad() + counts->window.bad();
        for (const SliceSum& sum : counts->burns)
            burnt += sum.bad();
    }
    return burnt;
}

history::Snapshot snapshotOf(const history::History& history, UtcMs now)
{
    auto snapshot = history.snapshot({.view = now});
    verify(snapshot.ok(), "there is a snapshot");
    return std::move(*snapshot);
}

/// As in a new process: nothing is in memory but the file, in the system's cache.
template <class Ask>
void first(benchmark::State& state, Ask ask)
{
    Fleet& fleet = theFleet();
    for (auto _ : state) {
        const auto history =
            history::History::open(fleet.store().path(), {.access = history::Options::Access::Read}, fleet.store().clock);
        verify(history.ok(), "a history can be opened");
        ask(snapshotOf(**history, fleet.now()), fleet);
        state.PauseTiming(); // closing
        state.ResumeTiming();
    }
}

template <class Ask>
void again(benchmark::State& state, Ask ask)
{
    Fleet& fleet = theFleet();
    ask(snapshotOf(*fleet.store().history, fleet.now()), fleet);
    for (auto _ : state)
        ask(snapshotOf(*fleet.store().history, fleet.now()), fleet);
}

template <class Ask>
void newMinute(benchmark::State& state, Ask ask)
{
    Fleet& fleet = theFleet();
    ask(snapshotOf(*fleet.store().history, fleet.now()), fleet);
    for (auto _ : state) {
        state.PauseTiming();
        fleet.addMinute();
        state.ResumeTiming();
        ask(snapshotOf(*fleet.store().history, fleet.now()), fleet);
    }
}

const auto sums = [](const history::Snapshot& snapshot, const Fleet& fleet) {
    benchmark::DoNotOptimize(sumsOf(snapshot, fleet.config(), fleet.now()));
};
const auto report = [](const history::Snapshot& snapshot, const Fleet& fleet) {
    const auto built = build(snapshot, fleet.config(), asked(fleet.now()));
    verify(built.ok() && built->rows.size() == kObjectives && built->detail, "a report");
};

void sumsFirst(benchmark::State& state)
{
    first(state, sums);
}
void sumsAgain(benchmark::State& state)
{
    again(state, sums);
}
void sumsOfNewMinute(benchmark::State& state)
{
    newMinute(state, sums);
}
void reportFirst(benchmark::State& state)
{
    first(state, report);
}
void reportAgain(benchmark::State& state)
{
    again(state, report);
}
void reportOfNewMinute(benchmark::State& state)
{
    newMinute(state, report);
}

} // namespace

BENCHMARK(sumsFirst)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(sumsAgain)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(sumsOfNewMinute)->Unit(benchmark::kMillisecond)->Iterations(20)->UseRealTime();
BENCHMARK(reportFirst)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(reportAgain)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(reportOfNewMinute)->Unit(benchmark::kMillisecond)->Iterations(20)->UseRealTime();
