#include "history/retention.h"

#include "history/chunk_codec.h"
#include "history/chunk_store.h"
#include "history/event_rows.h"
#include "history/event_run.h"
#include "history/months.h"

#include <algorithm>
#include <numeric>

namespace traceo::history {
namespace {

constexpr int kChunksAtOnce = 200;
constexpr int kRowsAtOnce = 2000;
constexpr int kRunsAtOnce = 200;
constexpr int kMonthsAtOnce = 20;
constexpr int kEventRowsAtOnce = 32;
constexpr int kSmallEventBytes = 256 * 1024; ///< so that those that are joined stay below SQLite's limit for a blob
constexpr int kFewEventRows = 8;
constexpr std::size_t kTextAtOnce = kEventTextLimit / 4;

/// The end of the minute (m, m + 60 s] that holds a moment. Requires: at ≥ 0.
std::int64_t minuteEnd(std::int64_t at)
{
    return (at + kMinute.count() - 1) / kMinute.count();
}

std::vector<StoredSample> lastOfMinutes(const std::vector<StoredSample>& samples)
{
    std::vector<StoredSample> kept;
    for (const StoredSample& sample : samples) {
        if (!kept.empty() && minuteEnd(kept.back().at) == minuteEnd(sample.at))
            kept.back() = sample;
        else
            kept.push_back(sample);
    }
    return kept;
}

Result<void> thin(Database& database, const ChunkRow& row)
{
    const auto samples = chunkSamples(database, row);
    if (!samples && samples.error().code != ErrorCode::Corrupt)
        return samples.error();
    if (samples) {
        const auto kept = lastOfMinutes(*samples);
        if (kept.size() < samples->size()) {
            thinChunk(database, row.key, chunkParts(kept));
            return database.outcome();
        }
    }
    database.run("UPDATE chunk SET thinned = 2 WHERE k = ?1", row.key); // looked at: nothing to give up
    return database.outcome();
}

struct JoinedRun {
    std::vector<std::int64_t> rows;
    EventKeys keys;
    std::vector<EventColumn> columns;
};

std::size_t textBytes(const EventKeys& keys, const std::vector<EventColumn>& columns)
{
    std::size_t bytes = 0;
    for (std::size_t row = 0; row < keys.ids.size(); ++row)
        bytes += keys.ids[row].size() + history::textBytes(columns, row);
    return bytes;
}

/// As much of a day as may be joined.
Result<JoinedRun> readRun(Database& database, std::string_view stream, std::int64_t day)
{
    JoinedRun run;
    auto row = database.query("SELECT id, keys, columns FROM event WHERE stream = ?1 AND t0 >= ?2 AND t0 < ?3 AND n < ?4 "
                              "AND length(keys) > 0 AND length(keys) + length(columns) < ?5 ORDER BY t0, id LIMIT ?6",
                              stream, day * kDay.count(), (day + 1) * kDay.count(), std::int64_t(kLargeRun), kSmallEventBytes,
                              kEventRowsAtOnce);
    std::size_t text = 0;
    while (row.step()) {
        auto keys = decodeEventKeys(row.blob(1));
        auto columns = decodeEventColumns(row.blob(2));
        if (!keys || !columns)
            return keys ? columns.error() : keys.error();
        text += textBytes(*keys, *columns);
        if (text > kTextAtOnce)
            break;
        append(run.columns, run.keys.at.size(), *columns, keys->at.size());
        run.rows.push_back(row.integer(0));
        run.keys.at.insert(run.keys.at.end(), keys->at.begin(), keys->at.end());
        run.keys.marks.insert(run.keys.marks.end(), keys->marks.begin(), keys->marks.end());
        std::ranges::move(keys->ids, std::back_inserter(run.keys.ids));
    }
    return run;
}

void putRun(Database& database, std::string_view stream, const JoinedRun& run)
{
    std::vector<std::size_t> order(run.keys.at.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, {}, [&](std::size_t i) { return run.keys.at[i]; });
    for (std::size_t start = 0; start < order.size(); start += kEventLimit) {
        const auto rows = std::span(order).subspan(start, std::min(kEventLimit, order.size() - start));
        std::vector<std::int64_t> at;
        std::vector<std::int64_t> marks;
        for (const std::size_t row : rows) {
            at.push_back(run.keys.at[row]);
            marks.push_back(run.keys.marks[row]);
        }
        putEvents(database, stream, {.at = at, .marks = marks, .rows = rows, .ids = run.keys.ids, .columns = run.columns});
    }
    for (const std::int64_t id : run.rows)
        removeRun(database, id);
}

} // namespace

Result<int> thinChunks(Database& database, UtcMs before)
{
    const int months = unpackFor(database, Retention::Thin, before, kMonthsAtOnce);
    if (months > 0)
        return months;
    std::vector<std::int64_t> keys;
    {
        auto row = database.query("SELECT k FROM chunk WHERE thinned = 0 AND t1 < ?1 LIMIT ?2", msOf(before), kChunksAtOnce);
        while (row.step())
            keys.push_back(row.integer(0));
    }
    for (const std::int64_t key : keys) {
        const auto rows = looseRows(database, seriesOfKey(key), dayOfKey(key), dayOfKey(key));
        const auto row = std::ranges::find(rows, key, &ChunkRow::key);
        if (row == rows.end())
            continue;
        if (auto done = thin(database, *row); !done)
            return done.error();
    }
    return database.ok() ? Result<int>(int(keys.size())) : Result<int>(database.error());
}

Result<int> removeChunks(Database& database, UtcMs before)
{
    const int months = unpackFor(database, Retention::Remove, before, kMonthsAtOnce);
    if (months > 0)
        return months;
    std::vector<std::int64_t> keys;
    {
        // Source "derived": written by reports' derivations, kept for ever.
        auto row = database.query(
            "SELECT k FROM chunk JOIN series ON series.id = k >> 28 WHERE t1 < ?1 AND source <> 'derived' LIMIT ?2", msOf(before),
            kRowsAtOnce);
        while (row.step())
            keys.push_back(row.integer(0));
    }
    for (const std::int64_t key : keys)
        removeChunk(database, key);
    return database.ok() ? Result<int>(int(keys.size())) : Result<int>(database.error());
}

Result<int> removeEvents(Database& database, UtcMs before)
{
    std::vector<std::int64_t> rows;
    {
        auto row = database.query("SELECT id FROM event WHERE t1 < ?1 LIMIT ?2", msOf(before), kRunsAtOnce);
        while (row.step())
            rows.push_back(row.integer(0));
    }
    for (const std::int64_t id : rows)
        removeRun(database, id);
    return database.ok() ? Result<int>(int(rows.size())) : Result<int>(database.error());
}

Result<int> joinEvents(Database& database, UtcMs before)
{
    std::string stream;
    std::int64_t day = 0;
    {
        auto row = database.query("SELECT stream, t0 / 86400000 FROM event WHERE t1 < ?1 AND n < ?2 AND length(keys) > 0 AND "
                                  "length(keys) + length(columns) < ?3 "
                                  "GROUP BY 1, 2 HAVING count(*) > ?4 LIMIT 1",
                                  msOf(before), std::int64_t(kLargeRun), kSmallEventBytes, kFewEventRows);
        if (!row.step())
            return database.ok() ? Result<int>(0) : Result<int>(database.error());
        stream = row.text(0);
        day = row.integer(1);
    }
    auto run = readRun(database, stream, day);
    if (!run)
        return run.error();
    if (run->rows.size() < 2) // nothing that may be joined
        return 0;
    putRun(database, stream, *run);
    return database.ok() ? Result<int>(int(run->rows.size())) : Result<int>(database.error());
}

} // namespace traceo::history
