#pragma once
// SLOs that fit what a server was found to have, for a user to take over or leave: availability of each
// service by its counters of requests, its latency by the histogram of their duration, and each target that is probed. The objective is the strictest of the
// usual ones that the past kept, so that it is one the service can promise.
// Any thread; immutable.

#include "core/batch.h"
#include "core/reading.h"
#include "slo/slo_config.h"
#include "vocabulary/findings.h"

#include <QList>

#include <span>
#include <string>
#include <vector>

namespace traceo {

/// More of availability, of latency or of probes would be a list nobody reads; the busiest are kept.
inline constexpr std::size_t kMostOfAKind = 6;
inline constexpr Millis kProposalWindow = 30 * kDay;
inline constexpr Millis kProposalStep = 6 * kHour;

struct SloProposal {
    std::string name;    ///< a legal one, unique among the proposals and `taken`
    std::string service; ///< as in the server's label
    SliDefinition sli;
    std::string objective = "99%"; ///< as written

    /// Of the preview.
    Reading attained;
    Reading budgetLeft;
    Reading total;
    QList<double> sparkline; ///< the share of good events, a point a step; NaN where nothing was seen
    Millis seen{0};          ///< how much of the window had data at most: whole steps
    bool isKept = false;     ///< whether the past kept the objective
    /// Whether to take it over unless the user says no: it was kept, and it is a promise to users, not the monitoring's own.
    bool isRecommended = false;

    /// Asked of the server for the preview: how much grew in each step.
    std::string totalExpression() const;
    std::string badExpression() const;
};

std::vector<SloProposal> proposalsFrom(const vocabulary::Findings& findings, const std::string& source,
                                       const std::vector<std::string>& taken);

/// Fills in the preview and chooses the objective. `totals` and `bads`: samples a step, as expressionOver gives them;
/// bads without a sample are zero where there is a total.
void addPreview(SloProposal& proposal, std::span<const Sample> totals, std::span<const Sample> bads, TimeSpan range);

/// The item of `slos:` in the short form, indented by two.
std::string yamlOf(const SloProposal& proposal);

} // namespace traceo
