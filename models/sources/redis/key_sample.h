#pragma once
// How much of a Redis belongs to which group of keys, from a sample: SCAN from its beginning and MEMORY USAGE of each key
// that comes, one question after the other. Keys come in the order of their hashes, so the first n are a sample by chance; a
// share p of n keys has the standard error √(p(1 − p) ÷ n): of 500 keys at most ±4.4 % of all at 95 %. Keys of a group = p ×
// all keys of the database, its bytes = what its sampled keys take × all keys ÷ n. Where all keys were seen both are exact but
// for what changed meanwhile, and for what MEMORY USAGE itself estimates of long values. Of one database. Names of keys are
// not stored.
// Source: redis.io, "SCAN", "MEMORY USAGE"; names as oliver006/redis_exporter's, exporter/key_groups.go.
// Any thread; immutable but for what takes an answer.

#include "core/redis_reply.h"
#include "core/request.h"
#include "core/result.h"
#include "sources/redis/key_groups.h"
#include "sources/redis/redis_series.h"

#include <optional>
#include <string>
#include <vector>

namespace traceo {

/// The two questions a sample is made of; each may be refused by itself.
inline constexpr char kScanQuestion[] = "SCAN";
inline constexpr char kMemoryUsageQuestion[] = "MEMORY USAGE";
/// What is observed when a sample is whole.
inline constexpr char kKeyGroupsQuestion[] = "key groups";

/// A sample under way. It travels in the form of the requests it is made of, which does not go over the wire.
class KeySample {
public:
    /// `keys`: all keys of the database; `span`: what the sample will speak of; `begun`: our clock.
    KeySample(const KeyGroups& groups, std::int64_t keys, Millis interval, TimeSpan span, UtcMs begun);
    /// Of a request that next() made. Requires: it is one.
    static KeySample of(const Request& request);

    /// Errors of both: Decode.
    Result<void> takeScan(const RedisReply& reply, const KeyGroups& groups);
    Result<void> takeUsage(const RedisReply& reply);

    TimeSpan span() const { return m_span; }
    /// The next question; none when the sample is whole or its time is over.
    std::optional<Request> next(UtcMs now) const;
    /// What is estimated; nothing where there are keys and none was seen.
    void addTo(RedisSeries& series, const KeyGroups& groups) const;

private:
    KeySample() = default;
    Request request(const char* want, std::vector<std::string> command) const;
    Pairs form() const;

    struct Waiting {
        std::string key;
        std::size_t group = 0;
    };
    struct Counted {
        std::int64_t keys = 0;
        std::int64_t bytes = 0;
    };

    TimeSpan m_span;
    UtcMs m_until{};
    std::int64_t m_keys = 0;
    std::int64_t m_most = 0;  ///< keys that may be looked at
    std::int64_t m_taken = 0; ///< keys that came: those that were looked at, that wait, and that were gone
    std::int64_t m_scans = 0;
    std::string m_cursor = "0";
    bool m_isThrough = false;
    std::vector<Counted> m_counted; ///< the last is of those without a pattern
    std::vector<Waiting> m_waiting;
};

} // namespace traceo
