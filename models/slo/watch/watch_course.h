#pragma once
// The states of an SLO's watches as stretches of time, each a fact: what a stretch says, where it goes on from what is stored,
// and which facts have to be written so that history says the same.
// One thread at a time.

#include "core/batch.h"
#include "slo/watch/watch_minutes.h"

#include <string>
#include <vector>

namespace traceo {

/// Names the version of a definition that verdicts rest on: with its alert rules, levels and budget policy. 16 hex digits.
std::string watchHash(const SloDefinition& slo);

/// What is stored of one SLO from a moment on, of each watch, ascending.
using StoredWatches = std::array<std::vector<Fact>, kWatchCount>;

class WatchCourse {
public:
    /// `from`: what is stored up to there, and holds there, stays. Requires: `slo` outlives it.
    WatchCourse(const SloDefinition& slo, StoredWatches stored, UtcMs from);

    /// Whether anything was stored of the time before, or noted since.
    bool hasBegun() const;
    /// Of the newest minute that is known.
    WatchMemory memory() const;
    /// Takes in the states of (range.from, range.to]. Requires: ranges that follow one another from `from` on, but for a gap
    /// before the first while nothing has begun.
    void note(const WatchSlices& slices, TimeSpan range, const WatchedMinutes& minutes);
    /// Facts that differ from what is stored. Written in their order they leave history with the stretches of this course from
    /// `from` on, the last of each watch open. Requires: something was noted.
    std::vector<Fact> changed() const;

private:
    struct Stretch {
        UtcMs from{};
        std::optional<WatchState> state; ///< none of what was stored before
        vocabulary::SloAlertFact fact;
        std::string payload;
    };
    void begin(SloWatch watch, const WatchState& state, UtcMs at, const WatchSlices& slices);
    vocabulary::SloAlertFact said(SloWatch watch, const WatchState& state) const;
    void endOpen(SloWatch watch, std::vector<Fact>& changed) const;

    const SloDefinition& m_slo;
    std::string m_definition;
    std::vector<AlertRules> m_rules;
    StoredWatches m_stored;
    UtcMs m_from{};
    std::array<std::vector<Stretch>, kWatchCount> m_stretches;
};

} // namespace traceo
