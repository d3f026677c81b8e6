#include "sources/redis/redis_slow_log.h"

#include "sources/redis/redis_text.h"
#include "vocabulary/caches.h"

#include <QCoreApplication>

#include <algorithm>
#include <optional>

namespace traceo {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(RedisAnswer)
};

constexpr std::size_t kMostEntries = 10'000;
constexpr std::size_t kLongestName = 64;
constexpr std::size_t kLongestClient = 256;
constexpr double kMicrosecondsASecond = 1e6;
/// 1970 to 9999.
constexpr std::int64_t kLastSecond = 253'402'300'799;

struct Entry {
    std::int64_t number = 0;
    std::int64_t second = 0;
    std::int64_t usec = 0;
    std::string command;
    std::int64_t arguments = 0;
    std::string client;
};

/// In lower case, as the counters name it; whatever is no name is not told.
std::string commandOf(const std::string& word)
{
    const auto isLegal = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
    };
    if (word.empty() || word.size() > kLongestName || !std::ranges::all_of(word, isLegal))
        return "(unnamed)";
    std::string name = word;
    for (char& c : name)
        c = c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c;
    return name;
}

/// Of many arguments the last says how many were left out: "... (7 more arguments)".
std::int64_t argumentsOf(const std::vector<RedisReply>& words)
{
    constexpr std::string_view kBegin = "... (";
    constexpr std::string_view kEnd = " more arguments)";
    const auto given = std::int64_t(words.size()) - 1;
    const std::string_view last = words.back().text;
    if (given < 1 || !last.starts_with(kBegin) || !last.ends_with(kEnd) || last.size() <= kBegin.size() + kEnd.size())
        return given;
    const auto more = redisInteger(last.substr(kBegin.size(), last.size() - kBegin.size() - kEnd.size()));
    return more && *more > 0 && *more < INT32_MAX ? given - 1 + *more : given;
}

/// [number, unix seconds, microseconds, [command, argument …], address, name]; the last two since 4.0.
std::optional<Entry> entryOf(const RedisReply& reply)
{
    const auto& parts = reply.items;
    if (!reply.isList() || parts.size() < 4 || !parts[0].isInteger() || !parts[1].isInteger() || !parts[2].isInteger())
        return std::nullopt;
    const RedisReply& words = parts[3];
    const std::int64_t second = parts[1].integer;
    if (!words.isList() || words.items.empty() || !words.items.front().isText() || second < 0 || second > kLastSecond)
        return std::nullopt;
    Entry entry{parts[0].integer, second, parts[2].integer, commandOf(words.items.front().text), argumentsOf(words.items), {}};
    if (parts.size() > 5 && parts[5].isText())
        entry.client = parts[5].text.substr(0, kLongestClient);
    return entry;
}

std::string idOf(const std::string& runId, std::int64_t number)
{
    return runId + '/' + std::to_string(number);
}

EventBlock blockOf(const std::vector<Entry>& entries, const std::string& runId, const std::string& source)
{
    std::vector<std::string> commands;
    std::vector<std::string> clients;
    std::vector<std::int64_t> arguments;
    std::vector<std::int64_t> usec;
    EventBlock block;
    block.stream = vocabulary::kSlowLogStream;
    for (const Entry& entry : entries) {
        block.at.push_back(utcMs(entry.second * 1000));
        block.ids.push_back(idOf(runId, entry.number));
        commands.push_back(entry.command);
        arguments.push_back(entry.arguments);
        clients.push_back(entry.client);
        usec.push_back(entry.usec);
    }
    block.columns.push_back({vocabulary::kSlowInstance, std::vector<std::string>(entries.size(), source)});
    block.columns.push_back({vocabulary::kSlowCommand, std::move(commands)});
    block.columns.push_back({vocabulary::kSlowArguments, std::move(arguments)});
    block.columns.push_back({vocabulary::kSlowClient, std::move(clients)});
    block.columns.push_back({vocabulary::kSlowMicroseconds, std::move(usec)});
    return block;
}

/// A server that does not say its run id may have begun anew: all of it may be new.
void leaveOutTold(std::vector<Entry>& entries, const std::string& runId, const std::string& told)
{
    if (runId.empty() || !told.starts_with(runId + '/'))
        return;
    const auto last = redisInteger(std::string_view(told).substr(runId.size() + 1));
    std::erase_if(entries, [&last](const Entry& entry) { return last && entry.number <= *last; });
}

} // namespace

Result<SlowLog> slowLog(const RedisReply& reply, const std::string& runId, const std::string& source, const std::string& told,
                        RedisSeries& series)
{
    if (!reply.isList() || reply.items.size() > kMostEntries)
        return otherReply(Text::tr("a list of slow commands"), reply);
    SlowLog log;
    std::vector<Entry> entries;
    for (std::size_t i = 0; i < reply.items.size(); ++i) {
        if (auto entry = entryOf(reply.items[i])) {
            entries.push_back(std::move(*entry));
            continue;
        }
        log.problems.push_back(otherReply(Text::tr("number, time, length and command of each entry"), reply.items[i]));
        log.problems.back().where = Text::tr("item %1").arg(i + 1);
    }
    // The newest is the first; without any the exporter writes zeros.
    const Entry newest = entries.empty() ? Entry{} : entries.front();
    if (log.problems.empty()) {
        series.add("redis_slowlog_last_id", double(newest.number));
        series.add("redis_last_slow_execution_duration_seconds", double(newest.usec) / kMicrosecondsASecond);
        if (entries.size() < std::size_t(kSlowLogEntries))
            series.add("redis_slowlog_length", double(entries.size()));
    }
    log.told = entries.empty() ? told : idOf(runId, std::ranges::max(entries, {}, &Entry::number).number);
    leaveOutTold(entries, runId, told);
    std::erase_if(entries,
                  [](const Entry& entry) { return entry.client == kRedisClientName; }); // nobody waited for our questions
    log.block = blockOf(entries, runId, source);
    return log;
}

} // namespace traceo
