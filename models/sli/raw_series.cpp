#include "sli/raw_series.h"

#include "sli/asked.h"
#include "sli/histogram_buckets.h"
#include "sli/native_parts.h"
#include "sli/observed.h"
#include "vocabulary/native.h"
#include "vocabulary/probes.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>

namespace traceo {
namespace {

using history::SeriesInfo;
using history::Snapshot;

/// How far to look back for the samples that decide the pace; widened while there are too few.
constexpr std::array kLookBack{Millis{600'000}, kHour, 6 * kHour, SamplePace::kMemory + 3 * SamplePace::kSlowest};
/// How far to look for the first sample after a span.
constexpr std::array kLookAhead{Millis{120'000}, Millis{900'000}, 3 * SamplePace::kSlowest};
/// Stale markers passed over in the search for the last value.
constexpr int kMostMarkers = 8;

std::ptrdiff_t valuesIn(const std::vector<Sample>& samples, TimeSpan span)
{
    return std::ranges::count_if(samples, [span](const Sample& sample) {
        return sample.at > span.from && sample.at <= span.to && std::isfinite(sample.value);
    });
}

/// Puts `earlier` in front of `samples`.
void prepend(std::vector<Sample>& samples, std::vector<Sample> earlier)
{
    if (samples.empty())
        samples = std::move(earlier);
    else
        samples.insert(samples.begin(), earlier.begin(), earlier.end());
}

/// The newest value at or before `moment` and the markers after it; none when there never was one.
Result<std::vector<Sample>> lastValue(const Snapshot& snapshot, history::SeriesId series, UtcMs moment)
{
    std::vector<Sample> found;
    for (int i = 0; i < kMostMarkers; ++i) {
        auto sample = snapshot.newestSample(series, moment);
        if (!sample)
            return sample.error();
        if (!*sample)
            return std::vector<Sample>{};
        found.push_back(**sample);
        if (std::isfinite((*sample)->value))
            break;
        moment = (*sample)->at - Millis{1};
    }
    std::ranges::reverse(found);
    return found;
}

/// The newest answer to an expression; NaN is one.
Result<std::vector<Sample>> lastAnswer(const Snapshot& snapshot, history::SeriesId series, UtcMs moment)
{
    const auto sample = snapshot.newestSample(series, moment);
    if (!sample)
        return sample.error();
    return *sample ? std::vector{**sample} : std::vector<Sample>{};
}

Result<void> lookAhead(const Snapshot& snapshot, history::SeriesId series, UtcMs to, std::vector<Sample>& samples)
{
    Millis looked = kLookAhead.front();
    for (const Millis ahead : kLookAhead) {
        if (valuesIn(samples, {to, to + looked}) > 0)
            return {};
        if (ahead == kLookAhead.front())
            continue; // read with the span itself
        auto later = snapshot.samples(series, {to + looked, to + ahead});
        if (!later)
            return later.error();
        samples.insert(samples.end(), later->begin(), later->end());
        looked = ahead;
    }
    return {};
}

Result<void> lookBack(const Snapshot& snapshot, history::SeriesId series, UtcMs from, std::vector<Sample>& samples)
{
    Millis looked = kLookBack.front();
    for (const Millis back : kLookBack) {
        if (valuesIn(samples, {from - looked, from}) >= SamplePace::kSamples)
            return {};
        if (back == kLookBack.front())
            continue;
        auto earlier = snapshot.samples(series, {from - back, from - looked});
        if (!earlier)
            return earlier.error();
        prepend(samples, std::move(earlier).value());
        looked = back;
    }
    if (valuesIn(samples, {from - looked, from}) > 0)
        return {};
    auto last = lastValue(snapshot, series, from - looked);
    if (!last)
        return last.error();
    prepend(samples, std::move(last).value());
    return {};
}

Result<void> match(const Snapshot& snapshot, const Selector& selector, std::string_view source, std::uint8_t role,
                   Matched& matched)
{
    auto found = snapshot.series(selector, source);
    if (!found)
        return found.error();
    for (SeriesInfo& series : *found) {
        const auto [it, isNew] = matched.try_emplace(series.key, MatchedSeries{series, role});
        if (!isNew)
            it->second.roles |= role;
    }
    return {};
}

/// Whether a value of it lies in the span. Its buckets are written together: one says it of all.
Result<bool> isSeenIn(const Snapshot& snapshot, const HistogramBuckets& histogram, TimeSpan span)
{
    if (span.isEmpty())
        return false;
    const auto last = lastValue(snapshot, histogram.buckets.back().second->series.id, span.to);
    if (!last)
        return last.error();
    return !last->empty() && std::isfinite(last->front().value) && last->front().at > span.from;
}

/// Whether the server has said what it has of the part, or all was imported, in which nothing is to come.
Result<bool> wasAskedFor(const Snapshot& snapshot, const SliDefinition& definition, const Selector& part)
{
    for (const auto& [selector, isPart] : {std::pair(&part, true), std::pair(&definition.total, false)}) {
        const auto asked = askedSpans(snapshot, definition.source, selector->toText(), {kDistantPast, kDistantFuture});
        if (!asked)
            return asked.error();
        if (*asked)
            return isPart;
    }
    return true;
}

/// What a histogram counts in all: the total of its labels; where none has them, as of another metric, any of its source.
void giveAllAsUpper(const SeriesKey& histogram, Matched& matched)
{
    const auto isTotal = [&histogram](const auto& entry) {
        return (entry.second.roles & CounterSeries::Total) != 0 && entry.first.source == histogram.source;
    };
    const auto isOwn = [&](const auto& entry) { return isTotal(entry) && entry.first.labels == histogram.labels; };
    const bool hasOwn = std::ranges::any_of(matched, isOwn);
    for (auto& entry : matched) {
        if (hasOwn ? isOwn(entry) : isTotal(entry))
            entry.second.roles |= CounterSeries::Upper;
    }
}

/// The good events of each histogram at least, and at most; of one that has the boundary both are the same. What is beyond all
/// buckets is all there is.
void giveBounds(const std::vector<HistogramBuckets>& histograms, double boundary, Matched& matched)
{
    for (const HistogramBuckets& histogram : histograms) {
        giveRolesWithin(histogram, boundary);
        if (histogram.buckets.back().first < boundary)
            giveAllAsUpper(histogram.key, matched);
    }
}

/// What of the histograms says something about a boundary that is none of all their own. False: one is left out, as it has no
/// values in the span. Error: one that has, where bounds would be of no use or cannot be told.
Result<bool> giveRolesAround(const Snapshot& snapshot, const SliDefinition& definition, const Selector& part, TimeSpan judged,
                             const std::vector<HistogramBuckets>& histograms, Matched& matched)
{
    const double boundary = *boundaryOf(part);
    const auto lacks = [boundary](const HistogramBuckets& histogram) { return !histogram.has(boundary); };
    if (std::ranges::none_of(histograms, lacks))
        return true;
    const auto isEvery = isEveryBucketKnown(snapshot, definition);
    if (!isEvery)
        return isEvery.error();
    if (*isEvery && !definition.bad) {
        giveBounds(histograms, boundary, matched);
        return true;
    }
    for (const HistogramBuckets& histogram : histograms) {
        const auto isSeen = lacks(histogram) ? isSeenIn(snapshot, histogram, judged) : Result<bool>(false);
        if (!isSeen)
            return isSeen.error();
        if (*isSeen && *isEvery)
            return noSuchBucket(histogram, part);
        const auto isAsked = *isSeen ? wasAskedFor(snapshot, definition, part) : Result<bool>(false);
        if (!isAsked)
            return isAsked.error();
        if (*isAsked)
            return noSuchBucket(part);
    }
    return false;
}

/// A boundary that is none of the histogram's: of the buckets around it the part at least, and at most.
Result<void> matchAroundBoundary(const Snapshot& snapshot, const SliDefinition& definition, const Selector& part, TimeSpan judged,
                                 Matched& matched)
{
    if (!boundaryOf(part))
        return {};
    Matched buckets;
    if (auto done = match(snapshot, withoutBoundary(part), definition.source, 0, buckets); !done)
        return done;
    const auto isAll = giveRolesAround(snapshot, definition, part, judged, histogramsOf(buckets), matched);
    if (!isAll)
        return isAll.error();
    for (auto& [key, series] : buckets) {
        if (series.roles != 0)
            matched.try_emplace(key, series).first->second.roles |= series.roles;
    }
    const auto isPart = [](const auto& entry) {
        return (entry.second.roles & (CounterSeries::Part | CounterSeries::Upper)) != 0;
    };
    if (!*isAll || matched.empty() || std::ranges::any_of(matched, isPart) || !isOneHistogram(part, definition.total))
        return {};
    const auto isAsked = wasAskedFor(snapshot, definition, part);
    if (!isAsked)
        return isAsked.error();
    return *isAsked ? Result<void>(noSuchBucket(part)) : Result<void>();
}

Result<void> matchCounters(const Snapshot& snapshot, const SliDefinition& definition, TimeSpan judged, Matched& matched)
{
    if (auto done = match(snapshot, definition.total, definition.source, CounterSeries::Total, matched); !done)
        return done;
    const auto& part = definition.good ? definition.good : definition.bad;
    if (!part)
        return {};
    if (auto done = match(snapshot, *part, definition.source, CounterSeries::Part, matched); !done)
        return done;
    if (definition.kind == SliDefinition::Kind::Ratio) // a ratio that is not there has none around it
        return {};
    return matchAroundBoundary(snapshot, definition, *part, judged, matched);
}

Result<void> matchProbes(const Snapshot& snapshot, const SliDefinition& definition, const char* metric, Matched& matched)
{
    for (const char* label : {vocabulary::kLabelInstance, vocabulary::kLabelTarget}) {
        if (auto done =
                match(snapshot, probeSelector(metric, label, definition), definition.source, CounterSeries::Total, matched);
            !done)
            return done;
    }
    return {};
}

/// An error says of which histogram with values in the span T or 4 T is no boundary. Of one that has none only the total counts,
/// which is nothing.
Result<void> giveRolesOfApdexIn(const Snapshot& snapshot, const HistogramBuckets& histogram, const Threshold& threshold,
                                TimeSpan judged)
{
    auto given = giveRolesOfApdex(histogram, threshold);
    if (given)
        return given;
    const auto isSeen = isSeenIn(snapshot, histogram, judged);
    if (!isSeen)
        return isSeen.error();
    return *isSeen ? given : Result<void>();
}

/// Of each histogram the counters that say how much was within the threshold, and how much there was.
Result<void> matchBuckets(const Snapshot& snapshot, const SliDefinition& definition, TimeSpan judged, Matched& matched)
{
    Matched all;
    if (auto done = match(snapshot, definition.total, definition.source, 0, all); !done)
        return done;
    for (const HistogramBuckets& histogram : histogramsOf(all)) {
        histogram.give(CounterSeries::Total, std::numeric_limits<double>::infinity());
        if (definition.kind == SliDefinition::Kind::Latency)
            giveRolesWithin(histogram, definition.threshold->number());
        else if (auto done = giveRolesOfApdexIn(snapshot, histogram, *definition.threshold, judged); !done)
            return done;
    }
    std::erase_if(all, [](const auto& entry) { return entry.second.roles == 0; });
    matched = std::move(all);
    return {};
}

Result<void> matchNative(const Snapshot& snapshot, const SliDefinition& definition, Matched& matched)
{
    const std::string& threshold = definition.threshold->value;
    const auto matchPart = [&](const char* part, std::string_view around, CounterSeries::Role role) {
        return match(snapshot, vocabulary::nativeSelector(definition.total, part, around), definition.source, role, matched);
    };
    if (auto done = matchPart(vocabulary::kNativeCount, {}, CounterSeries::Total); !done)
        return done;
    if (auto done = matchPart(vocabulary::kNativeWithin, threshold, CounterSeries::Part); !done)
        return done;
    return matchPart(vocabulary::kNativeReaching, threshold, CounterSeries::Upper);
}

/// `judged`: a histogram without a boundary that must be one is an error where it has values in there; a service's old boundaries
/// are no mistake once nothing of them is counted.
Result<void> matchAll(const Snapshot& snapshot, const SliDefinition& definition, TimeSpan judged, Matched& matched)
{
    switch (definition.kind) {
    case SliDefinition::Kind::Probe:
        return matchProbes(snapshot, definition, vocabulary::kProbeSuccess, matched);
    case SliDefinition::Kind::Latency:
    case SliDefinition::Kind::Apdex:
        return matchBuckets(snapshot, definition, judged, matched);
    case SliDefinition::Kind::NativeLatency:
        return matchNative(snapshot, definition, matched);
    case SliDefinition::Kind::Counters:
    case SliDefinition::Kind::Counts:
    case SliDefinition::Kind::Gauge:
    case SliDefinition::Kind::Ratio:
        return matchCounters(snapshot, definition, judged, matched);
    }
    Q_UNREACHABLE();
}

std::vector<MatchedSeries> listOf(Matched matched)
{
    std::vector<MatchedSeries> list;
    list.reserve(matched.size());
    for (auto& [key, series] : matched)
        list.push_back(std::move(series));
    return list;
}

Result<std::vector<MatchedSeries>> matchedIn(const Snapshot& snapshot, const SliDefinition& definition, TimeSpan judged)
{
    Matched matched;
    if (auto done = matchAll(snapshot, definition, judged, matched); !done)
        return done.error();
    return listOf(std::move(matched));
}

/// The samples of the companions of probe_success, by source and labels.
using Companions = std::map<std::pair<std::string, Labels>, history::SeriesId>;

Result<Companions> companions(const Snapshot& snapshot, const SliDefinition& definition, const char* metric)
{
    Matched matched;
    if (auto done = matchProbes(snapshot, definition, metric, matched); !done)
        return done.error();
    Companions found;
    for (const auto& [key, match] : matched)
        found.emplace(std::pair{key.source, key.labels}, match.series.id);
    return found;
}

Result<std::vector<Sample>> companionSamples(const Snapshot& snapshot, const Companions& companions, const SeriesKey& key,
                                             TimeSpan span)
{
    const auto it = companions.find({key.source, key.labels});
    return it == companions.end() ? std::vector<Sample>{} : snapshot.samples(it->second, span);
}

/// As far back as the runs themselves, so that the first in the span has one to be compared with.
Result<std::vector<Sample>> countedRuns(const Snapshot& snapshot, const Companions& companions, const SeriesKey& key,
                                        TimeSpan span)
{
    const auto it = companions.find({key.source, key.labels});
    return it == companions.end() ? std::vector<Sample>{} : samplesAround(snapshot, it->second, span);
}

} // namespace

Selector probeSelector(const char* metric, const char* label, const SliDefinition& definition)
{
    return Selector(metric, {{label, Selector::Match::Equal, definition.target}});
}

Result<std::vector<MatchedSeries>> matchedSeries(const Snapshot& snapshot, const SliDefinition& definition)
{
    return matchedIn(snapshot, definition, {});
}

Result<std::vector<Sample>> samplesAround(const Snapshot& snapshot, history::SeriesId series, TimeSpan span)
{
    auto samples = snapshot.samples(series, {span.from - kLookBack.front(), span.to + kLookAhead.front()});
    if (!samples)
        return samples;
    if (auto done = lookBack(snapshot, series, span.from, *samples); !done)
        return done.error();
    if (auto done = lookAhead(snapshot, series, span.to, *samples); !done)
        return done.error();
    return samples;
}

Result<std::vector<CounterSeries>> loadCounters(const Snapshot& snapshot, const SliDefinition& definition, TimeSpan span)
{
    auto matched = matchedIn(snapshot, definition, span);
    if (!matched)
        return matched.error();
    std::vector<CounterSeries> counters;
    counters.reserve(matched->size());
    for (MatchedSeries& match : *matched) {
        auto samples = samplesAround(snapshot, match.series.id, span);
        if (!samples)
            return samples.error();
        counters.push_back({std::move(match.series.key), match.roles, std::move(samples).value()});
    }
    if (definition.kind == SliDefinition::Kind::NativeLatency)
        restartWithTheirCount(counters);
    return counters;
}

Result<std::vector<ProbeSeries>> loadProbes(const Snapshot& snapshot, const SliDefinition& definition, TimeSpan span)
{
    auto matched = matchedSeries(snapshot, definition);
    if (!matched)
        return matched.error();
    const auto statuses = companions(snapshot, definition, vocabulary::kProbeStatusCode);
    if (!statuses)
        return statuses.error();
    const auto durations = companions(snapshot, definition, vocabulary::kProbeDuration);
    if (!durations)
        return durations.error();
    const auto counters = companions(snapshot, definition, vocabulary::kProbeRuns);
    if (!counters)
        return counters.error();
    std::vector<ProbeSeries> probes;
    for (const MatchedSeries& match : *matched) {
        auto success = samplesAround(snapshot, match.series.id, span);
        auto status = companionSamples(snapshot, *statuses, match.series.key, span);
        auto seconds = companionSamples(snapshot, *durations, match.series.key, span);
        auto counted = countedRuns(snapshot, *counters, match.series.key, span);
        for (const auto* part : {&success, &status, &seconds, &counted}) {
            if (!*part)
                return part->error();
        }
        probes.push_back(
            {std::move(success).value(), std::move(status).value(), std::move(seconds).value(), std::move(counted).value()});
    }
    return probes;
}

Millis settlingOf(const Freshness& freshness)
{
    return std::max(2 * kMinute, 2 * freshness.interval);
}

Result<Freshness> freshnessOf(const Snapshot& snapshot, const SliDefinition& definition, UtcMs moment)
{
    const auto matched = matchedIn(snapshot, definition, {moment - kHour, moment});
    if (!matched)
        return matched.error();
    Freshness freshness;
    history::SeriesId newest = 0;
    const bool isAnswer = definition.isEvaluatedByServer();
    const auto isSeen = [isAnswer](const Sample& sample) { return isAnswer || std::isfinite(sample.value); };
    for (const MatchedSeries& match : *matched) {
        if ((match.roles & CounterSeries::Total) == 0)
            continue;
        const auto last = isAnswer ? lastAnswer(snapshot, match.series.id, moment) : lastValue(snapshot, match.series.id, moment);
        if (!last)
            return last.error();
        if (last->empty() || !isSeen(last->front()) || (freshness.newest && last->front().at <= *freshness.newest))
            continue;
        freshness.newest = last->front().at;
        newest = match.series.id;
    }
    if (!freshness.newest)
        return freshness;
    auto samples = samplesAround(snapshot, newest, {*freshness.newest, *freshness.newest});
    if (!samples)
        return samples.error();
    SamplePace pace;
    for (const Sample& sample : *samples) {
        if (sample.at <= *freshness.newest && isSeen(sample))
            pace.add(sample.at);
    }
    freshness.interval = pace.interval();
    return freshness;
}

} // namespace traceo
