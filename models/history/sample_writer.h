#pragma once
// Writes the samples of batches: what is new goes to the head, or, where a closed day comes in
// bulk, straight into a chunk; what is too far ahead of our clock is kept aside.
// The writer's thread only.

#include "core/batch_sink.h"
#include "history/chunk_store.h"
#include "history/head_codec.h"
#include "history/head_mirror.h"
#include "history/known_series.h"
#include "history/quarantine.h"

#include <map>
#include <set>
#include <unordered_map>

namespace traceo::history {

class SampleWriter {
public:
    SampleWriter(Database& database, std::shared_ptr<HeadMirror> mirror)
        : m_database(database), m_mirror(std::move(mirror)), m_aside(database)
    {}

    /// Of a metric what was really new.
    struct Touched {
        const KnownSeries::Metric* metric = nullptr; ///< until forget()
        TimeSpan span;
    };
    struct Changes {
        std::vector<Touched> touched; ///< each metric once
        SampleCounts samples;
    };
    Result<void> write(const SeriesRuns& series, Arrival arrival, Changes& changes);
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

    class Widened;

    Result<void> writeTable(const SeriesTable& table, Arrival arrival, Widened& widened);
    KnownSeries::Entry& entryOf(const SeriesKey& key, std::int64_t learned);
    std::span<const Sample> takeable(const SeriesRun& run, Arrival arrival, SampleCounts& counts);
    Result<std::span<const Sample>> newOf(KnownSeries::Entry& entry, std::span<const Sample> samples, Arrival arrival);
    Result<std::int64_t> newestOf(SeriesId id);
    Result<Known> knownIn(SeriesId id, std::int64_t first, std::int64_t last);
    std::span<const std::int64_t> putTimes(SeriesId id);
    void place(SeriesId id, std::span<const Sample> samples, Arrival arrival);
    bool hasRoomForParts(SeriesId id, std::int64_t day, std::size_t samples);
    void putParts(SeriesId id, std::int64_t day, std::span<const Sample> samples, Arrival arrival);
    void gather(SeriesId id, std::int64_t day, std::span<const Sample> samples, Arrival arrival);
    HeadColumns& columnsOf(std::int64_t day);
    void forgetHeads();
    void putHeads(Arrival arrival);
    void putHead(std::int64_t day, HeadColumns& columns, Arrival arrival);
    Result<std::vector<StoredSample>> headSamples(SeriesId id, TimeSpan window);

    Database& m_database;
    std::shared_ptr<HeadMirror> m_mirror;
    Quarantine m_aside;
    HeadView m_committed;            ///< the head as of the transaction's start
    std::optional<HeadSlice> m_head; ///< the same in memory, once it is asked for
    KnownSeries m_series;
    std::vector<Sample> m_ordered;               ///< of the run that is being written, where it cannot stay as it came
    std::vector<Sample> m_fresh;                 ///< what is new of it, where that is not all
    std::map<std::int64_t, HeadColumns> m_heads; ///< by day: what the batch puts into the head
    HeadColumns* m_columns = nullptr;            ///< of m_day, the last that was asked for
    std::int64_t m_day = 0;
    /// Times put into the head by this transaction: as they came, and by series those that were asked for.
    std::vector<std::pair<SeriesId, std::int64_t>> m_put;
    std::unordered_map<SeriesId, std::vector<std::int64_t>> m_putBySeries;
    std::int64_t m_nextHead = 1;
    std::set<std::int64_t> m_newDays; ///< that have their first row of the head by this transaction
    std::int64_t m_headLearned = 0;
    std::uint64_t m_chunksWritten = 0;
};

} // namespace traceo::history
