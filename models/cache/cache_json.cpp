#include "cache/cache_json.h"

#include "core/moment.h"

#include <nlohmann/json.hpp>

#include <cmath>

namespace traceo {
namespace {

using nlohmann::json;

constexpr double kMillis = 1000;
constexpr double kExact = 9'007'199'254'740'992; // 2^53: beyond it not every integer is a double

/// Counts are integers, so that they read as such.
json numberOf(const Reading& reading)
{
    if (!reading.hasValue())
        return {};
    const bool isInteger = reading.unit == Unit::Count || reading.unit == Unit::Bytes;
    if (isInteger && std::trunc(reading.value) == reading.value && std::abs(reading.value) < kExact)
        return std::int64_t(reading.value);
    return reading.value;
}

json textOf(const QString& text)
{
    return text.isEmpty() ? json() : json(text.toStdString());
}

json textOf(const std::string& text)
{
    return text.empty() ? json() : json(text);
}

std::string wordOf(HitWord word)
{
    switch (word) {
    case HitWord::Counted:
        return "counted";
    case HitWord::NoLookups:
        return "no_lookups";
    case HitWord::OnePoll:
        return "one_poll";
    case HitWord::NotObserved:
        return "not_observed";
    }
    Q_UNREACHABLE();
}

const Reading& valueOf(const CacheRow& row, const std::string& target)
{
    return target == "hit_rate"         ? row.hitRate
        : target == "latency_reduction" ? row.reduction
        : target == "false_results"     ? row.falseRate
                                        : row.overheadNet;
}

} // namespace

json toJson(const CacheRow& row, TimeSpan window)
{
    return {{"name", row.name},
            {"kind", row.kind},
            {"window_s", window.length().count() / 1000},
            {"hits", numberOf(row.hits)},
            {"misses", numberOf(row.misses)},
            {"hit_ratio", numberOf(row.hitRate)},
            {"hit_ratio_low", numberOf(row.hitRateLow)},
            {"hit_ratio_high", numberOf(row.hitRateHigh)},
            {"lifetime_hit_ratio", numberOf(row.lifetime)},
            {"evictions", numberOf(row.evictions)},
            {"expirations", numberOf(row.expirations)},
            {"memory_used_bytes", numberOf(row.memoryUsed)},
            {"memory_overhead_ratio", numberOf(row.overheadNet)},
            {"reset_seen", row.resetSeen},
            {"age_s", numberOf(row.age)},
            {"key", row.key},
            {"source", row.source},
            {"same_as", textOf(row.sameAs)},
            {"product", textOf(row.product)},
            {"role", textOf(row.role)},
            {"status", std::string(traceo::wordOf(row.status))},
            {"counting", wordOf(row.hitWord)},
            {"reason", textOf(row.reason)},
            {"note", textOf(row.note)},
            {"resets", row.resets},
            {"complete", row.hits.quality == Quality::Ok}, // observed all through, to the end, without a reset
            {"lookups_per_s", numberOf(row.lookups)},
            {"memory_overhead_gross_ratio", numberOf(row.overheadGross)},
            {"memory_limit_bytes", numberOf(row.memoryLimit)},
            {"bytes_per_key", numberOf(row.bytesPerKey)},
            {"fragmentation_ratio", numberOf(row.fragmentation)},
            {"fragmentation_reason", textOf(row.fragmentationReason)},
            {"p50_s", numberOf(row.p50)},
            {"p95_s", numberOf(row.p95)},
            {"p99_s", numberOf(row.p99)},
            {"hit_latency_from", textOf(row.hitFrom)},
            {"origin_latency_from", textOf(row.originFrom)},
            {"effective_latency_s", numberOf(row.effective)},
            {"latency_reduction_ratio", numberOf(row.reduction)},
            {"break_even_hit_ratio", numberOf(row.breakEven)},
            {"false_result_ratio", numberOf(row.falseRate)},
            {"false_result_ratio_low", numberOf(row.falseRateLow)},
            {"false_result_ratio_high", numberOf(row.falseRateHigh)},
            {"false_results_compared", numberOf(row.falseCompared)},
            {"false_results_of", textOf(row.falseOf)},
            {"ttl_s", row.ttlFor ? json(double(row.ttlFor->count()) / kMillis) : json()},
            {"ttl_advice", textOf(row.ttlSentence)}};
}

json toJson(const CacheTarget& target, const std::vector<CacheRow>& rows)
{
    json caches = json::array();
    for (const CacheRow& row : rows)
        caches.push_back({{"name", row.name},
                          {"source", row.source},
                          {"status", std::string(traceo::wordOf(row.status))},
                          {"value_ratio", numberOf(valueOf(row, target.key))}});
    return {{"target", target.key},
            {"value_ratio", numberOf(target.value)},
            {"target_ratio", target.target},
            {"at_least", target.isLeast},
            {"verdict", std::string(traceo::wordOf(target.verdict))},
            {"reason", textOf(target.words)},
            {"instances", std::move(caches)}};
}

json toJson(const SlowCommand& command)
{
    return {{"time", toRfc3339(command.at)},
            {"name", command.instance},
            {"command", command.command},
            {"duration_s", numberOf(command.took)},
            {"client", command.client.empty() ? json() : json(command.client)}};
}

} // namespace traceo
