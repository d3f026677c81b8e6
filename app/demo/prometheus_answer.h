#pragma once
// Answers in the words of Prometheus' HTTP API, v1 (https://prometheus.io/docs/prometheus/latest/querying/api/).
// Any thread; immutable.

#include "core/labels.h"
#include "core/time.h"
#include "net/listener.h"

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <string_view>

namespace traceo::demo {

/// {"status":"success","data":…}
OutgoingResponse success(const nlohmann::json& data);
/// The same around text that is JSON already.
OutgoingResponse successText(std::string_view data);
/// {"status":"error","errorType":"bad_data","error":…} with status 400.
OutgoingResponse badData(std::string_view words);
/// Too much was asked for: status 422.
OutgoingResponse executionError(std::string_view words);
OutgoingResponse plain(int status, std::string_view words);

/// The labels with the name as `__name__`.
nlohmann::json metricJson(const std::string& name, const Labels& labels);
/// [1700000000.123,"42"]: seconds with three decimals or none, the shortest exact value.
void appendPoint(std::string& out, UtcMs at, double value);

} // namespace traceo::demo
