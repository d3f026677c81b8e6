#include "sources/redis/redis_memory.h"

#include "core/format.h"
#include "sources/redis/redis_text.h"

#include <QCoreApplication>

#include <optional>
#include <set>

using namespace Qt::StringLiterals;

namespace traceo {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(RedisAnswer)
};

constexpr std::size_t kMostMembers = 10'000;
constexpr int kShownName = 80;

/// A number, or a text that is one: RESP2 has no doubles.
std::optional<double> numberOf(const RedisReply& reply)
{
    if (reply.isInteger())
        return double(reply.integer);
    return reply.isText() ? redisNumber(reply.text) : std::nullopt;
}

bool isPairs(const RedisReply& reply)
{
    return reply.isList() && reply.items.size() % 2 == 0 && reply.items.size() <= kMostMembers;
}

/// "db.3" → "db3", as everywhere else.
std::string databaseOf(const std::string& name)
{
    return name.starts_with("db.") ? "db" + name.substr(3) : std::string();
}

class Stats {
public:
    explicit Stats(RedisSeries& series) : m_series(series) {}

    void addAll(const RedisReply& pairs, const std::string& db)
    {
        for (std::size_t i = 0; i + 1 < pairs.items.size(); i += 2) {
            const RedisReply& name = pairs.items[i];
            const RedisReply& value = pairs.items[i + 1];
            const std::string inner = name.isText() ? databaseOf(name.text) : std::string();
            if (db.empty() && !inner.empty() && isPairs(value))
                addAll(value, inner);
            else
                addOne(name, value, db);
        }
    }
    Errors takeProblems() { return std::move(m_problems); }

private:
    void addOne(const RedisReply& name, const RedisReply& value, const std::string& db)
    {
        const auto number = numberOf(value);
        const bool isNoNumber = value.isText() && (value.text == "nan" || value.text == "-nan"); // of nothing
        if (name.isText() && number && m_seen.emplace(db, name.text).second) {
            m_series.add(kRedisMemoryStat, *number, {{"db", db}, {"stat", name.text}});
        } else if (!name.isText() || (!number && !isNoNumber)) {
            m_problems.push_back(otherReply(Text::tr("a name and a number"), name.isText() ? value : name));
            m_problems.back().where = name.isText() ? plainText(name.text, kShownName) : QString();
        }
    }

    RedisSeries& m_series;
    std::set<std::pair<std::string, std::string>> m_seen;
    Errors m_problems;
};

} // namespace

Result<Errors> addMemoryStats(const RedisReply& reply, RedisSeries& series)
{
    if (!isPairs(reply) || reply.items.empty())
        return otherReply(Text::tr("a list of names and numbers"), reply);
    Stats stats(series);
    stats.addAll(reply, {});
    return stats.takeProblems();
}

Result<Errors> addMemoryConfig(const RedisReply& reply, RedisSeries& series)
{
    if (!isPairs(reply))
        return otherReply(Text::tr("a list of names and values"), reply);
    Errors problems;
    for (std::size_t i = 0; i + 1 < reply.items.size(); i += 2) {
        const RedisReply& value = reply.items[i + 1];
        if (!reply.items[i].isText() || reply.items[i].text != "maxmemory")
            continue;
        if (const auto number = numberOf(value)) {
            series.add("redis_config_maxmemory", *number);
            break;
        }
        problems.push_back(otherReply(Text::tr("bytes"), value));
        problems.back().where = u"maxmemory"_s;
    }
    return problems;
}

} // namespace traceo
