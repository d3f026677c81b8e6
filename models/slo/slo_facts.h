#pragma once
// The SLOs of a workspace as facts, so that the past knows which version of a definition held when.
// Any thread; immutable.

#include "core/batch.h"
#include "slo/slo_config.h"
#include "vocabulary/facts.h"

namespace traceo {

vocabulary::SloFact factOf(const SloDefinition& slo);

/// Whether what is missing from a configuration is gone, or may just stand in a mistake.
enum class Missing : std::uint8_t { IsGone, MayBeUnread };

/// What a workspace that was read at `now` says that is not known yet: a fact for each definition that is new or has
/// changed, from its `valid_from` or now on (which ends the version before), and with IsGone the end of each that is
/// not there any more. `known`: the facts of kind kDefinitionFact as of now. Empty when nothing has changed.
std::vector<Fact> definitionFacts(const SloConfig& config, Missing missing, const std::vector<Fact>& known, UtcMs now);

} // namespace traceo
