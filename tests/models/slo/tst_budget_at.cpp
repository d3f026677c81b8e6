#include "models/slo/made_slices.h"
#include "slo/budget_at.h"
#include "slo/error_budget.h"
#include "slo/excluded.h"
#include "slo/slo_counts.h"
#include "support/seed.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;

class TstBudgetAt : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// What the SLO's own report counts at its moment, at any moment.
    void theBudgetIsThatOfTheReport_data()
    {
        QTest::addColumn<bool>("isCalendar");
        QTest::addColumn<bool>("isOfTime");
        QTest::addColumn<bool>("hasHours");
        QTest::newRow("rolling") << false << false << false;
        QTest::newRow("rolling minutes") << false << true << false;
        QTest::newRow("calendar") << true << false << false;
        QTest::newRow("calendar minutes") << true << true << false;
        QTest::newRow("calendar minutes in service hours") << true << true << true;
    }
    void theBudgetIsThatOfTheReport()
    {
        QFETCH(const bool, isCalendar);
        QFETCH(const bool, isOfTime);
        QFETCH(const bool, hasHours);
        const quint32 seed = seedOfRun();
        QRandomGenerator random(seed);
        SloDefinition of = slo("checkout", 99.0, kDay);
        if (isCalendar)
            of.window.calendar = CalendarPeriods{.unit = CalendarPeriods::Unit::Day};
        if (isOfTime)
            of.method = {.kind = BudgetingMethod::Kind::Timeslices, .sliceTarget = of.objective};
        if (hasHours) // of the minutes to come those outside do not count
            of.serviceHours = ServiceHours{.from = 8 * kHour, .to = 20 * kHour};
        std::vector<Slice> slices = randomHistory(-6 * 1440, 1440, random);
        judge(of.method, excludedSpans(of, {slices.front().end - kMinute, slices.back().end}), slices);
        const SliceSums sums(slices);
        for (int round = 0; round < 20; ++round) {
            SloCounts counts;
            counts.moment = minute(random.bounded(1440));
            counts.slices = slices;
            counts.addUp(of);
            const BudgetAt at = budgetAt(of, sums, counts.moment);
            QVERIFY2(at.bad == counts.window.bad(), qPrintable(QStringLiteral("TRACEO_SEED=%1").arg(seed)));
            QCOMPARE(at.allowed, allowedBad(of.objective, counts.budgeted()));
            QCOMPARE(at.spent, budgetSpent(of.objective, counts.window.bad(), counts.budgeted()));
        }
    }

    void withoutEventsNothingIsSaidOfTheShare()
    {
        const auto quiet = minutesOf(-1440, 0, [](Slice&, std::int64_t) {});
        QCOMPARE(budgetAt(slo(), SliceSums(quiet), minute(0)).spent, std::nullopt);
    }
};

TRACEO_TEST(TstBudgetAt);
#include "tst_budget_at.moc"
