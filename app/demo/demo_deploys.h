#pragma once
// The demo's deploys and notes, as a team's pipeline would tell them with `traceo events add`. A pure function
// of time, so that telling them again adds nothing.
// Any thread; immutable.

#include "core/batch.h"

#include <vector>

namespace traceo::demo {

/// Facts of kinds deploy and note in [span.from, span.to).
std::vector<Fact> marksIn(TimeSpan span);

} // namespace traceo::demo
