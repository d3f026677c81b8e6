#include "core/moment.h"
#include "support/test_main.h"

#include <QRandomGenerator>
#include <QTest>

using namespace traceo;

namespace {

const UtcMs kNow = utcMs(1'795'442'703'456); // 2026-11-23T14:05:03.456Z, a Monday

QString read(std::string_view text, UtcMs now = kNow)
{
    const auto moment = parseMoment(text, now);
    return moment ? QString::fromStdString(toRfc3339(*moment)) : QStringLiteral("error");
}

} // namespace

class TstMoment : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsMoments_data()
    {
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* text, const char* expected) { QTest::newRow(text) << QString::fromLatin1(expected); };
        row("2026-11-23T14:05:00Z", "2026-11-23T14:05:00Z");
        row("2026-11-23t14:05:00z", "2026-11-23T14:05:00Z");
        row("2026-11-23T14:05Z", "2026-11-23T14:05:00Z");
        row("2026-11-23T14:05:00.5Z", "2026-11-23T14:05:00.500Z");
        row("2026-11-23T14:05:00.123999999Z", "2026-11-23T14:05:00.123Z");
        row("2026-11-23T14:05:00+05:30", "2026-11-23T08:35:00Z");
        row("2026-11-23T23:30:00-01:00", "2026-11-24T00:30:00Z");
        row("2026-11-23T14:05:00", "2026-11-23T14:05:00Z");
        row("2026-11-23", "2026-11-23T00:00:00Z");
        row("2026-11-23 14:05", "2026-11-23T14:05:00Z");
        row("2026-11-23 14:05:07", "2026-11-23T14:05:07Z");
        row("2024-02-29", "2024-02-29T00:00:00Z");
        row("1969-12-31T23:59:59.999Z", "1969-12-31T23:59:59.999Z");
        row("0001-01-01", "0001-01-01T00:00:00Z");
        row("9999-12-31T23:59:59Z", "9999-12-31T23:59:59Z");
        row("0", "1970-01-01T00:00:00Z");
        row("1795442703", "2026-11-23T14:05:03Z");
        row("1795442703.25", "2026-11-23T14:05:03.250Z");
        row("-1.5", "1969-12-31T23:59:58.500Z");
        row("now", "2026-11-23T14:05:03.456Z");
        row("now-6h", "2026-11-23T08:05:03.456Z");
        row("now+1h", "2026-11-23T15:05:03.456Z");
        row("now-d", "2026-11-22T14:05:03.456Z");
        row("now/s", "2026-11-23T14:05:03Z");
        row("now/m", "2026-11-23T14:05:00Z");
        row("now/h", "2026-11-23T14:00:00Z");
        row("now/d", "2026-11-23T00:00:00Z");
        row("now-1d/d", "2026-11-22T00:00:00Z");
        row("now-1d/d+6h", "2026-11-22T06:00:00Z");
        row("now/w", "2026-11-23T00:00:00Z");
        row("now-1w/w", "2026-11-16T00:00:00Z");
        row("now-1d/w", "2026-11-16T00:00:00Z");
        row("now/M", "2026-11-01T00:00:00Z");
        row("now-1M/M", "2026-10-01T00:00:00Z");
        row("now-9M", "2026-02-23T14:05:03.456Z");
        row("now/Q", "2026-10-01T00:00:00Z");
        row("now-1Q/Q", "2026-07-01T00:00:00Z");
        row("now/y", "2026-01-01T00:00:00Z");
        row("now-1y", "2025-11-23T14:05:03.456Z");
    }
    void readsMoments() { QTEST(read(QTest::currentDataTag()), "expected"); }

    void refusesWhatIsNoMoment()
    {
        for (const char* text : {"",
                                 " ",
                                 "now ",
                                 "now-",
                                 "now-6",
                                 "now-6x",
                                 "now/",
                                 "now/ms",
                                 "now-1h30m",
                                 "nowh",
                                 "Now",
                                 "now-9999999999h",
                                 "now-999999999y",
                                 "now-12000y",
                                 "2026-13-01",
                                 "2026-00-01",
                                 "2026-02-30",
                                 "2025-02-29",
                                 "2026-1-1",
                                 "2026-11-23T",
                                 "2026-11-23T25:00:00Z",
                                 "2026-11-23T14:60:00Z",
                                 "2026-11-23T23:59:60Z",
                                 "2026-11-23T14:05:00.Z",
                                 "2026-11-23T14:05:00+5:30",
                                 "2026-11-23T14:05:00+24:00",
                                 "2026-11-23T14:05:00ZZ",
                                 "0000-01-01",
                                 "0001-01-01T00:00:00+01:00",
                                 "9999-12-31T23:59:59-01:00",
                                 "1795442703456",
                                 "1.",
                                 ".5",
                                 "1e9",
                                 "--1",
                                 "yesterday"}) {
            const auto moment = parseMoment(text, kNow);
            QVERIFY2(!moment.ok(), text);
            QCOMPARE(moment.error().code, ErrorCode::Syntax);
        }
    }

    void aMonthKeepsItsDayWhereItCan()
    {
        const UtcMs lastOfMarch = *parseMoment("2024-03-31T12:00:00Z", kNow);
        QCOMPARE(read("now-1M", lastOfMarch), QStringLiteral("2024-02-29T12:00:00Z"));
        QCOMPARE(read("now+1M", lastOfMarch), QStringLiteral("2024-04-30T12:00:00Z"));
        QCOMPARE(read("now-1y", *parseMoment("2024-02-29", kNow)), QStringLiteral("2023-02-28T00:00:00Z"));
    }

    void everyMomentReadsBack()
    {
        const quint32 seed = QRandomGenerator::global()->generate();
        qInfo("seed %u", seed);
        QRandomGenerator random(seed);
        for (int i = 0; i < 10'000; ++i) {
            const UtcMs moment = utcMs(-62'135'596'800'000 + qint64(random.generate64() % 315'537'897'600'000));
            const auto back = parseMoment(toRfc3339(moment), kNow);
            QVERIFY2(back.ok() && *back == moment, toRfc3339(moment).c_str());
        }
    }

    void momentsOutsideOfTheCalendarAreStillWritten()
    {
        QCOMPARE(QString::fromStdString(toRfc3339(utcMs(253'402'300'800'000))), QStringLiteral("+010000-01-01T00:00:00Z"));
        QVERIFY(!toRfc3339(kDistantPast).empty());
        QCOMPARE(toRfc3339(kDistantPast)[0], '-');
        QCOMPARE(toRfc3339(kDistantFuture)[0], '+');
        QVERIFY(!parseMoment("now-1s", kDistantPast).ok());
        QVERIFY(!parseMoment("now/d", kDistantFuture).ok());
    }
};
TRACEO_TEST(TstMoment);
#include "tst_moment.moc"
