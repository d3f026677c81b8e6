#include "models/slo/made_counts.h"
#include "slo/gone_since.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;

namespace {

/// 1 % of a day at 100 a minute: 1,440 may be bad. Two days of minutes, as bad as `bad` says of their age.
SloCounts twoDays(const SloDefinition& slo, const std::function<double(std::int64_t age)>& bad)
{
    return counts(
        slo, [&bad](Slice& slice, std::int64_t age) { slice = {slice.end, 100 - bad(age), 100, 60, 0, 0}; }, 2 * kDay);
}

} // namespace

class TstGoneSince : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// All is bad for half an hour, five hours ago: with the end of its fifteenth minute 1,500 of 1,440 are gone.
    void itIsTheMinuteInWhichNothingWasLeft()
    {
        const auto outage = [](std::int64_t age) { return age >= 300 && age < 330 ? 100.0 : 0.0; };
        QCOMPARE(goneSince(slo(), twoDays(slo(), outage)), std::optional(kEnd - 315 * kMinute));
        QVERIFY(!goneSince(slo(), twoDays(slo(), [](std::int64_t age) { return age < 14 ? 100.0 : 0.0; }))); // some is left
        QCOMPARE(goneSince(slo(), twoDays(slo(), [](std::int64_t age) { return age < 15 ? 100.0 : 0.0; })), std::optional(kEnd));
    }

    /// An outage of a day and an hour ago had left the window before the last one came.
    void onlyTheStretchThatLastsCounts()
    {
        const auto twice = [](std::int64_t age) { return (age >= 1500 && age < 1530) || (age >= 20 && age < 50) ? 100.0 : 0.0; };
        QCOMPARE(goneSince(slo(), twoDays(slo(), twice)), std::optional(kEnd - 35 * kMinute));
    }

    void longerThanAWindowIsNotKnown()
    {
        QVERIFY(!goneSince(slo(), twoDays(slo(), [](std::int64_t) { return 5.0; })));
        QVERIFY(!goneSince(slo(), {})); // nor is anything without minutes
    }

    /// Nothing was there before its data began.
    void aYoungOneIsGoneFromWhenItWas()
    {
        const SloCounts young = counts(
            slo(),
            [](Slice& slice, std::int64_t age) { slice = age < 100 ? Slice{slice.end, 90, 100, 60, 0, 0} : Slice{slice.end}; },
            2 * kDay);
        QCOMPARE(goneSince(slo(), young), std::optional(kEnd - 99 * kMinute));
    }

    void whatIsUndecidedOnTheWayLeavesItOpen()
    {
        const SloCounts open = counts(
            slo(),
            [](Slice& slice, std::int64_t age) {
                slice = {slice.end, age >= 300 && age < 330 ? 0.0 : 100.0, 100, 60, 0, 0};
                slice.undecided = age >= 1500 ? 1 : 0; // in windows of an hour ago and more
            },
            2 * kDay);
        QVERIFY(!goneSince(slo(), open));
    }

    /// Of a calendar day of minutes 14.4 may be bad: those to come are budgeted all along.
    void aPeriodBeginsAnew()
    {
        SloDefinition day = slo();
        day.window.calendar = CalendarPeriods{.count = 1, .unit = CalendarPeriods::Unit::Day};
        day.method = {.kind = BudgetingMethod::Kind::Timeslices, .slice = kMinute, .sliceTarget = {.parts = 500'000'000}};
        const UtcMs begin = day.window.at(kEnd).from;
        const std::int64_t minutes = (kEnd - begin) / kMinute;
        QVERIFY(minutes > 30);
        const auto badFrom = [&](std::int64_t first) {
            return counts(
                day,
                [&](Slice& slice, std::int64_t age) {
                    const bool isBad = age < minutes - first || age >= minutes; // and all of the days before
                    slice = {slice.end, isBad ? 0.0 : 1.0, 1, 60, 0, 0};
                },
                2 * kDay);
        };
        QCOMPARE(goneSince(day, badFrom(5)), std::optional(begin + 20 * kMinute));
        QCOMPARE(goneSince(day, badFrom(0)), std::optional(begin + 15 * kMinute));
    }
};

TRACEO_TEST(TstGoneSince);
#include "tst_gone_since.moc"
