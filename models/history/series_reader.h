#pragma once
// One series as of a moment, out of chunks and head: runs in time order, as summaries where a run
// lies wholly inside what is asked and nothing overlaps it, as samples elsewhere.
// One thread at a time: the connection's.

#include "history/chunk_store.h"
#include "history/connection.h"
#include "history/envelope_tiles.h"
#include "history/months.h"

#include <functional>
#include <optional>
#include <span>
#include <vector>

namespace traceo::history {

class SeriesReader {
public:
    SeriesReader(Connection& connection, AsOf asOf, SeriesId series)
        : m_connection(connection), m_asOf(asOf), m_series(series), m_bodies(connection.database(), connection.times())
    {}

    /// What comes, in ascending time: runs of samples, and summaries of runs. A run may be asked for in buckets by
    /// returning false from `summary`, and as samples by returning false from `buckets`; either may be empty, and so may
    /// `columns`, which then takes most of the samples.
    struct Visitor {
        std::function<bool(const Aggregate& all, TimeSpan run)> summary;        ///< run: [first, last] sample
        std::function<bool(const ChunkBuckets& buckets, TimeSpan run)> buckets; ///< of runs that have any
        std::function<void(const SampleColumns& samples)> columns;              ///< of a run, as they are stored
        std::function<void(std::span<const Sample> samples)> samples;
    };
    /// Over (window.from, window.to]. Errors: Storage, Corrupt, Cancelled.
    Result<void> visit(TimeSpan window, const Visitor& visitor);

    /// All of (window.from, window.to]. Errors: as visit().
    Result<std::vector<Sample>> samples(TimeSpan window);

    /// What visit() and newest() find out next is about these days: it is asked for once.
    void expect(TimeSpan window);

    /// Of all that visit() over this window would be made of: of chunks what is known of them (no chunk changes without
    /// that), and every sample of the head. Errors: as visit().
    Result<Fingerprint> fingerprint(TimeSpan window);

    enum class Values : std::uint8_t { Any, Numbers };
    /// The newest at or before `moment`; Numbers passes over NaN.
    Result<std::optional<Sample>> newest(UtcMs moment, Values values);

private:
    struct Piece {
        TimeSpan run;
        const ChunkRow* chunk = nullptr;   ///< of m_known; else it is of the head
        HeadPart part;                     ///< known as a whole
        std::vector<StoredSample> samples; ///< or what is known of it
        bool whole = false;                ///< all of the chunk is in the window and known
    };
    using Pieces = std::vector<Piece>;
    /// Whether the visitor took a chunk in buckets.
    Result<bool> isToldInBuckets(const Piece& piece, const PackedBuckets& buckets, const Visitor& visitor);

    using GroupVisitor = std::function<Result<void>(std::span<Piece> group, const Pieces& all)>;

    /// Valid until they are asked for again.
    Result<std::span<const ChunkRow>> rowsOf(std::int64_t firstDay, std::int64_t lastDay, PackedBuckets* buckets);
    Result<Pieces> pieces(TimeSpan window, PackedBuckets* buckets);
    Result<void> addHead(TimeSpan window, Pieces& pieces) const;
    static std::size_t mostSamples(const Pieces& pieces);
    /// Nothing after the moment that is looked at.
    TimeSpan seen(TimeSpan window) const { return {window.from, std::min(window.to, m_asOf.view)}; }
    /// Pieces that overlap come together, the groups in ascending time. Requires: a window as seen().
    Result<void> visitGroups(TimeSpan window, const GroupVisitor& visitor, PackedBuckets* buckets = nullptr);
    Result<void> appendGroup(std::span<Piece> group, TimeSpan window, std::vector<Sample>& to);
    /// All of its samples were known at the moment up to which it is known; they may lie outside of a window.
    bool isKnownWhole(const ChunkRow& row) const;
    bool isKnownWhole(const HeadPart& part) const;
    std::optional<Piece> pieceOf(const ChunkRow& row, TimeSpan window) const;
    Result<std::vector<StoredSample>> samplesOf(Piece& piece, TimeSpan window);
    Result<std::optional<Sample>> newestIn(TimeSpan window, Values values);
    /// At or before `day`; -1 when there is none.
    Result<std::int64_t> newestDay(std::int64_t day);

    Connection& m_connection;
    AsOf m_asOf;
    SeriesId m_series;
    ChunkBodies m_bodies;
    struct {
        std::int64_t firstDay = 0;
        std::int64_t lastDay = -1;
        std::vector<ChunkRow> rows;
    } m_known; ///< all chunks of these days
};

} // namespace traceo::history
