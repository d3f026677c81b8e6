#pragma once
// The series of INFO under redis_exporter's names and units.
// Differences to the exporter: what is not finite is left out (it would write NaN); io_thread times and modules' fields are
// left out; percentiles are there without the command's counters, too; a database that is not listed has 0 keys as at the
// exporter, which asks the server how many there may be, where this takes the usual sixteen.
// Source: oliver006/redis_exporter, exporter/info.go.
// Any thread; immutable.

#include "sources/redis/redis_info.h"
#include "sources/redis/redis_series.h"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace traceo {

void addInfo(const RedisInfo& info, RedisSeries& series);

/// Microseconds a command took in all, by its name; what the sum of its latencies is made of.
std::vector<std::pair<std::string, std::int64_t>> commandTimes(const RedisInfo& info);
/// Keys of the first database; none where INFO does not speak of any.
std::optional<std::int64_t> keysOfFirstDatabase(const RedisInfo& info);

} // namespace traceo
