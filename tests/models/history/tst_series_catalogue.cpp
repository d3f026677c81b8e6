// Selectors find by an index what looking through all would find.
#include "history/series_catalogue.h"

#include "models/history/store.h"
#include "support/seed.h"
#include "support/test_main.h"

using namespace traceo;
using namespace traceo::history;
using namespace traceo::test;

namespace {

std::vector<SeriesKey> keysOf(const Result<std::vector<SeriesInfo>>& found)
{
    std::vector<SeriesKey> keys;
    for (const SeriesInfo& series : found.valueOr({}))
        keys.push_back(series.key);
    return keys;
}

SeriesKey randomKey(QRandomGenerator& random)
{
    std::vector<Labels::Pair> labels;
    for (const char* const label : {"code", "instance", "path"}) {
        if (random.bounded(5) != 0)
            labels.emplace_back(label, std::to_string(random.bounded(4)));
    }
    return {random.bounded(4) == 0 ? "other" : "prom", "m" + std::to_string(random.bounded(3)), Labels(std::move(labels))};
}

Selector randomSelector(QRandomGenerator& random)
{
    std::vector<Selector::Matcher> matchers;
    for (const char* const label : {"code", "instance", "path"}) {
        const std::string value = random.bounded(6) == 0 ? std::string() : std::to_string(random.bounded(5));
        const auto match = std::array{Selector::Match::Equal, Selector::Match::Equal, Selector::Match::NotEqual,
                                      Selector::Match::Regex}[random.bounded(4)];
        if (random.bounded(2) == 0)
            matchers.push_back({label, match, match == Selector::Match::Regex ? value + "|1" : value});
    }
    const auto name = random.bounded(4);
    return Selector(name == 3 ? std::string() : "m" + std::to_string(name), std::move(matchers));
}

} // namespace

class TstSeriesCatalogue : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aSelectorFindsWhatLookingThroughAllWouldFind()
    {
        const quint32 seed = seedOfRun();
        qInfo("TRACEO_SEED=%u", seed);
        QRandomGenerator random(seed);
        Store store;
        QVERIFY(store.open());
        std::vector<SeriesKey> all;
        for (int round = 0; round < 30; ++round) { // more and more series, asked for in between
            Batch batch;
            for (int i = 0; i < 10; ++i) {
                all.push_back(randomKey(random));
                batch.series.add({all.back(), {{kNow - kHour + kMinute * round, 1}}});
            }
            QVERIFY(store.commit(std::move(batch)));
            std::ranges::sort(all);
            all.erase(std::ranges::unique(all).begin(), all.end());
            const auto snapshot = store.snapshot();
            for (int i = 0; i < 30; ++i) {
                const Selector selector = randomSelector(random);
                const std::string source = random.bounded(2) == 0 ? "prom" : "";
                std::vector<SeriesKey> expected;
                std::ranges::copy_if(all, std::back_inserter(expected), [&](const SeriesKey& key) {
                    return selector.matches(key.name, key.labels) && (source.empty() || key.source == source);
                });
                QCOMPARE(keysOf(snapshot.series(selector, source)), expected);
            }
        }
    }

    void anOlderSnapshotDoesNotSeeWhatANewerOneRead()
    {
        Store store;
        QVERIFY(store.open());
        QVERIFY(store.commit(batchOf(key("m", {{"a", "1"}}), ramp(kNow, 1))));
        const auto older = store.snapshot();
        QVERIFY(store.commit(batchOf(key("m", {{"a", "2"}}), ramp(kNow, 1))));
        QCOMPARE(keysOf(store.snapshot().series(Selector("m"))).size(), 2U);
        QCOMPARE(keysOf(older.series(Selector("m"))), std::vector{key("m", {{"a", "1"}})});
    }

    void whatWasLearnedLaterIsNotKnownBefore()
    {
        Store store;
        QVERIFY(store.open());
        QVERIFY(store.commit(batchOf(key("m", {{"a", "1"}}), ramp(kNow, 1))));
        store.clock.advance(kHour);
        QVERIFY(store.commit(batchOf(key("m", {{"a", "2"}}), ramp(kNow + kHour, 1))));
        const auto snapshot = store.snapshot({.know = kNow + kMinute});
        QCOMPARE(keysOf(snapshot.series(Selector("m"))), std::vector{key("m", {{"a", "1"}})});
        QCOMPARE(keysOf(store.snapshot().series(Selector("m"))).size(), 2U);
    }
};

TRACEO_TEST(TstSeriesCatalogue);
#include "tst_series_catalogue.moc"
