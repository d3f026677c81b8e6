#pragma once
// The slices of one SLO over a stretch of the past, for the commands that look back.
// Main thread only.

#include "app/cli/opened.h"
#include "slo/slo_counts.h"

#include <functional>

namespace traceo::cli {

struct SloPast {
    Opened opened;
    SloDefinition slo;
    history::Snapshot snapshot;
    SloCounts counts; ///< its slices reach as far back before the range as was asked for
    TimeSpan range;   ///< (from, to], whole minutes, not before data begin
    bool hasData = true;

    /// An answer whose notes say what the numbers cannot rest on.
    Answer answer(const std::string& schema);
};

/// What was asked for with --since and its like, else the SLO's own window or, where it is given, the last `usual` before `end`.
/// Errors: Usage for a range without a minute.
Result<TimeSpan> pastRange(const Context& context, const SloDefinition& slo, std::optional<Millis> usual, UtcMs end);
/// What was asked for with --since and its like, else the SLO's own window or, where it is given, the last `usual`.
/// `reach`: how much further back slices are needed. Errors: those of opening, NotFound; Usage for a range without a minute.
Result<SloPast> sloPast(const Context& context, const std::string& name, std::optional<Millis> usual,
                        const std::function<Millis(const SloDefinition&)>& reach);

} // namespace traceo::cli
