#pragma once
// One series as of a moment, out of chunks and head: runs in time order, as summaries where a run
// lies wholly inside what is asked and nothing overlaps it, as samples elsewhere.
// One thread at a time: the connection's.

#include "history/chunk_store.h"
#include "history/connection.h"

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

    /// What comes, in ascending time: runs of samples, and summaries of runs. A run may be asked
    /// for as samples by returning false from `summary`.
    struct Visitor {
        std::function<bool(const Aggregate& all, TimeSpan run)> summary; ///< run: [first, last] sample; may be empty
        std::function<void(std::span<const Sample> samples)> samples;
    };
    /// Over (window.from, window.to]. Errors: Storage, Corrupt, Cancelled.
    Result<void> visit(TimeSpan window, const Visitor& visitor);

    /// All of (window.from, window.to]. Errors: as visit().
    Result<std::vector<Sample>> samples(TimeSpan window);

    enum class Values : std::uint8_t { Any, Numbers };
    /// The newest at or before `moment`; Numbers passes over NaN.
    Result<std::optional<Sample>> newest(UtcMs moment, Values values);

private:
    struct Piece {
        TimeSpan run;
        std::optional<ChunkRow> chunk; ///< else samples of the head
        std::vector<StoredSample> samples;
        bool whole = false; ///< all of the chunk is in the window and known
    };
    using Pieces = std::vector<Piece>;

    using GroupVisitor = std::function<Result<void>(std::span<Piece> group, const Pieces& all)>;

    Result<Pieces> pieces(TimeSpan window);
    static std::size_t mostSamples(const Pieces& pieces);
    /// Nothing after the moment that is looked at.
    TimeSpan seen(TimeSpan window) const { return {window.from, std::min(window.to, m_asOf.view)}; }
    /// Pieces that overlap come together, the groups in ascending time. Requires: a window as seen().
    Result<void> visitGroups(TimeSpan window, const GroupVisitor& visitor);
    Result<void> appendGroup(std::span<Piece> group, TimeSpan window, std::vector<Sample>& to);
    std::optional<Piece> pieceOf(const ChunkRow& row, TimeSpan window) const;
    Result<std::vector<StoredSample>> samplesOf(Piece& piece, TimeSpan window);
    Result<std::optional<Sample>> newestIn(TimeSpan window, Values values);

    Connection& m_connection;
    AsOf m_asOf;
    SeriesId m_series;
    ChunkBodies m_bodies;
};

} // namespace traceo::history
