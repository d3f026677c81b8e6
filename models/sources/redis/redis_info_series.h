#pragma once
// The series of INFO under redis_exporter's names and units. Of what the exporter makes of INFO, ours differ in this:
//   - what is not finite is left out, where it would write NaN;
//   - times of single io threads (Valkey) and the fields of modules are left out: "INFO all" does not have the latter;
//   - of errors there are 128 kinds at most;
//   - percentiles are there without the command's counters, too;
//   - empty databases have 0 keys as at the exporter, but sixteen are taken for granted where it asks CONFIG how many there are;
//   - the time of the start is whole seconds of our clock, as there.
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

/// What hit rate, restarts and memory are made of has to be a number that is not negative: what is not is left out, and said with
/// its line (Decode).
Errors addInfo(const RedisInfo& info, RedisSeries& series);

/// Microseconds a command took in all, by its name; what the sum of its latencies is made of.
std::vector<std::pair<std::string, std::int64_t>> commandTimes(const RedisInfo& info);
/// Keys of a database; one that is empty is not listed.
std::int64_t keysOf(const RedisInfo& info, int database);

} // namespace traceo
