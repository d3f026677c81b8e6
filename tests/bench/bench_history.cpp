// The history file asked: thirty days and a year read as samples, as envelopes, as aggregates, out of the system's cache and
// from the disk; a file opened.

#include "bench/bench_store.h"
#include "core/zoom_ladder.h"

#include <benchmark/benchmark.h>

#include <QFile>

#include <fcntl.h>
#include <unistd.h>

using namespace traceo;
using namespace traceo::bench;
using test::kNow;
using test::Store;

namespace {

constexpr int kSeries = 50;
constexpr int kColumns = 3840;
constexpr UtcMs kEnd = floorTo(kNow, kMinute);
constexpr TimeSpan kMonth{kEnd - 30 * kDay, kEnd + kMinute / 2};

struct Filled {
    Store store;
    std::int64_t samples = 0;
};

void fill(Filled& filled, int days)
{
    filled.store.options.keepRaw = 1000 * kDay;
    putIntoMemory(filled.store);
    verify(filled.store.open(), "a history can be opened");
    const MixRule rule = MixRule::ofEnvironment();
    verify(rule.series() == kSeries, "a mix of fifty series");
    filled.samples = fillWithMix(filled.store, rule, {kEnd - days * kDay, kEnd});
    verify(filled.store.history->status()->samples == filled.samples, "all samples are there");
}

/// Fifty series, a sample a minute, folded but for today; made once.
Filled& month()
{
    static Filled filled;
    if (filled.samples == 0)
        fill(filled, 30);
    return filled;
}

Filled& year()
{
    static Filled filled;
    if (filled.samples == 0)
        fill(filled, 365);
    return filled;
}

history::SeriesId idOf(const history::Snapshot& snapshot, Shape kind)
{
    const auto series = snapshot.series(Selector{});
    verify(series && series->size() == kSeries, "all series are there");
    return std::ranges::find(*series, mixKey(0, kind, 0), &history::SeriesInfo::key)->id;
}

std::vector<history::SeriesId> idsIn(const history::Snapshot& snapshot)
{
    std::vector<history::SeriesId> ids;
    for (const auto& info : *snapshot.series(Selector{}))
        ids.push_back(info.id);
    verify(ids.size() == kSeries, "all series are there");
    return ids;
}

/// What a month of one series lacks for its missed polls.
bool isMonth(std::size_t samples)
{
    const auto whole = std::size_t(30 * kDay / kMinute);
    return samples <= whole && samples > whole - whole / 500;
}

void samplesOfMonth(benchmark::State& state)
{
    const auto snapshot = month().store.snapshot();
    const auto id = idOf(snapshot, kKinds[std::size_t(state.range(0))]);
    std::size_t count = 0;
    for (auto _ : state) {
        const auto samples = snapshot.samples(id, kMonth);
        verify(samples && isMonth(samples->size()), "thirty days of samples");
        count = samples->size();
        benchmark::DoNotOptimize(samples->data());
    }
    state.SetItemsProcessed(std::int64_t(count) * std::int64_t(state.iterations()));
}

void samplesOfMonthAll(benchmark::State& state)
{
    Filled& filled = month();
    const auto snapshot = filled.store.snapshot();
    const auto ids = idsIn(snapshot);
    for (auto _ : state) {
        std::int64_t count = 0;
        for (const auto id : ids) {
            const auto samples = snapshot.samples(id, kMonth);
            count += std::int64_t(samples->size());
            benchmark::DoNotOptimize(samples->data());
        }
        verify(count == filled.samples, "all samples came back");
    }
    state.SetItemsProcessed(filled.samples * std::int64_t(state.iterations()));
}

/// Out of the system's cache, as far as it lets go: nobody has the file mapped or open for writing then.
void forget(const QString& path)
{
    const int file = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC);
    verify(file >= 0 && ::fdatasync(file) == 0 && ::posix_fadvise(file, 0, 0, POSIX_FADV_DONTNEED) == 0,
           "a file can be forgotten");
    ::close(file);
}

/// The month's file on the disk, opened for reading, with the cache forgotten.
class ColdStore {
public:
    ColdStore()
    {
        Store& filled = month().store;
        filled.history.reset(); // so that all of it is in the file
        verify(QFile::copy(filled.path(), m_store.path()) && filled.open(), "a history can be copied");
    }
    history::Snapshot snapshot()
    {
        m_store.history.reset();
        m_store.options.access = history::Options::Access::Read;
        verify(m_store.open(), "a history can be opened for reading");
        auto snapshot = m_store.snapshot();
        const auto id = idOf(snapshot, Shape::Latency);
        verify(id > 0, "the series is known");
        forget(m_store.path());
        return snapshot;
    }

private:
    Store m_store;
};

void samplesOfMonthCold(benchmark::State& state)
{
    ColdStore cold;
    for (auto _ : state) {
        state.PauseTiming();
        auto snapshot = cold.snapshot();
        const auto id = idOf(snapshot, Shape::Latency);
        state.ResumeTiming();
        const auto samples = snapshot.samples(id, kMonth);
        verify(samples && isMonth(samples->size()), "thirty days of samples");
    }
}

void aggregatesOfMonthCold(benchmark::State& state)
{
    ColdStore cold;
    for (auto _ : state) {
        state.PauseTiming();
        auto snapshot = cold.snapshot();
        const auto ids = idsIn(snapshot);
        state.ResumeTiming();
        std::int64_t count = 0;
        for (const auto id : ids)
            count += snapshot.aggregate(id, kMonth)->count;
        verify(count == month().samples, "whole aggregates");
    }
}

void envelopeOfMonth(benchmark::State& state)
{
    const auto snapshot = month().store.snapshot();
    const auto id = idOf(snapshot, Shape::Latency);
    for (auto _ : state) {
        const auto points = snapshot.envelope(id, kMonth, kColumns);
        verify(points && points->size() == kColumns && points->back().hasValue(), "an envelope of every column");
        benchmark::DoNotOptimize(points->data());
    }
}

void envelopes(benchmark::State& state, Filled& filled, TimeSpan range, int columns)
{
    const auto snapshot = filled.store.snapshot();
    const auto ids = idsIn(snapshot);
    for (auto _ : state) {
        for (const auto id : ids) {
            const auto points = snapshot.envelope(id, range, columns);
            verify(points && points->size() == std::size_t(columns) && points->back().hasValue(), "an envelope of every column");
            benchmark::DoNotOptimize(points->data());
        }
    }
}

void envelopesOfMonth(benchmark::State& state)
{
    envelopes(state, month(), kMonth, kColumns);
}

void envelopesOfYear(benchmark::State& state)
{
    const LadderCut cut = ladderCut({kEnd - 365 * kDay, kEnd + kMinute / 2}, kColumns);
    verify(cut.step == 2 * kHour, "columns of two hours");
    envelopes(state, year(), cut.range, cut.columns);
}

/// As a chart that moves or is polled has it: tiles that were made before.
void envelopesRemembered(benchmark::State& state)
{
    const auto snapshot = month().store.snapshot();
    const auto ids = idsIn(snapshot);
    const LadderCut cut = ladderCut(kMonth, kColumns);
    for (auto _ : state) {
        for (const auto id : ids) {
            const auto points = snapshot.envelope(id, cut);
            verify(points && points->size() == std::size_t(cut.columns), "an envelope of every column");
            benchmark::DoNotOptimize(points->data());
        }
    }
}

/// Of all fifty series, each with everything an aggregate has: count, sum, extremes and increase.
void aggregates(benchmark::State& state, TimeSpan window)
{
    const auto snapshot = month().store.snapshot();
    const auto ids = idsIn(snapshot);
    const auto polls = window.length() / kMinute;
    for (auto _ : state) {
        std::int64_t count = 0;
        for (const auto id : ids) {
            const auto sum = snapshot.aggregate(id, window);
            count += sum->count;
            benchmark::DoNotOptimize(sum->increase);
        }
        verify(count <= polls * kSeries && count > polls * kSeries * 99 / 100, "whole aggregates");
    }
}

void aggregatesOfDays(benchmark::State& state)
{
    const UtcMs midnight = floorTo(kEnd, kDay);
    aggregates(state, {midnight - 29 * kDay, midnight});
}

void aggregatesOfMonth(benchmark::State& state)
{
    aggregates(state, {kEnd - 30 * kDay + 90 * kMinute, kEnd - 90 * kMinute});
}

void openOfMonth(benchmark::State& state)
{
    Store& store = month().store;
    for (auto _ : state) {
        state.PauseTiming();
        store.history.reset();
        state.ResumeTiming();
        verify(store.open(), "a history can be opened");
        verify(store.snapshot().series(Selector{})->size() == kSeries, "all series are there");
    }
}

} // namespace

BENCHMARK(samplesOfMonth)->ArgName("kind")->DenseRange(0, 4)->Unit(benchmark::kMillisecond);
BENCHMARK(samplesOfMonthAll)->Unit(benchmark::kMillisecond);
BENCHMARK(samplesOfMonthCold)->UseRealTime()->Unit(benchmark::kMillisecond)->Iterations(5);
BENCHMARK(aggregatesOfMonthCold)->UseRealTime()->Unit(benchmark::kMillisecond)->Iterations(5);
BENCHMARK(envelopeOfMonth)->Unit(benchmark::kMillisecond);
BENCHMARK(envelopesRemembered)->Unit(benchmark::kMillisecond);
BENCHMARK(envelopesOfMonth)->Unit(benchmark::kMillisecond);
BENCHMARK(aggregatesOfDays)->Unit(benchmark::kMillisecond);
BENCHMARK(aggregatesOfMonth)->Unit(benchmark::kMillisecond);
BENCHMARK(openOfMonth)->UseRealTime()->Unit(benchmark::kMillisecond);
BENCHMARK(envelopesOfYear)->Unit(benchmark::kMillisecond);
