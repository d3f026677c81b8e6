#include "opened_history.h"
#include "refresh/derivation_loop.h"
#include "support/test_main.h"

#include <QFileInfo>
#include <QSignalSpy>
#include <QTest>

#include <atomic>

using namespace traceo;
using namespace traceo::test;

namespace {

/// Doubles the newest sample of `m` into `twice`.
Derivation doubling(std::atomic<int>& runs)
{
    return {.name = "twice",
            .dirty =
                [](const ChangeSet& changes) {
                    TimeSpan dirty;
                    for (const auto& change : changes.series)
                        if (change.source != "derived")
                            dirty = {change.span.from - kMinute, change.span.to};
                    return dirty;
                },
            .derive = [&runs](const history::Snapshot& snapshot, TimeSpan dirty) -> Result<Batch> {
                ++runs;
                Batch batch;
                const auto series = snapshot.series(Selector("m"));
                for (const auto& one : *series) {
                    auto samples = *snapshot.samples(one.id, dirty);
                    for (Sample& sample : samples)
                        sample.value *= 2;
                    batch.series.add({{"derived", "twice", {}}, std::move(samples)});
                }
                return batch;
            }};
}

/// Stores, then empties the log, which takes that nobody reads in it.
class EmptyingSink : public BatchSink {
public:
    explicit EmptyingSink(history::History& history) : m_history(history) {}
    QFuture<Result<ChangeSet>> commit(Batch batch) override
    {
        auto stored = m_history.commit(std::move(batch));
        stored.waitForFinished();
        m_history.compact().waitForFinished();
        leftInLog = QFileInfo(m_history.path() + QStringLiteral("-wal")).size();
        return stored;
    }
    std::atomic<qint64> leftInLog = -1;

private:
    history::History& m_history;
};

} // namespace

class TstDerivationLoop : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatACommitTouchedIsDerivedAndStored()
    {
        OpenedHistory store;
        std::atomic<int> runs = 0;
        DerivationLoop loop({doubling(runs)}, store.snapshots(), *store.history);
        QSignalSpy derived(&loop, &DerivationLoop::derived);
        loop.noteCommit(store.commit("m", 21));
        QTRY_COMPARE(derived.count(), 1);
        const auto snapshot = store.history->snapshot();
        const auto series = snapshot->series(Selector("twice"));
        QCOMPARE(series->size(), 1u);
        QCOMPARE((*snapshot->newestSample(series->front().id, kDistantFuture))->value, 42.0);
    }

    /// A writer that waited for the reader that waits for it took five seconds at a time.
    void nothingIsReadWhileItIsStored()
    {
        OpenedHistory store;
        std::atomic<int> runs = 0;
        EmptyingSink sink(*store.history);
        DerivationLoop loop({doubling(runs)}, store.snapshots(), sink);
        QSignalSpy derived(&loop, &DerivationLoop::derived);
        loop.noteCommit(store.commit("m", 21));
        QTRY_COMPARE(derived.count(), 1);
        QCOMPARE(sink.leftInLog.load(), 0);
    }

    void itsOwnCommitsDoNotStartItAgain()
    {
        OpenedHistory store;
        std::atomic<int> runs = 0;
        DerivationLoop loop({doubling(runs)}, store.snapshots(), *store.history);
        connect(store.history.get(), &history::History::committed, &loop,
                [&loop](const ChangeSet& changes) { loop.noteCommit(changes); });
        QSignalSpy derived(&loop, &DerivationLoop::derived);
        store.commit("m", 1);
        QTRY_COMPARE(derived.count(), 1);
        QTest::qWait(100); // its own commit has long been told
        QCOMPARE(runs.load(), 1);
        QVERIFY(loop.isIdle());
    }

    void aBackfillAndAPollAreNotTheMonthBetweenThem()
    {
        OpenedHistory store;
        std::atomic<int> runs = 0;
        std::vector<TimeSpan> derived; // by one job after another, read when all are done
        Derivation noting{.name = "noting",
                          .dirty = [](const ChangeSet& changes) { return changes.series.front().span; },
                          .derive = [&](const history::Snapshot&, TimeSpan dirty) -> Result<Batch> {
                              ++runs;
                              derived.push_back(dirty);
                              return Batch{};
                          }};
        DerivationLoop loop({noting}, store.snapshots(), *store.history);
        QSignalSpy done(&loop, &DerivationLoop::derived);
        const auto changed = [](int from, int to) {
            ChangeSet changes;
            changes.series.push_back({.source = "prom", .name = "m", .span = {utcMs(from), utcMs(to)}});
            return changes;
        };
        loop.noteCommit(changed(500, 600)); // runs; the next three wait for it
        loop.noteCommit(changed(0, 10));
        loop.noteCommit(changed(900, 1000));
        loop.noteCommit(changed(10, 20));
        QTRY_COMPARE(runs.load(), 3);
        QTRY_VERIFY(loop.isIdle());
        QCOMPARE(derived, (std::vector<TimeSpan>{{utcMs(500), utcMs(600)}, {utcMs(0), utcMs(20)}, {utcMs(900), utcMs(1000)}}));
    }

    void anUntouchedDerivationDoesNotRun()
    {
        OpenedHistory store;
        std::atomic<int> runs = 0;
        DerivationLoop loop({doubling(runs)}, store.snapshots(), *store.history);
        loop.noteCommit({});
        QVERIFY(loop.isIdle());
        QCOMPARE(runs.load(), 0);
    }

    void aFailureIsToldAndTheLoopGoesOn()
    {
        OpenedHistory store;
        std::atomic<int> runs = 0;
        Derivation failing{.name = "failing",
                           .dirty =
                               [](const ChangeSet&) {
                                   return TimeSpan{utcMs(0), utcMs(1)};
                               },
                           .derive = [](const history::Snapshot&, TimeSpan) -> Result<Batch> {
                               return Error{.code = ErrorCode::Internal};
                           }};
        DerivationLoop loop({failing, doubling(runs)}, store.snapshots(), *store.history);
        QSignalSpy failed(&loop, &DerivationLoop::failed);
        loop.noteCommit(store.commit("m", 1));
        QTRY_COMPARE(failed.count(), 1);
        QTRY_COMPARE(store.seriesNamed("twice"), 1u);
    }

    void runNowStoresBeforeItReturns()
    {
        OpenedHistory store;
        std::atomic<int> runs = 0;
        DerivationLoop loop({doubling(runs)}, store.snapshots(), *store.history);
        store.commit("m", 1);
        const UtcMs now = store.clock.now();
        QVERIFY(loop.runNow({now - kHour, now + kMinute}).ok());
        QCOMPARE(store.seriesNamed("twice"), 1u);
    }
};

TRACEO_TEST(TstDerivationLoop);
#include "tst_derivation_loop.moc"
