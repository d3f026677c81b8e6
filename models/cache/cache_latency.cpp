#include "cache/cache_latency.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numeric>

namespace traceo {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(CacheLatency)
};

using history::SeriesInfo;

const CacheLatencies* writtenFor(const CacheConfig& config, const CacheInstance& instance)
{
    const auto found = std::ranges::find(config.latencies, instance.name, &CacheLatencies::cache);
    return found == config.latencies.end() ? nullptr : &*found;
}

/// Sums and counts of the histograms that a selector names, a pair a histogram.
Result<std::vector<std::array<SeriesInfo, 2>>> sumsAndCounts(const history::Snapshot& snapshot, const Selector& histogram)
{
    const auto sums = snapshot.series(Selector(histogram.name() + "_sum", histogram.matchers()));
    if (!sums)
        return sums.error();
    const auto counts = snapshot.series(Selector(histogram.name() + "_count", histogram.matchers()));
    if (!counts)
        return counts.error();
    std::vector<std::array<SeriesInfo, 2>> pairs;
    for (const SeriesInfo& sum : *sums) {
        const auto isOf = [&sum](const SeriesInfo& count) {
            return count.key.source == sum.key.source && count.key.labels == sum.key.labels;
        };
        const auto count = std::ranges::find_if(*counts, isOf);
        if (count != counts->end())
            pairs.push_back({sum, *count});
    }
    return pairs;
}

void addFinite(std::vector<double>& to, const std::vector<double>& more)
{
    for (std::size_t i = 0; i < to.size(); ++i) {
        if (std::isfinite(more[i]))
            to[i] = (std::isfinite(to[i]) ? to[i] : 0) + more[i];
    }
}

StepLatency unknownStep(std::size_t stretches)
{
    const std::vector<double> none(stretches, std::numeric_limits<double>::quiet_NaN());
    return {.seconds = none, .events = none, .histogram = {}, .observed = {}};
}

bool hasEvents(const StepLatency& step)
{
    return std::ranges::any_of(step.events, [](double events) { return events > 0; });
}

/// Sums where there are some, else from the middle of each bucket.
void takeMeans(StepLatency& step, const LatencyCourse& course)
{
    if (hasEvents(step))
        return;
    for (std::size_t i = 0; i < course.columns.size(); ++i) {
        if (!course.columns[i].isObserved)
            continue;
        const LatencyHistogram& grown = course.columns[i].grown;
        step.events[i] = grown.count();
        step.seconds[i] = grown.roughMean().value_or(0) * grown.count();
    }
}

Result<StepLatency> measured(const history::Snapshot& snapshot, const Selector& histogram, std::span<const TimeSpan> stretches)
{
    StepLatency step = unknownStep(stretches.size());
    const auto pairs = sumsAndCounts(snapshot, histogram);
    if (!pairs)
        return pairs.error();
    for (const auto& [sum, count] : *pairs) {
        const auto both = countersIn(snapshot, std::array{sum.id, count.id}, stretches, {});
        if (!both)
            return both.error();
        addFinite(step.seconds, both->grown[0]);
        addFinite(step.events, both->grown[1]);
    }
    const auto course = histogramCourse(snapshot, histogram, stretches);
    if (!course)
        return course.error();
    takeMeans(step, *course);
    for (const LatencyColumn& column : course->columns) {
        step.histogram.push_back(column.grown);
        step.observed.push_back(column.seconds);
    }
    if (hasEvents(step))
        step.from = StepLatency::From::Measured;
    return step;
}

Result<StepLatency> stepOf(const history::Snapshot& snapshot, const LatencyOf& latency, std::span<const TimeSpan> stretches)
{
    if (latency.histogram)
        return measured(snapshot, *latency.histogram, stretches);
    StepLatency step = unknownStep(stretches.size());
    if (latency.seconds) {
        step.from = StepLatency::From::Written;
        step.written = *latency.seconds;
    }
    return step;
}

/// What the commands of a Redis take on average, without those that serve nobody.
Result<StepLatency> commandMeans(const history::Snapshot& snapshot, const CacheInstance& instance,
                                 std::span<const TimeSpan> stretches, std::span<const HitStep> joins)
{
    StepLatency step = unknownStep(stretches.size());
    const auto commands = commandTimes(snapshot, instance, stretches, joins);
    if (!commands)
        return commands.error();
    for (const CommandTimes& command : *commands) {
        if (!isServing(command.labels.value("cmd")))
            continue;
        addFinite(step.seconds, command.seconds);
        addFinite(step.events, command.calls);
    }
    if (hasEvents(step))
        step.from = StepLatency::From::Measured;
    return step;
}

std::vector<std::size_t> allOf(std::size_t count)
{
    std::vector<std::size_t> all(count);
    std::iota(all.begin(), all.end(), std::size_t{0});
    return all;
}

/// Part of a mixture; none where it is not known. `whole` must outlive it.
std::optional<LatencyPart> partOf(const StepLatency& step, std::span<const std::size_t> stretches, const LatencyHistogram& whole,
                                  double weight, double later)
{
    if (step.from == StepLatency::From::Unknown)
        return {};
    if (step.from == StepLatency::From::Measured && whole.count() > 0)
        return LatencyPart{.weight = weight, .histogram = &whole, .shift = later};
    const auto mean = step.mean(stretches);
    return mean ? std::optional(LatencyPart{.weight = weight, .histogram = nullptr, .shift = *mean + later}) : std::nullopt;
}

std::string wordOf(StepLatency::From from)
{
    return from == StepLatency::From::Measured ? "measured" : from == StepLatency::From::Written ? "written" : "";
}

struct TimedNames {
    std::string_view calls;
    std::string_view seconds;
};

} // namespace

Saving savingOf(const StepMeans& means, std::optional<double> hitRate)
{
    Saving saving;
    if (!means.hit || !means.origin || *means.origin <= 0)
        return saving;
    const double lookup = means.lookup.value_or(*means.hit) + means.fill.value_or(0);
    if (hitRate) {
        saving.effective = *hitRate * *means.hit + (1 - *hitRate) * (lookup + *means.origin);
        saving.reduction = 1 - *saving.effective / *means.origin;
    }
    const double gained = lookup + *means.origin - *means.hit;
    if (gained > 0 && lookup >= 0 && lookup <= gained)
        saving.breakEven = lookup / gained;
    return saving;
}

std::optional<double> StepLatency::mean(std::span<const std::size_t> stretches) const
{
    if (from == From::Written)
        return written;
    double time = 0;
    double count = 0;
    for (const std::size_t i : stretches) {
        if (std::isfinite(seconds[i]) && std::isfinite(events[i])) {
            time += seconds[i];
            count += events[i];
        }
    }
    return count > 0 ? std::optional(time / count) : std::nullopt;
}

std::optional<double> StepLatency::mean() const
{
    return mean(allOf(events.size()));
}

LatencyHistogram StepLatency::whole(std::span<const std::size_t> stretches) const
{
    LatencyHistogram sum;
    for (const std::size_t i : stretches) {
        if (i < histogram.size())
            add(sum, histogram[i]);
    }
    return sum;
}

Percentiles percentilesOf(const LatencyHistogram& histogram)
{
    return {histogram.percentile(0.5), histogram.percentile(0.95), histogram.percentile(0.99)};
}

Percentiles StepLatencies::mixture(std::span<const std::size_t> stretches, double hitRate) const
{
    const LatencyHistogram hits = hit.whole(stretches);
    const LatencyHistogram origins = origin.whole(stretches);
    const StepMeans of = means(stretches);
    const double later = of.lookup.value_or(of.hit.value_or(0)) + of.fill.value_or(0);
    const auto hitPart = partOf(hit, stretches, hits, hitRate, 0);
    const auto missPart = partOf(origin, stretches, origins, 1 - hitRate, later);
    if (!hitPart || !missPart || (hitPart->histogram == nullptr && missPart->histogram == nullptr))
        return {};
    const std::array parts{*hitPart, *missPart};
    return {mixedPercentile(parts, 0.5), mixedPercentile(parts, 0.95), mixedPercentile(parts, 0.99)};
}

StepMeans StepLatencies::means(std::span<const std::size_t> stretches) const
{
    return {hit.mean(stretches), lookup.mean(stretches), origin.mean(stretches), fill.mean(stretches)};
}

StepMeans StepLatencies::means() const
{
    return {hit.mean(), lookup.mean(), origin.mean(), fill.mean()};
}

QString StepLatencies::fromText() const
{
    using From = StepLatency::From;
    if (hit.from == From::Unknown || origin.from == From::Unknown)
        return {};
    if (hit.from == origin.from)
        return hit.from == From::Measured ? Text::tr("measured") : Text::tr("as written in the workspace");
    return hit.from == From::Measured ? Text::tr("hit measured, origin written") : Text::tr("hit written, origin measured");
}

Result<std::vector<CommandTimes>> commandTimes(const history::Snapshot& snapshot, const CacheInstance& instance,
                                               std::span<const TimeSpan> stretches, std::span<const HitStep> joins)
{
    const bool isPostgres = instance.kind == CacheInstance::Kind::Postgres;
    const TimedNames names = isPostgres ? TimedNames{vocabulary::kStatementCalls, vocabulary::kStatementSeconds}
                                        : TimedNames{vocabulary::kRedisCommandCalls, vocabulary::kRedisCommandSeconds};
    const std::vector<SeriesInfo> seconds = instance.named(names.seconds);
    std::map<Labels, history::SeriesId> secondsOf;
    for (const SeriesInfo& one : seconds)
        secondsOf.emplace(one.key.labels, one.id);
    std::vector<CommandTimes> all;
    for (const SeriesInfo& calls : instance.named(names.calls)) {
        const auto found = secondsOf.find(calls.key.labels);
        if (found == secondsOf.end())
            continue;
        auto both = countersIn(snapshot, std::array{calls.id, found->second}, stretches,
                               {.carries = false, .polledBefore = {}, .joins = joins});
        if (!both)
            return both.error();
        all.push_back({calls.key.labels, std::move(both->grown[0]), std::move(both->grown[1])});
    }
    return all;
}

Result<StepLatencies> stepLatencies(const history::Snapshot& snapshot, const CacheConfig& config, const CacheInstance& instance,
                                    std::span<const TimeSpan> stretches, std::span<const HitStep> joins)
{
    const CacheLatencies* const written = writtenFor(config, instance);
    const CacheLatencies latencies = written != nullptr ? *written : CacheLatencies{};
    StepLatencies steps;
    const std::array<std::pair<StepLatency*, const LatencyOf*>, 4> all{{{&steps.hit, &latencies.hit},
                                                                        {&steps.lookup, &latencies.lookup},
                                                                        {&steps.origin, &latencies.origin},
                                                                        {&steps.fill, &latencies.fill}}};
    for (const auto& [step, latency] : all) {
        auto one = stepOf(snapshot, *latency, stretches);
        if (!one)
            return one.error();
        *step = std::move(*one);
    }
    // What an origin takes somebody has to say; what the cache itself takes its commands say.
    if (!latencies.hit.isKnown() && latencies.origin.isKnown() && instance.kind == CacheInstance::Kind::Redis) {
        auto hit = commandMeans(snapshot, instance, stretches, joins);
        if (!hit)
            return hit.error();
        steps.hit = std::move(*hit);
    }
    return steps;
}

Result<LatencyHistogram> commandLatencies(const history::Snapshot& snapshot, const CacheInstance& instance, TimeSpan window,
                                          const std::string& command)
{
    if (instance.kind != CacheInstance::Kind::Redis || window.isEmpty())
        return LatencyHistogram{};
    const auto counts = countHits(snapshot, instance, window);
    if (!counts)
        return counts.error();
    const auto course = commandCourse(snapshot, instance, std::array{window}, counts->steps);
    if (!course)
        return course.error();
    if (command.empty())
        return course->all();
    const auto found = std::ranges::find(course->commands, command, [](const auto& one) { return one.first; });
    return found == course->commands.end() ? LatencyHistogram{} : found->second;
}

Result<LatencyFigures> latenciesOf(const history::Snapshot& snapshot, const CacheConfig& config, const CacheInstance& instance,
                                   TimeSpan window, std::optional<double> hitRate, std::span<const HitStep> joins)
{
    LatencyFigures figures;
    if (window.isEmpty())
        return figures;
    const std::array stretch{window};
    const auto steps = stepLatencies(snapshot, config, instance, stretch, joins);
    if (!steps)
        return steps.error();
    const Saving saving = savingOf(steps->means(), hitRate);
    figures.effective = saving.effective;
    figures.reduction = saving.reduction;
    figures.breakEven = saving.breakEven;
    figures.from = steps->fromText();
    figures.hitFrom = wordOf(steps->hit.from);
    figures.originFrom = wordOf(steps->origin.from);
    const bool isRedis = instance.kind == CacheInstance::Kind::Redis;
    const CacheLatencies* const written = writtenFor(config, instance);
    figures.isHitGiven = isRedis || (written != nullptr && written->hit.isKnown());
    figures.isOriginGiven = written != nullptr && written->origin.isKnown();
    const auto course = isRedis ? commandCourse(snapshot, instance, stretch, joins) : Result<LatencyCourse>(LatencyCourse{});
    if (!course)
        return course.error();
    const LatencyHistogram commands = course->all();
    const Percentiles percentiles = commands.count() > 0 ? percentilesOf(commands)
        : hitRate                                        ? steps->mixture(std::array{std::size_t{0}}, *hitRate)
                                                         : Percentiles{};
    figures.p50 = percentiles.p50;
    figures.p95 = percentiles.p95;
    figures.p99 = percentiles.p99;
    return figures;
}

} // namespace traceo
