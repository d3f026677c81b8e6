#include "history/column_walk.h"
#include "history/connection.h"
#include "history/envelope_tiles.h"
#include "history/series_reader.h"
#include "history/snapshot.h"

#include <algorithm>

namespace traceo::history {
namespace {

constexpr Millis kOne{1};

/// Windows over samples are left-open, columns are not.
TimeSpan windowOf(TimeSpan range)
{
    return {range.from - kOne, range.to - kOne};
}

Result<std::vector<LinePoint>> envelopeOf(SeriesReader& reader, TimeSpan range, int columns)
{
    ColumnWalk walk(range, columns);
    SeriesReader::Visitor visitor{.summary = [&walk](const Aggregate& all, TimeSpan run) { return walk.add(all, run); },
                                  .buckets = {},
                                  .columns = [&walk](const SampleColumns& samples) { walk.add(samples); },
                                  .samples = [&walk](std::span<const Sample> samples) { walk.add(samples); }};
    if (walk.mayTakeBuckets())
        visitor.buckets = [&walk](const ChunkBuckets& chunk, TimeSpan run) { return walk.add(chunk, run); };
    if (auto done = reader.visit(windowOf(range), visitor); !done)
        return done.error();
    return walk.take();
}

/// The tiles of a series that cover a cut, and what they hold now.
class TiledEnvelope {
public:
    TiledEnvelope(SeriesReader& reader, EnvelopeTiles& tiles, SeriesId series, const LadderCut& cut)
        : m_reader(reader), m_tiles(tiles), m_series(series), m_cut(cut), m_length(cut.step * EnvelopeTiles::kColumns),
          m_first(floorTo(cut.range.from, m_length).time_since_epoch() / m_length),
          m_wanted(std::size_t((floorTo(cut.range.to - kOne, m_length).time_since_epoch() / m_length) - m_first + 1))
    {}

    Result<std::vector<LinePoint>> points()
    {
        m_reader.expect(windowOf(rangeOf(0, m_wanted.size())));
        if (auto found = find(); !found)
            return found.error();
        for (std::size_t start = 0; start < m_wanted.size();) {
            std::size_t end = start + 1;
            const auto isMissing = [this](std::size_t tile) { return m_wanted[tile].points == nullptr; };
            while (end < m_wanted.size() && isMissing(end) == isMissing(start))
                ++end;
            if (isMissing(start)) {
                if (auto made = make(start, end); !made)
                    return made.error();
            }
            start = end;
        }
        return cut();
    }

private:
    struct Tile {
        Fingerprint madeOf;
        EnvelopeTiles::Points points;
    };

    TimeSpan rangeOf(std::size_t start, std::size_t end) const
    {
        const auto at = [this](std::size_t tile) { return UtcMs{m_length * (m_first + std::int64_t(tile))}; };
        return {at(start), at(end)};
    }
    EnvelopeTiles::Key keyOf(std::size_t tile) const { return {m_series, m_cut.step, m_first + std::int64_t(tile)}; }

    Result<void> find()
    {
        for (std::size_t tile = 0; tile < m_wanted.size(); ++tile) {
            const auto madeOf = m_reader.fingerprint(windowOf(rangeOf(tile, tile + 1)));
            if (!madeOf)
                return madeOf.error();
            m_wanted[tile] = {*madeOf, m_tiles.find(keyOf(tile), *madeOf)};
        }
        return {};
    }
    /// Those that lie together at once: they may share days.
    Result<void> make(std::size_t start, std::size_t end)
    {
        const auto points = envelopeOf(m_reader, rangeOf(start, end), int(end - start) * EnvelopeTiles::kColumns);
        if (!points)
            return points.error();
        auto next = points->begin();
        for (std::size_t tile = start; tile < end; ++tile, next += EnvelopeTiles::kColumns) {
            m_wanted[tile].points = std::make_shared<const std::vector<LinePoint>>(next, next + EnvelopeTiles::kColumns);
            m_tiles.put(keyOf(tile), m_wanted[tile].madeOf, m_wanted[tile].points);
        }
        return {};
    }
    std::vector<LinePoint> cut() const
    {
        std::vector<LinePoint> points;
        points.reserve(std::size_t(m_cut.columns));
        auto skipped = std::size_t((m_cut.range.from - rangeOf(0, 1).from) / m_cut.step);
        for (const Tile& tile : m_wanted) {
            const std::size_t count = std::min(tile.points->size() - skipped, std::size_t(m_cut.columns) - points.size());
            const auto from = tile.points->begin() + std::ptrdiff_t(skipped);
            points.insert(points.end(), from, from + std::ptrdiff_t(count));
            skipped = 0;
        }
        return points;
    }

    SeriesReader& m_reader;
    EnvelopeTiles& m_tiles;
    SeriesId m_series;
    LadderCut m_cut;
    Millis m_length; ///< of a tile
    std::int64_t m_first;
    std::vector<Tile> m_wanted;
};

} // namespace

Result<std::vector<LinePoint>> Snapshot::envelope(SeriesId series, TimeSpan range, int columns) const
{
    if (columns <= 0 || range.isEmpty())
        return Error{
            .code = ErrorCode::Usage, .where = {}, .expected = QStringLiteral("columns > 0, from < to"), .found = {}, .hint = {}};
    SeriesReader reader(*m_connection, m_asOf, series);
    return envelopeOf(reader, range, columns);
}

Result<std::vector<LinePoint>> Snapshot::envelope(SeriesId series, const LadderCut& cut) const
{
    EnvelopeTiles* const tiles = m_connection->tiles();
    if (!tiles || cut.columns <= 0)
        return envelope(series, cut.range, cut.columns);
    SeriesReader reader(*m_connection, m_asOf, series);
    if (auto points = TiledEnvelope(reader, *tiles, series, cut).points())
        return points;
    return envelope(series, cut.range, cut.columns); // what cannot be read may lie in a tile and outside of the range
}

} // namespace traceo::history
