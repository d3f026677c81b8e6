// `traceo slo plan`: can this be deployed now, and if not, when? Exit code 3 where it would cost too much.
#include "app/cli/slo_named.h"
#include "app/cli/slo_past.h"
#include "app/cli/text.h"
#include "core/duration.h"
#include "core/format.h"
#include "core/moment.h"
#include "slo/planner/spend_plan.h"
#include "vocabulary/facts.h"

#include <cmath>
#include <limits>
#include <tuple>

namespace traceo::cli {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kSlots = 5;
constexpr Millis kFarthest = 7 * kDay;

struct Wish {
    std::string name;
    std::string length = "30m";
    std::string failing = "1%";
    std::string start;
    std::string need = "0%";
    std::string risk = "10%";
};

struct Asking {
    Planned planned; ///< the start as asked for, where it was
    bool isNow = true;
    double need = 0;
    double risk = 0;
};

Error usage(const char* option, const QString& expected, const std::string& found)
{
    return {.code = ErrorCode::Usage,
            .where = QString::fromLatin1(option),
            .expected = expected,
            .found = QString::fromStdString(found),
            .hint = {}};
}

Result<Asking> askingOf(const Wish& wish, UtcMs now)
{
    Asking asking;
    const auto length = parseDuration(wish.length);
    if (!length || *length < kMinute || *length > kFarthest || *length % kMinute != Millis{0})
        return usage("--for", Text::tr("whole minutes, from 1m to 7d"), wish.length);
    asking.planned.length = *length;
    for (const auto& [option, text, share] :
         {std::tuple{"--failing", &wish.failing, &asking.planned.failing}, std::tuple{"--need", &wish.need, &asking.need},
          std::tuple{"--page-risk", &wish.risk, &asking.risk}}) {
        const auto read = shareOf(*text, option);
        if (!read)
            return read.error();
        *share = *read;
    }
    if (wish.start.empty())
        return asking;
    const auto start = parseMoment(wish.start, now);
    if (!start || *start < floorTo(now, kMinute) || *start > now + kFarthest)
        return usage("--start", Text::tr("a moment within the next seven days, such as now+2h"), wish.start);
    asking.planned.start = *start;
    asking.isNow = false;
    return asking;
}

/// Chaos runs that were announced; they do not go together with anything else.
Result<std::vector<TimeSpan>> announced(const Opened& opened, const Context& context, UtcMs from)
{
    const TimeSpan week{from, from + kFarthest + kDay};
    auto snapshot = opened.session->snapshots()({.view = week.to, .know = context.asked.knownAt.value_or(kDistantFuture)}, {});
    if (!snapshot)
        return snapshot.error();
    const auto facts = snapshot->factSpans(vocabulary::kChaosFact, week);
    if (!facts)
        return facts.error();
    std::vector<TimeSpan> spans;
    for (const Fact& fact : *facts)
        spans.push_back({fact.validFrom, std::max(fact.validTo.value_or(week.to), fact.validFrom + kMinute)});
    return spans;
}

Json shareJson(const std::optional<double>& share)
{
    return share ? Json(*share) : Json();
}

Json itemOf(const SloDefinition& slo, const SpendPlan& plan, const std::vector<PlanSlot>& slots, std::optional<bool> isAllowed)
{
    Json best = Json::array();
    for (const PlanSlot& slot : slots)
        best.push_back({{"start", toRfc3339(slot.start)}, {"total", slot.total}, {"bad", slot.bad}});
    return {{"name", slo.name},
            {"start", toRfc3339(plan.planned.start)},
            {"length_s", plan.planned.length / std::chrono::seconds(1)},
            {"failing_ratio", plan.planned.failing},
            {"allowed", isAllowed ? Json(*isAllowed) : Json()},
            {"expected_total", plan.total},
            {"expected_bad", plan.bad},
            {"remaining_now_ratio", shareJson(plan.leftNow)},
            {"remaining_without_ratio", shareJson(plan.leftWithout)},
            {"remaining_after_ratio", shareJson(plan.leftAfter)},
            {"cost_ratio", shareJson(plan.cost())},
            {"page_probability", plan.pages},
            {"page_probability_without", plan.pagesWithout},
            {"excluded", plan.isExcluded},
            {"rests_on", plan.basis == UsualMinutes::Basis::Weeks ? "weeks" : "days"},
            {"rests_on_count", plan.weeks},
            {"slots", std::move(best)}};
}

QString shareText(const std::optional<double>& share, Better better)
{
    if (!share)
        return QStringLiteral("–");
    return toText({.value = *share, .unit = Unit::Ratio, .quality = Quality::Ok, .better = better, .decimals = 1});
}

void fillRows(Answer& answer, const SpendPlan& plan, const std::vector<PlanSlot>& slots, std::optional<bool> allowed,
              const Asked& asked)
{
    const auto moment = [&asked](UtcMs at) { return momentText(at, asked.now, asked.style); };
    answer.columns = {{Text::tr("Number")}, {Text::tr("Value"), true}};
    answer.rows = {{Text::tr("Planned"),
                    rangeText({plan.planned.start, plan.planned.start + plan.planned.length}, asked.now, asked.style)},
                   {Text::tr("Failing meanwhile"), shareText(plan.planned.failing, Better::Lower)},
                   {Text::tr("Expected then"), countText(std::round(plan.total))},
                   {Text::tr("… of them bad"), countText(std::ceil(plan.bad))},
                   {Text::tr("Budget left now"), shareText(plan.leftNow, Better::Higher)},
                   {Text::tr("… at the end, without it"), shareText(plan.leftWithout, Better::Higher)},
                   {Text::tr("… at the end, with it"), shareText(plan.leftAfter, Better::Higher)},
                   {Text::tr("Cost"), shareText(plan.cost(), Better::Lower)},
                   {Text::tr("Probability of a page"), shareText(plan.pages, Better::Lower)},
                   {Text::tr("… without it"), shareText(plan.pagesWithout, Better::Lower)},
                   {Text::tr("May it be done"),
                    !allowed       ? Text::tr("not known")
                        : *allowed ? Text::tr("yes")
                                   : Text::tr("no")}};
    for (const PlanSlot& slot : slots)
        answer.rows.push_back({Text::tr("Cheap from %1").arg(moment(slot.start)),
                               Text::tr("%1 bad of %2").arg(countText(std::ceil(slot.bad)), countText(std::round(slot.total)))});
}

/// None where the budget is not known.
std::optional<bool> isAllowed(const SpendPlan& plan, const Asking& asking)
{
    if (!plan.leftAfter)
        return std::nullopt;
    const double least = asking.need > 0 ? asking.need : std::numeric_limits<double>::min(); // nothing left is not any
    return *plan.leftAfter >= least && plan.pages <= asking.risk;
}

QString whyNot(const SpendPlan& plan, const Asking& asking)
{
    if (plan.pages > asking.risk)
        return Text::tr("It pages with a probability of %1; %2 are accepted.")
            .arg(shareText(plan.pages, Better::Lower), shareText(asking.risk, Better::Lower));
    return Text::tr("%1 of the budget would be left; %2 are needed.")
        .arg(shareText(plan.leftAfter, Better::Higher),
             asking.need > 0 ? shareText(asking.need, Better::Higher) : Text::tr("more than none"));
}

void note(Opened& opened, const SpendPlan& plan, const Asking& asking, std::optional<bool> allowed)
{
    if (!allowed) {
        opened.complete = false;
        opened.notes.push_back(Text::tr("What will be left of the budget is not known."));
    } else if (!*allowed) {
        opened.notes.push_back(whyNot(plan, asking));
    }
    if (plan.isExcluded)
        opened.notes.push_back(Text::tr("Part of that time is excluded or outside of service hours and costs nothing."));
    if (plan.basis == UsualMinutes::Basis::Days)
        opened.notes.push_back(Text::tr("No week before was seen; it rests on the same hours of other days."));
}

Outcome planned(const Wish& wish, const Context& context)
{
    auto asking = askingOf(wish, context.asked.moment());
    if (!asking)
        return Outcome::failed(asking.error());
    auto past = sloPast(context, wish.name, planReach(SloDefinition()), [](const SloDefinition& slo) { return planReach(slo); });
    if (!past)
        return Outcome::failed(past.error());
    const UtcMs moment = past->counts.moment;
    asking->planned.start = asking->isNow ? moment : std::max(moment, floorTo(asking->planned.start, kMinute));
    const auto table = readSliceRows(past->snapshot, past->slo, {moment - planReach(past->slo), moment}, moment);
    if (!table)
        return Outcome::failed(table.error());
    const auto taken = announced(past->opened, context, moment);
    if (!taken)
        return Outcome::failed(taken.error());
    const auto plan = spendPlan(past->slo, *table, asking->planned);
    Answer answer = past->answer("traceo.slo.plan/v1");
    answer.asOf = moment;
    answer.nothing = Text::tr("Nothing is known of the traffic of those hours.");
    if (!plan) {
        past->opened.complete = false;
        answer.complete = false;
        return past->opened.outcome(std::move(answer));
    }
    Planned anyTime = asking->planned;
    anyTime.start = moment;
    const std::vector<PlanSlot> slots = bestSlots(past->slo, *table, anyTime, *taken, kSlots);
    const auto allowed = isAllowed(*plan, *asking);
    note(past->opened, *plan, *asking, allowed);
    answer.complete = past->opened.complete;
    answer.items.push_back(itemOf(past->slo, *plan, slots, allowed));
    fillRows(answer, *plan, slots, allowed, context.asked);
    Outcome outcome = past->opened.outcome(std::move(answer));
    if (allowed && !*allowed)
        outcome.exitCode = kConditionIsTrue;
    return outcome;
}

} // namespace

Command sloPlanCommand()
{
    return {
        .noun = "slo",
        .verb = "plan",
        .help = words(Text::tr("What planned work would do to the error budget, whether it would page, and when it costs least; "
                               "exits with 3 where too little would be left or a page is too likely")),
        .example = "traceo slo plan checkout-availability --for 30m --failing 2%",
        .prepare = [](Syntax& syntax) {
            auto wish = std::make_shared<Wish>();
            syntax.required("NAME", wish->name, Text::tr("The SLO"), kSlo);
            syntax.option("--for", wish->length, Text::tr("How long it takes (default: 30m)"), kLength);
            syntax.option("--failing", wish->failing,
                          Text::tr("Share of the good requests that will fail meanwhile (default: 1%)"), kText);
            syntax.option("--start", wish->start, Text::tr("When it begins, within seven days (default: now)"), kTime);
            syntax.option("--need", wish->need, Text::tr("Share of the budget that must be left then (default: 0%, any)"), kText);
            syntax.option("--page-risk", wish->risk, Text::tr("Accepted probability of a page (default: 10%)"), kText);
            return [wish](const Context& context) { return planned(*wish, context); };
        }};
}

} // namespace traceo::cli
