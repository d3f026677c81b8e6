// The books month by month where the definition changed between them.
#include "models/slo/slo_store.h"
#include "slo/ledger/account_rules.h"
#include "slo/ledger/held_balances.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;

namespace {

/// kEnd is the 21st of September; October of the fresh start is August here.
const UtcMs kSeptember = utcMs(1'788'220'800'000);

} // namespace

class TstHeldBalances : public QObject {
    Q_OBJECT

    std::optional<Store> m_store;

    std::vector<HeldMonths> books(const SloConfig& config, TimeSpan range = {kSeptember - 20 * kDay, kEnd})
    {
        const auto snapshot = m_store->snapshot();
        const Question asked = question();
        const SloDefinition& newest = config.slos.front();
        const auto counts = countSlo(snapshot, newest, asked, range.from - 60 * kDay);
        const std::vector<AccountRule> rules = rulesOf(newest);
        auto all =
            heldBalances(snapshot, config,
                         {.slo = newest, .counts = *counts, .rules = rules, .range = range, .zone = QTimeZone::utc()}, asked);
        if (!all)
            qFatal("%s", qPrintable(toText(all.error())));
        return std::move(*all);
    }
    static SloConfig changedAt(UtcMs moment, SloDefinition after)
    {
        after.validFrom = moment;
        return {{std::move(after)}, {slo("checkout", 99.9, 7 * kDay)}};
    }

private Q_SLOTS:
    void init()
    {
        QVERIFY(openedAnew(m_store));
        QVERIFY(m_store->commit(traffic("checkout", 50 * kDay, 1999, 1))); // half of 0.1 %, a tenth of 0.5 %
    }

    void aMonthIsJudgedByWhatHeldWhenItEnded()
    {
        const auto all = books(changedAt(kSeptember, slo("checkout", 99.5, 7 * kDay)));
        QCOMPARE(all.size(), std::size_t(2));
        QCOMPARE(all[0].slo.objective.ratio(), 0.999);
        QVERIFY((all[0].since == std::vector<replay::DefinitionChange>{{"objective", "99.9%", "99.5%"}}));
        QCOMPARE(all[0].months.size(), std::size_t(1));
        QVERIFY(std::abs(*all[0].months[0].closing.spent - 0.5) < 1e-9);
        QCOMPARE(all[0].months[0].month.to, kSeptember);
        QVERIFY(all[1].since.empty());
        QVERIFY(std::abs(*all[1].months[0].closing.spent - 0.1) < 1e-9);
        // an objective counts nothing anew: the books go on
        QCOMPARE(totalOf(all[0].months[0].accounts).closing, totalOf(all[1].months[0].accounts).opening);
    }

    void aChangeWithinAMonthIsOfThatMonth()
    {
        const auto all = books(changedAt(kSeptember - Millis{1}, slo("checkout", 99.5, 7 * kDay)));
        QCOMPARE(all.size(), std::size_t(1));
        QCOMPARE(all[0].months.size(), std::size_t(2));
        QVERIFY(std::abs(*all[0].months[0].closing.spent - 0.1) < 1e-9);
    }

    /// Minutes are counted anew, for the months that they were counted in alone.
    void anotherMethodIsAnotherBook()
    {
        SloDefinition minutes = slo("checkout", 99.9, 7 * kDay);
        minutes.method = {.kind = BudgetingMethod::Kind::Timeslices,
                          .slice = kMinute,
                          .sliceTarget = {.parts = 999'000'000, .decimals = 1}};
        const auto all = books(changedAt(kSeptember + kDay, minutes));
        QCOMPARE(all.size(), std::size_t(2));
        QCOMPARE(totalOf(all[0].months[0].accounts).closing, 7.0 * 1440); // one event a minute
        QCOMPARE(totalOf(all[1].months[0].accounts).closing, 0.0);        // no minute is bad
    }

    /// As the report on service levels: what cannot be counted is said, and the other months stay.
    void monthsWithoutANumberSaySo()
    {
        QVERIFY(m_store->commit(buckets("latency", 50 * kDay, {{"0.1", 980}, {"0.25", 995}, {"+Inf", 1000}})));
        SloDefinition right = latencySlo("latency", "0.25", 98, 7 * kDay);
        right.validFrom = kSeptember;
        const SloConfig config{{right}, {latencySlo("latency", "0.2", 98, 7 * kDay)}};
        const auto all = books(config);
        QCOMPARE(all.size(), std::size_t(2));
        QVERIFY(all[0].problem && all[0].months.empty());
        QVERIFY(!all[1].problem && all[1].months.size() == 1);
    }
};

TRACEO_TEST(TstHeldBalances);
#include "tst_held_balances.moc"
