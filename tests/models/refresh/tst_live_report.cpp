#include "opened_history.h"
#include "support/test_main.h"

#include <QSemaphore>
#include <QSignalSpy>
#include <QTest>
#include <QThreadPool>

#include <atomic>

using namespace traceo;
using namespace traceo::test;

namespace {

struct Counted {
    std::string selected;
    std::size_t series = 0;
};

Result<Counted> count(const history::Snapshot& snapshot, const Question& question)
{
    const auto series = snapshot.series(Selector("m"));
    if (!series)
        return series.error();
    return Counted{question.selected, series->size()};
}

/// Builds when it is let go.
struct HeldBuild {
    QSemaphore go;
    std::atomic<int> begun = 0;

    Result<Counted> operator()(const history::Snapshot& snapshot, const Question& question)
    {
        ++begun;
        go.acquire();
        return count(snapshot, question);
    }
};

} // namespace

class TstLiveReport : public QObject {
    Q_OBJECT
    OpenedHistory m_store;

private Q_SLOTS:
    void nothingIsBuiltWhileNobodyLooks()
    {
        LiveReport<Counted> report(m_store.snapshots(), m_store.clock, count);
        report.ask({});
        report.noteCommit();
        QTest::qWait(50);
        QVERIFY(!report.report());
        report.setWatched(true);
        QTRY_VERIFY(report.report());
    }

    void aCommitBringsANewReport()
    {
        LiveReport<Counted> report(m_store.snapshots(), m_store.clock, count);
        report.setWatched(true);
        report.ask({});
        QTRY_VERIFY(report.report());
        m_store.commit("m", 1);
        report.noteCommit();
        QTRY_COMPARE(report.report()->series, 1u);
    }

    void theNewestQuestionWins()
    {
        HeldBuild held;
        LiveReport<Counted> report(m_store.snapshots(), m_store.clock, std::ref(held));
        QSignalSpy changed(&report, &ReportFeed::changed);
        report.setWatched(true);
        report.ask({.selected = "old"});
        QTRY_COMPARE(held.begun.load(), 1);
        report.ask({.selected = "newer"});
        report.ask({.selected = "newest"});
        held.go.release(10);
        QTRY_VERIFY(report.report() && report.report()->selected == "newest");
        QCOMPARE(changed.count(), 1); // the older answers were of no use any more
        QCOMPARE(held.begun.load(), 2);
    }

    void whoCancelsHasPeaceUntilHeAsksAgain()
    {
        HeldBuild held;
        LiveReport<Counted> report(m_store.snapshots(), m_store.clock, std::ref(held));
        QSignalSpy changed(&report, &ReportFeed::changed);
        report.setWatched(true);
        report.ask({.selected = "slow"});
        QTRY_COMPARE(held.begun.load(), 1);
        report.cancel();
        report.noteCommit();
        held.go.release(10);
        QVERIFY(m_store.pool.waitForDone(5000));
        QCoreApplication::sendPostedEvents();
        QVERIFY(changed.isEmpty() && held.begun == 1 && !report.report());
        report.ask(report.question());
        QTRY_VERIFY(report.report() && report.report()->selected == "slow");
    }

    void anErrorLeavesTheLastGoodReport()
    {
        std::atomic<bool> broken = false;
        LiveReport<Counted> report(m_store.snapshots(), m_store.clock,
                                   [&](const history::Snapshot& snapshot, const Question& question) -> Result<Counted> {
                                       return broken ? Result<Counted>(Error{.code = ErrorCode::Storage})
                                                     : count(snapshot, question);
                                   });
        QSignalSpy failed(&report, &ReportFeed::failed);
        report.setWatched(true);
        report.ask({.selected = "good"});
        QTRY_VERIFY(report.report());
        broken = true;
        report.noteCommit();
        QTRY_COMPARE(failed.count(), 1);
        QCOMPARE(report.report()->selected, std::string("good"));
    }

    void closingWaitsForNothing()
    {
        QSemaphore go;
        QSemaphore begun;
        {
            LiveReport<Counted> report(m_store.snapshots(), m_store.clock,
                                       [&](const history::Snapshot& snapshot, const Question& question) {
                                           begun.release();
                                           go.acquire();
                                           return count(snapshot, question);
                                       });
            report.setWatched(true);
            report.ask({});
            QTRY_VERIFY(begun.available() > 0);
        }
        go.release();
        QVERIFY(m_store.pool.waitForDone(5000));
        QCoreApplication::sendPostedEvents();
    }
};

TRACEO_TEST(TstLiveReport);
#include "tst_live_report.moc"
