#pragma once
// One look of the shadow reader, as values: what is asked of the origin for a key, what answers mean, and what three reads say of
// the truth. Values are compared by hash and never kept.
// Any thread; immutable.

#include "cache/shadow_config.h"
#include "cache/stale_looks.h"
#include "core/redis_reply.h"
#include "core/request.h"

#include <QByteArray>

#include <cstdint>
#include <optional>
#include <string>

namespace traceo {

/// What the cache said.
struct CachedRead {
    bool isThere = false;
    QByteArray hash;
    std::optional<std::int64_t> version; ///< a whole number, or milliseconds of a moment
    UtcMs at{};                          ///< not later than it was said
};

/// What the origin said.
struct OriginRead {
    bool isThere = false;
    QByteArray hash;
    std::optional<UtcMs> updatedAt; ///< by our clock, as far as the skew is known
    std::optional<std::int64_t> version;
};

/// Errors: Decode (a list where a value is meant), and what the server refused (WRONGTYPE).
Result<CachedRead> cachedRead(const ShadowConfig& config, const RedisReply& reply, UtcMs at);

/// For one key. Errors: BadValue for a key that has no place in an address or a statement.
Result<Request> originRequest(const ShadowConfig& config, const std::string& key);
/// Of an origin with an address, where it is; of a statement the owner of the source knows.
Endpoint originEndpoint(const ShadowConfig& config);
/// Not there is an answer too. Errors: those of the response; Decode.
Result<OriginRead> originRead(const ShadowConfig& config, const Response& response);

struct Judgement {
    LookOutcome outcome = LookOutcome::Undecided;
    Millis age{-1}; ///< of what is stale: since when it was not true any more
};
/// Stale: both reads of the cache agree, differ from the origin, and the origin changed before the first by more than the grace.
/// Fresh: all three agree. Else undecided: the origin changed too recently, its change has no time, the cache changed in between,
/// or one of them had nothing.
Judgement judgeShadow(const CachedRead& first, const OriginRead& origin, const CachedRead& second, Millis grace);
/// Stale: what the cache says after the origin was asked is of an older version than the origin's, which was not changed within
/// the grace as far as it says so. None where one of them bears no version.
std::optional<Judgement> judgeVersion(const OriginRead& origin, const CachedRead& second, Millis grace);

} // namespace traceo
