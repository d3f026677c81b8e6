#include "history/months.h"

#include "history/chunk_store.h"
#include "history/month_codec.h"

#include <algorithm>
#include <bit>

namespace traceo::history {
namespace {

// All that is not samples and times is to be a tenth of them at most, and directories and pages take most of that.
constexpr std::int64_t kBucketShare = 20;
constexpr std::size_t kFewBucketBytes = 64;

std::int64_t monthEnd(std::int64_t month)
{
    return firstDayOf(month + 1) - 1;
}

Error named(Database& database, std::int64_t monthKey, Error error)
{
    error.where = monthName(database, monthKey);
    return error;
}

/// Empty: there is no such month.
Result<std::vector<ChunkRow>> directory(Database& database, std::int64_t key)
{
    auto row = database.query("SELECT days FROM month WHERE k = ?1", key);
    if (row.step())
        return decodeDirectory(row.blob(0), key >> kMonthBits);
    return database.ok() ? Result(std::vector<ChunkRow>()) : Result<std::vector<ChunkRow>>(database.error());
}

/// None where a body cannot be read: whoever wants to draw it will read it, and be told.
MonthBuckets bucketsOf(Database& database, const std::vector<ChunkRow>& rows)
{
    MonthBuckets buckets;
    SharedTimes times;
    ChunkBodies bodies(database, times);
    std::int64_t bytes = 0;
    for (const ChunkRow& row : rows) {
        const auto samples = bodies.samples(row);
        if (!samples)
            return {};
        addChunk(buckets, dayOfKey(row.key), *samples);
        bytes += row.bytes;
    }
    return withinBytes(std::move(buckets), std::max(kFewBucketBytes, std::size_t(bytes / kBucketShare)));
}

void put(Database& database, std::int64_t key, const std::vector<ChunkRow>& rows)
{
    std::int64_t t0 = rows.front().t0;
    std::int64_t t1 = rows.front().t1;
    std::int64_t stored = 0;
    std::int64_t bytes = 0;
    bool isThinned = true;
    for (const ChunkRow& row : rows) {
        t0 = std::min(t0, row.t0);
        t1 = std::max(t1, row.t1);
        stored += row.stored;
        bytes += row.bytes;
        isThinned = isThinned && row.thinned != 0;
    }
    const std::string days = encodeMonth(rows, bucketsOf(database, rows));
    database.run("INSERT OR REPLACE INTO month(k, t0, t1, stored, bytes, thinned, days) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)", key,
                 t0, t1, stored, bytes, int(isThinned), Blob{days});
}

void pack(Database& database, std::int64_t key, std::int64_t day)
{
    const std::int64_t month = key & ((std::int64_t{1} << kMonthBits) - 1);
    auto rows = directory(database, key);
    const auto loose = looseRows(database, key >> kMonthBits, firstDayOf(month), std::min(monthEnd(month), day - 1));
    if (!rows || !database.ok()) // cannot be read: what is new stays beside it
        return;
    rows->insert(rows->end(), loose.begin(), loose.end());
    if (rows->size() < 2)
        return;
    std::ranges::stable_sort(*rows, {}, &ChunkRow::key);
    put(database, key, *rows);
    database.run("DELETE FROM chunk WHERE k BETWEEN ?1 AND ?2", loose.front().key, loose.back().key);
}

/// False: it cannot be read.
bool unpack(Database& database, std::int64_t key)
{
    const auto rows = directory(database, key);
    if (!rows)
        return false;
    for (const ChunkRow& row : *rows)
        putRow(database, row);
    return database.run("DELETE FROM month WHERE k = ?1", key);
}

} // namespace

bool hasMonths(Database& database)
{
    return database.schemaVersion() >= 3;
}

const ChunkBuckets* PackedBuckets::of(std::int64_t chunkKey) const
{
    const auto found = std::ranges::lower_bound(m_chunks, chunkKey, {}, &ChunkBuckets::key);
    return found != m_chunks.end() && found->key == chunkKey ? &*found : nullptr;
}

void PackedBuckets::add(std::span<const ChunkRow> rows, MonthBuckets buckets)
{
    const bool isCounts = !buckets.counts.empty();
    if (buckets.width == Millis{0} && !isCounts)
        return;
    const Bucket* next = buckets.buckets.data();
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (isCounts) {
            m_chunks.push_back({.key = rows[i].key, .counts = {&buckets.counts[i * kNarrowestBuckets], kNarrowestBuckets}});
            continue;
        }
        m_chunks.push_back(
            {.key = rows[i].key, .width = buckets.width, .filled = buckets.filled[i], .buckets = next, .counts = {}});
        next += std::popcount(std::uint64_t(buckets.filled[i]));
    }
    m_months.push_back(std::move(buckets)); // keeps its memory where it is
}

Result<std::vector<ChunkRow>> packedRows(Database& database, SeriesId series, std::int64_t firstDay, std::int64_t lastDay,
                                         PackedBuckets* buckets)
{
    std::vector<ChunkRow> rows;
    if (!hasMonths(database) || firstDay > lastDay)
        return rows;
    // What ended before, as all that is packed has where today is asked for, is not unpacked.
    auto row = database.query("SELECT k, days FROM month WHERE k BETWEEN ?1 AND ?2 AND t1 >= ?3 AND t0 < ?4",
                              monthKey(series, monthOf(firstDay)), monthKey(series, monthOf(lastDay)), firstDay * kDay.count(),
                              (lastDay + 1) * kDay.count());
    while (row.step()) {
        auto found = decodeDirectory(row.blob(1), series);
        if (!found)
            return named(database, row.integer(0), found.error());
        if (buckets) {
            auto within = decodeBuckets(row.blob(1), found->size());
            if (!within)
                return named(database, row.integer(0), within.error());
            buckets->add(*found, std::move(*within));
        }
        std::ranges::copy_if(*found, std::back_inserter(rows), [firstDay, lastDay](const ChunkRow& chunk) {
            return dayOfKey(chunk.key) >= firstDay && dayOfKey(chunk.key) <= lastDay;
        });
    }
    return rows;
}

Result<std::optional<std::int64_t>> newestPackedDay(Database& database, SeriesId series, std::int64_t day)
{
    if (!hasMonths(database))
        return std::optional<std::int64_t>();
    auto row = database.query("SELECT k, days FROM month WHERE k BETWEEN ?1 AND ?2 ORDER BY k DESC", monthKey(series, 0),
                              monthKey(series, monthOf(day)));
    while (row.step()) {
        const auto rows = decodeDirectory(row.blob(1), series);
        if (!rows)
            return named(database, row.integer(0), rows.error());
        const auto found =
            std::find_if(rows->rbegin(), rows->rend(), [day](const ChunkRow& chunk) { return dayOfKey(chunk.key) <= day; });
        if (found != rows->rend())
            return std::optional(dayOfKey(found->key));
    }
    return std::optional<std::int64_t>();
}

void unpackFor(Database& database, std::int64_t chunkKey)
{
    const std::int64_t key = monthKeyOf(chunkKey);
    const auto rows = directory(database, key);
    if (rows && std::ranges::find(*rows, chunkKey, &ChunkRow::key) != rows->end())
        unpack(database, key);
}

std::vector<std::pair<std::int64_t, std::int64_t>> packedSpans(Database& database, SeriesId series, std::int64_t firstDay,
                                                               std::int64_t lastDay)
{
    std::vector<std::pair<std::int64_t, std::int64_t>> spans;
    auto row = database.query("SELECT t0, t1 FROM month WHERE k BETWEEN ?1 AND ?2", monthKey(series, monthOf(firstDay)),
                              monthKey(series, monthOf(lastDay)));
    while (row.step())
        spans.emplace_back(row.integer(0), row.integer(1));
    return spans;
}

int unpackFor(Database& database, Retention what, UtcMs before, int limit)
{
    std::vector<std::int64_t> keys;
    {
        auto row = what == Retention::Thin
            ? database.query("SELECT k FROM month WHERE t1 < ?1 AND thinned = 0", msOf(before))
            : database.query("SELECT k FROM month JOIN series ON series.id = k >> 12 WHERE t1 < ?1 AND source <> 'derived'",
                             msOf(before));
        while (row.step())
            keys.push_back(row.integer(0));
    }
    int unpacked = 0; // one that cannot be read stays, and is met again: it neither counts nor stands before the others
    for (auto key = keys.begin(); key != keys.end() && unpacked < limit; ++key)
        unpacked += unpack(database, *key) ? 1 : 0;
    return unpacked;
}

Result<int> packMonths(Database& database, std::int64_t day, std::int64_t& cursor, int limit)
{
    int looked = 0;
    for (; looked < limit; ++looked) {
        std::int64_t next = 0;
        {
            auto row =
                database.query("SELECT k FROM chunk WHERE k >= ?1 AND (k >> 12) & 65535 < ?2 ORDER BY k LIMIT 1", cursor, day);
            if (!row.step())
                break;
            next = row.integer(0);
        }
        pack(database, monthKeyOf(next), day);
        cursor = chunkKey(seriesOfKey(next), monthEnd(monthOf(dayOfKey(next))) + 1, 0);
    }
    return database.ok() ? Result<int>(looked) : Result<int>(database.error());
}

Result<int> addBuckets(Database& database, std::int64_t& cursor, int limit)
{
    int looked = 0;
    for (; looked < limit; ++looked) {
        bool isOld = false;
        {
            auto row = database.query("SELECT k, substr(days, 1, 1) < x'03' FROM month WHERE k >= ?1 ORDER BY k LIMIT 1", cursor);
            if (!row.step())
                break;
            cursor = row.integer(0);
            isOld = row.integer(1) != 0;
        }
        const auto rows = isOld ? directory(database, cursor) : Result(std::vector<ChunkRow>());
        if (rows && !rows->empty())
            put(database, cursor, *rows);
        ++cursor;
    }
    return database.ok() ? Result<int>(looked) : Result<int>(database.error());
}

} // namespace traceo::history
