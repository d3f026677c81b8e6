#include "sli/silence.h"

#include "support/test_main.h"

#include <QTest>

using namespace traceo;

class TstSilence : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// The next sample is due after an interval, and is seen half of one later at the latest.
    void itBeginsAnIntervalAndItsGraceAfterTheNewest()
    {
        constexpr UtcMs kNewest = utcMs(1'700'000'040'000);
        QCOMPARE(graceOf(kMinute), Millis{30'000});
        QVERIFY(!isSilent(kNewest, kMinute, kNewest - kHour));
        QVERIFY(!isSilent(kNewest, kMinute, kNewest + Millis{90'000}));
        QVERIFY(isSilent(kNewest, kMinute, kNewest + Millis{90'001}));
        QVERIFY(!isSilent(kNewest, Millis{15'000}, kNewest + Millis{25'000}));
        QVERIFY(isSilent(kNewest, Millis{15'000}, kNewest + Millis{25'001}));
    }
};

TRACEO_TEST(TstSilence);
#include "tst_silence.moc"
