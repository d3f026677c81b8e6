#pragma once
// Since when less than a share of an error budget has been left, without a break up to now: the first minute of the stretch
// that lasts, as a report of that minute would have said it by the definition of now. Whoever says when a budget was
// overspent, or became low, asks here. It is looked for as far back as anything is known, whatever window somebody shows:
// where it was so already in the first minute of which anything is known, it began before that, and nobody knows when.
// Undecided events count as good where less is left even so; where they may be either on the way, nothing is said. A period
// of a calendar has a budget of its own.
// One thread at a time, as the snapshot.

#include "history/snapshot.h"
#include "slo/exhaustion.h"

#include <optional>

namespace traceo {

struct SinceWhen {
    UtcMs at{};             ///< the end of its first minute
    bool isEarlier = false; ///< it was so in the first minute that can be judged already: since before `at`
    friend bool operator==(const SinceWhen&, const SinceWhen&) = default;
};

/// Of the budget: less than this is nothing, as sums of fractions miss zero by a little.
inline constexpr double kNothingLeft = 1e-9;

/// None where `share` is left or more, or where a minute on the way is undecided. `reach`: whether more is known than the
/// track of the counts holds; then no rolling window that begins before it is judged.
enum class Reach : std::uint8_t { MoreIsKnown, AllThatIsKnown };
std::optional<SinceWhen> lowSince(const SloDefinition& slo, const SloCounts& counts, double share, Reach reach);

/// As far back as it takes; begins with these counts of the question, whose track holds minutes. Errors: those of countSlo.
Result<std::optional<SinceWhen>> lowSince(const history::Snapshot& snapshot, const SloDefinition& slo, const Question& question,
                                          const SloCounts& counts, double share);

/// Counts two windows first. Since when nothing is left.
Result<std::optional<SinceWhen>> goneSince(const history::Snapshot& snapshot, const SloDefinition& slo, const Question& question);

/// Dates what is gone. Requires: gone.isGone.
void sayWhenGone(const std::optional<SinceWhen>& since, Exhaustion& gone);

} // namespace traceo
