#pragma once
// CLIENT LIST as counts: how many there are by the name they gave themselves and by age, and what waits to be sent to them.
// Addresses and commands are not kept.
// Source: redis.io, "CLIENT LIST".
// Any thread; immutable.

#include "core/result.h"
#include "sources/redis/redis_series.h"

#include <string_view>

namespace traceo {

inline constexpr char kRedisClientsNamed[] = "traceo_redis_clients";                 ///< label client; "(none)", "(others)"
inline constexpr char kRedisClientsOld[] = "traceo_redis_clients_age_bucket";        ///< label le, seconds; cumulative
inline constexpr char kRedisClientsOutput[] = "traceo_redis_clients_output_bytes";   ///< of all
inline constexpr char kRedisClientsMost[] = "traceo_redis_clients_output_max_bytes"; ///< of the one with most

/// Lines that are none are passed over. Errors: Decode when no line of a text that has some is one.
Result<void> addClients(std::string_view list, RedisSeries& series);

} // namespace traceo
