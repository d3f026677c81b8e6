#pragma once
// Writes the samples of batches: what is new goes to the head, or, where a closed day comes in
// bulk, straight into a chunk; what is too far ahead of our clock is kept aside.
// The writer's thread only.

#include "core/batch.h"
#include "history/chunk_store.h"
#include "history/head_codec.h"
#include "history/head_mirror.h"
#include "history/quarantine.h"

#include <map>
#include <set>
#include <unordered_map>

namespace traceo::history {

struct SeriesKeyHash {
    std::size_t operator()(const SeriesKey& key) const
    {
        std::size_t hash = std::hash<std::string>()(key.name);
        const auto mix = [&hash](const std::string& text) { hash = hash * 31 + std::hash<std::string>()(text); };
        mix(key.source);
        for (const auto& [name, value] : key.labels)
            mix(value); // the names of labels say little: of one metric they are the same
        return hash;
    }
};


class SampleWriter {
public:
    SampleWriter(Database& database, std::shared_ptr<HeadMirror> mirror)
        : m_database(database), m_mirror(std::move(mirror)), m_aside(database)
    {}

    /// New samples by (source, metric name): the span of what was really new.
    using Changes = std::map<std::pair<std::string, std::string>, TimeSpan>;
    Result<void> write(const std::vector<SeriesSamples>& series, Arrival arrival, Changes& changes);
    /// Takes in what was kept aside and lies within reach of our clock by now.
    Result<void> releaseKeptAside(Arrival arrival, Changes& changes);
    bool hasReleasable(std::int64_t now) { return m_aside.hasReleasable(now); }
    std::uint64_t chunksWritten() const { return m_chunksWritten; }
    /// When what this transaction put into the head last was learned; 0 without any.
    std::int64_t headLearned() const { return m_headLearned; }

    /// A transaction begins: what is in the head by now is committed.
    void begin();
    /// It came to nothing (or part of it): forget what is only believed to be stored.
    void forget();

private:
    /// What is stored of a stretch: times, and spans whose times cannot be told any more, as retention has
    /// thinned them or the body is damaged.
    struct Known {
        std::vector<std::int64_t> times;
        std::vector<std::pair<std::int64_t, std::int64_t>> spans;
        bool has(std::int64_t at) const;
    };
    struct Heads {
        std::map<std::int64_t, std::vector<HeadRun>> days;
    };

    SeriesId idOf(const SeriesKey& key, std::int64_t learned);
    std::vector<Sample> orderly(const std::vector<Sample>& samples) const;
    Result<void> dropKnown(SeriesId id, std::vector<Sample>& samples);
    Result<std::int64_t> newestOf(SeriesId id);
    Result<Known> knownIn(SeriesId id, std::int64_t first, std::int64_t last);
    void place(SeriesId id, const std::vector<Sample>& samples, Arrival arrival, Heads& heads);
    bool hasRoomForParts(SeriesId id, std::int64_t day, std::size_t samples);
    void putParts(SeriesId id, std::int64_t day, std::span<const Sample> samples, Arrival arrival);
    void putHeads(const Heads& heads, Arrival arrival);
    void putHead(std::int64_t day, std::span<const HeadRun> runs, Arrival arrival);
    Result<std::vector<StoredSample>> headSamples(SeriesId id, TimeSpan window);

    Database& m_database;
    std::shared_ptr<HeadMirror> m_mirror;
    Quarantine m_aside;
    HeadView m_committed;            ///< the head as of the transaction's start
    std::optional<HeadSlice> m_head; ///< the same in memory, once it is asked for
    std::unordered_map<SeriesKey, SeriesId, SeriesKeyHash> m_ids;
    std::unordered_map<SeriesId, std::int64_t> m_newest;
    std::unordered_map<SeriesId, std::vector<std::int64_t>> m_pending; ///< times put into the head by this transaction
    std::int64_t m_nextHead = 1;
    std::set<std::int64_t> m_newDays; ///< that have their first row of the head by this transaction
    std::int64_t m_headLearned = 0;
    std::uint64_t m_chunksWritten = 0;
};

} // namespace traceo::history
