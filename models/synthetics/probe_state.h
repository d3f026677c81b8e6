#pragma once
// The state of one check from one region, by rules that can be said in a sentence each, in this order:
//   Unknown       no run is known, and history is still being fetched
//   NotObserved   the source answered, and had no result for longer than an interval and its grace: the prober is
//                 silent. It says nothing about the target. Also: no run is known at all.
//   Stale         nobody could ask the source for two intervals, and two minutes
//   Down          the newest run failed
//   Up            otherwise
// The grace is half an interval, at least the shorter of an interval and ten seconds: a run is visible only when it has
// ended, a scrape's timeout after its time.
// Any thread; immutable.

#include "core/batch.h"
#include "core/status.h"
#include "sli/silence.h"

#include <QString>

#include <cstdint>
#include <optional>
#include <string_view>

namespace traceo {

enum class ProbeState : std::uint8_t { Down, NotObserved, Stale, Unknown, Up };

/// Stable word for JSON: down, not_observed, stale, unknown, up.
std::string_view wordOf(ProbeState state);
/// Translated word for people.
QString nameOf(ProbeState state);
Status statusOf(ProbeState state);

/// What is known of a pair.
struct ProbeSeen {
    std::optional<Sample> run;       ///< the newest
    std::optional<UtcMs> published;  ///< the newest sample; later than the run where its result was repeated
    Millis interval{0};              ///< between samples
    std::optional<UtcMs> answeredTo; ///< up to where the source last answered; none when it was never asked
    bool isFilling = false;
};

/// The source answered lately enough that what it does not say means something.
bool isHeard(const ProbeSeen& seen, UtcMs moment);
ProbeState stateOf(const ProbeSeen& seen, UtcMs moment);

} // namespace traceo
