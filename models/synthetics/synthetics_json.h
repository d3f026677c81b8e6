#pragma once
// A check from a region as the command prints it. Names are fixed; what is not known is null, never 0.
// Any thread; immutable.

#include "synthetics/synthetics_report.h"

#include <nlohmann/json_fwd.hpp>

namespace traceo {

nlohmann::json toJson(const ProbeRow& row);
/// The same with what the detail knows: phases now and in the seven days before, and what the regions of the check say
/// together (synthetics/region_quorum.h).
nlohmann::json toJson(const ProbeRow& row, const ProbeDetail& detail);

} // namespace traceo
