#include "cache/canary_delays.h"
#include "cache/stale_looks.h"
#include "models/cache/stored_cache.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;

namespace {

constexpr TimeSpan kWindow{kNow, kNow + 10 * kMinute};

StaleLook canary(int second, LookOutcome outcome, Millis age, const std::string& cache = kCacheName)
{
    return {.at = kWindow.from + Millis{1000} * second,
            .id = cache + std::to_string(second),
            .cache = cache,
            .estimator = "canary",
            .outcome = outcome,
            .age = age};
}

} // namespace

class TstCanaryDelays : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void ranksAreThoseOfAllCanaries()
    {
        const CanaryDelays delays = delaysOf({{Millis{10}, 5}, {Millis{20}, 14}, {Millis{900}, 1}}, 0);
        QCOMPARE(delays.p50, std::optional(Millis{20}));
        QCOMPARE(delays.p95, std::optional(Millis{20})); // the nineteenth of twenty
    }

    /// Nobody knows how long those take that were given up, but longer than the others.
    void whatWasNeverSeenIsLongerThanAllElse()
    {
        const CanaryDelays delays = delaysOf({{Millis{10}, 9}}, 1);
        QCOMPARE(delays.p50, std::optional(Millis{10}));
        QVERIFY(!delays.p95);
        QVERIFY(!delaysOf({}, 3).p50);
        QVERIFY(!delaysOf({}, 0).p50);
    }

    void canariesOfTheWindowAndTheCacheCount()
    {
        StoredCache store(kWindow.to);
        Batch batch;
        StaleLook shadow = canary(9, LookOutcome::Stale, Millis{90'000});
        shadow.estimator = "shadow";
        batch.events.push_back(eventsOf({canary(0, LookOutcome::Fresh, Millis{7'000}), // at the open end
                                         canary(1, LookOutcome::Fresh, Millis{120}), canary(2, LookOutcome::Fresh, Millis{150}),
                                         canary(3, LookOutcome::Fresh, Millis{-1}), canary(4, LookOutcome::Undecided, Millis{-1}),
                                         canary(600, LookOutcome::Fresh, Millis{900}),
                                         canary(5, LookOutcome::Stale, Millis{60'000}, "another"), shadow}));
        store.store(std::move(batch));
        const auto delays = canaryDelays(store.snapshot(), kCacheName, kWindow);
        QVERIFY(delays.ok());
        QCOMPARE(delays->p50, std::optional(Millis{150}));
        QCOMPARE(delays->p95, std::optional(Millis{900}));
    }
};

TRACEO_TEST(TstCanaryDelays);
#include "tst_canary_delays.moc"
