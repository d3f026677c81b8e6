#pragma once
// The pieces of the past a source was not asked about yet: the newest day of all, then what verdicts rest on, then
// the rest, each newest first. What is missing stands in
// the coverage, which is stored: so an interrupted backfill goes on where it stopped, and a span the
// server answered, even with nothing, is not asked again. Pure but for the coverage it reads.
// One thread at a time.

#include "core/coverage.h"
#include "vocabulary/want.h"

#include <deque>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace traceo {

inline constexpr Millis kDefaultHistory = 30 * kDay;

struct BackfillProgress {
    int done = 0;
    int total = 0; ///< pieces of the current plan; 0: nothing was missing
    bool isFilling() const { return done < total; }
    friend bool operator==(const BackfillProgress&, const BackfillProgress&) = default;
};

struct BackfillPiece {
    Want want;
    TimeSpan span; ///< (from, to], a day at most
    int attempts = 0;
};

class Backfill {
public:
    Backfill(std::string source, std::vector<Want> wants);

    /// Looks up what is missing before `upTo`: of each want as far back as it says (kDefaultHistory where
    /// it says nothing), or `window` for all. Wants put aside until after `now` (monotonic) are left out.
    /// Requires: nothing is in flight. Errors: those of the coverage; the plan stays empty then.
    Result<void> plan(const Coverage& coverage, UtcMs upTo, std::optional<Millis> window, Millis now);

    bool hasPieces() const { return !m_pieces.empty(); }
    /// The next piece; it is in flight until done(), again() or aside(). Requires: hasPieces().
    BackfillPiece take();
    int inFlight() const { return m_inFlight; }

    void done(const BackfillPiece& piece);
    /// Failed for now: it is the next one again, three times, then put aside.
    void again(BackfillPiece piece, Millis now);
    /// Failed for a reason that will last: its want rests, longer each time, 5 min to 6 h.
    void aside(const BackfillPiece& piece, Millis now);
    /// Forgets all pieces that are not in flight.
    void cancel();

    BackfillProgress progress() const { return m_progress; }
    /// Pieces that were not fetched: waiting, in flight or put aside.
    int remaining() const { return int(m_pieces.size()) + m_inFlight + m_setAside; }

private:
    struct Rest {
        Millis until{0};
        Millis length{0};
    };

    void landed();

    std::string m_source;
    std::vector<Want> m_wants;
    std::deque<BackfillPiece> m_pieces;
    std::map<std::string, Rest> m_rests; ///< by want
    BackfillProgress m_progress;
    int m_inFlight = 0;
    int m_setAside = 0;
};

} // namespace traceo
