#include "slo/openslo_duration.h"
#include "support/seed.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;

class TstOpensloDuration : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void unitsHaveTheirUsualLength()
    {
        const auto days = [](const char* text) { return openSloDuration(text)->length() / kDay; };
        QCOMPARE(days("30d"), 30);
        QCOMPARE(days("4w"), 28);
        QCOMPARE(days("1M"), 30);
        QCOMPARE(days("1Q"), 90);
        QCOMPARE(days("2Y"), 730);
        QCOMPARE(days("48h"), 2);
        QCOMPARE(openSloDuration("90m")->length(), 90 * kMinute);
        QCOMPARE(openSloDuration("90m")->count, 90);
    }

    void whatIsNoneIsRefused()
    {
        for (const char* text : {"", "d", "0m", "-1d", "+1d", "1", "1s", "1.5h", "1h30m", "30days", "1 d", "1000001d",
                                 "99999999999999999999Y", "1D"})
            QVERIFY2(!openSloDuration(text), text);
    }

    void whatIsWrittenIsReadBack()
    {
        const quint32 seed = seedOfRun();
        QRandomGenerator random(seed);
        for (int round = 0; round < 2000; ++round) {
            const Millis length = (1 + random.bounded(200'000)) * kMinute;
            const auto read = openSloDuration(openSloText(length));
            QVERIFY2(read && read->length() == length, qPrintable(QStringLiteral("TRACEO_SEED=%1").arg(seed)));
        }
        QCOMPARE(openSloText(30 * kDay), std::string("30d"));
        QCOMPARE(openSloText(90 * kMinute), std::string("90m"));
    }
};

TRACEO_TEST(TstOpensloDuration);
#include "tst_openslo_duration.moc"
