#include "cache/cache_state.h"
#include "models/cache/row_parts.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

class TstCacheState : public QObject {
    Q_OBJECT

    static constexpr double kMiB = 1024 * 1024;

private Q_SLOTS:
    /// Neither 85.0 % nor, where nobody reaches it, 100 %.
    void aTargetIsSaidAsItWasWritten()
    {
        QVERIFY(targetText(0.85).startsWith(u"85"_s) && !targetText(0.85).contains(u'.'));
        QVERIFY(targetText(0.995).startsWith(u"99.5"_s));
        QVERIFY(targetText(0.9999).startsWith(u"99.99"_s));
    }

    void aTargetIsMissedOnlyWhereChanceDoesNotExplainIt()
    {
        RowParts parts;
        parts.set(900, 100);
        QVERIFY(parts.row().status == Status::Ok);
        QCOMPARE(parts.row().word, u"On target"_s);
        parts.set(8, 2); // 80 % of ten
        QVERIFY(parts.row().status == Status::Ok);
        QCOMPARE(parts.row().word, u"Near target"_s);
        parts.set(800, 200);
        QVERIFY(parts.row().status == Status::Warning);
        QCOMPARE(parts.row().word, u"Below target"_s);
        QVERIFY(parts.row().reason.contains(u"85"_s));
    }

    void whatCannotBeToldIsUnknown()
    {
        RowParts parts;
        parts.set(0, 0);
        QCOMPARE(parts.row().word, u"No look-ups"_s);
        QVERIFY(parts.row().status == Status::Unknown);
        parts.counts.word = HitWord::OnePoll;
        QCOMPARE(parts.row().word, u"One poll"_s);
        parts.counts.takenOver = 1;
        QCOMPARE(parts.row().word, u"Failover"_s);
        parts.counts.unclear = 1;
        QCOMPARE(parts.row().word, u"Reset or failover"_s);
        parts = {};
        parts.counts.isContradictory = true;
        QCOMPARE(parts.row().word, u"Contradictory"_s);
        QVERIFY(!parts.row().hitRate.hasValue());
        parts = {};
        parts.counts = {};
        QCOMPARE(parts.row().word, u"Not observed"_s);
    }

    void downGoesBeforeAll()
    {
        RowParts parts;
        parts.now.isDown = true;
        parts.counts.newest = kEnd - kHour;
        QVERIFY(parts.row().status == Status::Critical);
        parts.now.isDown = false;
        QVERIFY(parts.row().status == Status::Stale);
        QCOMPARE(parts.row().word, u"Silent"_s);
    }

    void memoryOverheadCountsWhereThereIsMemory()
    {
        RowParts parts;
        parts.now.used = 200 * kMiB;
        parts.now.overhead = 40 * kMiB;
        parts.now.startup = kMiB;
        QCOMPARE(parts.row().word, u"Memory overhead"_s);
        parts.now.used = 2 * kMiB;
        parts.now.overhead = 1.5 * kMiB;
        QVERIFY(parts.row().status == Status::Ok); // near empty
    }

    void falseResultsCountByTheirLowerBound()
    {
        RowParts parts;
        parts.compare(2, 100);
        QVERIFY(parts.row().status == Status::Ok);
        parts.compare(300, 10'000);
        QCOMPARE(parts.row().word, u"False results"_s);
        QVERIFY(parts.row().reason.contains(u"300"_s));
        QVERIFY2(parts.row().reason.contains(u"answers"_s), qPrintable(parts.row().reason));
        parts.falseResults.front().isOfEntries = true; // how often each is read nobody knows
        QVERIFY2(parts.row().reason.contains(u"of all entries"_s), qPrintable(parts.row().reason));
        QCOMPARE(parts.row().falseOf, std::string("entries"));
    }

    void aCacheThatCostsTimeSaysSo()
    {
        RowParts parts;
        parts.config.targets.hitRate = 0.01;
        parts.set(100, 900);
        parts.latencies.breakEven = 0.5;
        QCOMPARE(parts.row().word, u"Costs time"_s);
        parts.latencies.breakEven = 0.02;
        parts.latencies.reduction = 0.1;
        QCOMPARE(parts.row().word, u"Saves little"_s);
    }

    void notesNameWhatWasSeen()
    {
        RowParts parts;
        parts.counts.resets = 1;
        parts.counts.takenOver = 1;
        parts.now.refused = {u"SLOWLOG"_s};
        QCOMPARE(parts.row().note, u"failover, reset, SLOWLOG not available"_s);
        parts.counts.unclear = 1; // of those that took over
        QCOMPARE(parts.row().note, u"reset or failover, reset, SLOWLOG not available"_s);
    }

    void whatIsNotAvailableIsSaidWithItsRemedyOnce()
    {
        RowParts parts;
        parts.set(900, 100);
        const QString without = parts.row().reason;
        parts.now.refused = {u"CLIENT LIST"_s, u"CONFIG"_s, u"SLOWLOG"_s};
        QCOMPARE(parts.row().reason, without);
        parts.now.remedies = {{u"CLIENT LIST"_s, u"Do 100 % this."_s}, {u"SLOWLOG"_s, u"Do 100 % this."_s}};
        QCOMPARE(parts.row().reason, without + u" CLIENT LIST, SLOWLOG not available: Do 100 % this."_s);
        QCOMPARE(parts.row().note, u"CLIENT LIST not available, CONFIG not available, SLOWLOG not available"_s);
        const QStringList limits{u"CLIENT LIST, SLOWLOG not available: Do 100 % this."_s, u"CONFIG not available."_s};
        QCOMPARE(parts.row().limits, limits); // for whoever lists what is missing
        parts.now.refused.clear();
        QVERIFY(parts.row().limits.isEmpty());
    }
};

TRACEO_TEST(TstCacheState);
#include "tst_cache_state.moc"
