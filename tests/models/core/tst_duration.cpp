#include "core/duration.h"
#include "support/test_main.h"

#include <QRandomGenerator>
#include <QTest>

using namespace traceo;

class TstDuration : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsWhatPrometheusReads_data()
    {
        QTest::addColumn<qint64>("ms");
        const auto row = [](const char* text, qint64 ms) { QTest::newRow(text) << ms; };
        row("0", 0);
        row("0s", 0);
        row("100ms", 100);
        row("30s", 30'000);
        row("5m", 300'000);
        row("1h30m", 5'400'000);
        row("30d", 2'592'000'000);
        row("4w", 2'419'200'000);
        row("1y", 31'536'000'000);
        row("1y2w3d4h5m6s7ms", 31'536'000'000 + 1'209'600'000 + 259'200'000 + 14'400'000 + 300'000 + 6'007);
        row("007s", 7'000);
        row("90m", 5'400'000);
        row("1h0m", 3'600'000);
    }
    void readsWhatPrometheusReads()
    {
        QFETCH(qint64, ms);
        const auto length = parseDuration(QTest::currentDataTag());
        QVERIFY(length.ok());
        QCOMPARE(length->count(), ms);
    }

    void refusesWhatIsNoDuration()
    {
        for (const char* text : {"",
                                 " ",
                                 "5",
                                 "m",
                                 "5 m",
                                 " 5m",
                                 "5m ",
                                 "-5m",
                                 "+5m",
                                 "5M",
                                 "5min",
                                 "5m5m",
                                 "5m1h",
                                 "1.5h",
                                 "1h30",
                                 "5µs",
                                 "1e3s",
                                 "99999999999999999999s",
                                 "9223372036854775807y",
                                 "0x5s",
                                 "ms5"}) {
            const auto length = parseDuration(text);
            QVERIFY2(!length.ok(), text);
            QCOMPARE(length.error().code, ErrorCode::Syntax);
            QVERIFY(!length.error().expected.isEmpty());
        }
    }

    void anErrorShowsOnlyTheBeginningOfALongText()
    {
        QVERIFY(parseDuration(std::string(1'000'000, 'x')).error().found.size() <= 64);
    }

    void writesTheFormPeopleUse()
    {
        const auto text = [](std::int64_t ms) { return QString::fromStdString(toText(Millis{ms})); };
        QCOMPARE(text(0), QStringLiteral("0s"));
        QCOMPARE(text(100), QStringLiteral("100ms"));
        QCOMPARE(text(5'400'000), QStringLiteral("1h30m"));
        QCOMPARE(text(30 * 86'400'000LL), QStringLiteral("30d"));
        QCOMPARE(text(28 * 86'400'000LL), QStringLiteral("4w"));
        QCOMPARE(text(7 * 86'400'000LL), QStringLiteral("7d"));
        QCOMPARE(text(365 * 86'400'000LL), QStringLiteral("1y"));
        QCOMPARE(text(90'061'001), QStringLiteral("1d1h1m1s1ms"));
        QCOMPARE(text(-3'600'000), QStringLiteral("-1h"));
        QCOMPARE(text(std::numeric_limits<std::int64_t>::min()).left(1), QStringLiteral("-"));
    }

    void everyWrittenLengthReadsBack()
    {
        const quint32 seed = QRandomGenerator::global()->generate();
        qInfo("seed %u", seed);
        QRandomGenerator random(seed);
        for (int i = 0; i < 10'000; ++i) {
            const Millis length{qint64(random.generate64() >> (3 + random.bounded(60)))};
            const auto back = parseDuration(toText(length));
            QVERIFY2(back.ok() && *back == length, toText(length).c_str());
        }
    }
};
TRACEO_TEST(TstDuration);
#include "tst_duration.moc"
