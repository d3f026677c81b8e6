// A backfill while the disk takes its time: how much is asked meanwhile, and how much may wait.
#include "poll/poller.h"

#include "models/poll/poll_world.h"
#include "support/test_main.h"

#include <QSignalSpy>
#include <QTest>

using namespace traceo;
using namespace traceo::test;

class TstPollerSlowDisk : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Else a backfill would pay a sync of the disk for every piece or two.
    void theServerIsAskedForMoreWhileTheDiskIsSlow()
    {
        World world;
        std::vector<Want> wants;
        for (const char* name : {"a", "b", "c", "d"})
            wants.push_back(want(name, Millis{0}));
        world.server.since = kStart - kDay;
        world.make({polled("prom", wants)});
        world.history.isHolding = true;
        auto sync = world.poller->syncAll(30 * kDay);
        QTRY_VERIFY(!world.history.held.empty());
        world.history.release(); // the poll's own batch
        world.history.isHolding = true;
        QTRY_COMPARE(world.history.held.size(), 64u);
        QVERIFY(!sync.isFinished());
        QCOMPARE(world.state().progress.done, 0); // nothing counts before it is stored
        world.history.release();
        QVERIFY(world.settle());
        QVERIFY(sync.isFinished());
        QCOMPARE(sync.result().lines[0].remaining, 0);
        for (const Want& one : wants)
            QVERIFY(world.history.missing("prom", one.id(), {world.clock.now() - 30 * kDay, world.clock.now()})->empty());
    }

    /// Few long answers are as much as many short ones.
    void whatWaitsForTheDiskIsBoundedBySamples()
    {
        World world;
        std::size_t pieces = 0;
        world.server.instead = [&pieces](const Endpoint&, const Request& request) -> std::optional<Response> {
            if (request.span.length() < kHour)
                return std::nullopt;
            ++pieces;
            std::string values;
            for (Millis offset{1}; offset <= Millis{40'000'000}; offset += Millis{100}) {
                const std::string ms = std::to_string(msOf(request.span.from + offset));
                values +=
                    (values.empty() ? "[" : ",[") + ms.substr(0, ms.size() - 3) + '.' + ms.substr(ms.size() - 3) + ",\"1\"]";
            }
            return answered(R"({"status":"success","data":{"resultType":"matrix","result":[{"metric":{"__name__":"a"},"values":[)"
                            + values + "]}]}}");
        };
        world.make({polled("prom", {want("a", Millis{0})})});
        world.history.isHolding = true;
        auto sync = world.poller->syncAll(30 * kDay);
        QTRY_VERIFY(!world.history.held.empty());
        world.history.release(); // the poll's own batch
        world.history.isHolding = true;
        QTRY_VERIFY_WITH_TIMEOUT(pieces >= 3 && world.history.held.size() == pieces, 30'000);
        QVERIFY2(pieces <= 4, std::to_string(pieces).c_str()); // 400,000 samples each
        sync.cancel();
        world.poller->cancelBackfill("prom");
        world.history.release();
        QVERIFY(world.settle());
    }

    void whatCannotBeStoredIsSaidAndAskedAgain()
    {
        World world;
        world.make({polled("prom", {want("up", kHour)})});
        QSignalSpy failures(world.poller.get(), &Poller::storageFailed);
        world.poller->start();
        world.history.refusal = Error{ErrorCode::DiskFull, {}, {}, {}, {}};
        QVERIFY(world.run(10 * kMinute));
        QVERIFY(!failures.isEmpty());
        world.history.refusal.reset();
        QVERIFY(world.run(20 * kMinute));
        const auto missing = world.history.missing("prom", "up", {world.clock.now() - kHour, world.clock.now() - kMinute});
        QVERIFY(missing->empty());
    }
};

TRACEO_TEST(TstPollerSlowDisk);
#include "tst_poller_slow_disk.moc"
