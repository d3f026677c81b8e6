#include "slo/composite_slices.h"

#include "models/slo/made_composites.h"
#include "models/slo/made_slices.h"
#include "slo/burn_rate.h"
#include "support/seed.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;
using Burn = Composite::Burn;

namespace {

constexpr BudgetingMethod kRatioTimeslices{.kind = BudgetingMethod::Kind::RatioTimeslices, .slice = kMinute, .sliceTarget = {}};

/// What a member says of a minute.
struct Said {
    double good = 0;
    double total = 1;
    double observed = 60;
    double undecided = 0;
};
constexpr Said kGood{1, 1};
constexpr Said kBad{0, 1};
constexpr Said kIdle{0, 0};
constexpr Said kUnseen{0, 0, 0};
constexpr Said kOpen{0, 1, 60, 1};

std::vector<Slice> said(const std::vector<Said>& minutes)
{
    std::vector<Slice> slices = emptySlices({kEnd - std::int64_t(minutes.size()) * kMinute, kEnd});
    for (std::size_t i = 0; i < minutes.size(); ++i)
        slices[i] = {.end = slices[i].end,
                     .good = minutes[i].good,
                     .total = minutes[i].total,
                     .observedSeconds = minutes[i].observed,
                     .undecided = minutes[i].undecided};
    return slices;
}

const CompositeWindow kWindow{{kEnd - kDay, kEnd}, {}};
constexpr int kRuns = 200;

Slice minuteOf(const SloDefinition& whole, const std::vector<Said>& members)
{
    std::vector<std::vector<Slice>> slices;
    for (const Said& member : members)
        slices.push_back(said({member}));
    return combined(whole, slices, kWindow).at(0);
}

SliceSum sumOfAll(const std::vector<Slice>& slices)
{
    return sumOf(slices, {slices.front().end - kMinute, slices.back().end});
}

double shareOf(const SliceSum& sum)
{
    return sum.good / sum.total;
}

bool isNear(double a, double b)
{
    return std::abs(a - b) <= 1e-9 * std::max({1.0, std::abs(a), std::abs(b)});
}

/// Of several members, minutes long.
std::vector<std::vector<Slice>> randomMembers(std::size_t count, int minutes, QRandomGenerator& random)
{
    std::vector<std::vector<Slice>> members;
    for (std::size_t i = 0; i < count; ++i) {
        members.push_back(randomHistory(0, minutes, random));
        members.back().front().total = std::max(1.0, members.back().front().total); // none without traffic
        members.back().front().observedSeconds = 60;
    }
    return members;
}

} // namespace

class TstCompositeSlices : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aMinuteIsBadWhereItIsBadForAnyMember_data()
    {
        QTest::addColumn<double>("good");
        QTest::addColumn<double>("total");
        QTest::addColumn<double>("undecided");
        QTest::addColumn<double>("observed");
        QTest::addColumn<int>("a");
        QTest::addColumn<int>("b");
        enum { Good, Bad, Idle, Unseen, Open };
        const auto row = [](const char* name, int a, int b, double good, double total, double undecided, double observed) {
            QTest::newRow(name) << good << total << undecided << observed << a << b;
        };
        row("good and good", Good, Good, 1, 1, 0, 60);
        row("good and bad", Good, Bad, 0, 1, 0, 60);
        row("bad and unseen: another is bad", Bad, Unseen, 0, 1, 0, 60);
        row("good and unseen", Good, Unseen, 0, 0, 0, 0);
        row("idle and unseen", Idle, Unseen, 0, 0, 0, 0);
        row("good and idle", Good, Idle, 1, 1, 0, 60);
        row("bad and idle", Bad, Idle, 0, 1, 0, 60);
        row("idle and idle", Idle, Idle, 0, 0, 0, 60);
        row("good and open", Good, Open, 0, 1, 1, 60);
        row("bad and open: it cannot get better", Bad, Open, 0, 1, 0, 60);
        row("open and unseen", Open, Unseen, 0, 0, 0, 0);
    }
    void aMinuteIsBadWhereItIsBadForAnyMember()
    {
        constexpr std::array kAll{kGood, kBad, kIdle, kUnseen, kOpen};
        QFETCH(const int, a);
        QFETCH(const int, b);
        const SloDefinition whole = composite(Burn::Sum, {{"a", 99}, {"b", 99, 3}}, kTimeslices);
        for (const auto& [first, second] : {std::pair(a, b), std::pair(b, a)}) {
            const Slice minute = minuteOf(whole, {kAll[std::size_t(first)], kAll[std::size_t(second)]});
            QTEST(minute.good, "good");
            QTEST(minute.total, "total");
            QTEST(minute.undecided, "undecided");
            QTEST(minute.observedSeconds, "observed");
            std::vector<Slice> again{minute};
            judge(whole.method, again); // what rests on slices judges them once more
            QCOMPARE(again.front(), minute);
        }
    }

    void shortfallsAddUpAndNoMinuteIsWorseThanBad()
    {
        const SloDefinition sum = composite(Burn::Sum, {{"a", 99}, {"b", 99, 2}}, kRatioTimeslices);
        QVERIFY(isNear(minuteOf(sum, {{0.9, 1}, {0.95, 1}}).good, 1 - 0.1 - 2 * 0.05));
        QCOMPARE(minuteOf(sum, {{0.5, 1}, {0.5, 1}}).good, 0.0); // 0.5 + 1 are more than all of it
        QVERIFY(isNear(minuteOf(sum, {{0.9, 1}, kIdle}).good, 0.9));
        QCOMPARE(minuteOf(sum, {{0.9, 1}, kUnseen}).total, 0.0);
        QCOMPARE(minuteOf(sum, {kUnseen, {0.4, 1}}).total, 1.0); // 1.2 are short already
        const Slice open = minuteOf(sum, {{0.9, 1}, {0.8, 1, 60, 0.1}});
        QVERIFY(isNear(open.good, 0.5) && isNear(open.undecided, 0.2));
        const SloDefinition score = composite(Burn::Score, {{"a", 99}, {"b", 99, 3}}, kRatioTimeslices);
        QVERIFY(isNear(minuteOf(score, {{0.9, 1}, {0.5, 1}}).good, (0.9 + 3 * 0.5) / 4));
        QVERIFY(isNear(minuteOf(score, {{0.9, 1}, kIdle}).good, 0.9));
    }

    /// Of the reference, §4.11 (c): 0.999, 0.9995 and 0.998 with weights 2, 1, 1.
    void aScoreIsTheMeanByWeight()
    {
        const SloDefinition whole = composite(Burn::Score, {{"a", 99, 2}, {"b"}, {"c"}});
        const std::vector<std::vector<Slice>> members{said({{999, 1000}}), said({{1999, 2000}}), said({{9.98, 10}})};
        const auto slices = combined(whole, members, kWindow);
        QVERIFY(isNear(shareOf(sumOfAll(slices)), 0.998875));
        QVERIFY(isNear(sumOfAll(slices).total, 3010)); // as many as there were
        const auto bounds = serialBoundsOf(sumsOf(whole, members, kWindow));
        QVERIFY(isNear(bounds->atLeast, 0.9965) && isNear(bounds->atMost, 0.998)); // (b)
        // A score is above what can be good for all: it is no availability.
        QVERIFY(shareOf(sumOfAll(slices)) > bounds->atMost);
    }

    void aDeadMemberOfLittleWeightHardlyShows()
    {
        const SloDefinition whole = composite(Burn::Score, {{"a", 99, 99}, {"b", 99, 1}});
        const std::vector<std::vector<Slice>> members{said({{1000, 1000}}), said({{0, 1000}})};
        QVERIFY(isNear(shareOf(sumOfAll(combined(whole, members, kWindow))), 0.99));
        const auto bounds = serialBoundsOf(sumsOf(whole, members, kWindow));
        QCOMPARE(bounds->atLeast, 0.0);
        QCOMPARE(bounds->atMost, 0.0); // and this says it
    }

    void burnRatesAddUpOverTheWindow()
    {
        const SloDefinition whole = composite(Burn::Sum, {{"a", 99.9, 2}, {"b", 99}});
        // 4 of 1,000 at 99.9 % burn at 4, 1 of 200 at 99 % at 0.5: 2 · 4 + 0.5.
        const std::vector<std::vector<Slice>> members{said({{500, 500}, {496, 500}}), said({{199, 200}, {0, 0}})};
        const SliceSum sum = sumOfAll(combined(whole, members, kWindow));
        QVERIFY(isNear(*burnRate(whole.objective, sum.bad(), sum.total), 8.5));
        // What a member without traffic would have burnt is nothing, and the others' stays what it is.
        const std::vector<std::vector<Slice>> idle{members[0], said({kIdle, kIdle})};
        const SliceSum alone = sumOfAll(combined(whole, idle, kWindow));
        QVERIFY(isNear(*burnRate(whole.objective, alone.bad(), alone.total), 8));
        QVERIFY(isNear(alone.total, 1000));
        QCOMPARE(sumOfAll(combined(whole, {said({kIdle}), said({kIdle})}, kWindow)).total, 0.0);
    }

    void whatIsDroppedIsNotWeighed()
    {
        const SloDefinition whole = composite(Burn::Score, {{"a"}, {"b"}});
        const std::vector<std::vector<Slice>> members{said({{0, 1000}, {90, 100}}), said({{1, 1}, {50, 100}})};
        const std::vector<TimeSpan> dropped{{kEnd - 2 * kMinute, kEnd - kMinute}};
        const CompositeWindow window{{kEnd - kDay, kEnd}, dropped};
        const auto slices = combined(whole, members, window);
        QVERIFY(isNear(shareOf(sumOf(slices, {kEnd - kMinute, kEnd})), (0.9 + 0.5) / 2));
        QCOMPARE(sumsOf(whole, members, window)[0].sum.total, 100.0);
    }

    void theLeastObservedMemberSaysHowMuchWasSeen()
    {
        const SloDefinition whole = composite(Burn::Score, {{"a"}, {"b"}});
        const Slice minute = minuteOf(whole, {{10, 10, 60}, {5, 10, 20}});
        QCOMPARE(minute.observedSeconds, 20.0);
        QVERIFY(minute.total > 0); // events are known, whenever they were seen
    }

    void missingMinutesAreTakenAsTheRuleSays_data()
    {
        QTest::addColumn<int>("rule");
        QTest::addColumn<bool>("isOfTime");
        QTest::addColumn<double>("good");
        QTest::addColumn<double>("total");
        QTest::addColumn<double>("observed");
        const auto row = [](const char* name, WhenDelayed rule, bool isOfTime, double good, double total, double observed) {
            QTest::newRow(name) << int(rule) << isOfTime << good << total << observed;
        };
        row("not observed", WhenDelayed::NotObserved, true, 0, 0, 0);
        row("ignore", WhenDelayed::Ignore, true, 0, 0, 60);
        row("good", WhenDelayed::Good, true, 1, 1, 60);
        row("bad", WhenDelayed::Bad, true, 0, 1, 60);
        row("ignore events", WhenDelayed::Ignore, false, 0, 0, 60);
        row("good events", WhenDelayed::Good, false, 15, 15, 60); // (10 + 20) in two minutes
        row("bad events", WhenDelayed::Bad, false, 0, 15, 60);
    }
    void missingMinutesAreTakenAsTheRuleSays()
    {
        QFETCH(const int, rule);
        QFETCH(const bool, isOfTime);
        std::vector<Slice> slices =
            isOfTime ? said({kUnseen, kGood, kUnseen, kGood, kUnseen}) : said({kUnseen, {10, 10}, kUnseen, {20, 20}, kUnseen});
        const std::vector<Slice> before = slices;
        fillDelayed({WhenDelayed(rule), kWindow.span, kEnd - kMinute}, isOfTime, slices);
        QTEST(slices[2].good, "good");
        QTEST(slices[2].total, "total");
        QTEST(slices[2].observedSeconds, "observed");
        for (const std::size_t other : {0U, 1U, 3U, 4U}) // before it was first seen, seen, and not yet late
            QCOMPARE(slices[other], before[other]);
    }

    /// What is asked for beside the window changes nothing in it.
    void whatADelayedMemberHasIsThatOfTheWindow()
    {
        std::vector<Slice> slices = said({{90, 90}, kUnseen, kUnseen, {10, 10}, kUnseen, {20, 20}});
        const TimeSpan window{slices[1].end, kEnd};
        fillDelayed({WhenDelayed::Bad, window, kEnd}, false, slices);
        QCOMPARE(slices[2].observedSeconds, 0.0); // before it was first seen in the window
        QCOMPARE(slices[4].total, 15.0);
        QCOMPARE(slices[1].total, 15.0); // before the window, as it had been seen by then
    }

    void aMemberThatWasNeverSeenIsNotObserved()
    {
        std::vector<Slice> slices = said({kUnseen, kUnseen});
        const std::vector<Slice> before = slices;
        fillDelayed({WhenDelayed::Bad, kWindow.span, kEnd}, true, slices);
        QCOMPARE(slices, before);
        QVERIFY(isMissing(slices[0]) && !isMissing(said({kIdle})[0]) && !isMissing(said({{1, 1, 0}})[0]));
    }

    /// The burn rate of the whole is the sum of the members', a score their mean, and any partition of it adds up.
    void randomHistoriesAddUp()
    {
        const quint32 seed = seedOfRun();
        QRandomGenerator random(seed);
        for (int run = 0; run < kRuns; ++run) {
            const std::size_t count = 1 + random.bounded(4);
            const int minutes = 2 + random.bounded(1440);
            const auto members = randomMembers(count, minutes, random);
            std::vector<MadeMember> made;
            for (std::size_t i = 0; i < count; ++i)
                made.push_back(
                    {std::string(1, char('a' + i)), 90 + random.bounded(999) / 100.0, 0.1 + random.bounded(50) / 10.0});
            const CompositeWindow window{{kEnd, minute(minutes)}, {}};
            for (const Burn burn : {Burn::Sum, Burn::Score}) {
                const SloDefinition whole = composite(burn, made);
                const auto slices = combined(whole, members, window);
                double burns = 0;
                double score = 0;
                double weights = 0;
                double least = 1;
                for (std::size_t i = 0; i < count; ++i) {
                    const SliceSum sum = sumOfAll(members[i]);
                    burns += made[i].weight * *burnRate(whole.composite->members[i].slo->objective, sum.bad(), sum.total);
                    score += made[i].weight * shareOf(sum);
                    weights += made[i].weight;
                    least = std::min(least, shareOf(sum));
                }
                const SliceSum all = sumOfAll(slices);
                const bool isRight = burn == Burn::Sum ? isNear(*burnRate(whole.objective, all.bad(), all.total), burns)
                                                       : isNear(shareOf(all), score / weights);
                QVERIFY2(isRight, qPrintable(QStringLiteral("seed %1, run %2").arg(seed).arg(run)));
                for (const Slice& slice : slices)
                    QVERIFY2(slice.good >= 0 && slice.good <= slice.total, qPrintable(QStringLiteral("seed %1").arg(seed)));
                const UtcMs cut = minute(random.bounded(minutes));
                const SliceSum first = sumOf(slices, {kEnd, cut});
                const SliceSum second = sumOf(slices, {cut, minute(minutes)});
                QVERIFY2(isNear(first.good + second.good, all.good) && isNear(first.total + second.total, all.total),
                         qPrintable(QStringLiteral("seed %1, run %2").arg(seed).arg(run)));
                const auto bounds = serialBoundsOf(sumsOf(whole, members, window));
                QVERIFY2(isNear(bounds->atMost, least) && bounds->atLeast <= bounds->atMost + 1e-12,
                         qPrintable(QStringLiteral("seed %1, run %2").arg(seed).arg(run)));
            }
        }
    }
};

TRACEO_TEST(TstCompositeSlices);
#include "tst_composite_slices.moc"
