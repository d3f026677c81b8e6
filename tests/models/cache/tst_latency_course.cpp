#include "cache/latency_course.h"
#include "models/cache/stored_cache.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;

namespace {

constexpr TimeSpan kWindow{kNow, kNow + 10 * kMinute};

LatencyCourse courseOf(const StoredCache& store, int columns = 1, Commands merged = Commands::Serving)
{
    const auto snapshot = store.snapshot();
    const auto course = commandCourse(snapshot, StoredCache::redis(snapshot), equalParts(kWindow, columns), {}, merged);
    if (!course)
        qFatal("%s", qPrintable(toText(course.error())));
    return *course;
}

} // namespace

class TstLatencyCourse : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void bucketsOfAWindowAreWhatGrewInIt()
    {
        StoredCache store(kWindow.to);
        store.addBucket("get", "1", every(kMinute, kNow, {100, 130}));
        store.addBucket("get", "2", every(kMinute, kNow, {200, 260}));
        store.addBucket("get", "+Inf", every(kMinute, kNow, {200, 260}));
        const LatencyHistogram all = courseOf(store).all();
        QCOMPARE(all.count(), 60.0);
        QCOMPARE(all.bounds.front(), 1e-6);
        QCOMPARE(all.percentile(0.5).value(), 1e-6);
    }

    /// Redis lists only what is not empty: 4 µs appear with their first event, and had 200 as the bucket before.
    void aBucketThatAppearsHadWhatTheOneBeforeHad()
    {
        StoredCache store(kWindow.to);
        store.addBucket("get", "2", every(kMinute, kNow, {200, 260}));
        store.addBucket("get", "4", {{kNow + kMinute, 270}});
        store.addBucket("get", "+Inf", every(kMinute, kNow, {200, 270}));
        const LatencyHistogram all = courseOf(store).all();
        QCOMPARE(all.cumulative, (std::vector<double>{60, 70, 70}));
    }

    void aCommandThatIsNewCountsFromZeroWhereOthersWereSeenBefore()
    {
        StoredCache store(kWindow.to);
        store.addBucket("get", "1", every(kMinute, kNow, {100, 100, 100}));
        store.addBucket("set", "1", {{kNow + 2 * kMinute, 7}});
        QCOMPARE(courseOf(store).all().count(), 7.0);
    }

    void theFirstPollOfAllCountsNothing()
    {
        StoredCache store(kWindow.to);
        store.addBucket("get", "1", {{kNow + 2 * kMinute, 7}});
        QCOMPARE(courseOf(store).all().count(), 0.0);
    }

    void aResetOfOneBucketIsOneOfTheHistogram()
    {
        StoredCache store(kWindow.to);
        store.addBucket("get", "1", every(kMinute, kNow, {100, 4}));
        store.addBucket("get", "2", every(kMinute, kNow, {100, 110}));
        QCOMPARE(courseOf(store).all().cumulative, (std::vector<double>{4, 110}));
    }

    void commandsThatWaitOrWatchAreNotMerged()
    {
        StoredCache store(kWindow.to);
        for (const char* const command : {"get", "blpop", "info", "slowlog|get", "client|list"})
            store.addBucket(command, "1", every(kMinute, kNow, {0, 10}));
        QCOMPARE(courseOf(store).all().count(), 10.0);
        QCOMPARE(courseOf(store, 1, Commands::All).all().count(), 50.0);
        QCOMPARE(courseOf(store).commands.size(), 5u);
        QVERIFY(isServing("xread") && isServing("HGETALL") && !isServing("BLPOP") && !isServing("latency|histogram"));
    }

    void aColumnWithoutAPollIsNotObserved()
    {
        StoredCache store(kWindow.to);
        store.addBucket("get", "1", {{kNow, 0}, {kNow + kMinute, 10}, {kNow + 9 * kMinute, 10}});
        const LatencyCourse course = courseOf(store, 5);
        QCOMPARE(course.columns.size(), 5u);
        QVERIFY(course.columns[0].isObserved && course.columns[4].isObserved);
        QVERIFY(!course.columns[1].isObserved && !course.columns[2].isObserved && !course.columns[3].isObserved);
        QCOMPARE(course.columns[4].grown.count(), 0.0);
        QCOMPARE(course.columns[0].seconds, 60.0); // not two minutes
        QCOMPARE(course.columns[1].seconds, 0.0);
    }

    void severalCommandsAreObservedAtOnce()
    {
        StoredCache store(kWindow.to);
        for (const char* const command : {"get", "set"})
            store.addBucket(command, "1", every(kMinute, kNow, {0, 10, 20, 30}));
        QCOMPARE(courseOf(store).columns[0].seconds, 180.0);
    }

    void theCountIsWhatAllIsWhereNoBucketSaysSo()
    {
        StoredCache store(kWindow.to);
        store.addBucket("get", "1", every(kMinute, kNow, {0, 90}));
        store.add(vocabulary::kRedisLatencyCount, {{"cmd", "get"}}, every(kMinute, kNow, {0, 100}));
        const LatencyHistogram all = courseOf(store).all();
        QCOMPARE(all.count(), 100.0);
        QVERIFY(!all.percentile(0.95));
    }

    void aNamedHistogramIsMergedOverItsSeries()
    {
        StoredCache store(kWindow.to);
        for (const char* const pod : {"a", "b"}) {
            store.add("origin_seconds_bucket", {{"le", "0.1"}, {"pod", pod}}, every(kMinute, kNow, {0, 30}));
            store.add("origin_seconds_bucket", {{"le", "+Inf"}, {"pod", pod}}, every(kMinute, kNow, {0, 40}));
        }
        const auto snapshot = store.snapshot();
        const auto course = histogramCourse(snapshot, Selector("origin_seconds"), std::array{kWindow});
        QVERIFY(course.ok());
        QCOMPARE(course->all().cumulative, (std::vector<double>{60, 80}));
    }
};

TRACEO_TEST(TstLatencyCourse);
#include "tst_latency_course.moc"
