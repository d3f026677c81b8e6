#pragma once
// What there is to say of service levels over a period that is over or has begun: whether each objective was met, by which
// figure and which version of the definition, what was excluded, what nobody saw and why, when it was bad, and who spent the
// budget. `traceo slo sla` prints it, models/export/sla_section.h puts it on paper.
// A period is counted as a whole, whatever the SLO's own window is: allowed = (1 − objective) · total of the period. It is judged by
// the definition that held when it ended (slo/sla/definition_version.h).
// Any thread; immutable. build: one thread at a time, as the snapshot.

#include "core/line.h"
#include "history/snapshot.h"
#include "slo/bad_stretches.h"
#include "slo/ledger/ledger.h"
#include "slo/sla/blindness.h"
#include "slo/sla/definition_version.h"
#include "slo/sla/sla_figure.h"
#include "slo/sla/sla_period.h"

namespace traceo {

struct SlaEntry {
    SloDefinition slo;          ///< as it is judged
    std::optional<Error> error; ///< it could not be counted; nothing below is known then
    SlaFigure figure;
    double toCome = 0;           ///< minutes of a period that goes on, where the method counts minutes
    double allowed = 0;          ///< bad events (minutes) in the period
    std::optional<double> spent; ///< share of them
    bool isFilling = false;      ///< part of the history is still to come; nothing is decided then
    DefinitionVersion version;
    std::vector<ExclusionUse> uses; ///< exclusions and service hours that cover something of it
    std::vector<Blindness> blind;
    std::vector<BadStretch> stretches; ///< the longest of bad minutes in a row, ten at most
    std::vector<AccountSum> accounts;  ///< add up to figure.counted.bad()
    std::vector<AccountSum> excluded;  ///< what exclusions took; with the accounts they add up to figure.plain.bad()
    std::size_t rows = 0;
    std::string root; ///< of its slices (slo/sla/slice_digest.h)
    Chart chart;      ///< what was left of the period's budget
};

struct SlaReport {
    SlaPeriod period;
    TimeSpan counted;              ///< of the period what is over
    std::vector<SlaEntry> entries; ///< in the order of the workspace

    bool isOver() const { return counted.to >= period.span.to; }
};

struct SlaAsk {
    SlaPeriod period;
    UtcMs moment{};                 ///< counted to, where the period goes on
    UtcMs now{};                    ///< of asking
    int columns = 0;                ///< of charts; 0: none
    std::optional<UtcMs> knownAt{}; ///< leave out what was learned later
    std::string only{};             ///< of this SLO alone; empty: of all
};

/// `config`: the whole workspace. An SLO that cannot be counted is an entry that says why. Errors: Cancelled; Storage when nothing
/// can be read at all.
Result<SlaReport> build(const history::Snapshot& snapshot, const SloConfig& config, const SlaAsk& ask);

/// "Met", "Missed", "Undecidable"
QString verdictText(SlaVerdict verdict);
/// Why it is undecidable, a sentence; empty where it is not.
QString whyUndecided(const SlaEntry& entry);

inline constexpr std::size_t kMostStretches = 10;

} // namespace traceo
