#pragma once
// The definition that held at a moment of the past, as far as it was known at another: what a report as of then rests on.
// The workspace's dated versions say it; where they do not, the facts that are written whenever a definition changes
// (slo/slo_facts.h). Where neither does, today's definition is taken. What only describes an SLO is always today's. Exclusions
// reach back on purpose: those of today count, but for ones that were made after what was known.
// One thread at a time, as the snapshot. Errors: those of the snapshot.

#include "history/snapshot.h"
#include "refresh/question.h"
#include "slo/definition_diff.h"
#include "slo/slo_config.h"

#include <map>

namespace traceo::replay {

/// The definition that a fact holds, with the words and exclusions of `today`. None where it cannot be counted any more: its
/// indicator is told in a way that this version cannot read.
std::optional<SloDefinition> definitionOf(const vocabulary::SloFact& fact, const SloDefinition& today);

/// Another definition than today's.
struct HeldDefinition {
    std::optional<UtcMs> since;            ///< it held from then on; none: from the first
    std::vector<DefinitionChange> changes; ///< from it to today's
    friend bool operator==(const HeldDefinition&, const HeldDefinition&) = default;
};

/// A workspace as it was defined at the question's moment.
struct HeldConfig {
    SloConfig config;                                ///< one version each
    std::map<std::string, HeldDefinition> differing; ///< by name: those that are not today's
};
/// What the workspace alone says of a moment: of each SLO the version that holds then, made of others as they are then.
SloConfig workspaceAt(const SloConfig& config, UtcMs moment);

/// None where the workspace says it all, as it does of now unless some of its versions are older or yet to come.
Result<std::optional<HeldConfig>> heldConfig(const history::Snapshot& snapshot, const SloConfig& config,
                                             const Question& question);

/// Of one SLO that `config` has. Requires: a snapshot of the question's moment.
Result<SloDefinition> heldDefinition(const history::Snapshot& snapshot, const SloConfig& config, std::string_view name,
                                     const Question& question);

/// A stretch of the past and the definition it was judged by.
struct HeldPart {
    TimeSpan span; ///< (from, to], whole minutes
    SloDefinition slo;
    UtcMs since{}; ///< when it began to hold, in its first minute; of the first part the range's begin, if it held before
};
/// All of `range`, ascending; neighbours differ, of a composite also by the definitions of its members. Of an SLO that `config` has.
Result<std::vector<HeldPart>> heldParts(const history::Snapshot& snapshot, const SloConfig& config, std::string_view name,
                                        TimeSpan range, const Question& question);

} // namespace traceo::replay
