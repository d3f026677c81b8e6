#include "slo/rules/made_history.h"

#include "sli/births.h"
#include "sli/probes.h"
#include "sli/raw_series.h"
#include "sli/readings.h"
#include "slo/rules/made_labels.h"
#include "slo/rules/sli_promql.h"
#include "slo/rules/yaml_scalar.h"
#include "vocabulary/probes.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

namespace traceo::rules {
namespace {

constexpr double kEventsAMinute = 600;

struct Stretch {
    std::int64_t from;
    std::int64_t to;
    bool holds(std::int64_t minute) const { return from <= minute && minute < to; }
};
constexpr Stretch kIdle{2310, 2350};
constexpr Stretch kOutage{2501, 2591};
constexpr std::int64_t kRestart = 2540;

double eventsIn(std::int64_t minute)
{
    return kIdle.holds(minute) ? 0 : kEventsAMinute;
}

double badIn(std::int64_t minute)
{
    return kOutage.holds(minute) ? eventsIn(minute) : 0;
}

double goodIn(std::int64_t minute)
{
    return eventsIn(minute) - badIn(minute);
}

using EventsIn = double (*)(std::int64_t minute);

std::vector<std::optional<double>> counterOf(EventsIn events)
{
    std::vector<std::optional<double>> values;
    double sum = 0;
    for (std::int64_t minute = 0; minute < kMadeMinutes; ++minute) {
        sum = (minute == kRestart ? 0 : sum) + events(minute);
        values.push_back(sum > 0 ? std::optional(sum) : std::nullopt);
    }
    return values;
}

using Matchers = std::vector<Selector::Matcher>;

Matchers joined(const Matchers& a, const Matchers& b)
{
    Matchers all = a;
    all.insert(all.end(), b.begin(), b.end());
    return all;
}

/// What counts as total and is no part of it.
std::optional<Labels> labelsBeside(const Selector& total, const Selector& part)
{
    if (total.name() != part.name())
        return labelsFor(total.matchers());
    for (const Selector::Matcher& matcher : part.matchers()) {
        if (auto labels = labelsFor(joined(total.matchers(), {opposite(matcher)})))
            return labels;
    }
    return std::nullopt;
}

/// A counter of the part, and one of what is in the total beside it: all events, where the part is no counter of the total.
std::optional<std::vector<MadeSeries>> madeCounters(const SliDefinition& sli)
{
    const Selector& part = sli.good ? *sli.good : *sli.bad;
    auto within = part.name() == sli.total.name() ? labelsFor(joined(part.matchers(), sli.total.matchers())) : std::nullopt;
    const bool isWithin = within.has_value();
    const auto ofPart = isWithin ? within : labelsFor(part.matchers());
    const auto beside = labelsBeside(sli.total, part);
    if (!ofPart || !beside)
        return std::nullopt;
    const EventsIn rest = sli.good ? badIn : goodIn;
    return std::vector{MadeSeries{{sli.source, part.name(), *ofPart}, counterOf(sli.good ? goodIn : badIn)},
                       MadeSeries{{sli.source, sli.total.name(), *beside}, counterOf(isWithin ? rest : eventsIn)}};
}

/// A run a minute; none while idle.
std::vector<MadeSeries> madeProbe(const SliDefinition& sli)
{
    MadeSeries made{
        {sli.source, vocabulary::kProbeSuccess, {{vocabulary::kLabelJob, "made"}, {vocabulary::kLabelInstance, sli.target}}}, {}};
    for (std::int64_t minute = 0; minute < kMadeMinutes; ++minute)
        made.values.push_back(kIdle.holds(minute) ? std::nullopt : std::optional(kOutage.holds(minute) ? 0.0 : 1.0));
    return {std::move(made)};
}

/// On the side of the threshold that it allows, and on the other: the value itself is on one of them.
struct Sides {
    double good = 0;
    double bad = 0;
};
Sides sidesOf(const Threshold& threshold)
{
    const double at = threshold.number();
    const double step = std::max(1.0, std::abs(at)); // one is lost beside large ones
    switch (threshold.op) {
    case Threshold::Op::Below:
        return {.good = at - step, .bad = at};
    case Threshold::Op::AtMost:
        return {.good = at, .bad = at + step};
    case Threshold::Op::Above:
        return {.good = at + step, .bad = at};
    case Threshold::Op::AtLeast:
        return {.good = at, .bad = at - step};
    }
    Q_UNREACHABLE();
}

/// Of what is idle the reading is good.
std::optional<std::vector<MadeSeries>> madeGauge(const SliDefinition& sli)
{
    const auto labels = labelsFor(sli.total.matchers());
    const Sides sides = sidesOf(*sli.threshold);
    if (!labels || !std::isfinite(sides.good) || !std::isfinite(sides.bad))
        return std::nullopt;
    MadeSeries made{{sli.source, sli.total.name(), *labels}, {}};
    for (std::int64_t minute = 0; minute < kMadeMinutes; ++minute)
        made.values.push_back(kOutage.holds(minute) ? sides.bad : sides.good);
    return std::vector{std::move(made)};
}

std::vector<Sample> samplesOf(const MadeSeries& series)
{
    std::vector<Sample> samples;
    for (std::size_t minute = 0; minute < series.values.size(); ++minute) {
        if (series.values[minute])
            samples.push_back({UtcMs{} + std::int64_t(minute) * kMinute, *series.values[minute]});
    }
    return samples;
}

constexpr TimeSpan kSpan{UtcMs{}, UtcMs{} + (kMadeMinutes - 1) * kMinute};

/// What takes part in an SLI of counters, and as what.
std::vector<std::pair<Selector, CounterSeries::Role>> rolesOf(const SliDefinition& sli)
{
    if (sli.kind == SliDefinition::Kind::Apdex) {
        const ApdexBuckets buckets = apdexBuckets(sli);
        return {{buckets.satisfied, CounterSeries::Half},
                {buckets.tolerated, CounterSeries::Half},
                {buckets.all, CounterSeries::Total}};
    }
    const SliDefinition counters = asCounters(sli);
    return {{counters.total, CounterSeries::Total}, {counters.good ? *counters.good : *counters.bad, CounterSeries::Part}};
}

std::optional<std::vector<Slice>> countedCounters(const std::vector<MadeSeries>& history, const SliDefinition& sli)
{
    std::vector<CounterSeries> counters;
    const auto parts = rolesOf(sli);
    std::set<std::size_t> found;
    for (const MadeSeries& series : history) {
        int roles = 0;
        for (std::size_t i = 0; i < parts.size(); ++i) {
            if (!parts[i].first.matches(series.key.name, series.key.labels))
                continue;
            roles |= parts[i].second;
            found.insert(i);
        }
        if (roles != 0)
            counters.push_back({series.key, std::uint8_t(roles), samplesOf(series)});
    }
    const bool isMissingBucket = sli.isOfBuckets() && found.size() < parts.size();
    if (counters.empty() || isMissingBucket)
        return std::nullopt;
    const auto asked = [](CounterSeries::Role, UtcMs) { return true; };
    return countCounters(counters, sli.bad ? PartKind::Bad : PartKind::Good, kSpan, proofAmong(counters, asked));
}

/// Readings: gauges, and what may be of the same series.
std::optional<std::vector<Slice>> countedReadings(const std::vector<MadeSeries>& history, const SliDefinition& sli)
{
    std::vector<CounterSeries> readings;
    for (const MadeSeries& series : history) {
        const auto isOf = [&series](const std::optional<Selector>& part) {
            return part && part->matches(series.key.name, series.key.labels);
        };
        const int roles =
            (isOf(sli.total) ? CounterSeries::Total : 0) | (isOf(sli.good) || isOf(sli.bad) ? CounterSeries::Part : 0);
        if (roles != 0)
            readings.push_back({series.key, std::uint8_t(roles), samplesOf(series)});
    }
    return readings.empty() ? std::nullopt : std::optional(countReadings(readings, sli, kSpan));
}

bool isOfReadings(const SliDefinition& sli)
{
    using Kind = SliDefinition::Kind;
    return sli.kind == Kind::Gauge || sli.kind == Kind::Ratio || sli.kind == Kind::Counts;
}

/// Whether the series is total or part of it.
bool isPartOf(const MadeSeries& series, const SliDefinition& sli)
{
    const auto isIn = [&series](const Selector& part) { return part.matches(series.key.name, series.key.labels); };
    return isIn(sli.total) || (sli.good && isIn(*sli.good)) || (sli.bad && isIn(*sli.bad));
}

/// A status that the promise is kept with.
std::optional<int> statusOf(const StatusPattern& pattern)
{
    constexpr int kFirst = 100;
    constexpr int kLast = 599;
    for (int code = kFirst; code <= kLast; ++code) {
        if (pattern.matches(code))
            return code;
    }
    return std::nullopt;
}

bool isOfTarget(const MadeSeries& series, const SliDefinition& sli)
{
    return std::ranges::any_of(std::array{vocabulary::kLabelInstance, vocabulary::kLabelTarget}, [&](const char* label) {
        return probeSelector(vocabulary::kProbeSuccess, label, sli).matches(series.key.name, series.key.labels);
    });
}

/// Runs that succeed do so with the status and at once, as PromQL takes it.
std::optional<std::vector<Slice>> countedProbes(const std::vector<MadeSeries>& history, const SliDefinition& sli)
{
    const auto pattern = StatusPattern::parse(sli.status);
    const auto status = pattern ? statusOf(*pattern) : std::nullopt;
    std::vector<ProbeSeries> probes;
    for (const MadeSeries& series : history) {
        if (!isOfTarget(series, sli) || !status)
            continue;
        ProbeSeries probe{.success = samplesOf(series), .status = {}, .seconds = {}, .counted = {}};
        for (const Sample& sample : probe.success) {
            probe.status.push_back({sample.at, double(*status)});
            probe.seconds.push_back({sample.at, 0});
        }
        probes.push_back(std::move(probe));
    }
    if (probes.empty())
        return std::nullopt;
    return countProbes(probes, {*pattern, sli.latency}, kSpan);
}

/// What is satisfied is tolerated as well: both are none in an outage, and else all.
std::optional<std::vector<MadeSeries>> madeApdex(const SliDefinition& sli)
{
    const ApdexBuckets buckets = apdexBuckets(sli);
    auto history = madeCounters(
        {.kind = SliDefinition::Kind::Counters, .good = buckets.satisfied, .total = buckets.all, .source = sli.source});
    const auto tolerated = labelsFor(buckets.tolerated.matchers());
    if (!history || !tolerated)
        return std::nullopt;
    history->push_back({{sli.source, buckets.tolerated.name(), *tolerated}, history->front().values});
    return history;
}

/// All buckets of a histogram are made with its first event.
std::optional<std::vector<MadeSeries>> withAllBuckets(std::optional<std::vector<MadeSeries>> history)
{
    if (!history)
        return history;
    for (MadeSeries& bucket : *history) {
        for (std::optional<double>& value : bucket.values)
            value = value.value_or(0);
    }
    return history;
}

} // namespace

/// Runs of equal steps.
std::string MadeSeries::notation() const
{
    std::string text;
    for (std::size_t i = 0; i < values.size();) {
        std::size_t end = i + 1;
        text += text.empty() ? "" : " ";
        if (!values[i]) {
            while (end < values.size() && !values[end])
                ++end;
            text += "_x" + std::to_string(end - i);
            i = end;
            continue;
        }
        const double step = end < values.size() && values[end] ? *values[end] - *values[i] : 0;
        while (end < values.size() && values[end] && *values[end] - *values[end - 1] == step)
            ++end;
        text += numberText(*values[i]);
        if (end - i > 1)
            text += (step < 0 ? "-" : "+") + numberText(std::abs(step)) + 'x' + std::to_string(end - i - 1);
        i = end;
    }
    return text;
}

bool canBeMade(const SliDefinition& sli)
{
    using Kind = SliDefinition::Kind;
    const bool isPlain = sli.kind == Kind::Counters || sli.kind == Kind::Probe || sli.kind == Kind::Gauge;
    return !sli.isEvaluatedByServer() && (isPlain || sli.isOfBuckets());
}

std::optional<std::vector<MadeSeries>> madeHistory(const SliDefinition& sli)
{
    if (sli.isEvaluatedByServer())
        return std::nullopt;
    switch (sli.kind) {
    case SliDefinition::Kind::Counters:
        return madeCounters(sli);
    case SliDefinition::Kind::Latency:
        return withAllBuckets(madeCounters(asCounters(sli)));
    case SliDefinition::Kind::Apdex:
        return withAllBuckets(madeApdex(sli));
    case SliDefinition::Kind::Probe:
        return madeProbe(sli);
    case SliDefinition::Kind::Gauge:
        return madeGauge(sli);
    default: // no traffic is made up for counts and ratios, nor can the notation write a native histogram
        return std::nullopt;
    }
}

bool countsAny(const SliDefinition& sli, const std::vector<MadeSeries>& history)
{
    const auto isNamed = [&sli](const MadeSeries& series) { // by which most are told apart, and cheaply
        const std::string& name = series.key.name;
        return name == sli.total.name() || (sli.good && name == sli.good->name()) || (sli.bad && name == sli.bad->name());
    };
    if (sli.isEvaluatedByServer())
        return false;
    if (sli.kind == SliDefinition::Kind::Probe)
        return std::ranges::any_of(history, [&](const MadeSeries& series) { return isOfTarget(series, sli); });
    if (isOfReadings(sli))
        return std::ranges::any_of(history, [&](const MadeSeries& series) { return isPartOf(series, sli); });
    const bool isOfCounters = sli.kind == SliDefinition::Kind::Counters || sli.isOfBuckets();
    if (!isOfCounters || std::ranges::none_of(history, isNamed))
        return false;
    const auto parts = rolesOf(sli);
    return std::ranges::any_of(history, [&](const MadeSeries& series) {
        return std::ranges::any_of(parts,
                                   [&](const auto& part) { return part.first.matches(series.key.name, series.key.labels); });
    });
}

std::optional<std::vector<Slice>> countedIn(const std::vector<MadeSeries>& history, const SliDefinition& sli)
{
    if (sli.isEvaluatedByServer())
        return std::nullopt;
    switch (sli.kind) {
    case SliDefinition::Kind::Counters:
    case SliDefinition::Kind::Latency:
    case SliDefinition::Kind::Apdex:
        return countedCounters(history, sli);
    case SliDefinition::Kind::Probe:
        return countedProbes(history, sli);
    case SliDefinition::Kind::Gauge:
    case SliDefinition::Kind::Ratio:
    case SliDefinition::Kind::Counts:
        return countedReadings(history, sli);
    case SliDefinition::Kind::NativeLatency:
        return std::nullopt;
    }
    Q_UNREACHABLE();
}

std::vector<Slice> idleMinutes()
{
    constexpr double kWholeMinute = 60; // seconds
    std::vector<Slice> minutes = emptySlices(kSpan);
    for (Slice& minute : minutes)
        minute.observedSeconds = kWholeMinute;
    return minutes;
}

} // namespace traceo::rules
