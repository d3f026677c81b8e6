#include "cache/cache_json.h"
#include "models/cache/row_parts.h"
#include "support/test_main.h"

#include <QTest>

#include <nlohmann/json.hpp>

using namespace traceo;
using namespace traceo::test;

class TstCacheJson : public QObject {
    Q_OBJECT

    static constexpr TimeSpan kWindow{kEnd - kHour, kEnd};

private Q_SLOTS:
    void namesAreFixed()
    {
        const auto item = toJson(RowParts().row(), kWindow);
        for (const char* name :
             {"name", "kind", "window_s", "hits", "misses", "hit_ratio", "hit_ratio_low", "hit_ratio_high", "lifetime_hit_ratio",
              "evictions", "expirations", "memory_used_bytes", "memory_overhead_ratio", "reset_seen", "age_s"})
            QVERIFY2(item.contains(name), name);
        QCOMPARE(item["name"].get<std::string>(), std::string("a:6379"));
        QCOMPARE(item["kind"].get<std::string>(), std::string("redis"));
        QCOMPARE(item["window_s"].get<int>(), 3600);
        QVERIFY(item["hits"].is_number_integer());
        QCOMPARE(item["hits"].get<int>(), 900);
        QCOMPARE(item["hit_ratio"].get<double>(), 0.9);
        QVERIFY(item["evictions"].is_null()); // nobody counts them
        QCOMPARE(item["reset_seen"].get<bool>(), false);
        QCOMPARE(item["age_s"].get<double>(), 0.0);
    }

    void withoutLookupsOrWithOnePollTheRateIsNull()
    {
        RowParts parts;
        parts.set(0, 0);
        auto item = toJson(parts.row(), kWindow);
        QVERIFY(item["hit_ratio"].is_null() && item["hit_ratio_low"].is_null() && item["hit_ratio_high"].is_null());
        QCOMPARE(item["hits"].get<int>(), 0);
        parts.counts.word = HitWord::OnePoll;
        item = toJson(parts.row(), kWindow);
        QVERIFY(item["hit_ratio"].is_null() && item["hit_ratio_low"].is_null() && item["hits"].is_null());
    }

    void whatWasNotSeenToTheEndIsNotComplete()
    {
        const auto isComplete = [](const RowParts& parts) { return toJson(parts.row(), kWindow)["complete"].get<bool>(); };
        RowParts parts;
        QVERIFY(isComplete(parts));
        parts.set(0, 0);
        QVERIFY(isComplete(parts));                // that nobody looked anything up is known
        parts.counts.newest = kEnd - 30 * kMinute; // silent since
        QVERIFY(!isComplete(parts));
        parts.counts = {};
        QVERIFY(!isComplete(parts));
    }

    void falseResultsHaveTheirNumberAndInterval()
    {
        RowParts parts;
        auto item = toJson(parts.row(), kWindow);
        QVERIFY(item["false_result_ratio"].is_null() && item["false_results_compared"].is_null());
        parts.compare(3, 600);
        item = toJson(parts.row(), kWindow);
        QCOMPARE(item["false_results_compared"].get<int>(), 600);
        QCOMPARE(item["false_result_ratio"].get<double>(), 0.005);
        QVERIFY(item["false_result_ratio_low"].get<double>() < 0.005 && item["false_result_ratio_high"].get<double>() > 0.005);
    }

    /// What a latency rests on, what a rate is a share of, and which TTL would do stand beside the numbers.
    void numbersSayWhatTheyRestOn()
    {
        RowParts parts;
        auto item = toJson(parts.row(), kWindow);
        for (const char* name : {"hit_latency_from", "origin_latency_from", "false_results_of", "ttl_s", "ttl_advice", "same_as"})
            QVERIFY2(item.contains(name) && item[name].is_null(), name);
        parts.compare(3, 600);
        parts.falseResults.front().isOfEntries = true;
        parts.latencies.hitFrom = "measured";
        parts.latencies.originFrom = "written";
        CacheRow row = parts.row();
        row.ttlFor = Millis{99'500};
        item = toJson(row, kWindow);
        QCOMPARE(item["hit_latency_from"].get<std::string>(), std::string("measured"));
        QCOMPARE(item["origin_latency_from"].get<std::string>(), std::string("written"));
        QCOMPARE(item["false_results_of"].get<std::string>(), std::string("entries"));
        QCOMPARE(item["ttl_s"].get<double>(), 99.5);
    }

    void aFragmentationThatIsNullHasItsReason()
    {
        RowParts parts;
        parts.now.used = 1024 * 1024;
        parts.now.resident = 3 * 1024 * 1024;
        auto item = toJson(parts.row(), kWindow);
        QVERIFY(item["fragmentation_ratio"].is_null());
        QVERIFY(item["fragmentation_reason"].get<std::string>().find("64 MiB") != std::string::npos);
        parts.now.used = 128.0 * 1024 * 1024;
        parts.now.resident = 256.0 * 1024 * 1024;
        item = toJson(parts.row(), kWindow);
        QCOMPARE(item["fragmentation_ratio"].get<double>(), 2.0);
        QVERIFY(item["fragmentation_reason"].is_null());
    }

    void aTargetHasWhatEachCacheSaysToIt()
    {
        CacheTarget target{.key = "hit_rate", .target = 0.85, .verdict = CacheTarget::Verdict::Met};
        const auto item = toJson(target, {RowParts().row()});
        QCOMPARE(item["target"].get<std::string>(), std::string("hit_rate"));
        QVERIFY(item["value_ratio"].is_null());
        QCOMPARE(item["verdict"].get<std::string>(), std::string("met"));
        QCOMPARE(item["instances"][0]["value_ratio"].get<double>(), 0.9);
    }

    void aSlowCommandHasItsTime()
    {
        SlowCommand slow{.at = kEnd, .instance = "a", .command = "keys", .client = {}};
        slow.took = {.value = 0.25, .unit = Unit::Seconds, .quality = Quality::Ok};
        const auto item = toJson(slow);
        QCOMPARE(item["duration_s"].get<double>(), 0.25);
        QVERIFY(item["client"].is_null());
    }
};

TRACEO_TEST(TstCacheJson);
#include "tst_cache_json.moc"
