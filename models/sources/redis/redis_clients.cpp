#include "sources/redis/redis_clients.h"

#include "core/format.h"
#include "sources/redis/redis_text.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <limits>
#include <map>
#include <optional>

using namespace Qt::StringLiterals;

namespace traceo {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(RedisAnswer)
};

/// So many names get a series; the rest is counted together.
constexpr std::size_t kMostNames = 50;
constexpr std::size_t kLongestName = 128;
constexpr int kShownText = 80;
constexpr std::array<std::int64_t, 5> kAges{1, 60, 3'600, 86'400, 604'800}; // seconds

struct Client {
    std::string_view name;
    std::int64_t age = 0;
    std::int64_t output = 0;
};

/// "id=3 addr=127.0.0.1:1 name=web age=6 omem=0 …", in any order.
std::optional<Client> clientOf(std::string_view line)
{
    Client client;
    bool isClient = false;
    while (!line.empty()) {
        const std::size_t end = std::min(line.find(' '), line.size());
        const std::string_view word = line.substr(0, end);
        line.remove_prefix(std::min(end + 1, line.size()));
        const auto after = [word](std::string_view key) { return word.substr(key.size()); };
        if (word.starts_with("id="))
            isClient = redisInteger(after("id=")).has_value();
        else if (word.starts_with("name="))
            client.name = after("name=").substr(0, kLongestName);
        else if (word.starts_with("age="))
            client.age = redisInteger(after("age=")).value_or(0);
        else if (word.starts_with("omem="))
            client.output = std::max<std::int64_t>(0, redisInteger(after("omem=")).value_or(0));
    }
    return isClient ? std::optional(client) : std::nullopt;
}

struct Counted {
    std::map<std::string_view, std::int64_t> names;
    std::array<std::int64_t, kAges.size()> younger{};
    std::int64_t clients = 0;
    std::int64_t unnameable = 0; ///< their names look like ours
    double output = 0;
    std::int64_t mostOutput = 0;

    void add(const Client& client)
    {
        ++clients;
        if (client.name.starts_with('('))
            ++unnameable;
        else
            ++names[client.name.empty() ? "(none)" : client.name];
        output += double(client.output);
        mostOutput = std::max(mostOutput, client.output);
        for (std::size_t i = 0; i < kAges.size(); ++i)
            younger[i] += client.age <= kAges[i] ? 1 : 0;
    }
};

/// The largest first, of equal ones by name, so that the same keep their series.
void addNames(const Counted& counted, RedisSeries& series)
{
    std::vector<std::pair<std::string_view, std::int64_t>> names(counted.names.begin(), counted.names.end());
    std::ranges::stable_sort(names, [](const auto& a, const auto& b) { return a.second > b.second; });
    std::int64_t others = counted.unnameable;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (i < kMostNames)
            series.add(kRedisClientsNamed, double(names[i].second), {{"client", names[i].first}});
        else
            others += names[i].second;
    }
    if (others > 0)
        series.add(kRedisClientsNamed, double(others), {{"client", "(others)"}});
}

} // namespace

Result<void> addClients(std::string_view list, RedisSeries& series)
{
    Counted counted;
    bool hasText = false;
    for (std::string_view rest = list; !rest.empty();) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        const std::string_view line = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        hasText |= line.find_first_not_of(" \r") != std::string_view::npos;
        if (const auto client = clientOf(line.substr(0, line.find('\r'))))
            counted.add(*client);
    }
    if (hasText && counted.clients == 0)
        return Error{ErrorCode::Decode, {}, Text::tr("a client a line"), u"“%1”"_s.arg(plainText(list, kShownText)), {}};
    addNames(counted, series);
    for (std::size_t i = 0; i < kAges.size(); ++i)
        series.add(kRedisClientsOld, double(counted.younger[i]), {{"le", exporterNumber(double(kAges[i]))}});
    series.add(kRedisClientsOld, double(counted.clients), {{"le", exporterNumber(std::numeric_limits<double>::infinity())}});
    series.add(kRedisClientsOutput, counted.output);
    series.add(kRedisClientsMost, double(counted.mostOutput));
    return {};
}

} // namespace traceo
