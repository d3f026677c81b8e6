#include "cache/stale_looks.h"
#include "models/cache/cache_store.h"
#include "support/test_main.h"
#include "vocabulary/facts.h"

#include <QTest>

#include <ctime>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

class TstCacheReport : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theWorstStandsFirstAndIsTheDetail()
    {
        CacheStore store;
        store.add(redis("good:6379", u"0+90x60"_s, u"0+10x60"_s));
        store.add(redis("bad:6379", u"0+10x60"_s, u"0+90x60"_s));
        const CacheReport report = store.report();
        QCOMPARE(report.rows.size(), 2U);
        QCOMPARE(report.rows[0].name, std::string("bad:6379"));
        QVERIFY(report.rows[0].status == Status::Warning);
        QCOMPARE(report.rows[1].hitRate.value, 0.9);
        QCOMPARE(report.targets.size(), 4U);
        QCOMPARE(report.targets[0].value.value, 0.5);
        QCOMPARE(report.tiles.size(), 5U);
        QVERIFY(report.detail);
        QCOMPARE(report.detail->key, std::string("prom/bad:6379"));
        Question asked = question();
        asked.selected = "prom/good:6379";
        QCOMPARE(store.report(asked).detail->key, asked.selected);
        asked.selected = "good:6379";
        QCOMPARE(store.report(asked).detail->key, std::string("prom/good:6379"));
    }

    void whatWasComparedIsOfItsCache()
    {
        CacheStore store;
        store.add(redis("good:6379", u"0+90x60"_s, u"0+10x60"_s));
        store.add(redis("bad:6379", u"0+10x60"_s, u"0+90x60"_s));
        Batch batch;
        batch.events.push_back(eventsOf(
            {{.at = kEnd - kMinute, .id = "1", .cache = "good:6379", .estimator = "shadow", .outcome = LookOutcome::Fresh}}));
        store.add(std::move(batch));
        const CacheReport report = store.report();
        QCOMPARE(report.estimates.size(), 1U);
        QCOMPARE(report.estimates[0].key, std::string("prom/good:6379"));
        QCOMPARE(report.estimates[0].results[0].compared, 1);
        QVERIFY(!report.estimates[0].ttlSentence.isEmpty());
        QCOMPARE(report.rows[1].falseCompared.value, 1.0);
        QVERIFY(!report.rows[0].falseRate.hasValue());
    }

    /// Else it looks as if nobody had asked for it.
    void aShadowReaderThatCannotLookIsSaidWithTheRemedy()
    {
        CacheStore store;
        store.add(redis("good:6379", u"0+90x60"_s, u"0+10x60"_s));
        const auto tell = [&store](UtcMs at, const vocabulary::ShadowFact& said) {
            Batch batch;
            batch.facts.push_back({.kind = vocabulary::kShadowFact,
                                   .source = "good:6379",
                                   .key = "good:6379",
                                   .validFrom = at,
                                   .validTo = {},
                                   .payload = vocabulary::toJson(said),
                                   .learnedAt = {}});
            store.add(std::move(batch));
        };
        tell(kEnd - kHour, {"permission denied for schema hidden", "GRANT USAGE ON SCHEMA hidden TO traceo;"});
        QVERIFY(!store.report().targets[2].words.contains(u"hidden"_s)); // the workspace does not want it any more
        store.config.shadowed = {"good:6379"};
        const CacheReport report = store.report();
        for (const QString& words : {report.targets[2].words, report.detail->ttlSentence}) {
            QVERIFY2(words.contains(u"permission denied for schema hidden"_s), qPrintable(words));
            QVERIFY2(words.contains(u"GRANT USAGE"_s), qPrintable(words));
        }
        QVERIFY(report.tiles[3].note.contains(u"permission denied"_s));
        QVERIFY2(report.rows[0].note.contains(u"shadow reader cannot look"_s), qPrintable(report.rows[0].note));
        tell(kEnd - kMinute, {});
        QVERIFY2(store.report().targets[2].words.contains(u"nobody compares answers"_s), "it looks again");
        QVERIFY(store.report().shadowTroubles.empty());
    }

    void aFilterLeavesOneWhoseTargetsAreItsOwn()
    {
        CacheStore store;
        store.add(redis("good:6379", u"0+90x60"_s, u"0+10x60"_s));
        store.add(redis("bad:6379", u"0+10x60"_s, u"0+90x60"_s));
        Question asked = question();
        for (const char* filter : {"good:6379", "prom/good:6379"}) {
            asked.filter = filter;
            const CacheReport report = store.report(asked);
            QCOMPARE(report.rows.size(), 1U);
            QCOMPARE(report.targets[0].value.value, 0.9);
            QCOMPARE(report.detail->key, std::string("prom/good:6379"));
        }
    }

    void withoutCachesThereIsNothing()
    {
        const CacheReport report = CacheStore().report();
        QVERIFY(report.rows.empty() && report.tiles.empty() && report.targets.empty() && !report.detail);
    }

    void itIsAnsweredAsOfAPastMoment()
    {
        CacheStore store;
        store.add(redis("a:6379", u"0+10x60 600+0x59"_s, u"0+10x60 600+90x59"_s));
        Question asked = question();
        asked.at = kEnd - kHour;
        QCOMPARE(store.row(asked).hitRate.value, 0.5);
        QVERIFY(store.row().hitRate.value < 0.02);
    }

    void aCacheThatOnlyPausedIsSilent()
    {
        CacheStore store;
        store.add(redis("a:6379", u"0+10x60"_s, u"0+1x60"_s, kEnd - 10 * kMinute));
        const CacheRow row = store.row();
        QVERIFY(row.status == Status::Stale);
        QCOMPARE(row.age.value, 600.0);
        QVERIFY(row.hitRate.quality == Quality::Stale);
    }

    /// A history that is still being fetched says so.
    void whatIsStillToComeIsTold()
    {
        CacheStore store;
        store.add(redis("a:6379", u"0+10x20"_s, u"0+1x20"_s));
        Batch answer;
        answer.observations.push_back(
            {"prom", store.config.redisWant().id(), {kEnd - 20 * kMinute, kEnd}, kEnd, Outcome::Ok, {}});
        store.add(std::move(answer));
        QVERIFY(store.report().isFilling);
        QVERIFY(store.row().hitRate.quality == Quality::Partial);
    }

    /// The poller gathers it of all answers; the source of one answer cannot.
    void whatAServerDoesNotAllowIsSaid()
    {
        CacheStore store;
        store.config.sources = {{"cache-1", "redis"}};
        Batch batch = redis("cache-1", u"0+90x60"_s, u"0+10x60"_s, kEnd, "redis_", "cache-1");
        batch.facts.push_back({.kind = vocabulary::kCacheFact,
                               .source = "cache-1",
                               .key = "cache-1",
                               .validFrom = kEnd - kHour,
                               .validTo = {},
                               .payload = toJson(vocabulary::CacheFact{.product = "Redis", .version = "7.0.15"})});
        batch.facts.push_back(
            {.kind = vocabulary::kSourceFact,
             .source = "cache-1",
             .key = "cache-1",
             .validFrom = kEnd - kHour,
             .validTo = {},
             .payload = toJson(vocabulary::SourceFact{.kind = "redis",
                                                      .product = "Redis",
                                                      .notEnabled = {"SLOWLOG"},
                                                      .remedies = {{"SLOWLOG", "Run: ACL SETUSER traceo +slowlog|get"}}})});
        store.add(std::move(batch));
        QVERIFY2(store.row().note.contains(u"SLOWLOG"_s), qPrintable(store.row().note));
        QVERIFY2(store.row().reason.contains(u"+slowlog|get"_s), qPrintable(store.row().reason));
        QCOMPARE(store.row().hitRate.value, 0.9);
    }

    /// The run id tells that they are one; the address may differ.
    void oneServerSeenDirectlyAndThroughItsExporterIsCountedOnce()
    {
        CacheStore store;
        store.config.sources = {{"sessions", "redis"}};
        store.add(redis("10.0.0.1:6379", u"0+9x120"_s, u"0+1x120"_s));
        store.add(process("10.0.0.1:6379", "aaa", u"1"_s));
        store.add(redis("other:6379", u"0+1x120"_s, u"0+9x120"_s));
        store.add(process("other:6379", "bbb", u"1"_s));
        store.add(redis("sessions", u"0+9x120"_s, u"0+1x120"_s, kEnd, "redis_", "sessions"));
        Batch batch;
        batch.series.add({{"sessions", vocabulary::kRedisInfo, {{"instance", "sessions"}, {"run_id", "aaa"}}}, {{kEnd, 1}}});
        store.add(std::move(batch));
        const CacheReport report = store.report();
        QCOMPARE(report.rows.size(), 3U);
        QCOMPARE(report.targets[0].value.value, 0.5);
        for (const CacheRow& row : report.rows)
            QCOMPARE(row.sameAs, std::string(row.name == "10.0.0.1:6379" ? "sessions" : ""));
        Question one = question();
        one.filter = "10.0.0.1:6379"; // that one alone: it counts
        QCOMPARE(store.report(one).targets[0].value.value, 0.9);
    }

    /// What is asked directly is dead, and the exporter looks elsewhere: that one counts.
    void aTwinThatAnswersCountsForOneThatDoesNot()
    {
        CacheStore store;
        store.config.sources = {{"sessions", "redis"}};
        store.add(redis("10.0.0.1:6379", u"0+9x120"_s, u"0+1x120"_s));
        store.add(process("10.0.0.1:6379", "aaa", u"1"_s));
        Batch batch = redis("sessions", u"0+9x120"_s, u"0+1x120"_s, kEnd - 2 * kMinute, "redis_", "sessions");
        batch.series.add(
            {{"sessions", vocabulary::kRedisInfo, {{"instance", "sessions"}, {"run_id", "aaa"}}}, {{kEnd - 2 * kMinute, 1}}});
        batch.observations.push_back({"sessions", "INFO", {kEnd - kMinute, kEnd}, kEnd, Outcome::Timeout, "no answer"});
        store.add(std::move(batch));
        for (const CacheRow& row : store.report().rows)
            QCOMPARE(row.sameAs, std::string(row.name == "sessions" ? "10.0.0.1:6379" : ""));
    }

    /// (t − 90 s, t] and (t − 30 s, t] are no minutes.
    void aWindowOfSecondsIsTheOneThatWasAskedFor()
    {
        CacheStore store;
        store.add(redis("a:6379", u"0+9x120"_s, u"0+1x120"_s));
        QCOMPARE(store.report(question(Millis{90'000})).window.length(), Millis{90'000});
        QCOMPARE(store.row(question(Millis{90'000})).hits.value, 18.0);
        QCOMPARE(store.report(question(Millis{30'000})).window.length(), Millis{30'000});
        QCOMPARE(store.row(question(Millis{30'000})).hits.value, 9.0);
    }

    void aHundredCachesAreBuiltAtOnce()
    {
        CacheStore store;
        for (int i = 0; i < 100; ++i) {
            const std::string name = "cache-" + std::to_string(i) + ":6379";
            store.add(redis(name, u"0+10x120"_s, u"0+1x120"_s));
            store.add(gauges(
                name, {{vocabulary::kRedisUsed, 1e9}, {vocabulary::kRedisOverhead, 1e7}, {vocabulary::kRedisStartup, 1e6}}));
        }
        store.report();
        const std::clock_t begun = std::clock();
        const CacheReport report = store.report();
        qInfo("a report of 100 caches took %.1f ms of CPU", 1000.0 * double(std::clock() - begun) / CLOCKS_PER_SEC);
        QCOMPARE(report.rows.size(), 100U);
        QCOMPARE(report.targets[0].value.value, 10.0 / 11);
    }
};

TRACEO_TEST(TstCacheReport);
#include "tst_cache_report.moc"
