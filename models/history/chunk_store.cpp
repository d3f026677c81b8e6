#include "history/chunk_store.h"

#include "core/moment.h"
#include "history/known_time.h"
#include "history/months.h"
#include "history/packing.h"
#include "history/summary.h"

#include <QCoreApplication>

#include <algorithm>

namespace traceo::history {
namespace {

constexpr std::int64_t kParts = std::int64_t{1} << kPartBits;

// One text a query, as the statement cache goes by address.
constexpr const char* kRange =
    "SELECT k, t0, t1, stored, bytes, thinned, learned_min, learned, n, first_at, last_at, first, last, min, max, sum, "
    "inc, resets FROM chunk WHERE k BETWEEN ?1 AND ?2 ORDER BY k";

ChunkRow rowOf(const Statement& row)
{
    ChunkRow chunk;
    chunk.key = row.integer(0);
    chunk.t0 = row.integer(1);
    chunk.t1 = row.integer(2);
    chunk.stored = row.integer(3);
    chunk.bytes = row.integer(4);
    chunk.thinned = row.integer(5);
    chunk.learnedMin = row.integer(6);
    chunk.learned = row.integer(7);
    chunk.all.count = row.integer(8);
    if (chunk.all.count == 0)
        return chunk;
    chunk.all.firstAt = utcMs(row.maybe(9).value_or(chunk.t0));
    chunk.all.lastAt = utcMs(row.maybe(10).value_or(chunk.t1));
    chunk.all.first = row.number(11);
    chunk.all.last = row.number(12);
    chunk.all.min = row.number(13);
    chunk.all.max = row.number(14);
    chunk.all.sum = row.number(15);
    chunk.all.increase = row.number(16);
    chunk.all.resets = row.integer(17);
    return chunk;
}

QString seriesName(Database& database, SeriesId series)
{
    auto row =
        database.query("SELECT name || CASE labels WHEN '' THEN '' ELSE '{' || labels || '}' END FROM series WHERE id = ?1",
                       series);
    if (row.step())
        return QString::fromUtf8(row.text(0).data(), qsizetype(row.text(0).size()));
    return QCoreApplication::translate("History", "series %1").arg(series);
}

QString nameOf(Database& database, std::int64_t key)
{
    const std::string day = toRfc3339(utcMs(dayOfKey(key) * kDay.count())).substr(0, 10);
    return QCoreApplication::translate("History", "%1 on %2")
        .arg(seriesName(database, seriesOfKey(key)), QString::fromStdString(day));
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
    const std::string body = areWorthSharing(parts.times)
        ? bodyWithoutTimes(parts, shareTimes(database, key, parts.times, parts.count))
        : bodyWithTimes(parts);
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
    std::vector<std::int64_t> times;
    std::vector<double> values;
    times.reserve(samples.size());
    values.reserve(samples.size());
    for (const StoredSample& sample : samples) {
        times.push_back(sample.at);
        values.push_back(sample.value);
    }
    Summary summary;
    summary.add(SampleColumns{times, values});
    row.all = summary.result();
    return row;
}

std::vector<ChunkRow> looseRows(Database& database, SeriesId series, std::int64_t firstDay, std::int64_t lastDay)
{
    std::vector<ChunkRow> rows;
    auto row = database.query(kRange, chunkKey(series, firstDay, 0), chunkKey(series, lastDay, kParts - 1));
    while (row.step())
        rows.push_back(rowOf(row));
    return rows;
}

Result<std::vector<ChunkRow>> chunkRows(Database& database, SeriesId series, std::int64_t firstDay, std::int64_t lastDay,
                                        PackedBuckets* buckets)
{
    const std::int64_t first = std::max<std::int64_t>(firstDay, 0);
    const std::int64_t last = std::min(lastDay, kLastDay);
    if (first > last)
        return std::vector<ChunkRow>();
    auto rows = packedRows(database, series, first, last, buckets);
    if (!rows)
        return rows;
    const auto loose = looseRows(database, series, first, last);
    const bool isMixed = !rows->empty() && !loose.empty() && loose.front().key < rows->back().key;
    rows->insert(rows->end(), loose.begin(), loose.end());
    if (isMixed)
        std::ranges::stable_sort(*rows, {}, &ChunkRow::key);
    return rows;
}

Result<std::vector<ChunkRow>> newestChunkRows(Database& database, SeriesId series, std::int64_t day)
{
    const std::int64_t last = std::min(day, kLastDay);
    if (last < 0)
        return std::vector<ChunkRow>();
    const auto packed = newestPackedDay(database, series, last);
    if (!packed)
        return packed.error();
    auto row = database.query("SELECT max(k) FROM chunk WHERE k BETWEEN ?1 AND ?2", chunkKey(series, 0, 0),
                              chunkKey(series, last, kParts - 1));
    const std::int64_t loose = row.step() && !row.isNull(0) ? dayOfKey(row.integer(0)) : -1;
    const std::int64_t found = std::max(loose, packed->value_or(-1));
    return found < 0 ? Result(std::vector<ChunkRow>()) : chunkRows(database, series, found, found);
}

std::string_view ChunkBodies::body(std::int64_t key)
{
    if (m_row && m_row->step() && m_row->integer(0) == key)
        return m_row->blob(1);
    m_row.reset(); // gives its statement back
    m_row.emplace(m_database.query("SELECT k, body FROM chunk_body WHERE k >= ?1", key));
    return m_row->step() && m_row->integer(0) == key ? m_row->blob(1) : std::string_view();
}

Error ChunkBodies::named(const ChunkRow& row, Error error)
{
    error.where = m_database.ok() ? nameOf(m_database, row.key) : error.where;
    return error;
}

/// What `read` makes of a chunk's body and times; an error names the chunk.
template <class Read>
auto ChunkBodies::read(const ChunkRow& row, Read read) -> decltype(read(std::string_view(), nullptr))
{
    const std::string_view found = body(row.key);
    if (!m_database.ok())
        return m_database.error();
    const auto elsewhere = timesElsewhere(found);
    const auto times = elsewhere ? m_times.read(m_database, *elsewhere) : Result(std::shared_ptr<const ChunkTimes>());
    if (!times)
        return named(row, times.error());
    auto result = read(found, times->get());
    if (result)
        return result;
    return named(row, result.error());
}

Result<std::vector<StoredSample>> ChunkBodies::samples(const ChunkRow& row)
{
    return read(row, [](std::string_view body, const ChunkTimes* times) { return decodeChunk(body, times); });
}

Result<void> ChunkBodies::visit(const ChunkRow& row, const std::function<void(const SampleColumns&)>& take, ChunkMemory& memory)
{
    return read(row, [&](std::string_view body, const ChunkTimes* times) { return visitSamples(body, take, times, memory); });
}

Result<DayBuckets> ChunkBodies::buckets(const ChunkRow& row, std::span<const std::int64_t> counts)
{
    const std::string_view found = body(row.key);
    if (!m_database.ok())
        return m_database.error();
    const auto values = valueRuns(found);
    if (!values)
        return named(row, values.error());
    if (const auto buckets = bucketsOf(*values, counts))
        return *buckets;
    return named(row, corruptBytes(QCoreApplication::translate("History", "another number of samples than its month says")));
}

Result<void> ChunkBodies::append(const ChunkRow& row, std::vector<Sample>& to)
{
    return read(row, [&to](std::string_view body, const ChunkTimes* times) { return appendSamples(body, to, times); });
}

Result<std::vector<StoredSample>> chunkSamples(Database& database, const ChunkRow& row)
{
    SharedTimes times;
    return ChunkBodies(database, times).samples(row);
}

void putRow(Database& database, const ChunkRow& row)
{
    const Aggregate& all = row.all;
    const auto maybe = [&](double value) { return all.count > 0 ? std::optional(value) : std::nullopt; };
    const auto unless = [&](UtcMs at, std::int64_t usual) {
        return all.count > 0 && msOf(at) != usual ? std::optional(msOf(at)) : std::nullopt;
    };
    database.run("INSERT OR REPLACE INTO chunk(k, t0, t1, stored, bytes, thinned, learned_min, learned, n, first_at, last_at, "
                 "first, last, "
                 "min, max, sum, inc, resets) VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?15,?16,?17,?18)",
                 row.key, row.t0, row.t1, row.stored, row.bytes, row.thinned, row.learnedMin, row.learned, all.count,
                 unless(all.firstAt, row.t0), unless(all.lastAt, row.t1), maybe(all.first), maybe(all.last), maybe(all.min),
                 maybe(all.max), maybe(all.sum), maybe(all.increase), all.resets);
}

void putChunk(Database& database, const ChunkRow& row, const ChunkParts& parts)
{
    unpackFor(database, row.key);
    ChunkRow put = row;
    put.bytes = putBody(database, row.key, parts);
    putRow(database, put);
}

void thinChunk(Database& database, std::int64_t key, const ChunkParts& kept)
{
    const std::int64_t bytes = putBody(database, key, kept);
    database.run("UPDATE chunk SET thinned = 1, stored = ?2, bytes = ?3 WHERE k = ?1", key, std::int64_t(kept.count), bytes);
}

void removeChunk(Database& database, std::int64_t key)
{
    unpackFor(database, key);
    if (const auto times = timesOfStored(database, key))
        releaseTimes(database, *times);
    database.run("DELETE FROM chunk WHERE k = ?1", key);
    database.run("DELETE FROM chunk_body WHERE k = ?1", key);
}

std::int64_t freePart(Database& database, SeriesId series, std::int64_t day)
{
    std::int64_t newest = -1;
    if (const auto rows = packedRows(database, series, day, day); rows && !rows->empty())
        newest = partOfKey(rows->back().key);
    auto row = database.query("SELECT max(k) FROM chunk WHERE k BETWEEN ?1 AND ?2", chunkKey(series, day, 0),
                              chunkKey(series, day, kParts - 1));
    if (row.step() && !row.isNull(0))
        newest = std::max(newest, partOfKey(row.integer(0)));
    return newest + 1;
}

QString monthName(Database& database, std::int64_t monthKey)
{
    const std::int64_t month = monthKey & ((std::int64_t{1} << kMonthBits) - 1);
    const std::string text = toRfc3339(utcMs(firstDayOf(month) * kDay.count())).substr(0, 7);
    return QCoreApplication::translate("History", "%1 in %2")
        .arg(seriesName(database, monthKey >> kMonthBits), QString::fromStdString(text));
}

} // namespace traceo::history
