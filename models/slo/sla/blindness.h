#pragma once
// Why minutes of an SLO were not seen. Of each minute the first that holds:
//   Fetching   part of the history of that time is still to come
//   Silent     the source answered and had nothing of it: the target or its prober was down, not scraped, or not there yet
//   Refused    it refused the login
//   Failing    it answered with an error, or what nobody can read
//   Away       it, or the network, did not answer
//   NotAsked   nobody asked: no Traceo ran, and the past was not fetched afterwards
// Of a history that was imported nobody was asked: what is missing in it is Silent.
// Any thread; immutable. blindnessOf(): one thread at a time, as the snapshot.

#include "history/snapshot.h"
#include "slo/slo_config.h"

#include <QString>

#include <span>

namespace traceo {

enum class BlindCause : std::uint8_t { Fetching, Silent, Refused, Failing, Away, NotAsked };
/// Stable word for JSON: fetching, silent, refused, failing, away, not_asked.
const char* wordOf(BlindCause cause);
/// Short words for a row.
QString causeText(BlindCause cause, SliDefinition::Kind kind);

struct Blindness {
    BlindCause cause = BlindCause::NotAsked;
    double seconds = 0; ///< unseen
    TimeSpan longest;   ///< minutes one after the other, (from, to]
    friend bool operator==(const Blindness&, const Blindness&) = default;
};

/// `unseen`: seconds of each minute of the span, whole minutes. `filling`: what is still to come. The most first.
/// Errors: those of the snapshot.
Result<std::vector<Blindness>> blindnessOf(const history::Snapshot& snapshot, const SloDefinition& slo, TimeSpan span,
                                           std::span<const double> unseen, const std::vector<TimeSpan>& filling);

} // namespace traceo
