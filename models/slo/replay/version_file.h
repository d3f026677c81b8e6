#pragma once
// What is different in a definition from a date on, as a file that a workspace includes (slo/slo_versions.h reads it back). The
// definition itself is not repeated: it stands where somebody wrote it.
// Any thread; immutable.

#include "slo/revision.h"

namespace traceo::replay {

/// Errors: NotSupported for exclusions that are taken back, as they stand in a file of somebody's; BadValue where nothing is
/// different.
Result<std::string> versionFile(const std::string& slo, const Revision& revision, UtcMs from, UtcMs now);
/// "checkout-2026-12-01.yaml"; with the time of day where it is not midnight in UTC.
std::string versionFileName(const std::string& slo, UtcMs from);

/// "99.95%", with the decimals it was written with.
std::string percentText(const Objective& objective);

} // namespace traceo::replay
