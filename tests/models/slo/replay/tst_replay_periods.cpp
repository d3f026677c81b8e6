#include "slo/replay/replay_periods.h"

#include "models/slo/made_slices.h"
#include "support/seed.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace traceo::replay;
using namespace traceo::test;

namespace {

using Step = CalendarPeriods::Unit;
using Severity = BurnPair::Severity;

constexpr int kDays = 1440; ///< minutes of one

MinuteRecord recordOf(const SloDefinition& slo, const std::vector<Slice>& events, std::int64_t from, std::int64_t to)
{
    return replay::recordOf(slo, namedPolicy("ours", slo).value(), events, {minute(from), minute(to)});
}

/// A hundred a minute, all bad for ten minutes from minute 1001 on.
std::vector<Slice> tenBadMinutes()
{
    return minutesOf(-5 * kDays, 4 * kDays, [](Slice& slice, std::int64_t number) {
        slice.total = 100;
        slice.good = number > 1000 && number <= 1010 ? 0 : 100;
    });
}

} // namespace

class TstReplayPeriods : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Ten bad minutes of a hundred events each; a day's budget at 99 % is 1,440 of 144,000.
    void daysTellWhatHappenedInThem()
    {
        const SloDefinition of = slo("checkout", 99.0, kDay);
        const MinuteRecord record = recordOf(of, tenBadMinutes(), 0, 3 * kDays);
        const ReplayPeriod first = periodOf(record, {minute(0), minute(kDays)});
        QCOMPARE(first.total, 144'000.0);
        QCOMPARE(first.good, 143'000.0);
        QCOMPARE(*first.attained(), 143.0 / 144);
        QCOMPARE(*first.left, 1 - 1000.0 / 1440);
        QCOMPARE(*first.lowestLeft, *first.left);
        QCOMPARE(first.coverage(), 1.0);
        QCOMPARE(first.exhausted, Millis{0});
        const ReplayPeriod second = periodOf(record, {minute(kDays), minute(2 * kDays)});
        QCOMPARE(second.good, second.total);
        QCOMPARE(*second.left, 1.0); // they have left the window
        QCOMPARE(*second.lowestLeft, *first.left);
        QVERIFY(second.worst == Status::Ok);
    }

    /// At 99.9 % a thousand bad events are seven budgets of a day; they stay as long as the window is.
    void aBudgetIsGoneUntilItsEventsLeave()
    {
        const SloDefinition of = slo("checkout", 99.9, kDay);
        const MinuteRecord record = recordOf(of, tenBadMinutes(), 0, 3 * kDays);
        const auto gone = exhaustedOf(record);
        QCOMPARE(gone.size(), std::size_t(1));
        // Two minutes are 200 of the 144 it may have; the last two to leave are those of minutes 1009 and 1010.
        QCOMPARE(gone[0], (TimeSpan{minute(1001), minute(1008 + kDays)}));
        const ReplayPeriod first = periodOf(record, {minute(0), minute(kDays)});
        const ReplayPeriod second = periodOf(record, {minute(kDays), minute(2 * kDays)});
        QCOMPARE(first.exhausted + second.exhausted, gone[0].length());
        QCOMPARE(*second.lowestLeft, 1 - 1000.0 / 144);
    }

    /// Of the reference, G5: the page begins with the first bad minute and is held for half an hour.
    void firingsHaveABeginAndAnEnd()
    {
        const SloDefinition of = slo("checkout", 99.9, 30 * kDay);
        const MinuteRecord record = recordOf(of, tenBadMinutes(), 0, 2 * kDays);
        std::vector<ReplayFiring> pages = firingsOf(record);
        std::erase_if(pages, [](const ReplayFiring& firing) { return firing.severity != Severity::Page; });
        QCOMPARE(pages.size(), std::size_t(1));
        QCOMPARE(pages[0].span, (TimeSpan{minute(1001), minute(1040)}));
        QVERIFY(!pages[0].isOpen);
        const ReplayPeriod day = periodOf(record, {minute(0), minute(kDays)});
        QCOMPARE(day.pages, std::size_t(1));
        QCOMPARE(day.paging, 39 * kMinute);
        QVERIFY(day.worst == Status::Critical);

        const MinuteRecord cut = recordOf(of, tenBadMinutes(), 1005, 1020);
        const auto open = firingsOf(cut);
        QVERIFY(!open.empty() && open[0].isOpen);
        QCOMPARE(open[0].span, (TimeSpan{minute(1006), minute(1020)}));
    }

    void anythingOfADayIsOfItsMinutes()
    {
        const quint32 seed = seedOfRun();
        QRandomGenerator random(seed);
        const QByteArray told = "TRACEO_SEED=" + QByteArray::number(seed);
        const SloDefinition of = slo("checkout", 99.0, 3 * kDay);
        const MinuteRecord record = recordOf(of, randomHistory(-8 * kDays, 9 * kDays, random), -kDays, 9 * kDays);
        const ReplayPeriod whole = periodOf(record, record.range);
        ReplayPeriod sum;
        double lowest = 1;
        for (const TimeSpan& span : periodsOf(record.range, Step::Day, QTimeZone("America/New_York"))) {
            const ReplayPeriod day = periodOf(record, span);
            sum.good += day.good;
            sum.total += day.total;
            sum.pages += day.pages;
            sum.tickets += day.tickets;
            sum.paging += day.paging;
            sum.ticketing += day.ticketing;
            sum.exhausted += day.exhausted;
            lowest = std::min(lowest, day.lowestLeft.value_or(1));
            double least = 1;
            for (std::size_t at = record.minuteAt(span.from + kMinute); at <= record.minuteAt(span.to); ++at)
                least = std::min(least, record.left(at).value_or(1));
            QVERIFY2(day.lowestLeft.value_or(1) == least, told.constData());
        }
        QVERIFY2(sum.good == whole.good && sum.total == whole.total, told.constData());
        QVERIFY2(sum.pages == whole.pages && sum.tickets == whole.tickets, told.constData());
        QVERIFY2(sum.paging == whole.paging && sum.ticketing == whole.ticketing && sum.exhausted == whole.exhausted,
                 told.constData());
        QVERIFY2(lowest == whole.lowestLeft.value_or(1), told.constData());
        QCOMPARE(whole.pages + whole.tickets, firingsOf(record).size());
        Millis gone{0};
        for (const TimeSpan& stretch : exhaustedOf(record))
            gone += stretch.length();
        QVERIFY2(gone == whole.exhausted, told.constData());
    }

    void aDayThatNobodySawIsNotCalm()
    {
        const SloDefinition of = slo("checkout", 99.0, 3 * kDay);
        const auto events = minutesOf(-5 * kDays, kDays, [](Slice& slice, std::int64_t number) {
            slice = {slice.end, 10, 10, 60};
            if (number > 600)
                slice = Slice{slice.end};
        });
        const ReplayPeriod day = periodOf(recordOf(of, events, 0, kDays), {minute(0), minute(kDays)});
        QCOMPARE(day.coverage(), 600.0 / kDays);
        QVERIFY(!day.worst);
    }

    /// Berlin puts its clocks back on 25 October 2026: the day has 25 hours.
    void periodsAreThoseOfTheZone()
    {
        const QTimeZone berlin("Europe/Berlin");
        const auto at = [&berlin](int month, int day, int hour) {
            return utcMs(QDateTime(QDate(2026, month, day), QTime(hour, 0), berlin).toMSecsSinceEpoch());
        };
        const auto days = periodsOf({at(10, 24, 12), at(10, 26, 6)}, Step::Day, berlin);
        QCOMPARE(days.size(), std::size_t(3));
        QCOMPARE(days[0], (TimeSpan{at(10, 24, 12), at(10, 25, 0)}));
        QCOMPARE(days[1].length(), 25 * kHour);
        QCOMPARE(days[2], (TimeSpan{at(10, 26, 0), at(10, 26, 6)}));
        const auto months = periodsOf({at(9, 30, 23), at(11, 1, 0)}, Step::Month, berlin);
        QCOMPARE(months.size(), std::size_t(2));
        QCOMPARE(months[1].length(), (31 * 24 + 1) * kHour);
    }
};

TRACEO_TEST(TstReplayPeriods);
#include "tst_replay_periods.moc"
