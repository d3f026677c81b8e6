#pragma once
// The fields of INFO that are a number and nothing else, and what redis_exporter calls them.
// Source: oliver006/redis_exporter, exporter/exporter.go.
// Any thread; immutable.

#include <string_view>

namespace traceo {

/// "redis_keyspace_hits_total" of "keyspace_hits"; empty where there is no such metric.
std::string_view metricOfInfo(std::string_view field);

} // namespace traceo
