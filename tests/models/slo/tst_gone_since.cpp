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

std::optional<SinceWhen> goneSince(const SloDefinition& slo, const SloCounts& counts, Reach reach = Reach::MoreIsKnown)
{
    return lowSince(slo, counts, kNothingLeft, reach);
}

std::optional<SinceWhen> since(UtcMs at)
{
    return SinceWhen{at};
}

/// What the history of a service says.
std::optional<SinceWhen> goneSince(Batch batch)
{
    Store store;
    if (!store.open() || !store.commit(std::move(batch)).ok())
        qFatal("the history cannot be written");
    const auto snapshot = store.snapshot({.view = kEnd, .know = kDistantFuture});
    const auto gone = traceo::goneSince(snapshot, slo(), question());
    if (!gone)
        qFatal("%s", qPrintable(toText(gone.error())));
    return *gone;
}

} // namespace

class TstGoneSince : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// All is bad for half an hour, five hours ago: with the end of its fifteenth minute 1,500 of 1,440 are gone.
    void itIsTheMinuteInWhichNothingWasLeft()
    {
        const auto outage = [](std::int64_t age) { return age >= 300 && age < 330 ? 100.0 : 0.0; };
        QCOMPARE(goneSince(slo(), twoDays(slo(), outage)), since(kEnd - 315 * kMinute));
        QVERIFY(!goneSince(slo(), twoDays(slo(), [](std::int64_t age) { return age < 14 ? 100.0 : 0.0; }))); // some is left
        QCOMPARE(goneSince(slo(), twoDays(slo(), [](std::int64_t age) { return age < 15 ? 100.0 : 0.0; })), since(kEnd));
    }

    /// An outage of a day and an hour ago had left the window before the last one came.
    void onlyTheStretchThatLastsCounts()
    {
        const auto twice = [](std::int64_t age) { return (age >= 1500 && age < 1530) || (age >= 20 && age < 50) ? 100.0 : 0.0; };
        QCOMPARE(goneSince(slo(), twoDays(slo(), twice)), since(kEnd - 35 * kMinute));
    }

    /// Where more is known than was counted the windows that begin before it are not judged.
    void whatWasGoneAllAlongBeganBefore()
    {
        const SloCounts all = twoDays(slo(), [](std::int64_t) { return 5.0; });
        const UtcMs begin = all.track.span().from;
        QCOMPARE(goneSince(slo(), all), std::optional(SinceWhen{begin + kDay, true}));
        QCOMPARE(goneSince(slo(), all, Reach::AllThatIsKnown), std::optional(SinceWhen{begin + kMinute, true}));
        QVERIFY(!goneSince(slo(), SloCounts())); // nothing is without minutes
    }

    /// Three of a hundred are bad for five days, after calm ones: the 480th minute takes the last of 1,440, days before the
    /// window of now begins.
    void itIsLookedForAsFarBackAsAnythingIsKnown()
    {
        Batch batch = trafficBy("checkout", 7 * kDay, [](std::int64_t age) {
            return age < 5 * kDay / kMinute ? MinuteOf{97, 3} : MinuteOf{100, 0};
        });
        QCOMPARE(goneSince(std::move(batch)), since(kEnd - 5 * kDay + 480 * kMinute));
    }

    void whatIsKnownBeginsWithABudgetThatIsGone()
    {
        const auto gone = goneSince(trafficBy("checkout", 7 * kDay, [](std::int64_t) { return MinuteOf{97, 3}; }));
        QVERIFY(gone && gone->isEarlier);
        QVERIFY(gone->at <= kEnd - 7 * kDay + 5 * kMinute);
        Exhaustion dated{.isGone = true};
        sayWhenGone(gone, dated);
        QVERIFY(!dated.at && !dated.p10 && !dated.p90);
        QCOMPARE(dated.goneBefore, std::optional(gone->at));
        sayWhenGone(since(kEnd - kHour), dated);
        QVERIFY(!dated.goneBefore);
        QCOMPARE(dated.at, std::optional(kEnd - kHour));
    }

    /// What is low is dated by the same walk: of 1,440 that may be bad 936 are 65 %, with the 188th minute at five each.
    void aLowBudgetHasItsOwnBeginning()
    {
        const SloCounts low = twoDays(slo(), [](std::int64_t age) { return age < 250 ? 5.0 : 0.0; });
        QCOMPARE(lowSince(slo(), low, 0.35, Reach::MoreIsKnown), since(kEnd - (250 - 188) * kMinute));
        QVERIFY(!goneSince(slo(), low));
    }

    /// Nothing was there before its data began: what its first minute spent was spent within it.
    void aYoungOneIsGoneFromWhenItWas()
    {
        const SloCounts young = counts(
            slo(),
            [](Slice& slice, std::int64_t age) { slice = age < 100 ? Slice{slice.end, 90, 100, 60, 0, 0} : Slice{slice.end}; },
            2 * kDay);
        QCOMPARE(goneSince(slo(), young), std::optional(SinceWhen{kEnd - 99 * kMinute, true}));
    }

    /// A minute before 1,500 of 1,440 were bad for sure 1,400 were; of the rest of its window those that may be bad decide.
    void whatIsUndecidedOnTheWayLeavesItOpen()
    {
        const auto undecidedFrom = [](std::int64_t oldest) {
            return counts(
                slo(),
                [oldest](Slice& slice, std::int64_t age) {
                    const double undecided = age >= oldest ? 1 : 0; // in windows of an hour ago and more
                    slice = {slice.end, age >= 300 && age < 330 ? 0.0 : 100.0 - undecided, 100, 60, 0, 0};
                    slice.undecided = undecided;
                },
                2 * kDay);
        };
        QVERIFY(!goneSince(slo(), undecidedFrom(1500)));
        QCOMPARE(goneSince(slo(), undecidedFrom(1740)), since(kEnd - 315 * kMinute)); // 16 of them are too few
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
        QCOMPARE(goneSince(day, badFrom(5)), since(begin + 20 * kMinute));
        QCOMPARE(goneSince(day, badFrom(0)), since(begin + 15 * kMinute));
    }
};

TRACEO_TEST(TstGoneSince);
#include "tst_gone_since.moc"
