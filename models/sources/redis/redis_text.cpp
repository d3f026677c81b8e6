#include "sources/redis/redis_text.h"

#include "core/format.h"

#include <QCoreApplication>

#include <array>
#include <charconv>
#include <cmath>

namespace traceo {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(RedisAnswer)
};

constexpr int kShownText = 200;
/// From here on Go's shortest form has an exponent.
constexpr double kWithExponent = 1e6;
constexpr double kWithNegativeExponent = 1e-4;

template <class T>
std::optional<T> whole(std::string_view text)
{
    T value{};
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (problem != std::errc{} || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

} // namespace

std::optional<std::int64_t> redisInteger(std::string_view text)
{
    return whole<std::int64_t>(text);
}

std::optional<double> redisNumber(std::string_view text)
{
    if (text.ends_with('%'))
        text.remove_suffix(1);
    if (const auto integer = redisInteger(text))
        return double(*integer);
    const auto number = whole<double>(text);
    return number && std::isfinite(*number) ? number : std::nullopt;
}

std::string_view redisPart(std::string_view list, std::string_view key)
{
    while (!list.empty()) {
        const std::size_t comma = std::min(list.find(','), list.size());
        const std::string_view part = list.substr(0, comma);
        if (part.size() > key.size() && part.starts_with(key) && part[key.size()] == '=')
            return part.substr(key.size() + 1);
        list.remove_prefix(std::min(comma + 1, list.size()));
    }
    return {};
}

std::string exporterNumber(double value)
{
    if (std::isinf(value))
        return value > 0 ? "+Inf" : "-Inf";
    const double size = std::abs(value);
    const bool hasExponent = size != 0 && (size >= kWithExponent || size < kWithNegativeExponent);
    std::array<char, 64> buffer{};
    const auto form = hasExponent ? std::chars_format::scientific : std::chars_format::fixed;
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, form).ptr;
    return {buffer.data(), end};
}

QString shownReply(const RedisReply& reply)
{
    switch (reply.kind) {
    case RedisReply::Kind::Text:
        return Text::tr("a text");
    case RedisReply::Kind::Integer:
        return Text::tr("a number");
    case RedisReply::Kind::List:
        return Text::tr("a list");
    case RedisReply::Kind::Nothing:
        return Text::tr("nothing");
    case RedisReply::Kind::Error:
        return Text::tr("the error “%1”").arg(plainText(reply.text, kShownText));
    }
    Q_UNREACHABLE();
}

Error otherReply(const QString& expected, const RedisReply& found)
{
    return {ErrorCode::Decode,
            {},
            expected,
            shownReply(found),
            Text::tr("Ask the same with redis-cli: a proxy in between, or a product that only resembles Redis, may answer "
                     "otherwise.")};
}

} // namespace traceo
