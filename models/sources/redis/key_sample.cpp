#include "sources/redis/key_sample.h"

#include "sources/redis/redis_text.h"
#include "vocabulary/caches.h"

#include <QCoreApplication>

#include <algorithm>
#include <limits>

namespace traceo {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(RedisAnswer)
};

/// A round leads to a thousand requests at most (poll/request_round.h), and some are for others.
constexpr std::int64_t kMostKeys = 800;
constexpr std::int64_t kMostScans = 100;
constexpr std::int64_t kKeysAScan = 50;
/// The next poll waits for the round: a far server's sample is smaller rather than the poll late.
constexpr Millis kLongestSample{10'000};

std::int64_t integerOf(const Pairs& form, std::string_view name)
{
    const auto found = std::ranges::find(form, name, &Pairs::value_type::first);
    return found == form.end() ? 0 : redisInteger(found->second).value_or(0);
}

} // namespace

KeySample::KeySample(const KeyGroups& groups, std::int64_t keys, Millis interval, TimeSpan span, UtcMs begun)
    : m_span(span), m_until(begun + std::min(interval / 2, kLongestSample)), m_keys(keys),
      m_most(std::min({groups.sample, std::max<std::int64_t>(1, groups.rate * interval.count() / 1000), kMostKeys})),
      m_counted(groups.patterns.size() + 1)
{}

Pairs KeySample::form() const
{
    Pairs form{{"cursor", m_cursor},
               {"through", m_isThrough ? "1" : "0"},
               {"from", std::to_string(msOf(m_span.from))},
               {"to", std::to_string(msOf(m_span.to))},
               {"until", std::to_string(msOf(m_until))},
               {"keys", std::to_string(m_keys)},
               {"most", std::to_string(m_most)},
               {"taken", std::to_string(m_taken)},
               {"scans", std::to_string(m_scans)}};
    for (const Counted& counted : m_counted) {
        form.emplace_back("counted", std::to_string(counted.keys));
        form.emplace_back("bytes", std::to_string(counted.bytes));
    }
    for (const Waiting& waiting : m_waiting) {
        form.emplace_back("group", std::to_string(waiting.group));
        form.emplace_back("key", waiting.key);
    }
    return form;
}

KeySample KeySample::of(const Request& request)
{
    const Pairs& form = request.form;
    KeySample sample;
    const auto cursor = std::ranges::find(form, std::string_view("cursor"), &Pairs::value_type::first);
    sample.m_cursor = cursor == form.end() ? std::string("0") : cursor->second;
    sample.m_isThrough = integerOf(form, "through") == 1;
    sample.m_span = {utcMs(integerOf(form, "from")), utcMs(integerOf(form, "to"))};
    sample.m_until = utcMs(integerOf(form, "until"));
    sample.m_keys = integerOf(form, "keys");
    sample.m_most = integerOf(form, "most");
    sample.m_taken = integerOf(form, "taken");
    sample.m_scans = integerOf(form, "scans");
    std::size_t group = 0;
    for (const auto& [name, value] : form) {
        if (name == "counted")
            sample.m_counted.push_back({redisInteger(value).value_or(0), 0});
        else if (name == "bytes" && !sample.m_counted.empty())
            sample.m_counted.back().bytes = redisInteger(value).value_or(0);
        else if (name == "group")
            group = std::size_t(redisInteger(value).value_or(0));
        else if (name == "key")
            sample.m_waiting.push_back({value, group});
    }
    return sample;
}

Result<void> KeySample::takeScan(const RedisReply& reply, const KeyGroups& groups)
{
    const auto& parts = reply.items;
    if (!reply.isList() || parts.size() != 2 || !parts[0].isText() || !parts[1].isList())
        return otherReply(Text::tr("a cursor and keys"), reply);
    ++m_scans;
    m_cursor = parts[0].text;
    m_isThrough = m_cursor == "0";
    for (const RedisReply& key : parts[1].items) {
        if (!key.isText())
            return otherReply(Text::tr("keys"), key);
        if (m_taken == m_most) { // a scan may bring more than it was asked for
            m_isThrough = false;
            break;
        }
        ++m_taken;
        m_waiting.push_back({key.text, std::min(groups.groupOf(key.text), m_counted.size() - 1)});
    }
    return {};
}

Result<void> KeySample::takeUsage(const RedisReply& reply)
{
    const bool isGone = reply.kind == RedisReply::Kind::Nothing;
    if (m_waiting.empty() || (!isGone && !reply.isInteger()))
        return otherReply(Text::tr("the bytes of a key"), reply);
    Counted& counted = m_counted[std::min(m_waiting.back().group, m_counted.size() - 1)];
    if (!isGone) {
        ++counted.keys;
        const std::int64_t room = std::numeric_limits<std::int64_t>::max() - counted.bytes;
        counted.bytes += std::clamp<std::int64_t>(reply.integer, 0, room);
    }
    m_waiting.pop_back();
    return {};
}

Request KeySample::request(const char* want, std::vector<std::string> command) const
{
    Request request;
    request.transport = Transport::Redis;
    request.want = want;
    request.span = m_span;
    request.command = std::move(command);
    request.form = form();
    request.optional = true;
    return request;
}

std::optional<Request> KeySample::next(UtcMs now) const
{
    if (m_keys == 0 || now >= m_until)
        return std::nullopt;
    if (!m_waiting.empty())
        return request(kMemoryUsageQuestion, {"MEMORY", "USAGE", m_waiting.back().key});
    if (m_isThrough || m_taken >= m_most || m_scans >= kMostScans)
        return std::nullopt;
    const std::int64_t count = std::min(kKeysAScan, m_most - m_taken);
    return request(kScanQuestion, {"SCAN", m_cursor, "COUNT", std::to_string(count)});
}

void KeySample::addTo(RedisSeries& series, const KeyGroups& groups) const
{
    std::int64_t looked = 0;
    for (const Counted& counted : m_counted)
        looked += counted.keys;
    const bool isWhole = m_keys == 0 || (m_isThrough && m_waiting.empty());
    if (looked == 0 && !isWhole)
        return;
    const std::string db = "db" + std::to_string(groups.database);
    const double scale = isWhole ? 1 : double(std::max(m_keys, looked)) / double(looked);
    for (std::size_t i = 0; i < m_counted.size(); ++i) {
        const std::string_view group = i < groups.patterns.size() ? std::string_view(groups.patterns[i]) : kOtherKeys;
        series.add(vocabulary::kRedisKeyGroupCount, double(m_counted[i].keys) * scale, {{"db", db}, {"key_group", group}});
        series.add(vocabulary::kRedisKeyGroupBytes, double(m_counted[i].bytes) * scale, {{"db", db}, {"key_group", group}});
    }
    series.add(vocabulary::kRedisKeysSampled, double(looked), {{"db", db}});
}

} // namespace traceo
