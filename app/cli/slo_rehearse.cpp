// `traceo slo rehearse`: what alerts would have done in the past: the policies compared, the firings of one, or a search; and one
// of them as an SLO's own alerts.
#include "app/cli/slo_past.h"
#include "app/cli/text.h"
#include "core/format.h"
#include "core/moment.h"
#include "slo/error_budget.h"
#include "slo/own_events.h"
#include "slo/rehearsal/incidents.h"
#include "slo/rehearsal/policy_export.h"
#include "slo/rehearsal/policy_search.h"
#include "workspace/workspace_writer.h"

#include <iterator>

namespace traceo::cli {
namespace {

using Json = nlohmann::ordered_json;
using Severity = BurnPair::Severity;

constexpr Millis kUsual = 90 * kDay;
constexpr Millis kWeek = 7 * kDay; ///< of less nobody knows what a week would bring
constexpr const char* kForms = "alerts|openslo";

struct Wish {
    std::string name;
    std::string policy;
    std::vector<std::string> pairs;
    bool search = false;
    std::string exportTo; ///< a file, or "-"
    std::string exportAs = "alerts";
};

/// What every answer of this command begins with.
struct Stage {
    SloPast past;
    Rehearsal rehearsal;
    Incidents incidents;

    Json perWeek(std::size_t firings) const
    {
        const Millis known = past.range.length();
        return known >= kWeek ? Json(double(firings) * double(kWeek.count()) / double(known.count())) : Json();
    }
    /// The first that it is of; none where it is of no incident.
    const Incident* incidentOf(const Firing& firing) const
    {
        const auto& all = incidents.incidents;
        const auto it = std::ranges::find_if(all, [&firing](const Incident& one) { return isOf(firing, one); });
        return it == all.end() ? nullptr : &*it;
    }
    /// Of the budget of all the range.
    Json budgetShare(double bad) const
    {
        const auto spent = budgetSpent(past.slo.objective, bad, rehearsal.whole().total);
        return spent ? Json(*spent) : Json();
    }
};

const char* wordOf(Severity severity)
{
    return severity == Severity::Page ? "page" : "ticket";
}

Json secondsOf(std::optional<Millis> length)
{
    return length ? Json(double(length->count()) / 1000) : Json();
}

Json ratioOf(std::optional<double> ratio)
{
    return ratio ? Json(*ratio) : Json();
}

/// The same number for people.
QString text(const Json& number, Unit unit, int decimals)
{
    if (number.is_null())
        return QStringLiteral("–");
    return toText({.value = number, .unit = unit, .quality = Quality::Ok, .decimals = std::int8_t(decimals)});
}

QString lengthText(std::optional<Millis> length)
{
    return length ? durationText(*length) : QStringLiteral("–");
}

std::optional<Millis> longestOf(const std::vector<Millis>& lengths)
{
    return lengths.empty() ? std::nullopt : std::optional(lengths.back());
}

// ---- policies compared

void addPolicy(Answer& answer, const Stage& stage, const AlertPolicy& policy)
{
    if (policy.alerts.empty())
        return;
    const std::vector<Firing> firings = stage.rehearsal.firings(policy);
    const Criteria criteria = criteriaOf(firings, stage.incidents.incidents);
    const bool canFire = std::ranges::any_of(policy.alerts, [&](const PolicyAlert& a) { return stage.rehearsal.canFire(a); });
    const double missed = stage.rehearsal.missedBad(firings);
    Json alerts = Json::array();
    for (const PolicyAlert& alert : policy.alerts)
        alerts.push_back(toText(alert));
    answer.items.push_back({{"policy", policy.name},
                            {"severity", wordOf(policy.alerts.front().severity)},
                            {"alerts", std::move(alerts)},
                            {"can_fire", canFire},
                            {"firings", criteria.firings},
                            {"firings_per_week", stage.perWeek(criteria.firings)},
                            {"incidents", criteria.incidents},
                            {"detected", criteria.detected},
                            {"precision_ratio", ratioOf(criteria.precision())},
                            {"recall_ratio", ratioOf(criteria.recall())},
                            {"detection_median_s", secondsOf(medianOf(criteria.detection))},
                            {"detection_longest_s", secondsOf(longestOf(criteria.detection))},
                            {"reset_median_s", secondsOf(medianOf(criteria.reset))},
                            {"reset_longest_s", secondsOf(longestOf(criteria.reset))},
                            {"missed_bad", missed},
                            {"missed_budget_ratio", stage.budgetShare(missed)}});
    const Json& item = answer.items.back();
    answer.rows.push_back({QString::fromStdString(policy.name),
                           policy.alerts.front().severity == Severity::Page ? Text::tr("page") : Text::tr("ticket"),
                           canFire ? countText(double(criteria.firings)) : Text::tr("cannot fire"),
                           text(item["firings_per_week"], Unit::None, 2), text(item["precision_ratio"], Unit::Ratio, 0),
                           text(item["recall_ratio"], Unit::Ratio, 0), lengthText(medianOf(criteria.detection)),
                           lengthText(medianOf(criteria.reset)), text(item["missed_budget_ratio"], Unit::Ratio, 0)});
}

void compare(Answer& answer, const Stage& stage, const std::vector<AlertPolicy>& policies)
{
    answer.columns = {{Text::tr("Policy")},          {Text::tr("Severity")},        {Text::tr("Firings"), true},
                      {Text::tr("A week"), true},    {Text::tr("Precision"), true}, {Text::tr("Recall"), true},
                      {Text::tr("Detection"), true}, {Text::tr("Reset"), true},     {Text::tr("Missed budget"), true}};
    for (const AlertPolicy& policy : policies) {
        for (const Severity severity : {Severity::Page, Severity::Ticket})
            addPolicy(answer, stage, only(severity, policy));
    }
}

// ---- the firings of one

void list(Answer& answer, const Stage& stage, const AlertPolicy& policy, const Asked& asked)
{
    answer.columns = {{Text::tr("Severity")},    {Text::tr("Began")},
                      {Text::tr("Ended")},       {Text::tr("Lasted"), true},
                      {Text::tr("Spent"), true}, {Text::tr("Incident")},
                      {Text::tr("After"), true}, {Text::tr("Alert"), false, true}};
    answer.nothing = Text::tr("It would not have fired.");
    for (const Firing& firing : stage.rehearsal.firings(policy)) {
        const PolicyAlert& alert = policy.alerts[firing.alert];
        const Incident* incident = stage.incidentOf(firing);
        const Millis delay = incident ? std::max(Millis{0}, firing.span.from - incident->span.from) : Millis{0};
        answer.items.push_back({{"severity", wordOf(alert.severity)},
                                {"start", toRfc3339(firing.span.from)},
                                {"end", firing.isOpen ? Json() : Json(toRfc3339(firing.span.to))},
                                {"length_s", secondsOf(firing.span.length())},
                                {"budget_spent_ratio", ratioOf(firing.spent)},
                                {"incident", incident ? Json(incident->name.toStdString()) : Json()},
                                {"detection_s", incident ? secondsOf(delay) : Json()},
                                {"alert", toText(alert)}});
        answer.rows.push_back({alert.severity == Severity::Page ? Text::tr("page") : Text::tr("ticket"),
                               momentText(firing.span.from, asked.now, asked.style),
                               firing.isOpen ? Text::tr("still firing") : momentText(firing.span.to, asked.now, asked.style),
                               durationText(firing.span.length()),
                               text(answer.items.back()["budget_spent_ratio"], Unit::Ratio, 1),
                               incident ? incident->name : QStringLiteral("–"),
                               incident ? durationText(delay) : QStringLiteral("–"), QString::fromStdString(toText(alert))});
    }
}

// ---- search

void search(Answer& answer, const Stage& stage, const std::vector<AlertPolicy>& candidates)
{
    answer.columns = {{Text::tr("Pages"), true},         {Text::tr("A week"), true}, {Text::tr("Missed incidents"), true},
                      {Text::tr("Missed budget"), true}, {Text::tr("Policy")},       {Text::tr("Pairs")}};
    for (const Trial& trial : bestOf(candidates, stage.rehearsal, stage.incidents.incidents)) {
        QStringList pairs;
        for (const PolicyAlert& alert : trial.policy.alerts)
            pairs << QString::fromStdString(toText(alert));
        const bool hasIncidents = !stage.incidents.incidents.empty();
        Json missedIncidents = hasIncidents ? Json(trial.missedIncidents) : Json();
        answer.items.push_back({{"pages", trial.pages},
                                {"pages_per_week", stage.perWeek(trial.pages)},
                                {"missed_incidents", missedIncidents},
                                {"missed_bad", trial.missedBad},
                                {"missed_budget_ratio", stage.budgetShare(trial.missedBad)},
                                {"policy", trial.policy.name},
                                {"pairs", pairs.join(QStringLiteral(" | ")).toStdString()}});
        const Json& item = answer.items.back();
        answer.rows.push_back({countText(double(trial.pages)), text(item["pages_per_week"], Unit::None, 2),
                               hasIncidents ? countText(double(trial.missedIncidents)) : QStringLiteral("–"),
                               text(item["missed_budget_ratio"], Unit::Ratio, 0), QString::fromStdString(trial.policy.name),
                               pairs.join(QStringLiteral(" | "))});
    }
}

// ----

/// The user's own pairs as one policy, each a page for itself; none without any. Errors: Usage.
Result<std::optional<AlertPolicy>> ownPolicy(const Wish& wish)
{
    if (wish.pairs.empty())
        return std::optional<AlertPolicy>();
    AlertPolicy own{"own", {}};
    for (const std::string& pair : wish.pairs) {
        auto alert = parseAlert(pair);
        if (!alert)
            return alert.error();
        own.alerts.push_back(std::move(*alert));
    }
    return std::optional(std::move(own));
}

/// What is to be rehearsed: what was named, else all. What the SLO is too short for is left out of all, and said.
Result<std::vector<AlertPolicy>> policiesOf(const Wish& wish, const std::optional<AlertPolicy>& own, SloPast& past)
{
    std::vector<AlertPolicy> policies;
    for (const std::string_view name : kPolicyNames) {
        const bool isWanted = wish.policy.empty() ? !own : wish.policy == name;
        if (!isWanted)
            continue;
        auto policy = namedPolicy(name, past.slo);
        if (!policy && !wish.policy.empty())
            return policy.error();
        if (policy)
            policies.push_back(std::move(*policy));
        else
            past.opened.notes.push_back(toText(policy.error()));
    }
    if (own)
        policies.push_back(*own);
    return policies;
}

/// How far back the longest of all pairs looks.
Millis reachOf(const SloDefinition& slo, const std::optional<AlertPolicy>& own)
{
    std::vector<AlertPolicy> policies = candidatesFor(slo);
    for (const std::string_view name : kPolicyNames)
        policies.push_back(namedPolicy(name, slo).valueOr({}));
    policies.push_back(own.value_or(AlertPolicy()));
    Millis reach = slo.window.longest();
    for (const AlertPolicy& policy : policies) {
        for (const PolicyAlert& alert : policy.alerts) {
            for (const BurnPair& pair : alert.pairs) {
                const bool isPossible = !alert.isGuarded || pair.longWindow <= slo.window.length;
                reach = std::max(reach, isPossible ? pair.longWindow + alert.pending : Millis{0});
            }
        }
    }
    return reach;
}

QString incidentsNote(const Incidents& incidents, const SloDefinition& slo)
{
    switch (incidents.origin) {
    case Incidents::Origin::Marked:
        return Text::tr("Incidents: the notes with a length (%1).").arg(incidents.incidents.size());
    case Incidents::Origin::Alerts:
        return Text::tr("No incident is marked: alerts of the sources stand in for them (%1). “traceo events add note TEXT "
                        "--time … --until …” marks one.")
            .arg(incidents.incidents.size());
    case Incidents::Origin::None:
        return (Text::tr("No incident is known, so neither precision nor recall are. “traceo events add note TEXT --time … "
                         "--until …” marks one.")
                + QLatin1Char(' ') + whyNoEvents(slo))
            .trimmed();
    }
    Q_UNREACHABLE();
}

// ---- the chosen one as an SLO's own alerts

Outcome exported(const Wish& wish, const AlertPolicy& policy, Stage stage, Answer answer)
{
    std::vector<QString>& notes = stage.past.opened.notes;
    ExportedPolicy file =
        exportedPolicy(policy, stage.past.slo, wish.exportAs == "openslo" ? AlertForm::OpenSlo : AlertForm::Short);
    std::ranges::move(file.leftOut, std::back_inserter(notes));
    const bool isAny = !file.text.empty();
    if (isAny && wish.exportTo != "-") {
        const QString path = QString::fromStdString(wish.exportTo);
        const auto written = writeNewFile(
            path, file.text, [](const QString&) { return Result<void>(); }, stage.past.opened.session->workspace().path);
        if (!written)
            return Outcome::failed(written.error());
        notes.push_back(Text::tr("Written: %1").arg(path));
    }
    if (wish.exportTo == "-")
        answer = Answer{.raw = std::move(file.text), .isRaw = true};
    Outcome outcome = stage.past.opened.outcome(std::move(answer));
    if (!isAny)
        outcome.exitCode = exitCodeOf(ErrorCode::BadValue);
    return outcome;
}

std::optional<Error> mistakeInExport(const Wish& wish)
{
    const std::string_view as = wish.exportAs;
    if (as != "alerts" && as != "openslo")
        return Error{.code = ErrorCode::Usage,
                     .where = QStringLiteral("--export-as"),
                     .expected = QString::fromLatin1(kForms),
                     .found = QString::fromStdString(wish.exportAs),
                     .hint = {}};
    const bool isOne = !wish.search && wish.policy.empty() == !wish.pairs.empty();
    if (wish.exportTo.empty() || isOne)
        return std::nullopt;
    return Error{.code = ErrorCode::Usage,
                 .where = QStringLiteral("--export"),
                 .expected = Text::tr("one policy: --policy, or pairs with --pair"),
                 .found = wish.search ? QStringLiteral("--search") : Text::tr("several"),
                 .hint = Text::tr("What a search finds is given with --pair, as its last column says.")};
}

/// What can be told before anything is fetched.
std::optional<Error> mistakeIn(const Wish& wish)
{
    if (auto mistake = mistakeInExport(wish))
        return mistake;
    if (wish.search && !wish.policy.empty())
        return Error{.code = ErrorCode::Usage,
                     .where = QStringLiteral("--search"),
                     .expected = Text::tr("no --policy beside it: it tries all of them"),
                     .found = QString::fromStdString(wish.policy),
                     .hint = {}};
    const auto known = namedPolicy(wish.policy.empty() ? kPolicyNames.front() : std::string_view(wish.policy), {});
    return known ? std::nullopt : std::optional(known.error());
}

void fill(Answer& answer, const Stage& stage, const Wish& wish, const std::vector<AlertPolicy>& policies, const Asked& asked)
{
    if (wish.search)
        search(answer, stage, policies);
    else if (policies.size() == 1)
        list(answer, stage, policies.front(), asked);
    else
        compare(answer, stage, policies);
}

Outcome rehearsed(const Wish& wish, const Context& context)
{
    if (const auto mistake = mistakeIn(wish))
        return Outcome::failed(*mistake);
    const auto own = ownPolicy(wish);
    if (!own)
        return Outcome::failed(own.error());
    auto past = sloPast(context, wish.name, kUsual, [&own](const SloDefinition& slo) { return reachOf(slo, *own); });
    if (!past)
        return Outcome::failed(past.error());
    auto policies = wish.search ? Result(candidatesFor(past->slo)) : policiesOf(wish, *own, *past);
    if (!policies)
        return Outcome::failed(policies.error());
    if (wish.search && *own)
        policies->push_back(**own);
    auto incidents = incidentsOf(past->snapshot, past->slo, past->range);
    if (!incidents)
        return Outcome::failed(incidents.error());
    past->opened.notes.push_back(incidentsNote(*incidents, past->slo));
    const bool isList = !wish.search && policies->size() == 1;
    if (past->hasData && !isList && past->range.length() < kWeek)
        past->opened.notes.push_back(
            Text::tr("It was rehearsed over %1, too little to say how often in a week something would have fired.")
                .arg(durationText(past->range.length())));
    Answer answer = past->answer(wish.search  ? "traceo.slo.rehearse.search/v1"
                                     : isList ? "traceo.slo.rehearse.firings/v1"
                                              : "traceo.slo.rehearse/v1");
    if (!past->hasData)
        return past->opened.outcome(std::move(answer));
    Rehearsal rehearsal(past->slo, past->counts.slices, past->range, past->counts.weighed);
    Stage stage{std::move(*past), std::move(rehearsal), std::move(*incidents)};
    fill(answer, stage, wish, *policies, context.asked);
    if (!wish.exportTo.empty())
        return exported(wish, policies->front(), std::move(stage), std::move(answer));
    return stage.past.opened.outcome(std::move(answer));
}

} // namespace

Command sloRehearseCommand()
{
    return {
        .noun = "slo",
        .verb = "rehearse",
        .help =
            words(Text::tr("What alerts would have done in the past: policies compared, the firings of one, or a search for the "
                           "best page; 90 days unless --since says otherwise. --export writes one as the SLO's own alerts")),
        .example = "traceo slo rehearse checkout-availability --policy sloth --since 30d",
        .prepare = [](Syntax& syntax) {
            auto wish = std::make_shared<Wish>();
            syntax.required("NAME", wish->name, Text::tr("The SLO"), kSlo);
            syntax.option("--policy", wish->policy, Text::tr("List the firings of this one; else all are compared"),
                          "ours|sloth|pyrra|datadog");
            syntax.options("--pair", wish->pairs,
                           Text::tr(
                               "A page of your own: FACTOR,LONG,SHORT and maybe PENDING and LEAST bad, such as 14.4,1h,5m,2m,3"));
            syntax.flag("--search", wish->search, Text::tr("Try some two hundred pages: which miss least for so many calls"));
            syntax.option("--export", wish->exportTo,
                          Text::tr("Write the policy that is listed into a new file, or with “-” instead of the answer, to be "
                                   "put into the SLO's definition"),
                          kFile);
            syntax.option("--export-as", wish->exportAs,
                          Text::tr("How: “alerts:” as it stands under “SLO:” (default), or AlertPolicy documents of OpenSLO"),
                          kForms);
            return [wish](const Context& context) { return rehearsed(*wish, context); };
        }};
}

} // namespace traceo::cli
