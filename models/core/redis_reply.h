#pragma once
// Replies of the Redis protocol, version 2, read by hiredis. Numbers stay integers, texts stay bytes.
// Source: redis.io, "Redis serialization protocol specification".
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

/// What our connections call themselves at a server.
inline constexpr char kRedisClientName[] = "traceo";

/// A command as it goes over the wire, in words of any bytes.
std::string redisCommand(const std::vector<std::string>& words);

/// One reply that is whole and nothing after it. Errors: Truncated, Decode (no Redis), TooLarge (deeper than seven lists, more
/// than a million elements).
Result<RedisReply> redisReply(std::string_view wire);

/// Finds the ends of replies in what comes in pieces, without making them: what is announced is held against the caps before
/// any of it is there, so that a text of 512 MB costs its announcement alone.
class RedisReplyEnd {
public:
    explicit RedisReplyEnd(std::int64_t maxBytes) : m_maxBytes(maxBytes) {}

    /// How many bytes of `wire`, which begins with a reply and only grows between calls, are that reply; 0: it is not whole yet.
    /// After a whole one the next begins anew; after an error nothing more may be fed.
    /// Errors: Decode (no Redis: says what began instead), Tls (a server that speaks TLS here), TooLarge.
    Result<std::int64_t> feed(std::string_view wire);

private:
    Result<std::int64_t> elementOf(std::string_view wire);
    Result<std::int64_t> textOf(std::string_view element, std::int64_t head, std::int64_t length) const;
    Result<void> openList(std::int64_t count);
    Error tooLarge(const QString& found) const;

    std::int64_t m_maxBytes;
    std::int64_t m_read = 0;          ///< bytes of whole elements
    std::size_t m_searched = 0;       ///< of the element under way: before it no line ends
    std::int64_t m_elements = 0;      ///< announced by all lists of this reply
    std::vector<std::int64_t> m_open; ///< elements that are still to come, of each list that is open
};

} // namespace traceo
