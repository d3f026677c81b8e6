#include "cache/false_results.h"

#include "cache/canary_delays.h"
#include "cache/hit_counts.h"
#include "cache/joint_counters.h"
#include "core/format.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <tuple>
#include <utility>

namespace traceo {
namespace {

using namespace Qt::StringLiterals;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(FalseResults)
};

constexpr Millis kLongestTtl = 365 * kDay;
constexpr char kShadow[] = "shadow";
constexpr char kCanary[] = "canary";
/// Where λT is so small, the formula loses its digits: the first terms of its series are exact.
constexpr double kSmall = 1e-4;

QString nameOfEstimator(const std::string& word)
{
    if (word == kShadow)
        return Text::tr("Shadow read");
    if (word == "version")
        return Text::tr("Version stamp");
    if (word == kCanary)
        return Text::tr("Canary write");
    return plainText(word, 40);
}

std::shared_ptr<const Explanation> whyOf(const FalseResults& results, const std::string& estimator)
{
    Explanation why;
    why.title = results.name;
    why.formula = estimator == kCanary
        ? Text::tr("writes that were not seen in time ÷ all writes of the canary; 95 % interval by Wilson")
        : Text::tr("false results = stale answers ÷ answers that could be compared; 95 % interval by Wilson");
    why.inputs = {{Text::tr("compared"), countText(double(results.compared))},
                  {Text::tr("stale"), countText(double(results.stale))}};
    if (estimator == kShadow)
        why.inputs.push_back({Text::tr("share of"), Text::tr("entries: keys are looked at alike, however often each is read")});
    return std::make_shared<const Explanation>(std::move(why));
}

/// `estimator`: its word in the history; empty: a counter.
FalseResults resultsOf(const std::string& estimator, const QString& name, double compared, double stale, UtcMs at)
{
    FalseResults results{.name = name,
                         .compared = std::llround(compared),
                         .stale = std::llround(std::min(stale, compared)),
                         .rate = {},
                         .low = {},
                         .high = {}};
    Reading reading{.unit = Unit::Ratio, .at = at, .quality = Quality::Unknown, .better = Better::Lower, .decimals = 2};
    reading.why = whyOf(results, estimator);
    results.rate = results.low = results.high = reading;
    if (results.compared <= 0)
        return results;
    const double n = double(results.compared);
    const auto bounds = wilson(double(results.stale), n);
    results.rate.value = double(results.stale) / n;
    results.low.value = bounds.low;
    results.high.value = bounds.high;
    for (Reading* const one : {&results.rate, &results.low, &results.high})
        one->quality = Quality::Ok;
    return results;
}

void addDelays(FalseResults& canary, const CanaryDelays& delays)
{
    canary.isCanary = true;
    const auto reading = [&canary](std::optional<Millis> delay, const QString& formula) {
        Explanation why;
        why.title = canary.name;
        why.formula = formula;
        return Reading{.value = delay ? double(delay->count()) / 1000 : std::numeric_limits<double>::quiet_NaN(),
                       .unit = Unit::Seconds,
                       .at = canary.rate.at,
                       .quality = delay ? Quality::Ok : Quality::Unknown,
                       .better = Better::Lower,
                       .why = std::make_shared<const Explanation>(std::move(why))};
    };
    canary.delayP50 = reading(delays.p50, Text::tr("half of the canary's writes were seen in the cache after so long"));
    canary.delayP95 = reading(delays.p95,
                              Text::tr("95 of 100 of the canary's writes were seen in the cache after so long; none: "
                                       "it is longer than whoever looked waited"));
}

/// By estimator: how many looks came to which outcome.
Result<std::vector<FalseResults>> lookedAt(const history::Snapshot& snapshot, const CacheInstance& instance, TimeSpan window)
{
    const std::array<std::string, 2> by{vocabulary::kStaleEstimator, vocabulary::kStaleOutcome};
    const std::array filters{history::EventFilter{vocabulary::kStaleCache, instance.name}};
    const TimeSpan range{window.from + Millis{1}, window.to + Millis{1}};
    const auto counts = snapshot.countEvents(vocabulary::kStaleStream, range, by, filters);
    if (!counts)
        return counts.error();
    struct Looks {
        double compared = 0;
        double stale = 0;
    };
    std::map<std::string, Looks> looks;
    for (const history::EventCount& count : *counts) {
        Looks& of = looks[count.group[0]]; // of which all were undecided as well: it looked, and compared nothing
        const bool isStale = count.group[1] == "stale";
        of.stale += isStale ? double(count.count) : 0;
        of.compared += isStale || count.group[1] == "fresh" ? double(count.count) : 0;
    }
    std::vector<FalseResults> all;
    for (const auto& [estimator, of] : looks)
        all.push_back(resultsOf(estimator, nameOfEstimator(estimator), of.compared, of.stale, window.to));
    if (looks.contains(kShadow)) {
        for (FalseResults& one : all)
            one.isOfEntries = one.name != nameOfEstimator(kCanary);
    }
    for (FalseResults& one : all) {
        if (one.isOfEntries)
            one.name = Text::tr("%1, of entries").arg(one.name);
    }
    const auto canary = looks.find(kCanary);
    if (canary == looks.end())
        return all;
    const auto delays = canaryDelays(snapshot, instance.name, window);
    if (!delays)
        return delays.error();
    addDelays(all[std::size_t(std::distance(looks.begin(), canary))], *delays);
    return all;
}

/// Stale hits among the hits, as its own counters say.
Result<std::optional<FalseResults>> counted(const history::Snapshot& snapshot, const CacheInstance& instance, TimeSpan window)
{
    if (instance.mapped == nullptr || !instance.mapped->stale)
        return std::optional<FalseResults>();
    const auto hits = countHits(snapshot, instance, window);
    if (!hits)
        return hits.error();
    double stale = 0;
    bool isSeen = false;
    for (const auto& [metric, one] : instance.others) {
        if (!instance.mapped->stale->matches(one.key.name, one.key.labels))
            continue;
        const auto grown = countersIn(snapshot, std::array{one.id}, std::array{window}, {});
        if (!grown)
            return grown.error();
        stale += grown->sumOf(0);
        isSeen = isSeen || std::isfinite(grown->grown[0][0]);
    }
    if (!isSeen)
        return std::optional<FalseResults>();
    return std::optional(resultsOf({}, Text::tr("Counter of stale hits"), hits->hits, stale, window.to));
}

/// Of a rate that was seen with the TTL of today.
std::optional<Millis> ttlBy(double falseRate, Millis today, double objective)
{
    const auto rate = changeRate(falseRate, today);
    return rate ? ttlFor(*rate, objective) : std::nullopt;
}

TtlAdvice adviceFrom(const StalenessObjective& wish, const FalseResults& seen)
{
    TtlAdvice advice;
    advice.ttl = ttlBy(seen.rate.value, *wish.ttl, wish.falseResults);
    advice.shortest = ttlBy(seen.high.value, *wish.ttl, wish.falseResults);
    advice.longest = seen.low.value > 0 ? ttlBy(seen.low.value, *wish.ttl, wish.falseResults) : std::nullopt;
    const QString objective = toText(Reading{.value = wish.falseResults, .unit = Unit::Ratio, .quality = Quality::Ok});
    const QString basis =
        (seen.isOfEntries ? Text::tr("%1: %2 of %3 entries were stale, which live %4.")
                          : Text::tr("%1: %2 of %3 answers were stale with entries that live %4."))
            .arg(seen.name, countText(double(seen.stale)), countText(double(seen.compared)), durationText(*wish.ttl));
    if (!advice.ttl) {
        advice.sentence = basis + QLatin1Char(' ') + Text::tr("No TTL would keep that at or below %1.").arg(objective);
        return advice;
    }
    if (seen.stale == 0) {
        advice.ttl = advice.shortest; // nothing was stale: what is proven is the upper bound alone
        advice.sentence = basis + QLatin1Char(' ')
            + (advice.shortest
                   ? Text::tr("At least a TTL of %1 is proven to keep it at or below %2, if the origin changes by chance.")
                         .arg(durationText(*advice.shortest), objective)
                   : Text::tr("That does not prove any TTL yet."));
        return advice;
    }
    const QString bounds = advice.shortest && advice.longest
        ? Text::tr(" (95 %: %1 to %2)").arg(durationText(*advice.shortest), durationText(*advice.longest))
        : QString();
    advice.sentence = basis + QLatin1Char(' ')
        + Text::tr("A TTL of %1%2 would keep it at or below %3, if the origin changes by chance.")
              .arg(durationText(*advice.ttl), bounds, objective);
    return advice;
}

} // namespace

Result<std::vector<FalseResults>> falseResultsOf(const history::Snapshot& snapshot, const CacheInstance& instance,
                                                 TimeSpan window)
{
    if (window.isEmpty())
        return std::vector<FalseResults>{};
    auto all = lookedAt(snapshot, instance, window);
    if (!all)
        return all.error();
    auto own = counted(snapshot, instance, window);
    if (!own)
        return own.error();
    if (*own)
        all->push_back(std::move(**own));
    std::ranges::stable_sort(*all, std::ranges::greater(), [](const FalseResults& one) {
        return std::tuple(!one.isCanary, one.compared > 0, !one.isOfEntries, one.compared);
    });
    return all;
}

const FalseResults* ratedBy(const std::vector<FalseResults>& results)
{
    const auto found = std::ranges::find(results, false, &FalseResults::isCanary);
    return found == results.end() ? nullptr : &*found;
}

double expectedFalseResults(double rate, Millis ttl)
{
    const double x = rate * double(ttl.count()) / 1000;
    if (!(x > 0))
        return 0;
    return x < kSmall ? x / 2 - x * x / 6 : 1 + std::expm1(-x) / x;
}

std::optional<double> changesPerLife(double falseRate)
{
    if (!(falseRate >= 0) || falseRate >= 1)
        return {};
    double low = 0;
    // 1 − (1 − e^{−x}) ÷ x > 1 − 1 ÷ x, and it grows: what is sought lies below 1 ÷ (1 − rate).
    double high = 1 / (1 - falseRate);
    const auto expected = [](double x) { return expectedFalseResults(x, Millis{1000}); };
    for (int i = 0; i < 200 && high - low > 1e-15 * high; ++i) {
        const double middle = (low + high) / 2;
        (expected(middle) < falseRate ? low : high) = middle;
    }
    return falseRate == 0 ? 0 : (low + high) / 2;
}

std::optional<double> changeRate(double falseRate, Millis ttl)
{
    const auto x = changesPerLife(falseRate);
    return x && ttl > Millis{0} ? std::optional(*x * 1000 / double(ttl.count())) : std::nullopt;
}

std::optional<Millis> ttlFor(double rate, double objective)
{
    if (!(rate >= 0) || !(objective >= 0))
        return {};
    const auto x = changesPerLife(objective);
    if (rate == 0 || !x) // nothing changes, or anything goes
        return objective >= 1 || rate == 0 ? std::optional(kLongestTtl) : std::nullopt;
    const double milliseconds = *x * 1000 / rate;
    if (milliseconds >= double(kLongestTtl.count()))
        return kLongestTtl;
    const auto ttl = Millis{std::int64_t(milliseconds)};
    return ttl > Millis{0} ? std::optional(ttl) : std::nullopt;
}

TtlAdvice ttlAdvice(const CacheConfig& config, const std::string& cache, const std::vector<FalseResults>& results)
{
    TtlAdvice advice;
    const auto wish = std::ranges::find(config.staleness, cache, &StalenessObjective::cache);
    if (wish == config.staleness.end()) {
        advice.sentence = Text::tr("No objective is written for it under cache: staleness: in the workspace.");
        return advice;
    }
    if (!wish->ttl) {
        advice.sentence = Text::tr("How long its entries live is not written under cache: staleness: in the workspace.");
        return advice;
    }
    const FalseResults* const seen = ratedBy(results);
    if (seen == nullptr || seen->compared <= 0) {
        advice.sentence = std::ranges::find(config.shadowed, cache) != config.shadowed.end()
            ? Text::tr("Its shadow reader has compared no answer in this window.")
            : Text::tr("Nobody looked at whether its answers are true; a shadow reader under cache: shadow: would.");
        return advice;
    }
    return adviceFrom(*wish, *seen);
}

} // namespace traceo
