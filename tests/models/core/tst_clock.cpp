#include "core/clock.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;

class TstClock : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void monotonicClocksNeverRunBackwards()
    {
        const SystemClock clock;
        Millis monotonic = clock.monotonic();
        Millis boottime = clock.boottime();
        for (int i = 0; i < 1000; ++i) {
            QVERIFY(clock.monotonic() >= monotonic);
            QVERIFY(clock.boottime() >= boottime);
            monotonic = clock.monotonic();
            boottime = clock.boottime();
        }
        QVERIFY(boottime + Millis{1} >= monotonic); // it also counts suspended time
    }

    void nowIsUnixTime() { QVERIFY(SystemClock().now() > utcMs(1'700'000'000'000)); }

    void floorIsTowardsThePast()
    {
        QCOMPARE(msOf(floorTo(utcMs(61'999), kMinute)), 60'000);
        QCOMPARE(msOf(floorTo(utcMs(60'000), kMinute)), 60'000);
        QCOMPARE(msOf(floorTo(utcMs(-1), kMinute)), -60'000);
        QCOMPARE(msOf(floorTo(utcMs(0), kDay)), 0);
    }

    void distantMomentsLeaveRoomForWindows()
    {
        QVERIFY(kDistantPast - 1000 * 365 * kDay < kDistantPast);
        QVERIFY(kDistantFuture + 1000 * 365 * kDay > kDistantFuture);
        QVERIFY((TimeSpan{kDistantPast, kDistantFuture}).length() > Millis{0});
        QVERIFY((TimeSpan{utcMs(5), utcMs(5)}).isEmpty());
    }
};
TRACEO_TEST(TstClock);
#include "tst_clock.moc"
