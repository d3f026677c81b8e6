// What planned work costs, against arithmetic by hand.
#include "models/slo/planner/made_past.h"
#include "slo/planner/spend_plan.h"
#include "support/test_main.h"

#include <QTest>

#include <cmath>

using namespace traceo;
using namespace traceo::test;

namespace {

/// 0.1 % of thirty days may be bad.
SloDefinition month(BudgetingMethod method = {})
{
    SloDefinition one = slo("checkout", 99.9, 30 * kDay);
    one.method = method;
    return one;
}

Planned plan(std::int64_t start, std::int64_t minutes, double failing)
{
    return {.start = minute(start), .length = minutes * kMinute, .failing = failing};
}

bool isNear(std::optional<double> value, double wanted, double by = 1e-9)
{
    return value && std::abs(*value - wanted) <= by;
}

QList<qint64> startsOf(const std::vector<PlanSlot>& slots)
{
    QList<qint64> minutes;
    for (const PlanSlot& slot : slots)
        minutes << (slot.start - kEnd) / kMinute;
    return minutes;
}

/// Of a day that begins at midnight after kEnd, which is 14:13.
constexpr qint64 dayTime(int days, int hour, int minutes = 0)
{
    return days * 1440 - (14 * 60 + 13) + 1440 + hour * 60 + minutes;
}

} // namespace

class TstSpendPlan : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// 1,000 events a minute for thirty days are 43,200,000, of which 43,200 may be bad. An hour of which 10 % fails costs 6,000.
    void eventsCostWhatFails()
    {
        const auto found = spendPlan(month(), steadyPast(month(), 1000), plan(0, 60, 0.1));
        QVERIFY(found.has_value());
        QCOMPARE(found->total, 60'000.0);
        QVERIFY(isNear(found->bad, 6000, 1e-6));
        QVERIFY(isNear(found->leftNow, 1));
        QVERIFY(isNear(found->leftWithout, 1));
        QVERIFY(isNear(found->leftAfter, 1 - 6000.0 / 43'200));
        QVERIFY(isNear(found->cost(), 6000.0 / 43'200));
        QCOMPARE(found->weeks, std::size_t(4));
        QCOMPARE(found->pages, 1.0); // 864 of an hour's 60,000 are enough, which is after nine minutes
        QCOMPARE(found->pagesWithout, 0.0);
        QVERIFY(!found->isExcluded);
    }

    /// Failures that are usual are not those of the plan: of what is good a share fails as well.
    void whatIsUsualComesOnTop()
    {
        const SliceRows past = pastOf(month(), [](Slice& slice, std::int64_t) {
            slice.total = 1000;
            slice.good = 999.5;
        });
        const auto found = spendPlan(month(), past, plan(0, 60, 0.02));
        QVERIFY(isNear(found->bad, 60 * (0.5 + 0.02 * 999.5), 1e-6));
        QVERIFY(isNear(found->leftNow, 0.5));
        QVERIFY(isNear(found->leftWithout, 0.5, 1e-6));
        QVERIFY(isNear(found->cost(), 60 * 0.02 * 999.5 / 43'200, 1e-6));
    }

    /// Of a time slice only the verdict counts: 2 % spoil no minute that may lose 5 %.
    void minutesAreSpoiltOrNot()
    {
        const SloDefinition one = month(timeslices());
        const SliceRows past = steadyPast(one, 1000);
        const auto spoilt = spendPlan(one, past, plan(0, 30, 0.1));
        QCOMPARE(spoilt->total, 30.0);
        QCOMPARE(spoilt->bad, 30.0);
        QVERIFY(isNear(spoilt->leftAfter, 1 - 30 / 43.2));
        const auto fine = spendPlan(one, past, plan(0, 30, 0.02));
        QCOMPARE(fine->bad, 0.0);
        QVERIFY(isNear(fine->leftAfter, 1));
    }

    /// Of a slice of five minutes what is past already counts as well, and what comes after the plan.
    void aTimeSliceIsJudgedAsAWhole()
    {
        const SloDefinition one = month(timeslices(5 * kMinute));
        // 14:13 to 14:18. Of 14:10 to 14:15 two minutes of five fail by 12 %: 4.8 % of the slice; of 14:15 to 14:20 three: 7.2 %.
        const auto found = spendPlan(one, steadyPast(one, 1000), plan(0, 5, 0.12));
        QCOMPARE(found->bad, 3.0);
        QCOMPARE(spendPlan(one, steadyPast(one, 1000), plan(0, 5, 0.5))->bad, 5.0);
    }

    /// Ten events a minute: a page needs more than 1.44 % of an hour's 600, nine, in five minutes' 50 as well. Of ten events that
    /// fail with 80 % each nine or ten do with 10 · 0.8⁹ · 0.2 + 0.8¹⁰.
    void aPageIsAsProbableAsItsDraws()
    {
        const double wanted = 10 * std::pow(0.8, 9) * 0.2 + std::pow(0.8, 10);
        const auto found = spendPlan(month(), steadyPast(month(), 10), plan(0, 1, 0.8));
        QVERIFY2(std::abs(found->pages - wanted) < 0.045, qPrintable(QString::number(found->pages))); // four standard errors
        const auto again = spendPlan(month(), steadyPast(month(), 10), plan(0, 1, 0.8));
        QCOMPARE(again->pages, found->pages);
        QCOMPARE(spendPlan(month(), steadyPast(month(), 10), plan(0, 1, 0.01))->pages, 0.0);
    }

    /// What burns already pages whatever is planned.
    void whatBurnsAlreadyPages()
    {
        const SliceRows past = pastOf(month(), [](Slice& slice, std::int64_t number) {
            slice.total = 1000;
            slice.good = number > -20 ? 500 : 1000;
        });
        QCOMPARE(spendPlan(month(), past, plan(0, 10, 0.001))->pages, 1.0);
    }

    /// An outage of ten minutes leaves the window in four hours; a plan in five has its budget back.
    void whatLeavesTheWindowIsBack()
    {
        const SliceRows past = pastOf(month(), [](Slice& slice, std::int64_t number) {
            const std::int64_t left = -30 * 1440 + 240;
            slice.total = 1000;
            slice.good = number > left - 10 && number <= left ? 0 : 1000;
        });
        const auto found = spendPlan(month(), past, plan(300, 30, 0.1));
        QVERIFY(isNear(found->leftNow, 1 - 10'000 / 43'200.0));
        QVERIFY(isNear(found->leftWithout, 1));
        QVERIFY(isNear(found->leftAfter, 1 - 3000 / 43'200.0));
    }

    void trafficOfTheSameHoursCounts()
    {
        const SliceRows past =
            pastOf(month(), [](Slice& slice, std::int64_t) { slice.good = slice.total = hourOf(slice) < 6 ? 10 : 1000; });
        QCOMPARE(spendPlan(month(), past, plan(dayTime(0, 2), 60, 0.1))->total, 600.0);
        QCOMPARE(spendPlan(month(), past, plan(dayTime(0, 12), 60, 0.1))->total, 60'000.0);
    }

    void whatIsExcludedCostsNothing()
    {
        SloDefinition one = month();
        one.exclusions = {excluded("patch", 0, 30)};
        const auto found = spendPlan(one, steadyPast(one, 1000), plan(0, 60, 0.1));
        QVERIFY(found->isExcluded);
        QVERIFY(isNear(found->bad, 3000, 1e-6));
    }

    void nothingIsSaidOfWhatNobodyKnows()
    {
        const SliceRows nothing = sliceRows(month(), {}, {minute(-5), minute(0)});
        QVERIFY(!spendPlan(month(), nothing, plan(0, 60, 0.1)));
        QVERIFY(bestSlots(month(), nothing, plan(0, 60, 0.1), {}, 3).empty());
        SloDefinition calendar = month();
        calendar.window.calendar = CalendarPeriods{.unit = CalendarPeriods::Unit::Day};
        calendar.window.length = kDay;
        const auto over = spendPlan(calendar, steadyPast(calendar, 1000), plan(dayTime(0, 2), 60, 0.1)); // tomorrow
        QVERIFY(over && !over->leftAfter && !over->cost());
        QVERIFY(spendPlan(calendar, steadyPast(calendar, 1000), plan(0, 60, 0.1))->leftAfter.has_value());
    }

    /// Two quiet hours a night: half an hour of work fits into each four times.
    void theCheapestSlotsAreQuiet()
    {
        const SliceRows past = pastOf(month(), [](Slice& slice, std::int64_t) {
            slice.good = slice.total = hourOf(slice) == 2 || hourOf(slice) == 3 ? 10 : 1000;
        });
        const auto slots = bestSlots(month(), past, plan(0, 30, 0.05), {}, 5);
        QCOMPARE(startsOf(slots),
                 (QList<qint64>{dayTime(0, 2), dayTime(0, 2, 30), dayTime(0, 3), dayTime(0, 3, 30), dayTime(1, 2)}));
        QCOMPARE(slots[0].total, 300.0);
        QVERIFY(isNear(slots[0].bad, 15, 1e-9));
        // Where others work nothing is planned.
        const TimeSpan taken{minute(dayTime(0, 2, 10)), minute(dayTime(0, 2, 40))};
        QCOMPARE(startsOf(bestSlots(month(), past, plan(0, 30, 0.05), {taken}, 1)), QList<qint64>{dayTime(0, 2, 45)});
        SloDefinition patched = month();
        patched.exclusions = {excluded("patch", dayTime(0, 0), dayTime(1, 0))};
        QCOMPARE(startsOf(bestSlots(patched, past, plan(0, 30, 0.05), {}, 1)), QList<qint64>{dayTime(1, 2)});
    }

    /// Outside of service hours nothing counts, so that nothing is cheaper.
    void outsideOfServiceHoursIsCheapest()
    {
        SloDefinition office = month();
        office.serviceHours = ServiceHours{.from = 8 * kHour, .to = 20 * kHour, .zone = QTimeZone::utc()};
        const auto slots = bestSlots(office, steadyPast(office, 1000), plan(0, 30, 0.5), {}, 1);
        QCOMPARE(startsOf(slots), QList<qint64>{dayTime(-1, 20)});
        QCOMPARE(slots[0].bad, 0.0);
    }

    void enoughOfThePastIsRead()
    {
        QCOMPARE(planReach(slo()), 35 * kDay);
        QCOMPARE(planReach(slo("checkout", 99, 90 * kDay)), 90 * kDay);
    }
};

TRACEO_TEST(TstSpendPlan);
#include "tst_spend_plan.moc"
