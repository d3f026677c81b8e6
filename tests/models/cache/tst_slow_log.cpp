#include "cache/slow_log.h"
#include "models/cache/cache_store.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;
using namespace traceo::vocabulary;

class TstSlowLog : public QObject {
    Q_OBJECT

    /// A command a second, the last at the end; every second one of "b".
    static Batch commands(int count)
    {
        EventBlock block;
        block.stream = kSlowLogStream;
        std::vector<std::string> instances;
        std::vector<std::string> names;
        std::vector<std::string> clients;
        std::vector<std::int64_t> micros;
        for (int i = 0; i < count; ++i) {
            block.at.push_back(kEnd - Millis{1000} * (count - 1 - i));
            block.ids.push_back("run-" + std::to_string(i));
            instances.push_back(i % 2 == 0 ? "a" : "b");
            names.push_back("keys");
            clients.emplace_back();
            micros.push_back(1000 * (i + 1));
        }
        block.columns = {{kSlowInstance, instances}, {kSlowCommand, names}, {kSlowClient, clients}, {kSlowMicroseconds, micros}};
        Batch batch;
        batch.events.push_back(std::move(block));
        return batch;
    }

private Q_SLOTS:
    void theNewestComesFirstAndTheWindowIsExact()
    {
        CacheStore store;
        store.add(commands(10));
        const auto all = slowLogOf(store.snapshot(), {kEnd - Millis{9000}, kEnd}, {}, 100);
        QVERIFY(all.ok());
        QCOMPARE(all->size(), 9U); // the one at the window's beginning is not in it
        QCOMPARE(all->front().at, kEnd);
        QCOMPARE(all->front().took.value, 0.01);
        QCOMPARE(all->front().command, std::string("keys"));
    }

    void oneCacheAndNoMoreThanAskedFor()
    {
        CacheStore store;
        store.add(commands(10));
        const auto some = slowLogOf(store.snapshot(), {kEnd - kHour, kEnd}, "a", 3);
        QVERIFY(some.ok());
        QCOMPARE(some->size(), 3U);
        QCOMPARE(some->front().at, kEnd - Millis{1000});
        for (const SlowCommand& slow : *some)
            QCOMPARE(slow.instance, std::string("a"));
        QVERIFY(slowLogOf(store.snapshot(), {kEnd - kHour, kEnd}, "c", 3)->empty());
    }

    void pagesAreReadToTheEnd()
    {
        CacheStore store;
        store.add(commands(9000));
        const auto some = slowLogOf(store.snapshot(), {kEnd - kDay, kEnd}, {}, 10'000);
        QVERIFY(some.ok());
        QCOMPARE(some->size(), 9000U);
        QCOMPARE(some->back().at, kEnd - Millis{1000} * 8999);
    }
};

TRACEO_TEST(TstSlowLog);
#include "tst_slow_log.moc"
