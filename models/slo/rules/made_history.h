#pragma once
// A history made up for an SLI, a sample a minute from minute 0 of 1970 on: a day and a half of steady traffic, an idle
// stretch, an outage with a restart of all counters within it, and half a day after it. A counter is not there before its
// first event, as client libraries make them. A gauge is read at each of the minutes, at its threshold or one beside it, as PromQL
// compares at moments and Traceo sample by sample. And what Traceo counts of it.
// Any thread; immutable.

#include "core/labels.h"
#include "sli/sli_definition.h"
#include "sli/slice.h"

#include <optional>
#include <string>
#include <vector>

namespace traceo::rules {

/// Minutes of the history; slices of later ones are all known, as half of the longest window of an alert was observed.
inline constexpr std::int64_t kMadeMinutes = 3060;
inline constexpr std::int64_t kFirstKnownMinute = 2160;

struct MadeSeries {
    SeriesKey key;
    std::vector<std::optional<double>> values; ///< a minute each
    /// In the notation of promtool's rule tests: "0+10x5 _x3 7".
    std::string notation() const;
};

/// Counters, buckets, probes and gauges.
bool canBeMade(const SliDefinition& sli);
/// None where no labels were found that the selectors match as they must, and of what cannot be made.
std::optional<std::vector<MadeSeries>> madeHistory(const SliDefinition& sli);

/// Whether the SLI counts one of the series.
bool countsAny(const SliDefinition& sli, const std::vector<MadeSeries>& history);
/// What the SLI counts of any such series, which may be made for another; none where it counts none of them, or where a bucket
/// that it asks for is not among them: of that PromQL says nothing either.
std::optional<std::vector<Slice>> countedIn(const std::vector<MadeSeries>& history, const SliDefinition& sli);
/// As many, in which nothing happened and all was observed.
std::vector<Slice> idleMinutes();

} // namespace traceo::rules
