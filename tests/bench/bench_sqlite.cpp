// The mix and the events as plain rows of SQLite: what anybody would write first. The same settings as our file (pages of 8 KiB,
// WAL, synchronous FULL), no index beside the primary key.

#include "bench/bench_events.h"
#include "bench/bench_mix.h"

#include <benchmark/benchmark.h>

#include <QFileInfo>
#include <QTemporaryDir>

#include <cstdlib>
#include <optional>
#include <sqlite3.h>

using namespace traceo;
using namespace traceo::bench;

namespace {

constexpr UtcMs kEnd = floorTo(utcMs(1'790'000'000'000), kMinute);
constexpr TimeSpan kMonth{kEnd - 30 * kDay, kEnd};

class Table {
public:
    Table()
    {
        verify(sqlite3_open(path().toUtf8().constData(), &m_handle) == SQLITE_OK, "a database can be opened");
        run("PRAGMA page_size=8192; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=0;"
            "CREATE TABLE sample(series INTEGER, t INTEGER, value REAL, PRIMARY KEY(series, t)) WITHOUT ROWID");
        std::string columns = "CREATE TABLE event(at INTEGER, id TEXT";
        for (const char* name : kEventColumns)
            columns += std::string(", ") + name;
        run((columns + ")").c_str());
    }
    ~Table() { sqlite3_close_v2(m_handle); }
    Table(const Table&) = delete;
    Table& operator=(const Table&) = delete;

    void run(const char* sql) { verify(sqlite3_exec(m_handle, sql, nullptr, nullptr, nullptr) == SQLITE_OK, sql); }
    sqlite3_stmt* prepared(const std::string& sql)
    {
        sqlite3_stmt* statement = nullptr;
        verify(sqlite3_prepare_v2(m_handle, sql.c_str(), -1, &statement, nullptr) == SQLITE_OK, sql.c_str());
        return statement;
    }
    void emptyLog() { run("PRAGMA wal_checkpoint(TRUNCATE)"); }
    qint64 fileBytes() const { return QFileInfo(path()).size(); }
    qint64 logBytes() const { return QFileInfo(path() + QStringLiteral("-wal")).size(); }

private:
    QString path() const { return m_folder.filePath(QStringLiteral("rows.db")); }
    QTemporaryDir m_folder;
    sqlite3* m_handle = nullptr;
};

int insertSamples(Table& table, const std::vector<SeriesSamples>& series)
{
    sqlite3_stmt* const insert = table.prepared("INSERT INTO sample VALUES(?1, ?2, ?3)");
    int count = 0;
    for (std::size_t i = 0; i < series.size(); ++i) {
        for (const Sample& sample : series[i].samples) {
            sqlite3_bind_int64(insert, 1, sqlite3_int64(i));
            sqlite3_bind_int64(insert, 2, msOf(sample.at));
            sqlite3_bind_double(insert, 3, sample.value);
            verify(sqlite3_step(insert) == SQLITE_DONE, "a row can be written");
            sqlite3_reset(insert);
            ++count;
        }
    }
    sqlite3_finalize(insert);
    return count;
}

struct Filled {
    Table table;
    int samples = 0;
};

/// Day by day, as a file that is lived with: rows of a series come apart, pages are split.
Filled& month()
{
    static Filled filled;
    if (filled.samples > 0)
        return filled;
    const MixRule rule = MixRule::ofEnvironment();
    Mix mix(rule);
    for (UtcMs day = kMonth.from; day < kMonth.to; day += kDay) {
        auto series = mix.series();
        for (UtcMs at = day + rule.step; at <= day + kDay; at += rule.step)
            mix.poll(at, series);
        filled.table.run("BEGIN");
        filled.samples += insertSamples(filled.table, series);
        filled.table.run("COMMIT");
    }
    filled.table.emptyLog();
    return filled;
}

void samplesOfMonth(benchmark::State& state)
{
    Filled& filled = month();
    sqlite3_stmt* const select = filled.table.prepared("SELECT t, value FROM sample WHERE series = ?1 AND t > ?2 AND t <= ?3");
    std::vector<Sample> samples;
    for (auto _ : state) {
        samples.clear();
        sqlite3_bind_int64(select, 1, 0);
        sqlite3_bind_int64(select, 2, msOf(kMonth.from));
        sqlite3_bind_int64(select, 3, msOf(kMonth.to + kMinute / 2));
        while (sqlite3_step(select) == SQLITE_ROW)
            samples.push_back({utcMs(sqlite3_column_int64(select, 0)), sqlite3_column_double(select, 1)});
        sqlite3_reset(select);
        verify(samples.size() > 43'000, "thirty days of samples");
    }
    sqlite3_finalize(select);
    state.counters["B/sample"] = double(filled.table.fileBytes()) / filled.samples;
    state.counters["bytes"] = double(filled.table.fileBytes());
    state.counters["samples"] = filled.samples;
}

void averagesOfMonth(benchmark::State& state)
{
    Filled& filled = month();
    sqlite3_stmt* const select =
        filled.table.prepared("SELECT series, count(*), avg(value) FROM sample WHERE t > ?1 GROUP BY series");
    for (auto _ : state) {
        std::int64_t count = 0;
        sqlite3_bind_int64(select, 1, msOf(kMonth.from));
        while (sqlite3_step(select) == SQLITE_ROW)
            count += sqlite3_column_int64(select, 1);
        sqlite3_reset(select);
        verify(count == filled.samples, "every sample is in an average");
    }
    sqlite3_finalize(select);
}

/// In the caller, as rows come: a window function of SQLite takes several times as long.
void increasesOfMonth(benchmark::State& state)
{
    Filled& filled = month();
    sqlite3_stmt* const select = filled.table.prepared("SELECT series, value FROM sample WHERE t > ?1 ORDER BY series, t");
    for (auto _ : state) {
        std::array<double, 50> increases{};
        std::int64_t before = -1;
        double last = 0;
        sqlite3_bind_int64(select, 1, msOf(kMonth.from));
        while (sqlite3_step(select) == SQLITE_ROW) {
            const std::int64_t series = sqlite3_column_int64(select, 0);
            const double value = sqlite3_column_double(select, 1);
            if (series == before)
                increases[std::size_t(series)] += value >= last ? value - last : value;
            before = series;
            last = value;
        }
        sqlite3_reset(select);
        verify(increases[1] > 1e7, "a counter has grown");
    }
    sqlite3_finalize(select);
}

void commitPoll(benchmark::State& state)
{
    const int count = int(state.range(0));
    MixRule rule = MixRule::ofEnvironment();
    rule.targets = 1;
    rule.each = count / int(kKinds.size());
    rule.gapEvery = 0;
    rule.step = Millis{15'000};
    Table table;
    Mix mix(rule);
    const auto empty = mix.series();
    UtcMs at = kEnd;
    for (auto _ : state) {
        state.PauseTiming();
        auto series = empty;
        mix.poll(at += rule.step, series);
        state.ResumeTiming();
        table.run("BEGIN");
        verify(insertSamples(table, series) == count, "a poll can be written");
        table.run("COMMIT");
    }
    state.counters["kB"] = double(table.logBytes()) / double(state.iterations()) / 1000;
}

void insertEvents(Table& table, const EventBlock& block)
{
    std::string sql = "INSERT INTO event VALUES(?1, ?2";
    for (std::size_t i = 0; i < block.columns.size(); ++i)
        sql += ", ?" + std::to_string(i + 3);
    sqlite3_stmt* const insert = table.prepared(sql + ")");
    for (std::size_t row = 0; row < block.at.size(); ++row) {
        sqlite3_bind_int64(insert, 1, msOf(block.at[row]));
        sqlite3_bind_text(insert, 2, block.ids[row].c_str(), -1, SQLITE_STATIC);
        for (std::size_t i = 0; i < block.columns.size(); ++i) {
            const auto& values = block.columns[i].values;
            if (const auto* texts = std::get_if<std::vector<std::string>>(&values))
                sqlite3_bind_text(insert, int(i) + 3, (*texts)[row].c_str(), -1, SQLITE_STATIC);
            else
                sqlite3_bind_int64(insert, int(i) + 3, std::get<std::vector<std::int64_t>>(values)[row]);
        }
        verify(sqlite3_step(insert) == SQLITE_DONE, "a row can be written");
        sqlite3_reset(insert);
    }
    sqlite3_finalize(insert);
}

constexpr std::size_t kAtOnce = 5000;

void appendEvents(benchmark::State& state)
{
    Table table;
    std::int64_t count = 0;
    for (auto _ : state) {
        state.PauseTiming();
        const EventBlock block = eventsFrom(count, kAtOnce);
        state.ResumeTiming();
        table.run("BEGIN");
        insertEvents(table, block);
        table.run("COMMIT");
        count += std::int64_t(kAtOnce);
    }
    state.SetItemsProcessed(count);
}

std::int64_t countedEvents()
{
    const char* const text = std::getenv("TRACEO_BENCH_EVENTS"); // NOLINT(concurrency-mt-unsafe): nobody sets one
    return text == nullptr ? 1'000'000 : std::strtoll(text, nullptr, 10);
}

Table& events()
{
    static std::optional<Table> table;
    if (table)
        return *table;
    table.emplace();
    for (std::int64_t first = 0; first < countedEvents(); first += std::int64_t(kAtOnce)) {
        table->run("BEGIN");
        insertEvents(*table, eventsFrom(first, kAtOnce));
        table->run("COMMIT");
        if (table->logBytes() > (8 << 20))
            table->emptyLog();
    }
    table->emptyLog();
    return *table;
}

void countEvents(benchmark::State& state)
{
    const std::int64_t all = countedEvents();
    Table& table = events();
    sqlite3_stmt* const select =
        table.prepared("SELECT service, status, count(*) FROM event WHERE region = 'region-1' GROUP BY service, status");
    for (auto _ : state) {
        std::int64_t count = 0;
        while (sqlite3_step(select) == SQLITE_ROW)
            count += sqlite3_column_int64(select, 2);
        sqlite3_reset(select);
        verify(count > all / 4 && count < all / 3, "the events of one region");
    }
    sqlite3_finalize(select);
    state.counters["B/event"] = double(table.fileBytes()) / double(all);
}

} // namespace

BENCHMARK(samplesOfMonth)->Unit(benchmark::kMillisecond);
BENCHMARK(averagesOfMonth)->Unit(benchmark::kMillisecond);
BENCHMARK(increasesOfMonth)->Unit(benchmark::kMillisecond);
BENCHMARK(commitPoll)
    ->Arg(1000)
    ->Arg(10'000)
    ->UseRealTime()
    ->MeasureProcessCPUTime()
    ->Unit(benchmark::kMillisecond)
    ->Iterations(20);
BENCHMARK(appendEvents)->UseRealTime()->Unit(benchmark::kMillisecond);
BENCHMARK(countEvents)->Unit(benchmark::kMillisecond)->Iterations(3);
