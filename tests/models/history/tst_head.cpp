// The newest samples: what a poll leaves in the head, who sees it, and what is remembered of a series between polls.
#include "store.h"
#include "support/seed.h"
#include "support/test_main.h"
#include "told.h"

#include "history/head_bodies.h"
#include "history/head_codec.h"
#include "history/head_mirror.h"
#include "history/known_series.h"
#include "history/known_time.h"

#include <QRandomGenerator>

#include <deque>
#include <set>

using namespace traceo;
using namespace traceo::test;
using namespace traceo::history;

namespace {

std::unique_ptr<Database> readerOf(const Store& store)
{
    auto database = Database::open(store.path(), Database::Mode::ReadOnly);
    return database ? std::move(*database) : nullptr;
}

std::size_t samplesIn(const Result<HeadSlice>& slice, SeriesId series)
{
    const auto samples = slice ? slice->samples(series, kAlways) : slice.error();
    return samples ? samples->size() : 0;
}

Batch pollAt(UtcMs at)
{
    Batch batch = batchOf(key("m"), ramp(at, 1));
    batch.observations.push_back({"prom", "m", {at - kMinute, at}, at, Outcome::Ok, {}});
    return batch;
}

constexpr const char* kUnfinished = R"sql(
ALTER TABLE head_day ADD COLUMN row_count INTEGER NOT NULL DEFAULT 1;
ALTER TABLE head_day ADD COLUMN n INTEGER NOT NULL DEFAULT 1;
ALTER TABLE head_day ADD COLUMN bytes INTEGER NOT NULL DEFAULT 1;
CREATE TABLE before(id INTEGER PRIMARY KEY, source TEXT NOT NULL, want TEXT NOT NULL, outcome TEXT NOT NULL,
  from_t INTEGER NOT NULL, to_t INTEGER NOT NULL, learned INTEGER NOT NULL, late INTEGER NOT NULL, message TEXT NOT NULL);
INSERT INTO before SELECT id, source, want, outcome, from_t, to_t, learned, late, message FROM observation;
DROP TABLE observation;
ALTER TABLE before RENAME TO observation;
CREATE INDEX observation_by_want ON observation(source, want, to_t);
ALTER TABLE store DROP COLUMN next_observation;
)sql";

} // namespace

class TstHead : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// A reader that began before a fold comes to the mirror after one that began behind it.
    void aViewFromBeforeAFoldSeesWhatWasFolded()
    {
        Store store;
        QVERIFY(store.open());
        const auto mirror = std::make_shared<HeadMirror>();
        QVERIFY(store.commit(batchOf(key("m"), ramp(kNow, 1))).ok());
        const auto first = readerOf(store);
        QVERIFY(HeadMirror::slice(mirror, *first, headView(*first)).ok()); // has row 1, and not row 2
        QVERIFY(store.commit(batchOf(key("m"), ramp(kNow + kMinute, 1))).ok());

        const auto before = readerOf(store);
        before->run("BEGIN");
        const HeadView old = headView(*before);
        store.clock.advance(2 * kDay);
        QVERIFY(store.compact());
        QVERIFY(store.commit(batchOf(key("m"), ramp(store.clock.now(), 1))).ok());
        const auto behind = readerOf(store);
        QCOMPARE(samplesIn(HeadMirror::slice(mirror, *behind, headView(*behind)), 1), std::size_t(1));
        QCOMPARE(samplesIn(HeadMirror::slice(mirror, *before, old), 1), std::size_t(2));
    }

    void numbersOfRowsAreNeverUsedTwice()
    {
        Store store;
        QVERIFY(store.open());
        std::int64_t last = 0;
        for (int day = 0; day < 3; ++day) {
            QVERIFY(store.commit(batchOf(key("m"), ramp(store.clock.now(), 1))).ok());
            const std::int64_t row = readerOf(store)->integer("SELECT max(id) FROM head");
            QVERIFY2(row > last, qPrintable(QStringLiteral("row %1 after %2").arg(row).arg(last)));
            last = row;
            store.clock.advance(2 * kDay);
            QVERIFY(store.compact());
            QCOMPARE(readerOf(store)->integer("SELECT count(*) FROM head"), 0);
            QVERIFY(day % 2 == 0 || store.open());
        }
        QCOMPARE(store.snapshot().samples(1, kAlways)->size(), std::size_t(3));
    }

    void theLastCommitIsToldWhateverTellsIt()
    {
        Store store;
        QVERIFY(store.open());
        QVERIFY(store.commit(batchOf(key("m"), ramp(kNow, 1))).ok());
        QVERIFY(*store.history->status()->lastCommit == kNow);
        store.clock.advance(kDay * 2);
        QVERIFY(store.compact()); // takes the row away
        QVERIFY(*store.history->status()->lastCommit == kNow);
        const Batch seen = pollAt(kNow + kMinute); // learned long ago, stored now
        QVERIFY(store.commit(seen).ok());
        QVERIFY(*store.history->status()->lastCommit == store.clock.now());
        store.clock.advance(kMinute);
        QVERIFY(store.commit({.observations = seen.observations}).ok());
        QVERIFY(*store.history->status()->lastCommit == store.clock.now());
    }

    /// Files of version 3 that were made between releases: sums of days, and observations as version 2 had them.
    void anUnfinishedFileOfVersionThreeIsWrittenOn()
    {
        Store store;
        QVERIFY(store.open());
        QVERIFY(store.commit(pollAt(kNow)).ok());
        store.history.reset();
        auto database = Database::open(store.path(), Database::Mode::ReadWrite);
        QVERIFY((*database)->runScript(kUnfinished));
        database->reset();
        QVERIFY(store.open());
        QVERIFY(store.commit(pollAt(kNow + kMinute)).ok());
        const auto snapshot = store.snapshot();
        QCOMPARE(snapshot.samples(1, kAlways)->size(), std::size_t(2));
        const auto spans = snapshot.observed("prom", "m", kAlways);
        QCOMPARE(spans->size(), std::size_t(1));
        QVERIFY(spans->front().span.from == kNow - kMinute && spans->front().span.to == kNow + kMinute);
        QCOMPARE(readerOf(store)->integer("SELECT count(*) FROM pragma_table_info('head_day')"), 2);
        QCOMPARE(readerOf(store)->integer("SELECT count(*) FROM sqlite_schema WHERE name = 'observation_by_want'"), 0);
    }

    /// However much it is, and whoever unpacked which row; a row that cannot be read costs its day.
    void aLongHeadIsReadAsItCame()
    {
        constexpr int kSeries = 400;
        constexpr int kSamples = 50;
        constexpr int kPolls = 20; // more than what is unpacked at once
        // Half of them before midnight, and each told within ten minutes: what comes later goes straight to chunks.
        const UtcMs midnight = floorTo(kNow, kDay) + kDay;
        const UtcMs begin = midnight - kMinute * kSamples * (kPolls / 2);
        Store store;
        QVERIFY(store.open());
        for (int poll = 0; poll < kPolls; ++poll) {
            const UtcMs from = begin + kMinute * kSamples * poll;
            store.clock.set(from + kMinute * kSamples);
            Batch batch;
            for (int i = 0; i < kSeries; ++i)
                batch.series.add(
                    {key("m", {{"i", std::to_string(i)}}), ramp(from + Millis{i / 3}, kSamples)}); // three at the same times
            QVERIFY(store.commit(std::move(batch)).ok());
        }
        QCOMPARE(readerOf(store)->integer("SELECT sum(n) FROM head"), kPolls * kSeries * kSamples);
        QCOMPARE(readerOf(store)->integer("SELECT count(*) FROM head"), kPolls);
        QVERIFY(store.open()); // nothing of it is in memory
        const auto snapshot = store.snapshot();
        const auto series = snapshot.series(Selector("m"));
        QVERIFY(series && series->size() == std::size_t(kSeries));
        for (const SeriesInfo& info : *series) {
            const Millis first{std::stoi(std::string(info.key.labels.value("i"))) / 3};
            std::vector<Sample> expected;
            for (int poll = 0; poll < kPolls; ++poll) {
                const auto more = ramp(begin + kMinute * kSamples * poll + first, kSamples);
                expected.insert(expected.end(), more.begin(), more.end());
            }
            const auto samples = snapshot.samples(info.id, kAlways);
            QVERIFY(samples && sameBits(*samples, expected));
        }
        auto writer = Database::open(store.path(), Database::Mode::ReadWrite);
        QVERIFY((*writer)->runScript("UPDATE head SET body = x'03' WHERE id = (SELECT max(id) FROM head)"));
        const auto reader = readerOf(store);
        const auto slice = HeadMirror::slice(std::make_shared<HeadMirror>(), *reader, headView(*reader));
        QVERIFY(slice.ok());
        const std::int64_t day = dayOf(msOf(midnight));
        QVERIFY(!slice->samples(1, {midnight, midnight + kHour}) && !slice->part(1, day, kAlways));
        QCOMPARE(slice->part(1, day - 1, kAlways)->times.size(), std::size_t(kSamples * kPolls / 2));
        QCOMPARE(slice->samples(1, {begin, begin + kHour})->size(), std::size_t(60));
    }

    /// In columns where they came in order, and else not: what is told of a series is what was known of it.
    /// With and without a second thread, among them bodies that cannot be read; those that are not asked for do no harm.
    void bodiesAreTakenInTheirOrderWhoeverUnpacksThem()
    {
        QRandomGenerator random(1);
        for (int run = 0; run < 60; ++run) {
            HeadBodies bodies;
            std::deque<int> sizes; // of those that wait; 0: damaged
            const auto popOne = [&] {
                const auto body = bodies.pop();
                QCOMPARE(body.ok(), sizes.front() > 0);
                if (body)
                    QCOMPARE(int(body->values.size()), sizes.front());
                sizes.pop_front();
            };
            const int most = run % 2 == 0 ? 4'000 : 50;
            for (int i = 0; i < 80; ++i) {
                const int size = random.bounded(1, most);
                std::string packed = encodeHead(std::vector<HeadRun>{{1, ramp(kNow, size)}});
                const bool isDamaged = random.bounded(8) == 0;
                packed[packed.size() / 2] = char(packed[packed.size() / 2] ^ (isDamaged ? 1 : 0));
                bodies.push(std::move(packed), size);
                sizes.push_back(isDamaged ? 0 : size);
                while (!sizes.empty() && random.bounded(3) == 0)
                    popOne();
            }
            while (sizes.size() > std::size_t(run % 5))
                popOne();
            QCOMPARE(bodies.isEmpty(), run % 5 == 0);
        }
    }

    void columnsAreTheSamples()
    {
        const quint32 seed = seedOfRun();
        qInfo("TRACEO_SEED=%u", seed);
        QRandomGenerator random(seed);
        Store store;
        QVERIFY(store.open());
        std::map<std::pair<SeriesId, std::int64_t>, StoredSample> stored;
        for (int poll = 0; poll < 60; ++poll) {
            const UtcMs at = kNow + kMinute * 20 * poll;
            store.clock.set(at);
            Batch batch;
            for (int i = 0; i < 4; ++i) { // single ones, alone in their row or not, runs, and some late or again
                const int count = i == 0 || poll % 3 == 0 || (i == 2 && poll % 2 == 0) ? 1 : 20;
                const UtcMs end = i == 3 && random.bounded(9) == 0 ? at - kHour * random.bounded(40) - Millis{7} : at;
                const auto run = ramp(end - kMinute * (count - 1), count);
                for (const Sample& s : run)
                    stored.try_emplace({i + 1, msOf(s.at)}, StoredSample{msOf(s.at), s.value, learnedMark(msOf(s.at), msOf(at))});
                batch.series.add({key("m", {{"i", std::to_string(i)}}), run});
            }
            QVERIFY(store.commit(std::move(batch)).ok());
            QVERIFY(poll != 40 || store.compact());
        }
        QVERIFY(store.open());
        bool isInColumns = false;
        for (int i = 0; i < 200; ++i) {
            const UtcMs from = kNow + kMinute * (random.bounded(1300) - 100);
            const TimeSpan window{from, from + kMinute * random.bounded(900)};
            const UtcMs know = random.bounded(2) == 0 ? kDistantFuture : kNow + kMinute * random.bounded(1300);
            const auto snapshot = store.history->snapshot({.know = know});
            const SeriesId id = 1 + random.bounded(4);
            std::vector<Sample> expected;
            for (const auto& [of, s] : stored) {
                if (of.first == id && utcMs(s.at) > window.from && utcMs(s.at) <= window.to && isKnown(s.at, s.mark, msOf(know)))
                    expected.push_back({utcMs(s.at), s.value});
            }
            const auto told = toldOf(*snapshot, id, window, [](const Aggregate&, TimeSpan) { return false; });
            isInColumns = isInColumns || !told.columns.empty();
            QVERIFY(sameBits(told.all, expected));
            const auto samples = snapshot->samples(id, window);
            QVERIFY(samples && sameBits(*samples, expected));
        }
        QVERIFY(isInColumns);
    }

    /// What each answer shares with the one before is no news, wherever the writer learns that: in memory or from the file.
    void overlappingAnswersAreStoredOnce()
    {
        const quint32 seed = seedOfRun();
        qInfo("TRACEO_SEED=%u", seed);
        QRandomGenerator random(seed);
        Store store;
        QVERIFY(store.open());
        std::map<std::int64_t, double> expected;
        for (int poll = 0; poll < 200; ++poll) {
            const UtcMs at = kNow + kMinute * poll * 7;
            store.clock.set(at);
            const int length = 1 + int(random.bounded(poll % 20 == 0 ? 60 : 12));
            SeriesSamples run{key("m"), {}};
            for (UtcMs moment = at - kMinute * length; moment <= at; moment += kMinute) {
                if (random.bounded(4) != 0)
                    run.samples.push_back({moment, double(poll)});
            }
            for (const Sample& sample : run.samples)
                expected.emplace(msOf(sample.at), sample.value);
            QVERIFY(store.commit(batchOf(run.key, run.samples)).ok());
            if (poll % 50 == 49)
                QVERIFY(poll % 100 == 99 ? store.open() : store.compact());
        }
        const auto samples = store.snapshot().samples(1, kAlways);
        QVERIFY(samples.ok());
        QVERIFY(std::ranges::equal(*samples, expected, [](const Sample& sample, const auto& known) {
            return msOf(sample.at) == known.first && sample.value == known.second;
        }));
    }

    void recentTimesAreBounded()
    {
        const auto isNew = [](const RecentTimes& recent, std::int64_t at) {
            std::vector<Sample> fresh;
            const std::vector<Sample> one{{utcMs(at), 0}};
            recent.leaveOut(one, fresh);
            return !fresh.empty();
        };
        RecentTimes recent;
        QVERIFY(!recent.reachTo(1));
        std::vector<std::int64_t> times;
        for (std::int64_t at = 2; at <= 2000; at += 2)
            times.push_back(at);
        recent.begin(1, times);
        QVERIFY(!recent.reachTo(2) && recent.reachTo(2000));
        for (std::int64_t at = 2002; at <= 9000; at += 2) {
            recent.add(at);
            QVERIFY(recent.reachTo(at - 120) && !recent.reachTo(at - 2 * std::int64_t(RecentTimes::kMost)));
            QVERIFY(!isNew(recent, at) && !isNew(recent, at - 120) && isNew(recent, at - 1));
        }
        recent.add(8995);
        QVERIFY(!isNew(recent, 8995));
        recent.begin(9001, {});
        QVERIFY(recent.reachTo(9001) && !recent.reachTo(9000));
        recent.add(9000); // before what is known here
        QVERIFY(isNew(recent, 9000));
    }

    void seriesAreFoundInAnyOrder()
    {
        KnownSeries known;
        const std::vector<SeriesKey> keys{key("a"), key("b"), key("a", {{"l", "1"}}), key("c")};
        for (std::size_t i = 0; i < keys.size(); ++i) {
            QVERIFY(!known.find(keys[i]));
            known.add(keys[i], SeriesId(i));
        }
        for (const auto& order : std::vector<std::vector<std::size_t>>{{0, 1, 2, 3}, {3, 1, 0}, {2, 2, 3}, {0, 1, 2, 3}}) {
            known.startOver();
            for (const std::size_t i : order) {
                const auto* entry = known.find(keys[i]);
                QVERIFY(entry && entry->id == SeriesId(i));
            }
        }
        known.clear();
        QVERIFY(!known.find(keys.front()));
    }

    void columnsAreSortedBySeries()
    {
        HeadColumns columns;
        columns.add(7, ramp(kNow, 2));
        columns.add(3, ramp(kNow + kMinute, 3));
        columns.add(7, ramp(kNow + kHour, 1));
        columns.sort();
        const auto runs = decodeHead(encodeHead(columns));
        QVERIFY(runs.ok());
        QCOMPARE(runs->size(), std::size_t(3));
        const std::pair<SeriesId, std::vector<Sample>> expected[] = {{3, ramp(kNow + kMinute, 3)},
                                                                     {7, ramp(kNow, 2)},
                                                                     {7, ramp(kNow + kHour, 1)}};
        for (std::size_t i = 0; i < runs->size(); ++i)
            QVERIFY((*runs)[i].series == expected[i].first && sameBits((*runs)[i].samples, expected[i].second));
    }
};

TRACEO_TEST(TstHead);
#include "tst_head.moc"
