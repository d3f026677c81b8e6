// A fleet of objectives over thirty days: the sums of their windows and the whole report, as the first question of a new process,
// with nothing new, and when a minute was added.

#include "bench/bench_fleet.h"

#include <benchmark/benchmark.h>

#include <QCoreApplication>
#include <QProcess>

#include <algorithm>

using namespace traceo;
using namespace traceo::bench;
using test::Store;

namespace {

class Fleet {
public:
    Fleet()
    {
        putIntoMemory(m_store);
        fillMonth(m_store, m_services);
        m_now = kFleetEnd;
    }

    const SloConfig& config() const { return m_config; }
    UtcMs now() const { return m_now; }
    const Store& store() const { return m_store; }
    history::Snapshot snapshot() const { return m_store.snapshot({.view = m_now}); }

    void addMinute()
    {
        const TimeSpan minute{m_now, m_now + kMinute};
        commitOnTime(m_store, samplesOf(m_services, minute), minute);
        m_now = minute.to;
    }

private:
    Store m_store;
    SloConfig m_config = fleetConfig();
    std::vector<FleetService> m_services;
    UtcMs m_now{};
};

Fleet& theFleet()
{
    static Fleet fleet;
    return fleet;
}

constexpr double kNsOfMs = 1e6;

/// In a new process: nothing is in memory but the file, in the system's cache. Its own time, which is the question's alone; the
/// process before it and after it is another counter.
void first(benchmark::State& state, const QString& what)
{
    const Fleet& fleet = theFleet();
    verify(fleet.now() == kFleetEnd, "it comes before minutes are added");
    const auto run = [&] {
        QProcess process;
        process.start(QCoreApplication::applicationDirPath() + QStringLiteral("/ask_slo"), {what, fleet.store().path()});
        verify(process.waitForFinished(60'000) && process.exitCode() == 0, "a process can ask");
        const QList<QByteArray> said = process.readAllStandardOutput().trimmed().split(' ');
        verify(said.size() == 3, "it says how long it took");
        return std::array{said[0].toDouble() / kNsOfMs, said[1].toDouble() / kNsOfMs, said[2].toDouble() / kNsOfMs};
    };
    run(); // the program itself is in the cache then, too
    std::array<double, 3> least{1e9, 1e9, 1e9};
    for (auto _ : state) {
        const auto took = run();
        state.SetIterationTime(took[0] / 1000);
        for (std::size_t i = 0; i < least.size(); ++i)
            least[i] = std::min(least[i], took[i]);
    }
    state.counters["least_wall_ms"] = least[0];
    state.counters["least_cpu_ms"] = least[1];
    state.counters["least_cpu_of_process_ms"] = least[2];
}

template <class Ask>
void again(benchmark::State& state, Ask ask)
{
    const Fleet& fleet = theFleet();
    ask(fleet.snapshot(), fleet.config(), fleet.now());
    for (auto _ : state)
        ask(fleet.snapshot(), fleet.config(), fleet.now());
}

template <class Ask>
void newMinute(benchmark::State& state, Ask ask)
{
    Fleet& fleet = theFleet();
    ask(fleet.snapshot(), fleet.config(), fleet.now());
    for (auto _ : state) {
        state.PauseTiming();
        fleet.addMinute();
        state.ResumeTiming();
        ask(fleet.snapshot(), fleet.config(), fleet.now());
    }
}

void sumsFirst(benchmark::State& state)
{
    first(state, QStringLiteral("sums"));
}
void reportFirst(benchmark::State& state)
{
    first(state, QStringLiteral("report"));
}
void sumsAgain(benchmark::State& state)
{
    again(state, askSums);
}
void reportAgain(benchmark::State& state)
{
    again(state, askReport);
}
void sumsOfNewMinute(benchmark::State& state)
{
    newMinute(state, askSums);
}
void reportOfNewMinute(benchmark::State& state)
{
    newMinute(state, askReport);
}

} // namespace

BENCHMARK(sumsFirst)->Unit(benchmark::kMillisecond)->Iterations(15)->UseManualTime();
BENCHMARK(reportFirst)->Unit(benchmark::kMillisecond)->Iterations(15)->UseManualTime();
BENCHMARK(sumsAgain)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(reportAgain)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(sumsOfNewMinute)->Unit(benchmark::kMillisecond)->Iterations(20)->UseRealTime();
BENCHMARK(reportOfNewMinute)->Unit(benchmark::kMillisecond)->Iterations(20)->UseRealTime();
