#include "sources/redis/redis_info.h"

#include "core/format.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace traceo {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(RedisAnswer)
};

constexpr int kShownText = 80;
constexpr std::size_t kMostFields = 100'000;
/// One of these is in every INFO, whatever sections were asked for.
constexpr std::array<std::string_view, 8> kTelling{"redis_version", "valkey_version",    "dragonfly_version", "run_id",
                                                   "redis_mode",    "uptime_in_seconds", "used_memory",       "keyspace_hits"};

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view kBlank = " \t\r\n";
    const std::size_t first = text.find_first_not_of(kBlank);
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(kBlank) + 1 - first);
}

bool isKey(std::string_view text)
{
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c > ' ' && c < '\x7f'; });
}

} // namespace

void RedisInfo::addLine(std::string_view line, int number)
{
    line = trimmed(line);
    const std::size_t colon = line.find(':');
    if (line.starts_with('#') || colon == std::string_view::npos || m_fields.size() == kMostFields)
        return;
    const std::string_view key = line.substr(0, colon);
    const std::string_view value = trimmed(line.substr(colon + 1));
    if (isKey(key) && m_values.emplace(key, value).second)
        m_fields.push_back({key, value, number});
}

Result<RedisInfo> RedisInfo::read(std::string_view text)
{
    if (trimmed(text).empty())
        return Error{ErrorCode::Decode,
                     {},
                     Text::tr("the lines of INFO"),
                     Text::tr("nothing"),
                     Text::tr("Look at the host and the port: is it a Redis, Valkey, KeyDB or Dragonfly?")};
    RedisInfo info;
    int number = 0;
    for (std::string_view rest = text; !rest.empty();) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        info.addLine(rest.substr(0, end), ++number);
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    if (std::ranges::none_of(kTelling, [&info](std::string_view key) { return info.has(key); }))
        return Error{ErrorCode::Decode,
                     {},
                     Text::tr("INFO of a Redis, with a line such as “redis_version:7.0.15”"),
                     u"“%1”"_s.arg(plainText(text, kShownText)),
                     Text::tr("Look at the host and the port: is it a Redis, Valkey, KeyDB or Dragonfly?")};
    if (info.value("redis_mode") == "sentinel")
        return Error{ErrorCode::Decode,
                     {},
                     Text::tr("a server that keeps keys"),
                     Text::tr("a Sentinel"),
                     Text::tr("Name the servers it watches, each as a source of its own.")};
    return info;
}

std::string_view RedisInfo::value(std::string_view key) const
{
    const auto found = m_values.find(key);
    return found == m_values.end() ? std::string_view() : found->second;
}

RedisProduct redisProduct(const RedisInfo& info)
{
    constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kByVersion{{{"valkey_version", "Valkey"},
                                                                                       {"dragonfly_version", "Dragonfly"},
                                                                                       {"garnet_version", "Garnet"},
                                                                                       {"kvrocks_version", "Kvrocks"},
                                                                                       {"pika_version", "Pika"}}};
    for (const auto& [field, product] : kByVersion) {
        std::string_view version = info.value(field);
        if (version.starts_with("df-")) // Dragonfly: df-v1.14.1
            version.remove_prefix(3);
        if (version.size() > 1 && version.front() == 'v')
            version.remove_prefix(1);
        if (!version.empty())
            return {product, version};
    }
    const std::string_view version = info.value("redis_version");
    if (info.value("server_name") == "valkey")
        return {"Valkey", version};
    const bool isKeyDb = info.has("mvcc_depth") || info.has("server_threads")
        || info.value("executable").find("keydb-server") != std::string_view::npos;
    return {isKeyDb ? "KeyDB" : "Redis", version};
}

} // namespace traceo
