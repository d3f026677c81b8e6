#include "store.h"
#include "support/test_main.h"

#include "history/observation_rows.h"

using namespace traceo;
using namespace traceo::test;

namespace {

UtcMs minute(int number)
{
    return kNow + kMinute * number;
}

Batch asked(int from, int to, Outcome outcome = Outcome::Ok, std::optional<int> learned = {}, const std::string& message = {})
{
    Batch batch;
    batch.observations.push_back({"prom", "up", {minute(from), minute(to)}, minute(learned.value_or(to)), outcome, message});
    return batch;
}

/// "from-to:outcome" in minutes.
std::string text(const std::vector<history::ObservedSpan>& spans)
{
    std::string out;
    for (const auto& one : spans) {
        out += (out.empty() ? "" : " ") + std::to_string((one.span.from - kNow) / kMinute) + "-"
            + std::to_string((one.span.to - kNow) / kMinute) + ":" + std::string(wordOf(one.outcome));
    }
    return out;
}

std::string text(const std::vector<TimeSpan>& spans)
{
    std::string out;
    for (const auto& one : spans)
        out += (out.empty() ? "" : " ") + std::to_string((one.from - kNow) / kMinute) + "-"
            + std::to_string((one.to - kNow) / kMinute);
    return out;
}

const TimeSpan kHourOfIt{minute(0), minute(60)};

} // namespace

class TstObservations : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void pollsOfEqualOutcomeAreOneSpan()
    {
        Store store;
        QVERIFY(store.open());
        for (int i = 0; i < 5; ++i) {
            store.clock.set(minute(i + 1));
            QVERIFY(store.commit(asked(i, i + 1)).ok());
        }
        QVERIFY(store.commit(asked(5, 6, Outcome::Timeout, 6, "no answer")).ok());
        QVERIFY(store.commit(asked(6, 7, Outcome::Timeout, 7, "no answer")).ok());
        QVERIFY(store.commit(asked(7, 8)).ok());
        QVERIFY(store.commit(asked(20, 21)).ok());
        const auto spans = store.snapshot().observed("prom", "up", kHourOfIt);
        QCOMPARE(text(*spans), std::string("0-5:ok 5-7:timeout 7-8:ok 20-21:ok"));
        QCOMPARE((*spans)[1].message, std::string("no answer"));
        QCOMPARE(text(*store.snapshot().observed("prom", "", kHourOfIt)), text(*spans));
        QVERIFY(store.snapshot().observed("prom", "down", kHourOfIt)->empty());
        QVERIFY(store.snapshot().observed("other", "up", kHourOfIt)->empty());
        QCOMPARE(text(*store.snapshot().observed("prom", "up", {minute(3), minute(6)})), std::string("3-5:ok 5-6:timeout"));
        QCOMPARE(text(*store.snapshot({.view = minute(6)}).observed("prom", "up", kHourOfIt)), std::string("0-5:ok 5-6:timeout"));
    }

    void coverageComesFromGoodOnes()
    {
        Store store;
        QVERIFY(store.open());
        QCOMPARE(text(*store.history->missing("prom", "up", kHourOfIt)), std::string("0-60"));
        QVERIFY(!store.history->newest("prom", "up")->has_value());
        QVERIFY(store.commit(asked(10, 20)).ok());
        QVERIFY(store.commit(asked(15, 30)).ok());
        QVERIFY(store.commit(asked(40, 50, Outcome::Http)).ok());
        QVERIFY(store.commit(asked(55, 90)).ok());
        QCOMPARE(text(*store.history->missing("prom", "up", kHourOfIt)), std::string("30-55 0-10"));
        QVERIFY(**store.history->newest("prom", "up") == minute(90));
        QVERIFY(store.history->missing("prom", "up", {minute(12), minute(28)})->empty());
    }

    void backfillIsKnownFromWhenItCame()
    {
        Store store;
        QVERIFY(store.open());
        QVERIFY(store.commit(asked(0, 10)).ok());
        QVERIFY(store.commit(asked(20, 30)).ok());
        store.clock.set(minute(100));
        QVERIFY(store.commit(asked(10, 20, Outcome::Ok, 100)).ok());
        QCOMPARE(text(*store.snapshot({.know = minute(50)}).observed("prom", "up", kHourOfIt)), std::string("0-10:ok 20-30:ok"));
        QCOMPARE(text(*store.snapshot({.know = minute(25)}).observed("prom", "up", kHourOfIt)), std::string("0-10:ok 20-25:ok"));
        QCOMPARE(text(*store.snapshot({.know = minute(100)}).observed("prom", "up", kHourOfIt)),
                 std::string("0-10:ok 10-20:ok 20-30:ok"));
        QVERIFY(store.history->missing("prom", "up", {minute(0), minute(30)})->empty());
    }

    /// Whoever paints them one over the other relies on it.
    void equalBeginningsStayInTheOrderTheyCame()
    {
        Store store;
        QVERIFY(store.open());
        store.clock.set(minute(100));
        QVERIFY(store.commit(asked(0, 40, Outcome::Timeout, 90)).ok());
        QVERIFY(store.commit(asked(0, 20, Outcome::Ok, 91)).ok());
        QVERIFY(store.commit(asked(0, 40, Outcome::Http, 92)).ok());
        QVERIFY(store.commit(asked(0, 40, Outcome::Http, 92)).ok());
        const std::string expected("0-40:timeout 0-20:ok 0-40:http 0-40:http");
        QCOMPARE(text(*store.snapshot().observed("prom", "up", kHourOfIt)), expected);
        QCOMPARE(text(*store.snapshot().observed("prom", "", kHourOfIt)), expected);
        QVERIFY(store.open());
        QVERIFY(store.commit(asked(0, 10, Outcome::Empty, 93)).ok());
        QCOMPARE(text(*store.snapshot().observed("prom", "up", kHourOfIt)), expected + " 0-10:empty");
    }

    void samplesAreKnownSinceTheObservationThatBroughtThem()
    {
        Store store;
        QVERIFY(store.open());
        store.clock.set(minute(100));
        Batch batch = asked(0, 60, Outcome::Ok, 80);
        batch.series.add({key("m"), {{minute(0), 1}}});
        QVERIFY(store.commit(batch).ok());
        QVERIFY(store.snapshot({.know = minute(79)}).series(Selector("m"))->empty());
        const auto snapshot = store.snapshot({.know = minute(80)});
        QCOMPARE(snapshot.samples(idOf(snapshot, "m"), kAlways)->size(), std::size_t(1));
    }

    void anObservationWithoutATimeIsDatedByOurClock()
    {
        Store store;
        QVERIFY(store.open());
        Batch batch = asked(-5, 0);
        batch.observations[0].learnedAt = {};
        QVERIFY(store.commit(batch)->observations[0].learnedAt == kNow);
    }
};

TRACEO_TEST(TstObservations);
#include "tst_observations.moc"
