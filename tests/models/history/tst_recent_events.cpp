// What the writer remembers of streams changes no count: each event is stored once, whatever came before it.
#include "history/recent_events.h"

#include "models/history/store.h"
#include "support/seed.h"
#include "support/test_main.h"

#include <QRandomGenerator>

using namespace traceo;
using namespace traceo::test;
using history::RecentEvents;

namespace {

using EventKey = std::pair<UtcMs, std::string>;

Batch batchOf(const std::vector<EventKey>& events)
{
    Batch batch;
    EventBlock& block = batch.events.emplace_back();
    block.stream = "slow";
    for (const auto& [at, id] : events) {
        block.at.push_back(at);
        block.ids.push_back(id);
    }
    return batch;
}

/// Refused as a whole, when its first block is written already.
Batch refusedBatchOf(const std::vector<EventKey>& events)
{
    Batch batch = batchOf(events);
    batch.events.push_back(batch.events.front());
    batch.events.back().ids.pop_back();
    return batch;
}

std::int64_t countOf(const Store& store)
{
    const auto counts = store.history->snapshot()->countEvents("slow", {kDistantPast, kDistantFuture}, {}, {});
    return counts->empty() ? 0 : counts->front().count;
}

} // namespace

class TstRecentEvents : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void knowsWhatWasAddedFromItsBeginningOn()
    {
        RecentEvents recent;
        QVERIFY(!recent.hasBegun() && !recent.reachTo(1'000));
        recent.begin(1'000);
        recent.add(999, "a");
        recent.add(1'000, "a");
        recent.add(1'000, "b");
        QVERIFY(recent.reachTo(1'000) && !recent.reachTo(999));
        QVERIFY(recent.has(1'000, "a") && recent.has(1'000, "b") && !recent.has(1'001, "a") && !recent.has(999, "a"));
        recent.forget();
        QVERIFY(!recent.hasBegun() && !recent.has(1'000, "a"));
    }

    void ofManyTheNewerHalfStaysWhole()
    {
        RecentEvents recent;
        recent.begin(0);
        const auto most = std::int64_t(RecentEvents::kMost);
        for (std::int64_t i = 0; i <= most; ++i)
            recent.add(i / 3, std::to_string(i));
        QVERIFY(!recent.reachTo(0));
        std::int64_t since = 0;
        while (!recent.reachTo(since))
            ++since;
        QVERIFY(since > most / 3 / 3 && since < most / 3);
        for (std::int64_t i = since * 3; i <= most; ++i)
            QVERIFY(recent.has(i / 3, std::to_string(i)));
    }

    void manyOfOneMomentAreNotRemembered()
    {
        RecentEvents recent;
        recent.begin(0);
        for (std::size_t i = 0; i <= RecentEvents::kMost; ++i)
            recent.add(5, std::to_string(i));
        QVERIFY(!recent.hasBegun());
    }

    /// Polls that tell the last of a log again, old logs, imports, refused batches, a file that is opened again.
    void eachEventIsStoredOnceWhateverCame()
    {
        const quint32 seed = seedOfRun();
        QRandomGenerator random(seed);
        qInfo("seed %u", seed);
        Store store;
        QVERIFY(store.open());
        std::set<EventKey> stored;
        for (int round = 0; round < 300; ++round) {
            store.clock.advance(kMinute * random.bounded(1, 4));
            if (random.bounded(40) == 0)
                QVERIFY(store.open());
            const bool isImport = random.bounded(20) == 0;
            const int reach = random.bounded(4) == 0 ? 6 * 3'600 : 300; // seconds
            std::vector<EventKey> events;
            for (int i = isImport ? 2'000 : random.bounded(1, 30); i > 0; --i)
                events.emplace_back(floorTo(store.clock.now(), Millis{1'000}) - Millis{1'000 * random.bounded(reach)},
                                    std::to_string(random.bounded(4)));
            if (random.bounded(10) == 0) {
                QVERIFY(!store.commit(refusedBatchOf(events)).ok());
                continue;
            }
            QVERIFY(store.commit(batchOf(events)).ok());
            stored.insert(events.begin(), events.end());
            QCOMPARE(countOf(store), std::int64_t(stored.size()));
        }
    }
};

TRACEO_TEST(TstRecentEvents);
#include "tst_recent_events.moc"
