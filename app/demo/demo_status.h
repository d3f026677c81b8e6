#pragma once
// What the demo backend says of itself: rules, targets, its build.
// Any thread; immutable.

#include "app/demo/demo_series.h"

#include <nlohmann/json_fwd.hpp>

namespace traceo::demo {

nlohmann::json rulesJson(const DemoSeries& series, UtcMs now);
nlohmann::json targetsJson(const DemoSeries& series, UtcMs now);
/// Of all metrics, or of the one called `metric`.
nlohmann::json metadataJson(std::string_view metric = {});
nlohmann::json buildJson();
nlohmann::json storageJson(const DemoSeries& series, UtcMs oldest, UtcMs now);

} // namespace traceo::demo
