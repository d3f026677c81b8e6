#pragma once
// Writes events, a run of a UTC day at a time; the same (time, id) of a stream counts once.
// The writer's thread only.

#include "core/batch.h"
#include "history/database.h"
#include "history/event_codec.h"

#include <set>
#include <span>

namespace traceo::history {

class EventWriter {
public:
    explicit EventWriter(Database& database) : m_database(database) {}

    /// Streams that got rows are added to `streams`. Errors: BadValue for columns of unequal length,
    /// TooLarge for an event of more than 8 MiB of text.
    Result<void> write(const EventBlock& block, std::int64_t learned, std::set<std::string>& streams);

    static void put(Database& database, std::string_view stream, const EventKeys& keys, const std::vector<EventColumn>& columns);

private:
    using Key = std::pair<std::int64_t, std::string>;
    Result<std::set<Key>> knownIn(std::string_view stream, std::int64_t first, std::int64_t last);
    void putRows(const EventBlock& block, std::span<const std::size_t> rows, std::int64_t learned);

    Database& m_database;
};

} // namespace traceo::history
