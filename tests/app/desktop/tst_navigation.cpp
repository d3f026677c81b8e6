#include "app/desktop/navigation.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;

class TstNavigation : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void backAndForwardVisitTheSamePlaces()
    {
        Navigation navigation;
        const Place hour{.range = kHour, .at = {}};
        const Place past{.range = kHour, .at = utcMs(1'000'000)};
        navigation.go(hour);
        navigation.go(past);
        navigation.back();
        QCOMPARE(navigation.current(), hour);
        navigation.forward();
        QCOMPARE(navigation.current(), past);
        QVERIFY(!navigation.canGoForward());
    }

    void goingElsewhereForgetsWhatLayAhead()
    {
        Navigation navigation;
        navigation.go({.range = kHour, .at = {}});
        navigation.back();
        navigation.go({.range = kDay, .at = {}});
        QVERIFY(!navigation.canGoForward());
        navigation.back();
        QCOMPARE(navigation.current(), Place{});
    }

    void goingWhereOneIsIsNoStep()
    {
        Navigation navigation;
        navigation.go(Place{});
        QVERIFY(!navigation.canGoBack());
    }

    void aStepIntoTheFutureIsLive()
    {
        const UtcMs now = utcMs(10 * kDay.count());
        const Place earlier = stepped({.range = kDay, .at = {}}, -1, now);
        QCOMPARE(earlier.at, std::optional<UtcMs>(now - kDay / 2));
        QCOMPARE(stepped(earlier, +1, now).at, std::optional<UtcMs>());
    }

    void aDraggedRangeThatReachesNowStaysLive()
    {
        const UtcMs now = utcMs(10 * kDay.count());
        QVERIFY(!zoomed({now - kHour, now}, now).at);
        const Place past = zoomed({now - 3 * kHour, now - kHour}, now);
        QCOMPARE(past.at, std::optional<UtcMs>(now - kHour));
        QCOMPARE(past.range, Millis(2 * kHour));
    }

    void aClickIsNoRangeOfZero()
    {
        const UtcMs now = utcMs(10 * kDay.count());
        QVERIFY(zoomed({now - kDay, now - kDay}, now).range >= kMinute);
    }
};

TRACEO_TEST(TstNavigation);
#include "tst_navigation.moc"
