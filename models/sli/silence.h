#pragma once
// A series without a sample where its source answered: whoever writes it is silent, and that says nothing of what it writes about.
// Where the source did not answer either, nobody knows.
// Any thread; immutable.

#include "core/time.h"

namespace traceo {

/// How long after its time a sample may be seen first: half an interval, at least the shorter of an interval and ten seconds. A run
/// is visible only when it has ended, a scrape's timeout after its time.
Millis graceOf(Millis interval);

/// Whether a source that answered up to `answeredTo` would have had a sample after the `newest`.
bool isSilent(UtcMs newest, Millis interval, UtcMs answeredTo);

} // namespace traceo
