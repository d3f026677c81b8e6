#include "models/slo/detail/made_tab.h"
#include "refresh/row_model.h"
#include "slo/detail/ledger_tab.h"
#include "support/test_main.h"
#include "vocabulary/marks.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

Fact deploy(UtcMs at, const std::string& text)
{
    return vocabulary::markOf(vocabulary::kDeployFact, at, {},
                              {.text = text, .service = "Shop", .author = "pipeline", .link = {}});
}

} // namespace

class TstLedgerTab : public QObject {
    Q_OBJECT

    std::optional<Store> m_store;

    LedgerTab tabOf(const SloDefinition& slo) { return builtTab(buildLedgerTab, *m_store, slo, questionOf("checkout")); }

private Q_SLOTS:
    void init()
    {
        QVERIFY(openedAnew(m_store));
        // 30 bad within an hour of a deploy, 20 within one of another, and 7 that nobody claims.
        QVERIFY(m_store->commit(trafficBy("checkout", 3 * kDay, [](std::int64_t age) {
            const double bad = age == 550 ? 30 : age == 250 ? 20 : age == 100 ? 7 : 0;
            return MinuteOf{100 - bad, bad};
        })));
        Batch batch;
        batch.facts = {deploy(kEnd - 560 * kMinute, "checkout 4.18.0"), deploy(kEnd - 260 * kMinute, "checkout 4.19.0")};
        QVERIFY(m_store->commit(std::move(batch)));
    }

    void accountsAddUpToWhatWasSpent()
    {
        const LedgerTab tab = tabOf(slo("checkout", 99.9, kDay));
        QVERIFY(tab.nothing.isEmpty());
        QStringList accounts;
        double bad = 0;
        double share = 0;
        for (const AccountRow& row : tab.accounts) {
            accounts << row.account;
            bad += row.bad.value;
            share += row.share.value;
        }
        QCOMPARE(accounts, (QStringList{u"deploy checkout 4.18.0"_s, u"deploy checkout 4.19.0"_s, u"unknown"_s}));
        QCOMPARE(bad, 57.0);
        QCOMPARE(share, 1.0);
        QCOMPARE(tab.accounts[0].budget.value, 30.0 / 144); // of 144,000 events 144 may be bad
        QCOMPARE(tab.accounts[0].minutes.value, 1.0);
        QVERIFY2(tab.sum.startsWith(u"57 bad of 144 allowed"), qPrintable(tab.sum));
        QVERIFY2(tab.rules.contains(u"deploy"), qPrintable(tab.rules));
    }

    void theChartEndsWithTheAccounts()
    {
        const LedgerTab tab = tabOf(slo("checkout", 99.9, kDay));
        QCOMPARE(tab.spent.lines.size(), 3U);
        QCOMPARE(tab.spent.range, (TimeSpan{kEnd - kDay, kEnd}));
        for (std::size_t i = 0; i < 3; ++i) {
            const Line& line = tab.spent.lines[i];
            QCOMPARE(line.points.front().last, 0.0);
            QCOMPARE(line.points.back().last, tab.accounts[i].budget.value);
            QCOMPARE(line.newest.value, tab.accounts[i].budget.value);
            QCOMPARE(line.series, int(i));
            QVERIFY(std::ranges::is_sorted(line.points, {}, &LinePoint::last));
        }
    }

    void accountsBeyondFourAreOneInTheChart()
    {
        Batch batch;
        for (int i = 0; i < 6; ++i)
            batch.facts.push_back(deploy(kEnd - (1400 - 70 * i) * kMinute, "small " + std::to_string(i)));
        QVERIFY(m_store->commit(std::move(batch)));
        Batch more = trafficBy("cart", 3 * kDay, [](std::int64_t age) {
            const double bad = age < 1400 && age % 70 == 65 ? 1 + double(age) / 70 : 0;
            return MinuteOf{1000 - bad, bad};
        });
        QVERIFY(m_store->commit(std::move(more)));
        SloDefinition cart = slo("cart", 99.9, kDay);
        const Question asked = questionOf("cart");
        const auto tab = buildLedgerTab(m_store->snapshot({.view = asked.moment()}), {{cart}}, asked);
        QVERIFY(tab);
        QVERIFY(tab->accounts.size() > 5);
        QCOMPARE(tab->spent.lines.size(), 5U);
        double drawn = 0;
        for (const Line& line : tab->spent.lines)
            drawn += line.points.back().last;
        double booked = 0;
        for (const AccountRow& row : tab->accounts)
            booked += row.budget.value;
        QVERIFY(std::abs(drawn - booked) < 1e-12);
    }

    void monthsAreBalancedByAccount()
    {
        const LedgerTab tab = tabOf(slo("checkout", 99.9, kDay));
        QVERIFY(!tab.months.empty());
        const MonthRow& all = tab.months.front(); // newest first
        QCOMPARE(all.month, u"2026-09"_s);
        QCOMPARE(all.debits.value, 57.0);
        QCOMPARE(all.closing.value, all.opening.value + all.debits.value - all.credits.value);
        QCOMPARE(all.budget.value, 57.0 / 144);
        double debits = 0;
        for (std::size_t i = 1; i < tab.months.size() && tab.months[i].month.isEmpty(); ++i)
            debits += tab.months[i].debits.value;
        QCOMPARE(debits, all.debits.value);
    }

    void withoutDataThereIsNothing()
    {
        SloDefinition other = slo("checkout", 99.9, kDay);
        other.sli.total = Selector::parse("nothing_total").value();
        other.sli.bad = other.sli.total;
        QVERIFY(!tabOf(other).nothing.isEmpty());
    }

    void tablesReadAsTheReport()
    {
        const LedgerTab tab = tabOf(slo("checkout", 99.9, kDay));
        RowModel<AccountRow> accounts(accountColumns());
        accounts.setRows(tab.accounts);
        QCOMPARE(accounts.index(2, 0).data().toString(), u"unknown"_s);
        QCOMPARE(accounts.index(0, 1).data().toString(), u"30"_s);
        RowModel<MonthRow> months(monthColumns());
        months.setRows(tab.months);
        QCOMPARE(months.index(0, 1).data().toString(), u"all"_s);
        QCOMPARE(months.index(1, 6).data().toString(), u"–"_s); // the budget is of all
    }
};

TRACEO_TEST(TstLedgerTab);
#include "tst_ledger_tab.moc"
