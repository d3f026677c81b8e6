#include "cache/cache_config.h"

#include "workspace/section_reader.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <set>
#include <utility>

using namespace Qt::StringLiterals;

namespace traceo {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(CacheConfig)
};

constexpr Millis kCountersKept = 30 * kDay + kHour; // an hour more, so that the window's first poll has one before it
constexpr Millis kLatenciesKept = 8 * kDay;
constexpr Millis kNewestKept = kDay;
constexpr double kPercent = 0.01;

std::optional<double> numberOf(std::string_view digits)
{
    double value = 0;
    const auto [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (problem != std::errc() || end != digits.data() + digits.size() || !std::isfinite(value))
        return std::nullopt;
    return value;
}

/// "85%" or 0.85.
std::optional<double> ratioAt(SectionReader& section, std::string_view key, Errors& errors)
{
    const ConfigNode& node = section.node(key);
    if (!section.has(key))
        return std::nullopt;
    std::string_view digits = node.text();
    const bool isPercent = digits.ends_with('%');
    if (isPercent)
        digits.remove_suffix(1);
    auto value = node.isScalar() ? numberOf(digits) : std::nullopt;
    if (value && isPercent)
        *value *= kPercent;
    if (value && *value > 0 && *value <= 1)
        return value;
    SectionReader::report(errors, ErrorCode::BadValue, node, Text::tr("a share above 0, at most 100%, such as 85% or 0.85"),
                          node.shownText());
    return std::nullopt;
}

void readTargets(const ConfigNode& node, CacheTargets& targets, Errors& errors)
{
    SectionReader section(node, errors);
    targets.hitRate = ratioAt(section, "hit_rate", errors).value_or(targets.hitRate);
    targets.latencyReduction = ratioAt(section, "latency_reduction", errors).value_or(targets.latencyReduction);
    targets.falseResults = ratioAt(section, "false_results", errors).value_or(targets.falseResults);
    targets.memoryOverhead = ratioAt(section, "memory_overhead", errors).value_or(targets.memoryOverhead);
    section.finish();
}

bool isMetricPrefix(std::string_view text)
{
    const auto legal = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == ':';
    };
    return !text.empty() && std::ranges::all_of(text, legal) && !(text.front() >= '0' && text.front() <= '9');
}

/// An exporter's namespace is what stands before the underscore.
void readPrefix(SectionReader& section, std::string_view key, std::string& prefix, Errors& errors)
{
    const auto text = section.text(key);
    if (!text)
        return;
    const ConfigNode& node = section.node(key);
    if (isMetricPrefix(*text))
        prefix = text->ends_with('_') ? *text : *text + '_';
    else
        SectionReader::report(errors, ErrorCode::BadValue, node, Text::tr("what its metrics begin with, such as redis_"),
                              node.shownText());
}

void readExporters(const ConfigNode& node, CacheConfig& config, Errors& errors)
{
    SectionReader section(node, errors);
    readPrefix(section, "redis", config.redisPrefix, errors);
    readPrefix(section, "memcached", config.memcachedPrefix, errors);
    readPrefix(section, "postgres", config.postgresPrefix, errors);
    section.finish();
}

std::optional<Selector> selectorOf(SectionReader& section, std::string_view key, Errors& errors)
{
    const ConfigNode& node = section.node(key);
    return section.has(key) ? selectorAt(node, errors) : std::nullopt;
}

std::optional<MappedCache> readMapped(const ConfigNode& node, Errors& errors)
{
    const std::size_t before = errors.size();
    SectionReader section(node, errors);
    MappedCache mapped;
    mapped.name = section.requiredText("name");
    const auto hits = selectorOf(section, "hits", errors);
    mapped.misses = selectorOf(section, "misses", errors);
    mapped.requests = selectorOf(section, "requests", errors);
    mapped.evicted = selectorOf(section, "evicted", errors);
    mapped.stale = selectorOf(section, "stale", errors);
    mapped.by = section.text("by").value_or(std::string());
    mapped.source = section.text("source").value_or(std::string());
    section.finish();
    if (errors.size() != before)
        return std::nullopt;
    if (!hits)
        SectionReader::report(errors, ErrorCode::BadValue, node, Text::tr("the key “hits”: a selector of the counter of hits"),
                              Text::tr("nothing"));
    else if (mapped.misses.has_value() == mapped.requests.has_value())
        SectionReader::report(errors, mapped.misses ? ErrorCode::Ambiguous : ErrorCode::BadValue, node,
                              Text::tr("either “misses” or “requests”, which are hits and misses together"),
                              mapped.misses ? Text::tr("both") : Text::tr("neither"));
    if (errors.size() != before)
        return std::nullopt;
    mapped.hits = *hits;
    return mapped;
}

/// A length of time, or the histogram that measures it.
std::optional<LatencyOf> latencyAt(const ConfigNode& node, Errors& errors)
{
    const std::string& text = node.text();
    if (node.isScalar() && !text.empty() && text.front() >= '0' && text.front() <= '9') {
        const auto seconds = parseSeconds(text);
        if (seconds)
            return LatencyOf{.seconds = *seconds, .histogram = {}};
        SectionReader::report(errors, ErrorCode::BadValue, node, seconds.error().expected, node.shownText());
        return std::nullopt;
    }
    const auto selector = selectorAt(node, errors);
    if (!selector)
        return std::nullopt;
    constexpr std::string_view kBucket = "_bucket";
    std::string name = selector->name();
    if (name.ends_with(kBucket))
        name.resize(name.size() - kBucket.size());
    if (!name.empty())
        return LatencyOf{.seconds = {}, .histogram = Selector(name, selector->matchers())};
    SectionReader::report(errors, ErrorCode::BadValue, node, Text::tr("the name of a histogram, without _bucket"),
                          node.shownText());
    return std::nullopt;
}

std::optional<CacheLatencies> readLatencies(const ConfigNode& node, Errors& errors)
{
    const std::size_t before = errors.size();
    SectionReader section(node, errors);
    CacheLatencies latencies;
    latencies.cache = section.requiredText("cache");
    const std::pair<std::string_view, LatencyOf*> steps[] = {
        {"hit", &latencies.hit}, {"lookup", &latencies.lookup}, {"origin", &latencies.origin}, {"fill", &latencies.fill}};
    bool isAny = false;
    for (const auto& [key, place] : steps) {
        const ConfigNode& step = section.node(key);
        if (!section.has(key))
            continue;
        isAny = true;
        *place = latencyAt(step, errors).value_or(LatencyOf());
    }
    section.finish();
    if (!isAny && errors.size() == before)
        SectionReader::report(errors, ErrorCode::BadValue, node, Text::tr("at least one of hit, lookup, origin, fill"),
                              Text::tr("none"));
    return errors.size() == before ? std::optional(std::move(latencies)) : std::nullopt;
}

std::optional<StalenessObjective> readStaleness(const ConfigNode& node, Errors& errors)
{
    const std::size_t before = errors.size();
    SectionReader section(node, errors);
    StalenessObjective objective;
    objective.cache = section.requiredText("cache");
    const auto ratio = ratioAt(section, "objective", errors);
    objective.ttl = section.duration("ttl");
    section.finish();
    if (!ratio && !section.has("objective") && errors.size() == before)
        SectionReader::report(errors, ErrorCode::BadValue, node,
                              Text::tr("the key “objective”: the share of answers that may be stale, such as 1%"),
                              Text::tr("nothing"));
    if (objective.ttl && *objective.ttl <= Millis{0})
        SectionReader::report(errors, ErrorCode::BadValue, node["ttl"], Text::tr("a length of time above 0"),
                              node["ttl"].shownText());
    objective.falseResults = ratio.value_or(0);
    return errors.size() == before ? std::optional(std::move(objective)) : std::nullopt;
}

void reportNoList(const ConfigNode& list, Errors& errors)
{
    SectionReader::report(errors, ErrorCode::BadValue, list, Text::tr("a list"), list.kindText());
}

void reportTwice(const ConfigNode& name, Errors& errors)
{
    SectionReader::report(errors, ErrorCode::Ambiguous, name, Text::tr("a name that does not stand here before"),
                          name.shownText());
}

/// The items that could be read, of one name the first.
template <class Item, class Read>
std::vector<Item> itemsAt(const ConfigNode& list, const char* nameKey, std::string Item::*name, Read read, Errors& errors)
{
    if (!list.isList() && !list.isMissing())
        reportNoList(list, errors);
    std::vector<Item> items;
    std::set<std::string> names;
    for (const ConfigNode& node : list.items()) {
        auto item = read(node, errors);
        if (!item)
            continue;
        if (names.insert((*item).*name).second)
            items.push_back(std::move(*item));
        else
            reportTwice(node[nameKey], errors);
    }
    return items;
}

/// Caches that are named are sources, or mapped.
void checkNames(const ConfigNode& list, const CacheConfig& config, Errors& errors)
{
    if (std::ranges::any_of(config.mapped, [](const MappedCache& mapped) { return !mapped.by.empty(); }))
        return; // each value of its label is a name
    QStringList known;
    for (const CacheConfig::SourceName& source : config.sources)
        known << QString::fromStdString(source.name);
    for (const MappedCache& mapped : config.mapped)
        known << QString::fromStdString(mapped.name);
    for (const ConfigNode& node : list.items()) {
        const ConfigNode& name = node["cache"];
        if (!name.isScalar() || name.text().empty() || known.contains(QString::fromStdString(name.text())))
            continue;
        SectionReader::report(errors, ErrorCode::NotFound, name,
                              Text::tr("a source of kind redis or postgres, or a mapped cache"), name.shownText(),
                              known.isEmpty() ? Text::tr("There is none.") : Text::tr("There are %1.").arg(known.join(u", "_s)));
    }
}

/// One question for several metrics.
Want wantOf(const std::string& prefix, std::string_view rest, Millis history)
{
    return {.selector = Selector({}, {{"__name__", Selector::Match::Regex, prefix + '(' + std::string(rest) + ')'}}),
            .source = {},
            .purpose = "cache",
            .history = history};
}

void addHistogram(const LatencyOf& latency, std::vector<Want>& wants)
{
    if (!latency.histogram)
        return;
    for (const char* suffix : {"_bucket", "_count", "_sum"})
        wants.push_back({.selector = Selector(latency.histogram->name() + suffix, latency.histogram->matchers()),
                         .source = {},
                         .purpose = "cache",
                         .history = kCountersKept});
}

} // namespace

Result<double> parseSeconds(std::string_view text)
{
    constexpr std::array<std::pair<std::string_view, double>, 5> kUnits{
        {{"us", 1e-6}, {"µs", 1e-6}, {"ms", 1e-3}, {"s", 1}, {"m", 60}}};
    for (const auto& [unit, seconds] : kUnits) {
        if (!text.ends_with(unit))
            continue;
        const auto value = numberOf(text.substr(0, text.size() - unit.size()));
        if (value && *value >= 0)
            return *value * seconds;
    }
    return Error{.code = ErrorCode::Syntax,
                 .where = {},
                 .expected = Text::tr("a length of time such as 800us, 1.5ms or 2s"),
                 .found = QString::fromUtf8(text.data(), qsizetype(text.size())),
                 .hint = {}};
}

CacheConfig CacheConfig::parse(const ConfigNode& section, std::vector<SourceName> sources, Errors& errors)
{
    CacheConfig config;
    // Without any source the history was imported, from whomever.
    const bool hasExporters =
        sources.empty() || std::ranges::any_of(sources, [](const SourceName& source) { return source.kind == "prometheus"; });
    std::erase_if(sources, [](const SourceName& source) { return source.kind != "redis" && source.kind != "postgres"; });
    config.sources = std::move(sources);
    SectionReader reader(section, errors);
    readTargets(reader.node("targets"), config.targets, errors);
    readExporters(reader.node("exporters"), config, errors);
    config.mapped = itemsAt(reader.node("mapped"), "name", &MappedCache::name, readMapped, errors);
    config.latencies = itemsAt(reader.node("latency"), "cache", &CacheLatencies::cache, readLatencies, errors);
    config.staleness = itemsAt(reader.node("staleness"), "cache", &StalenessObjective::cache, readStaleness, errors);
    reader.node("shadow"); // whoever reads along reads it
    reader.finish();
    if (!hasExporters) { // else an exporter may name any instance
        checkNames(reader.node("latency"), config, errors);
        checkNames(reader.node("staleness"), config, errors);
    }
    return config;
}

Want CacheConfig::redisWant() const
{
    return wantOf(redisPrefix,
                  "keyspace_hits_total|keyspace_misses_total|evicted_keys_total|expired_keys_total|commands_processed_total|"
                  "uptime_in_seconds|start_time_seconds|instance_info|up|memory_used_bytes|memory_used_rss_bytes|"
                  "memory_used_peak_bytes|memory_used_overhead_bytes|memory_used_startup_bytes|memory_used_dataset_bytes|"
                  "memory_max_bytes|mem_fragmentation_ratio|connected_clients|db_keys",
                  kCountersKept);
}

Want CacheConfig::memcachedWant() const
{
    return wantOf(memcachedPrefix, "commands_total|items_evicted_total|uptime_seconds|current_bytes|limit_bytes|malloced_bytes",
                  kCountersKept);
}

Want CacheConfig::postgresWant() const
{
    return wantOf(postgresPrefix,
                  "stat_database_blks_hit|stat_database_blks_read|stat_database_stats_reset|stat_database_blk_read_time|"
                  "postmaster_start_time_seconds|up",
                  kCountersKept);
}

std::vector<Want> CacheConfig::wants() const
{
    std::vector<Want> wants{
        redisWant(),
        wantOf(redisPrefix,
               "commands_total|commands_duration_seconds_total|commands_failed_calls_total|commands_latencies_usec_bucket|"
               "commands_latencies_usec_count|latency_percentiles_usec|latency_spike_duration_seconds|key_group_count|"
               "key_group_memory_usage_bytes",
               kLatenciesKept),
        memcachedWant(), postgresWant(),
        wantOf(postgresPrefix,
               "stat_statements_calls_total|stat_statements_seconds_total|stat_statements_rows_total|stat_user_tables_seq_scan|"
               "stat_user_tables_seq_tup_read|stat_user_tables_idx_scan|stat_user_tables_n_live_tup|stat_user_tables_n_tup_ins|"
               "stat_user_tables_n_tup_upd|stat_user_tables_n_tup_hot_upd|stat_user_tables_n_tup_del|"
               "stat_user_tables_table_size_bytes|stat_user_indexes_idx_scan_total|buffercache_summary_buffers_used|"
               "buffercache_summary_buffers_unused",
               kNewestKept)};
    for (const MappedCache& one : mapped) {
        for (const auto& selector : {std::optional(one.hits), one.misses, one.requests, one.evicted, one.stale}) {
            if (selector)
                wants.push_back(
                    {.selector = *selector, .source = one.source, .purpose = "cache " + one.name, .history = kCountersKept});
        }
    }
    for (const CacheLatencies& one : latencies) {
        for (const LatencyOf* latency : {&one.hit, &one.lookup, &one.origin, &one.fill})
            addHistogram(*latency, wants);
    }
    return wants;
}

} // namespace traceo
