#pragma once
// All sources in one chip: the worst state, how many answer, the oldest age.
// GUI thread only.

#include "app/wiring/session.h"
#include "widgets/source_chip.h"

namespace traceo {

SourcesState summaryOf(const Session& session, std::optional<UtcMs> at);
Millis shortestInterval(const LoadedWorkspace& workspace);

} // namespace traceo
