#include "cache/joint_counters.h"
#include "models/cache/stored_cache.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;

namespace {

constexpr TimeSpan kWindow{kNow, kNow + 10 * kMinute};

struct Step {
    TimeSpan span;
    std::vector<double> grown;
    bool isReset;
};

std::vector<Step> walked(const std::vector<std::vector<Sample>>& series, const JointRules& rules = {})
{
    std::vector<Step> steps;
    JointCounters(series, kWindow).walk(rules, [&](const JointStep& step) {
        steps.push_back({step.span, {step.grown.begin(), step.grown.end()}, step.isReset});
    });
    return steps;
}

std::vector<Sample> minutely(const std::vector<double>& values)
{
    return every(kMinute, kNow, values);
}

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

} // namespace

class TstJointCounters : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatGrewBelongsToThePollThatShowsIt()
    {
        const auto steps = walked({minutely({10, 13, 13})});
        QCOMPARE(steps.size(), 2u);
        QCOMPARE(steps[0].span, (TimeSpan{kNow, kNow + kMinute}));
        QCOMPARE(steps[0].grown[0], 3.0);
        QCOMPARE(steps[1].grown[0], 0.0);
    }

    /// By itself the second would have grown by ten.
    void whenOneFellAllBeganAgain()
    {
        const auto steps = walked({minutely({0, 10, 5}), minutely({0, 10, 20})});
        QVERIFY(steps[1].isReset);
        QCOMPARE(steps[1].grown, (std::vector<double>{5, 20}));
    }

    void aBucketThatIsNotListedStandsWhereTheOneBeforeStands()
    {
        const auto steps = walked({minutely({4, 6}), minutely({kNone, 9}), minutely({7, 12})}, {.carries = true});
        QCOMPARE(steps.size(), 1u);
        QCOMPARE(steps[0].grown, (std::vector<double>{2, 5, 5}));
        QVERIFY(!steps[0].isReset);
    }

    /// A bucket never becomes empty again: its sample was lost, and counting the next anew would count all of it twice.
    void aBucketThatWasLostIsNoReset()
    {
        const auto steps = walked({minutely({4, 6, 6}), minutely({9, kNone, 11}), minutely({9, 12, 12})}, {.carries = true});
        QCOMPARE(steps.size(), 2u);
        QVERIFY(!steps[0].isReset && !steps[1].isReset);
        QCOMPARE(steps[0].grown[1] + steps[1].grown[1], 2.0);
    }

    void whatCameAfterAPollThatWouldHaveShownItCountsFromZero()
    {
        const std::vector<Sample> later = every(kMinute, kNow + 3 * kMinute, {7, 8});
        const auto unproven = walked({later});
        QCOMPARE(unproven.size(), 1u);
        QCOMPARE(unproven[0].grown[0], 1.0);
        const auto proven = walked({later}, {.carries = true, .polledBefore = kNow + kMinute});
        QCOMPARE(proven.size(), 2u);
        QCOMPARE(proven[0].grown[0], 7.0);
    }

    /// It grew beyond what it had been between two polls, so that only the hits show the reset.
    void aResetThatIsKnownFromElsewhereCounts()
    {
        const std::vector<HitStep> joins{{.span = {kNow + kMinute, kNow + 2 * kMinute}, .join = HitStep::Join::Reset}};
        const auto steps = walked({minutely({0, 10, 25})}, {.joins = joins});
        QVERIFY(steps[1].isReset);
        QCOMPARE(steps[1].grown[0], 25.0);
    }

    /// The histogram was asked for just before the hits: it has shown the reset in the step before.
    void aResetIsNotCountedTwice()
    {
        const std::vector<HitStep> joins{
            {.span = {kNow + kMinute + Millis{100}, kNow + 2 * kMinute + Millis{100}}, .join = HitStep::Join::Reset}};
        const auto steps = walked({minutely({0, 100, 5, 9})}, {.joins = joins});
        QCOMPARE(steps[1].grown[0], 5.0);
        QCOMPARE(steps[2].grown[0], 4.0);
    }

    void whatAServerSaysThatTookOverIsNotCounted()
    {
        const std::vector<HitStep> joins{{.span = {kNow + kMinute, kNow + 2 * kMinute}, .join = HitStep::Join::TakenOver}};
        const auto steps = walked({minutely({0, 10, 5000, 5003})}, {.carries = true, .joins = joins});
        QCOMPARE(steps.size(), 2u);
        QCOMPARE(steps[0].grown[0], 10.0);
        QCOMPARE(steps[1].grown[0], 3.0);
    }

    /// A poll of only some of them, long ago, says nothing of what they were before the window.
    void onlyTheLastPollBeforeTheWindowIsJoinedTo()
    {
        const auto steps = walked({{{kNow - kHour, 900}, {kNow + kMinute, 30}, {kNow + 2 * kMinute, 40}},
                                   {{kNow, 100}, {kNow + kMinute, 110}, {kNow + 2 * kMinute, 130}}});
        QCOMPARE(steps.size(), 2u);
        QVERIFY(!steps[0].isReset);
        QVERIFY(std::isnan(steps[0].grown[0]));
        QCOMPARE(steps[0].grown[1], 10.0);
        QCOMPARE(steps[1].grown, (std::vector<double>{10, 20}));
    }

    void partsAreAdjacentAndLeftOpen()
    {
        const auto parts = equalParts({kNow, kNow + Millis{1000}}, 3);
        QCOMPARE(parts.size(), 3u);
        QCOMPARE(parts.front().from, kNow);
        QCOMPARE(parts.back().to, kNow + Millis{1000});
        QCOMPARE(parts[0].to, parts[1].from);
        QCOMPARE(partOf(parts, kNow), 3u);
        QCOMPARE(partOf(parts, parts[0].to), 0u);
        QCOMPARE(partOf(parts, parts[0].to + Millis{1}), 1u);
        QCOMPARE(partOf(parts, kNow + Millis{1001}), 3u);
    }

    void aPartInWhichNoPollEndedIsAGap()
    {
        StoredCache store(kNow + 10 * kMinute);
        store.add("redis_x", {}, {{kNow, 5}, {kNow + kMinute, 8}, {kNow + 9 * kMinute, 10}});
        const auto snapshot = store.snapshot();
        const auto parts = equalParts(kWindow, 5);
        const auto counted = countersIn(snapshot, std::array{idOf(snapshot, "redis_x")}, parts, {});
        QVERIFY(counted.ok());
        QCOMPARE(counted->grown[0][0], 3.0);
        QVERIFY(std::isnan(counted->grown[0][1]) && std::isnan(counted->grown[0][3]));
        QCOMPARE(counted->grown[0][4], 2.0);
        QCOMPARE(counted->sumOf(0), 5.0);
    }
};

TRACEO_TEST(TstJointCounters);
#include "tst_joint_counters.moc"
