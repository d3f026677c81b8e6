#include "history/chunk_store.h"

#include "core/moment.h"
#include "history/known_time.h"
#include "history/shared_times.h"
#include "history/summary.h"

#include <QCoreApplication>

#include <algorithm>

namespace traceo::history {
namespace {

constexpr std::int64_t kParts = std::int64_t{1} << kPartBits;

// One text a query, as the statement cache goes by address.
constexpr const char* kRange =
    "SELECT k, t0, t1, stored, thinned, learned_min, learned, n, first_at, last_at, first, last, min, max, sum, "
    "inc, resets FROM chunk WHERE k BETWEEN ?1 AND ?2 ORDER BY k";

ChunkRow rowOf(const Statement& row)
{
    ChunkRow chunk;
    chunk.key = row.integer(0);
    chunk.t0 = row.integer(1);
    chunk.t1 = row.integer(2);
    chunk.stored = row.integer(3);
    chunk.thinned = row.integer(4) == 1;
    chunk.learnedMin = row.integer(5);
    chunk.learned = row.integer(6);
    chunk.all.count = row.integer(7);
    if (chunk.all.count == 0)
        return chunk;
    chunk.all.firstAt = utcMs(row.maybe(8).value_or(chunk.t0));
    chunk.all.lastAt = utcMs(row.maybe(9).value_or(chunk.t1));
    chunk.all.first = row.number(10);
    chunk.all.last = row.number(11);
    chunk.all.min = row.number(12);
    chunk.all.max = row.number(13);
    chunk.all.sum = row.number(14);
    chunk.all.increase = row.number(15);
    chunk.all.resets = row.integer(16);
    return chunk;
}

QString nameOf(Database& database, std::int64_t key)
{
    auto row =
        database.query("SELECT name || CASE labels WHEN '' THEN '' ELSE '{' || labels || '}' END FROM series WHERE id = ?1",
                       seriesOfKey(key));
    QString name = QCoreApplication::translate("History", "series %1").arg(seriesOfKey(key));
    if (row.step())
        name = QString::fromUtf8(row.text(0).data(), qsizetype(row.text(0).size()));
    const std::string day = toRfc3339(utcMs(dayOfKey(key) * kDay.count())).substr(0, 10);
    return QCoreApplication::translate("History", "%1 on %2").arg(name, QString::fromStdString(day));
}

/// What `read` makes of a chunk's body and times; an error names the chunk.
template <class Read>
auto withBody(Database& database, std::int64_t key, Read read) -> decltype(read(std::string_view(), std::string_view()))
{
    auto row = database.query("SELECT body FROM chunk_body WHERE k = ?1", key);
    const std::string_view body = row.step() ? row.blob(0) : std::string_view();
    if (!database.ok())
        return database.error();
    const auto named = [&](Error error) {
        error.where = database.ok() ? nameOf(database, key) : error.where;
        return error;
    };
    const auto elsewhere = timesElsewhere(body);
    const auto times = elsewhere ? sharedTimes(database, *elsewhere) : Result(std::string());
    if (!times)
        return named(times.error());
    auto result = read(body, *times);
    if (result)
        return result;
    return named(result.error());
}

std::optional<TimesElsewhere> timesOfStored(Database& database, std::int64_t key)
{
    auto row = database.query("SELECT substr(body, 1, ?2) FROM chunk_body WHERE k = ?1", key, kBodyHead);
    return row.step() ? timesElsewhere(row.blob(0)) : std::nullopt;
}

/// Returns its bytes.
std::int64_t putBody(Database& database, std::int64_t key, const ChunkParts& parts)
{
    const auto before = timesOfStored(database, key);
    const std::string body =
        areWorthSharing(parts.times) ? bodyWithoutTimes(parts, shareTimes(database, parts.times)) : bodyWithTimes(parts);
    database.run("INSERT OR REPLACE INTO chunk_body(k, body) VALUES(?1, ?2)", key, Blob{body});
    if (before)
        releaseTimes(database, *before);
    return std::int64_t(body.size());
}

} // namespace

ChunkRow summarised(std::int64_t key, const std::vector<StoredSample>& samples)
{
    ChunkRow row;
    row.key = key;
    row.t0 = samples.front().at;
    row.t1 = samples.back().at;
    row.stored = std::int64_t(samples.size());
    const auto [earliest, latest] = std::ranges::minmax(samples, {}, &StoredSample::mark);
    row.learnedMin = earliest.mark;
    row.learned = latest.mark;
    for (const StoredSample& sample : samples)
        addSample(row.all, utcMs(sample.at), sample.value);
    return row;
}

std::vector<ChunkRow> chunkRows(Database& database, SeriesId series, std::int64_t firstDay, std::int64_t lastDay)
{
    std::vector<ChunkRow> rows;
    const std::int64_t first = std::max<std::int64_t>(firstDay, 0);
    const std::int64_t last = std::min(lastDay, kLastDay);
    if (first > last)
        return rows;
    auto row = database.query(kRange, chunkKey(series, first, 0), chunkKey(series, last, kParts - 1));
    while (row.step())
        rows.push_back(rowOf(row));
    return rows;
}

std::vector<ChunkRow> newestChunkRows(Database& database, SeriesId series, std::int64_t day)
{
    if (day < 0)
        return {};
    const std::int64_t last = chunkKey(series, std::min(day, kLastDay), kParts - 1);
    auto row = database.query("SELECT max(k) FROM chunk WHERE k BETWEEN ?1 AND ?2", chunkKey(series, 0, 0), last);
    if (!row.step() || row.isNull(0))
        return {};
    const std::int64_t found = dayOfKey(row.integer(0));
    return chunkRows(database, series, found, found);
}

Result<std::vector<StoredSample>> chunkSamples(Database& database, std::int64_t key)
{
    return withBody(database, key, [](std::string_view body, std::string_view times) { return decodeChunk(body, times); });
}

Result<void> appendChunk(Database& database, std::int64_t key, std::vector<Sample>& to)
{
    return withBody(database, key,
                    [&to](std::string_view body, std::string_view times) { return appendSamples(body, to, times); });
}

void putChunk(Database& database, const ChunkRow& row, const ChunkParts& parts)
{
    const std::int64_t bytes = putBody(database, row.key, parts);
    const Aggregate& all = row.all;
    const auto maybe = [&](double value) { return all.count > 0 ? std::optional(value) : std::nullopt; };
    const auto unless = [&](UtcMs at, std::int64_t usual) {
        return all.count > 0 && msOf(at) != usual ? std::optional(msOf(at)) : std::nullopt;
    };
    database.run("INSERT OR REPLACE INTO chunk(k, t0, t1, stored, bytes, thinned, learned_min, learned, n, first_at, last_at, "
                 "first, last, "
                 "min, max, sum, inc, resets) VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?15,?16,?17,?18)",
                 row.key, row.t0, row.t1, row.stored, bytes, int(row.thinned), row.learnedMin, row.learned, all.count,
                 unless(all.firstAt, row.t0), unless(all.lastAt, row.t1), maybe(all.first), maybe(all.last), maybe(all.min),
                 maybe(all.max), maybe(all.sum), maybe(all.increase), all.resets);
}

void thinChunk(Database& database, std::int64_t key, const ChunkParts& kept)
{
    const std::int64_t bytes = putBody(database, key, kept);
    database.run("UPDATE chunk SET thinned = 1, stored = ?2, bytes = ?3 WHERE k = ?1", key, std::int64_t(kept.count), bytes);
}

void removeChunk(Database& database, std::int64_t key)
{
    if (const auto times = timesOfStored(database, key))
        releaseTimes(database, *times);
    database.run("DELETE FROM chunk WHERE k = ?1", key);
    database.run("DELETE FROM chunk_body WHERE k = ?1", key);
}

std::int64_t freePart(Database& database, SeriesId series, std::int64_t day)
{
    auto row = database.query("SELECT max(k) FROM chunk WHERE k BETWEEN ?1 AND ?2", chunkKey(series, day, 0),
                              chunkKey(series, day, kParts - 1));
    if (!row.step() || row.isNull(0))
        return 0;
    return (row.integer(0) & (kParts - 1)) + 1;
}

} // namespace traceo::history
