#include "cache/cache_tiles.h"
#include "models/cache/row_parts.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

class TstCacheTiles : public QObject {
    Q_OBJECT

    static CacheReport reportOf(const std::vector<RowParts>& caches)
    {
        CacheReport report;
        report.moment = kEnd;
        CacheSums sums;
        for (const RowParts& cache : caches) {
            report.rows.push_back(cache.row());
            sums.add(cache.view(), report.rows.back());
        }
        report.targets = sums.targets({}, report);
        report.tiles = tilesOf(report);
        return report;
    }

    static constexpr double kMiB = 1024 * 1024;

private Q_SLOTS:
    void ratesAreMadeOfSumsNotOfRates()
    {
        RowParts large;
        large.set(98'000, 2'000);
        RowParts small;
        small.set(10, 90);
        const CacheReport report = reportOf({large, small});
        QCOMPARE(report.targets.size(), 4U);
        QCOMPARE(report.targets[0].value.value, 98'010.0 / 100'100);
        QVERIFY(report.targets[0].verdict == CacheTarget::Verdict::Met);
        QVERIFY2(report.targets[0].words.startsWith(u"target 85"_s), qPrintable(report.targets[0].words)); // as it is written
        QVERIFY2(!report.targets[0].words.contains(u"85.0"_s), qPrintable(report.targets[0].words));
        QCOMPARE(report.tiles.size(), 5U);
        QCOMPARE(report.tiles[1].value.value, report.targets[0].value.value);
    }

    void blocksOfPostgresDoNotDrownLookups()
    {
        RowParts cache;
        cache.set(50, 50);
        RowParts blocks;
        blocks.instance.kind = CacheInstance::Kind::Postgres;
        blocks.set(999'999, 1);
        QCOMPARE(reportOf({cache, blocks}).targets[0].value.value, 0.5);
        QCOMPARE(reportOf({blocks}).targets[0].value.value, 0.999999);
    }

    void verdictsKnowChance()
    {
        RowParts few;
        few.set(9, 1);
        QVERIFY(reportOf({few}).targets[0].verdict == CacheTarget::Verdict::Undecided);
        few.set(0, 0);
        QVERIFY(reportOf({few}).targets[0].verdict == CacheTarget::Verdict::Unknown);
        few.compare(0, 300); // proves no more than 1.26 %
        QVERIFY(reportOf({few}).targets[2].verdict == CacheTarget::Verdict::Undecided);
        few.compare(0, 1000);
        QVERIFY(reportOf({few}).targets[2].verdict == CacheTarget::Verdict::Met);
        few.compare(50, 1000);
        QVERIFY(reportOf({few}).targets[2].verdict == CacheTarget::Verdict::Missed);
    }

    /// Asked directly, and through its exporter: one server, in two rows.
    void aServerThatIsSeenTwiceCountsOnce()
    {
        RowParts direct;
        direct.set(90, 10);
        RowParts other;
        other.set(500, 500);
        RowParts twin;
        twin.set(89, 10);
        twin.instance.sameAs = "sessions";
        const CacheReport report = reportOf({direct, other, twin});
        QCOMPARE(report.targets[0].value.value, 590.0 / 1100);
        QCOMPARE(report.tiles[0].value.value, 2.0);
        QVERIFY2(report.rows[2].note.contains(u"sessions"_s), qPrintable(report.rows[2].note));
    }

    void savedTimeIsAddedUp()
    {
        RowParts a; // 1000 look-ups of 4 ms instead of 40
        a.latencies.effective = 0.004;
        a.latencies.reduction = 0.9;
        RowParts b; // 1000 of 10 ms instead of 20
        b.latencies.effective = 0.010;
        b.latencies.reduction = 0.5;
        const CacheTarget target = reportOf({a, b}).targets[1];
        QVERIFY(std::abs(target.value.value - (1 - 14.0 / 60)) < 1e-12);
        QVERIFY(target.verdict == CacheTarget::Verdict::Met);
        QVERIFY(reportOf({RowParts()}).targets[1].words.contains(u"latency:"_s)); // and how it would be known
    }

    /// The workspace says how long the origin takes: what is missing are look-ups.
    void whatIsConfiguredIsNotAskedForAgain()
    {
        RowParts idle;
        idle.set(0, 0);
        idle.latencies.isHitGiven = idle.latencies.isOriginGiven = true;
        const QString alone = reportOf({idle}).targets[1].words;
        QVERIFY2(alone.contains(u"no look-ups"_s) && !alone.contains(u"latency:"_s), qPrintable(alone));
        const QString beside = reportOf({idle, RowParts()}).targets[1].words; // which has look-ups, and no origin
        QVERIFY2(beside.contains(u"no look-ups where"_s) && !beside.contains(u"latency:"_s), qPrintable(beside));
        RowParts halfKnown;
        halfKnown.latencies.isOriginGiven = true;
        const QString half = reportOf({halfKnown}).targets[1].words;
        QVERIFY2(half.contains(u"hit:"_s) && !half.contains(u"of an origin"_s), qPrintable(half));
    }

    /// Right after the start a second poll is all that is missing.
    void afterOnePollNothingElseIsAskedFor()
    {
        RowParts once;
        once.set(0, 0);
        once.counts.word = HitWord::OnePoll;
        const CacheReport report = reportOf({once});
        QVERIFY2(report.targets[0].words.contains(u"needs two polls"_s), qPrintable(report.targets[0].words));
        QVERIFY2(report.targets[1].words.contains(u"needs two polls"_s), qPrintable(report.targets[1].words));
        QVERIFY(reportOf({once, RowParts()}).targets[1].words.contains(u"latency:"_s)); // others were polled twice
    }

    void overheadIsNet()
    {
        RowParts parts;
        parts.now.used = 1100 * kMiB;
        parts.now.startup = 100 * kMiB;
        parts.now.overhead = 140 * kMiB;
        const CacheTarget target = reportOf({parts}).targets[3];
        QCOMPARE(target.value.value, 0.04);
        QVERIFY(target.verdict == CacheTarget::Verdict::Met);
    }

    /// Its row is not judged by it; nor is the tile.
    void whatIsNearEmptyIsLeftOutOfTheOverhead()
    {
        RowParts empty;
        empty.now.used = 2 * kMiB;
        empty.now.startup = kMiB;
        empty.now.overhead = 1.2 * kMiB;
        QVERIFY(empty.row().status == Status::Ok);
        const CacheTarget alone = reportOf({empty}).targets[3];
        QVERIFY(alone.verdict == CacheTarget::Verdict::Unknown && !alone.value.hasValue());
        QVERIFY2(alone.words.contains(u"1 below 64"_s), qPrintable(alone.words));
        RowParts large;
        large.now.used = 1100 * kMiB;
        large.now.startup = 100 * kMiB;
        large.now.overhead = 140 * kMiB;
        QCOMPARE(reportOf({empty, large}).targets[3].value.value, 0.04);
    }

    void withoutCachesThereAreNoTargets()
    {
        QVERIFY(reportOf({}).targets.empty());
        QCOMPARE(wordOf(CacheTarget::Verdict::Undecided), std::string_view("undecided"));
    }
};

TRACEO_TEST(TstCacheTiles);
#include "tst_cache_tiles.moc"
