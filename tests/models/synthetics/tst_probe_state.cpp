#include "support/test_main.h"
#include "synthetics/probe_state.h"

#include <QTest>

using namespace traceo;

namespace {

constexpr UtcMs kRun = utcMs(1'700'000'040'000);

ProbeSeen seen(double value, Millis interval = kMinute)
{
    return {.run = Sample{kRun, value}, .published = kRun, .interval = interval, .answeredTo = kRun + Millis{5'000}};
}

} // namespace

class TstProbeState : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theNewestRunDecides()
    {
        QCOMPARE(stateOf(seen(1), kRun + kMinute), ProbeState::Up);
        QCOMPARE(stateOf(seen(0), kRun + kMinute), ProbeState::Down);
        QCOMPARE(stateOf(seen(0.5), kRun + kMinute), ProbeState::Down);
    }

    /// The source answers and has nothing: that says nothing about the target.
    void aSilentProberIsNotObservedWithinAnInterval()
    {
        for (const double last : {0.0, 1.0}) {
            ProbeSeen prober = seen(last);
            prober.answeredTo = kRun + kMinute + Millis{30'000};
            QCOMPARE(stateOf(prober, *prober.answeredTo), last == 1 ? ProbeState::Up : ProbeState::Down);
            prober.answeredTo = kRun + 2 * kMinute;
            QCOMPARE(stateOf(prober, *prober.answeredTo), ProbeState::NotObserved);
        }
    }

    void aSilentSourceIsStale()
    {
        QCOMPARE(stateOf(seen(1), kRun + 2 * kMinute), ProbeState::Up);
        QCOMPARE(stateOf(seen(1), kRun + 2 * kMinute + Millis{1}), ProbeState::Stale);
        QCOMPARE(stateOf(seen(0, 5 * kMinute), kRun + 9 * kMinute), ProbeState::Down);
        QCOMPARE(stateOf(seen(0, 5 * kMinute), kRun + 11 * kMinute), ProbeState::Stale);
    }

    void importedDataAreStaleNotUnseen()
    {
        ProbeSeen prober = seen(1);
        prober.answeredTo.reset();
        QCOMPARE(stateOf(prober, kRun + kDay), ProbeState::Stale);
    }

    void withoutARunItIsUnknownOnlyWhileHistoryComes()
    {
        QCOMPARE(stateOf({.isFilling = true}, kRun), ProbeState::Unknown);
        QCOMPARE(stateOf({}, kRun), ProbeState::NotObserved);
    }

    /// A run is seen when it has ended, a timeout after its time.
    void theGraceLeavesASlowRunItsTime()
    {
        QCOMPARE(graceOf(Millis{1'000}), Millis{1'000});
        QCOMPARE(graceOf(Millis{15'000}), Millis{10'000});
        QCOMPARE(graceOf(kMinute), Millis{30'000});
    }

    void wordsAreStable()
    {
        QCOMPARE(wordOf(ProbeState::NotObserved), std::string_view("not_observed"));
        QCOMPARE(statusOf(ProbeState::Down), Status::Critical);
        QCOMPARE(statusOf(ProbeState::NotObserved), Status::Unknown);
        QCOMPARE(statusOf(ProbeState::Stale), Status::Stale);
    }
};

TRACEO_TEST(TstProbeState);
#include "tst_probe_state.moc"
