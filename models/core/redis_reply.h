#pragma once
// Replies of the Redis protocol, version 2, read by hiredis. Numbers stay integers, texts stay bytes.
// Source: redis.io, "Redis serialization protocol".
// One thread at a time.

#include "core/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace traceo {

struct RedisReply {
    enum class Kind : std::uint8_t { Text, Integer, List, Nothing, Error };
    Kind kind = Kind::Nothing;
    std::string text;         ///< of Text and Error; may hold any byte
    std::int64_t integer = 0; ///< of Integer
    std::vector<RedisReply> items;

    bool isText() const { return kind == Kind::Text; }
    bool isList() const { return kind == Kind::List; }
    bool isInteger() const { return kind == Kind::Integer; }
    bool isError() const { return kind == Kind::Error; }
};

/// A command as it goes over the wire, in words of any bytes.
std::string redisCommand(const std::vector<std::string>& words);

/// One reply that is whole. Errors: Truncated, Decode (no Redis), TooLarge (deeper than seven lists).
Result<RedisReply> redisReply(std::string_view wire);

/// Finds the ends of replies in what comes in pieces, without making them: what is announced is held against the cap before
/// any of it is there, so that a text of 512 MB costs its announcement alone.
class RedisReplyEnd {
public:
    explicit RedisReplyEnd(std::int64_t maxBytes);

    /// How many bytes of `wire`, which begins with a reply and only grows between calls, are that reply; 0: it is not whole yet.
    /// After a whole one the next begins anew. Errors: Decode (no Redis: says what began instead), TooLarge.
    Result<std::int64_t> feed(std::string_view wire);

private:
    std::int64_t m_maxBytes;
    std::int64_t m_read = 0;          ///< bytes of whole elements
    std::vector<std::int64_t> m_open; ///< elements that are still to come, of each list that is open
};

} // namespace traceo
