#include "poll/backfill.h"

#include <algorithm>

namespace traceo {
namespace {

constexpr int kMostAttempts = 3;
constexpr Millis kFirstRest = 5 * kMinute;
constexpr Millis kLongestRest = 6 * kHour;

/// Cut at UTC days, so that an interrupted backfill asks for the same pieces again.
void cut(const Want& want, TimeSpan missing, std::deque<BackfillPiece>& pieces)
{
    for (UtcMs to = missing.to; to > missing.from;) {
        const UtcMs from = std::max(missing.from, floorTo(to - Millis{1}, kDay));
        pieces.push_back({want, {from, to}});
        to = from;
    }
}

/// One want an id: the one that reaches furthest back.
std::vector<Want> distinct(std::vector<Want> wants)
{
    std::map<std::string, Want> byId;
    for (Want& want : wants) {
        if (want.history <= Millis{0})
            want.history = kDefaultHistory;
        const auto [it, isNew] = byId.try_emplace(want.id(), want);
        if (!isNew)
            it->second.history = std::max(it->second.history, want.history);
        it->second.isFirst = it->second.isFirst || want.isFirst;
    }
    std::vector<Want> result;
    for (auto& [id, want] : byId)
        result.push_back(std::move(want));
    return result;
}

} // namespace

Backfill::Backfill(std::string source, std::vector<Want> wants) : m_source(std::move(source)), m_wants(distinct(std::move(wants)))
{}

Result<void> Backfill::plan(const Coverage& coverage, UtcMs upTo, std::optional<Millis> window, Millis now)
{
    Q_ASSERT(m_inFlight == 0);
    m_pieces.clear();
    m_progress = {};
    m_setAside = 0;
    for (const Want& want : m_wants) {
        const auto rest = m_rests.find(want.id());
        if (rest != m_rests.end() && rest->second.until > now)
            continue;
        const auto missing = coverage.missing(m_source, want.id(), {upTo - window.value_or(want.history), upTo});
        if (!missing) {
            m_pieces.clear();
            return missing.error();
        }
        for (const TimeSpan& span : *missing)
            cut(want, span, m_pieces);
    }
    // A window that is just opened is true of the last day at once, and of its verdicts long before all is there.
    const UtcMs lastDay = floorTo(upTo - Millis{1}, kDay);
    std::ranges::stable_sort(m_pieces, std::ranges::greater{}, [lastDay](const BackfillPiece& piece) {
        return std::pair(piece.want.isFirst || piece.span.to > lastDay, piece.span.to);
    });
    m_progress.total = int(m_pieces.size());
    return {};
}

BackfillPiece Backfill::take()
{
    BackfillPiece piece = std::move(m_pieces.front());
    m_pieces.pop_front();
    ++m_inFlight;
    return piece;
}

void Backfill::done(const BackfillPiece& piece)
{
    m_rests.erase(piece.want.id());
    landed();
}

void Backfill::again(BackfillPiece piece, Millis now)
{
    if (++piece.attempts >= kMostAttempts)
        return aside(piece, now);
    --m_inFlight;
    m_pieces.push_front(std::move(piece));
}

void Backfill::aside(const BackfillPiece& piece, Millis now)
{
    Rest& rest = m_rests[piece.want.id()];
    if (rest.until <= now) { // of several pieces that fail together one counts
        rest.length = std::clamp(rest.length * 2, kFirstRest, kLongestRest);
        rest.until = now + rest.length;
    }
    ++m_setAside;
    landed();
}

void Backfill::cancel()
{
    m_progress.total -= int(m_pieces.size());
    m_pieces.clear();
}

void Backfill::landed()
{
    --m_inFlight;
    ++m_progress.done;
}

} // namespace traceo
