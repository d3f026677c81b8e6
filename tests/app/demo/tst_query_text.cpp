#include "app/demo/query_text.h"

#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace traceo::demo;

class TstQueryText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void selectorsMayHaveARange()
    {
        const auto plain = parseQuery(" up{job=\"a\"} ");
        QVERIFY(plain.ok());
        QVERIFY(!std::get<Selection>(*plain).range);
        const auto ranged = parseQuery("http_requests_total{code=~\"5..\"}[1h30m]");
        QVERIFY(ranged.ok());
        QCOMPARE(*std::get<Selection>(*ranged).range, Millis{90 * 60'000});
        QCOMPARE(std::get<Selection>(*ranged).selector.name(), std::string("http_requests_total"));
    }

    void constantsTryAConnection()
    {
        QCOMPARE(std::get<Constant>(*parseQuery("1")).shape, Constant::Shape::Scalar);
        const auto vector = parseQuery("vector(2.5)");
        QCOMPARE(std::get<Constant>(*vector).value, 2.5);
        QCOMPARE(std::get<Constant>(*vector).shape, Constant::Shape::Vector);
    }

    void theRestIsRefused_data()
    {
        QTest::addColumn<QString>("text");
        for (const char* text : {"",        "   ",          "]",       "[5m]",         "up[",
                                 "up[]",    "up[5x]",       "up[-5m]", "rate(up[5m])", "up{",
                                 "up{a=}",  "up{a=~\"(\"}", "vector(", "vector()",     "vector(up)",
                                 "sum(up)", "up offset 5m", "1e999",   "up[5m][5m]",   "\xff\xfe"})
            QTest::newRow(text) << QString::fromUtf8(text);
    }

    void theRestIsRefused()
    {
        QFETCH(QString, text);
        QVERIFY(!parseQuery(text.toStdString()).ok());
    }

    void timesAreSecondsOrRfc3339()
    {
        QCOMPARE(*parseTime("1700000000.123"), utcMs(1'700'000'000'123));
        QCOMPARE(*parseTime("1700000000"), utcMs(1'700'000'000'000));
        QCOMPARE(*parseTime("2023-11-14T22:13:20Z"), utcMs(1'700'000'000'000));
        for (const char* text : {"", "now", "yesterday", "1e300", "inf", "nan", "12x", "2023-11-14"})
            QVERIFY2(!parseTime(text).ok(), text);
    }

    void stepsAreSecondsOrDurations()
    {
        QCOMPARE(*parseStep("15"), Millis{15'000});
        QCOMPARE(*parseStep("0.5"), Millis{500});
        QCOMPARE(*parseStep("1h"), Millis{3'600'000});
        for (const char* text : {"", "x", "1e300", "5m5"})
            QVERIFY2(!parseStep(text).ok(), text);
    }
};

TRACEO_TEST(TstQueryText);
#include "tst_query_text.moc"
