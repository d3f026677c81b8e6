#include "history/months.h"

#include "history/chunk_store.h"
#include "history/month_codec.h"

#include <algorithm>

namespace traceo::history {
namespace {

/// A series of a few seconds has days that are large enough by themselves.
constexpr std::int64_t kMostPacked = 512 * 1024;

struct Month {
    std::vector<ChunkRow> rows;
    std::string bodies;
};

std::int64_t monthEnd(std::int64_t month)
{
    return firstDayOf(month + 1) - 1;
}

Error named(Database& database, std::int64_t monthKey, Error error)
{
    error.where = monthName(database, monthKey);
    return error;
}

/// None: there is no such month.
Result<std::optional<Month>> packed(Database& database, std::int64_t key)
{
    auto row = database.query("SELECT days, body FROM month JOIN month_body USING (k) WHERE month.k = ?1", key);
    if (!row.step())
        return database.ok() ? Result(std::optional<Month>()) : Result<std::optional<Month>>(database.error());
    auto rows = decodeDirectory(row.blob(0), key >> kMonthBits);
    if (!rows)
        return rows.error();
    return std::optional(Month{std::move(*rows), std::string(row.blob(1))});
}

/// The chunks of a month that have rows of their own, before a day.
Month loose(Database& database, SeriesId series, std::int64_t month, std::int64_t day)
{
    Month found;
    found.rows = looseRows(database, series, firstDayOf(month), std::min(monthEnd(month), day - 1));
    for (ChunkRow& row : found.rows) {
        auto body = database.query("SELECT body FROM chunk_body WHERE k = ?1", row.key);
        const std::string_view bytes = body.step() ? body.blob(0) : std::string_view();
        row.offset = std::int64_t(found.bodies.size());
        row.bytes = std::int64_t(bytes.size());
        found.bodies += bytes;
    }
    return found;
}

std::string_view bodyOf(const Month& month, const ChunkRow& row)
{
    return std::string_view(month.bodies).substr(std::size_t(*row.offset), std::size_t(row.bytes));
}

Month joined(const Month& a, const Month& b)
{
    std::vector<std::pair<ChunkRow, std::string_view>> all;
    for (const Month* const month : {&a, &b}) {
        for (const ChunkRow& row : month->rows)
            all.emplace_back(row, bodyOf(*month, row));
    }
    std::ranges::stable_sort(all, {}, [](const auto& chunk) { return chunk.first.key; });
    Month month;
    for (const auto& [row, body] : all) {
        month.rows.push_back(row);
        month.bodies += body;
    }
    return month;
}

void put(Database& database, std::int64_t key, const Month& month)
{
    std::int64_t t0 = INT64_MAX;
    std::int64_t t1 = INT64_MIN;
    std::int64_t stored = 0;
    bool isThinned = true;
    for (const ChunkRow& row : month.rows) {
        t0 = std::min(t0, row.t0);
        t1 = std::max(t1, row.t1);
        stored += row.stored;
        isThinned = isThinned && row.thinned != 0;
    }
    const std::string days = encodeDirectory(month.rows);
    database.run("INSERT OR REPLACE INTO month(k, t0, t1, stored, bytes, thinned, days) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)", key,
                 t0, t1, stored, std::int64_t(month.bodies.size()), int(isThinned), Blob{days});
    database.run("INSERT OR REPLACE INTO month_body(k, body) VALUES(?1, ?2)", key, Blob{month.bodies});
}

void pack(Database& database, std::int64_t key, std::int64_t day)
{
    const SeriesId series = key >> kMonthBits;
    const std::int64_t month = key & ((std::int64_t{1} << kMonthBits) - 1);
    auto before = packed(database, key);
    const Month days = loose(database, series, month, day);
    if (!before || !database.ok()) // cannot be read: what is new stays beside it
        return;
    if (days.rows.size() + (*before ? (*before)->rows.size() : 0) < 2)
        return;
    const Month all = *before ? joined(**before, days) : days;
    if (std::int64_t(all.bodies.size()) > kMostPacked)
        return;
    put(database, key, all);
    const std::int64_t first = days.rows.front().key;
    const std::int64_t last = days.rows.back().key;
    database.run("DELETE FROM chunk WHERE k BETWEEN ?1 AND ?2", first, last);
    database.run("DELETE FROM chunk_body WHERE k BETWEEN ?1 AND ?2", first, last);
}

void unpack(Database& database, std::int64_t key)
{
    const auto month = packed(database, key);
    if (!month || !*month)
        return;
    for (const ChunkRow& row : (*month)->rows)
        putLoose(database, row, bodyOf(**month, row));
    database.run("DELETE FROM month WHERE k = ?1", key);
    database.run("DELETE FROM month_body WHERE k = ?1", key);
}

} // namespace

bool hasMonths(Database& database)
{
    return database.schemaVersion() >= 3;
}

Result<std::vector<ChunkRow>> packedRows(Database& database, SeriesId series, std::int64_t firstDay, std::int64_t lastDay)
{
    std::vector<ChunkRow> rows;
    if (!hasMonths(database) || firstDay > lastDay)
        return rows;
    auto row = database.query("SELECT k, days FROM month WHERE k BETWEEN ?1 AND ?2", monthKey(series, monthOf(firstDay)),
                              monthKey(series, monthOf(lastDay)));
    while (row.step()) {
        auto found = decodeDirectory(row.blob(1), series);
        if (!found)
            return named(database, row.integer(0), found.error());
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
    bool isIn = false;
    {
        auto row = database.query("SELECT days FROM month WHERE k = ?1", key);
        if (row.step()) {
            const auto rows = decodeDirectory(row.blob(0), seriesOfKey(chunkKey));
            isIn = rows.ok() && std::ranges::find(*rows, chunkKey, &ChunkRow::key) != rows->end();
        }
    }
    if (isIn)
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
            ? database.query("SELECT k FROM month WHERE t1 < ?1 AND thinned = 0 LIMIT ?2", msOf(before), limit)
            : database.query(
                "SELECT k FROM month JOIN series ON series.id = k >> 12 WHERE t1 < ?1 AND source <> 'derived' LIMIT ?2",
                msOf(before), limit);
        while (row.step())
            keys.push_back(row.integer(0));
    }
    for (const std::int64_t key : keys)
        unpack(database, key);
    return int(keys.size());
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

} // namespace traceo::history
