#include "store.h"
#include "support/test_main.h"

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

/// Days that were folded say first what is known of them; what else there is comes as samples.
void TstSnapshot::daysAreToldByTheirSummariesOrTheirColumns()
{
    Store store;
    const UtcMs day = floorTo(kNow, kDay) - kDay * 3;
    QVERIFY(store.open());
    for (int i = 0; i < 3; ++i) // all of it late: chunks at once
        QVERIFY(store.commit(batchOf(key("m"), ramp(day + kDay * i, 1440))).ok());
    QVERIFY(store.compact());
    QVERIFY(store.commit(batchOf(key("m"), ramp(floorTo(kNow, kDay), 100))).ok());
    const auto snapshot = store.snapshot();
    std::vector<TimeSpan> told;
    std::vector<double> columns;
    std::vector<double> samples;
    const history::RunVisitor visitor{.summary =
                                          [&](const history::Aggregate& all, TimeSpan run) {
                                              told.push_back(run);
                                              return all.count == 1440 && run.from != day + kDay;
                                          },
                                      .columns =
                                          [&](auto, auto values) { columns.insert(columns.end(), values.begin(), values.end()); },
                                      .samples =
                                          [&](auto run) {
                                              for (const Sample& sample : run)
                                                  samples.push_back(sample.value);
                                          }};
    const TimeSpan window{day + kHour, kNow};
    QVERIFY(snapshot.visit(idOf(snapshot, "m"), window, visitor));
    const TimeSpan second{day + kDay, day + kDay * 2 - kMinute};
    QCOMPARE(told, (std::vector{second, TimeSpan{second.from + kDay, second.to + kDay}}));
    // Of the first day what lies in the window, of the second all.
    QCOMPARE(columns.size(), std::size_t(1440 - 61 + 1440));
    QCOMPARE(columns.front(), 61.0);
    QCOMPARE(columns.back(), 1439.0);
    QCOMPARE(samples.size(), std::size_t(100));
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
    const auto before = store.snapshot({.know = kNow - kHour});
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
