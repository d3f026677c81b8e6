#pragma once
// The step of its budget policy that each SLO is at, as it was derived.
// Any thread; immutable. policiesAt: one thread at a time, as the snapshot.

#include "history/snapshot.h"
#include "slo/slo_config.h"

#include <QString>

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace traceo {

struct SloPolicyState {
    std::string name; ///< of the policy; empty where an SLO has steps of its own
    std::string action;
    std::string owner;                    ///< who does it; may be empty
    std::optional<UtcMs> since;           ///< the steps that hold are the same since then
    std::vector<int> steps;               ///< all that hold, from 1, ascending
    std::vector<std::string> alsoActions; ///< of those before the last

    /// The current one, which is the last of those that hold; 0: none does.
    int step() const { return steps.empty() ? 0 : steps.back(); }
    friend bool operator==(const SloPolicyState&, const SloPolicyState&) = default;
};

/// By SLO, as of the moment the snapshot is pinned to; those that have a policy and were judged by it.
Result<std::map<std::string, SloPolicyState>> policiesAt(const history::Snapshot& snapshot, const SloConfig& config);

/// "Budget policy: Review (Storefront). Still in force: Freeze risky changes."; empty where no step holds.
QString sentenceOf(const SloPolicyState& policy);

} // namespace traceo
