// Lists of series that are met again: what is found by a place in a list is what its key would have found.
#include "history/known_series.h"

#include "models/history/store.h"
#include "support/runs.h"
#include "support/seed.h"
#include "support/test_main.h"

#include <map>
#include <numeric>

using namespace traceo;
using namespace traceo::history;
using namespace traceo::test;

namespace {

using Stored = std::map<SeriesKey, std::map<UtcMs, double>>;

SeriesKey numbered(int number)
{
    return key("m" + std::to_string(number % 7), {{"number", std::to_string(number)}});
}

SeriesList listOf(const std::vector<int>& numbers)
{
    std::vector<SeriesKey> keys;
    for (const int number : numbers)
        keys.push_back(numbered(number));
    return std::make_shared<const std::vector<SeriesKey>>(std::move(keys));
}

/// A poll at `at` with what a few polls before had as well; some series have nothing.
SeriesTable polled(const SeriesList& list, UtcMs at, QRandomGenerator& random)
{
    std::vector<std::size_t> ends;
    std::vector<Sample> samples;
    const int length = random.bounded(4) == 0 ? 1 : 1 + int(random.bounded(8));
    for (std::size_t i = 0; i < list->size(); ++i) {
        const UtcMs newest = at - Millis{random.bounded(5) == 0 ? random.bounded(86'400'000) : 0}; // and some are late
        for (int back = length - 1; back >= 0 && random.bounded(20) != 0; --back)
            samples.push_back({newest - Millis{15'000} * back, double(msOf(newest) % 1000)});
        ends.push_back(samples.size());
    }
    return {list, std::move(ends), std::move(samples)};
}

/// What was there first stays.
void note(const SeriesTable& table, Stored& stored)
{
    for (std::size_t i = 0; i < table.size(); ++i) {
        for (const Sample& sample : table[i].samples)
            stored[table[i].key].emplace(sample.at, sample.value);
    }
}

std::vector<Sample> flat(const std::map<UtcMs, double>& samples)
{
    std::vector<Sample> all;
    for (const auto& [at, value] : samples)
        all.push_back({at, value});
    return all;
}

void verifyStored(const Store& store, const Stored& stored)
{
    const auto snapshot = store.snapshot();
    const auto found = snapshot.series(Selector{});
    QVERIFY(found.ok());
    QCOMPARE(found->size(), stored.size());
    for (const SeriesInfo& series : *found) {
        const auto samples = snapshot.samples(series.id, kAlways);
        QVERIFY(samples && stored.contains(series.key));
        QVERIFY2(sameBits(*samples, flat(stored.at(series.key))), series.key.toText().c_str());
    }
}

} // namespace

class TstKnownSeries : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aListIsMetAgainByWhereItLies()
    {
        KnownSeries known;
        const SeriesList list = listOf({1, 2});
        const SeriesList holder = list;
        const auto entries = known.entriesOf(list);
        QCOMPARE(entries.size(), 2u);
        QVERIFY(!entries[0] && !entries[1]);
        entries[0] = &known.add((*list)[0], 7);
        QCOMPARE(known.entriesOf(list)[0]->id, 7);
        QVERIFY(!known.entriesOf(list)[1]);
        const SeriesList equal = listOf({1, 2});
        const SeriesList equalsHolder = equal;
        QVERIFY(!known.entriesOf(equal)[0]);
        QCOMPARE(known.find((*equal)[0])->id, 7);
        known.clear();
        QVERIFY(!known.entriesOf(list)[0]);
    }

    void aListNobodyElseHoldsIsNotKept()
    {
        KnownSeries known;
        QVERIFY(known.entriesOf(listOf({1, 2})).empty());
    }

    /// The next one may lie at the same place.
    void aListInThePlaceOfOneThatIsGoneIsAnother()
    {
        KnownSeries known;
        std::vector<SeriesKey> place;
        for (int i = 0; i < 100; ++i) {
            place = {numbered(i)};
            const SeriesList list(&place, [](const std::vector<SeriesKey>*) {}); // gone when nobody holds it any more
            const SeriesList holder = list;
            const auto entries = known.entriesOf(list);
            QVERIFY(entries.size() == 1 && !entries[0]);
            entries[0] = &known.add(list->front(), SeriesId(i));
        }
    }

    void seriesOfOneMetricShareIt()
    {
        KnownSeries known;
        const auto* first = known.add(key("a", {{"l", "1"}}), 1).metric;
        QCOMPARE(known.add(key("a", {{"l", "2"}}), 2).metric, first);
        QVERIFY(known.add(key("b"), 3).metric != first);
        QVERIFY(known.add({"other", "a", {}}, 4).metric != first);
    }

    void pollsByListAreStoredAsTheirSeriesWouldBe()
    {
        const quint32 seed = seedOfRun();
        qInfo("seed %u", seed);
        QRandomGenerator random(seed);
        Store store;
        QVERIFY(store.open());
        std::vector<int> numbers(60);
        std::iota(numbers.begin(), numbers.end(), 0);
        // One in another order, one with a series that stands there twice, and they overlap.
        std::vector<SeriesList> lists{listOf(numbers), listOf({59, 3, 2, 1, 70}), listOf({5, 5, 6, 80})};
        Stored stored;
        for (int poll = 0; poll < 120; ++poll) {
            store.clock.advance(Millis{15'000});
            Batch batch;
            const SeriesList& list = lists[std::size_t(random.bounded(int(lists.size())))];
            batch.series.add(polled(list, store.clock.now(), random));
            if (random.bounded(3) == 0)
                batch.series.add(polled(lists[0], store.clock.now(), random));
            if (random.bounded(10) == 0) { // as a whole or not at all
                Batch bad = batch;
                bad.series.add({key("never"), {{store.clock.now(), 1}}});
                bad.events.push_back({"stream", {kNow}, {}, {}});
                QVERIFY(!store.commit(std::move(bad)).ok());
            }
            for (const SeriesTable& table : batch.series.tables())
                note(table, stored);
            if (random.bounded(2) == 0) // somebody who keeps no list
                batch.series = copyOf(batch.series);
            QVERIFY(store.commit(std::move(batch)).ok());
            if (random.bounded(25) == 0)
                lists[1] = listOf({random.bounded(60), 90 + poll, random.bounded(60)});
            if (random.bounded(30) == 0)
                QVERIFY(random.bounded(2) == 0 ? store.open() : store.compact());
        }
        std::erase_if(stored, [](const auto& series) { return series.second.empty(); });
        verifyStored(store, stored);
        QVERIFY(store.compact());
        verifyStored(store, stored);
    }

    void whatChangedIsToldByMetric()
    {
        Store store;
        QVERIFY(store.open());
        const SeriesList list = listOf({0, 7, 1, 14});
        for (int poll = 1; poll <= 2; ++poll) {
            const UtcMs at = kNow + kMinute * poll;
            store.clock.set(at);
            Batch batch;
            batch.series.add(SeriesTable(list, {1, 2, 3, 4}, {{at, 1}, {at - Millis{5}, 1}, {at, 1}, {at - Millis{9}, 1}}));
            const auto changes = store.commit(batch);
            QVERIFY(changes.ok());
            QCOMPARE(changes->series.size(), 2u);
            QCOMPARE(changes->series[0].name, std::string("m0"));
            QCOMPARE(changes->series[0].span, (TimeSpan{at - Millis{9}, at}));
            QCOMPARE(changes->series[1].name, std::string("m1"));
            QVERIFY(store.commit(std::move(batch))->series.empty());
        }
    }
};

TRACEO_TEST(TstKnownSeries);
#include "tst_known_series.moc"
