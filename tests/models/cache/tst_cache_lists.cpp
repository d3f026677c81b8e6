#include "cache/cache_lists.h"
#include "cache/hit_counts.h"
#include "models/cache/stored_cache.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

constexpr TimeSpan kWindow{kNow, kNow + 10 * kMinute};

void addCommand(StoredCache& store, const char* command, double calls, double seconds)
{
    store.add(vocabulary::kRedisCommandCalls, {{"cmd", command}}, every(kMinute, kNow, {0, calls}));
    store.add(vocabulary::kRedisCommandSeconds, {{"cmd", command}}, every(kMinute, kNow, {0, seconds}));
}

} // namespace

class TstCacheLists : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatTookMostTimeComesFirst()
    {
        StoredCache store(kWindow.to);
        addCommand(store, "get", 1000, 0.01);
        addCommand(store, "keys", 2, 4);
        addCommand(store, "set", 0, 0);
        store.addBucket("get", "16", every(kMinute, kNow, {0, 1000}));
        const auto snapshot = store.snapshot();
        const CacheInstance instance = StoredCache::redis(snapshot);
        const auto course = commandCourse(snapshot, instance, std::array{kWindow});
        const auto rows = commandRows(snapshot, instance, kWindow, *course, {});
        QVERIFY(rows.ok());
        QCOMPARE(rows->size(), 2u);
        QCOMPARE(rows->at(0).name, u"keys"_s);
        QCOMPARE(rows->at(0).mean.value, 2.0);
        QVERIFY(!rows->at(0).p50.hasValue());
        QCOMPARE(rows->at(1).calls.value, 1000.0);
        QCOMPARE(rows->at(1).p50.value, 12e-6);
        QVERIFY(!rows->at(1).hitRate.hasValue());
    }

    void aStatementHasItsTextAndItsShareOfBuffers()
    {
        StoredCache store(kWindow.to);
        const Labels labels{{"user", "app"}, {"datname", "shop"}, {"queryid", "42"}};
        store.add(vocabulary::kStatementCalls, labels, every(kMinute, kNow, {0, 10}));
        store.add(vocabulary::kStatementSeconds, labels, every(kMinute, kNow, {0, 1}));
        store.add(vocabulary::kStatementHits, labels, every(kMinute, kNow, {0, 90}));
        store.add(vocabulary::kStatementReads, labels, every(kMinute, kNow, {0, 10}));
        Batch batch;
        batch.facts.push_back({.kind = vocabulary::kStatementFact,
                               .source = kCacheName,
                               .key = "shop/app/42",
                               .validFrom = kNow,
                               .validTo = {},
                               .payload = toJson(vocabulary::StatementFact{"SELECT $1"})});
        store.store(std::move(batch));
        const auto snapshot = store.snapshot();
        CacheInstance instance;
        instance.kind = CacheInstance::Kind::Postgres;
        instance.name = instance.source = kCacheName;
        const auto series = snapshot.series(Selector({}, {{"__name__", Selector::Match::Regex, ".*pg_.+"}}));
        for (const history::SeriesInfo& one : *series)
            instance.others.emplace_back(one.key.name, one);
        const auto rows = commandRows(snapshot, instance, kWindow, {}, {});
        QVERIFY(rows.ok());
        QCOMPARE(rows->size(), 1u);
        QCOMPARE(rows->at(0).key, std::string("shop/app/42"));
        QCOMPARE(rows->at(0).name, u"SELECT $1"_s);
        QCOMPARE(rows->at(0).mean.value, 0.1);
        QCOMPARE(rows->at(0).hitRate.value, 0.9);
    }

    void whatAConnectionDoesForItselfIsLeftOut()
    {
        StoredCache store(kWindow.to);
        const Labels labels{{"user", "app"}, {"datname", "shop"}, {"queryid", "42"}};
        store.add(vocabulary::kStatementCalls, labels, every(kMinute, kNow, {0, 10}));
        store.add(vocabulary::kStatementSeconds, labels, every(kMinute, kNow, {0, 1}));
        Batch batch;
        batch.facts.push_back({.kind = vocabulary::kStatementFact,
                               .source = kCacheName,
                               .key = "shop/app/42",
                               .validFrom = kNow,
                               .validTo = {},
                               .payload = toJson(vocabulary::StatementFact{"ROLLBACK"})});
        store.store(std::move(batch));
        const auto snapshot = store.snapshot();
        CacheInstance instance;
        instance.kind = CacheInstance::Kind::Postgres;
        instance.name = instance.source = kCacheName;
        const auto series = snapshot.series(Selector({}, {{"__name__", Selector::Match::Regex, ".*pg_.+"}}));
        for (const history::SeriesInfo& one : *series)
            instance.others.emplace_back(one.key.name, one);
        const auto rows = commandRows(snapshot, instance, kWindow, {}, {});
        QVERIFY(rows.ok() && rows->empty());
    }

    void theLargestGroupComesFirstAndOldOnesAreLeftOut()
    {
        StoredCache store(kWindow.to);
        const auto group = [&store](const char* name, double keys, double bytes, UtcMs at) {
            const Labels labels{{"db", "db0"}, {"key_group", name}};
            store.add(vocabulary::kRedisKeyGroupCount, labels, {{at, keys}});
            store.add(vocabulary::kRedisKeyGroupBytes, labels, {{at, bytes}});
        };
        group("small", 500, 1000, kNow);
        group("large", 5, 9000, kNow);
        group("gone", 5, 99'000, kNow - 3 * kDay);
        const auto snapshot = store.snapshot();
        const auto groups = keyGroups(snapshot, StoredCache::redis(snapshot), kWindow);
        QVERIFY(groups.ok());
        QCOMPARE(groups->size(), 2u);
        QCOMPARE(groups->at(0).group, std::string("large"));
        QCOMPARE(groups->at(0).bytes.value, 9000.0);
        QCOMPARE(groups->at(1).keys.value, 500.0);
        QCOMPARE(groups->at(1).db, std::string("db0"));
    }

    /// Twenty thousand keys, a tenth of which are sessions, as samples of different sizes tell it.
    void aSampleTellsHowFarItMayBeOff()
    {
        for (const double sampled : {3.0, 500.0, 20'000.0}) {
            StoredCache store(kWindow.to);
            for (const auto& [name, keys] : {std::pair("session:*", 2000.0), std::pair("other", 18'000.0)}) {
                const Labels labels{{"db", "db0"}, {"key_group", name}};
                store.add(vocabulary::kRedisKeyGroupCount, labels, {{kNow, keys}});
                store.add(vocabulary::kRedisKeyGroupBytes, labels, {{kNow, keys * 100}});
            }
            store.add(vocabulary::kRedisKeysSampled, {{"db", "db0"}}, {{kNow, sampled}});
            const auto snapshot = store.snapshot();
            const auto groups = keyGroups(snapshot, StoredCache::redis(snapshot), kWindow).value();
            const auto found = std::ranges::find(groups, std::string("session:*"), &KeyGroup::group);
            QVERIFY(found != groups.end());
            QCOMPARE(found->sampled.value, sampled);
            QCOMPARE(found->keys.hasValue(), sampled >= 30);
            QCOMPARE(found->bytes.hasValue(), sampled >= 30);
            if (sampled < 30)
                continue;
            QCOMPARE(found->keys.value, 2000.0);
            const bool isWhole = sampled == 20'000;
            const Interval expected = isWhole ? Interval{0.1, 0.1} : wilson(50, 500); // 7.7 % … 12.9 %
            QCOMPARE(found->keysLow.value, std::floor(expected.low * 20'000));
            QCOMPARE(found->keysHigh.value, std::ceil(expected.high * 20'000));
            QCOMPARE(found->keysLow.value < found->keysHigh.value, !isWhole);
        }
    }

    /// Its pattern has gone from the source since: it is no part of what is there now.
    void aGroupThatIsNoLongerCountedIsLeftOut()
    {
        StoredCache store(kWindow.to);
        const auto group = [&store](const char* name, UtcMs at) {
            store.add(vocabulary::kRedisKeyGroupCount, {{"db", "db0"}, {"key_group", name}}, {{at, 10}});
        };
        group("cart:*", kNow - kHour);
        group("session:*", kNow);
        const auto snapshot = store.snapshot();
        const auto groups = keyGroups(snapshot, StoredCache::redis(snapshot), kWindow).value();
        QCOMPARE(groups.size(), 1u);
        QCOMPARE(groups[0].group, std::string("session:*"));
        QVERIFY(!groups[0].sampled.hasValue() && groups[0].keys.hasValue()); // an exporter counts all
    }
};

TRACEO_TEST(TstCacheLists);
#include "tst_cache_lists.moc"
