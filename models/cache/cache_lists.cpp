#include "cache/cache_lists.h"

#include "cache/hit_counts.h"
#include "cache/sql_text.h"
#include "core/format.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace traceo {
namespace {

using history::SeriesInfo;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(CacheReport)
};

constexpr int kLongestStatement = 400;
/// Of fewer keys a share is anything.
constexpr double kFewestSampled = 30;

double sumOf(const std::vector<double>& values)
{
    double sum = 0;
    for (const double value : values)
        sum += std::isfinite(value) ? value : 0;
    return sum;
}

Reading reading(std::optional<double> value, Unit unit, UtcMs at, Better better = Better::Neither)
{
    Reading one{.unit = unit, .at = at, .quality = Quality::NotObserved, .better = better};
    if (value && std::isfinite(*value)) {
        one.value = *value;
        one.quality = Quality::Ok;
    }
    return one;
}

/// Key of a statement's fact: datname/user/queryid.
std::string statementKey(const Labels& labels)
{
    return std::string(labels.value("datname")) + '/' + std::string(labels.value("user")) + '/'
        + std::string(labels.value("queryid"));
}

using StatementTexts = std::map<std::string, std::string>;

Result<StatementTexts> statementTexts(const history::Snapshot& snapshot, const CacheInstance& instance)
{
    StatementTexts texts;
    if (instance.kind != CacheInstance::Kind::Postgres)
        return texts;
    const auto facts = snapshot.facts(vocabulary::kStatementFact, instance.source);
    if (!facts)
        return facts.error();
    for (const Fact& fact : *facts) {
        if (const auto statement = vocabulary::statementFact(fact.payload))
            texts[fact.key] = statement->text;
    }
    return texts;
}

/// By labels, of the whole window: blocks found in the shared buffers, and not.
struct Blocks {
    double hits = 0;
    double reads = 0;
};
Result<std::map<Labels, Blocks>> blocksOf(const history::Snapshot& snapshot, const CacheInstance& instance, TimeSpan window)
{
    std::map<Labels, Blocks> all;
    std::map<Labels, history::SeriesId> reads;
    for (const SeriesInfo& one : instance.named(vocabulary::kStatementReads))
        reads.emplace(one.key.labels, one.id);
    for (const SeriesInfo& hits : instance.named(vocabulary::kStatementHits)) {
        const auto found = reads.find(hits.key.labels);
        if (found == reads.end())
            continue;
        const auto both = countersIn(snapshot, std::array{hits.id, found->second}, std::array{window}, {});
        if (!both)
            return both.error();
        all[hits.key.labels] = {both->sumOf(0), both->sumOf(1)};
    }
    return all;
}

/// What one line of the table is made of.
struct Called {
    CommandTimes times;
    double calls = 0;
    double seconds = 0;
};

Result<std::vector<Called>> calledMost(const history::Snapshot& snapshot, const CacheInstance& instance, TimeSpan window,
                                       std::span<const HitStep> joins)
{
    auto times = commandTimes(snapshot, instance, std::array{window}, joins);
    if (!times)
        return times.error();
    std::vector<Called> called;
    for (CommandTimes& one : *times) {
        const double calls = sumOf(one.calls);
        const double seconds = sumOf(one.seconds);
        if (calls > 0)
            called.push_back({std::move(one), calls, seconds});
    }
    std::ranges::stable_sort(called, std::ranges::greater(), &Called::seconds);
    if (called.size() > kMostListed)
        called.resize(kMostListed);
    return called;
}

using GroupName = std::pair<std::string, std::string>;

/// The newest value of each group, of those that were told in `window`.
Result<std::map<GroupName, Sample>> newestByGroup(const history::Snapshot& snapshot, const std::vector<SeriesInfo>& series,
                                                  TimeSpan window)
{
    std::map<GroupName, Sample> newest;
    for (const SeriesInfo& one : series) {
        const auto sample = snapshot.newestSample(one.id, window.to);
        if (!sample)
            return sample.error();
        if (!*sample || (*sample)->at <= window.from || !std::isfinite((*sample)->value))
            continue;
        const GroupName name{one.key.labels.value("db"), one.key.labels.value("key_group")};
        const auto [place, isNew] = newest.emplace(name, **sample);
        if (!isNew && place->second.at < (*sample)->at)
            place->second = **sample;
    }
    return newest;
}

/// The groups of one database, as they were told last.
struct GroupedKeys {
    UtcMs told{};
    double keys = 0;
    std::optional<double> sampled; ///< none where an exporter counted all

    bool isWhole() const { return !sampled || *sampled + 0.5 >= keys; }
    bool isTooFew() const { return !isWhole() && *sampled < kFewestSampled; }
};

std::map<std::string, GroupedKeys> groupedKeys(const std::map<GroupName, Sample>& counts,
                                               const std::map<GroupName, Sample>& sampled)
{
    std::map<std::string, GroupedKeys> databases;
    for (const auto& [name, sample] : counts) {
        GroupedKeys& database = databases[name.first];
        if (sample.at > database.told)
            database = {.told = sample.at};
        if (sample.at == database.told)
            database.keys += sample.value;
    }
    for (const auto& [name, sample] : sampled) {
        const auto database = databases.find(name.first);
        if (database != databases.end() && sample.at == database->second.told)
            database->second.sampled = sample.value;
    }
    return databases;
}

void addKeys(const Sample& counted, const GroupedKeys& database, KeyGroup& group)
{
    const auto keys = [&](std::optional<double> value) { return reading(value, Unit::Count, counted.at); };
    group.sampled = keys(database.sampled);
    if (database.isTooFew()) {
        for (Reading* const unknown : {&group.keys, &group.keysLow, &group.keysHigh})
            *unknown = keys(std::nullopt);
        return;
    }
    group.keys = group.keysLow = group.keysHigh = keys(counted.value);
    if (database.isWhole())
        return;
    const double share = std::min(1.0, counted.value / database.keys);
    const Interval bounds = wilson(share * *database.sampled, *database.sampled);
    group.keysLow = keys(std::floor(bounds.low * database.keys));
    group.keysHigh = keys(std::ceil(bounds.high * database.keys));
}

} // namespace

Result<std::vector<CommandRow>> commandRows(const history::Snapshot& snapshot, const CacheInstance& instance, TimeSpan window,
                                            const LatencyCourse& course, std::span<const HitStep> joins)
{
    const bool isPostgres = instance.kind == CacheInstance::Kind::Postgres;
    // Statements have statistics of their own, which the hits of their database do not reset.
    const auto called = calledMost(snapshot, instance, window, isPostgres ? std::span<const HitStep>() : joins);
    if (!called)
        return called.error();
    const auto texts = statementTexts(snapshot, instance);
    if (!texts)
        return texts.error();
    const auto blocks =
        isPostgres ? blocksOf(snapshot, instance, window) : Result<std::map<Labels, Blocks>>(std::map<Labels, Blocks>{});
    if (!blocks)
        return blocks.error();
    const auto isOwn = [&](const Labels& labels) {
        const auto text = texts->find(statementKey(labels)); // of Redis there are none
        return text != texts->end() && isHousekeeping(text->second);
    };
    std::vector<CommandRow> rows;
    for (const Called& one : *called) {
        const Labels& labels = one.times.labels;
        if (isOwn(labels))
            continue;
        CommandRow row{.key = isPostgres ? statementKey(labels) : std::string(labels.value("cmd"))};
        const auto text = texts->find(row.key);
        row.name = plainText(text != texts->end() ? text->second : row.key, kLongestStatement);
        row.calls = reading(one.calls, Unit::Count, window.to);
        row.mean = reading(one.seconds / one.calls, Unit::Seconds, window.to, Better::Lower);
        const auto histogram = std::ranges::find(course.commands, row.key, [](const auto& command) { return command.first; });
        const Percentiles of = histogram != course.commands.end() ? percentilesOf(histogram->second) : Percentiles{};
        row.p50 = reading(of.p50, Unit::Seconds, window.to, Better::Lower);
        row.p99 = reading(of.p99, Unit::Seconds, window.to, Better::Lower);
        const auto found = blocks->find(labels);
        const double looked = found != blocks->end() ? found->second.hits + found->second.reads : 0;
        row.hitRate = reading(looked > 0 ? std::optional(found->second.hits / looked) : std::nullopt, Unit::Ratio, window.to,
                              Better::Higher);
        rows.push_back(std::move(row));
    }
    return rows;
}

Result<std::vector<KeyGroup>> keyGroups(const history::Snapshot& snapshot, const CacheInstance& instance, TimeSpan window)
{
    const TimeSpan told{std::min(window.from, window.to - kDay), window.to};
    const auto counts = newestByGroup(snapshot, instance.named(vocabulary::kRedisKeyGroupCount), told);
    if (!counts)
        return counts.error();
    const auto bytes = newestByGroup(snapshot, instance.named(vocabulary::kRedisKeyGroupBytes), told);
    if (!bytes)
        return bytes.error();
    const auto sampled = newestByGroup(snapshot, instance.named(vocabulary::kRedisKeysSampled), told);
    if (!sampled)
        return sampled.error();
    const std::map<std::string, GroupedKeys> databases = groupedKeys(*counts, *sampled);
    std::vector<KeyGroup> all;
    for (const auto& [name, sample] : *counts) {
        const GroupedKeys& database = databases.at(name.first);
        if (sample.at != database.told) // its pattern has gone since
            continue;
        KeyGroup group{.db = name.first, .group = name.second};
        addKeys(sample, database, group);
        const auto taken = bytes->find(name);
        const bool isKnown = taken != bytes->end() && !database.isTooFew();
        group.bytes = reading(isKnown ? std::optional(taken->second.value) : std::nullopt, Unit::Bytes, sample.at);
        all.push_back(std::move(group));
    }
    const auto size = [](const KeyGroup& group) { return group.bytes.hasValue() ? group.bytes.value : -1; };
    std::ranges::stable_sort(all, std::ranges::greater(), size);
    if (all.size() > kMostListed)
        all.resize(kMostListed);
    return all;
}

} // namespace traceo
