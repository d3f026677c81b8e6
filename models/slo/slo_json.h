#pragma once
// An SLO as the command prints it. Names are fixed; what is not known or not built is null, never 0.
// Any thread; immutable.

#include "slo/slo_report.h"

#include <nlohmann/json_fwd.hpp>

namespace traceo {

nlohmann::json toJson(const SloRow& row);
/// One object a row.
std::vector<nlohmann::json> sloItems(const SloReport& report);

} // namespace traceo
