#include "cache/counter_steps.h"
#include "models/cache/random_counters.h"
#include "support/seed.h"
#include "support/test_main.h"

#include <QTest>

#include <limits>

using namespace traceo;
using namespace traceo::test;

using Join = HitStep::Join;

class TstCounterSteps : public QObject {
    Q_OBJECT

    static constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
    static constexpr std::int64_t kStart = 1'790'000'000'000;

    /// Hits and misses at polls 15 s apart.
    static CounterPolls pollsOf(std::vector<double> hits, std::vector<double> misses)
    {
        CounterPolls polls;
        polls.roles = {CounterRole::Hit, CounterRole::Miss};
        for (std::size_t i = 0; i < hits.size(); ++i)
            polls.at.push_back(utcMs(kStart + std::int64_t(i) * 15'000));
        polls.values = {std::move(hits), std::move(misses)};
        return polls;
    }
    static TimeSpan all(const CounterPolls& polls) { return {polls.at.front(), polls.at.back()}; }
    static double startedAt(std::int64_t secondsAfterStart) { return double(kStart + secondsAfterStart * 1000); }

private Q_SLOTS:
    void theIntervalsRateIsNotTheLifetimes()
    {
        const CounterPolls polls = pollsOf({1000, 1900}, {250, 350});
        const HitCounts counts = countsOf({polls}, all(polls));
        QCOMPARE(counts.hits, 900.0);
        QCOMPARE(counts.misses, 100.0);
        QCOMPARE(*counts.ratio(), 0.9);
        QVERIFY(std::abs(*counts.lifetimeRatio() - 0.8444444444444444) < 1e-15);
        QVERIFY(counts.word == HitWord::Counted);
    }

    void aFallOfOneResetsBoth()
    {
        // misses grew beyond what they were before anybody looked
        const CounterPolls polls = pollsOf({1000, 40, 50}, {10, 30, 31});
        const HitCounts counts = countsOf({polls}, all(polls));
        QCOMPARE(counts.hits, 50.0);
        QCOMPARE(counts.misses, 31.0);
        QCOMPARE(counts.resets, 1);
        QVERIFY(counts.steps[0].join == Join::Reset);
    }

    void aWitnessShowsAResetThatRegrew()
    {
        CounterPolls polls = pollsOf({100, 150}, {100, 110});
        QVERIFY(stepsOf(polls)[0].join == Join::Grown); // nothing tells
        polls.roles.push_back(CounterRole::Witness);
        polls.values.push_back({90'000, 400});
        const HitCounts counts = countsOf({polls}, all(polls));
        QCOMPARE(counts.resets, 1);
        QCOMPARE(counts.hits, 150.0);
        QCOMPARE(counts.misses, 110.0);
    }

    void aRestartThatRegrewIsKnownByItsRunId()
    {
        CounterPolls polls = pollsOf({100, 900}, {10, 300});
        polls.process = {0, 1};
        polls.started = {startedAt(-5000), startedAt(3)};
        const HitCounts counts = countsOf({polls}, all(polls));
        QCOMPARE(counts.resets, 1);
        QCOMPARE(counts.hits, 900.0);
        QCOMPARE(counts.misses, 300.0);
    }

    void ofAServerThatRanBeforeNothingIsCounted()
    {
        for (const bool hasRunId : {true, false}) {
            CounterPolls polls = pollsOf({100, 90'000, 90'100}, {10, 30'000, 30'050});
            if (hasRunId)
                polls.process = {0, 1, 1};
            polls.started = {startedAt(-5000), startedAt(-900), startedAt(-900)};
            const HitCounts counts = countsOf({polls}, all(polls));
            QCOMPARE(counts.takenOver, 1);
            QCOMPARE(counts.resets, 0);
            QCOMPARE(counts.hits, 100.0);
            QCOMPARE(counts.misses, 50.0);
            QCOMPARE(counts.counted, Millis{15'000});
        }
    }

    void anotherProcessOfUnknownStartCountsNothing()
    {
        CounterPolls polls = pollsOf({100, 200}, {10, 20});
        polls.process = {0, 1};
        const HitCounts counts = countsOf({polls}, all(polls));
        QCOMPARE(counts.takenOver, 1);
        QCOMPARE(counts.lookups(), 0.0);
        QVERIFY(counts.word == HitWord::OnePoll); // that is not “no look-ups”
        QVERIFY(!counts.ratio());
    }

    /// CONFIG RESETSTAT, or a replica that was started in the same moment: nobody can tell.
    void withoutARunIdAFallWhileTheStartStandsStillMayBeEither()
    {
        CounterPolls polls = pollsOf({100, 50}, {10, 5});
        polls.started = {startedAt(-5000), startedAt(-4999)};
        QVERIFY(stepsOf(polls)[0].join == Join::TakenOver && stepsOf(polls)[0].isUnclear);
        QCOMPARE(countsOf({polls}, all(polls)).unclear, 1);
        polls.process = {7, 8};
        QVERIFY(stepsOf(polls)[0].join == Join::TakenOver && !stepsOf(polls)[0].isUnclear);
        polls.process = {};
        polls.started[1] = startedAt(-900);
        QVERIFY(stepsOf(polls)[0].join == Join::TakenOver && !stepsOf(polls)[0].isUnclear);
        polls.process = {7, 7};
        QVERIFY(stepsOf(polls)[0].join == Join::Reset);
    }

    /// Uptime is in whole seconds: a process that began half a second after the poll may have begun before it.
    void aStartThatIsNotCertainlyLaterCountsNothing()
    {
        CounterPolls polls = pollsOf({100, 50}, {10, 5});
        polls.process = {0, 1};
        polls.started = {startedAt(-5000), startedAt(0) + 500};
        QVERIFY(stepsOf(polls)[0].join == Join::TakenOver);
        polls.started[1] = startedAt(1);
        QVERIFY(stepsOf(polls)[0].join == Join::Reset);
    }

    void aSlowScrapeIsNoOtherServer()
    {
        CounterPolls polls = pollsOf({100, 200}, {10, 20});
        polls.started = {startedAt(-5000), startedAt(-4997)};
        QVERIFY(stepsOf(polls)[0].join == Join::Grown);
    }

    void pollsThatAreMissingLoseNothing()
    {
        CounterPolls polls = pollsOf({100, 110, 900}, {10, 11, 100});
        polls.at[2] = utcMs(kStart + 600'000); // a long gap
        const HitCounts counts = countsOf({polls}, all(polls));
        QCOMPARE(counts.hits, 800.0);
        QCOMPARE(counts.misses, 90.0);
        QVERIFY(counts.coverage < 0.1); // but nobody looked
    }

    void incrementsBelongToThePollThatShowsThem()
    {
        const CounterPolls polls = pollsOf({0, 1, 3, 7, 15}, {0, 0, 0, 0, 0});
        // (15 s, 45 s]: the polls at 30 s and 45 s
        const HitCounts counts = countsOf({polls}, {utcMs(kStart + 15'000), utcMs(kStart + 45'000)});
        QCOMPARE(counts.hits, 6.0);
        QCOMPARE(counts.steps.size(), 2U);
        QCOMPARE(*counts.before, utcMs(kStart + 15'000));
        QCOMPARE(counts.coverage, 1.0);
        // a beginning between polls is joined to the one before it
        QCOMPARE(countsOf({polls}, {utcMs(kStart + 29'999), utcMs(kStart + 45'000)}).hits, 6.0);
        QCOMPARE(countsOf({polls}, {utcMs(kStart + 30'000), utcMs(kStart + 45'000)}).hits, 4.0);
    }

    void nothingIsNeitherZeroNorAHundredPercent()
    {
        const CounterPolls idle = pollsOf({5, 5, 5}, {0, 0, 0});
        const HitCounts counts = countsOf({idle}, all(idle));
        QVERIFY(counts.word == HitWord::NoLookups);
        QVERIFY(!counts.ratio());
        QCOMPARE(*counts.lifetimeRatio(), 1.0);
        const CounterPolls one = pollsOf({5}, {5});
        QVERIFY(countsOf({one}, {one.at[0] - kMinute, one.at[0]}).word == HitWord::OnePoll);
        QVERIFY(countsOf({one}, {one.at[0], one.at[0] + kMinute}).word == HitWord::NotObserved);
        QVERIFY(countsOf({}, {one.at[0], one.at[0] + kMinute}).word == HitWord::NotObserved);
    }

    void databasesAreAddedUpAndResetOneByOne()
    {
        CounterPolls a = pollsOf({1000, 1100}, {100, 120});
        CounterPolls b = pollsOf({5000, 30}, {500, 10});
        a.outlivesRestart = b.outlivesRestart = true;
        a.statsReset = {startedAt(-90'000), startedAt(-90'000)};
        b.statsReset = {startedAt(-90'000), startedAt(8)};
        const HitCounts counts = countsOf({a, b}, all(a));
        QCOMPARE(counts.hits, 130.0);
        QCOMPARE(counts.misses, 30.0);
        QCOMPARE(counts.resets, 1);
        QCOMPARE(counts.steps.size(), 1U);
    }

    void aRestartOfPostgresKeepsItsStatistics()
    {
        CounterPolls polls = pollsOf({1000, 1100}, {100, 120});
        polls.outlivesRestart = true;
        polls.started = {startedAt(-90'000), startedAt(5)};
        QVERIFY(stepsOf(polls)[0].join == Join::Grown);
        polls.started[1] = startedAt(-50'000); // a standby that ran before
        QVERIFY(stepsOf(polls)[0].join == Join::TakenOver);
        polls.started = {startedAt(-90'000), startedAt(-90'000)};
        polls.statsReset = {startedAt(-80'000), startedAt(-70'000)}; // others than a minute ago
        QVERIFY(stepsOf(polls)[0].join == Join::TakenOver);
    }

    void requestsAreHitsAndMissesTogether()
    {
        CounterPolls polls = pollsOf({0, 8, 18}, {0, 7, 20});
        polls.roles[1] = CounterRole::Request;
        const HitCounts counts = countsOf({polls}, all(polls));
        QCOMPARE(counts.hits, 18.0);
        QCOMPARE(counts.misses, 2.0);
        QCOMPARE(counts.steps[0].misses, 0.0); // a hit was read before its request
        QCOMPARE(counts.steps[1].misses, 2.0);
        QVERIFY(!counts.isContradictory);
        polls.values[1] = {0, 3, 6};
        const HitCounts wrong = countsOf({polls}, all(polls));
        QVERIFY(wrong.isContradictory);
        QVERIFY(!wrong.ratio());
    }

    void aCounterThatIsNewBeganAtZeroWhereItWasLookedFor()
    {
        CounterPolls polls = pollsOf({10, 20, 30}, {kNone, 4, 5});
        QCOMPARE(countsOf({polls}, all(polls)).misses, 1.0);
        polls.wasAsked = [](std::size_t counter, UtcMs) { return counter == 1; };
        QCOMPARE(countsOf({polls}, all(polls)).misses, 5.0);
    }

    /// The server counts the shadow reader's look-ups among its hits.
    void whatTraceoLookedUpItselfIsNoLookup()
    {
        CounterPolls polls = pollsOf({100, 110, 130, 135}, {10, 10, 11, 11});
        polls.ownHits = {50, 60, 75, 3}; // Traceo began again before the last one
        polls.ownMisses = {0, 0, 0, 0};
        const HitCounts counts = countsOf({polls}, all(polls));
        QCOMPARE(counts.hits, 5.0); // 10 − 10, 20 − 15, 5 − (3 + as many as before)
        QCOMPARE(counts.misses, 1.0);
        QCOMPARE(counts.own, 30.0);
        QVERIFY(countsOf({polls}, {polls.at[0], polls.at[1]}).word == HitWord::NoLookups);
        QCOMPARE(*counts.lifetimeHits, 135.0); // as the server has it
    }

    void ofAResetNeverMoreIsTakenOffThanThereIs()
    {
        CounterPolls polls = pollsOf({100, 4}, {10, 1});
        polls.ownHits = {50, 60};
        polls.ownMisses = {0, 0};
        const HitCounts counts = countsOf({polls}, all(polls));
        QCOMPARE(counts.resets, 1);
        QCOMPARE(counts.hits, 0.0);
        QCOMPARE(counts.misses, 1.0);
    }

    /// All of them fell: that is one process, whatever their labels are.
    void aLooseUnitOfWhichAllFellWasReset()
    {
        CounterPolls polls = pollsOf({100, 40}, {10, 3});
        polls.isLoose = true;
        QCOMPARE(countsOf({polls}, all(polls)).hits, 40.0);
        polls.values[1] = {10, 11};
        const HitCounts counts = countsOf({polls}, all(polls));
        QCOMPARE(counts.unclear, 1);
        QCOMPARE(counts.lookups(), 0.0);
    }

    void whatWasEvictedAloneIsNoPollOfTheCache()
    {
        const CounterPolls polls = pollsOf({100, 110}, {10, 11});
        CounterPolls evicted;
        evicted.roles = {CounterRole::Evicted};
        evicted.at = {polls.at[0], polls.at[1], polls.at[1] + kMinute};
        evicted.values = {{7, 9, 2}};
        const HitCounts counts = countsOf({polls, evicted}, {polls.at[0], polls.at[1] + kMinute});
        QCOMPARE(counts.polls, 2);
        QCOMPARE(counts.resets, 0);
        QCOMPARE(*counts.evictions, 4.0);
        QCOMPARE(counts.lookups(), 11.0);
    }

    /// No reset, restart, failover or gap makes more of it than there was, or a rate outside what the unseen part allows.
    void whatIsCountedIsNeverMoreThanThereWas()
    {
        const quint32 seed = seedOfRun();
        qInfo("seed %u (TRACEO_SEED repeats it)", seed);
        RandomCounters random(seed);
        int swapped = 0;
        int regrown = 0;
        for (int i = 0; i < 100'000; ++i) {
            const CounterHistory history = random.history();
            const auto steps = stepsOf(history.polls);
            Truth truth;
            for (std::size_t poll = 1; poll < history.polls.at.size(); ++poll) {
                const CounterStep& step = steps[poll - 1];
                const Truth& now = history.truth[poll];
                const QByteArray where = QByteArray("seed ") + QByteArray::number(seed) + ", history " + QByteArray::number(i)
                    + ", poll " + QByteArray::number(qulonglong(poll));
                QVERIFY2(step.hits <= now.hits && step.misses <= now.misses && step.evicted <= now.evicted, where.constData());
                if (now.isCalm) {
                    QVERIFY2(step.join == Join::Grown, where.constData());
                    QVERIFY2(step.hits == now.hits && step.misses == now.misses, where.constData());
                }
                if (now.isSwapped && history.hasRunId) {
                    QVERIFY2(step.join != Join::Grown, where.constData());
                    ++swapped;
                }
                if (now.isReset && history.hasRunId && step.join == Join::Reset) {
                    QVERIFY2(step.hits == now.sinceHits && step.misses == now.sinceMisses, where.constData());
                    regrown += step.hits >= history.polls.values[0][poll - 1] ? 1 : 0;
                }
                truth = truth + now;
            }
            const TimeSpan window = all(history.polls);
            if (window.isEmpty())
                continue;
            const HitCounts counts = countsOf({history.polls}, window);
            const double unseen = truth.hits + truth.misses - counts.lookups();
            QVERIFY(unseen >= 0 && (!truth.isCalm || unseen == 0));
            if (const auto ratio = counts.ratio()) {
                const double lowest = counts.hits / (counts.lookups() + unseen);
                const double highest = (counts.hits + unseen) / (counts.lookups() + unseen);
                const double trueRatio = truth.hits / (truth.hits + truth.misses);
                QVERIFY(lowest - 1e-12 <= *ratio && *ratio <= highest + 1e-12);
                QVERIFY(lowest - 1e-12 <= trueRatio && trueRatio <= highest + 1e-12);
            }
        }
        QVERIFY(swapped > 1000); // the generator does what it says
        QVERIFY(regrown > 10);
    }
};

TRACEO_TEST(TstCounterSteps);
#include "tst_counter_steps.moc"
