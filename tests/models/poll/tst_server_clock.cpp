#include "poll/server_clock.h"

#include "models/poll/poll_world.h"
#include "support/test_main.h"

using namespace traceo;
using namespace traceo::test;

namespace {

Batch observed(TimeSpan span, Outcome outcome = Outcome::Ok)
{
    Batch batch;
    batch.observations.push_back({"prom", "up", span, kStart, outcome, {}});
    return batch;
}

} // namespace

class TstServerClock : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void itIsFollowedBackwardsAsFarAsItCanBeBelieved()
    {
        QVERIFY(serversNow(kStart, std::nullopt) == kStart);
        QVERIFY(serversNow(kStart, -kHour) == kStart - kHour);
        QVERIFY(serversNow(kStart, -kDay) == kStart - kDay);
        QVERIFY(serversNow(kStart, kHour) == kStart);          // what is to come was seen by nobody
        QVERIFY(serversNow(kStart, Millis{-1'500}) == kStart); // a Date is whole seconds
        QVERIFY(serversNow(kStart, -400 * kDay) == kStart);
    }

    void whatTheServerHasNotSeenYetWasNotObserved()
    {
        Batch half = observed({kStart - kMinute, kStart});
        endAtServersNow(half, kStart, Millis{-30'000});
        QCOMPARE(half.observations[0].outcome, Outcome::Ok);
        QVERIFY(half.observations[0].span == (TimeSpan{kStart - kMinute, kStart - Millis{30'000}}));

        Batch future = observed({kStart - kMinute, kStart});
        endAtServersNow(future, kStart, -kDay);
        QCOMPARE(future.observations[0].outcome, Outcome::Empty);
        QVERIFY(!future.observations[0].message.empty());

        Batch past = observed({kStart - kDay, kStart - kHour});
        endAtServersNow(past, kStart, Millis{-30'000});
        QVERIFY(past.observations[0].span == (TimeSpan{kStart - kDay, kStart - kHour}));
    }

    void withoutASkewNothingChanges()
    {
        for (const auto skew : {std::optional<Millis>(), std::optional(kDay), std::optional(Millis{-1'000})}) {
            Batch batch = observed({kStart - kMinute, kStart + kMinute});
            endAtServersNow(batch, kStart, skew);
            QVERIFY(batch.observations[0].span == (TimeSpan{kStart - kMinute, kStart + kMinute}));
        }
    }
};

TRACEO_TEST(TstServerClock);
#include "tst_server_clock.moc"
