#include "slo/window_text.h"

#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace Qt::StringLiterals;

using PeriodUnit = CalendarPeriods::Unit;

class TstWindowText : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsWhatItWrites_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("minutes");
        QTest::addColumn<bool>("isRolling");
        QTest::newRow("days") << u"30d"_s << qint64(30 * 1440) << true;
        QTest::newRow("hours and minutes") << u"1h30m"_s << qint64(90) << true;
        QTest::newRow("a month of Berlin") << u"1M from 2026-01-01T00:00 Europe/Berlin"_s << qint64(30 * 1440) << false;
        QTest::newRow("quarters from a morning") << u"2Q from 2025-11-30T08:30 UTC"_s << qint64(180 * 1440) << false;
        QTest::newRow("weeks of a calendar") << u"1w from 2026-01-05T00:00 Asia/Kathmandu"_s << qint64(7 * 1440) << false;
    }
    void readsWhatItWrites()
    {
        QFETCH(const QString, text);
        QFETCH(const qint64, minutes);
        QFETCH(const bool, isRolling);
        const auto window = parseWindow(text.toStdString());
        QVERIFY(window.has_value());
        QCOMPARE(window->length, minutes * kMinute);
        QCOMPARE(window->isRolling(), isRolling);
        QCOMPARE(writtenWindow(*window), text.toStdString());
        QVERIFY(parseWindow(writtenWindow(*window)) == window);
    }

    void whatIsNotNamedIsTheYear2000AndUtc()
    {
        const auto month = parseWindow("1M");
        QVERIFY(month && month->calendar == CalendarPeriods{});
        const auto berlin = parseWindow("1Y Europe/Berlin");
        QVERIFY(berlin && berlin->calendar->unit == PeriodUnit::Year && berlin->calendar->zone.id() == "Europe/Berlin");
        QCOMPARE(berlin->calendar->startDate, QDate(2000, 1, 1));
        QVERIFY(parseWindow("28d") == (SloWindow{28 * kDay, {}}));
        for (const char* const days : {"7d", "14d", "28d", "30d", "365d"}) // as people write it, in no weeks or years
            QCOMPARE(writtenWindow(*parseWindow(days)), std::string(days));
        QCOMPARE(writtenWindow({90 * kMinute, {}}), std::string("1h30m"));
        QVERIFY(parseWindow("1d UTC")->calendar.has_value()); // a day of a calendar, not the last 24 hours
        QVERIFY(parseWindow("1w from 2026-01-05")->calendar->startDate == QDate(2026, 1, 5));
    }

    void weeksBeginOnMondays()
    {
        const auto week = parseWindow("1w Asia/Kathmandu");
        const UtcMs saturday{std::chrono::sys_days{std::chrono::year{2026} / 11 / 28} + std::chrono::hours{12}};
        const TimeSpan period = week->at(saturday);
        const UtcMs monday{std::chrono::sys_days{std::chrono::year{2026} / 11 / 23} - std::chrono::minutes{345}};
        QCOMPARE(period.from, monday); // Kathmandu is 5 h 45 min ahead
        QCOMPARE(parseWindow("2w UTC")->at(saturday).length() % (7 * kDay), 5 * kDay + kDay / 2);
    }

    void refusesWhatIsNoWindow()
    {
        for (const char* text : {"", "0M", "M", "-1M", "1X", "30", "1M Nowhere/City", "1M from", "1M from May UTC",
                                 "1M from 2026-13-01", "1M UTC UTC", "30d rolling"})
            QVERIFY2(!parseWindow(text), text);
    }
};

TRACEO_TEST(TstWindowText);
#include "tst_window_text.moc"
