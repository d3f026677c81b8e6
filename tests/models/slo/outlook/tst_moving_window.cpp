#include "core/moment.h"
#include "models/slo/made_counts.h"
#include "slo/outlook/moving_window.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;

namespace {

/// Of the reference, G8: ten days of 1,000 events, of which these were bad; each day in its last minute.
constexpr std::array kBadByDay{0, 0, 60, 0, 0, 0, 0, 10, 10, 10};

SloDefinition tenDays()
{
    return slo("checkout", 99.0, 10 * kDay);
}

SliceSums tenDaysOfEvents()
{
    return SliceSums(counts(tenDays(), [](Slice& slice, std::int64_t age) {
                         if (age % 1440 == 0)
                             slice = {slice.end, 1000.0 - kBadByDay[std::size_t(9 - age / 1440)], 1000, 60, 0, 0};
                     }).slices);
}

/// But for what is rounded when fractions are added up.
bool isNear(double value, double expected)
{
    return std::abs(value - expected) < 1e-6;
}

} // namespace

class TstMovingWindow : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// The whole table of G8: the budget left at the end of each day at a constant number of bad events a day.
    void anOldOutageLeavesTheWindow_data()
    {
        QTest::addColumn<double>("badADay");
        QTest::addColumn<QList<double>>("leftByDay");
        QTest::newRow("10 a day") << 10.0 << QList<double>{0.1, 0.0, -0.1, 0.4, 0.3, 0.2, 0.1, 0.0, 0.0, 0.0, 0.0};
        QTest::newRow("15 a day") << 15.0 << QList<double>{0.1, -0.05, -0.2, 0.25, 0.1, -0.05};
        QTest::newRow("20 a day") << 20.0 << QList<double>{0.1, -0.1, -0.3, 0.1, -0.1};
    }
    void anOldOutageLeavesTheWindow()
    {
        QFETCH(const double, badADay);
        QFETCH(const QList<double>, leftByDay);
        const SloDefinition slo = tenDays();
        const SliceSums sums = tenDaysOfEvents();
        const MovingWindow window(slo, sums, kEnd, kEnd);
        QCOMPARE(window.end(), kEnd + 10 * kDay);
        for (int day = 0; day < leftByDay.size(); ++day) {
            const Entered entered{badADay * day, 1000.0 * day};
            const UtcMs at = kEnd + day * kDay;
            QCOMPARE(window.left(at, entered), std::optional(leftByDay[day]));
            QCOMPARE(window.isExhausted(window.excess(at) + window.excessOf(entered)), leftByDay[day] <= 0);
        }
    }

    void whatIsKnownLaterMovesInAsItWas()
    {
        const SloDefinition slo = tenDays();
        const SliceSums sums = tenDaysOfEvents();
        const UtcMs before = kEnd - 3 * kDay; // the tens are still to come
        QCOMPARE(MovingWindow(slo, sums, before, before).held(kEnd).bad(), 60.0);
        QCOMPARE(MovingWindow(slo, sums, before, kEnd).held(kEnd).bad(), 90.0);
    }

    void aPeriodLosesNothingAndKnowsItsMinutes()
    {
        SloDefinition month = slo("checkout", 99.0, 30 * kDay);
        month.window.calendar = CalendarPeriods{};
        month.method.kind = BudgetingMethod::Kind::RatioTimeslices;
        const SloCounts so = counts(month, [](Slice& slice, std::int64_t) { slice = {slice.end, 0.98, 1, 60, 0, 0}; });
        const SliceSums sums(so.slices);
        const MovingWindow window(month, sums, kEnd, kEnd);
        QCOMPARE(toRfc3339(window.end()), std::string("2026-10-01T00:00:00Z"));
        QCOMPARE(window.held(window.end()).total, so.window.total);
        // Of 43,200 minutes a hundredth may be bad; of what has passed a fiftieth was.
        QVERIFY(isNear(*window.left(kEnd, {}), 1 - 0.02 * so.window.total / 432));
        const Entered rest{0, 43'200 - so.window.total};
        QVERIFY(isNear(*window.left(window.end(), rest), *window.left(kEnd, {})));
        QVERIFY(isNear(window.excess(window.end()) + window.excessOf(rest), window.excess(kEnd)));
    }

    /// As in the status of the same moment: what will be excluded of the period is no part of its budget.
    void minutesToComeThatAreExcludedDoNotCount()
    {
        SloDefinition month = slo("checkout", 99.0, 30 * kDay);
        month.window.calendar = CalendarPeriods{};
        month.method.kind = BudgetingMethod::Kind::RatioTimeslices;
        month.serviceHours = ServiceHours{.from = 8 * kHour, .to = 20 * kHour};
        const SloCounts so = counts(month, [](Slice& slice, std::int64_t) { slice = {slice.end, 0.98, 1, 60, 0, 0}; });
        const SliceSums sums(so.slices);
        const MovingWindow window(month, sums, kEnd, kEnd);
        QVERIFY(so.toCome < double((window.end() - kEnd) / kMinute));
        QVERIFY(isNear(*window.left(kEnd, {}), 1 - so.window.bad() / (so.budgeted() / 100)));
    }

    void aWindowWithoutEventsIsNotExhausted()
    {
        const SloDefinition slo = test::slo();
        const SloCounts fractions = counts(slo, [](Slice& slice, std::int64_t age) {
            if (age > 1000)
                slice = {slice.end, 0.1, 0.3, 60, 0, 0};
        });
        const SliceSums sums(fractions.slices);
        const MovingWindow window(slo, sums, kEnd, kEnd);
        QVERIFY(window.isExhausted(window.excess(kEnd)));
        QVERIFY(!window.isExhausted(window.excess(window.end()))); // all has left, to the last rounding
        QVERIFY(!MovingWindow(slo, sums, kEnd + 2 * kDay, kEnd).left(kEnd + 2 * kDay, {}));
    }
};

TRACEO_TEST(TstMovingWindow);
#include "tst_moving_window.moc"
