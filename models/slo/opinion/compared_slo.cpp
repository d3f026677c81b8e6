#include "slo/opinion/compared_slo.h"

#include "sli/raw_series.h"
#include "sli/slices.h"
#include "slo/slo_state.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <iterator>

namespace traceo {
namespace {

using SliKind = SliDefinition::Kind;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SecondOpinion)
};

constexpr double kSameCount = 1e-9;

bool isSame(const SliceSum& a, const SliceSum& b)
{
    const double allowed = kSameCount * std::max(1.0, a.total);
    return std::abs(a.total - b.total) <= allowed && std::abs(a.good - b.good) <= allowed;
}

/// A sentence; empty where its kind can be compared.
QString whyNot(const SloDefinition& slo)
{
    if (slo.composite)
        return Text::tr("It is made of other SLOs, for which other tools have no query.");
    if (slo.sli.isEvaluatedByServer())
        return Text::tr("Its server evaluates it each minute: of the answers there are no raw samples that others could count.");
    switch (slo.sli.kind) {
    case SliKind::Counters:
    case SliKind::Latency:
    case SliKind::Probe:
    case SliKind::Ratio:
        return {};
    case SliKind::Counts:
        return Text::tr(
            "Each of its samples is what happened since the one before, which other tools take for a counter's level.");
    case SliKind::Gauge:
        return Text::tr("Each of its samples is held against a threshold, which other tools do at steps of their own.");
    case SliKind::NativeLatency:
        return Text::tr(
            "Of a native histogram what lies within the threshold is kept, not the histogram that others would read.");
    case SliKind::Apdex:
        return Text::tr("What is within four times the threshold counts half, which no rule of other tools knows.");
    }
    Q_UNREACHABLE();
}

Error notComparable(const SloDefinition& slo, const QString& found, const QString& why)
{
    return {.code = ErrorCode::NotSupported,
            .where = QString::fromStdString(slo.name),
            .expected = Text::tr("an SLO that other tools count as well"),
            .found = found,
            .hint = why + QLatin1Char(' ') + Text::tr("It cannot be compared; “traceo slo slices” shows what was counted.")};
}

QString kindText(const SloDefinition& slo)
{
    if (slo.composite)
        return compositeText(slo);
    return slo.sli.isEvaluatedByServer() ? Text::tr("one that its server evaluates") : QString::fromUtf8(slo.sli.kindWord());
}

/// The bucket that others would ask for; it may be none of the histogram's.
QString bucketText(const SliDefinition& sli)
{
    if (sli.threshold)
        return QString::fromStdString(sli.threshold->text());
    return sli.good ? QString::fromStdString(sli.good->toText()) : QString();
}

/// Whether a histogram has no bucket at the threshold, so that there are bounds alone.
bool isBetweenBuckets(const std::vector<CounterSeries>& counters)
{
    return std::ranges::any_of(counters, [](const CounterSeries& counter) {
        return (counter.roles & CounterSeries::Upper) != 0 && (counter.roles & CounterSeries::Part) == 0;
    });
}

RawSlo::Samples samplesOf(const SliDefinition& sli)
{
    if (sli.kind == SliKind::Probe)
        return RawSlo::Samples::Runs;
    return sli.kind == SliKind::Ratio ? RawSlo::Samples::Ratios : RawSlo::Samples::Levels;
}

/// As RawSlo::counters.
Result<std::vector<CounterSeries>> loadSeries(const history::Snapshot& snapshot, const SliDefinition& sli, TimeSpan window)
{
    std::vector<CounterSeries> all;
    const auto add = [&all](const SeriesKey& key, const std::vector<Sample>& samples) {
        std::ranges::move(asReadings(key, samples), std::back_inserter(all));
    };
    if (sli.kind == SliKind::Probe) {
        const auto probes = loadProbes(snapshot, sli, window);
        if (!probes)
            return probes.error();
        for (const ProbeSeries& probe : *probes)
            add({}, probe.success);
        return all;
    }
    auto counters = loadCounters(snapshot, sli, window);
    if (!counters || sli.kind != SliKind::Ratio)
        return counters;
    for (const CounterSeries& ratios : *counters)
        add(ratios.key, ratios.samples);
    return all;
}

std::vector<Slice> within(const std::vector<Slice>& slices, TimeSpan window)
{
    std::vector<Slice> part;
    std::ranges::copy_if(slices, std::back_inserter(part),
                         [window](const Slice& slice) { return slice.end > window.from && slice.end <= window.to; });
    return part;
}

/// `events`: of whole time slices, from the one on in which the window begins.
OwnCount ownCount(const SloDefinition& slo, const SloCounts& counts, const std::vector<Slice>& events, TimeSpan span)
{
    const TimeSpan window = counts.window.window;
    std::vector<Slice> ofRaw = events;
    std::vector<Slice> whole = events;
    judge(slo.method, excludedSpans(slo, span), ofRaw);
    judge(slo.method, whole);
    return {.sum = counts.window,
            .counted = counts.track.slices(window),
            .ofRaw = within(ofRaw, window),
            .whole = within(whole, window),
            .unknown = whyNoValue(slo, counts).value_or(QString())};
}

} // namespace

Result<ComparedSlo> comparedSlo(const history::Snapshot& snapshot, const SloDefinition& slo, const SloCounts& counts)
{
    if (const QString why = whyNot(slo); !why.isEmpty())
        return notComparable(slo, kindText(slo), why);
    if (counts.broken)
        return errorOf(slo, *counts.broken);
    const TimeSpan window = counts.window.window;
    const TimeSpan span{floorTo(window.from, slo.method.slice), window.to};
    const auto events = countSlices(snapshot, slo.sli, span);
    if (!events)
        return events.error();
    auto counters = loadSeries(snapshot, slo.sli, window);
    if (!counters)
        return counters.error();
    if (isBetweenBuckets(*counters)) {
        return notComparable(slo, bucketText(slo.sli),
                             Text::tr("Its threshold is no boundary of the histogram: other tools would ask for a bucket that is "
                                      "not there."));
    }
    OwnCount own = ownCount(slo, counts, *events, span);
    const bool isWhole = isSame(sumOf(own.ofRaw, window), counts.window);
    return ComparedSlo{.raw = {.objective = slo.objective,
                               .method = slo.method,
                               .part = slo.sli.bad ? PartKind::Bad : PartKind::Good,
                               .period = slo.window.length,
                               .window = window,
                               .counters = std::move(counters).value(),
                               .slices = within(*events, window),
                               .toCome = counts.toCome,
                               .samples = samplesOf(slo.sli),
                               .own = std::move(own)},
                       .isWhole = isWhole};
}

} // namespace traceo
