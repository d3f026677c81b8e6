#include "slo/detail/ledger_tab.h"

#include "core/format.h"
#include "slo/error_budget.h"
#include "slo/ledger/account_rules.h"
#include "slo/ledger/held_balances.h"
#include "slo/own_events.h"
#include "slo/slo_charts.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <map>

namespace traceo {
namespace {

using namespace Qt::StringLiterals;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SloLedgerTab)
};

constexpr std::size_t kMostParts = 4; ///< of the chart; the others are one more
constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
constexpr Millis kMonths = 90 * kDay;       ///< as `traceo slo ledger --by month`
constexpr Millis kLongestMonth = 32 * kDay; // and what a change of clocks adds

QString accountText(const std::string& account)
{
    return account == kUnknownAccount ? Text::tr("unknown") : plainText(account, 80);
}

class LedgerTabMaker {
public:
    LedgerTabMaker(const CountedSlo& counted, const Question& question, const std::vector<Claim>& claims)
        : m_counted(counted), m_ledger(counted.counts.slices, claims), m_window(counted.counts.window.window),
          m_allowed(allowedBad(counted.slo.objective, counted.counts.budgeted())),
          m_numbers(counted, question, u"slo ledger"_s, u"-o json"_s),
          m_byMonth(counted, question, u"slo ledger"_s, u"--by month -o json"_s), m_sums(m_ledger.sums(m_window))
    {}

    QString sum() const
    {
        const double bad = m_counted.counts.window.bad();
        const Reading spent{.value = m_allowed > 0 ? bad / m_allowed : kNone,
                            .unit = Unit::Ratio,
                            .quality = m_allowed > 0 ? Quality::Ok : Quality::Unknown,
                            .better = Better::Lower,
                            .decimals = 1};
        return Text::tr("%1 bad of %2 allowed: %3 of the budget").arg(countText(bad), countText(m_allowed), toText(spent));
    }

    std::vector<AccountRow> accounts() const
    {
        std::vector<AccountRow> rows;
        std::ranges::transform(m_sums, std::back_inserter(rows), [this](const AccountSum& sum) { return rowOf(sum); });
        return rows;
    }

    /// Stacked, the largest account as the subject; those that are not told apart are one.
    Chart spent() const
    {
        Chart chart{.title = Text::tr("Spent since the window began"),
                    .note = Text::tr("% of the budget, by account"),
                    .unit = Unit::Ratio,
                    .decimals = 1,
                    .range = m_window,
                    .lines = {},
                    .bands = bandsOf(m_counted.counts, m_window, m_counted.columns)};
        const std::vector<UtcMs> starts = columnStarts(m_window, m_counted.columns);
        std::map<std::string, std::size_t, std::less<>> places;
        for (const AccountSum& sum : m_sums) {
            const std::size_t place = std::min(chart.lines.size(), kMostParts);
            if (place == chart.lines.size())
                chart.lines.push_back(
                    emptyLine(place == kMostParts ? Text::tr("others") : accountText(sum.account), place, starts));
            places.emplace(sum.account, place);
        }
        fill(chart, starts, places);
        return chart;
    }

    /// The newest first.
    std::vector<MonthRow> months(const std::vector<HeldMonths>& all) const
    {
        std::vector<MonthRow> rows;
        for (auto held = all.rbegin(); held != all.rend(); ++held) {
            for (auto balance = held->months.rbegin(); balance != held->months.rend(); ++balance)
                addMonth(*held, *balance, rows);
        }
        return rows;
    }

private:
    void addMonth(const HeldMonths& held, const MonthlyBalance& balance, std::vector<MonthRow>& rows) const
    {
        const QString month =
            QDateTime::fromMSecsSinceEpoch(msOf(balance.month.from), m_numbers.style().zone).toString(u"yyyy-MM"_s);
        HowMade made{Text::tr("Budget spent"),
                     Text::tr("spent = closing ÷ allowed"),
                     {{Text::tr("allowed"), countText(balance.closing.allowed)}}};
        if (!held.since.empty())
            made.inputs.push_back({Text::tr("judged by what held then; since"), toText(held.since)});
        rows.push_back(rowOf(month.toStdString(), month, Text::tr("all"), totalOf(balance.accounts)));
        rows.back().budget = m_byMonth.share(balance.closing.spent.value_or(kNone), Better::Lower, made);
        for (const AccountBalance& account : balance.accounts)
            rows.push_back(rowOf(month.toStdString() + ' ' + account.account, {}, accountText(account.account), account));
    }

    AccountRow rowOf(const AccountSum& sum) const
    {
        const double all = m_counted.counts.window.bad();
        const std::vector<Explanation::Input> inputs{{Text::tr("window"), m_numbers.rangeText(m_window)},
                                                     {Text::tr("bad of this account"), countText(sum.bad)},
                                                     {Text::tr("bad of all"), countText(all)},
                                                     {Text::tr("allowed"), countText(m_allowed)}};
        const QString formula = Text::tr("bad = sum of the minutes that are booked to the account");
        return {.key = sum.account,
                .account = accountText(sum.account),
                .bad = m_numbers.number(sum.bad, Unit::Count, Better::Lower, {Text::tr("Bad, by account"), formula, inputs}),
                .share = m_numbers.share(sum.bad / all, Better::Neither, // parts of a whole add up to it
                                         {Text::tr("Share of what was spent"), Text::tr("share = bad ÷ bad of all"), inputs}),
                .budget = m_numbers.share(m_allowed > 0 ? sum.bad / m_allowed : kNone, Better::Lower,
                                          {Text::tr("Share of the budget"), Text::tr("share = bad ÷ allowed"), inputs}),
                .minutes = m_numbers.number(double(sum.minutes), Unit::Count, Better::Lower,
                                            {Text::tr("Minutes with anything bad"), formula, inputs}),
                .last = m_numbers.moment(sum.span.to, {Text::tr("The last bad minute"), formula, inputs})};
    }

    MonthRow rowOf(const std::string& key, const QString& month, const QString& account, const AccountBalance& balance) const
    {
        const auto count = [this](double value, const QString& title) {
            return m_byMonth.number(value, Unit::Count, Better::Lower, {title, Text::tr("closing = opening + debits − credits")});
        };
        return {.key = key,
                .month = month,
                .account = account,
                .opening = count(balance.opening, Text::tr("Opening")),
                .debits = count(balance.debits, Text::tr("Debits")),
                .credits = count(balance.credits, Text::tr("Credits")),
                .closing = count(balance.closing, Text::tr("Closing")),
                .budget = {.unit = Unit::Ratio}};
    }

    static Line emptyLine(const QString& name, std::size_t place, const std::vector<UtcMs>& starts)
    {
        Line line{.name = name, .unit = Unit::Ratio, .series = int(place), .points = {}, .newest = {}};
        for (const UtcMs start : starts)
            line.points.push_back({.at = start, .first = 0, .min = 0, .max = 0, .last = 0});
        return line;
    }

    /// What each column adds, and then all before it.
    void fill(Chart& chart, const std::vector<UtcMs>& starts, const std::map<std::string, std::size_t, std::less<>>& places) const
    {
        std::vector<double> bad(chart.lines.size());
        for (std::size_t i = 0; i < starts.size(); ++i) {
            const UtcMs end = i + 1 < starts.size() ? starts[i + 1] : m_window.to;
            for (const AccountSum& sum : m_ledger.sums({starts[i], end}))
                bad[places.at(sum.account)] += sum.bad;
            for (std::size_t part = 0; part < bad.size(); ++part) {
                const double share = m_allowed > 0 ? bad[part] / m_allowed : kNone;
                chart.lines[part].points[i] = {starts[i], share, share, share, share};
            }
        }
        for (std::size_t part = 0; part < bad.size(); ++part)
            chart.lines[part].newest = m_numbers.share(m_allowed > 0 ? bad[part] / m_allowed : kNone, Better::Lower,
                                                       {Text::tr("Share of the budget"),
                                                        Text::tr("share = bad ÷ allowed"),
                                                        {{Text::tr("bad of this account"), countText(bad[part])},
                                                         {Text::tr("allowed"), countText(m_allowed)}}});
    }

    const CountedSlo& m_counted;
    Ledger m_ledger;
    TimeSpan m_window;
    double m_allowed;
    TabNumbers m_numbers;
    TabNumbers m_byMonth;
    std::vector<AccountSum> m_sums;
};

QString rulesText(const std::vector<AccountRule>& rules)
{
    QStringList said;
    for (const AccountRule& rule : rules)
        said << QString::fromStdString(toText(rule));
    return Text::tr("Accounts, the first that fits: %1; else unknown.").arg(said.join(u"; "_s));
}

} // namespace

std::vector<Column<AccountRow>> accountColumns()
{
    return {{.id = "account",
             .title = Text::tr("Account"),
             .kind = CellKind::Key,
             .cell = [](const AccountRow& row) { return Cell::ofKey(row.account); },
             .widest = {}},
            numberColumn("bad", Text::tr("Bad"), &AccountRow::bad, u"888 888"_s),
            numberColumn("share_ratio", Text::tr("Of spent"), &AccountRow::share, u"100.0 %"_s),
            numberColumn("budget_ratio", Text::tr("Of budget"), &AccountRow::budget, u"888.8 %"_s),
            numberColumn("minutes", Text::tr("Minutes"), &AccountRow::minutes, u"88 888"_s),
            numberColumn("last", Text::tr("Last"), &AccountRow::last, u"28 Nov 00:00"_s)};
}

std::vector<Column<MonthRow>> monthColumns()
{
    return {{.id = "month",
             .title = Text::tr("Month"),
             .kind = CellKind::Text,
             .cell = [](const MonthRow& row) { return Cell::ofText(row.month); },
             .widest = u"2026-11"_s},
            {.id = "account",
             .title = Text::tr("Account"),
             .kind = CellKind::Key,
             .cell = [](const MonthRow& row) { return Cell::ofKey(row.account); },
             .widest = {}},
            numberColumn("opening", Text::tr("Opening"), &MonthRow::opening, u"888 888"_s),
            numberColumn("debits", Text::tr("Debits"), &MonthRow::debits, u"888 888"_s),
            numberColumn("credits", Text::tr("Credits"), &MonthRow::credits, u"888 888"_s),
            numberColumn("closing", Text::tr("Closing"), &MonthRow::closing, u"888 888"_s),
            numberColumn("budget_ratio", Text::tr("Budget"), &MonthRow::budget, u"888.8 %"_s)};
}

Result<LedgerTab> buildLedgerTab(const history::Snapshot& snapshot, const SloConfig& config, const Question& question)
{
    const auto slo = selectedSlo(snapshot, config, question);
    if (!slo)
        return slo.error();
    const UtcMs moment = floorTo(question.moment(), kMinute);
    const auto counted = countedSlo(snapshot, *slo, question, moment - kMonths - kLongestMonth - slo->window.longest());
    if (!counted)
        return counted.error();
    const std::vector<AccountRule> rules = rulesOf(*slo);
    const auto claims = claimsOf(snapshot, *slo, rules, counted->counts.slices);
    if (!claims)
        return claims.error();
    LedgerTab tab{.key = slo->name, .moment = counted->counts.moment, .nothing = {}, .sum = {}, .rules = rulesText(rules)};
    if (counted->counts.broken)
        tab.nothing = reasonOf(*counted->counts.broken);
    else if (counted->counts.window.undecided > 0) // half a count is no count
        tab.nothing = Text::tr("Not known: the threshold is no boundary of the histogram.");
    else if (!counted->begin())
        tab.nothing = counted->state.reason;
    if (!tab.nothing.isEmpty())
        return tab;
    const LedgerTabMaker maker(*counted, question, *claims);
    tab.sum = maker.sum();
    tab.accounts = maker.accounts();
    tab.spent = maker.spent();
    showOwnEvents(tab.spent, *slo);
    tab.spent.subject = plainText(slo->displayName.empty() ? slo->name : slo->displayName);
    const UtcMs end = counted->counts.moment;
    const auto months = heldBalances(snapshot, config,
                                     {.slo = *slo,
                                      .counts = counted->counts,
                                      .rules = rules,
                                      .range = {std::max(end - kMonths, counted->begin().value_or(end)), end},
                                      .zone = question.style.zone},
                                     question);
    if (!months)
        return months.error();
    tab.months = maker.months(*months);
    if (tab.accounts.empty() && tab.months.empty())
        tab.nothing = Text::tr("Nothing was spent.");
    return tab;
}

} // namespace traceo
