#include "store.h"
#include "support/test_main.h"

#include "history/event_codec.h"
#include "history/event_rows.h"
#include "history/event_writer.h"

#include <cmath>

using namespace traceo;
using namespace traceo::test;
using history::EventFilter;

namespace {

using Texts = std::vector<std::string>;
using Integers = std::vector<std::int64_t>;

/// `count` decisions a second apart; every third is a denial.
EventBlock decisions(UtcMs start, int count, int firstId = 0)
{
    EventBlock block;
    block.stream = "decisions";
    Texts verdicts;
    Integers latencies;
    for (int i = 0; i < count; ++i) {
        block.at.push_back(start + Millis{1000 * i});
        block.ids.push_back("id" + std::to_string(firstId + i));
        verdicts.push_back(i % 3 == 0 ? "deny" : "allow");
        latencies.push_back(i % 2);
    }
    block.columns = {{"verdict", verdicts}, {"latency_ms", latencies}};
    return block;
}

/// Decisions that each say why, all differently, in `bytes` of text.
EventBlock explained(UtcMs start, int count, int firstId, std::size_t bytes)
{
    EventBlock block = decisions(start, count, firstId);
    Texts reasons;
    for (const std::string& id : block.ids)
        reasons.push_back(id + std::string(bytes - id.size(), 'x'));
    block.columns.push_back({"reason", std::move(reasons)});
    return block;
}

Batch with(EventBlock block)
{
    Batch batch;
    batch.events.push_back(std::move(block));
    return batch;
}

std::int64_t countOf(const history::Snapshot& snapshot, TimeSpan range = kAlways, std::vector<EventFilter> filters = {})
{
    const auto counts = snapshot.countEvents("decisions", range, {}, filters);
    return counts->empty() ? 0 : counts->front().count;
}

} // namespace

class TstEvents : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theSameTimeAndIdCountsOnce()
    {
        Store store;
        QVERIFY(store.open());
        QCOMPARE(store.commit(with(decisions(kNow - kHour, 100)))->eventStreams, Texts{"decisions"});
        QVERIFY(store.commit(with(decisions(kNow - kHour, 100)))->eventStreams.empty());
        QVERIFY(store.commit(with(decisions(kNow - kHour, 110))).ok());
        EventBlock twice = decisions(kNow - kHour, 1, 500);
        twice.at.push_back(twice.at[0]);
        twice.ids.push_back(twice.ids[0]);
        twice.columns = {};
        QVERIFY(store.commit(with(twice)).ok());
        QCOMPARE(countOf(store.snapshot()), 111);
    }

    void countsByColumnsLargestFirst()
    {
        Store store;
        QVERIFY(store.open());
        QVERIFY(store.commit(with(decisions(kNow - kHour, 90))).ok());
        const auto snapshot = store.snapshot();
        const Texts by{"verdict", "latency_ms", "nothing"};
        const auto counts = snapshot.countEvents("decisions", kAlways, by);
        QCOMPARE(counts->size(), std::size_t(4));
        QCOMPARE(counts->front().count, 30);
        QCOMPARE(counts->front().group, (Texts{"allow", "0", ""}));
        QCOMPARE(counts->back().count, 15);
        QCOMPARE(countOf(snapshot, kAlways, {{"verdict", "deny"}}), 30);
        QCOMPARE(countOf(snapshot, kAlways, {{"verdict", "deny"}, {"latency_ms", "1"}}), 15);
        QCOMPARE(countOf(snapshot, kAlways, {{"verdict", "perhaps"}}), 0);
        QCOMPARE(countOf(snapshot, {kNow - kHour, kNow - kHour + Millis{10'000}}), 10); // [from, to)
    }

    void pagesComeInOrderAndMissNothing()
    {
        Store store;
        QVERIFY(store.open());
        for (int i = 0; i < 12; ++i) // overlapping in time
            QVERIFY(store.commit(with(decisions(kNow - kHour + kMinute * ((i * 5) % 12), 100, i * 1000))).ok());
        for (int round = 0; round < 2; ++round) {
            const auto snapshot = store.snapshot();
            std::vector<std::pair<UtcMs, std::string>> all;
            UtcMs after = kDistantPast;
            std::string afterId;
            for (;;) {
                const auto page = snapshot.events("decisions", kAlways, {}, 37, after, afterId);
                QVERIFY(page.ok());
                if (page->at.empty())
                    break;
                QCOMPARE(std::get<Texts>(page->columns[0].values).size(), page->at.size());
                for (std::size_t i = 0; i < page->at.size(); ++i)
                    all.emplace_back(page->at[i], page->ids[i]);
                after = page->at.back();
                afterId = page->ids.back();
            }
            QCOMPARE(all.size(), std::size_t(1200));
            QVERIFY(std::ranges::is_sorted(all));
            QVERIFY(snapshot.events("decisions", kAlways, {}, 0)->at.empty());
            store.clock.set(kNow + kDay * 2);
            QVERIFY(store.compact()); // joins the small rows
        }
    }

    void aColumnThatAppearsLaterIsEmptyBefore()
    {
        Store store;
        QVERIFY(store.open());
        for (int i = 0; i < 12; ++i) {
            EventBlock block = decisions(kNow - kHour + kMinute * i * 2, 3, i * 10);
            if (i > 5)
                block.columns.push_back({"cost", std::vector<double>{0.5, 1, 2}});
            if (i == 11)
                block.columns[1].values = Texts{"a", "b", "c"};
            QVERIFY(store.commit(with(block)).ok());
        }
        store.clock.set(kNow + kDay * 2);
        for (int round = 0; round < 2; ++round) {
            const auto page = store.snapshot().events("decisions", kAlways, {}, 1000);
            QCOMPARE(page->at.size(), std::size_t(36));
            QCOMPARE(page->columns.size(), std::size_t(3));
            QVERIFY(std::isnan(std::get<std::vector<double>>(page->columns[2].values)[0]));
            QCOMPARE(std::get<Texts>(page->columns[1].values).back(), std::string("c"));
            QCOMPARE(countOf(store.snapshot(), kAlways, {{"cost", "0.5"}}), 6);
            QVERIFY(store.compact());
        }
    }

    void whatWasLearnedLaterIsHiddenFromBefore()
    {
        Store store;
        QVERIFY(store.open());
        QVERIFY(store.commit(with(decisions(kNow - kMinute * 2, 60))).ok());
        QVERIFY(store.commit(with(decisions(kNow - kDay, 50, 1000))).ok());
        QCOMPARE(countOf(store.snapshot({.know = kNow - kMinute})), 60);
        QCOMPARE(countOf(store.snapshot({.know = kNow})), 110);
        QCOMPARE(countOf(store.snapshot({.view = kNow - kHour})), 50);
        QCOMPARE(store.snapshot({.view = kNow - kHour}).events("decisions", kAlways, {}, 100)->at.size(), std::size_t(50));
    }

    void unequalColumnsAreRefusedAndNothingOfTheBatchIsStored()
    {
        Store store;
        QVERIFY(store.open());
        Batch batch = with(decisions(kNow, 3));
        std::get<Texts>(batch.events[0].columns[0].values).pop_back();
        batch.series.add({key("m"), {{kNow, 1}}});
        QCOMPARE(store.commit(batch).error().code, ErrorCode::BadValue);
        QVERIFY(store.snapshot().series(Selector("m"))->empty());
        QVERIFY(store.commit(batchOf(key("m"), {{kNow, 1}})).ok());
        QCOMPARE(store.history->status()->samples, 1);
    }

    void muchTextComesBack()
    {
        Store store;
        QVERIFY(store.open());
        const UtcMs start = floorTo(kNow, kDay);
        QVERIFY(store.commit(with(explained(start, 8'000, 0, 2'500))).ok());
        QCOMPARE(countOf(store.snapshot()), 8'000);
        QVERIFY(store.commit(with(explained(start, 8'000, 0, 2'500)))->eventStreams.empty()); // nothing new
        QCOMPARE(countOf(store.snapshot(), kAlways, {{"verdict", "deny"}}), 2'667);
    }

    void muchTextComesBackWhenSmallRowsWereJoined()
    {
        Store store;
        QVERIFY(store.open());
        const UtcMs start = floorTo(kNow, kDay);
        for (int i = 0; i < 12; ++i)
            QVERIFY(store.commit(with(explained(start + kMinute * i, 1'000, 1'000 * i, 1'500))).ok());
        store.clock.set(kNow + kDay * 2);
        QVERIFY(store.compact());
        QCOMPARE(countOf(store.snapshot()), 12'000);
        QCOMPARE(store.snapshot().events("decisions", kAlways, {}, 1)->ids, Texts{"id0"});
    }

    void anEventWithoutMeasureIsRefused()
    {
        Store store;
        QVERIFY(store.open());
        QCOMPARE(store.commit(with(explained(kNow, 1, 0, 9 << 20))).error().code, ErrorCode::TooLarge);
        QVERIFY(store.commit(with(explained(kNow, 1, 0, 7 << 20))).ok());
        QCOMPARE(countOf(store.snapshot()), 1);
    }

    void oldEventsGo()
    {
        Store store;
        QVERIFY(store.open());
        QVERIFY(store.commit(with(decisions(kNow - kDay * 401, 100))).ok());
        QVERIFY(store.commit(with(decisions(kNow - kDay * 399, 100, 200))).ok());
        QVERIFY(store.compact());
        QCOMPARE(countOf(store.snapshot()), 100);
    }

    void aFlippedByteOfABlobIsFound()
    {
        history::EventKeys keys{{1, 5, 5, 9}, {0, 0, 0, 8}, {"a", "b", "a", ""}};
        const std::vector<EventColumn> columns{{"t", Texts{"x", "", "x", std::string("\0\xff", 2)}},
                                               {"i", Integers{1, -1, INT64_MAX, INT64_MIN}},
                                               {"d", std::vector<double>{0.1, -0.0, 5, 1e300}}};
        const std::string keyBlob = history::encodeEventKeys(keys);
        const std::string columnBlob = history::encodeEventColumns(columns);
        QVERIFY(history::decodeEventKeys(keyBlob)->ids == keys.ids);
        QVERIFY(history::decodeEventColumns(columnBlob)->at(1).values == columns[1].values);
        for (std::size_t i = 0; i < keyBlob.size(); ++i) {
            std::string bad = keyBlob;
            bad[i] = char(bad[i] ^ 0x10);
            QVERIFY(!history::decodeEventKeys(bad).ok());
            QVERIFY(!history::decodeEventKeys(keyBlob.substr(0, i)).ok());
        }
        for (std::size_t i = 0; i < columnBlob.size(); ++i) {
            std::string bad = columnBlob;
            bad[i] = char(bad[i] ^ 0x01);
            QVERIFY(!history::decodeEventColumns(bad).ok());
        }
    }

    void valuesAsText()
    {
        QCOMPARE(history::textAt({"d", std::vector<double>{0.1}}, 0), std::string("0.1"));
        QCOMPARE(history::textAt({"i", Integers{-5}}, 0), std::string("-5"));
    }
};

TRACEO_TEST(TstEvents);
#include "tst_events.moc"
