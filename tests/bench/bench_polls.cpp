// What polls cost: one committed with its fsync, what it leaves in the log; the same of an answer as Prometheus gives one,
// which has samples of the polls before, and that from its bytes on. Polls share their list of series, as those of
// a source do; those of somebody else's do not. Also a day of them read by who just began; a day of a thousand series folded, and how long a poll waits meanwhile. On the disk
// of TMPDIR.

#include "bench/bench_answer.h"
#include "bench/bench_store.h"
#include "sources/prometheus/matrix_reader.h"

#include <benchmark/benchmark.h>

#include <QElapsedTimer>
#include <QFileInfo>

using namespace traceo;
using namespace traceo::bench;
using test::kNow;
using test::Store;

namespace {

constexpr int kKindsOfMix = int(kKinds.size());

/// One target with so many series.
MixRule targetOf(int series)
{
    MixRule rule = MixRule::ofEnvironment();
    rule.targets = 1;
    rule.each = series / kKindsOfMix;
    rule.gapEvery = 0;
    rule.step = Millis{15'000};
    return rule;
}

/// A target that is polled every fifteen seconds.
class Polled {
public:
    explicit Polled(int series) : m_mix(targetOf(series)), m_runs(m_mix.series()), m_list(listOf(m_runs))
    {
        m_store.clock.set(kNow);
    }

    Batch next()
    {
        poll(1);
        return listed();
    }
    /// By somebody who keeps no list.
    Batch unlisted()
    {
        poll(1);
        return {.series = m_runs};
    }
    /// What a poll of Prometheus brings: the samples of two minutes, of which one a series is new, and its observation.
    Batch answer()
    {
        poll(kSamples);
        Batch batch = listed();
        batch.observations.push_back(seen());
        return batch;
    }
    /// The same as its bytes.
    std::string body()
    {
        poll(kSamples);
        return rangeAnswer(m_runs);
    }
    /// What a source makes of them.
    Batch decoded(const std::string& body)
    {
        auto read = readQueryAnswer(body, m_list->front().source, m_list);
        verify(read.ok(), "an answer can be read");
        Batch batch{.series = std::move(read->series)};
        m_list = batch.series.tables().front().list();
        batch.observations.push_back(seen());
        return batch;
    }
    Store& store() { return m_store; }
    qint64 logBytes() const { return QFileInfo(m_store.path() + QStringLiteral("-wal")).size(); }

private:
    static constexpr std::size_t kSamples = 8;

    static SeriesList listOf(const std::vector<SeriesSamples>& runs)
    {
        std::vector<SeriesKey> keys;
        for (const SeriesSamples& run : runs)
            keys.push_back(run.key);
        return std::make_shared<const std::vector<SeriesKey>>(std::move(keys));
    }
    /// One more sample a series, of which so many are kept.
    void poll(std::size_t kept)
    {
        m_at += Millis{15'000};
        m_store.clock.set(m_at + Millis{50});
        m_mix.poll(m_at, m_runs);
        for (SeriesSamples& run : m_runs) {
            if (run.samples.size() > kept)
                run.samples.erase(run.samples.begin());
        }
    }
    Batch listed() const
    {
        std::vector<std::size_t> ends;
        std::vector<Sample> samples;
        for (const SeriesSamples& run : m_runs) {
            samples.insert(samples.end(), run.samples.begin(), run.samples.end());
            ends.push_back(samples.size());
        }
        Batch batch;
        batch.series.add(SeriesTable(m_list, std::move(ends), std::move(samples)));
        return batch;
    }
    Observation seen() const { return {"bench", "{job=\"bench\"}", {m_at - Millis{15'000}, m_at}, {}, Outcome::Ok, {}}; }

    Store m_store;
    Mix m_mix;
    std::vector<SeriesSamples> m_runs;
    SeriesList m_list;
    UtcMs m_at = kNow;
};

template <Batch (Polled::*make)()>
void commitPoll(benchmark::State& state)
{
    const int count = int(state.range(0));
    Polled polled(count);
    verify(polled.store().open(), "a history can be opened");
    verify(polled.store().commit((polled.*make)()).ok(), "the first poll makes the series");
    for (auto _ : state) {
        state.PauseTiming();
        Batch batch = (polled.*make)();
        state.ResumeTiming();
        const auto changes = polled.store().commit(std::move(batch));
        verify(changes && !changes->series.empty(), "a poll can be committed");
    }
    verify(polled.store().history->status()->samples == count * (std::int64_t(state.iterations()) + 1), "all samples are there");
    state.SetItemsProcessed(count * std::int64_t(state.iterations()));
}

/// From the bytes of an answer to the disk.
void pollFromWire(benchmark::State& state)
{
    const int count = int(state.range(0));
    Polled polled(count);
    verify(polled.store().open(), "a history can be opened");
    verify(polled.store().commit(polled.answer()).ok(), "the first poll makes the series");
    std::size_t bytes = 0;
    for (auto _ : state) {
        state.PauseTiming();
        const std::string body = polled.body();
        bytes += body.size();
        state.ResumeTiming();
        verify(polled.store().commit(polled.decoded(body)).ok(), "a poll can be committed");
    }
    verify(polled.store().history->status()->samples == count * (std::int64_t(state.iterations()) + 1), "all samples are there");
    state.SetBytesProcessed(std::int64_t(bytes));
}

/// The log grows from its beginning after it was emptied; so few polls that nothing is moved into the file meanwhile.
template <Batch (Polled::*make)()>
void logOfPoll(benchmark::State& state)
{
    constexpr int kPolls = 20;
    const int count = int(state.range(0));
    qint64 bytes = 0;
    for (auto _ : state) {
        Polled polled(count);
        verify(polled.store().open() && polled.store().commit((polled.*make)()).ok(), "the first poll makes the series");
        verify(polled.store().compact() && polled.logBytes() == 0, "the log can be emptied");
        for (int i = 0; i < kPolls; ++i)
            verify(polled.store().commit((polled.*make)()).ok(), "a poll can be committed");
        bytes = polled.logBytes();
        verify(bytes > 0, "polls are in the log");
    }
    state.counters["kB"] = double(bytes) / kPolls / 1000;
}

/// What a reader of a process that just began does first: so many polls of a thousand series taken into memory.
void loadOfHead(benchmark::State& state)
{
    Polled polled(1000);
    verify(polled.store().open(), "a history can be opened");
    for (int i = 0; i < state.range(0); ++i)
        verify(polled.store().commit(polled.next()).ok(), "a poll can be committed");
    history::Options reading;
    reading.access = history::Options::Access::Read;
    for (auto _ : state) {
        const auto reader = history::History::open(polled.store().path(), reading, polled.store().clock);
        verify(reader && (*reader)->snapshot({}).ok(), "a history can be read");
    }
    state.SetItemsProcessed(1000 * state.range(0) * std::int64_t(state.iterations()));
}

/// A day of a thousand series that is over, and what a poll of one series waits for the writer meanwhile.
void foldOfDay(benchmark::State& state)
{
    constexpr int kSeries = 1000;
    const TimeSpan day{floorTo(kNow, kDay) - kDay, floorTo(kNow, kDay)};
    MixRule rule = MixRule::ofEnvironment();
    rule.targets = kSeries / kKindsOfMix;
    auto series = mixOf(rule, {day.from, day.to - kMinute});
    double longest = 0;
    for (auto _ : state) {
        state.PauseTiming();
        Store store;
        verify(store.open(), "a history can be opened");
        commitOnTime(store, series, day);
        verify(store.history->status()->unfoldedSamples == std::int64_t(countOf(series)), "the day is not folded yet");
        store.clock.advance(kDay);
        state.ResumeTiming();
        auto folded = store.history->compact();
        for (UtcMs at = store.clock.now(); state.range(0) == 1 && !folded.isFinished(); at += Millis{1}) {
            Batch poll;
            poll.series.add({test::key("beside"), {{at, 1}}});
            QElapsedTimer waited;
            waited.start();
            verify(store.commit(std::move(poll)).ok(), "a poll can be committed");
            longest = std::max(longest, double(waited.nsecsElapsed()) / 1e6);
        }
        folded.waitForFinished();
        state.PauseTiming();
        verify(folded.result().ok() && store.history->status()->samples >= std::int64_t(countOf(series)), "the day is folded");
        state.ResumeTiming();
    }
    state.counters["longest ms"] = longest;
    state.SetItemsProcessed(std::int64_t(countOf(series)) * std::int64_t(state.iterations()));
}

} // namespace

const auto asPolls = [](auto* bench) {
    bench->Arg(1000)->Arg(10'000)->UseRealTime()->MeasureProcessCPUTime()->Unit(benchmark::kMillisecond);
};
const auto once = [](auto* bench) { bench->Arg(1000)->Arg(10'000)->UseRealTime()->Unit(benchmark::kMillisecond)->Iterations(1); };

BENCHMARK(commitPoll<&Polled::next>)->Name("commitPoll")->Apply(asPolls);
BENCHMARK(commitPoll<&Polled::unlisted>)->Name("commitUnlisted")->Apply(asPolls);
BENCHMARK(commitPoll<&Polled::answer>)->Name("commitAnswer")->Apply(asPolls);
BENCHMARK(pollFromWire)->Apply(asPolls);
BENCHMARK(logOfPoll<&Polled::next>)->Name("logOfPoll")->Apply(once);
BENCHMARK(logOfPoll<&Polled::answer>)->Name("logOfAnswer")->Apply(once);
BENCHMARK(loadOfHead)->ArgName("polls")->Arg(1440)->Unit(benchmark::kMillisecond);
BENCHMARK(foldOfDay)
    ->ArgName("polls")
    ->Arg(0)
    ->UseRealTime()
    ->MeasureProcessCPUTime()
    ->Unit(benchmark::kMillisecond)
    ->Iterations(1);
BENCHMARK(foldOfDay)
    ->ArgName("polls")
    ->Arg(1)
    ->UseRealTime()
    ->MeasureProcessCPUTime()
    ->Unit(benchmark::kMillisecond)
    ->Iterations(1);
