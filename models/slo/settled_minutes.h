#pragma once
// What was counted of an SLO, kept from one report to the next (history/remembered.h): all of it while nothing new was
// committed, and else the minutes that do not change any more, so that a new minute costs the samples that are new.
// One thread at a time, as the snapshot.

#include "history/snapshot.h"
#include "slo/slo_counts.h"

#include <memory>
#include <span>

namespace traceo {

/// Whether what an SLO counts are its slices as they are stored, so that the sum of a day is one of them.
bool isAsStored(const SloDefinition& slo);

/// Fewer new ones are read again.
inline constexpr Millis kWorthKeeping = kHour / 2;

/// Minutes that only change when samples of their series come that are as old as they are.
struct SettledMinutes {
    SloDefinition slo;
    history::Snapshot::Mark mark; ///< of the snapshot they were read from
    SliceTrack counted;           ///< as SloCounts::track; ends between two time slices
    SliceTrack whole;             ///< the same without exclusions; empty where nothing is excluded
    std::vector<history::SeriesId> series;
};

/// Those that still hold as the snapshot sees it, begin at `from` or before and end at `moment` or before; null without any.
/// Minutes that are `wanted` (sli/slice_track.h) and were not read so far are read, and kept.
std::shared_ptr<const SettledMinutes> settledMinutes(const history::Snapshot& snapshot, const SloDefinition& slo, UtcMs from,
                                                     UtcMs moment, std::span<const TimeSpan> wanted = {});
void keep(const history::Snapshot& snapshot, SettledMinutes minutes);

/// The minutes of an SLO over the span, or from somewhat before it on: those that are settled, which are kept, and the rest as
/// readTrack() has it. Requires: isAsStored(), whole minutes.
Result<SliceTrack> countedTrack(const history::Snapshot& snapshot, const SloDefinition& slo, TimeSpan span,
                                std::span<const TimeSpan> wanted);
/// The same of any SLO but a composite, as slices of events: before its exclusions and its method.
Result<std::vector<Slice>> eventSlices(const history::Snapshot& snapshot, const SloDefinition& slo, TimeSpan span);

/// The counts of an SLO as somebody asked for them before, at this minute and with nothing committed since; null without any that
/// have the minutes that are wanted.
std::shared_ptr<const SloCounts> knownCounts(const history::Snapshot& snapshot, const SloDefinition& slo,
                                             const Question& question, UtcMs from, std::span<const TimeSpan> wanted);
/// Without their slices.
void keep(const history::Snapshot& snapshot, const SloDefinition& slo, const Question& question, UtcMs from, SloCounts counts);

} // namespace traceo
