#pragma once
// The alerts tab of an SLO: its burn rates over the range, what each pair of windows said meanwhile as lanes on the same axis,
// with the incidents that are known; how each pair stands now; and each firing, with what it was for.
// Any thread; immutable. buildAlertsTab: one thread at a time, as the snapshot.

#include "slo/detail/alert_lanes.h"
#include "slo/detail/counted_slo.h"

namespace traceo {

/// A pair of windows, now.
struct PairRow {
    std::string key; ///< "page 1h"
    LaneState state = LaneState::Quiet;
    BurnPair::Severity severity = BurnPair::Severity::Page;
    QString windows; ///< "1 h + 5 min"
    QString reason;  ///< why it fires, is not known or cannot fire; may be empty
    Reading limit;
    Reading longBurn;
    Reading shortBurn;
    Reading since;  ///< of what it fires; none while it does not
    Reading clears; ///< when it is quiet if nothing bad happens any more
    friend bool operator==(const PairRow&, const PairRow&) = default;
};

/// One time that a page or a ticket fired.
struct FiringRow {
    std::string key;
    BurnPair::Severity severity = BurnPair::Severity::Page;
    bool isOpen = false; ///< it still fires
    Reading began;
    Reading lasted;   ///< seconds
    Reading spent;    ///< share of the budget that was gone when it began
    QString incident; ///< the first that it was of; empty where it was of none
    friend bool operator==(const FiringRow&, const FiringRow&) = default;
};

struct AlertsTab {
    std::string key; ///< the SLO
    UtcMs moment{};
    QString nothing{}; ///< why there is nothing to show; empty where there is
    Chart burn{};
    Strip lanes{};
    std::vector<PairRow> pairs{};
    std::vector<FiringRow> firings{}; ///< newest first
    QString criteria{};               ///< a sentence: how many were of an incident, and how many incidents they found
};

/// Errors: NotFound, those of countSlo.
Result<AlertsTab> buildAlertsTab(const history::Snapshot& snapshot, const SloConfig& config, const Question& question);

} // namespace traceo
