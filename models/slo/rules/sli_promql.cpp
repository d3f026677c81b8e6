#include "slo/rules/sli_promql.h"

#include "core/duration.h"
#include "core/format.h"
#include "sli/raw_series.h"
#include "sli/server_expressions.h"
#include "slo/bucket_boundary.h"
#include "slo/rules/yaml_scalar.h"
#include "vocabulary/probes.h"

#include <QCoreApplication>

#include <array>

namespace traceo::rules {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SloRules)
};

/// What a prober that was not told otherwise takes for success.
constexpr std::string_view kUsualStatus = "2xx";

std::string sumOf(const char* function, const Selector& selector, Millis window)
{
    return std::string("sum(") + function + '(' + withEitherBoundary(selector).toText() + '[' + toText(window) + "]))";
}

/// `count` and `share` give events over the window; the same up to a factor.
CountedOver countersOver(const SliDefinition& sli, Millis window, const char* count, const char* share)
{
    const Selector& part = sli.good ? *sli.good : *sli.bad;
    const auto partOf = [&](const char* function) {
        return sumOf(function, part, window) + " or 0*" + sumOf(function, sli.total, window);
    };
    CountedOver counted;
    counted.total = sumOf(count, sli.total, window);
    counted.bad = sli.good ? counted.total + " - (" + partOf(count) + ')' : partOf(count);
    counted.errorRatio = (sli.good ? "1 - (" : "(") + partOf(share) + ") / (" + sumOf(share, sli.total, window) + " > 0)";
    return counted;
}

Selector bucketOf(const SliDefinition& sli, const std::string& boundary)
{
    std::vector<Selector::Matcher> matchers = sli.total.matchers();
    matchers.push_back(boundaryMatcher(boundary));
    return Selector(sli.total.name(), std::move(matchers));
}

/// A bucket is there from the first event on; one that is not there is no boundary, of which nothing can be said.
CountedOver bucketsOver(const SliDefinition& sli, Millis window)
{
    const SliDefinition buckets = asCounters(sli);
    const auto sum = [window](const char* function, const Selector& bucket) { return sumOf(function, bucket, window); };
    CountedOver counted;
    counted.total = sum("increase", buckets.total);
    counted.bad = counted.total + " - " + sum("increase", *buckets.good);
    counted.errorRatio = "1 - " + sum("rate", *buckets.good) + " / (" + sum("rate", buckets.total) + " > 0)";
    return counted;
}

/// The mean of two buckets: what is within T and what is within 4 T.
CountedOver apdexOver(const SliDefinition& sli, Millis window)
{
    const ApdexBuckets buckets = apdexBuckets(sli);
    const auto part = [&](const char* function) {
        return '(' + sumOf(function, buckets.satisfied, window) + " + " + sumOf(function, buckets.tolerated, window) + ") / 2";
    };
    CountedOver counted;
    counted.total = sumOf("increase", buckets.all, window);
    counted.bad = counted.total + " - " + part("increase");
    counted.errorRatio = "1 - " + part("rate") + " / (" + sumOf("rate", buckets.all, window) + " > 0)";
    return counted;
}

/// Each sample weighs the same.
CountedOver ratiosOver(const SliDefinition& sli, Millis window)
{
    const std::string samples = sumOf("count_over_time", sli.total, window);
    const std::string part = sumOf("sum_over_time", sli.total, window);
    const std::string bad = sli.bad ? part : samples + " - " + part;
    return {.errorRatio = '(' + bad + ") / " + samples, .bad = bad, .total = samples};
}

/// What the threshold does not allow.
std::string opposite(const Threshold& threshold)
{
    constexpr std::array kSigns{">=", ">", "<=", "<"};
    return std::string(kSigns[std::size_t(threshold.op)]) + ' ' + threshold.value;
}

std::string momentsOver(Millis window)
{
    return '[' + toText(window) + ':' + toText(stepOver(window)) + ']';
}

/// An expression may end in a comment, which ends with the line.
std::string inParentheses(const std::string& promql)
{
    return '(' + promql + (promql.find('#') == std::string::npos ? ")" : "\n)");
}

/// PromQL compares at moments, not sample by sample. Moments that are good are dropped, which keeps samples few: a one or a
/// zero for each would be more than promtool's engine for tests takes over three days.
CountedOver gaugeOver(const SliDefinition& sli, Millis window)
{
    const std::string gauge = sli.evaluated ? inParentheses(sli.evaluated->total) : sli.total.toText();
    const std::string minutes = momentsOver(window);
    const std::string samples = "sum(count_over_time(" + gauge + minutes + "))";
    const std::string bad =
        "sum(count_over_time((" + gauge + ' ' + opposite(*sli.threshold) + ')' + minutes + ")) or 0*" + samples;
    return {.errorRatio = '(' + bad + ") / " + samples, .bad = bad, .total = samples};
}

/// A part of an SLI that the server evaluates, over the minutes of a window: what counters grew, or the sum of all minutes.
std::string evaluatedOver(const SliDefinition& sli, const std::string& written, Millis window, const char* growth)
{
    const bool isOfCounters = sli.kind == SliDefinition::Kind::Counters;
    const std::string minutes = inParentheses(askedOf(sli.kind, written)) + momentsOver(window);
    if (isOfCounters)
        return std::string("sum(") + growth + '(' + minutes + "))";
    const std::int64_t minutesAStep = stepOver(window) / kMinute;
    return (minutesAStep > 1 ? std::to_string(minutesAStep) + '*' : "") + "sum(sum_over_time(" + minutes + "))";
}

CountedOver expressionsOver(const SliDefinition& sli, Millis window)
{
    const auto of = [&](const std::string& written, const char* growth) { return evaluatedOver(sli, written, window, growth); };
    const ServerExpressions& written = *sli.evaluated;
    const auto partOf = [&](const char* growth) { return of(written.part, growth) + " or 0*" + of(written.total, growth); };
    CountedOver counted;
    counted.total = of(written.total, "increase");
    counted.bad = sli.good ? counted.total + " - (" + partOf("increase") + ')' : partOf("increase");
    counted.errorRatio = (sli.good ? "1 - (" : "(") + partOf("rate") + ") / (" + of(written.total, "rate") + " > 0)";
    return counted;
}

CountedOver evaluatedRatioOver(const SliDefinition& sli, Millis window)
{
    const std::string minutes = inParentheses(sli.evaluated->total) + momentsOver(window);
    const std::string samples = "sum(count_over_time(" + minutes + "))";
    const std::string part = "sum(sum_over_time(" + minutes + "))";
    const std::string bad = sli.bad ? part : samples + " - " + part;
    return {.errorRatio = '(' + bad + ") / " + samples, .bad = bad, .total = samples};
}

/// Of the reference, section 3.3, and guarded: the fraction of no events is NaN.
CountedOver nativeOver(const SliDefinition& sli, Millis window)
{
    const auto grown = [&](const char* function) { return sumOf(function, sli.total, window); };
    const auto slow = [&](const std::string& histogram) {
        return "1 - histogram_fraction(0, " + sli.threshold->value + ", " + histogram + ')';
    };
    const auto wherePresent = [](const std::string& value, const std::string& histogram) {
        return value + " and histogram_count(" + histogram + ") > 0";
    };
    const std::string events = grown("increase");
    CountedOver counted;
    counted.total = "histogram_count(" + events + ')';
    counted.bad = wherePresent(counted.total + " * (" + slow(events) + ')', events);
    counted.errorRatio = wherePresent(slow(grown("rate")), grown("rate"));
    return counted;
}

/// Series have the target as `instance` or as `target`; those with both are one to `or`.
std::string sumOfProbes(const char* function, const SliDefinition& sli, Millis window)
{
    const auto of = [&](const char* label) {
        return std::string(function) + '(' + probeSelector(vocabulary::kProbeSuccess, label, sli).toText() + '[' + toText(window)
            + "])";
    };
    return "sum(" + of(vocabulary::kLabelInstance) + " or " + of(vocabulary::kLabelTarget) + ')';
}

/// The difference first: whole numbers, of which 1 in 1,000 is 0.001, as 1 − 0.999 is not.
CountedOver probesOver(const SliDefinition& sli, Millis window)
{
    const std::string runs = sumOfProbes("count_over_time", sli, window);
    const std::string bad = runs + " - " + sumOfProbes("sum_over_time", sli, window);
    return {.errorRatio = '(' + bad + ") / " + runs, .bad = bad, .total = runs};
}

} // namespace

SliDefinition asCounters(const SliDefinition& sli)
{
    if (sli.kind != SliDefinition::Kind::Latency)
        return sli;
    return {.kind = SliDefinition::Kind::Counters,
            .good = bucketOf(sli, numberText(sli.threshold->number())), // labels are texts: "0.250" is no "0.25"
            .total = bucketOf(sli, "+Inf"),
            .source = sli.source};
}

ApdexBuckets apdexBuckets(const SliDefinition& sli)
{
    constexpr double kTolerating = 4;
    const double satisfied = sli.threshold->number();
    return {bucketOf(sli, numberText(satisfied)), bucketOf(sli, numberText(kTolerating * satisfied)), bucketOf(sli, "+Inf")};
}

Millis stepOver(Millis window)
{
    constexpr std::int64_t kMostMoments = 8640;
    return (window / kMinute + kMostMoments - 1) / kMostMoments * kMinute;
}

CountedOver countedOver(const SliDefinition& sli, Millis window)
{
    switch (sli.kind) {
    case SliDefinition::Kind::Counters:
        return sli.evaluated ? expressionsOver(sli, window) : countersOver(sli, window, "increase", "rate");
    case SliDefinition::Kind::Latency:
        return bucketsOver(sli, window);
    case SliDefinition::Kind::NativeLatency:
        return nativeOver(sli, window);
    case SliDefinition::Kind::Apdex:
        return apdexOver(sli, window);
    case SliDefinition::Kind::Counts:
        return sli.evaluated ? expressionsOver(sli, window) : countersOver(sli, window, "sum_over_time", "sum_over_time");
    case SliDefinition::Kind::Ratio:
        return sli.evaluated ? evaluatedRatioOver(sli, window) : ratiosOver(sli, window);
    case SliDefinition::Kind::Gauge:
        return gaugeOver(sli, window);
    case SliDefinition::Kind::Probe:
        return probesOver(sli, window);
    }
    Q_UNREACHABLE();
}

std::vector<QString> unkeptOf(const SliDefinition& sli)
{
    std::vector<QString> unkept;
    if (sli.kind == SliDefinition::Kind::Gauge && !sli.evaluated)
        unkept.push_back(Text::tr("PromQL reads the gauge at even steps of a minute or more, not sample by sample"));
    if (sli.kind != SliDefinition::Kind::Probe)
        return unkept;
    if (sli.status != kUsualStatus)
        unkept.push_back(Text::tr("over a window PromQL cannot ask for the status %1 of each run; what the prober calls a "
                                  "success counts")
                             .arg(QString::fromStdString(sli.status)));
    if (sli.latency)
        unkept.push_back(Text::tr("over a window PromQL cannot ask whether each run ended within %1; slow runs count as good")
                             .arg(QString::fromStdString(toText(*sli.latency))));
    return unkept;
}

std::vector<QString> notesOn(const SliDefinition& sli)
{
    if (sli.kind == SliDefinition::Kind::Apdex)
        return {Text::tr("Where %1 or four times it is no boundary of the histogram, nothing is found.")
                    .arg(QString::fromStdString(sli.threshold->value))};
    if (sli.kind == SliDefinition::Kind::Latency)
        return {Text::tr("Where %1 is no boundary of the histogram, nothing is found.")
                    .arg(QString::fromStdString(sli.threshold->value))};
    if (sli.kind == SliDefinition::Kind::NativeLatency)
        return {
            Text::tr("Where %1 is no boundary of the histogram, PromQL interpolates; Traceo says between what the share lies.")
                .arg(QString::fromStdString(sli.threshold->value))};
    if (sli.evaluated)
        return {Text::tr("Traceo asks the server for these expressions at the end of each minute and counts what it answers; the "
                         "rules read the same minutes.")};
    if (sli.kind != SliDefinition::Kind::Probe)
        return {};
    return {Text::tr("Each sample of probe_success is taken for a run; Traceo leaves out results that are published again."),
            Text::tr("A prober that is away lets samples be missing, and nothing here will tell.")};
}

} // namespace traceo::rules
