#include "models/cache/cache_store.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

class TstHitCounts : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theWindowIsExactAndJoinedToThePollBefore()
    {
        CacheStore store;
        store.add(redis("a:6379", u"0+10x120"_s, u"0+2x120"_s));
        const HitCounts counts = store.counts();
        QCOMPARE(counts.hits, 600.0); // (t − 1 h, t]: sixty polls, the first joined to the one at t − 1 h
        QCOMPARE(counts.misses, 120.0);
        QCOMPARE(counts.polls, 61);
        QCOMPARE(*counts.before, kEnd - kHour);
        QCOMPARE(counts.coverage, 1.0);
        QCOMPARE(store.counts({kEnd - kHour, kEnd - Millis{1}}).hits, 590.0);
    }

    void aPollLongBeforeTheWindowIsJoinedAndTheGapIsSeen()
    {
        CacheStore store;
        store.add(redis("a:6379", u"100 _x199 400 410"_s, u"0 _x199 50 52"_s));
        const HitCounts counts = store.counts({kEnd - 10 * kMinute, kEnd});
        QCOMPARE(counts.hits, 310.0);
        QCOMPARE(counts.misses, 52.0);
        QVERIFY(counts.coverage < 0.2);
        QCOMPARE(counts.before, std::optional(kEnd - 201 * kMinute));
    }

    void aStaleMarkerIsNoPoll()
    {
        CacheStore store;
        store.add(redis("a:6379", u"100 stale _x70 150"_s, u"10 stale _x70 20"_s));
        const HitCounts counts = store.counts();
        QCOMPARE(counts.hits, 50.0);
        QCOMPARE(counts.misses, 10.0);
        QCOMPARE(counts.resets, 0);
    }

    /// The exporter was away, the cache was not: redis_up is 0 and there are no counters.
    void anExporterThatWasRestartedLosesNothing()
    {
        CacheStore store;
        store.add(redis("a:6379", u"0+10x9 _x10 200+10x10"_s, u"0+1x9 _x10 20+1x10"_s));
        const HitCounts counts = store.counts();
        QCOMPARE(counts.hits, 300.0);
        QCOMPARE(counts.misses, 30.0);
        QCOMPARE(counts.resets, 0);
        QVERIFY(counts.coverage < 0.5);
    }

    void runIdAndUptimeTellAFailoverFromARestart()
    {
        for (const bool isFailover : {true, false}) {
            CacheStore store;
            store.add(redis("a:6379", u"1000 1010 90000 90010"_s, u"10 11 3000 3001"_s));
            store.add(process("a:6379", "aaa", u"1x1"_s, kEnd - 3 * kMinute));
            store.add(process("a:6379", "bbb", u"1x1"_s, kEnd - kMinute));
            Batch uptime;
            uptime.series.add(endingAt(vocabulary::kRedisUptime, cacheLabels("a:6379"),
                                       isFailover ? u"900 960 7000 7060"_s : u"900 960 40 100"_s));
            store.add(std::move(uptime));
            const HitCounts counts = store.counts();
            QCOMPARE(counts.takenOver, isFailover ? 1 : 0);
            QCOMPARE(counts.resets, isFailover ? 0 : 1);
            QCOMPARE(counts.hits, isFailover ? 20.0 : 90020.0);
            QCOMPARE(counts.misses, isFailover ? 2.0 : 3002.0);
        }
    }

    /// It was told from the last poll but one on: of the fall before that it says nothing.
    void aRunIdSaysNothingOfATimeBeforeItWasTold()
    {
        for (const bool isToldInTime : {true, false}) {
            CacheStore store;
            store.add(redis("a:6379", u"1000 1010 400 410"_s, u"10 11 3 4"_s));
            store.add(process("a:6379", "aaa", u"1x1"_s, kEnd - kMinute));
            if (isToldInTime)
                store.add(process("a:6379", "aaa", u"1"_s, kEnd - 3 * kMinute));
            Batch uptime;
            uptime.series.add(endingAt(vocabulary::kRedisUptime, cacheLabels("a:6379"), u"900 960 1020 1080"_s));
            store.add(std::move(uptime));
            const HitCounts counts = store.counts();
            QCOMPARE(counts.resets, isToldInTime ? 1 : 0);
            QCOMPARE(counts.unclear, isToldInTime ? 0 : 1);
            QCOMPARE(counts.hits, isToldInTime ? 420.0 : 20.0);
        }
    }

    void evictionsFallWithTheHits()
    {
        CacheStore store;
        store.add(redis("a:6379", u"1000 1100 50"_s, u"100 110 60"_s)); // CONFIG RESETSTAT: misses regrew
        Batch more;
        more.series.add(endingAt(vocabulary::kRedisEvicted, cacheLabels("a:6379"), u"5 7 9"_s));
        more.series.add(endingAt(vocabulary::kRedisExpired, cacheLabels("a:6379"), u"50 70 1"_s));
        store.add(std::move(more));
        const HitCounts counts = store.counts();
        QCOMPARE(counts.hits, 150.0);
        QCOMPARE(counts.misses, 70.0);
        QCOMPARE(*counts.evictions, 11.0);
        QCOMPARE(*counts.expirations, 21.0);
        QCOMPARE(counts.resets, 1);
    }

    void databasesOfPostgresAreSummed()
    {
        CacheStore store;
        Batch batch;
        const auto add = [&batch](const char* metric, const char* database, const QString& values) {
            batch.series.add(
                endingAt(metric, Labels{{"instance", "pg:9187"}, {"datid", database}, {"datname", database}}, values));
        };
        add(vocabulary::kPostgresHits, "a", u"0 3275602074"_s);
        add(vocabulary::kPostgresReads, "a", u"0 1242257"_s);
        add(vocabulary::kPostgresHits, "b", u"5000 30"_s);
        add(vocabulary::kPostgresReads, "b", u"500 10"_s);
        store.add(std::move(batch));
        const HitCounts counts = store.counts();
        QCOMPARE(counts.hits, 3275602104.0);
        QCOMPARE(counts.misses, 1242267.0);
        QCOMPARE(counts.resets, 1);
        QVERIFY(std::abs(3275602074.0 / (3275602074.0 + 1242257.0) - 0.9996209) < 5e-8);
    }

    /// Two pods of one cache, each scraped once a minute, the second a second after the first.
    void targetsThatAreAskedOneAfterTheOtherAreObservedAllTheTime()
    {
        CacheStore store;
        store.config.mapped = {{.name = "results", .hits = Selector("cache_hits"), .misses = Selector("cache_misses")}};
        Batch batch;
        for (const auto& [pod, end] : {std::pair{"a", kEnd - Millis{1000}}, {"b", kEnd}}) {
            batch.series.add(endingAt("cache_hits", {{"instance", pod}}, u"0+90x120"_s, end));
            batch.series.add(endingAt("cache_misses", {{"instance", pod}}, u"0+10x120"_s, end));
        }
        store.add(std::move(batch));
        const HitCounts counts = store.counts();
        QCOMPARE(counts.hits, 2 * 60 * 90.0);
        QCOMPARE(counts.interval, kMinute);
        QCOMPARE(counts.coverage, 1.0);
        QVERIFY(counts.counted >= kHour && counts.counted < kHour + kMinute); // and not two hours
        QCOMPARE(*counts.lifetimeHits, 2 * 120 * 90.0);
        const CacheRow row = store.row();
        QCOMPARE(row.hitRate.quality, Quality::Ok);
        QVERIFY(std::abs(row.lookups.value - 200.0 / 60) < 0.1);
    }

    /// The shadow reader looks twice a second, and nobody else does.
    void whereOnlyTraceoReadThereAreNoLookups()
    {
        for (const bool isTold : {true, false}) {
            CacheStore store;
            store.config.sources = {{"sessions", "redis"}};
            Batch batch;
            const Labels labels{{"instance", "sessions"}};
            const auto add = [&](const char* metric, const QString& values) {
                batch.series.add(endingAt(metric, labels, values, kEnd, kMinute, "sessions"));
            };
            add(vocabulary::kRedisHits, u"1000+120x120"_s);
            add(vocabulary::kRedisMisses, u"7+0x120"_s);
            if (isTold) {
                add(vocabulary::kRedisOwnHits, u"0+120x120"_s);
                add(vocabulary::kRedisOwnMisses, u"0+0x120"_s);
            }
            store.add(std::move(batch));
            const HitCounts counts = store.counts();
            QVERIFY(counts.word == (isTold ? HitWord::NoLookups : HitWord::Counted));
            QCOMPARE(counts.own, isTold ? 7200.0 : 0.0);
            QCOMPARE(store.row().hitWord, counts.word);
        }
    }

    /// One of two nodes that one exporter shows begins again; what the other counted before is not new.
    void ofAMappedCacheAResetIsOneNodesOwn()
    {
        CacheStore store;
        store.config.mapped = {{.name = "all",
                                .hits = Selector("cache_hits"),
                                .requests = Selector("cache_requests"),
                                .evicted = Selector("cache_evictions")}};
        Batch batch;
        const auto add = [&batch](const char* metric, Labels labels, const QString& values) {
            batch.series.add(endingAt(metric, labels.with("instance", "shop:9100").with("job", "shop"), values));
        };
        add("cache_hits", {{"node", "a"}}, u"100 190"_s);
        add("cache_requests", {{"node", "a"}}, u"200 300"_s);
        add("cache_hits", {{"node", "b"}}, u"1000 50"_s);
        add("cache_requests", {{"node", "b"}}, u"1000 60"_s);
        add("cache_evictions", {{"node", "a"}, {"reason", "size"}}, u"5 9"_s);
        add("cache_evictions", {{"node", "a"}, {"reason", "ttl"}}, u"7 17"_s);
        add("cache_evictions", {{"node", "b"}, {"reason", "ttl"}}, u"40 0"_s);
        store.add(std::move(batch));
        const HitCounts counts = store.counts();
        QCOMPARE(counts.hits, 140.0);
        QCOMPARE(counts.lookups(), 160.0);
        QCOMPARE(*counts.ratio(), 0.875);
        QCOMPARE(counts.resets, 1);
        QCOMPARE(*counts.evictions, 14.0);
        QCOMPARE(*counts.lifetimeHits, 240.0);
    }

    /// Hits are told apart by tier, requests are not: whether that is one process nobody knows.
    void whereSomeOfSeveralFellAndNobodyKnowsWhoseTheyAreNothingIsCounted()
    {
        CacheStore store;
        store.config.mapped = {{.name = "all", .hits = Selector("cache_hits"), .requests = Selector("cache_requests")}};
        Batch batch;
        batch.series.add(endingAt("cache_hits", {{"tier", "near"}}, u"100 190 5 15"_s));
        batch.series.add(endingAt("cache_hits", {{"tier", "far"}}, u"50 60 70 80"_s));
        batch.series.add(endingAt("cache_requests", {}, u"1000 1200 1300 1330"_s));
        store.add(std::move(batch));
        const HitCounts counts = store.counts();
        QCOMPARE(counts.unclear, 1);
        QCOMPARE(counts.hits, 120.0);
        QCOMPARE(counts.lookups(), 230.0);
    }

    void halfAMappingCountsNothing()
    {
        CacheStore store;
        store.config.mapped = {{.name = "results", .hits = Selector("cache_hits"), .requests = Selector("cache_requests")}};
        Batch batch;
        batch.series.add(endingAt("cache_hits", {{"instance", "x"}}, u"0 10"_s));
        store.add(std::move(batch));
        const HitCounts counts = store.counts();
        QVERIFY(counts.word == HitWord::NotObserved);
        QVERIFY(!counts.ratio()); // a hundred percent would be made up
    }

    void wilsonsIntervalIsTheBooks()
    {
        const Interval one = wilson(0, 300);
        QCOMPARE(one.low, 0.0);
        QVERIFY(std::abs(one.high - 0.01264) < 1e-5); // 0 of 300 still only proves 1.26 %
        const Interval half = wilson(50, 100);
        QVERIFY(std::abs(half.low - 0.4038315) < 1e-6 && std::abs(half.high - 0.5961685) < 1e-6);
        QCOMPARE(wilson(7, 7).high, 1.0);
        QVERIFY(wilson(7, 7).low < 0.7);
    }
};

TRACEO_TEST(TstHitCounts);
#include "tst_hit_counts.moc"
