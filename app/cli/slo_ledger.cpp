// `traceo slo ledger`: who spent the error budget, by account or month by month.
#include "app/cli/slo_named.h"
#include "app/cli/slo_past.h"
#include "app/cli/text.h"
#include "core/format.h"
#include "core/moment.h"
#include "slo/error_budget.h"
#include "slo/ledger/account_rules.h"
#include "slo/ledger/excluded_accounts.h"
#include "slo/ledger/held_balances.h"
#include "slo/slice_rows.h"

namespace traceo::cli {
namespace {

using Json = nlohmann::ordered_json;

constexpr Millis kUsualMonths = 90 * kDay;
constexpr Millis kLongestMonth = 32 * kDay; // and what a change of clocks adds

struct Wish {
    std::string name;
    std::string by = "account";
    std::vector<std::string> rules;

    bool isMonthly() const { return by == "month"; }
};

Json shareOf(double part, double whole)
{
    return whole > 0 ? Json(part / whole) : Json();
}

/// Parts of a whole are rounded to the nearest, so that they still add up to it; what is bad for somebody is rounded up.
QString shareText(double part, double whole, Better better)
{
    if (!(whole > 0))
        return QStringLiteral("–");
    return toText({.value = part / whole, .unit = Unit::Ratio, .quality = Quality::Ok, .better = better, .decimals = 1});
}

QString accountText(const std::string& account)
{
    return account == kUnknownAccount ? Text::tr("unknown") : plainText(account, 80);
}

Result<std::vector<AccountRule>> wishedRules(const Wish& wish, const SloDefinition& slo)
{
    if (wish.rules.empty())
        return rulesOf(slo);
    std::vector<AccountRule> rules;
    for (const std::string& text : wish.rules) {
        auto rule = parseRule(text);
        if (!rule)
            return rule.error();
        rules.push_back(std::move(*rule));
    }
    return rules;
}

/// What exclusions took out of the range; nothing where none is.
Result<std::vector<AccountSum>> takenOut(const SloPast& past, const std::vector<AccountRule>& rules)
{
    if (past.slo.exclusions.empty() && !past.slo.serviceHours)
        return std::vector<AccountSum>();
    const auto table = readSliceRows(past.snapshot, past.slo, past.range, past.counts.moment);
    if (!table)
        return table.error();
    return excludedSums(past.slo, rules, table->plain, table->judged);
}

void addTaken(Answer& answer, const std::vector<AccountSum>& taken, const Asked& asked)
{
    for (const AccountSum& sum : taken) {
        answer.items.push_back({{"account", sum.account},
                                {"bad", 0},
                                {"excluded_bad", sum.bad},
                                {"spent_share_ratio", 0},
                                {"budget_ratio", 0},
                                {"minutes", sum.minutes},
                                {"first", toRfc3339(sum.span.from)},
                                {"last", toRfc3339(sum.span.to)}});
        answer.rows.push_back({Text::tr("%1, excluded").arg(accountText(sum.account)), countText(sum.bad), QStringLiteral("–"),
                               QStringLiteral("–"), countText(double(sum.minutes)),
                               momentText(sum.span.from, asked.now, asked.style),
                               momentText(sum.span.to, asked.now, asked.style)});
    }
}

void fillByAccount(Answer& answer, const SloPast& past, const Ledger& ledger, const Asked& asked)
{
    const SliceSum whole = sumOf(past.counts.slices, past.range);
    const double allowed = asked.range ? allowedBad(past.slo.objective, whole.total)
                                       : budgetAt(past.slo, SliceSums(past.counts.slices), past.range.to).allowed;
    answer.columns = {{Text::tr("Account")},       {Text::tr("Bad"), true}, {Text::tr("Share"), true}, {Text::tr("Budget"), true},
                      {Text::tr("Minutes"), true}, {Text::tr("First")},     {Text::tr("Last")}};
    for (const AccountSum& sum : ledger.sums(past.range)) {
        answer.items.push_back({{"account", sum.account},
                                {"bad", sum.bad},
                                {"excluded_bad", 0},
                                {"spent_share_ratio", shareOf(sum.bad, whole.bad())},
                                {"budget_ratio", shareOf(sum.bad, allowed)},
                                {"minutes", sum.minutes},
                                {"first", toRfc3339(sum.span.from)},
                                {"last", toRfc3339(sum.span.to)}});
        answer.rows.push_back({accountText(sum.account), countText(sum.bad), shareText(sum.bad, whole.bad(), Better::Neither),
                               shareText(sum.bad, allowed, Better::Lower), countText(double(sum.minutes)),
                               momentText(sum.span.from, asked.now, asked.style),
                               momentText(sum.span.to, asked.now, asked.style)});
    }
    answer.nothing = Text::tr("Nothing was spent.");
}

Json balanceJson(const AccountBalance& balance)
{
    return {{"opening", balance.opening}, {"debits", balance.debits}, {"credits", balance.credits}, {"closing", balance.closing}};
}

std::vector<QString> balanceRow(const QString& month, const QString& account, const AccountBalance& balance,
                                const QString& budget)
{
    return {month,
            account,
            countText(balance.opening),
            countText(balance.debits),
            countText(balance.credits),
            countText(balance.closing),
            budget};
}

QString monthText(UtcMs within, const Asked& asked)
{
    return QDateTime::fromMSecsSinceEpoch(msOf(within), asked.style.zone).toString(QStringLiteral("yyyy-MM"));
}

void addMonths(Answer& answer, const HeldMonths& held, const Asked& asked)
{
    Json since = Json::array();
    for (const replay::DefinitionChange& change : held.since)
        since.push_back({{"field", change.field}, {"held", change.before}, {"today", change.after}});
    for (const MonthlyBalance& balance : held.months) {
        const QString month = monthText(balance.month.from, asked);
        const AccountBalance total = totalOf(balance.accounts);
        Json item{{"month", month.toStdString()}, {"from", toRfc3339(balance.month.from)}, {"to", toRfc3339(balance.month.to)}};
        item.update(balanceJson(total));
        item["allowed"] = balance.closing.spent ? Json(balance.closing.allowed) : Json();
        item["spent_ratio"] = balance.closing.spent ? Json(*balance.closing.spent) : Json();
        item["objective"] = held.slo.objective.ratio();
        item["changed_since"] = since;
        item["accounts"] = Json::array();
        answer.rows.push_back(
            balanceRow(month, Text::tr("all"), total,
                       shareText(total.closing, balance.closing.spent ? balance.closing.allowed : 0, Better::Lower)));
        for (const AccountBalance& account : balance.accounts) {
            Json one{{"account", account.account}};
            one.update(balanceJson(account));
            item["accounts"].push_back(std::move(one));
            answer.rows.push_back(balanceRow({}, accountText(account.account), account, {}));
        }
        answer.items.push_back(std::move(item));
    }
}

/// By which definition the months are judged, where it is not the one of the newest, and which have no numbers.
void noteMonths(Opened& opened, const HeldMonths& held, const Asked& asked)
{
    const QString first = monthText(held.span.from, asked);
    const QString last = monthText(held.span.to - kMinute, asked);
    const QString months = first == last ? first : Text::tr("%1 to %2").arg(first, last);
    if (!held.since.empty())
        opened.notes.push_back(heldText(Text::tr("%1, %2").arg(plainText(held.slo.name), months), held.since));
    if (!held.problem)
        return;
    opened.complete = false;
    opened.notes.push_back(Text::tr("%1 is left out: %2").arg(months, toText(*held.problem)));
}

Result<void> fillByMonth(Answer& answer, SloPast& past, const std::vector<AccountRule>& rules, const Context& context)
{
    const Asked& asked = context.asked;
    answer.columns = {{Text::tr("Month")},        {Text::tr("Account")},       {Text::tr("Opening"), true},
                      {Text::tr("Debits"), true}, {Text::tr("Credits"), true}, {Text::tr("Closing"), true},
                      {Text::tr("Budget"), true}};
    const auto all =
        heldBalances(past.snapshot, past.opened.session->workspace().slos,
                     {.slo = past.slo, .counts = past.counts, .rules = rules, .range = past.range, .zone = asked.style.zone},
                     questionOf(past.opened, context));
    if (!all)
        return all.error();
    for (const HeldMonths& held : *all) {
        noteMonths(past.opened, held, asked);
        addMonths(answer, held, asked);
    }
    answer.complete = past.opened.complete;
    return {};
}

Outcome booked(const Wish& wish, const Context& context)
{
    if (wish.by != "account" && !wish.isMonthly())
        return Outcome::failed({.code = ErrorCode::Usage,
                                .where = QStringLiteral("--by"),
                                .expected = QStringLiteral("account, month"),
                                .found = QString::fromStdString(wish.by),
                                .hint = {}});
    if (const auto rules = wishedRules(wish, {}); !rules) // before anything is fetched
        return Outcome::failed(rules.error());
    auto past = sloPast(context, wish.name, wish.isMonthly() ? std::optional(kUsualMonths) : std::nullopt,
                        [](const SloDefinition& slo) { return slo.window.longest() + kLongestMonth; });
    if (!past)
        return Outcome::failed(past.error());
    const auto rules = wishedRules(wish, past->slo);
    if (!rules)
        return Outcome::failed(rules.error());
    const auto claims = claimsOf(past->snapshot, past->slo, *rules, past->counts.slices);
    if (!claims)
        return Outcome::failed(claims.error());
    const Ledger ledger(past->counts.slices, *claims);

    QStringList said;
    for (const AccountRule& rule : *rules)
        said << QString::fromStdString(toText(rule));
    past->opened.notes.push_back(
        Text::tr("Accounts, the first that fits: %1; else unknown.").arg(said.join(QStringLiteral("; "))));
    Answer answer = past->answer(wish.isMonthly() ? "traceo.slo.ledger.months/v1" : "traceo.slo.ledger/v1");
    if (past->hasData && wish.isMonthly()) {
        if (const auto done = fillByMonth(answer, *past, *rules, context); !done)
            return Outcome::failed(done.error());
    }
    if (past->hasData && !wish.isMonthly()) {
        fillByAccount(answer, *past, ledger, context.asked);
        const auto taken = takenOut(*past, *rules);
        if (!taken)
            return Outcome::failed(taken.error());
        addTaken(answer, *taken, context.asked);
    }
    return past->opened.outcome(std::move(answer));
}

} // namespace

Command sloLedgerCommand()
{
    return {.noun = "slo",
            .verb = "ledger",
            .help = words(Text::tr(
                "Who spent the error budget: chaos runs, deploys, regions, dependencies, what notes tell, or nobody known, "
                "and what maintenance took out; of the SLO's window, by month of the last 90 days, or of --since. A month is "
                "judged by the definition that held when it ended")),
            .example = "traceo slo ledger checkout-availability --by month --since 180d",
            .prepare = [](Syntax& syntax) {
                auto wish = std::make_shared<Wish>();
                syntax.required("NAME", wish->name, Text::tr("The SLO"), kSlo);
                syntax.option("--by", wish->by, Text::tr("Sums by account, or balances by month"), "account|month");
                syntax.options(
                    "--rule", wish->rules,
                    Text::tr("Whose it is, the first that fits, instead of the workspace's “ledger:”: "
                             "ACCOUNT=KIND{label=\"value\"}+TAIL, such as 'deploy+60m' (a deploy is to blame for 60 min), "
                             "'chaos=chaos', 'region $region=series{region=~\".+\"}' (by the series that hold what was bad) or "
                             "'maintenance=exclusion'"));
                return [wish](const Context& context) { return booked(*wish, context); };
            }};
}

} // namespace traceo::cli
