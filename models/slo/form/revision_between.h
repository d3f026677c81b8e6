#pragma once
// What is different between two definitions of one SLO, as far as a dated version can say it (slo/revision.h).
// Any thread; immutable.

#include "slo/revision.h"

namespace traceo::form {

/// Applied to `before` it gives `after`, places in files and dates apart. Errors: NotSupported, with the fields that no version
/// can change.
Result<replay::Revision> revisionBetween(const SloDefinition& before, const SloDefinition& after);

} // namespace traceo::form
