#include "sources/redis/redis_info_series.h"

#include "core/format.h"
#include "sources/redis/redis_info_names.h"
#include "sources/redis/redis_text.h"
#include "vocabulary/caches.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <bitset>
#include <chrono>
#include <set>

namespace traceo {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(RedisAnswer)
};

constexpr int kShownText = 80;
constexpr std::string_view kCommandPrefix = "cmdstat_";
constexpr std::string_view kPercentilePrefix = "latency_percentiles_usec_";
constexpr std::string_view kErrorPrefix = "errorstat_";
constexpr double kMicrosecondsASecond = 1e6;
constexpr double kMillisecondsASecond = 1e3;
/// As many as a server has unless it was told otherwise.
constexpr int kUsualDatabases = 16;
constexpr std::size_t kMostDatabases = 1024;

/// The words of "…_status" as the exporter counts them.
std::optional<double> valueOf(std::string_view text)
{
    if (text == "ok" || text == "true")
        return 1;
    if (text == "err" || text == "fail" || text == "false")
        return 0;
    return redisNumber(text);
}

/// What numbers of a cache are made of.
constexpr std::array<std::string_view, 12> kNeeded{"keyspace_hits",       "keyspace_misses",          "evicted_keys",
                                                   "expired_keys",        "total_commands_processed", "uptime_in_seconds",
                                                   "used_memory",         "used_memory_rss",          "used_memory_overhead",
                                                   "used_memory_startup", "used_memory_dataset",      "maxmemory"};

Error noNumber(const RedisInfo::Field& field)
{
    return {.code = ErrorCode::Decode,
            .where = Text::tr("line %1, %2").arg(field.line).arg(plainText(field.key, kShownText)),
            .expected = Text::tr("a number of 0 or more"),
            .found = field.value.empty() ? Text::tr("nothing") : plainText(field.value, kShownText),
            .hint = Text::tr("Ask the server itself with redis-cli INFO: a proxy in between, or a program that only resembles "
                             "Redis, may write it so.")};
}

void addPlain(const RedisInfo::Field& field, RedisSeries& series, Errors& problems)
{
    const std::string_view name = metricOfInfo(field.key);
    if (name.empty())
        return;
    const auto value = valueOf(field.value);
    const bool isNeeded = std::ranges::find(kNeeded, field.key) != kNeeded.end();
    if (isNeeded && value.value_or(-1) < 0) {
        problems.push_back(noNumber(field));
        return;
    }
    if (value)
        series.add(name, field.key == "latest_fork_usec" ? *value / kMicrosecondsASecond : *value);
}

/// "calls=21,usec=175,usec_per_call=8.33,rejected_calls=0,failed_calls=0"; the last two since 6.2.
void addCommand(std::string_view command, std::string_view list, RedisSeries& series)
{
    const auto part = [&](std::string_view key, std::string_view name, double unit) {
        if (const auto value = redisNumber(redisPart(list, key)))
            series.add(name, *value / unit, {{"cmd", command}});
    };
    part("calls", vocabulary::kRedisCommandCalls, 1);
    part("usec", vocabulary::kRedisCommandSeconds, kMicrosecondsASecond);
    part("rejected_calls", "redis_commands_rejected_calls_total", 1);
    part("failed_calls", vocabulary::kRedisCommandFailures, 1);
}

/// "p50=0.001,p99=1.003,p99.9=3.007", with how often and how long in all from the command's counters.
void addPercentiles(std::string_view command, std::string_view list, const RedisInfo& info, RedisSeries& series)
{
    std::vector<double> seen;
    while (!list.empty()) {
        const std::size_t comma = std::min(list.find(','), list.size());
        const std::string_view part = list.substr(0, comma);
        const std::size_t equals = part.find('=');
        list.remove_prefix(std::min(comma + 1, list.size()));
        if (!part.starts_with('p') || equals == std::string_view::npos)
            continue;
        const auto percent = redisNumber(part.substr(1, equals - 1));
        const auto value = redisNumber(part.substr(equals + 1));
        if (!percent || !value || std::ranges::find(seen, *percent) != seen.end())
            continue;
        seen.push_back(*percent);
        series.add(vocabulary::kRedisLatencyPercentile, *value, {{"cmd", command}, {"quantile", exporterNumber(*percent)}});
    }
    const std::string_view counters = info.value(std::string(kCommandPrefix).append(command));
    const auto calls = redisNumber(redisPart(counters, "calls"));
    const auto usec = redisNumber(redisPart(counters, "usec"));
    if (seen.empty() || !calls || !usec)
        return;
    series.add("redis_latency_percentiles_usec_sum", *usec, {{"cmd", command}});
    series.add("redis_latency_percentiles_usec_count", *calls, {{"cmd", command}});
}

/// "db0" → 0.
std::optional<std::int64_t> databaseOf(std::string_view key)
{
    if (!key.starts_with("db") || key.size() > 6)
        return std::nullopt;
    const auto number = redisInteger(key.substr(2));
    return number && *number >= 0 && *number < std::int64_t(kMostDatabases) ? number : std::nullopt;
}

/// "keys=1,expires=0,avg_ttl=0,cached_keys=0" of each database, and 0 of those that are empty: such a one is not listed.
void addDatabases(const RedisInfo& info, RedisSeries& series)
{
    std::bitset<kMostDatabases> listed;
    for (const auto& [key, list, line] : info.fields()) {
        const auto number = databaseOf(key);
        const auto keys = redisNumber(redisPart(list, "keys"));
        if (!number || !keys || listed.test(std::size_t(*number)))
            continue;
        listed.set(std::size_t(*number));
        series.add(vocabulary::kRedisDbKeys, *keys, {{"db", key}});
        if (const auto expiring = redisNumber(redisPart(list, "expires")))
            series.add("redis_db_keys_expiring", *expiring, {{"db", key}});
        if (const auto ttl = redisNumber(redisPart(list, "avg_ttl")); ttl && *ttl >= 0)
            series.add("redis_db_avg_ttl_seconds", *ttl / kMillisecondsASecond, {{"db", key}});
        if (const auto cached = redisNumber(redisPart(list, "cached_keys")))
            series.add("redis_db_keys_cached", *cached, {{"db", key}});
    }
    const int count = info.value("cluster_enabled") == "1" ? 1 : kUsualDatabases;
    for (int i = 0; i < count; ++i) {
        if (listed.test(std::size_t(i)))
            continue;
        const std::string db = "db" + std::to_string(i);
        series.add(vocabulary::kRedisDbKeys, 0, {{"db", db}});
        series.add("redis_db_keys_expiring", 0, {{"db", db}});
    }
}

/// "slave0:ip=10.254.11.1,port=6379,state=online,offset=1751844676,lag=0" at a master. Behind one address there may be several
/// that look the same: the first of them counts.
void addReplicas(const RedisInfo& info, RedisSeries& series)
{
    constexpr std::string_view kPrefix = "slave";
    std::set<std::array<std::string_view, 3>> seen;
    for (const auto& [key, list, line] : info.fields()) {
        if (!key.starts_with(kPrefix) || !redisInteger(key.substr(kPrefix.size())))
            continue;
        const std::array<std::string_view, 3> who{redisPart(list, "ip"), redisPart(list, "port"), redisPart(list, "state")};
        const auto offset = redisNumber(redisPart(list, "offset"));
        if (!offset || !seen.insert(who).second)
            continue;
        const std::initializer_list<RedisSeries::Label> labels{{"slave_ip", who[0]},
                                                               {"slave_port", who[1]},
                                                               {"slave_state", who[2]}};
        series.add("redis_connected_slave_offset_bytes", *offset, labels);
        if (const auto lag = redisNumber(redisPart(list, "lag")); lag && *lag >= 0)
            series.add("redis_connected_slave_lag_seconds", *lag, labels);
    }
}

/// At a replica; at KeyDB's of many masters also "master_1_host" …
void addMaster(const std::string& prefix, const RedisInfo& info, RedisSeries& series)
{
    const std::string_view link = info.value(prefix + "link_status");
    if (link.empty())
        return;
    const std::initializer_list<RedisSeries::Label> labels{{"master_host", info.value(prefix + "host")},
                                                           {"master_port", info.value(prefix + "port")}};
    series.add("redis_master_link_up", link == "up" ? 1 : 0, labels);
    if (const auto ago = redisNumber(info.value(prefix + "last_io_seconds_ago")))
        series.add("redis_master_last_io_seconds_ago", *ago, labels);
    if (const auto syncs = redisNumber(info.value(prefix + "sync_in_progress")))
        series.add("redis_master_sync_in_progress", *syncs, labels);
    if (const auto offset = redisNumber(info.value("slave_repl_offset")); offset && prefix == "master_")
        series.add("redis_slave_repl_offset", *offset, labels);
}

void addReplication(const RedisInfo& info, RedisSeries& series)
{
    addReplicas(info, series);
    constexpr int kMostMasters = 32;
    std::set<std::pair<std::string_view, std::string_view>> seen;
    for (int i = 0; i < kMostMasters; ++i) {
        const std::string prefix = i == 0 ? "master_" : "master_" + std::to_string(i) + "_";
        if (seen.emplace(info.value(prefix + "host"), info.value(prefix + "port")).second)
            addMaster(prefix, info, series);
    }
    if (info.value("role") == "slave")
        series.add("redis_slave_info", 1,
                   {{"master_host", info.value("master_host")},
                    {"master_port", info.value("master_port")},
                    {"read_only", info.value("slave_read_only")}});
}

void addServer(const RedisInfo& info, RedisSeries& series)
{
    if (const auto uptime = redisNumber(info.value("uptime_in_seconds"))) {
        const auto now = std::chrono::floor<std::chrono::seconds>(series.at()).time_since_epoch().count();
        series.add(vocabulary::kRedisStart, double(now) - *uptime);
    }
    const auto label = [&info](std::string_view name) { return RedisSeries::Label{name, info.value(name)}; };
    series.add(vocabulary::kRedisInfo, 1,
               {label("master_replid"), label("maxmemory_policy"), label("os"), label("process_id"), label("redis_build_id"),
                label("redis_mode"), label("redis_version"), label("role"), label("run_id"), label("tcp_port"),
                label("valkey_release_stage"), label("valkey_version")});
}

} // namespace

Errors addInfo(const RedisInfo& info, RedisSeries& series)
{
    Errors problems;
    constexpr int kMostErrors = 128; // scripts make their own, and older servers count them without end
    series.add(vocabulary::kRedisUp, 1);
    addServer(info, series);
    int errors = 0;
    for (const RedisInfo::Field& field : info.fields()) {
        const std::string_view key = field.key;
        if (key.starts_with(kCommandPrefix)) {
            addCommand(key.substr(kCommandPrefix.size()), field.value, series);
        } else if (key.starts_with(kPercentilePrefix)) {
            addPercentiles(key.substr(kPercentilePrefix.size()), field.value, info, series);
        } else if (key.starts_with(kErrorPrefix)) {
            const auto count = redisNumber(redisPart(field.value, "count"));
            if (count && ++errors <= kMostErrors)
                series.add("redis_errors_total", *count, {{"err", key.substr(kErrorPrefix.size())}});
        } else {
            addPlain(field, series, problems);
        }
    }
    addDatabases(info, series);
    addReplication(info, series);
    return problems;
}

std::vector<std::pair<std::string, std::int64_t>> commandTimes(const RedisInfo& info)
{
    std::vector<std::pair<std::string, std::int64_t>> times;
    for (const auto& [key, list, line] : info.fields()) {
        if (!key.starts_with(kCommandPrefix))
            continue;
        if (const auto usec = redisInteger(redisPart(list, "usec")))
            times.emplace_back(key.substr(kCommandPrefix.size()), *usec);
    }
    return times;
}

std::int64_t keysOf(const RedisInfo& info, int database)
{
    const auto keys = redisInteger(redisPart(info.value("db" + std::to_string(database)), "keys"));
    return std::max<std::int64_t>(0, keys.value_or(0));
}

} // namespace traceo
