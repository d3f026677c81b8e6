#include "history/shared_times.h"

#include "history/packing.h"

#include <QCoreApplication>

namespace traceo::history {
namespace {

/// Of equal checksum there may be several; few are.
std::optional<std::int64_t> rowWith(Database& database, std::uint32_t crc, std::string_view body)
{
    auto row = database.query("SELECT id, body FROM chunk_times WHERE crc = ?1", std::int64_t(crc));
    while (row.step()) {
        if (row.blob(1) == body)
            return row.integer(0);
    }
    return std::nullopt;
}

} // namespace

TimesElsewhere shareTimes(Database& database, std::int64_t key, std::string_view times, std::size_t count)
{
    const std::uint32_t crc = checksum(times);
    const std::string body = sealTimes(times);
    if (const auto id = rowWith(database, crc, body)) {
        database.run("UPDATE chunk_times SET used = used + 1 WHERE id = ?1", *id);
        return {std::uint64_t(*id), crc, count};
    }
    // Where others still use what this chunk had before: behind all.
    database.run("INSERT INTO chunk_times(id, crc, used, body) VALUES(CASE WHEN EXISTS(SELECT 1 FROM chunk_times WHERE id = ?1) "
                 "THEN NULL ELSE ?1 END, ?2, 1, ?3)",
                 key, std::int64_t(crc), Blob{body});
    return {std::uint64_t(database.lastRowId()), crc, count};
}

void releaseTimes(Database& database, const TimesElsewhere& which)
{
    const auto id = std::int64_t(which.id);
    database.run("UPDATE chunk_times SET used = used - 1 WHERE id = ?1", id);
    database.run("DELETE FROM chunk_times WHERE id = ?1 AND used <= 0", id);
}

Result<std::shared_ptr<const ChunkTimes>> SharedTimes::read(Database& database, const TimesElsewhere& which)
{
    constexpr std::size_t kMost = std::size_t{16} << 17; // samples, in 16 MiB: two months of twenty targets at one a minute
    if (const auto known = m_known.find(which.id); known != m_known.end())
        return known->second;
    auto row = database.query("SELECT body FROM chunk_times WHERE id = ?1", std::int64_t(which.id));
    const bool isFound = row.step();
    if (!database.ok())
        return database.error();
    if (!isFound)
        return corruptBytes(QCoreApplication::translate("History", "times that are nowhere"));
    auto times = decodeTimes(row.blob(0), which.count);
    if (!times)
        return times.error();
    m_samples += times->at.size();
    if (m_samples > kMost) {
        m_known.clear();
        m_samples = times->at.size();
    }
    return m_known[which.id] = std::make_shared<const ChunkTimes>(std::move(*times));
}

} // namespace traceo::history
