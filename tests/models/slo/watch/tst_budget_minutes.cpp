#include "slo/watch/budget_minutes.h"

#include "models/slo/made_slices.h"
#include "slo/watch/watch_minutes.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;

namespace {

using Fill = std::function<void(Slice& slice, std::int64_t minute)>;

WatchSlices slicesOf(const SloDefinition& definition, std::int64_t before, std::int64_t minutes, const Fill& fill,
                     std::vector<TimeSpan> filling = {})
{
    return {definition, {.slices = minutesOf(before, minutes, fill), .filling = std::move(filling), .answeredTo = {}}, kMinute};
}

Fill evenly(double bad)
{
    return [bad](Slice& slice, std::int64_t) {
        slice.total = 100;
        slice.good = 100 - bad;
    };
}

} // namespace

class TstBudgetMinutes : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// 1 % of a day at 100 a minute: 1,440 may be bad. One a minute spends all of it evenly.
    void whatIsSpentIsThatOfTheWindowBeforeTheMinute()
    {
        const SloDefinition definition = slo("checkout", 99.0, kDay);
        const WatchSlices slices = slicesOf(definition, -3000, 100, [](Slice& slice, std::int64_t at) {
            slice.total = 100;
            slice.good = at > 0 ? 90 : 99;
        });
        BudgetMinutes budget(definition, slices);
        QCOMPARE(budget.at(minute(0)).spent, std::optional(1.0));
        QCOMPARE(budget.at(minute(0)).allowed, 1440.0);
        QCOMPARE(budget.at(minute(16)).spent, std::optional(1 + 16 * 9 / 1440.0));
        QCOMPARE(budget.at(minute(0)).bad, 1440.0); // back again
        QCOMPARE(budget.at(minute(100)).window, (TimeSpan{minute(100 - 1440), minute(100)}));
    }

    /// Minutes of a calendar period that are still to come can still be good; excluded ones are not counted.
    void minutesToComeAreBudgeted()
    {
        SloDefinition definition = slo("checkout", 99.0, kDay);
        definition.window.calendar = CalendarPeriods{.count = 1, .unit = CalendarPeriods::Unit::Day};
        definition.method = {.kind = BudgetingMethod::Kind::Timeslices, .slice = kMinute, .sliceTarget = {.parts = 500'000'000}};
        const UtcMs midnight = floorTo(kEnd, kDay) + kDay;
        const std::int64_t left = (midnight - kEnd) / kMinute; // of the day that kEnd lies in
        const WatchSlices slices = slicesOf(definition, -3000, 10, evenly(0));
        QCOMPARE(BudgetMinutes(definition, slices).at(minute(0)).allowed, 14.4);
        SloDefinition excluding = definition;
        excluding.exclusions = {
            {.id = "x", .start = LocalMs((midnight - kHour).time_since_epoch()), .duration = kHour, .reason = "r"}};
        const WatchSlices others = slicesOf(excluding, -3000, 10, evenly(0));
        QVERIFY(left > 60);
        QCOMPARE(BudgetMinutes(excluding, others).at(minute(0)).allowed, 13.8);
    }

    void aBudgetThatIsNotFetchedIsNotKnown()
    {
        const SloDefinition definition = slo("checkout", 99.0, kDay);
        const TimeSpan hole{minute(-300), minute(-250)}; // 50 of 1,440: more than a fiftieth
        const WatchSlices slices = slicesOf(definition, -3000, 2000, evenly(1), {hole});
        BudgetMinutes budget(definition, slices);
        QVERIFY(budget.at(minute(-250)).spent); // nobody could know yet
        QVERIFY(!budget.at(minute(-249)).spent);
        QVERIFY(!budget.at(minute(0)).spent);
        QVERIFY(!budget.at(minute(-250 + 1440 - 29)).spent); // 29 of them are still in the window
        QVERIFY(budget.at(minute(-250 + 1440 - 28)).spent);
    }

    void whatWasHardlySeenIsNotKnown()
    {
        const SloDefinition definition = slo("checkout", 99.0, kDay);
        const WatchSlices slices = slicesOf(definition, -3000, 10, [](Slice& slice, std::int64_t at) {
            slice.observedSeconds = at % 2 == 0 ? 60 : 0;
            slice.total = slice.good = at % 2 == 0 ? 100 : 0;
        });
        QVERIFY(!BudgetMinutes(definition, slices).at(minute(0)).spent);
        const WatchSlices quiet = slicesOf(definition, -3000, 10, [](Slice&, std::int64_t) {});
        QVERIFY(!BudgetMinutes(definition, quiet).at(minute(0)).spent);
    }

    /// Of 1 % that may be bad `sure` of a thousand are, and as many again as `undecided` says may be.
    void whatOnlyBoundsSayFiresWhereBothDo()
    {
        const SloDefinition definition = slo("checkout", 99.0, kDay);
        const auto stateOf = [&definition](double sure, double undecided) {
            const WatchSlices slices = slicesOf(definition, -7 * 1440, 10, [=](Slice& slice, std::int64_t) {
                slice.total = 1000;
                slice.undecided = undecided;
                slice.good = 1000 - sure - undecided;
            });
            return watchMinutes(definition, slices, {minute(-1), minute(0)}, {})[std::size_t(SloWatch::Budget)].at(0);
        };
        const WatchState certain = stateOf(8, 1); // 80 % or 90 %: three quarters are spent
        QCOMPARE(certain.verdict, AlertVerdict::Firing);
        QCOMPARE(certain.level, std::optional(0.75));
        QCOMPARE(stateOf(20, 500).level, std::optional(1.0));
        QCOMPARE(stateOf(1, 1).verdict, AlertVerdict::Quiet); // 20 % at most
        const WatchState open = stateOf(4, 2);                // 40 % or 60 %
        QCOMPARE(open.verdict, AlertVerdict::Unknown);
        QVERIFY(!open.level);
    }

    void whatIsUndecidedHasBoundsAndNoValue()
    {
        const SloDefinition definition = slo("checkout", 99.0, kDay);
        const Fill open = [](Slice& slice, std::int64_t at) {
            slice.observedSeconds = at > -1440 && at % 2 != 0 ? 0 : 60;
            slice.total = slice.observedSeconds > 0 ? 1000 : 0;
            slice.undecided = slice.total / 500;
            slice.good = slice.total * 0.994;
        };
        const WatchSlices slices = slicesOf(definition, -5000, 10, open);
        const BudgetMinutes::At seen = BudgetMinutes(definition, slices).at(minute(-1440));
        QVERIFY(!seen.spent && seen.isUndecided);
        QCOMPARE(seen.spentAtLeast, std::optional(0.4));
        QCOMPARE(seen.spentAtMost, std::optional(0.6));
        const BudgetMinutes::At blind = BudgetMinutes(definition, slices).at(minute(0)); // half of it was not seen
        QVERIFY(!blind.spentAtLeast && !blind.spentAtMost);
    }

    /// Windows of an hour, of whose 1 % at least 2 % are bad in the newest, and perhaps in the one before.
    void aWindowIsMissedWhereBothBoundsSaySo()
    {
        const SloDefinition definition = slo("checkout", 99.0, kHour);
        const WatchSlices slices = slicesOf(definition, -3000, 10, [](Slice& slice, std::int64_t at) {
            slice.total = 100;
            slice.undecided = at > -120 ? 5 : 0;
            slice.good = at > -60 ? 93 : at > -120 ? 95 : 100;
        });
        BudgetMinutes budget(definition, slices);
        QCOMPARE(budget.missedInARow(minute(0), 1), std::optional(1));
        QVERIFY(!budget.missedInARow(minute(0), 2)); // whether it is two nobody knows
    }

    /// Windows of an hour: 1 % of 6,000. The two before the last one are missed, the one before them is not.
    void missedWindowsInARow()
    {
        const SloDefinition definition = slo("checkout", 99.0, kHour);
        const WatchSlices slices = slicesOf(definition, -3000, 120, [](Slice& slice, std::int64_t at) {
            slice.total = 100;
            slice.good = at > -60 && at <= 60 ? 98 : 100;
        });
        BudgetMinutes budget(definition, slices);
        QCOMPARE(budget.missedInARow(minute(60), 5), std::optional(2));
        QCOMPARE(budget.missedInARow(minute(60), 1), std::optional(1));
        QCOMPARE(budget.missedInARow(minute(120), 5), std::optional(0)); // the last hour kept it
    }

    /// What was broken before the period began says nothing of it, neither of its budget nor of its pages.
    void ofACalendarThePeriodIsBroken()
    {
        SloDefinition definition = slo("checkout", 99.0, kDay);
        definition.window.calendar = CalendarPeriods{.count = 1, .unit = CalendarPeriods::Unit::Day};
        // Of a day the usual pages are slower than even spending, and never fire.
        definition.alerts = {
            {.pair = {.speed = factorFrom("14.4").value(), .longWindow = kHour, .shortWindow = kHour / 12}, .location = {}}};
        const UtcMs midnight = floorTo(kEnd, kDay);
        const WatchSlices slices = slicesOf(definition, -7 * 1440, 10, [midnight](Slice& slice, std::int64_t) {
            slice.total = 100;
            slice.good = slice.end > midnight ? 0 : 100;
            slice.excess = slice.end > midnight ? 0 : 150;
        });
        QVERIFY(midnight + kHour < kEnd); // most of the day before is less than a day ago
        BudgetMinutes budget(definition, slices);
        QVERIFY(budget.isBroken(midnight));
        QVERIFY(!budget.isBroken(minute(0)));
        QVERIFY(budget.at(minute(0)).spent);
        const WatchedMinutes watched = watchMinutes(definition, slices, {minute(-1), minute(0)}, {});
        QCOMPARE(watched[std::size_t(SloWatch::Page)].at(0).verdict, AlertVerdict::Firing);
    }

    void ofACalendarThePeriodsThatAreOver()
    {
        SloDefinition definition = slo("checkout", 99.0, kDay);
        definition.window.calendar = CalendarPeriods{.count = 1, .unit = CalendarPeriods::Unit::Day};
        const UtcMs midnight = floorTo(kEnd, kDay);
        const WatchSlices slices = slicesOf(definition, -6 * 1440, 10, [midnight](Slice& slice, std::int64_t) {
            slice.total = 100;
            slice.good = slice.end > midnight || slice.end <= midnight - 3 * kDay ? 100 : 98;
        });
        BudgetMinutes budget(definition, slices);
        QCOMPARE(budget.missedInARow(minute(0), 5), std::optional(3));
        QCOMPARE(budget.missedInARow(midnight, 5), std::optional(2)); // the third is just ending
        QCOMPARE(budget.missedInARow(midnight + kMinute, 5), std::optional(3));
    }
};

TRACEO_TEST(TstBudgetMinutes);
#include "tst_budget_minutes.moc"
