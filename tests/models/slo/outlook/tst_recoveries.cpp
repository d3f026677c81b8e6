#include "models/slo/made_counts.h"
#include "slo/error_budget.h"
#include "slo/outlook/recoveries.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;

namespace {

SloDefinition tenDays()
{
    return slo("checkout", 99.0, 10 * kDay); // of 1,440,000 events 14,400 may be bad
}

/// Bad events of a hundred, by the age of the minute.
SloCounts withBad(const SloDefinition& slo, const std::function<double(std::int64_t age)>& bad)
{
    return counts(slo, [&](Slice& slice, std::int64_t age) { slice = {slice.end, 100 - bad(age), 100, 60, 0, 0}; });
}

bool isIn(std::int64_t age, std::int64_t newest, std::int64_t minutes)
{
    return age >= newest && age < newest + minutes;
}

} // namespace

class TstRecoveries : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void eachOutageComesBackWhenItLeavesTheWindow()
    {
        const SloCounts so = withBad(tenDays(), [](std::int64_t age) {
            return isIn(age, 8 * 1440, 30) ? 96.0 : isIn(age, 1440, 144) ? 50.0 : 0.5; // 20 %, 50 % of the budget; noise
        });
        const Recoveries found = recoveriesOf(tenDays(), so);
        QCOMPARE(found.stretches.size(), 2U);
        const Recovery& first = found.stretches[0];
        QCOMPARE(first.share, 0.2);
        QCOMPARE(first.spent, (TimeSpan{kEnd - 8 * kDay - 30 * kMinute, kEnd - 8 * kDay}));
        QCOMPARE(first.comesBack, (TimeSpan{kEnd + 2 * kDay - 30 * kMinute, kEnd + 2 * kDay}));
        QCOMPARE(found.stretches[1].share, 0.5);
        QCOMPARE(found.stretches[1].comesBack.to, kEnd + 9 * kDay);
        QCOMPARE(found.rest, 0.5 * (14'400 - 174) / 14'400); // what keeps the objective is in no stretch
        QCOMPARE(0.2 + 0.5 + found.rest, *budgetSpent(tenDays().objective, so.window.bad(), so.window.total));
    }

    void minutesLessThanAnHourApartAreOneStretch()
    {
        const auto twice = [](std::int64_t apart) {
            return withBad(tenDays(), [apart](std::int64_t age) {
                return isIn(age, 2000, 10) || isIn(age, 2010 + apart, 10) ? 100.0 : isIn(age, 2010, apart) ? 1.0 : 0.0;
            });
        };
        const Recoveries one = recoveriesOf(tenDays(), twice(59));
        QCOMPARE(one.stretches.size(), 1U);
        QCOMPARE(one.stretches[0].share, 2059.0 / 14'400); // with what was bad in between
        QCOMPARE(one.rest, 0.0);
        const Recoveries two = recoveriesOf(tenDays(), twice(60));
        QCOMPARE(two.stretches.size(), 2U);
        QCOMPARE(two.stretches[1].share, 1000.0 / 14'400);
        QVERIFY(std::abs(two.rest - 60.0 / 14'400) < 1e-12);
    }

    void whatIsSmallIsInTheRest()
    {
        const Recoveries found =
            recoveriesOf(tenDays(), withBad(tenDays(), [](std::int64_t age) { return age % 1440 == 0 ? 100.0 : 0.0; }));
        QVERIFY(found.stretches.empty());
        QCOMPARE(found.rest, 1000.0 / 14'400);
    }

    void aPeriodGivesAllBackAtItsEnd()
    {
        SloDefinition month = slo("checkout", 99.0, 30 * kDay);
        month.window.calendar = CalendarPeriods{};
        const SloCounts so = withBad(month, [](std::int64_t) { return 0.5; });
        const Recoveries found = recoveriesOf(month, so);
        const UtcMs end = month.window.end(kEnd);
        QCOMPARE(found.stretches, (std::vector<Recovery>{{so.window.window, {end, end}, found.stretches.at(0).share}}));
        QVERIFY(std::abs(found.stretches[0].share - 0.5) < 1e-9);
    }

    void nothingSpentAndNoBudgetGiveNothingBack()
    {
        QCOMPARE(recoveriesOf(tenDays(), withBad(tenDays(), [](std::int64_t) { return 0.0; })), Recoveries());
        QCOMPARE(recoveriesOf(tenDays(), counts(tenDays(), [](Slice&, std::int64_t) {})), Recoveries());
    }
};

TRACEO_TEST(TstRecoveries);
#include "tst_recoveries.moc"
