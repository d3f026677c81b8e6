#include "core/moment.h"
#include "slo/sla/sla_period.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace Qt::StringLiterals;

namespace {

UtcMs at(const char* text)
{
    return parseMoment(text, UtcMs{}).value();
}

const UtcMs kAsked = at("2026-11-30T05:00:00Z");

} // namespace

class TstSlaPeriod : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void periodsAreThoseOfTheZone_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QByteArray>("zone");
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        const auto row = [](const char* text, const char* zone, const char* from, const char* to) {
            QTest::addRow("%s %s", text, zone)
                << QString::fromLatin1(text) << QByteArray(zone) << QByteArray(from) << QByteArray(to);
        };
        row("2026-10", "UTC", "2026-10-01T00:00:00Z", "2026-11-01T00:00:00Z");
        row("2026-10", "Europe/Berlin", "2026-09-30T22:00:00Z", "2026-10-31T23:00:00Z"); // 745 hours
        row("2026-03", "Europe/Berlin", "2026-02-28T23:00:00Z", "2026-03-31T22:00:00Z"); // 743
        row("2026-10", "Asia/Kolkata", "2026-09-30T18:30:00Z", "2026-10-31T18:30:00Z");
        row("2026-Q3", "UTC", "2026-07-01T00:00:00Z", "2026-10-01T00:00:00Z");
        row("2026", "UTC", "2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z");
        row("this-month", "UTC", "2026-11-01T00:00:00Z", "2026-12-01T00:00:00Z");
        row("last-month", "UTC", "2026-10-01T00:00:00Z", "2026-11-01T00:00:00Z");
        row("2026-10-05/2026-10-06T12:30:00Z", "UTC", "2026-10-05T00:00:00Z", "2026-10-06T12:30:00Z");
        row("now-2d/now", "UTC", "2026-11-28T05:00:00Z", "2026-11-30T05:00:00Z");
    }
    void periodsAreThoseOfTheZone()
    {
        QFETCH(const QString, text);
        QFETCH(const QByteArray, zone);
        QFETCH(const QByteArray, from);
        QFETCH(const QByteArray, to);
        const QTimeZone place(zone);
        const auto period = slaPeriod(text.toStdString(), place, kAsked);
        QVERIFY2(period.ok(), period.ok() ? "" : qPrintable(toText(period.error())));
        QCOMPARE(period->span, (TimeSpan{at(from.constData()), at(to.constData())}));
        // and it can be asked for again
        const auto again = slaPeriod(periodWord(*period, place), place, kAsked);
        QVERIFY(again.ok());
        QCOMPARE(again->span, period->span);
    }

    void aMonthIsCalledAsItIs()
    {
        const auto month = slaPeriod("2026-10", QTimeZone::utc(), kAsked);
        QVERIFY(month->name.contains(u"2026"_s) && month->name.contains(u"October"_s));
        QCOMPARE(periodWord(*month, QTimeZone::utc()), std::string("2026-10"));
        QVERIFY(slaPeriod("now-2d/now", QTimeZone::utc(), kAsked)->name.isEmpty());
    }

    void whatIsNoneIsRefused_data()
    {
        QTest::addColumn<QString>("text");
        for (const char* const text : {"", "October", "2026-13", "2026-Q5", "2026-12", "2027", "2026-10-06/2026-10-05", "now/now",
                                       "2020/now", "2026-10-05", "soon/later", "2020-01-01/2026-01-01"})
            QTest::newRow(text) << QString::fromLatin1(text);
    }
    void whatIsNoneIsRefused()
    {
        QFETCH(const QString, text);
        const auto period = slaPeriod(text.toStdString(), QTimeZone::utc(), kAsked);
        QVERIFY(!period.ok());
        QCOMPARE(period.error().code, ErrorCode::Usage);
        QCOMPARE(period.error().found, text);
    }
};

TRACEO_TEST(TstSlaPeriod);
#include "tst_sla_period.moc"
