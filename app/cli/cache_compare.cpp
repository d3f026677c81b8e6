// `traceo cache compare`: what a deploy did to a cache, in numbers with intervals.
#include "cache/cache_compare.h"
#include "app/cli/cache_looks.h"
#include "app/cli/opened.h"
#include "app/cli/text.h"
#include "core/format.h"
#include "core/moment.h"

#include <algorithm>
#include <cmath>

namespace traceo::cli {
namespace {

using Json = nlohmann::ordered_json;

/// How far back deploys are looked for.
constexpr Millis kUsualPast = 30 * kDay;
constexpr int kMostNamed = 5;
/// Of shorter periods minutes say too little.
constexpr Millis kSaidInSeconds = 10 * kMinute;

struct Wish {
    std::string name;
    std::string before;
    std::string after;
    std::string deploy;
};

Error usage(const char* option, const QString& expected, const QString& found, const QString& hint = {})
{
    return {.code = ErrorCode::Usage, .where = QString::fromLatin1(option), .expected = expected, .found = found, .hint = hint};
}

/// "FROM/TO". A slash may belong to a moment ("now-1d/d"): it is parted where both sides are one.
Result<TimeSpan> periodOf(const std::string& text, UtcMs now, const char* option)
{
    std::vector<TimeSpan> found;
    for (std::size_t slash = text.find('/'); slash != std::string::npos; slash = text.find('/', slash + 1)) {
        const auto from = parseMoment(text.substr(0, slash), now);
        const auto to = parseEnd(text.substr(slash + 1), now);
        if (from && to)
            found.push_back({*from, *to});
    }
    if (found.size() == 1)
        return found.front();
    return usage(option,
                 Text::tr("two moments with a slash between them, such as 2026-11-06T10:00:00Z/2026-11-06T12:00:00Z or "
                          "now-2h/now-1h"),
                 plainText(text, 80));
}

std::optional<Error> mistakeIn(const Wish& wish)
{
    if (wish.before.empty() != wish.after.empty())
        return usage(wish.before.empty() ? "--before" : "--after", Text::tr("both periods, or neither"),
                     Text::tr("only the other"));
    if (!wish.before.empty() && !wish.deploy.empty())
        return usage("--deploy", Text::tr("either periods or a deploy"), Text::tr("both"));
    return {};
}

/// One that is not as old yet as comparing needs; none where none is meant.
Result<std::optional<Error>> tooYoung(const history::Snapshot& snapshot, const QString& typed, const Question& question)
{
    const auto young = youngDeploys(snapshot, question);
    if (!young)
        return young.error();
    const auto meant =
        std::ranges::find_if(*young, [&typed](const YoungDeploy& one) { return one.name.contains(typed, Qt::CaseInsensitive); });
    if (meant == young->end())
        return std::optional<Error>();
    const Millis still = kShortestPeriod - meant->age;
    return std::optional(Error{
        .code = ErrorCode::NotFound,
        .where = QStringLiteral("--deploy"),
        .expected = Text::tr("a deploy that is at least %1 old").arg(durationText(kShortestPeriod)),
        .found = Text::tr("%1 (%2 old)").arg(meant->name, ageText(meant->age)),
        .hint =
            Text::tr("Comparing needs as long after it: ask again in %1.").arg(durationText(std::max(still, Millis{1'000})))});
}

/// The newest deploy whose text holds what was typed; without that the newest of the cache, else of all.
Result<SuggestedPeriods> suggested(const history::Snapshot& snapshot, const CacheConfig& config, const Wish& wish,
                                   const Question& question)
{
    const auto periods =
        wish.deploy.empty() ? periodsSuggestedFor(snapshot, config, wish.name, question) : suggestedPeriods(snapshot, question);
    if (!periods)
        return periods.error();
    const QString typed = QString::fromStdString(wish.deploy);
    QStringList names;
    for (const SuggestedPeriods& one : *periods) {
        if (one.name.contains(typed, Qt::CaseInsensitive))
            return one;
        if (names.size() < kMostNamed)
            names << one.name;
    }
    const auto young = tooYoung(snapshot, typed, question);
    if (!young)
        return young.error();
    if (*young)
        return **young;
    const QString range = durationText(question.range);
    return Error{.code = ErrorCode::NotFound,
                 .where = QStringLiteral("--deploy"),
                 .expected = typed.isEmpty() ? Text::tr("a deploy in the last %1").arg(range)
                                             : Text::tr("a deploy in the last %1 whose text holds that").arg(range),
                 .found = typed.isEmpty() ? Text::tr("none") : plainText(wish.deploy, 80),
                 .hint = names.isEmpty()
                     ? Text::tr("Say which periods with --before FROM/TO and --after FROM/TO, or tell of a deploy with “traceo "
                                "events add deploy TEXT”.")
                     : Text::tr("There were %1.").arg(names.join(QStringLiteral("; ")))};
}

Result<SuggestedPeriods> periodsOf(const history::Snapshot& snapshot, const CacheConfig& config, const Wish& wish,
                                   const Question& question)
{
    if (wish.before.empty())
        return suggested(snapshot, config, wish, question);
    const auto before = periodOf(wish.before, question.now, "--before");
    if (!before)
        return before.error();
    const auto after = periodOf(wish.after, question.now, "--after");
    if (!after)
        return after.error();
    return SuggestedPeriods{{}, *before, *after};
}

Json numberOf(const Reading& reading)
{
    return reading.hasValue() ? Json(reading.value) : Json();
}

std::string unitOf(const ComparedNumber& number)
{
    switch (number.before.unit) {
    case Unit::Seconds:
        return "seconds";
    case Unit::PerSecond:
        return "per_second";
    default:
        return "ratio";
    }
}

Json itemOf(const CacheCompare& compare, const ComparedNumber& number)
{
    return {{"cache", compare.key},
            {"number", number.key},
            {"unit", unitOf(number)},
            {"before", numberOf(number.before)},
            {"after", numberOf(number.after)},
            {"change", numberOf(number.change)},
            {"change_low", numberOf(number.changeLow)},
            {"change_high", numberOf(number.changeHigh)},
            {"verdict", std::string(wordOf(number.told))},
            {"before_from", toRfc3339(compare.before.from)},
            {"before_to", toRfc3339(compare.before.to)},
            {"after_from", toRfc3339(compare.after.from)},
            {"after_to", toRfc3339(compare.after.to)}};
}

std::vector<QString> rowOf(const ComparedNumber& number)
{
    const bool isBounded = number.changeLow.hasValue() && number.changeHigh.hasValue();
    return {number.name,
            toText(number.before),
            toText(number.after),
            toText(number.change),
            isBounded ? Text::tr("%1 to %2").arg(toText(number.changeLow), toText(number.changeHigh)) : QString(),
            number.verdict};
}

std::vector<TableColumn> columns()
{
    return {{Text::tr("Number")},       {Text::tr("Before"), true}, {Text::tr("After"), true},
            {Text::tr("Change"), true}, {Text::tr("95 %"), true},   {Text::tr("Verdict")}};
}

/// "6 Nov 14:02:30 → 6 Nov 14:03:40": zones are whole minutes from each other.
QString exactRange(TimeSpan range, const Question& question)
{
    const auto text = [&question](UtcMs moment) {
        const auto second = qlonglong((moment - floorTo(moment, kMinute)).count() / 1'000);
        return momentText(moment, question.now, question.style) + QStringLiteral(":%1").arg(second, 2, 10, QLatin1Char('0'));
    };
    return QStringLiteral("%1 → %2").arg(text(range.from), text(range.to));
}

Answer answerOf(Opened& opened, const SuggestedPeriods& periods, const CacheCompare& compare, const Question& question)
{
    const bool isShort = std::min(compare.before.length(), compare.after.length()) < kSaidInSeconds;
    const auto range = [&](TimeSpan period) {
        return isShort ? exactRange(period, question) : rangeText(period, question.now, question.style);
    };
    if (!periods.name.isEmpty())
        opened.notes.push_back(periods.why.isEmpty() ? Text::tr("Deploy: %1").arg(periods.name)
                                                     : Text::tr("Deploy: %1 (%2)").arg(periods.name, periods.why));
    opened.notes.push_back(Text::tr("Before: %1. After: %2.").arg(range(compare.before), range(compare.after)));
    for (const QString& note : compare.notes)
        opened.notes.push_back(note);
    opened.notes.push_back(compare.method);
    Answer answer = opened.answer("traceo.cache.compare/v1");
    answer.asOf = compare.after.to;
    answer.columns = columns();
    for (const ComparedNumber& number : compare.numbers) {
        answer.items.push_back(itemOf(compare, number));
        answer.rows.push_back(rowOf(number));
    }
    return answer;
}

Outcome compared(const Wish& wish, const Context& context)
{
    if (const auto mistake = mistakeIn(wish))
        return Outcome::failed(*mistake);
    auto opened = openWorkspace(context, Need::Fresh);
    if (!opened)
        return Outcome::failed(opened.error());
    Question question = questionOf(*opened, context.asked, kUsualPast);
    question.at = std::min(question.moment(), opened->moment); // periods that are not over are not compared
    const auto snapshot = snapshotOf(*opened, question);
    if (!snapshot)
        return Outcome::failed(snapshot.error());
    const CacheConfig& config = opened->session->workspace().cache;
    if (wish.before.empty()) { // what was mistyped is said before what could not be found for it
        const auto key = keyOfCache(*snapshot, config, wish.name, question.moment());
        if (!key)
            return Outcome::failed(key.error());
    }
    const auto periods = periodsOf(*snapshot, config, wish, question);
    if (!periods)
        return Outcome::failed(periods.error());
    const auto compare = compareOf(*snapshot, config, wish.name, periods->before, periods->after, question.moment());
    if (!compare)
        return Outcome::failed(compare.error());
    return opened->outcome(answerOf(*opened, *periods, *compare, question));
}

Command compareCommand()
{
    return {.noun = "cache",
            .verb = "compare",
            .help = words(Text::tr(
                "A cache before and after a deploy, or in any two periods: hit rate, latency and load on the origin, with 95 % "
                "intervals. The load is better or worse only where it is so per look-up: what traffic alone did is no verdict. "
                "Items of -o json, one a number, null where there is nothing to say: cache, number (hit_ratio, p50, "
                "p95, p99, origin_per_second, origin_per_lookup, effective), unit (ratio, seconds, per_second), before, after, "
                "change (of ratios after − before, of the others after ÷ before − 1; below zero is less), change_low, "
                "change_high, verdict (better, worse, nothing, unknown), before_from, before_to, after_from, after_to")),
            .example = "traceo cache compare sessions --deploy 4.21.2",
            .prepare = [](Syntax& syntax) {
                auto wish = std::make_shared<Wish>();
                syntax.required("NAME", wish->name, Text::tr("The cache, as “traceo cache instances” names it"));
                syntax.option("--before", wish->before, Text::tr("The first period, FROM/TO"), kText);
                syntax.option("--after", wish->after, Text::tr("The second period, FROM/TO"), kText);
                syntax.option("--deploy", wish->deploy,
                              Text::tr("As long before and after the newest deploy whose text holds this, at most a day "
                                       "(default: the newest that names the cache as its service or first word, else the "
                                       "newest of all)"),
                              kText);
                return [wish](const Context& context) { return compared(*wish, context); };
            }};
}

} // namespace

std::vector<Command> cacheCompareCommands()
{
    return {compareCommand(), cacheLooksCommand()};
}

} // namespace traceo::cli
