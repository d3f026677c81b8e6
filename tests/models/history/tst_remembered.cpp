// What is kept between two questions, and how the second one knows whether it still holds.
#include "history/remembered.h"

#include "models/history/store.h"
#include "support/test_main.h"

using namespace traceo;
using namespace traceo::history;
using namespace traceo::test;

namespace {

template <class T>
std::shared_ptr<const T> made(T value)
{
    return std::make_shared<const T>(std::move(value));
}

} // namespace

class TstRemembered : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aValueIsFoundByItsNameAndType()
    {
        Remembered memory;
        memory.put("a", made(1), 10);
        memory.put("a", made(std::string("one")), 10);
        QCOMPARE(*memory.find<int>("a"), 1);
        QCOMPARE(*memory.find<std::string>("a"), std::string("one"));
        QVERIFY(!memory.find<int>("b"));
        memory.put("a", made(2), 10);
        QCOMPARE(*memory.find<int>("a"), 2);
    }

    void thoseThatWereNotAskedForLongestGo()
    {
        Remembered memory(30);
        memory.put("a", made(1), 10);
        memory.put("b", made(2), 10);
        memory.put("c", made(3), 10);
        QVERIFY(memory.find<int>("a"));
        memory.put("d", made(4), 10);
        QVERIFY(memory.find<int>("a") && !memory.find<int>("b") && memory.find<int>("c") && memory.find<int>("d"));
        memory.put("e", made(5), 31); // more than there is room for
        QVERIFY(!memory.find<int>("a") && !memory.find<int>("d") && !memory.find<int>("e"));
    }

    void aSnapshotTellsWhatCameSinceAnother()
    {
        Store store;
        QVERIFY(store.open());
        QVERIFY(store.commit(batchOf(key("a"), ramp(kNow, 3))));
        QVERIFY(store.commit(batchOf(key("b"), ramp(kNow, 3))));
        const auto first = store.snapshot();
        const auto mark = first.mark();
        QVERIFY(first.isAsOf(mark) && first.samplesSince(mark)->empty());
        QVERIFY(store.snapshot().isAsOf(mark));

        QVERIFY(store.commit(batchOf(key("a"), ramp(kNow + 3 * kMinute, 2))));
        const auto later = store.snapshot();
        QVERIFY(!later.isAsOf(mark));
        QVERIFY(first.isAsOf(mark)); // it still sees what it saw
        const auto newer = later.samplesSince(mark);
        QVERIFY(newer != nullptr);
        QCOMPARE(*newer, (NewSamples{{idOf(later, "a"), kNow + 3 * kMinute}}));
        QCOMPARE(*later.samplesSince(later.mark()), NewSamples());
    }

    void theFirstOfSeveralNewSamplesIsTold()
    {
        Store store;
        QVERIFY(store.open());
        QVERIFY(store.commit(batchOf(key("a"), ramp(kNow, 3))));
        const auto mark = store.snapshot().mark();
        QVERIFY(store.commit(batchOf(key("a"), ramp(kNow + 9 * kMinute, 2))));
        QVERIFY(store.commit(batchOf(key("a"), ramp(kNow + 4 * kMinute, 2))));
        QVERIFY(store.commit(batchOf(key("a"), ramp(kNow - kDay, 1)))); // of another day
        const auto snapshot = store.snapshot();
        QCOMPARE(*snapshot.samplesSince(mark), (NewSamples{{idOf(snapshot, "a"), kNow - kDay}}));
    }

    void anotherSeriesOrAFoldEndsWhatIsKnown()
    {
        Store store;
        QVERIFY(store.open());
        QVERIFY(store.commit(batchOf(key("a"), ramp(kNow - 2 * kDay, 3))));
        const auto mark = store.snapshot().mark();
        QVERIFY(store.compact());
        QVERIFY(!store.snapshot().isAsOf(mark));
        QVERIFY(!store.snapshot().samplesSince(mark));
        const auto folded = store.snapshot().mark();
        QVERIFY(store.commit(batchOf(key("b"), ramp(kNow, 1))));
        QVERIFY(!store.snapshot().samplesSince(folded));
    }

    void whatIsNoSampleIsACommitToo()
    {
        Store store;
        QVERIFY(store.open());
        const auto mark = store.snapshot().mark();
        Batch batch;
        batch.observations.push_back(
            {.source = "prom", .want = "up", .span = {kNow - kMinute, kNow}, .learnedAt = kNow, .message = {}});
        QVERIFY(store.commit(std::move(batch)));
        const auto snapshot = store.snapshot();
        QVERIFY(!snapshot.isAsOf(mark));
        QVERIFY(snapshot.samplesSince(mark)->empty());
    }

    void whoDoesNotOwnTheFileIsNeverSure()
    {
        Store store;
        QVERIFY(store.open());
        QVERIFY(store.commit(batchOf(key("a"), ramp(kNow, 3))));
        const auto reading = History::open(store.path(), {.access = Options::Access::Read}, store.clock);
        QVERIFY(reading.ok());
        const auto mark = (*reading)->snapshot()->mark();
        QVERIFY(!(*reading)->snapshot()->isAsOf(mark));
        QVERIFY(store.commit(batchOf(key("a"), ramp(kNow + 3 * kMinute, 1))));
        const auto snapshot = (*reading)->snapshot();
        QCOMPARE(*snapshot->samplesSince(mark), (NewSamples{{idOf(*snapshot, "a"), kNow + 3 * kMinute}}));
    }
};

TRACEO_TEST(TstRemembered);
#include "tst_remembered.moc"
