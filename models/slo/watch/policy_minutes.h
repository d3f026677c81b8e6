#pragma once
// What the conditions of an SLO's budget policy are about, at any minute of the past.
// One thread at a time.

#include "slo/watch/budget_minutes.h"
#include "slo/watch/incident_cost.h"

#include <optional>
#include <vector>

namespace traceo {

class PolicyMinutes {
public:
    /// Requires: both outlive it; slices reach back by reachOf() before the first moment.
    PolicyMinutes(const SloDefinition& slo, const WatchSlices& slices);

    /// How far the conditions of the SLO's policy look back.
    static Millis reachOf(const SloDefinition& slo);

    /// One a step, in their order; none: not known. Where events are undecided it is the milder bound of what a step is about,
    /// if the step says the same of both. Requires: whole minutes that ascend.
    std::vector<std::optional<double>> valuesAt(UtcMs moment);

private:
    std::optional<double> valueOf(const PolicyStep& step, UtcMs moment);
    std::optional<double> burn(const PolicyStep& step, UtcMs moment) const;
    std::optional<double> dearestIncident(UtcMs moment);

    const SloDefinition& m_slo;
    const WatchSlices& m_slices;
    BudgetMinutes m_budget;
    IncidentCost m_incidents;
    std::optional<UtcMs> m_walked;
};

} // namespace traceo
