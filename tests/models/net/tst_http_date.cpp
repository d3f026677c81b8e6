#include "net/http_date.h"

#include "core/moment.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;

namespace {
const UtcMs kNow = utcMs(1'795'536'000'000); // 2026-11-24T16:00:00Z
}

class TstHttpDate : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void allThreeFormsOfADate_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("moment");
        QTest::newRow("fixdate") << QByteArray("Sun, 06 Nov 1994 08:49:37 GMT") << QByteArray("1994-11-06T08:49:37Z");
        QTest::newRow("RFC 850") << QByteArray("Sunday, 06-Nov-94 08:49:37 GMT") << QByteArray("1994-11-06T08:49:37Z");
        QTest::newRow("RFC 850, soon") << QByteArray("Friday, 06-Nov-29 08:49:37 GMT") << QByteArray("2029-11-06T08:49:37Z");
        QTest::newRow("asctime") << QByteArray("Sun Nov  6 08:49:37 1994") << QByteArray("1994-11-06T08:49:37Z");
        QTest::newRow("in summer") << QByteArray("Wed, 01 Jul 2026 00:00:00 GMT") << QByteArray("2026-07-01T00:00:00Z");
        QTest::newRow("empty") << QByteArray() << QByteArray();
        QTest::newRow("words") << QByteArray("soon") << QByteArray();
        QTest::newRow("another zone") << QByteArray("Sun, 06 Nov 1994 08:49:37 CET") << QByteArray();
        QTest::newRow("no such day") << QByteArray("Sun, 31 Feb 1994 08:49:37 GMT") << QByteArray();
        QTest::newRow("long") << QByteArray(10'000, 'S') << QByteArray();
    }

    void allThreeFormsOfADate()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, moment);
        const auto date = parseHttpDate(text.toStdString(), kNow);
        QCOMPARE(QByteArray::fromStdString(date ? toRfc3339(*date) : std::string()), moment);
    }

    void retryAfterIsNeverNegativeNorEndless_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<qint64>("ms"); // -1: none
        QTest::newRow("seconds") << QByteArray(" 120 ") << qint64(120'000);
        QTest::newRow("zero") << QByteArray("0") << qint64(0);
        QTest::newRow("a date") << QByteArray("Tue, 24 Nov 2026 16:01:00 GMT") << qint64(60'000);
        QTest::newRow("a past date") << QByteArray("Tue, 24 Nov 2026 15:00:00 GMT") << qint64(0);
        QTest::newRow("a far date") << QByteArray("Tue, 24 Nov 2093 16:00:00 GMT") << qint64(86'400'000);
        QTest::newRow("many seconds") << QByteArray("99999999") << qint64(86'400'000);
        QTest::newRow("too many digits") << QByteArray("99999999999999999999999") << qint64(86'400'000);
        QTest::newRow("negative") << QByteArray("-5") << qint64(-1);
        QTest::newRow("fraction") << QByteArray("1.5") << qint64(-1);
        QTest::newRow("empty") << QByteArray() << qint64(-1);
    }

    void retryAfterIsNeverNegativeNorEndless()
    {
        QFETCH(QByteArray, text);
        QFETCH(qint64, ms);
        const auto after = parseRetryAfter(text.toStdString(), kNow);
        QCOMPARE(after ? qint64(after->count()) : qint64(-1), ms);
    }

    void aSlowAnswerIsNoWrongClock_data()
    {
        QTest::addColumn<qint64>("date"); // ms from kNow
        QTest::addColumn<qint64>("from");
        QTest::addColumn<qint64>("to");
        QTest::addColumn<qint64>("skew"); // 0: none
        QTest::newRow("cut to the second") << qint64(0) << qint64(900) << qint64(950) << qint64(0);
        QTest::newRow("made at the start of a long answer") << qint64(0) << qint64(0) << qint64(20'000) << qint64(0);
        QTest::newRow("made at its end") << qint64(20'000) << qint64(0) << qint64(20'000) << qint64(0);
        QTest::newRow("ahead") << qint64(40'000) << qint64(0) << qint64(10'000) << qint64(30'000);
        QTest::newRow("behind") << qint64(-31'000) << qint64(0) << qint64(10'000) << qint64(-30'000);
        QTest::newRow("less than a second ahead") << qint64(1'000) << qint64(0) << qint64(100) << qint64(0);
    }

    void aSlowAnswerIsNoWrongClock()
    {
        QFETCH(qint64, date);
        QFETCH(qint64, from);
        QFETCH(qint64, to);
        QFETCH(qint64, skew);
        const auto found = clockSkew(kNow + Millis{date}, {kNow + Millis{from}, kNow + Millis{to}});
        QCOMPARE(found ? qint64(found->count()) : qint64(0), skew);
    }
};

TRACEO_TEST(TstHttpDate);
#include "tst_http_date.moc"
