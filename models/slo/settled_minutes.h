#pragma once
// What was counted of an SLO, kept from one report to the next (history/remembered.h): all of it while nothing new was
// committed, and else the minutes that do not change any more, so that a new minute costs the samples that are new.
// One thread at a time, as the snapshot.

#include "history/snapshot.h"
#include "slo/slo_counts.h"

#include <memory>

namespace traceo {

/// Minutes that only change when samples of their series come that are as old as they are.
struct SettledMinutes {
    SloDefinition slo;
    history::Snapshot::Mark mark; ///< of the snapshot they were read from
    SliceTrack counted;           ///< as SloCounts::track; ends between two time slices
    SliceTrack whole;             ///< the same without exclusions; empty where nothing is excluded
    std::vector<history::SeriesId> series;
};

/// Those that still hold as the snapshot sees it, begin at `from` or before and end at `moment` or before; null without any.
std::shared_ptr<const SettledMinutes> settledMinutes(const history::Snapshot& snapshot, const SloDefinition& slo, UtcMs from,
                                                     UtcMs moment);
void keep(const history::Snapshot& snapshot, SettledMinutes minutes);

/// The counts of an SLO as somebody asked for them before, at this minute and with nothing committed since; null without any.
std::shared_ptr<const SloCounts> knownCounts(const history::Snapshot& snapshot, const SloDefinition& slo,
                                             const Question& question, UtcMs from);
/// Without their slices.
void keep(const history::Snapshot& snapshot, const SloDefinition& slo, const Question& question, UtcMs from, SloCounts counts);

} // namespace traceo
