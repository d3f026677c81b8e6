#include "sli/histogram_buckets.h"

#include "core/format.h"
#include "sli/asked.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

using namespace Qt::StringLiterals;

namespace traceo {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(HistogramBuckets)
};

constexpr std::string_view kBoundary = "le";
constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kTolerating = 4; ///< times the threshold, by the definition of Apdex
/// How a whole boundary is matched that may be written either way: "1(\.0)?".
constexpr std::string_view kEitherForm = "(\\.0)?";
constexpr std::size_t kMostShown = 20;

std::optional<double> numberOf(const std::string& text)
{
    if (text == "+Inf")
        return kInfinity;
    bool isNumber = false;
    const double boundary = QByteArray::fromStdString(text).toDouble(&isNumber);
    return isNumber && !std::isnan(boundary) ? std::optional(boundary) : std::nullopt;
}

/// What of the boundaries could stand in the place of the threshold.
std::vector<double> usableForApdex(const HistogramBuckets& histogram)
{
    std::vector<double> usable;
    for (const auto& [boundary, bucket] : histogram.buckets) {
        if (std::isfinite(boundary) && boundary > 0 && histogram.has(kTolerating * boundary))
            usable.push_back(boundary);
    }
    return usable;
}

std::vector<double> finiteOf(const HistogramBuckets& histogram)
{
    std::vector<double> finite;
    for (const auto& [boundary, bucket] : histogram.buckets) {
        if (std::isfinite(boundary))
            finite.push_back(boundary);
    }
    return finite;
}

Error notOfApdex(const HistogramBuckets& histogram, const Threshold& threshold)
{
    const double tolerated = kTolerating * threshold.number();
    const bool isBoundary = histogram.has(threshold.number());
    const std::vector<double> usable = usableForApdex(histogram);
    return {.code = ErrorCode::BadValue,
            .where = QString::fromStdString(histogram.key.toText()),
            .expected = Text::tr("a threshold T of an Apdex of which T and 4 T are boundaries"),
            .found =
                Text::tr("T = %1, where %2 is none of %3")
                    .arg(QString::fromStdString(threshold.value),
                         isBoundary ? Text::tr("4 T = %1").arg(tolerated) : Text::tr("T"), boundariesText(finiteOf(histogram))),
            .hint = usable.empty() ? Text::tr("No boundary of this histogram has its fourfold among the others.")
                                   : Text::tr("T may be %1.").arg(thresholdsText(histogram.key.name, usable))};
}

/// All buckets of the histograms that the definition counts; none of an SLI without any.
Result<std::vector<history::SeriesInfo>> bucketsCountedBy(const history::Snapshot& snapshot, const SliDefinition& definition)
{
    const bool isCounted = definition.isOfBuckets() || (definition.good && boundaryOf(*definition.good));
    if (!isCounted)
        return std::vector<history::SeriesInfo>{};
    return snapshot.series(definition.isOfBuckets() ? definition.total : withoutBoundary(*definition.good), definition.source);
}

/// A bucket, and when it was seen last.
struct SeenBucket {
    SeriesKey histogram;
    double boundary;
    UtcMs at;
};

std::set<double> sharedOf(const std::vector<SeenBucket>& buckets)
{
    std::map<SeriesKey, std::set<double>> histograms;
    for (const SeenBucket& bucket : buckets) {
        std::set<double>& own = histograms[bucket.histogram];
        if (std::isfinite(bucket.boundary))
            own.insert(bucket.boundary);
    }
    if (histograms.empty())
        return {};
    std::set<double> shared = histograms.begin()->second;
    for (const auto& entry : histograms)
        std::erase_if(shared, [&entry](double boundary) { return !entry.second.contains(boundary); });
    return shared;
}

} // namespace

bool HistogramBuckets::has(double boundary) const
{
    return std::ranges::any_of(buckets, [boundary](const auto& one) { return one.first == boundary; });
}

void HistogramBuckets::give(CounterSeries::Role role, double boundary) const
{
    for (const auto& [own, bucket] : buckets) {
        if (own == boundary)
            bucket->roles |= role;
    }
}

std::vector<HistogramBuckets> histogramsOf(Matched& buckets)
{
    std::map<SeriesKey, HistogramBuckets> histograms;
    for (auto& [key, series] : buckets) {
        const auto boundary = numberOf(std::string(key.labels.value(kBoundary)));
        if (!boundary)
            continue;
        SeriesKey of = key;
        of.labels = of.labels.without(kBoundary);
        HistogramBuckets& histogram = histograms[of];
        histogram.key = std::move(of);
        histogram.buckets.emplace_back(*boundary, &series);
    }
    std::vector<HistogramBuckets> all;
    for (auto& [key, histogram] : histograms) {
        std::ranges::sort(histogram.buckets, {}, [](const auto& one) { return one.first; });
        all.push_back(std::move(histogram));
    }
    return all;
}

void giveRolesWithin(const HistogramBuckets& histogram, double threshold)
{
    const auto boundary = [](const auto& one) { return one.first; };
    const auto beyond = std::ranges::lower_bound(histogram.buckets, threshold, {}, boundary);
    if (beyond != histogram.buckets.end())
        histogram.give(CounterSeries::Upper, beyond->first);
    if (histogram.has(threshold))
        histogram.give(CounterSeries::Part, threshold);
    else if (beyond != histogram.buckets.begin())
        histogram.give(CounterSeries::Part, std::prev(beyond)->first);
}

Result<void> giveRolesOfApdex(const HistogramBuckets& histogram, const Threshold& threshold)
{
    for (const double boundary : {threshold.number(), kTolerating * threshold.number()}) {
        if (!histogram.has(boundary))
            return notOfApdex(histogram, threshold);
        histogram.give(CounterSeries::Half, boundary);
    }
    return {};
}

Error noSuchBucket(const HistogramBuckets& histogram, const Selector& bucket)
{
    return {.code = ErrorCode::BadValue,
            .where = QString::fromStdString(histogram.key.toText()),
            .expected = Text::tr("one of the boundaries %1").arg(boundariesText(finiteOf(histogram))),
            .found = QString::fromStdString(bucket.toText()),
            .hint = Text::tr("The histogram has no such bucket.")};
}

Error noSuchBucket(const Selector& bucket)
{
    return {.code = ErrorCode::BadValue,
            .where = QString::fromStdString(bucket.toText()),
            .expected = Text::tr("a bucket of the histogram"),
            .found = Text::tr("nothing, though events of the histogram were counted"),
            .hint =
                Text::tr("“le” names no boundary. An indicator of type latency asks for all buckets and says which there are.")};
}

bool isOneHistogram(const Selector& bucket, const Selector& total)
{
    constexpr std::string_view kBucket = "_bucket";
    if (!bucket.name().ends_with(kBucket))
        return false;
    const std::string stem = bucket.name().substr(0, bucket.name().size() - kBucket.size());
    return total.name() == stem + "_count" || total.name() == bucket.name();
}

std::optional<double> boundaryOf(const Selector& selector)
{
    std::optional<double> boundary;
    for (const Selector::Matcher& matcher : selector.matchers()) {
        if (matcher.label != kBoundary)
            continue;
        std::string text = matcher.value;
        if (matcher.match == Selector::Match::Regex && text.ends_with(kEitherForm))
            text.resize(text.size() - kEitherForm.size());
        else if (matcher.match != Selector::Match::Equal)
            return std::nullopt;
        if (boundary)
            return std::nullopt;
        boundary = numberOf(text);
    }
    return boundary;
}

Selector withoutBoundary(const Selector& selector)
{
    std::vector<Selector::Matcher> matchers = selector.matchers();
    std::erase_if(matchers, [](const Selector::Matcher& matcher) { return matcher.label == kBoundary; });
    return Selector(selector.name(), std::move(matchers));
}

Result<bool> isEveryBucketKnown(const history::Snapshot& snapshot, const SliDefinition& definition)
{
    const auto& part = definition.good ? definition.good : definition.bad;
    if (!part || definition.isOfBuckets())
        return true;
    constexpr TimeSpan kEver{kDistantPast, kDistantFuture};
    const auto all = askedByWider(snapshot, definition.source, withoutBoundary(*part), kEver);
    if (!all)
        return all.error();
    if (*all)
        return true;
    for (const Selector& selector : {*part, definition.total}) {
        const auto asked = askedSpans(snapshot, definition.source, selector.toText(), kEver);
        if (!asked)
            return asked.error();
        if (*asked)
            return false;
    }
    return true;
}

Result<std::vector<double>> boundariesOf(const history::Snapshot& snapshot, const SliDefinition& definition)
{
    const auto found = bucketsCountedBy(snapshot, definition);
    if (!found)
        return found.error();
    std::set<double> boundaries;
    for (const history::SeriesInfo& series : *found) {
        const auto boundary = numberOf(std::string(series.key.labels.value(kBoundary)));
        if (boundary && std::isfinite(*boundary))
            boundaries.insert(*boundary);
    }
    return std::vector(boundaries.begin(), boundaries.end());
}

Result<std::vector<double>> sharedBoundariesOf(const history::Snapshot& snapshot, const SliDefinition& definition, UtcMs moment)
{
    const auto found = bucketsCountedBy(snapshot, definition);
    if (!found)
        return found.error();
    std::vector<SeenBucket> buckets;
    UtcMs newest = kDistantPast;
    for (const history::SeriesInfo& series : *found) {
        const auto boundary = numberOf(std::string(series.key.labels.value(kBoundary)));
        const auto sample =
            boundary ? snapshot.newestSample(series.id, moment) : Result<std::optional<Sample>>(std::optional<Sample>());
        if (!sample)
            return sample.error();
        if (!*sample)
            continue;
        SeriesKey histogram = series.key;
        histogram.labels = histogram.labels.without(kBoundary);
        buckets.push_back({std::move(histogram), *boundary, (*sample)->at});
        newest = std::max(newest, (*sample)->at);
    }
    std::erase_if(buckets, [newest](const SeenBucket& bucket) { return bucket.at + kHour < newest; });
    const std::set<double> shared = sharedOf(buckets);
    return std::vector(shared.begin(), shared.end());
}

bool isOfSeconds(std::string_view metric)
{
    constexpr std::string_view kSeconds = "seconds";
    const auto at = metric.find(kSeconds);
    return at != std::string_view::npos && (at == 0 || metric[at - 1] == '_'); // not of "milliseconds"
}

QString thresholdsText(std::string_view metric, const std::vector<double>& boundaries)
{
    if (!isOfSeconds(metric))
        return boundariesText(boundaries);
    QStringList texts;
    for (std::size_t i = 0; i < std::min(boundaries.size(), kMostShown); ++i) {
        const double ms = std::round(boundaries[i] * 1000);
        if (std::trunc(boundaries[i]) == boundaries[i])
            texts << exactText(boundaries[i]) + u's';
        else if (std::abs(boundaries[i] * 1000 - ms) < 1e-9 * ms)
            texts << exactText(ms) + u"ms"_s;
        else
            texts << QString::number(boundaries[i], 'f', QLocale::FloatingPointShortest); // parts of a millisecond: in seconds
    }
    if (boundaries.size() > kMostShown)
        texts << u"…"_s;
    return texts.join(u", "_s);
}

QString boundariesText(const std::vector<double>& boundaries)
{
    QStringList texts;
    for (std::size_t i = 0; i < std::min(boundaries.size(), kMostShown); ++i)
        texts << exactText(boundaries[i]);
    if (boundaries.size() > kMostShown)
        texts << u"…"_s;
    return texts.join(u", "_s);
}

} // namespace traceo
