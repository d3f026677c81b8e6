#pragma once
// Writes events, a run of a UTC day at a time; the same (time, id) of a stream counts once.
// The writer's thread only.

#include "core/batch.h"
#include "history/database.h"
#include "history/recent_events.h"

#include <map>
#include <set>
#include <span>
#include <vector>

namespace traceo::history {

class EventWriter {
public:
    explicit EventWriter(Database& database) : m_database(database) {}

    /// Streams that got rows are added to `streams`. Errors: BadValue for columns of unequal length,
    /// TooLarge for an event of more than 8 MiB of text or 1,024 columns; those of EventRun where a damaged run lies in
    /// the way.
    Result<void> write(const EventBlock& block, std::int64_t learned, std::set<std::string>& streams);
    /// The transaction came to nothing (or part of it): forget what is only believed to be stored.
    void forget() { m_recent.clear(); }

private:
    Result<std::vector<std::size_t>> freshRows(const EventBlock& block, std::int64_t learned);
    void putRows(const EventBlock& block, std::span<const std::size_t> rows, std::int64_t learned);

    Database& m_database;
    std::map<std::string, RecentEvents, std::less<>> m_recent; ///< by stream
};

} // namespace traceo::history
