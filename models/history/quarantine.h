#pragma once
// Samples too far ahead of our clock: kept aside until it gets there, as far as there is room.
// The writer's thread only.

#include "core/batch.h"
#include "history/database.h"

#include <span>

namespace traceo::history {

/// When a batch came, by our clock.
struct Arrival {
    std::int64_t now = 0;
    std::int64_t learned = 0; ///< of the observation that brought it, else `now`
};

class Quarantine {
public:
    /// So many at once. Of more, those furthest ahead are left out and counted (FileStatus::keptOut);
    /// when the clock gets there, the server is asked for them again.
    static constexpr std::int64_t kMost = 200'000;

    explicit Quarantine(Database& database) : m_database(database) {}

    /// The first and the last moment of which nothing is kept.
    static TimeSpan taken(Arrival arrival);
    /// Takes out of `samples` what is too far ahead, and what lies outside the days that have a key. Returns how many.
    std::size_t keep(const SeriesKey& key, std::vector<Sample>& samples, Arrival arrival);
    /// Leaves out what is too much since the last call.
    void makeRoom();

    bool hasReleasable(std::int64_t now);
    /// What lies within reach of our clock by now; it is no longer here.
    std::vector<SeriesSamples> release(std::int64_t now);

private:
    Database& m_database;
    bool m_grew = false;
};

} // namespace traceo::history
