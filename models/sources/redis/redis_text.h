#pragma once
// Numbers and lists as Redis writes them in INFO, and numbers as redis_exporter writes them in labels.
// Any thread; immutable.

#include "core/redis_reply.h"
#include "core/result.h"

#include <QString>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace traceo {

/// Integers as they are, beyond 64 bits and with a point as doubles; a "%" at the end is no part of the number. None for
/// anything else, and for what is not finite ("-nan").
std::optional<double> redisNumber(std::string_view text);
/// Whole numbers of 64 bits only.
std::optional<std::int64_t> redisInteger(std::string_view text);
/// "usec" of "calls=21,usec=175": "175"; empty when it is not there.
std::string_view redisPart(std::string_view list, std::string_view key);
/// 99.9 → "99.9", 1073741 → "1.073741e+06": the shortest that reads back, with an exponent from a million on.
std::string exporterNumber(double value);

/// "a text", "a list", "the error “NOPERM …”"; for messages.
QString shownReply(const RedisReply& reply);
/// Decode, with what was there instead.
Error otherReply(const QString& expected, const RedisReply& found);

} // namespace traceo
