#include "models/slo/made_counts.h"
#include "slo/binomial_interval.h"
#include "slo/error_budget.h"
#include "slo/exhaustion.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;

namespace {

/// Of the reference, G8: ten days of 1,000 events, of which these were bad, spread evenly.
constexpr std::array kBadByDay{0, 0, 60, 0, 0, 0, 0, 10, 10, 10};
constexpr double kMinutesOfDay = 1440;

SloDefinition tenDays()
{
    return slo("checkout", 99.0, 10 * kDay);
}

SloCounts tenDaysOfEvents()
{
    return counts(tenDays(), [](Slice& slice, std::int64_t age) {
        const auto day = std::size_t(9 - age / std::int64_t(kMinutesOfDay));
        slice.total = 1000 / kMinutesOfDay;
        slice.good = slice.total - kBadByDay[day] / kMinutesOfDay;
        slice.observedSeconds = 60;
    });
}

Course walked(double badADay)
{
    return walkOn(tenDays(), tenDaysOfEvents(), {badADay / kMinutesOfDay, 1000 / kMinutesOfDay});
}

UtcMs day(double number)
{
    return kEnd + Millis{std::int64_t(number * double(kDay.count()))};
}

bool isNear(const std::optional<UtcMs>& moment, UtcMs expected)
{
    return moment && *moment >= expected - kMinute && *moment <= expected + kMinute;
}

} // namespace

class TstExhaustion : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// A tenth is left. At 10 a day it is gone after a day, and comes back on the third day, when the 60 leave.
    void anOldOutageLeavesTheWindow()
    {
        const SloCounts now = tenDaysOfEvents();
        QVERIFY(std::abs(*budgetLeft(tenDays().objective, now.window.bad(), now.window.total) - 0.10) < 1e-9);
        const Course course = walked(10);
        QVERIFY(isNear(course.exhausted, day(1)));
        QVERIFY(course.recovered && *course.recovered > day(2) && *course.recovered < day(3));
        // R is −0.1 at the end of day 2 and rises by 0.5 in day 3: zero after a fifth of it.
        QVERIFY(isNear(course.recovered, day(2.2)));
    }

    void fasterIsSooner()
    {
        QVERIFY(isNear(walked(20).exhausted, day(0.5)));
        QVERIFY(isNear(walked(15).exhausted, day(1.0 / 1.5)));
        QVERIFY(!walked(0).exhausted);
        // At 15 a day −0.2 is left at the end of day 2, 0.25 a day later; at 20 −0.3 and 0.1.
        QVERIFY(isNear(walked(15).recovered, day(2 + 0.2 / 0.45)));
        QVERIFY(isNear(walked(20).recovered, day(2 + 0.3 / 0.4)));
    }

    /// Of the reference, G7: of ten million in thirty days 4,000 were bad, and of 80,000 in the last six hours 240.
    void aPaceIsKnownAsWellAsItsShare()
    {
        const SloDefinition month = slo("checkout", 99.9, 30 * kDay);
        const double perMinute = 1e7 / (30 * kMinutesOfDay);
        const SloCounts so = counts(month, [=](Slice& slice, std::int64_t age) {
            const double bad = age < 10 * kMinutesOfDay ? 4000 / (10 * kMinutesOfDay) : 0; // none of it leaves meanwhile
            slice = {slice.end, perMinute - bad, perMinute, 60, 0, 0};
        });
        const auto isExhaustedAfter = [&](double share, double hours) {
            const auto at = walkOn(month, so, {share * perMinute, perMinute}).exhausted;
            return at && std::abs(double((*at - kEnd).count()) / double(kHour.count()) - hours) < 0.05;
        };
        const Interval shares = jeffreysInterval(240, 80'000, 0.95);
        QVERIFY(isExhaustedAfter(240.0 / 80'000, 144.0));
        QVERIFY(isExhaustedAfter(shares.high, 127.2));
        QVERIFY(isExhaustedAfter(shares.low, 163.7));
    }

    /// As many enter as may: never less than nothing is left, but for the outage that is still inside.
    void evenSpendingHoldsTheBudget()
    {
        const SloCounts even = counts(tenDays(), [](Slice& slice, std::int64_t) { slice = {slice.end, 98, 100, 60, 0, 0}; });
        const Course gone = walkOn(tenDays(), even, {2, 100});
        QCOMPARE(gone.exhausted, std::optional(kEnd)); // it is gone already
        QVERIFY(!gone.recovered);
        QVERIFY(walkOn(tenDays(), even, {0, 100}).recovered);
    }

    void aCalendarPeriodLosesNothing()
    {
        SloDefinition months = tenDays();
        months.window.calendar = CalendarPeriods{.count = 1, .unit = CalendarPeriods::Unit::Month};
        SloCounts so = counts(months, [](Slice& slice, std::int64_t) { slice = {slice.end, 100, 100, 60, 0, 0}; });
        so.window = sumOf(so.slices, months.window.at(kEnd));
        so.window.good = so.window.total * 0.995; // half of the budget so far
        const Course course = walkOn(months, so, {5, 100});
        // bad = 0.005·N + 5·k, allowed = 0.01·(N + 100·k): equal where 4·k = 0.005·N
        const auto k = std::int64_t(std::ceil(0.005 * so.window.total / 4));
        const UtcMs expected = kEnd + k * kMinute;
        if (expected <= months.window.end(kEnd))
            QVERIFY(isNear(course.exhausted, expected));
        else
            QVERIFY(!course.exhausted);
        QVERIFY(!course.recovered);
    }

    void whatIsSureAndWhatIsNot()
    {
        const SloDefinition slo = test::slo("checkout", 99.0, 30 * kDay);
        const SloCounts steady = counts(slo, [](Slice& slice, std::int64_t age) {
            slice = {slice.end, age < 360 ? 90.0 : 100.0, 100, 60, 0, 0}; // six hours of a tenth bad
        });
        const auto found = exhaustionOf(slo, steady);
        QVERIFY(found && found->at && found->p10);
        QVERIFY(*found->p10 <= *found->at);
        QVERIFY(!found->p90); // most stretches of the month had nothing bad
        QVERIFY(*found->at > kEnd && *found->at < kEnd + 3 * kDay);
    }

    /// What *Now* says of a budget that burns, and what a calm hour after an outage does not take back.
    void theFasterPaceCounts()
    {
        const SloDefinition slo = test::slo("checkout", 99.0, 30 * kDay);
        const auto lately = exhaustionOf(slo, badLately(slo, 100, 50, 20)); // of an hour a sixth
        const auto before = exhaustionOf(slo, counts(slo, [](Slice& slice, std::int64_t age) {
                                             slice = {slice.end, age >= 60 && age < 360 ? 90.0 : 100.0, 100, 60, 0, 0};
                                         }));
        QVERIFY(lately && lately->at && before && before->at);
        // 16.7 bad a minute: 0.5 % of 43,200 minutes and less is left of 432, and each minute allows one more to go
        const double left = 43'200 - 50 * 20;
        QVERIFY(isNear(lately->at, kEnd + std::int64_t(std::ceil(left / (50.0 / 3))) * kMinute));
    }

    void anUnknownPaceForetellsNothing()
    {
        const SloDefinition slo = test::slo();
        const SloCounts idle = counts(slo, [](Slice& slice, std::int64_t) { slice.observedSeconds = 60; });
        QVERIFY(!exhaustionOf(slo, idle));
        const SloCounts unseen = counts(slo, [](Slice& slice, std::int64_t age) {
            if (age > 300) // of the last six hours one was seen
                slice = {slice.end, 99.99, 100, 60, 0, 0};
        });
        QVERIFY(!exhaustionOf(slo, unseen));
    }

    void whatIsGoneIsGoneWhateverThePace()
    {
        const SloDefinition slo = test::slo();
        const SloCounts unseen = counts(slo, [](Slice& slice, std::int64_t age) {
            if (age > 300)
                slice = {slice.end, 99, 100, 60, 0, 0};
        });
        const auto gone = exhaustionOf(slo, unseen);
        QVERIFY(gone);
        QVERIFY(gone->isGone && !gone->recovered);
        QVERIFY(!gone->at && !gone->p10 && !gone->p90); // it was not gone at this very moment
        const auto foretold = exhaustionOf(slo, badLately(slo, 100, 50, 20));
        QVERIFY(foretold && !foretold->isGone);
    }

    void whatIsGoneAndBurnsOnIsNotForetold()
    {
        const SloDefinition slo = test::slo();
        const auto gone =
            exhaustionOf(slo, counts(slo, [](Slice& slice, std::int64_t) { slice = {slice.end, 90, 100, 60, 0, 0}; }));
        QVERIFY(gone && gone->isGone);
        QVERIFY(!gone->at && !gone->p10 && !gone->p90);
    }
};

TRACEO_TEST(TstExhaustion);
#include "tst_exhaustion.moc"
