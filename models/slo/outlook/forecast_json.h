#pragma once
// A forecast as the command prints it. Names are fixed; what is not known, hidden or does not happen is null, never 0.
// Any thread; immutable.

#include "slo/outlook/slo_forecast.h"

#include <nlohmann/json_fwd.hpp>

namespace traceo {

nlohmann::json toJson(const SloForecast& forecast);
/// end, p10, p50, p90, exhausted_probability; one object a step.
std::vector<nlohmann::json> lineItems(const SloForecast& forecast);

} // namespace traceo
