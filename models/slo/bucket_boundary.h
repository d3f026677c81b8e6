#pragma once
// The label `le` of a histogram's buckets. Prometheus 3 writes the same boundary as "1.0" that was "1" before, so a whole one is
// matched in either form (prometheus/prometheus: docs/migration.md; pyrra-dev/pyrra#1502 shows what it costs not to).
// Any thread.

#include "core/selector.h"

namespace traceo {

/// For "1" and "1.0": le=~"1(\\.0)?"; for others the text itself.
Selector::Matcher boundaryMatcher(const std::string& le);
/// The selector with its matcher le="…" or le!="…" in either form; the same one where there is none or it is not whole.
Selector withEitherBoundary(const Selector& selector);

} // namespace traceo
