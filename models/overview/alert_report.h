#pragma once
// Alerts as of a moment, and those of a stretch of time. An alert whose sources are all silent is not known
// since then, which is not resolved.
// Any thread; immutable. The functions: one thread at a time, as the snapshot.

#include "overview/alert_spans.h"
#include "overview/sources_seen.h"

#include "core/reading.h"
#include "core/status.h"
#include "refresh/question.h"

#include <QString>

namespace traceo {

enum class AlertState : std::uint8_t {
    Firing,
    Pending,
    Quiet,    ///< firing, but silenced, inhibited or muted
    NotKnown, ///< it fired when its sources were heard last
    Resolved,
};
/// Stable word for JSON: firing, pending, silenced, not_known, resolved.
std::string_view wordOf(AlertState state);
/// For people: Firing, …
QString nameOf(AlertState state);

struct AlertRow {
    std::string key; ///< label set and begin
    AlertState state = AlertState::Firing;
    Status status = Status::Warning; ///< by severity; quiet, pending, not known and resolved have their own
    QString name;
    QString severity;
    QString summary;
    QString service;
    QString owner;
    QString quiet; ///< "silenced until 14:30 by anna: deploy"; empty when it is not
    vocabulary::AlertFact fact;
    std::vector<std::string> sources;
    UtcMs begin{};
    std::optional<UtcMs> end;         ///< none while it fires, or where nobody knows
    std::optional<UtcMs> seenUntil;   ///< NotKnown: when it was seen last
    std::vector<TimeSpan> quietSpans; ///< ascending, disjoint
    Reading age;                      ///< seconds since it began
    Reading duration;                 ///< seconds it fired: to its end, to now, or as long as it was seen
    friend bool operator==(const AlertRow& a, const AlertRow& b);
};

/// Whether nobody but the SLO's own derivation says so (slo/watch/watch_alerts.h).
bool isOwnAlone(const AlertRow& row);

/// What is firing or pending, worst first, then the newest.
Result<std::vector<AlertRow>> alertsAt(const history::Snapshot& snapshot, const OverviewConfig& config,
                                       const std::vector<SourceSeen>& sources, const Question& question);

/// What was firing anywhere in [range.from, range.to), newest first.
Result<std::vector<AlertRow>> alertHistory(const history::Snapshot& snapshot, const OverviewConfig& config,
                                           const std::vector<SourceSeen>& sources, TimeSpan range, const Question& question);

/// How an alert's numbers came to be: its labels, who said so, where to read on.
std::shared_ptr<const Explanation> explained(const AlertRow& row);

} // namespace traceo
