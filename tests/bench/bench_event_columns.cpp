// Events with an id nobody else has and numbers with decimals, larger runs than bench_events: sixteen columns appended, ten
// million counted by two columns with one filter and compared with counts kept while they were made, bytes each.

#include "bench/bench_store.h"

#include "history/database.h"

#include <benchmark/benchmark.h>

#include <array>
#include <map>

using namespace traceo;
using namespace traceo::bench;
using test::kNow;
using test::Store;

namespace {

constexpr std::size_t kAtOnce = 100'000;
constexpr std::size_t kColumns = 16;
constexpr std::array<const char*, 10> kNames{"tenant", "service", "route", "region", "verdict",
                                             "reason", "model",   "user",  "method", "request"};
constexpr std::array<std::uint64_t, 8> kDifferent{40, 12, 60, 5, 3, 20, 8, 2000};
constexpr std::size_t kVerdict = 4;
constexpr UtcMs kStart = floorTo(kNow, kDay) - 3 * kDay;
constexpr const char* kVerdicts[] = {"allow", "deny", "ask"};

/// Decisions of a gateway: eight texts, a method, an id of 32 hexadecimal digits, four integers, two numbers.
class Decisions {
public:
    /// Some 40 a second. What is asked for later is counted along.
    EventBlock next(std::size_t count)
    {
        std::vector<std::vector<std::string>> texts(kNames.size());
        std::vector<std::vector<std::int64_t>> integers(4);
        std::vector<std::vector<double>> numbers(2);
        EventBlock block;
        block.stream = "decisions";
        for (std::size_t i = 0; i < count; ++i) {
            m_at += Millis{std::int64_t(m_random.below(50))};
            block.at.push_back(m_at);
            block.ids.push_back("d" + std::to_string(m_made++));
            addTexts(texts);
            const bool isFine = m_random.below(50) > 0;
            integers[0].push_back(isFine ? 200 : 500 + std::int64_t(m_random.below(4)));
            integers[1].push_back(20 + std::int64_t(m_random.below(180)));
            integers[2].push_back(std::int64_t(m_random.below(3)));
            integers[3].push_back(100 + std::int64_t(m_random.below(4000)));
            numbers[0].push_back(double(m_random.below(5000)) / 1000);
            numbers[1].push_back(double(m_random.below(100)) / 100);
        }
        for (std::size_t i = 0; i < kNames.size(); ++i)
            block.columns.push_back({kNames.at(i), std::move(texts[i])});
        constexpr std::array<const char*, 4> kIntegers{"status", "latency_ms", "retries", "tokens"};
        for (std::size_t i = 0; i < kIntegers.size(); ++i)
            block.columns.push_back({kIntegers.at(i), std::move(integers[i])});
        block.columns.push_back({"cost", std::move(numbers[0])});
        block.columns.push_back({"score", std::move(numbers[1])});
        verify(block.columns.size() == kColumns, "sixteen columns");
        return block;
    }
    /// Events of `deny` by tenant and region, as they were made.
    const std::map<std::vector<std::string>, std::int64_t>& denied() const { return m_denied; }
    UtcMs at() const { return m_at; }

private:
    void addTexts(std::vector<std::vector<std::string>>& texts)
    {
        for (std::size_t i = 0; i < kDifferent.size(); ++i) {
            const std::uint64_t which = m_random.below(1 + m_random.below(kDifferent.at(i))); // small ones more often
            texts[i].push_back(i == kVerdict ? kVerdicts[which] : kNames.at(i) + std::string("-") + std::to_string(which));
        }
        texts[8].push_back(m_random.below(3) == 0 ? "POST" : "GET");
        constexpr char kDigits[] = "0123456789abcdef";
        std::string request;
        for (int word = 0; word < 2; ++word) {
            std::uint64_t bits = m_random.next();
            for (int digit = 0; digit < 16; ++digit, bits >>= 4)
                request += kDigits[bits & 15];
        }
        texts[9].push_back(std::move(request));
        if (texts[kVerdict].back() == "deny")
            ++m_denied[{texts[0].back(), texts[3].back()}];
    }

    Random m_random{7};
    UtcMs m_at = kStart;
    std::size_t m_made = 0;
    std::map<std::vector<std::string>, std::int64_t> m_denied;
};

void append(Store& store, EventBlock block)
{
    Batch batch;
    batch.events.push_back(std::move(block));
    const auto changes = store.commit(std::move(batch));
    verify(changes && changes->eventStreams.size() == 1, "events can be committed");
}

std::int64_t storedBytes(const Store& store)
{
    const auto file = history::Database::open(store.path(), history::Database::Mode::ReadOnly);
    verify(file.ok(), "the file can be read");
    return (*file)->integer("SELECT (SELECT sum(length(keys) + length(columns)) FROM event) + "
                            "(SELECT coalesce(sum(length(body)), 0) FROM event_column)");
}

struct Filled {
    Store store;
    Decisions decisions;
    std::size_t count = 0;

    /// Up to so many; a larger number adds to what is there.
    void fill(std::size_t most)
    {
        if (!store.history) {
            store.clock.set(kStart);
            verify(store.open(), "a history can be opened");
        }
        for (; count < most; count += kAtOnce) {
            EventBlock block = decisions.next(kAtOnce);
            store.clock.set(decisions.at());
            append(store, std::move(block));
        }
    }
};

void appendEvents(benchmark::State& state)
{
    Decisions decisions;
    Store store;
    store.clock.set(kStart);
    verify(store.open(), "a history can be opened");
    for (auto _ : state) {
        state.PauseTiming();
        EventBlock block = decisions.next(kAtOnce);
        store.clock.set(decisions.at());
        state.ResumeTiming();
        append(store, std::move(block));
    }
    const auto events = std::int64_t(kAtOnce) * std::int64_t(state.iterations());
    const auto all = store.snapshot().countEvents("decisions", test::kAlways, {});
    verify(all && all->front().count == events, "all events are there");
    state.SetItemsProcessed(events);
    state.counters["bytes each"] = double(storedBytes(store)) / double(events);
}

void countEvents(benchmark::State& state)
{
    static Filled filled; // made once, and larger for each argument
    filled.fill(std::size_t(state.range(0)) * 1'000'000);
    const auto snapshot = filled.store.snapshot();
    const std::vector<std::string> by{"tenant", "region"};
    const std::vector<history::EventFilter> filters{{"verdict", "deny"}};
    for (auto _ : state) {
        const auto counts = snapshot.countEvents("decisions", test::kAlways, by, filters);
        verify(counts && counts->size() == filled.decisions.denied().size(), "all groups are there");
        for (const history::EventCount& count : *counts)
            verify(filled.decisions.denied().at(count.group) == count.count, "each group has its events");
    }
    state.SetItemsProcessed(std::int64_t(filled.count) * std::int64_t(state.iterations()));
    state.counters["bytes each"] = double(storedBytes(filled.store)) / double(filled.count);
}

} // namespace

BENCHMARK(appendEvents)->UseRealTime()->MeasureProcessCPUTime()->Unit(benchmark::kMillisecond)->Iterations(10);
BENCHMARK(countEvents)->ArgName("millions")->Arg(2)->Arg(10)->Unit(benchmark::kMillisecond);
