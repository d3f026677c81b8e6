#include "cache/joint_samples.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace traceo {
namespace {

using history::Aggregate;
using history::SeriesId;
using history::Snapshot;

/// Samples of one series, or what is known of a run of them.
struct Piece {
    TimeSpan run;                  ///< [first, last]
    std::int64_t count = 0;        ///< of a summary; else 0
    std::vector<Sample> samples{}; ///< of a summary the first and the last
    bool isSummary() const { return count > 0; }
};
using Pieces = std::vector<Piece>;

class Reader {
public:
    Reader(const Snapshot& snapshot, std::span<const TimeSpan> parts, std::span<const HitStep> joins)
        : m_snapshot(snapshot), m_parts(parts)
    {
        for (const HitStep& step : joins) {
            if (step.join != HitStep::Join::Grown)
                m_breaks.push_back(step.span);
        }
        std::ranges::sort(m_breaks, {}, &TimeSpan::to);
    }

    Result<void> add(SeriesId series)
    {
        Pieces pieces;
        const TimeSpan window{m_parts.front().from, m_parts.back().to};
        const auto before = m_snapshot.newestSample(series, window.from);
        if (!before)
            return before.error();
        if (*before)
            pieces.push_back({.run = {(*before)->at, (*before)->at}, .samples = {**before}});
        history::RunVisitor visitor;
        visitor.summary = [&](const Aggregate& all, TimeSpan run) { return takeSummary(pieces, all, run); };
        visitor.columns = [&](std::span<const std::int64_t> times, std::span<const double> values) {
            Piece piece;
            for (std::size_t i = 0; i < times.size(); ++i)
                piece.samples.push_back({utcMs(times[i]), values[i]});
            take(pieces, std::move(piece));
        };
        visitor.samples = [&](std::span<const Sample> samples) {
            take(pieces, {.run = {}, .samples = {samples.begin(), samples.end()}});
        };
        if (auto done = m_snapshot.visit(series, window, visitor); !done)
            return done;
        m_series.push_back(series);
        m_pieces.push_back(std::move(pieces));
        return {};
    }

    Result<std::vector<std::vector<Sample>>> all()
    {
        std::vector<std::vector<Sample>> all;
        for (std::size_t i = 0; i < m_pieces.size(); ++i) {
            std::vector<Sample>& samples = all.emplace_back();
            for (const Piece& piece : m_pieces[i]) {
                if (!piece.isSummary() || isShared(piece)) {
                    samples.insert(samples.end(), piece.samples.begin(), piece.samples.end());
                    continue;
                }
                const auto whole = m_snapshot.samples(m_series[i], {piece.run.from - Millis{1}, piece.run.to});
                if (!whole)
                    return whole.error();
                samples.insert(samples.end(), whole->begin(), whole->end());
            }
        }
        return all;
    }

private:
    static void take(Pieces& pieces, Piece piece)
    {
        if (piece.samples.empty())
            return;
        piece.run = {piece.samples.front().at, piece.samples.back().at};
        pieces.push_back(std::move(piece));
    }

    bool takeSummary(Pieces& pieces, const Aggregate& all, TimeSpan run) const
    {
        const bool isGrowth = all.count > 1 && all.resets == 0 && all.firstAt == run.from && all.lastAt == run.to;
        if (!isGrowth || !isWithinOnePart(run) || isBroken(run))
            return false;
        pieces.push_back({.run = run, .count = all.count, .samples = {{all.firstAt, all.first}, {all.lastAt, all.last}}});
        return true;
    }

    bool isWithinOnePart(TimeSpan run) const
    {
        const auto part = std::ranges::lower_bound(m_parts, run.from, {}, &TimeSpan::to);
        return part != m_parts.end() && part->from < run.from && run.to <= part->to;
    }

    /// A step that ends in the run, or goes beyond it, may begin in it.
    bool isBroken(TimeSpan run) const
    {
        const auto next = std::ranges::lower_bound(m_breaks, run.from, {}, &TimeSpan::to);
        return std::any_of(next, m_breaks.end(), [&run](const TimeSpan& step) { return step.from <= run.to; });
    }

    /// Whether each series that says anything of the run says it in the same polls.
    bool isShared(const Piece& piece)
    {
        const auto [known, isNew] = m_shared.try_emplace({piece.run.from, piece.run.to, piece.count}, false);
        if (isNew)
            known->second = std::ranges::all_of(m_pieces, [&piece](const Pieces& pieces) {
                const auto other = std::ranges::lower_bound(pieces, piece.run.from, {}, [](const Piece& p) { return p.run.to; });
                return other == pieces.end() || other->run.from > piece.run.to
                    || (other->run == piece.run && other->count == piece.count);
            });
        return known->second;
    }

    const Snapshot& m_snapshot;
    std::span<const TimeSpan> m_parts;
    std::vector<TimeSpan> m_breaks; ///< by their end
    std::vector<SeriesId> m_series;
    std::vector<Pieces> m_pieces; ///< one a series, each ascending
    std::map<std::tuple<UtcMs, UtcMs, std::int64_t>, bool> m_shared;
};

} // namespace

Result<std::vector<std::vector<Sample>>> jointSamples(const Snapshot& snapshot, std::span<const SeriesId> series,
                                                      std::span<const TimeSpan> parts, std::span<const HitStep> joins)
{
    if (parts.empty())
        return std::vector<std::vector<Sample>>(series.size());
    Reader reader(snapshot, parts, joins);
    for (const SeriesId id : series) {
        if (auto done = reader.add(id); !done)
            return done.error();
    }
    return reader.all();
}

} // namespace traceo
