// Replies a server sends. However they arrive in pieces, they end at the same place; what ends is read or refused.

#include "core/redis_reply.h"
#include "fuzz/fuzz_target.h"

#include <optional>

using namespace traceo;
using namespace traceo::fuzz;

namespace {

constexpr std::int64_t kMostBytes = 1 << 20;

/// Where the first reply ends: 0 not yet, none refused.
std::optional<std::int64_t> endOf(std::string_view wire, std::size_t step)
{
    RedisReplyEnd end(kMostBytes);
    for (std::size_t there = step;; there += step) {
        const auto size = end.feed(wire.substr(0, there));
        if (!size)
            return std::nullopt;
        if (*size > 0 || there >= wire.size())
            return *size;
    }
}

void requireWithin(const RedisReply& reply, std::size_t bytes)
{
    require(reply.text.size() <= bytes && reply.items.size() <= bytes, "nothing is larger than what it was made of");
    for (const RedisReply& item : reply.items)
        requireWithin(item, bytes);
}

void readReply(std::string_view input)
{
    const std::size_t step = takeByte(input) % 16 + 1;
    const auto end = endOf(input, input.size() + 1);
    const auto inPieces = endOf(input, step);
    require(inPieces == end, "pieces do not decide where a reply ends");
    const auto reply = redisReply(input.substr(0, std::size_t(end.value_or(std::int64_t(input.size())))));
    require(!end || *end == 0 || reply.ok(), "what ends can be read");
    if (reply)
        requireWithin(*reply, input.size());
    else
        require(!toText(reply.error()).isEmpty(), "a refusal has words");
}

} // namespace

TRACEO_FUZZ_TARGET(redis_reply, readReply);
