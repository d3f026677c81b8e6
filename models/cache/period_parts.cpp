#include "cache/period_parts.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace traceo {
namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
constexpr int kMostParts = 240;

/// At bounds at which all of them are known exactly, so that they can be added up without looking.
void align(std::vector<LatencyHistogram*> histograms)
{
    LatencyHistogram whole;
    for (const LatencyHistogram* const one : histograms)
        add(whole, *one);
    for (LatencyHistogram* const one : histograms) {
        std::vector<double> cumulative;
        for (const double bound : whole.bounds)
            cumulative.push_back(one->exactlyUpTo(bound).value_or(0)); // none: it has no events
        *one = {.bounds = whole.bounds, .cumulative = std::move(cumulative), .isSparse = whole.isSparse};
    }
}

void align(std::vector<LatencyHistogram>& histograms)
{
    std::vector<LatencyHistogram*> all;
    for (LatencyHistogram& one : histograms)
        all.push_back(&one);
    align(std::move(all));
}

void align(LatencyCourse& course)
{
    std::vector<LatencyHistogram*> all;
    for (LatencyColumn& column : course.columns)
        all.push_back(&column.grown);
    align(std::move(all));
}

double orNone(std::optional<double> value)
{
    return value.value_or(kNone);
}

bool hasEvents(const LatencyCourse& course)
{
    return std::ranges::any_of(course.columns, [](const LatencyColumn& column) { return column.grown.count() > 0; });
}

} // namespace

std::vector<std::size_t> PeriodParts::all() const
{
    std::vector<std::size_t> indices(parts.size());
    std::iota(indices.begin(), indices.end(), std::size_t{0});
    return indices;
}

std::vector<std::size_t> PeriodParts::observed() const
{
    std::vector<std::size_t> indices = all();
    std::erase_if(indices, [this](std::size_t i) { return hits[i].seconds <= 0; });
    return indices;
}

Result<PeriodParts> periodParts(const history::Snapshot& snapshot, const CacheConfig& config, const CacheInstance& instance,
                                TimeSpan period)
{
    PeriodParts all;
    all.period = period;
    auto counts = countHits(snapshot, instance, period);
    if (!counts)
        return counts.error();
    all.counts = std::move(*counts);
    all.parts = chartParts(all.counts, period, kMostParts);
    all.hits = hitParts(all.counts, all.parts);
    if (instance.kind == CacheInstance::Kind::Redis) {
        auto course = commandCourse(snapshot, instance, all.parts, all.counts.steps);
        if (!course)
            return course.error();
        all.commands = std::move(*course);
        align(all.commands);
    }
    auto steps = stepLatencies(snapshot, config, instance, all.parts, all.counts.steps);
    if (!steps)
        return steps.error();
    all.steps = std::move(*steps);
    align(all.steps.hit.histogram);
    align(all.steps.origin.histogram);
    return all;
}

PeriodBasis basisOf(const PeriodParts& before, const PeriodParts& after)
{
    const auto isMeasured = [](const PeriodParts& period) { return period.steps.origin.from == StepLatency::From::Measured; };
    return {.hasCommands = hasEvents(before.commands) && hasEvents(after.commands),
            .isOriginMeasured = isMeasured(before) && isMeasured(after)};
}

std::array<double, kPeriodNumbers> valuesOf(const PeriodNumbers& numbers)
{
    return {numbers.hitRate, numbers.p50, numbers.p95, numbers.p99, numbers.origin, numbers.originShare, numbers.effective};
}

PeriodNumbers numbersOf(const PeriodParts& period, std::span<const std::size_t> parts, const PeriodBasis& basis)
{
    double hits = 0;
    double misses = 0;
    double seconds = 0;
    double asked = 0;
    LatencyHistogram commands;
    for (const std::size_t i : parts) {
        const HitPart& part = period.hits[i];
        if (part.seconds <= 0)
            continue; // what the origin was asked for then would be held against no time
        hits += part.hits;
        misses += part.misses;
        seconds += part.seconds;
        const double events = period.steps.origin.events[i];
        asked += !basis.isOriginMeasured ? part.misses : std::isfinite(events) ? events : 0;
        if (basis.hasCommands)
            add(commands, period.commands.columns[i].grown);
    }
    const auto rate = hits + misses > 0 ? std::optional(hits / (hits + misses)) : std::nullopt;
    const Percentiles percentiles = basis.hasCommands ? percentilesOf(commands)
        : rate                                        ? period.steps.mixture(parts, *rate)
                                                      : Percentiles{};
    return {.hitRate = orNone(rate),
            .p50 = orNone(percentiles.p50),
            .p95 = orNone(percentiles.p95),
            .p99 = orNone(percentiles.p99),
            .origin = seconds > 0 ? asked / seconds : kNone,
            .originShare = rate ? asked / (hits + misses) : kNone,
            .effective = orNone(savingOf(period.steps.means(parts), rate).effective)};
}

} // namespace traceo
