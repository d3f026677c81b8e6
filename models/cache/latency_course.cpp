#include "cache/latency_course.h"

#include "sli/observed.h"

#include <QByteArray>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>

namespace traceo {
namespace {

using history::SeriesId;
using history::SeriesInfo;

constexpr char kBoundary[] = "le";
constexpr char kCommand[] = "cmd";
constexpr double kMicrosecond = 1e-6;

/// The series of one histogram, by bound.
struct StoredHistogram {
    std::string command;
    std::vector<std::pair<double, SeriesId>> buckets;
    std::vector<double> bounds() const
    {
        std::vector<double> all;
        for (const auto& [bound, id] : buckets)
            all.push_back(bound);
        return all;
    }
    std::vector<SeriesId> ids() const
    {
        std::vector<SeriesId> all;
        for (const auto& [bound, id] : buckets)
            all.push_back(id);
        return all;
    }
};

using Histograms = std::map<SeriesKey, StoredHistogram>;

std::optional<double> boundOf(const Labels& labels)
{
    const std::string_view text = labels.value(kBoundary);
    if (text == "+Inf")
        return std::numeric_limits<double>::infinity();
    bool isNumber = false;
    const double bound = QByteArray(text.data(), qsizetype(text.size())).toDouble(&isNumber);
    return isNumber && std::isfinite(bound) ? std::optional(bound) : std::nullopt;
}

/// By source and labels: whatever the series is called, all of them are of one name.
SeriesKey identityOf(const SeriesKey& key)
{
    return {key.source, {}, key.labels.without(kBoundary)};
}

void addBuckets(Histograms& to, const std::vector<SeriesInfo>& series, double unit)
{
    for (const SeriesInfo& one : series) {
        const auto bound = boundOf(one.key.labels);
        if (!bound)
            continue;
        StoredHistogram& histogram = to[identityOf(one.key)];
        histogram.command = one.key.labels.value(kCommand);
        histogram.buckets.emplace_back(*bound * unit, one.id);
    }
}

/// All of its events, where no bucket says so.
void addCounts(Histograms& to, const std::vector<SeriesInfo>& series)
{
    for (const SeriesInfo& one : series) {
        const auto found = to.find(identityOf(one.key));
        if (found == to.end())
            continue;
        auto& buckets = found->second.buckets;
        const bool isThere = std::ranges::any_of(buckets, [](const auto& bucket) { return std::isinf(bucket.first); });
        if (!isThere)
            buckets.emplace_back(std::numeric_limits<double>::infinity(), one.id);
    }
}

void sortBuckets(Histograms& histograms)
{
    for (auto& [key, histogram] : histograms) {
        std::ranges::sort(histogram.buckets);
        // One bound in two spellings ("1", "1.0"): the server was updated; the later series goes on.
        const auto isSame = [](const auto& a, const auto& b) { return a.first == b.first; };
        histogram.buckets.erase(std::ranges::unique(histogram.buckets, isSame).begin(), histogram.buckets.end());
    }
}

/// What a step says of the buckets of which it says something; empty where that is no histogram.
LatencyHistogram histogramOf(const std::vector<double>& bounds, std::span<const double> grown, bool isSparse)
{
    LatencyHistogram histogram{.bounds = {}, .cumulative = {}, .isSparse = isSparse};
    double before = 0;
    for (std::size_t i = 0; i < bounds.size(); ++i) {
        if (!std::isfinite(grown[i]))
            continue;
        if (grown[i] < before)
            return {}; // polls of two servers, or a bucket that was written later than its neighbour
        histogram.bounds.push_back(bounds[i]);
        histogram.cumulative.push_back(grown[i]);
        before = grown[i];
    }
    return histogram;
}

struct Loaded {
    const StoredHistogram* histogram;
    JointCounters counters;
};

Result<std::vector<Loaded>> load(const history::Snapshot& snapshot, const Histograms& histograms, std::span<const TimeSpan> parts,
                                 std::span<const HitStep> joins)
{
    std::vector<Loaded> all;
    for (const auto& [key, histogram] : histograms) {
        auto counters = JointCounters::load(snapshot, histogram.ids(), parts, joins);
        if (!counters)
            return counters.error();
        if (counters->first())
            all.push_back({&histogram, std::move(*counters)});
    }
    return all;
}

/// The stretches that were seen of each column.
using SeenColumns = std::vector<std::vector<TimeSpan>>;

/// Of one histogram steps follow on each other, so that nearly all of them are one stretch.
void note(std::vector<TimeSpan>& seen, TimeSpan step)
{
    if (!seen.empty() && seen.back().to == step.from)
        seen.back().to = step.to;
    else
        seen.push_back(step);
}

void takeSeconds(std::vector<LatencyColumn>& columns, SeenColumns seen)
{
    for (std::size_t i = 0; i < columns.size(); ++i) {
        for (const TimeSpan& span : joinedSpans(std::move(seen[i])))
            columns[i].seconds += double(span.length().count()) / 1000;
    }
}

/// Adds one histogram to the columns.
void addTo(std::vector<LatencyColumn>& columns, const Loaded& loaded, const JointRules& rules, SeenColumns& seen,
           LatencyHistogram& whole, bool isMerged)
{
    std::vector<TimeSpan> parts;
    for (const LatencyColumn& column : columns)
        parts.push_back(column.span);
    const std::vector<double> bounds = loaded.histogram->bounds();
    std::vector<LatencyHistogram> own(columns.size());
    loaded.counters.walk(rules, [&](const JointStep& step) {
        const std::size_t column = partOf(parts, step.span.to);
        if (column >= columns.size())
            return;
        columns[column].isObserved = true;
        note(seen[column], step.span);
        add(own[column], histogramOf(bounds, step.grown, rules.carries));
    });
    for (std::size_t i = 0; i < columns.size(); ++i) {
        add(whole, own[i]);
        if (isMerged)
            add(columns[i].grown, own[i]);
    }
}

std::vector<LatencyColumn> emptyColumns(std::span<const TimeSpan> parts)
{
    std::vector<LatencyColumn> columns;
    for (const TimeSpan& part : parts)
        columns.push_back({.span = part, .grown = {}});
    return columns;
}

} // namespace

LatencyHistogram LatencyCourse::all() const
{
    LatencyHistogram sum;
    for (const LatencyColumn& column : columns)
        add(sum, column.grown);
    return sum;
}

bool isServing(std::string_view command)
{
    constexpr std::array<std::string_view, 20> kNot{// wait by design
                                                    "blpop", "brpop", "brpoplpush", "blmove", "blmpop", "bzpopmin", "bzpopmax",
                                                    "bzmpop", "wait", "waitaof",
                                                    // watch, or make a connection
                                                    "info", "latency", "slowlog", "memory", "client", "config", "command",
                                                    "hello", "auth", "monitor"};
    const std::string name = QByteArray(command.data(), qsizetype(command.size())).toLower().toStdString();
    return std::ranges::find(kNot, std::string_view(name).substr(0, name.find_first_of("| "))) == kNot.end();
}

Result<LatencyCourse> commandCourse(const history::Snapshot& snapshot, const CacheInstance& instance,
                                    std::span<const TimeSpan> columns, std::span<const HitStep> joins, Commands merged)
{
    LatencyCourse course{.columns = emptyColumns(columns), .commands = {}};
    if (columns.empty())
        return course;
    Histograms histograms;
    addBuckets(histograms, instance.named(vocabulary::kRedisLatencyBucket), kMicrosecond);
    addCounts(histograms, instance.named(vocabulary::kRedisLatencyCount));
    sortBuckets(histograms);
    const auto loaded = load(snapshot, histograms, columns, joins);
    if (!loaded)
        return loaded.error();
    JointRules rules{.carries = true, .polledBefore = {}, .joins = joins};
    for (const Loaded& one : *loaded)
        rules.polledBefore = std::min(rules.polledBefore.value_or(kDistantFuture), *one.counters.first());
    std::map<std::string, LatencyHistogram> commands;
    SeenColumns seen(columns.size());
    for (const Loaded& one : *loaded) {
        const std::string& command = one.histogram->command;
        const bool isMerged = merged == Commands::All || isServing(command);
        addTo(course.columns, one, rules, seen, commands[command], isMerged);
    }
    takeSeconds(course.columns, std::move(seen));
    course.commands.assign(commands.begin(), commands.end());
    return course;
}

Result<LatencyCourse> histogramCourse(const history::Snapshot& snapshot, const Selector& histogram,
                                      std::span<const TimeSpan> columns)
{
    LatencyCourse course{.columns = emptyColumns(columns), .commands = {}};
    if (columns.empty())
        return course;
    const auto series = snapshot.series(Selector(histogram.name() + "_bucket", histogram.matchers()));
    if (!series)
        return series.error();
    Histograms histograms;
    addBuckets(histograms, *series, 1);
    sortBuckets(histograms);
    const auto loaded = load(snapshot, histograms, columns, {});
    if (!loaded)
        return loaded.error();
    LatencyHistogram whole;
    SeenColumns seen(columns.size());
    for (const Loaded& one : *loaded)
        addTo(course.columns, one, {}, seen, whole, true);
    takeSeconds(course.columns, std::move(seen));
    return course;
}

} // namespace traceo
