#include "store.h"
#include "support/test_main.h"
#include "told.h"

#include <cmath>

using namespace traceo;
using namespace traceo::test;
using history::AsOf;

class TstSnapshot : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void viewHidesWhatCameAfter();
    void whatWasLearnedLaterIsHiddenFromBefore();
    void aSnapshotKeepsWhatItSawWhileItIsFolded();
    void seriesAreFoundByNameSourceAndMatchers();
    void aCancelledQuestionEnds();
    void daysAreToldByTheirSummariesOrTheirColumns();
};

/// Days that were folded say first what is known of them; what else there is comes in columns, from the head, too, and as
/// samples where runs had to be joined.
void TstSnapshot::daysAreToldByTheirSummariesOrTheirColumns()
{
    Store store;
    const UtcMs today = floorTo(kNow, kDay);
    const UtcMs day = today - kDay * 3;
    QVERIFY(store.open());
    for (int i = 0; i < 3; ++i) // all of it late: chunks at once
        QVERIFY(store.commit(batchOf(key("m"), ramp(day + kDay * i, 1440))).ok());
    QVERIFY(store.compact());
    QVERIFY(store.commit(batchOf(key("m"), ramp(today, 100))).ok()); // lies in the head
    const TimeSpan window{day + kHour, kNow};
    const TimeSpan second{day + kDay, day + kDay * 2 - kMinute};
    const TimeSpan third{second.from + kDay, second.to + kDay};
    const auto isEnough = [&](const history::Aggregate& all, TimeSpan run) {
        return all.count == 1440 && run.from != second.from;
    };
    const auto withoutThird = [&](const history::Snapshot& snapshot) {
        auto samples = snapshot.samples(idOf(snapshot, "m"), window).valueOr({});
        std::erase_if(samples, [&](const Sample& sample) { return sample.at >= third.from && sample.at <= third.to; });
        return samples;
    };
    const auto snapshot = store.snapshot();
    auto told = toldOf(snapshot, idOf(snapshot, "m"), window, isEnough);
    QCOMPARE(told.summaries, (std::vector{second, third}));
    // Of the first day what lies in the window, of the second all; of the third its summary was enough; then the head.
    const auto ofFirst = ramp(day, 1440);
    QCOMPARE(told.columns.size(), std::size_t(3));
    QVERIFY(sameBits(told.columns[0], std::vector(ofFirst.begin() + 61, ofFirst.end())));
    QVERIFY(sameBits(told.columns[1], ramp(second.from, 1440)));
    QVERIFY(sameBits(told.columns[2], ramp(today, 100)));
    QVERIFY(told.samples.empty());
    QVERIFY(sameBits(told.all, withoutThird(snapshot)));

    // A late one within the second day, few enough for the head: the day is joined out of chunk and head.
    QVERIFY(store.commit(batchOf(key("m"), {{second.from + kMinute / 2, 7}})).ok());
    const auto later = store.snapshot();
    told = toldOf(later, idOf(later, "m"), window, isEnough);
    QCOMPARE(told.summaries, (std::vector{third}));
    auto ofSecond = ramp(second.from, 1440);
    ofSecond.insert(ofSecond.begin() + 1, {second.from + kMinute / 2, 7});
    QCOMPARE(told.columns.size(), std::size_t(2));
    QCOMPARE(told.columns[0].size(), std::size_t(1440 - 61));
    QVERIFY(sameBits(told.columns[1], ramp(today, 100)));
    QCOMPARE(told.samples.size(), std::size_t(1));
    QVERIFY(sameBits(told.samples[0], ofSecond));
    QVERIFY(sameBits(told.all, withoutThird(later)));
}

void TstSnapshot::viewHidesWhatCameAfter()
{
    Store store;
    QVERIFY(store.open());
    QVERIFY(store.commit(batchOf(key("m"), ramp(kNow - kDay * 2, 2880))).ok());
    const auto snapshot = store.snapshot({.view = kNow - kDay});
    const auto id = idOf(snapshot, "m");
    QCOMPARE(snapshot.samples(id, kAlways)->size(), std::size_t(1441));
    QCOMPARE(snapshot.aggregate(id, kAlways)->last, 1440.0);
    QVERIFY((*snapshot.newestSample(id, kNow))->at == kNow - kDay);
    QVERIFY(!snapshot.envelope(id, {kNow - kDay * 2, kNow}, 4)->back().hasValue());
}

void TstSnapshot::whatWasLearnedLaterIsHiddenFromBefore()
{
    Store store;
    QVERIFY(store.open());
    const UtcMs old = kNow - kDay * 3;
    QVERIFY(store.commit(batchOf(key("m"), ramp(kNow - kMinute * 5, 5))).ok());
    store.clock.set(kNow + kDay);
    QVERIFY(store.commit(batchOf(key("m"), ramp(old, 100))).ok());      // straight to a chunk
    QVERIFY(store.commit(batchOf(key("m"), ramp(old - kDay, 3))).ok()); // few: the head
    for (int round = 0; round < 2; ++round) {
        const auto before = store.snapshot({.know = kNow + kHour});
        const auto id = idOf(before, "m");
        QCOMPARE(before.samples(id, kAlways)->size(), std::size_t(5));
        QCOMPARE(before.aggregate(id, kAlways)->count, 5);
        QVERIFY(!before.newestSample(id, kNow - kDay)->has_value());
        const auto during = store.snapshot({.know = kNow - kMinute * 3}); // on time is known when it happened
        QCOMPARE(during.samples(id, kAlways)->size(), std::size_t(3));
        const auto after = store.snapshot({.know = kNow + kDay});
        QCOMPARE(after.samples(id, kAlways)->size(), std::size_t(108));
        QCOMPARE((*after.newestSample(id, kNow - kDay))->value, 99.0);
        QVERIFY(store.compact());
    }
    QVERIFY(store.snapshot({.know = kNow - kHour}).series(Selector("m"))->empty());
}

void TstSnapshot::aSnapshotKeepsWhatItSawWhileItIsFolded()
{
    Store store;
    QVERIFY(store.open());
    store.clock.set(kNow - kDay * 2);
    QVERIFY(store.commit(batchOf(key("m"), ramp(kNow - kDay * 2 - kMinute * 5, 5))).ok());
    const auto before = store.snapshot();
    const auto id = idOf(before, "m");
    store.clock.set(kNow);
    QVERIFY(store.commit(batchOf(key("m"), ramp(kNow - kDay, 3))).ok());
    QVERIFY(store.compact());
    QVERIFY(store.commit(batchOf(key("m"), ramp(kNow - kMinute, 1))).ok());
    QCOMPARE(before.samples(id, kAlways)->size(), std::size_t(5));
    QCOMPARE(store.snapshot().samples(id, kAlways)->size(), std::size_t(9));
    QCOMPARE(before.aggregate(id, kAlways)->count, 5);
}

void TstSnapshot::seriesAreFoundByNameSourceAndMatchers()
{
    Store store;
    QVERIFY(store.open());
    Batch batch;
    const Labels odd{{"job", "a\"b\\c\nd,e=f{}"},
                     {"html", "<b>x</b>"},
                     {"long", std::string(65536, 'x')},
                     {"bidi", "\u202Eevil"},
                     {"raw", "\xff\xfe"}};
    for (const SeriesKey& series :
         {key("up", {{"job", "b"}}), key("up", {{"job", "a"}}), key("up", odd), SeriesKey{"other", "up", {}}, key("down")})
        batch.series.add({series, {{kNow, 1}}});
    QVERIFY(store.commit(batch).ok());
    const auto snapshot = store.snapshot();
    QCOMPARE(snapshot.series(Selector("up"))->size(), std::size_t(4));
    QCOMPARE(snapshot.series(Selector("up"), "prom")->size(), std::size_t(3));
    const auto some = snapshot.series(*Selector::parse("up{job=~\"a|b\"}"));
    QCOMPARE(some->size(), std::size_t(2));
    QVERIFY(some->front().key.labels == (Labels{{"job", "a"}}));
    QCOMPARE(snapshot.series(*Selector::parse("{job=\"b\"}"))->size(), std::size_t(1));
    const auto hostile = snapshot.series(Selector("up", {{"html", Selector::Match::Equal, "<b>x</b>"}}));
    QCOMPARE(hostile->size(), std::size_t(1));
    QVERIFY(hostile->front().key.labels == odd);
    const auto ids = snapshot.ids(std::vector{key("up", odd), key("none"), SeriesKey{"other", "up", {}}});
    QCOMPARE(ids->size(), std::size_t(3));
    QCOMPARE(ids->at(0), hostile->front().id);
    QCOMPARE(ids->at(1), 0);
    QCOMPARE(ids->at(2), snapshot.series(Selector("up"), "other")->front().id);
    QCOMPARE(*snapshot.names("prom"), (std::vector<std::string>{"down", "up"}));
    QVERIFY(snapshot.names("nobody")->empty());
    const auto before = store.snapshot({.know = kNow - kHour});
    QVERIFY(before.names("prom")->empty());
    QVERIFY(*before.ids(std::vector{key("down")}) == std::vector<history::SeriesId>{0}); // nobody knew of it
}

void TstSnapshot::aCancelledQuestionEnds()
{
    Store store;
    QVERIFY(store.open());
    QVERIFY(store.commit(batchOf(key("m"), ramp(kNow - kDay * 20, 20 * 1440))).ok());
    std::stop_source stop;
    auto snapshot = store.history->snapshot({}, stop.get_token());
    QVERIFY(snapshot.ok());
    const auto id = idOf(*snapshot, "m");
    stop.request_stop();
    QCOMPARE(snapshot->samples(id, kAlways).error().code, ErrorCode::Cancelled);
    QCOMPARE(snapshot->series(Selector("m")).error().code, ErrorCode::Cancelled);
    QCOMPARE(store.history->snapshot({}, stop.get_token()).error().code, ErrorCode::Cancelled);
    const auto other = store.snapshot(); // the connection that was cancelled is as good as any
    QCOMPARE(other.aggregate(id, kAlways)->count, 20 * 1440);
}

TRACEO_TEST(TstSnapshot);
#include "tst_snapshot.moc"
