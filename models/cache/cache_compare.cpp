#include "cache/cache_compare.h"

#include "cache/bootstrap.h"
#include "cache/period_parts.h"
#include "core/format.h"
#include "sli/asked.h"
#include "vocabulary/marks.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace traceo {
namespace {

using namespace Qt::StringLiterals;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(CacheCompare)
};

constexpr std::size_t kMostNamed = 5;
constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
constexpr double kWellSeen = 0.95; ///< of a period; less is noted

Error badPeriod(const QString& expected, TimeSpan found, UtcMs now)
{
    return {.code = ErrorCode::BadValue,
            .where = Text::tr("periods"),
            .expected = expected,
            .found = rangeText(found, now),
            .hint = {}};
}

std::optional<Error> mistakeIn(TimeSpan before, TimeSpan after, UtcMs moment)
{
    for (const TimeSpan& period : {before, after}) {
        if (period.isEmpty())
            return badPeriod(Text::tr("a period that ends after it begins"), period, moment);
        if (period.to > moment)
            return badPeriod(Text::tr("a period that is over"), period, moment);
    }
    if (before.to > after.from)
        return badPeriod(Text::tr("a second period that begins after the first, or when it ends"), after, moment);
    return {};
}

/// By its key or name; else the only one whose name begins so: "catalogue" is catalogue:6379.
Result<CacheInstance> instanceNamed(std::vector<CacheInstance> instances, const std::string& key)
{
    QStringList names;
    std::vector<CacheInstance*> named;
    std::vector<CacheInstance*> begun;
    for (CacheInstance& instance : instances) {
        if (instance.key == key)
            return std::move(instance);
        if (instance.name == key)
            named.push_back(&instance);
        if (instance.name.starts_with(key) && !key.empty())
            begun.push_back(&instance);
        if (names.size() < qsizetype(kMostNamed))
            names << plainText(instance.key, 60);
    }
    if (named.empty())
        named = begun;
    if (named.size() == 1)
        return std::move(*named.front());
    const bool isNone = named.empty();
    return Error{.code = isNone ? ErrorCode::NotFound : ErrorCode::Ambiguous,
                 .where = Text::tr("cache"),
                 .expected = isNone ? Text::tr("a cache that was seen in the last seven days")
                                    : Text::tr("the name of one cache, with its source in front"),
                 .found = plainText(key, 60),
                 .hint = names.isEmpty() ? Text::tr("There is none.") : Text::tr("There are %1.").arg(names.join(u", "_s))};
}

Reading reading(double value, Unit unit, UtcMs at, Better better)
{
    return {.value = value,
            .unit = unit,
            .at = at,
            .quality = std::isfinite(value) ? Quality::Ok : Quality::NotObserved,
            .better = better};
}

QString verdictText(ComparedNumber::Told told)
{
    switch (told) {
    case ComparedNumber::Told::Better:
        return Text::tr("better");
    case ComparedNumber::Told::Worse:
        return Text::tr("worse");
    case ComparedNumber::Told::Nothing:
        return Text::tr("no difference that could be told");
    case ComparedNumber::Told::Unknown:
        return Text::tr("cannot be told");
    }
    Q_UNREACHABLE();
}

/// Within a bucket of a histogram percentiles are guessed: a share of a percent more or less says nothing.
constexpr double kResolved = 0.01;

/// What is compared, how it is named and measured, and the least change that it can tell.
struct Compared {
    const char* key;
    QString name;
    Unit unit;
    Better better;
    double least = 0;
};

struct Values {
    double before = kNone;
    double after = kNone;
    double change = kNone;
    std::optional<Bounds> bounds;
};

ComparedNumber::Told toldBy(const Bounds& change, const Compared& what)
{
    const bool isMore = change.low > what.least;
    if (!isMore && !(change.high < -what.least))
        return ComparedNumber::Told::Nothing;
    return isMore == (what.better == Better::Higher) ? ComparedNumber::Told::Better : ComparedNumber::Told::Worse;
}

ComparedNumber numberOf(const Compared& what, const Values& values, const TimeSpan& before, const TimeSpan& after)
{
    ComparedNumber number{.key = what.key, .name = what.name};
    number.before = reading(values.before, what.unit, before.to, what.better);
    number.after = reading(values.after, what.unit, after.to, what.better);
    const bool isKnown = std::isfinite(values.change) && values.bounds;
    const Unit unit = what.unit == Unit::Ratio ? Unit::Points : Unit::Change;
    number.change = reading(values.change, unit, after.to, what.better);
    number.changeLow = reading(isKnown ? values.bounds->low : kNone, unit, after.to, what.better);
    number.changeHigh = reading(isKnown ? values.bounds->high : kNone, unit, after.to, what.better);
    for (Reading* const one : {&number.change, &number.changeLow, &number.changeHigh})
        one->decimals = 1;
    if (isKnown)
        number.told = toldBy(*values.bounds, what);
    number.verdict = verdictText(number.told);
    return number;
}

double changed(double before, double after)
{
    return before > 0 ? after / before - 1 : kNone;
}

// Places among a period's numbers.
constexpr std::size_t kHitRate = 0;
constexpr std::size_t kOriginRate = 4;
constexpr std::size_t kOriginShare = 5;

/// What changed of shares is their difference.
double changeOf(std::size_t number, double before, double after)
{
    return number == kHitRate || number == kOriginShare ? after - before : changed(before, after);
}

/// Newcombe's interval takes each look-up for one by itself. Those of a minute are alike, so that of millions it would prove any
/// ripple: where the draws reach further, they count.
std::optional<Bounds> hitRateBounds(const PeriodParts& before, const PeriodParts& after, const std::optional<Bounds>& drawn)
{
    if (!before.counts.ratio() || !after.counts.ratio())
        return {};
    const Bounds own = newcombe(before.counts.hits, before.counts.lookups(), after.counts.hits, after.counts.lookups());
    return drawn ? Bounds{std::min(own.low, drawn->low), std::max(own.high, drawn->high)} : own;
}

/// What is compared, in the order of a period's numbers.
std::array<Compared, kPeriodNumbers> comparedKinds()
{
    return {{{"hit_ratio", Text::tr("Hit rate"), Unit::Ratio, Better::Higher},
             {"p50", Text::tr("p50"), Unit::Seconds, Better::Lower, kResolved},
             {"p95", Text::tr("p95"), Unit::Seconds, Better::Lower, kResolved},
             {"p99", Text::tr("p99"), Unit::Seconds, Better::Lower, kResolved},
             {"origin_per_second", Text::tr("Load on the origin"), Unit::PerSecond, Better::Lower},
             {"origin_per_lookup", Text::tr("Load per look-up"), Unit::Ratio, Better::Lower},
             {"effective", Text::tr("Effective latency"), Unit::Seconds, Better::Lower, kResolved}}};
}

/// More or fewer look-ups are no merit of a cache, and no fault: its load on the origin is better or worse where it is so of each
/// look-up too.
void judgeLoad(ComparedNumber& rate, const ComparedNumber& share)
{
    const bool isJudged = rate.told == ComparedNumber::Told::Better || rate.told == ComparedNumber::Told::Worse;
    if (!isJudged || rate.told == share.told)
        return;
    rate.told = ComparedNumber::Told::Nothing;
    rate.verdict = Text::tr("the traffic changed");
}

/// Of misses as of hits: the other share of the same look-ups.
std::optional<Bounds> otherShare(const std::optional<Bounds>& bounds)
{
    return bounds ? std::optional(Bounds{-bounds->high, -bounds->low}) : std::nullopt;
}

std::array<double, kPeriodNumbers> valuesOfAll(const PeriodParts& period, const PeriodBasis& basis)
{
    auto values = valuesOf(numbersOf(period, period.all(), basis));
    values[kHitRate] = period.counts.ratio().value_or(kNone);
    if (!basis.isOriginMeasured)
        values[kOriginShare] = 1 - values[kHitRate];
    return values;
}

/// All of them, each draw of all together.
std::vector<ComparedNumber> comparedNumbers(const PeriodParts& before, const PeriodParts& after)
{
    const PeriodBasis basis = basisOf(before, after);
    const auto first = valuesOfAll(before, basis);
    const auto second = valuesOfAll(after, basis);
    const TwoPeriods draw = [&](std::span<const std::size_t> a, std::span<const std::size_t> b, std::span<double> numbers) {
        const auto one = valuesOf(numbersOf(before, a, basis));
        const auto two = valuesOf(numbersOf(after, b, basis));
        for (std::size_t i = 0; i < numbers.size(); ++i)
            numbers[i] = changeOf(i, one[i], two[i]);
    };
    auto bounds = blockBootstrap(before.observed(), after.observed(), kPeriodNumbers, draw);
    bounds[kHitRate] = hitRateBounds(before, after, bounds[kHitRate]);
    if (!basis.isOriginMeasured)
        bounds[kOriginShare] = otherShare(bounds[kHitRate]);
    const auto compared = comparedKinds();
    std::vector<ComparedNumber> numbers;
    for (std::size_t i = 0; i < kPeriodNumbers; ++i) {
        const Values values{first[i], second[i], changeOf(i, first[i], second[i]), bounds[i]};
        numbers.push_back(numberOf(compared[i], values, before.period, after.period));
    }
    judgeLoad(numbers[kOriginRate], numbers[kOriginShare]);
    return numbers;
}

QString methodText(const PeriodParts& before, const PeriodParts& after)
{
    const std::size_t first = before.observed().size();
    const std::size_t second = after.observed().size();
    if (first < kLeastParts || second < kLeastParts)
        return Text::tr("Hit rates, and misses per look-up: Newcombe's 95 % interval of the difference of two shares, as if each "
                        "look-up were by itself.")
            + QLatin1Char(' ')
            + Text::tr("Of the others there is no interval: %1 and %2 parts of the periods were observed, and %3 are needed.")
                  .arg(first)
                  .arg(second)
                  .arg(kLeastParts);
    return Text::tr("Hit rates, and misses per look-up: Newcombe's 95 % interval of the difference of two shares, or that of the "
                    "draws where it reaches further.")
        + QLatin1Char(' ')
        + Text::tr("The others: 95 % of %1 draws of the %2 and %3 parts that were observed, in blocks of %4 and %5, seed %6.")
              .arg(kBootstrapDraws)
              .arg(first)
              .arg(second)
              .arg(blockLength(first))
              .arg(blockLength(second))
              .arg(kBootstrapSeed);
}

double seenShare(const PeriodParts& parts)
{
    std::vector<TimeSpan> unseen;
    for (const Band& band : unseenBands(parts.counts, parts.period))
        unseen.push_back(band.span);
    Millis length{0};
    for (const TimeSpan& span : unseen)
        length += span.length();
    return 1 - double(length.count()) / double(parts.period.length().count());
}

void addNotes(std::vector<QString>& notes, const PeriodParts& parts, const QString& which)
{
    const HitCounts& counts = parts.counts;
    if (counts.steps.empty())
        notes.push_back(Text::tr("%1: nothing was observed.").arg(which));
    else if (counts.lookups() <= 0)
        notes.push_back(Text::tr("%1: no look-ups.").arg(which));
    if (counts.resets > 0)
        notes.push_back(Text::tr("%1: counters were reset, %2 times; what came just before is lost.")
                            .arg(which, countText(double(counts.resets))));
    if (const int others = counts.takenOver - counts.unclear; others > 0)
        notes.push_back(Text::tr("%1: another server took over, %2 times; what it had counted before is left out.")
                            .arg(which, countText(double(others))));
    if (counts.unclear > 0)
        notes.push_back(Text::tr("%1: counters fell %2 times by a reset or a failover, which cannot be told apart without a run "
                                 "id; those polls are left out.")
                            .arg(which, countText(double(counts.unclear))));
    const double seen = seenShare(parts);
    if (!counts.steps.empty() && seen < kWellSeen)
        notes.push_back(Text::tr("%1: only %2 of it was observed.")
                            .arg(which, toText({.value = seen, .unit = Unit::Ratio, .quality = Quality::Ok, .decimals = 0})));
}

/// What else changed within a period.
Result<QString> deploysNote(const history::Snapshot& snapshot, TimeSpan period, const QString& which)
{
    const auto facts = snapshot.factSpans(vocabulary::kDeployFact, period);
    if (!facts)
        return facts.error();
    QStringList names;
    for (const Fact& fact : *facts) {
        const auto mark = vocabulary::markFact(fact.payload);
        if (mark && fact.validFrom > period.from && fact.validFrom < period.to)
            names << plainText(mark->text, 60);
    }
    return names.isEmpty() ? QString() : Text::tr("%1: there was a deploy within it: %2.").arg(which, names.join(u", "_s));
}

} // namespace

std::string_view wordOf(ComparedNumber::Told told)
{
    constexpr std::array<std::string_view, 4> kWords{"better", "worse", "nothing", "unknown"};
    return kWords[std::size_t(told)];
}

Result<std::string> keyOfCache(const history::Snapshot& snapshot, const CacheConfig& config, const std::string& name,
                               UtcMs moment)
{
    auto instances = instancesOf(snapshot, config, moment);
    if (!instances)
        return instances.error();
    auto instance = instanceNamed(std::move(*instances), name);
    return instance ? Result<std::string>(std::move(instance->key)) : Result<std::string>(instance.error());
}

Result<std::vector<SuggestedPeriods>> periodsSuggestedFor(const history::Snapshot& snapshot, const CacheConfig& config,
                                                          const std::string& name, const Question& question)
{
    auto instances = instancesOf(snapshot, config, question.moment());
    if (!instances)
        return instances.error();
    const auto instance = instanceNamed(std::move(*instances), name);
    if (!instance)
        return instance.error();
    return suggestedPeriods(snapshot, question, deployNamesOf(*instance));
}

Result<CacheCompare> compareOf(const history::Snapshot& snapshot, const CacheConfig& config, const std::string& key,
                               TimeSpan before, TimeSpan after, UtcMs moment)
{
    if (const auto mistake = mistakeIn(before, after, moment))
        return *mistake;
    // One that was removed since was there when the second period ended.
    auto instances = instancesOf(snapshot, config, std::min(moment, after.to));
    if (!instances)
        return instances.error();
    const auto instance = instanceNamed(std::move(*instances), key);
    if (!instance)
        return instance.error();
    const auto first = periodParts(snapshot, config, *instance, before);
    if (!first)
        return first.error();
    const auto second = periodParts(snapshot, config, *instance, after);
    if (!second)
        return second.error();
    CacheCompare compare{.key = instance->key, .before = before, .after = after, .numbers = comparedNumbers(*first, *second)};
    compare.method = methodText(*first, *second);
    const std::array<std::pair<const PeriodParts*, QString>, 2> both{
        {{&*first, Text::tr("Before")}, {&*second, Text::tr("After")}}};
    for (const auto& [parts, which] : both) {
        addNotes(compare.notes, *parts, which);
        const auto note = deploysNote(snapshot, parts->period, which);
        if (!note)
            return note.error();
        if (!note->isEmpty())
            compare.notes.push_back(*note);
    }
    return compare;
}

} // namespace traceo
