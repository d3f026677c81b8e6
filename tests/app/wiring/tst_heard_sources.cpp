// When a source was heard last, as of a moment that may lie in the past.
#include "app/wiring/heard_sources.h"

#include "models/history/store.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;

class TstHeardSources : public QObject {
    Q_OBJECT

    static void tell(Store& store, const char* want, TimeSpan span, Outcome outcome)
    {
        Batch batch;
        batch.observations.push_back({"cache", want, span, span.to, outcome, {}});
        QVERIFY(store.commit(std::move(batch)).ok());
    }

private Q_SLOTS:
    /// The first answer after a failure spans it: it asks for all that is new.
    void aMomentAtWhichItFailedIsNotOneItWasHeard()
    {
        Store store;
        QVERIFY(store.open());
        const UtcMs begin = kNow - kHour;
        const UtcMs failed = begin + kMinute;
        tell(store, "INFO", {begin, failed}, Outcome::Ok);
        tell(store, "INFO", {failed, failed + Millis{36'000}}, Outcome::Timeout);
        tell(store, "INFO", {failed, failed + Millis{40'000}}, Outcome::Ok);
        QCOMPARE(*heardAt(*store.history, "cache", failed - Millis{1'000}), failed - Millis{1'000});
        QCOMPARE(*heardAt(*store.history, "cache", failed + Millis{36'000}), failed);
        QCOMPARE(*heardAt(*store.history, "cache", failed + Millis{10'000}), failed);
        QCOMPARE(*heardAt(*store.history, "cache", kNow), failed + Millis{40'000});
    }

    void aQuestionThatIsAlwaysRefusedDoesNotSilenceTheOthers()
    {
        Store store;
        QVERIFY(store.open());
        const UtcMs begin = kNow - kHour;
        tell(store, "SLOWLOG", {begin, begin + kMinute}, Outcome::Auth);
        tell(store, "INFO", {begin, begin + kMinute}, Outcome::Ok);
        QCOMPARE(*heardAt(*store.history, "cache", kNow), begin + kMinute);
        QVERIFY(!heardAt(*store.history, "other", kNow));
    }

    void whoNeverAnsweredWasNeverHeard()
    {
        Store store;
        QVERIFY(store.open());
        tell(store, "INFO", {kNow - kMinute, kNow}, Outcome::Timeout);
        QVERIFY(!heardAt(*store.history, "cache", kNow));
    }
};

TRACEO_TEST(TstHeardSources);
#include "tst_heard_sources.moc"
