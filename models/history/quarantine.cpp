#include "history/quarantine.h"

#include "history/bytes.h"
#include "history/chunk_store.h"
#include "history/known_time.h"
#include "history/labels_text.h"

#include <algorithm>
#include <map>

namespace traceo::history {
namespace {

/// A NaN's bits survive in a blob only.
std::string bytesOf(double value)
{
    ByteWriter out;
    out.fixed(std::bit_cast<std::uint64_t>(value));
    return out.take();
}

std::int64_t latestAt(std::int64_t now)
{
    return now + kFutureWithin.count();
}

UtcMs latestToKeep(Arrival arrival)
{
    return utcMs(std::min(latestAt(arrival.now), (kLastDay + 1) * kDay.count() - 1));
}

} // namespace

TimeSpan Quarantine::taken(Arrival arrival)
{
    return {UtcMs{}, latestToKeep(arrival)};
}

std::size_t Quarantine::keep(const SeriesKey& key, std::vector<Sample>& samples, Arrival arrival)
{
    const UtcMs latest = latestToKeep(arrival);
    const auto isOdd = [&](const Sample& sample) { return sample.at > latest || msOf(sample.at) < 0; };
    if (std::ranges::none_of(samples, isOdd))
        return 0;
    const std::string labels = labelsText(key.labels);
    for (const Sample& sample : samples) {
        if (!isOdd(sample))
            continue;
        const std::string value = bytesOf(sample.value);
        m_database.run("INSERT OR IGNORE INTO quarantine(source, name, labels, t, value, learned) VALUES(?1,?2,?3,?4,?5,?6)",
                       std::string_view(key.source), std::string_view(key.name), std::string_view(labels), msOf(sample.at),
                       Blob{value}, arrival.learned);
    }
    m_grew = true;
    return std::erase_if(samples, isOdd);
}

/// What is before 1970 never gets its turn, and what is furthest ahead gets it last.
void Quarantine::makeRoom()
{
    if (!std::exchange(m_grew, false))
        return;
    const std::int64_t tooMany = m_database.integer("SELECT count(*) FROM quarantine") - kMost;
    if (tooMany <= 0)
        return;
    m_database.run("DELETE FROM quarantine WHERE id IN (SELECT id FROM quarantine WHERE t < 0 LIMIT ?1)", tooMany);
    const std::int64_t left = tooMany - m_database.changes();
    m_database.run("DELETE FROM quarantine WHERE id IN (SELECT id FROM quarantine ORDER BY t DESC LIMIT ?1)", left);
    m_database.run("UPDATE store SET kept_out = kept_out + ?1", tooMany);
}

bool Quarantine::hasReleasable(std::int64_t now)
{
    auto row = m_database.query("SELECT 1 FROM quarantine WHERE t BETWEEN 0 AND ?1 LIMIT 1", latestAt(now));
    return row.step();
}

std::vector<SeriesSamples> Quarantine::release(std::int64_t now)
{
    std::map<SeriesKey, std::vector<Sample>> series;
    {
        auto row = m_database.query("SELECT source, name, labels, t, value FROM quarantine WHERE t BETWEEN 0 AND ?1 ORDER BY t",
                                    latestAt(now));
        while (row.step()) {
            SeriesKey key{std::string(row.text(0)), std::string(row.text(1)), labelsOf(row.text(2)).value_or(Labels())};
            ByteReader value(row.blob(4));
            series[std::move(key)].push_back({utcMs(row.integer(3)), std::bit_cast<double>(value.fixed<std::uint64_t>())});
        }
    }
    m_database.run("DELETE FROM quarantine WHERE t BETWEEN 0 AND ?1", latestAt(now));
    std::vector<SeriesSamples> runs;
    for (auto& [key, samples] : series)
        runs.push_back({key, std::move(samples)});
    return runs;
}

} // namespace traceo::history
