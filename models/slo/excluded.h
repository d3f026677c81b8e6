#pragma once
// What exclusions take from one SLO: the minutes, and which exclusion covers how much of a window.
// Any thread; immutable.

#include "slo/burn_alerts.h"
#include "slo/slo_config.h"

namespace traceo {

/// The excluded minutes of an SLO in (within.from, within.to]. Requires: whole minutes.
ExcludedSpans excludedSpans(const SloDefinition& slo, TimeSpan within);

/// Minutes of the SLO's window after the moment that will count; 0 but for a calendar period of minutes.
double minutesToCome(const SloDefinition& slo, UtcMs moment);

/// Slices of what the method counts (slo/budgeting_method.h), without what is excluded: of a time slice the rest is judged.
void judge(const BudgetingMethod& method, const ExcludedSpans& excluded, std::span<Slice> slices, Seen seen = Seen::InThem);

/// One exclusion, and how much of a window it covers.
struct ExclusionUse {
    std::string id; ///< kServiceHoursId for these
    std::string reason;
    std::string author; ///< may be empty
    Exclusion::Mode mode = Exclusion::Mode::Drop;
    Millis length{0};
    std::optional<bool> isRetroactive; ///< made after a minute it covers; none: nobody knows when it was made
    std::string member{};              ///< of a composite whose member it takes from: the first of them; empty: from the SLO
    friend bool operator==(const ExclusionUse&, const ExclusionUse&) = default;
};
inline constexpr char kServiceHoursId[] = "service-hours";

/// Those that cover something of the window.
std::vector<ExclusionUse> exclusionsUsed(const SloDefinition& slo, TimeSpan window);
/// And those of its members, and of theirs, each once.
std::vector<ExclusionUse> allExclusionsUsed(const SloDefinition& slo, TimeSpan window);
/// What they cover of it, joined.
std::vector<TimeSpan> touchedSpans(const SloDefinition& slo, TimeSpan window);
/// Whether members of it, or of them, have any.
bool hasExcludedMembers(const SloDefinition& slo);
/// The SLO as if nobody had excluded anything of it or of its members; service hours are exclusions.
SloDefinition withoutExclusions(SloDefinition slo);
/// Whether one of them is retroactive; none where that is not known.
std::optional<bool> isAnyRetroactive(const std::vector<ExclusionUse>& uses);

/// What was taken from the counts of an SLO, and what they would be without its exclusions.
struct Excluded {
    std::vector<TimeSpan> spans;          ///< of all its slices, ascending and without overlaps; not those of members
    std::vector<ExclusionUse> uses;       ///< in its window, since data began; those of members as well
    Millis length{0};                     ///< what they cover
    SliceSum without;                     ///< its window, of members nothing excluded either
    std::optional<SeverityState> muted{}; ///< what would fire if now was not excluded

    /// Whether the minute before `moment` is.
    bool isNow(UtcMs moment) const { return !spans.empty() && spans.back().to >= moment; }
};

} // namespace traceo
