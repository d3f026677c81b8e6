#pragma once
// The SLOs of a workspace as facts, so that the past knows which version of a definition held when.
// Any thread; immutable.

#include "core/batch.h"
#include "slo/slo_config.h"
#include "vocabulary/facts.h"

#include <string_view>

namespace traceo {

/// Where a version begins that holds for all that was before the next.
inline constexpr UtcMs kSinceEver{};

vocabulary::SloFact factOf(const SloDefinition& slo);
/// Of the fact of an SLO.
std::string sloFactKey(std::string_view slo);

/// Whether what is missing from a configuration is gone, or may just stand in a mistake.
enum class Missing : std::uint8_t { IsGone, MayBeUnread };

/// What a workspace that was read at `now` says that is not known yet: a fact for each definition that is new or has
/// changed, from its `valid_from` or now on (which ends the version before), and with IsGone the end of each that is
/// not there any more. Of several dated versions each holds until the next; a first one without a date since ever.
/// `known`: the facts of kind kDefinitionFact, of all times where there are several versions. Empty when nothing has changed.
std::vector<Fact> definitionFacts(const SloConfig& config, Missing missing, const std::vector<Fact>& known, UtcMs now);

} // namespace traceo
