#include "slo/slo_window.h"
#include "support/seed.h"
#include "support/test_main.h"

#include <QRandomGenerator>
#include <QTest>

using namespace traceo;
using namespace Qt::StringLiterals;

namespace {

using PeriodUnit = CalendarPeriods::Unit;

UtcMs at(const QString& text)
{
    return utcMs(QDateTime::fromString(text, Qt::ISODate).toMSecsSinceEpoch());
}

CalendarPeriods in(const char* zone, PeriodUnit unit, int count = 1, QDate start = {2026, 1, 1}, QTime time = {0, 0})
{
    return {.count = count, .unit = unit, .startDate = start, .startTime = time, .zone = QTimeZone(zone)};
}

} // namespace

class TstSloWindow : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aRollingWindowEndsNow()
    {
        const SloWindow window{.length = 7 * kDay};
        const UtcMs now = at(u"2026-03-10T12:00:00Z"_s);
        QCOMPARE(window.at(now), (TimeSpan{now - 7 * kDay, now}));
        QCOMPARE(window.end(now), now);
        QCOMPARE(window.longest(), 7 * kDay);
        QCOMPARE(window.text(), std::string("7d"));
    }

    /// Of the reference: Berlin's March has 743 hours, its October 745.
    void aMonthHasTheHoursItsClocksSay()
    {
        const CalendarPeriods months = in("Europe/Berlin", PeriodUnit::Month);
        const TimeSpan march = months.around(at(u"2026-03-10T12:00:00Z"_s));
        QCOMPARE(march, (TimeSpan{at(u"2026-02-28T23:00:00Z"_s), at(u"2026-03-31T22:00:00Z"_s)}));
        QCOMPARE(march.length(), 743 * kHour);
        QCOMPARE(months.around(at(u"2026-10-31T00:00:00Z"_s)).length(), 745 * kHour);
    }

    /// A slice (m, m + 60 s] at the very end of a period still belongs to it.
    void aPeriodIsLeftOpen()
    {
        const CalendarPeriods days = in("UTC", PeriodUnit::Day);
        const UtcMs midnight = at(u"2026-05-02T00:00:00Z"_s);
        QCOMPARE(days.around(midnight), (TimeSpan{midnight - kDay, midnight}));
        QCOMPARE(days.around(midnight + kMinute), (TimeSpan{midnight, midnight + kDay}));
        const SloWindow window{.length = kDay, .calendar = days};
        QCOMPARE(window.at(midnight + kHour), (TimeSpan{midnight, midnight + kHour}));
        QCOMPARE(window.end(midnight + kHour), midnight + kDay);
        QCOMPARE(window.text(), std::string("1d"));
    }

    void periodsAreThoseOfTheCalendar_data()
    {
        QTest::addColumn<int>("unit");
        QTest::addColumn<int>("count");
        QTest::addColumn<QString>("start");
        QTest::addColumn<QString>("moment");
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        const auto row = [](const char* name, PeriodUnit unit, int count, const QString& start, const QString& moment,
                            const QString& from,
                            const QString& to) { QTest::newRow(name) << int(unit) << count << start << moment << from << to; };
        row("a quarter", PeriodUnit::Quarter, 1, u"2026-01-01"_s, u"2026-05-20T00:00:00Z"_s, u"2026-04-01T00:00:00Z"_s,
            u"2026-07-01T00:00:00Z"_s);
        row("before the first", PeriodUnit::Month, 1, u"2026-01-01"_s, u"2025-11-20T00:00:00Z"_s, u"2025-11-01T00:00:00Z"_s,
            u"2025-12-01T00:00:00Z"_s);
        row("from the 31st", PeriodUnit::Month, 1, u"2026-01-31"_s, u"2026-03-01T00:00:00Z"_s, u"2026-02-28T00:00:00Z"_s,
            u"2026-03-31T00:00:00Z"_s);
        row("two weeks", PeriodUnit::Week, 2, u"2026-01-05"_s, u"2026-01-20T00:00:00Z"_s, u"2026-01-19T00:00:00Z"_s,
            u"2026-02-02T00:00:00Z"_s);
        row("leap year", PeriodUnit::Year, 1, u"2024-02-29"_s, u"2025-03-01T00:00:00Z"_s, u"2025-02-28T00:00:00Z"_s,
            u"2026-02-28T00:00:00Z"_s);
        row("eight hours", PeriodUnit::Hour, 8, u"2026-01-01"_s, u"2026-01-01T09:30:00Z"_s, u"2026-01-01T08:00:00Z"_s,
            u"2026-01-01T16:00:00Z"_s);
    }
    void periodsAreThoseOfTheCalendar()
    {
        QFETCH(const int, unit);
        QFETCH(const int, count);
        QFETCH(const QString, start);
        QFETCH(const QString, moment);
        QFETCH(const QString, from);
        QFETCH(const QString, to);
        const CalendarPeriods periods = in("UTC", PeriodUnit(unit), count, QDate::fromString(start, Qt::ISODate));
        QCOMPARE(periods.around(at(moment)), (TimeSpan{at(from), at(to)}));
    }

    /// Clocks of Berlin skip 02:30 on 2026-03-29; the day before and the day after begin as always.
    void aTimeThatClocksSkipIsWhenTheySkipIt()
    {
        const CalendarPeriods days = in("Europe/Berlin", PeriodUnit::Day, 1, {2026, 3, 28}, {2, 30});
        QCOMPARE(days.begin(0), at(u"2026-03-28T01:30:00Z"_s));
        QCOMPARE(days.begin(2), at(u"2026-03-30T00:30:00Z"_s));
        QVERIFY(days.begin(1) >= at(u"2026-03-29T01:00:00Z"_s) && days.begin(1) <= at(u"2026-03-29T01:30:00Z"_s));
    }

    void periodsJoinWithoutGapsAndHoldTheirMoment()
    {
        QRandomGenerator random(m_seed);
        const QList<QByteArray> zones{"UTC",          "Europe/Berlin", "Asia/Kathmandu", "America/St_Johns",
                                      "Pacific/Apia", "Asia/Kolkata"};
        for (int round = 0; round < 3000; ++round) {
            const auto unit = PeriodUnit(random.bounded(7));
            const CalendarPeriods periods = in(zones[random.bounded(int(zones.size()))].constData(), unit,
                                               1 + random.bounded(unit < PeriodUnit::Day ? 600 : 5),
                                               QDate(2000 + random.bounded(30), 1 + random.bounded(12), 1 + random.bounded(28)),
                                               QTime(random.bounded(24), random.bounded(60)));
            const UtcMs moment = floorTo(at(u"2015-01-01T00:00:00Z"_s)
                                             + Millis{random.bounded(20) * 365LL * kDay.count() + random.bounded(86'400'000)},
                                         kMinute);
            const TimeSpan period = periods.around(moment);
            QVERIFY(period.from < moment && moment <= period.to);
            QCOMPARE(periods.around(period.from).to, period.from);
            QCOMPARE(periods.around(period.to + kMinute).from, period.to);
            const SloWindow window{.length = periods.count * usualLength(unit), .calendar = periods};
            QVERIFY2(period.length() <= window.longest(), window.text().c_str());
            QCOMPARE(floorTo(period.from, kMinute), period.from);
        }
    }

    void cleanup()
    {
        if (QTest::currentTestFailed())
            qInfo("TRACEO_SEED=%u", m_seed);
    }

private:
    quint32 m_seed = test::seedOfRun();
};

TRACEO_TEST(TstSloWindow);
#include "tst_slo_window.moc"
