#include "slo/replay/minute_record.h"

#include "models/slo/made_slices.h"
#include "slo/error_budget.h"
#include "slo/slo_counts.h"
#include "support/seed.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace traceo::replay;
using namespace traceo::test;

namespace {

using Kind = BudgetingMethod::Kind;

constexpr int kDays = 1440; ///< minutes of one

AlertPolicy own(const SloDefinition& slo)
{
    return namedPolicy("ours", slo).value();
}

/// What the SLO's own report counts as of a minute, from the same events up to it.
SloCounts countsAt(const SloDefinition& slo, const std::vector<Slice>& events, UtcMs moment)
{
    SloCounts counts;
    counts.moment = moment;
    counts.slices.assign(events.begin(), std::ranges::upper_bound(events, moment, {}, &Slice::end));
    const ExcludedSpans excluded = excludedSpans(slo, {counts.slices.front().end - kMinute, moment});
    judge(slo.method, excluded, counts.slices);
    counts.addUp(slo);
    return counts;
}

Exclusion exclusion(UtcMs from, Millis length, Exclusion::Mode mode, const std::string& rrule = {})
{
    return {.id = "x", .start = localOf(from, QTimeZone::utc()), .duration = length, .rrule = rrule, .reason = "r", .mode = mode};
}

SloDefinition randomSlo(QRandomGenerator& random, Kind kind, bool isCalendar)
{
    SloDefinition of = slo("checkout", random.bounded(2) == 0 ? 99.0 : 95.0, random.bounded(1, 4) * kDay);
    if (isCalendar)
        of.window.calendar = CalendarPeriods{.unit = CalendarPeriods::Unit::Day, .zone = QTimeZone("Europe/Berlin")};
    if (isCalendar)
        of.window.length = kDay;
    of.method = {.kind = kind, .slice = kind == Kind::Occurrences ? kMinute : random.bounded(1, 3) * kMinute};
    if (kind == Kind::Timeslices)
        of.method.sliceTarget = {.parts = 950'000'000};
    const int exclusions = random.bounded(3);
    for (int i = 0; i < exclusions; ++i)
        of.exclusions.push_back(exclusion(minute(random.bounded(-2000, 2000)), random.bounded(1, 300) * kMinute,
                                          random.bounded(2) == 0 ? Exclusion::Mode::Drop : Exclusion::Mode::Good));
    if (random.bounded(3) == 0)
        of.serviceHours = ServiceHours{.from = 6 * kHour, .to = 22 * kHour};
    return of;
}

} // namespace

class TstMinuteRecord : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Whatever is counted, over whatever window, with whatever excluded: at any minute a record says what the SLO's report says.
    void aRecordSaysWhatTheReportSays_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<bool>("isCalendar");
        QTest::newRow("events") << int(Kind::Occurrences) << false;
        QTest::newRow("events of a calendar day") << int(Kind::Occurrences) << true;
        QTest::newRow("time slices") << int(Kind::Timeslices) << false;
        QTest::newRow("time slices of a calendar day") << int(Kind::Timeslices) << true;
        QTest::newRow("shares of time slices") << int(Kind::RatioTimeslices) << false;
        QTest::newRow("shares of a calendar day") << int(Kind::RatioTimeslices) << true;
    }
    void aRecordSaysWhatTheReportSays()
    {
        QFETCH(const int, kind);
        QFETCH(const bool, isCalendar);
        const quint32 seed = seedOfRun();
        QRandomGenerator random(seed);
        const QByteArray told = "TRACEO_SEED=" + QByteArray::number(seed);
        for (int round = 0; round < 6; ++round) {
            const SloDefinition of = randomSlo(random, Kind(kind), isCalendar);
            const std::vector<Slice> events = randomHistory(-8 * kDays, 2 * kDays, random);
            const MinuteRecord record = recordOf(of, own(of), events, {minute(-kDays), minute(2 * kDays)});
            QCOMPARE(record.size(), std::size_t(3 * kDays));
            for (int look = 0; look < 60; ++look) {
                // within a time slice it says what the whole slice came to
                const UtcMs moment = floorTo(minute(random.bounded(-kDays + 5, 2 * kDays)), of.method.slice);
                const std::size_t at = record.minuteAt(moment);
                const SloCounts counts = countsAt(of, events, moment);
                const double tiny = kind == int(Kind::RatioTimeslices) ? 1e-9 : 0; // sums of fractions
                QVERIFY2(std::abs(record.windowBad[at] - counts.window.bad()) <= tiny * 1e4, told.constData());
                QVERIFY2(std::abs(record.windowBudgeted[at] - counts.budgeted()) <= tiny, told.constData());
                const auto left = budgetLeft(of.objective, counts.window.bad(), counts.budgeted());
                QVERIFY2(left.has_value() == record.left(at).has_value(), told.constData());
                QVERIFY2(!left || std::abs(*left - *record.left(at)) <= tiny * 1e4, told.constData());
                // whoever has excluded minutes calls nobody in them
                const bool isMuted = record.is(at, MinuteRecord::Excluded);
                for (const auto& [mine, report] :
                     {std::pair(record.page[at], counts.page.verdict), {record.ticket[at], counts.ticket.verdict}})
                    QVERIFY2(mine == (isMuted && report == AlertVerdict::Firing ? AlertVerdict::Quiet : report),
                             told.constData());
                if (kind != int(Kind::RatioTimeslices))
                    QVERIFY2(record.is(at, MinuteRecord::Exhausted) == (left && *left <= 0), told.constData());
            }
        }
    }

    /// Of the reference, G5: 600 a minute, all bad from minute 601 to 610; the second pair holds the page for half an hour.
    void aPageIsHeldAsLongAsThePairsSay()
    {
        const SloDefinition of = slo("checkout", 99.9, 30 * kDay);
        const auto events = minutesOf(-4 * kDays, 700, [](Slice& slice, std::int64_t number) {
            slice.total = 600;
            slice.good = number >= 601 && number <= 610 ? 0 : 600;
        });
        const MinuteRecord record = recordOf(of, own(of), events, {minute(0), minute(700)});
        for (const auto& [number, fires] : {std::pair(600, false), {601, true}, {639, true}, {640, false}})
            QCOMPARE(record.page[record.minuteAt(minute(number))] == AlertVerdict::Firing, fires);
    }

    void exhaustedIsExactToTheEvent()
    {
        const Objective objective{999'000'000, 1};
        QVERIFY(!isExhausted(objective, 9'999, 10'000'000));
        QVERIFY(isExhausted(objective, 10'000, 10'000'000)); // all of it
        QVERIFY(!isExhausted(objective, 999'999'999, 1'000'000'000'000));
        QVERIFY(isExhausted(objective, 1'000'000'000, 1'000'000'000'000));
        QVERIFY(0.7 + 0.1 < 0.8 && isExhausted(objective, 0.7 + 0.1, 800)); // fractions miss it by a little
        QVERIFY(!isExhausted(objective, 0, 0));
    }

    /// Half an hour in which half of all lay between two boundaries: bad or not, and a page hangs on it.
    void alertsAreOpenWhereTheyHangOnWhatIsUndecided()
    {
        const SloDefinition of = slo("checkout", 99.0, 4 * kDay);
        auto events = minutesOf(-4 * kDays, 2 * kDays, [](Slice& slice, std::int64_t number) {
            const bool isOpen = number >= 10 && number < 40;
            slice.total = 100;
            slice.good = isOpen ? 50 : 100;
            slice.undecided = isOpen ? 50 : 0;
        });
        const MinuteRecord record = recordOf(of, own(of), events, {minute(0), minute(2 * kDays)});
        const auto pageAt = [&record](std::int64_t number) { return record.page[record.minuteAt(minute(number))]; };
        QVERIFY(pageAt(9) == AlertVerdict::Quiet);
        QVERIFY(pageAt(39) == AlertVerdict::Unknown);
        QVERIFY(pageAt(39 + kDays) == AlertVerdict::Quiet);
    }

    /// Two definitions, each for its own stretch, are two records put together.
    void recordsAreJoined()
    {
        QRandomGenerator random(7);
        const auto events = randomHistory(-5 * kDays, kDays, random);
        const SloDefinition loose = slo("checkout", 95.0, kDay);
        const SloDefinition strict = slo("checkout", 99.5, 2 * kDay);
        const MinuteRecord first = recordOf(loose, own(loose), events, {minute(-kDays), minute(100)});
        const MinuteRecord second = recordOf(strict, own(strict), events, {minute(100), minute(kDays)});
        MinuteRecord both = first;
        append(both, second);
        QVERIFY((both.range == TimeSpan{minute(-kDays), minute(kDays)}));
        QCOMPARE(both.size(), first.size() + second.size());
        QCOMPARE(both.sloOf(both.minuteAt(minute(100))).objective.parts, loose.objective.parts);
        QCOMPARE(both.sloOf(both.minuteAt(minute(101))).objective.parts, strict.objective.parts);
        QCOMPARE(both.left(both.minuteAt(minute(100))), first.left(first.minuteAt(minute(100))));
        QCOMPARE(both.left(both.minuteAt(minute(700))), second.left(second.minuteAt(minute(700))));
        QVERIFY(both.page[both.minuteAt(minute(700))] == second.page[second.minuteAt(minute(700))]);
    }

    /// Minutes of a period that are still to come are known before they are over, but for those that will be excluded.
    void aPeriodsExcludedMinutesDoNotComeToCount()
    {
        SloDefinition of = slo("checkout", 90.0, kDay);
        of.window.calendar = CalendarPeriods{.unit = CalendarPeriods::Unit::Day};
        of.method = {.kind = Kind::Timeslices, .sliceTarget = {.parts = 500'000'000}};
        const UtcMs midnight = floorTo(kEnd, kDay);
        of.exclusions = {exclusion(midnight + 20 * kHour - 3 * kDay, 2 * kHour, Exclusion::Mode::Drop, "FREQ=DAILY")};
        std::vector<Slice> events = emptySlices({midnight - 4 * kDay, midnight + 10 * kHour});
        for (Slice& slice : events)
            slice = {slice.end, 1, 1, 60};
        const MinuteRecord record = recordOf(of, own(of), events, {midnight - kDay, midnight + 10 * kHour});
        QCOMPARE(record.windowBudgeted[record.minuteAt(midnight + 10 * kHour)], 22.0 * 60);
        QCOMPARE(record.windowBudgeted[record.minuteAt(midnight - 10 * kHour)], 22.0 * 60);
        QCOMPARE(record.windowBudgeted[record.minuteAt(midnight - kHour)], 22.0 * 60);
    }
};

TRACEO_TEST(TstMinuteRecord);
#include "tst_minute_record.moc"
