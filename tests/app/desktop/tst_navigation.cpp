#include "app/desktop/navigation.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace Qt::StringLiterals;

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
        QVERIFY(!zoomed({}, {now - kHour, now}, now).at);
        const Place past = zoomed({}, {now - 3 * kHour, now - kHour}, now);
        QCOMPARE(past.at, std::optional<UtcMs>(now - kHour));
        QCOMPARE(past.range, Millis(2 * kHour));
    }

    void aClickIsNoRangeOfZero()
    {
        const UtcMs now = utcMs(10 * kDay.count());
        QVERIFY(zoomed({}, {now - kDay, now - kDay}, now).range >= kMinute);
    }

    void backVisitsPanesAndObjectsToo()
    {
        Navigation navigation;
        navigation.go({.range = kDay, .pane = u"slo"_s});
        navigation.go({.range = kDay, .pane = u"slo"_s, .object = u"checkout"_s});
        navigation.go({.range = kDay, .pane = u"now"_s});
        navigation.back();
        QCOMPARE(navigation.current().object, u"checkout"_s);
        navigation.back();
        QCOMPARE(navigation.current().pane, u"slo"_s);
        QVERIFY(navigation.current().object.isEmpty());
    }

    void undoChangesTheTimeAndNotThePane()
    {
        Navigation navigation;
        const Place day{.range = kDay, .pane = u"slo"_s};
        navigation.move(day);
        navigation.go({.range = kHour, .pane = u"slo"_s});
        navigation.go({.range = kHour, .pane = u"now"_s});
        navigation.go({.range = 7 * kDay, .pane = u"now"_s});
        navigation.undoTime();
        QCOMPARE(navigation.current(), (Place{.range = kHour, .pane = u"now"_s}));
        navigation.undoTime();
        QCOMPARE(navigation.current(), (Place{.range = kDay, .pane = u"now"_s}));
        QVERIFY(!navigation.canUndoTime());
        navigation.redoTime();
        navigation.redoTime();
        QCOMPARE(navigation.current(), (Place{.range = 7 * kDay, .pane = u"now"_s}));
        QVERIFY(!navigation.canRedoTime());
        navigation.undoTime();
        navigation.go({.range = 2 * kHour, .pane = u"now"_s});
        QVERIFY(!navigation.canRedoTime()); // what was undone is forgotten once something else is done
    }

    void aMovementIsOnePlace()
    {
        Navigation navigation;
        navigation.go({.at = utcMs(1000)});
        navigation.move({.at = utcMs(2000)});
        navigation.back();
        QCOMPARE(navigation.current(), Place{});
    }

    void todayGrowsWhileItIsLive()
    {
        const UtcMs morning = utcMs(10 * kDay.count()) + 8 * kHour;
        const auto today = ranged({.pane = u"slo"_s}, {"now/d", "now"}, morning);
        QVERIFY(today.ok());
        QCOMPARE(today->range, Millis(8 * kHour));
        QCOMPARE(today->pane, u"slo"_s);
        QCOMPARE(grown(*today, morning + kHour).range, Millis(9 * kHour));
        const auto yesterday = ranged({}, {"now-1d/d", "now-1d/d"}, morning);
        QVERIFY(yesterday.ok());
        QCOMPARE(yesterday->at, std::optional<UtcMs>(morning - 8 * kHour));
        QCOMPARE(grown(*yesterday, morning + kDay), *yesterday); // the past stays where it is
    }

    void zoomingHasEnds()
    {
        QCOMPARE(zoomed({.range = kDay}, +1).range, Millis(2 * kDay));
        QCOMPARE(zoomed({.range = kDay}, -1).range, Millis(12 * kHour));
        Place place{.range = kHour};
        for (int i = 0; i < 40; ++i)
            place = zoomed(place, -1);
        QVERIFY(place.range >= kMinute);
        for (int i = 0; i < 80; ++i)
            place = zoomed(place, +1);
        QVERIFY(place.range <= 21 * 365 * kDay);
    }
};

TRACEO_TEST(TstNavigation);
#include "tst_navigation.moc"
