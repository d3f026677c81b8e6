#pragma once
// Objects that have to do with one another across domains, as far as the workspace tells. Domains do not know each
// other; this is where they meet.
// Any thread; immutable.

#include "core/link.h"

#include <vector>

namespace traceo {

struct LoadedWorkspace;

/// Of an SLO the check it counts and the other SLOs of its service; of a check the SLOs that count it; of a line of
/// *Now* what it is about. Nearest first, without itself; empty where nothing is known.
std::vector<LinkedObject> relatedTo(const LoadedWorkspace& workspace, const Link& link);

} // namespace traceo
