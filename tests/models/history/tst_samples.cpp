#include "store.h"
#include "support/test_main.h"

#include "history/connection.h"
#include "history/head_mirror.h"
#include "history/sample_writer.h"
#include "history/series_reader.h"

#include <QSignalSpy>

#include <cmath>
#include <limits>

using namespace traceo;
using namespace traceo::test;
using history::AsOf;

class TstSamples : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatWasCommittedIsThereAfterOpeningAgain()
    {
        Store store;
        QVERIFY(store.open());
        const auto samples = ramp(kNow - kMinute * 30, 30);
        const auto changes = store.commit(batchOf(key("up", {{"job", "node"}}), samples));
        QVERIFY(changes.ok());
        QCOMPARE(changes->series.size(), std::size_t(1));
        QCOMPARE(changes->series[0].name, std::string("up"));
        QVERIFY(changes->series[0].span == (TimeSpan{samples.front().at, samples.back().at}));
        QVERIFY(store.open());
        const auto snapshot = store.snapshot();
        const auto series = snapshot.series(Selector("up"));
        QCOMPARE(series->size(), std::size_t(1));
        QVERIFY(series->front().key == key("up", {{"job", "node"}}));
        QVERIFY(sameBits(*snapshot.samples(series->front().id, kAlways), samples));
    }

    void windowsAreLeftOpen()
    {
        Store store;
        QVERIFY(store.open());
        QVERIFY(store.commit(batchOf(key("up"), ramp(kNow - kMinute * 10, 10))).ok());
        const auto snapshot = store.snapshot();
        const auto id = idOf(snapshot, "up");
        const auto samples = snapshot.samples(id, {kNow - kMinute * 10, kNow - kMinute * 8});
        QCOMPARE(samples->size(), std::size_t(2));
        QVERIFY(samples->front().at == kNow - kMinute * 9);
        QCOMPARE(snapshot.aggregate(id, {kNow - kMinute * 10, kNow - kMinute * 8})->count, 2);
    }

    void theFirstOfEqualTimesStays_data()
    {
        QTest::addColumn<qint64>("age");
        QTest::newRow("in the head") << qint64(kHour.count());
        QTest::newRow("in chunks") << qint64((kDay * 5).count());
    }
    void theFirstOfEqualTimesStays()
    {
        QFETCH(qint64, age);
        Store store;
        QVERIFY(store.open());
        const UtcMs start = kNow - Millis{age};
        QVERIFY(store.commit(batchOf(key("up"), ramp(start, 40))).ok());
        Batch again;
        again.series.add({key("up"), {{start + kMinute, 77}, {start + kMinute * 40, 40}, {start + kMinute * 40, 41}}});
        const auto changes = store.commit(again);
        QCOMPARE(changes->series.size(), std::size_t(1));
        QVERIFY(changes->series[0].span == (TimeSpan{start + kMinute * 40, start + kMinute * 40}));
        QVERIFY(store.commit(again)->series.empty());
        for (int round = 0; round < 2; ++round) {
            const auto snapshot = store.snapshot();
            const auto samples = snapshot.samples(idOf(snapshot, "up"), kAlways);
            QCOMPARE(samples->size(), std::size_t(41));
            QCOMPARE((*samples)[1].value, 1.0);
            QCOMPARE((*samples)[40].value, 40.0);
            QVERIFY(store.compact());
        }
    }

    void theSameSeriesTwiceInABatchIsOneSeries()
    {
        Store store;
        QVERIFY(store.open());
        Batch batch = batchOf(key("up"), ramp(kNow - kHour * 30, 50));
        batch.series.add({key("up"), ramp(kNow - kHour * 30 + kMinute * 25, 50)});
        batch.series.add({key("up"), {{kNow, 3}, {kNow - kMinute, 2}, {kNow, 4}}});
        QVERIFY(store.commit(batch).ok());
        const auto snapshot = store.snapshot();
        const auto samples = snapshot.samples(idOf(snapshot, "up"), kAlways);
        QCOMPARE(samples->size(), std::size_t(77));
        QVERIFY(std::ranges::is_sorted(*samples, {}, &Sample::at));
        QCOMPARE(samples->back().value, 3.0);
    }

    void everyDoubleComesBackBitForBit()
    {
        Store store;
        QVERIFY(store.open());
        const double stale = std::bit_cast<double>(std::uint64_t{0x7ff0000000000002});
        const double payload = std::bit_cast<double>(std::uint64_t{0xfff8deadbeef0001});
        const std::vector<double> values{
            -0.0, stale, payload, std::numeric_limits<double>::infinity(), 5e-324, 9007199254740993.0, 1e300, 0.1};
        for (const UtcMs start : {kNow - kMinute * 20, kNow - kDay * 9}) {
            std::vector<Sample> samples;
            for (std::size_t i = 0; i < values.size() * 8; ++i)
                samples.push_back({start + kMinute * int(i) / 10, values[i % values.size()]});
            const std::string name = "odd" + std::to_string(msOf(start));
            QVERIFY(store.commit(batchOf(key(name), samples)).ok());
            const auto snapshot = store.snapshot();
            QVERIFY(sameBits(*snapshot.samples(idOf(snapshot, name), kAlways), samples));
        }
    }

    void whatTakesTheMostRoomComesFirst()
    {
        Store store;
        QVERIFY(store.open());
        const UtcMs old = kNow - 9 * kDay;
        QVERIFY(store.commit(batchOf(key("small"), ramp(old, 100))).ok());
        std::vector<Sample> noise = ramp(old, 900);
        for (std::size_t i = 0; i < noise.size(); ++i)
            noise[i].value = double(i * i * 7919 % 100'003) / 7;
        for (const char* path : {"/a", "/b"})
            QVERIFY(store.commit(batchOf(key("large", {{"path", path}}), noise)).ok());
        QVERIFY(store.commit(batchOf(key("today"), ramp(kNow - kHour, 10))).ok());
        QVERIFY(store.compact());
        const auto sizes = store.history->sizes();
        QVERIFY(sizes.ok());
        QCOMPARE(sizes->size(), 2u); // what came since the last fold lies poll by poll
        const auto& large = sizes->front();
        QVERIFY(large.source == "prom" && large.metric == "large" && large.series == 2 && large.samples == 1800);
        QVERIFY(large.newest == noise.back().at);
        QVERIFY((*sizes)[1].metric == "small" && (*sizes)[1].samples == 100);
        const auto status = store.history->status();
        QVERIFY(large.bytes + (*sizes)[1].bytes < status->payloadBytes && status->unfoldedSamples == 10);
    }

    void aggregatesPassOverNaNAndJoinToTheSampleBefore()
    {
        Store store;
        QVERIFY(store.open());
        const double nan = std::numeric_limits<double>::quiet_NaN();
        const UtcMs t = kNow - kMinute * 10;
        QVERIFY(
            store
                .commit(batchOf(key("c"),
                                {{t, 10}, {t + kMinute, 15}, {t + kMinute * 2, nan}, {t + kMinute * 3, 4}, {t + kMinute * 4, 9}}))
                .ok());
        const auto snapshot = store.snapshot();
        const auto all = snapshot.aggregate(idOf(snapshot, "c"), {t, t + kHour});
        QCOMPARE(all->count, 3);
        QCOMPARE(all->sum, 28.0);
        QCOMPARE(all->min, 4.0);
        QCOMPARE(all->max, 15.0);
        QCOMPARE(all->first, 15.0);
        QCOMPARE(all->last, 9.0);
        QVERIFY(all->lastAt == t + kMinute * 4);
        QCOMPARE(all->increase, 5.0 + 4.0 + 5.0); // from 10, a reset to 4, then 9
        QCOMPARE(all->resets, 1);
        const auto newest = snapshot.newestSample(idOf(snapshot, "c"), t + kMinute * 2);
        QVERIFY(newest->has_value() && std::isnan((*newest)->value)); // the marker itself is asked for
    }

    void nothingInTheWindowIsNothing()
    {
        Store store;
        QVERIFY(store.open());
        QVERIFY(store.commit(batchOf(key("c"), ramp(kNow - kHour, 3))).ok());
        const auto snapshot = store.snapshot();
        const auto id = idOf(snapshot, "c");
        QCOMPARE(snapshot.aggregate(id, {kNow, kNow + kHour})->count, 0);
        QCOMPARE(snapshot.aggregate(id, {kNow, kNow - kHour})->count, 0);
        QVERIFY(snapshot.samples(999, kAlways)->empty());
        QVERIFY(!snapshot.newestSample(id, kNow - kHour - kMinute)->has_value());
        QCOMPARE(snapshot.envelope(id, {kNow, kNow}, 10).error().code, ErrorCode::Usage);
        QCOMPARE(snapshot.sums(id, {kNow, kNow + kHour}, Millis{0}).error().code, ErrorCode::Usage);
        QCOMPARE(snapshot.sums(id, {kDistantPast, kDistantFuture}, Millis{1}).error().code, ErrorCode::TooLarge);
    }

    void foldingChangesNoAnswer();
    void answersEqualABruteForceCount();
    void samplesFarAheadAreKeptAsideUntilTheClockGetsThere();
    void whatIsKeptAsideHasAnEnd();
    void aClockThatJumpsADayLosesNothing_data();
    void aClockThatJumpsADayLosesNothing();
    void committedTellsOnlyWhatIsNew();
    void aLargeImportIsQuick();
};

namespace {

/// A series with a reset, a gap, a NaN and late parts, spread over five days.
void fill(Store& store, std::vector<Sample>& all)
{
    const auto add = [&](std::vector<Sample> samples) {
        all.insert(all.end(), samples.begin(), samples.end());
        QVERIFY(store.commit(batchOf(key("m"), std::move(samples))).ok());
    };
    const UtcMs midnight = floorTo(kNow, kDay) - kDay * 4;
    store.clock.set(midnight);
    // On time: a commit each two hours.
    for (int i = 0; i < 48; ++i) {
        store.clock.set(midnight + kHour * 2 * (i + 1));
        if (i % 7 == 3)
            continue;
        std::vector<Sample> samples;
        for (int k = 115; k < 120; ++k)
            samples.push_back({midnight + kHour * 2 * i + kMinute * k, double((i * 120 + k) % 2000)});
        samples[2].value = std::numeric_limits<double>::quiet_NaN();
        add(samples);
    }
    // Late: a bulk and a trickle that lie between the others.
    store.clock.set(kNow);
    std::vector<Sample> bulk;
    for (int k = 0; k < 600; ++k)
        bulk.push_back({midnight + kDay + kMinute * 3 * k + Millis{7}, double(k * k % 77)});
    add(bulk);
    store.clock.advance(kHour);
    for (int i = 0; i < 6; ++i) {
        store.clock.advance(kMinute);
        add({{midnight + kDay * 2 + kHour * i + Millis{3}, 1.5 * i}, {midnight + kDay * 2 + kHour * i + Millis{4}, -2.5}});
    }
    std::ranges::sort(all, {}, &Sample::at);
}

struct Answers {
    std::vector<history::Aggregate> aggregates;
    std::vector<double> sums;
    std::vector<LinePoint> envelope;
    std::vector<Sample> samples;
};

Answers answersOf(const Store& store, AsOf asOf)
{
    const auto snapshot = store.snapshot(asOf);
    const auto id = idOf(snapshot, "m");
    const UtcMs end = floorTo(kNow, kDay) + kDay;
    Answers answers;
    for (int hours = 1; hours < 140; hours += 3)
        answers.aggregates.push_back(*snapshot.aggregate(id, {end - kHour * hours, end - kHour * (hours / 2)}));
    answers.sums = *snapshot.sums(id, {end - kDay * 6, end}, kHour * 7);
    answers.envelope = *snapshot.envelope(id, {end - kDay * 6, end}, 97);
    answers.samples = *snapshot.samples(id, kAlways);
    return answers;
}

bool same(const history::Aggregate& a, const history::Aggregate& b)
{
    return a.count == b.count && std::abs(a.sum - b.sum) < 1e-6 && a.min == b.min && a.max == b.max && a.first == b.first
        && a.last == b.last && a.firstAt == b.firstAt && a.lastAt == b.lastAt && std::abs(a.increase - b.increase) < 1e-6
        && a.resets == b.resets;
}

bool same(const Answers& a, const Answers& b)
{
    const auto close = [](double x, double y) { return std::abs(x - y) < 1e-6; };
    const auto samePoint = [](const LinePoint& x, const LinePoint& y) {
        return x.at == y.at && x.hasValue() == y.hasValue()
            && (!x.hasValue() || (x.first == y.first && x.min == y.min && x.max == y.max && x.last == y.last));
    };
    return sameBits(a.samples, b.samples) && std::ranges::equal(a.sums, b.sums, close)
        && std::ranges::equal(a.envelope, b.envelope, samePoint)
        && std::ranges::equal(a.aggregates, b.aggregates, [](const auto& x, const auto& y) { return same(x, y); });
}

history::Aggregate counted(const std::vector<Sample>& all, TimeSpan window)
{
    history::Aggregate result;
    std::optional<double> before;
    for (const Sample& sample : all) {
        if (std::isnan(sample.value) || sample.at > window.to)
            continue;
        if (sample.at > window.from) {
            if (result.count == 0) {
                result.first = result.min = result.max = sample.value;
                result.firstAt = sample.at;
            }
            if (before && sample.value < *before) {
                ++result.resets;
                result.increase += sample.value;
            } else if (before) {
                result.increase += sample.value - *before;
            }
            ++result.count;
            result.sum += sample.value;
            result.min = std::min(result.min, sample.value);
            result.max = std::max(result.max, sample.value);
            result.last = sample.value;
            result.lastAt = sample.at;
        }
        before = sample.value;
    }
    if (result.count == 0)
        return {};
    return result;
}

} // namespace

void TstSamples::foldingChangesNoAnswer()
{
    Store store;
    QVERIFY(store.open());
    std::vector<Sample> all;
    fill(store, all);
    const UtcMs between = kNow + kHour + kMinute * 3; // half of the trickle was known
    const std::vector<AsOf> moments{{}, {.know = between}, {.view = kNow - kDay}, {.view = kNow - kDay * 2, .know = kNow - kDay}};
    std::vector<Answers> before;
    for (const AsOf& moment : moments)
        before.push_back(answersOf(store, moment));
    QVERIFY(sameBits(before[0].samples, all));
    const auto unfolded = store.history->status()->unfoldedSamples;
    for (int round = 0; round < 3; ++round) {
        QVERIFY(store.compact());
        for (std::size_t i = 0; i < moments.size(); ++i)
            QVERIFY2(same(answersOf(store, moments[i]), before[i]), qPrintable(QString::number(i)));
        if (round == 1)
            QVERIFY(store.open());
    }
    QVERIFY(store.history->status()->unfoldedSamples < unfolded);
    QCOMPARE(store.history->status()->samples, std::int64_t(all.size()));
}

void TstSamples::answersEqualABruteForceCount()
{
    Store store;
    QVERIFY(store.open());
    std::vector<Sample> all;
    fill(store, all);
    QVERIFY(store.compact());
    const auto seed = QRandomGenerator::global()->generate();
    QRandomGenerator random(seed);
    qInfo("seed %u", seed);
    const auto snapshot = store.snapshot();
    const auto id = idOf(snapshot, "m");
    const UtcMs start = floorTo(kNow, kDay) - kDay * 5;
    for (int i = 0; i < 300; ++i) {
        const UtcMs from = start + Millis{random.bounded(qint64((kDay * 6).count()))};
        const TimeSpan window{from, from + Millis{random.bounded(qint64((kDay * 3).count())) + 1}};
        QVERIFY(same(*snapshot.aggregate(id, window), counted(all, window)));
        const int steps = random.bounded(1, 40);
        const Millis step = std::max(window.length() / steps, Millis{1});
        const auto sums = snapshot.sums(id, window, step);
        const int columns = random.bounded(1, 50);
        const auto envelope = snapshot.envelope(id, window, columns);
        QCOMPARE(envelope->size(), std::size_t(columns));
        for (std::size_t k = 0; k < sums->size(); ++k) {
            const TimeSpan part{window.from + step * int(k), window.from + step * int(k + 1)};
            QVERIFY(std::abs((*sums)[k] - counted(all, part).sum) < 1e-6);
        }
        for (std::size_t k = 0; k < envelope->size(); ++k) {
            const UtcMs end = k + 1 < envelope->size() ? (*envelope)[k + 1].at : window.to;
            const auto expected = counted(all, {(*envelope)[k].at - Millis{1}, end - Millis{1}});
            const LinePoint& point = (*envelope)[k];
            QCOMPARE(point.hasValue(), expected.count > 0);
            QVERIFY(!point.hasValue()
                    || (point.first == expected.first && point.last == expected.last && point.min == expected.min
                        && point.max == expected.max));
        }
    }
}

void TstSamples::samplesFarAheadAreKeptAsideUntilTheClockGetsThere()
{
    Store store;
    QVERIFY(store.open());
    const auto changes = store.commit(
        batchOf(key("m"), {{utcMs(-5), 1}, {kNow + kMinute * 10, 2}, {kNow + kMinute * 11, -0.0}, {kDistantFuture, 3}}));
    QVERIFY(changes.ok());
    QCOMPARE(store.history->status()->quarantined, 3);
    {
        const auto snapshot = store.snapshot();
        QCOMPARE(snapshot.samples(idOf(snapshot, "m"), kAlways)->size(), std::size_t(1));
    }
    store.clock.advance(kMinute * 5);
    QVERIFY(store.commit({}).ok());
    QCOMPARE(store.history->status()->quarantined, 2);
    const auto snapshot = store.snapshot();
    const auto samples = snapshot.samples(idOf(snapshot, "m"), kAlways);
    QCOMPARE(samples->size(), std::size_t(2));
    QVERIFY(sameBits(samples->back().value, -0.0));
}

void TstSamples::whatIsKeptAsideHasAnEnd()
{
    constexpr int kMost = int(history::Quarantine::kMost);
    Store store;
    QVERIFY(store.open());
    QVERIFY(store.commit(batchOf(key("m"), ramp(kNow + kDay, kMost + 1000, Millis{10}))).ok());
    QVERIFY(store.commit(batchOf(key("before"), {{utcMs(-5), 1}})).ok());
    const auto status = store.history->status();
    QCOMPARE(status->quarantined, kMost);
    QCOMPARE(status->keptOut, 1001);
    store.clock.advance(kDay * 2); // those nearest to our clock are the ones that stayed
    QVERIFY(store.commit({}).ok());
    const auto snapshot = store.snapshot();
    const auto samples = snapshot.samples(idOf(snapshot, "m"), kAlways);
    QCOMPARE(int(samples->size()), kMost);
    QVERIFY(samples->front().at == kNow + kDay && samples->back().at == kNow + kDay + Millis{10} * (kMost - 1));
    QCOMPARE(store.history->status()->quarantined, 0);
}

void TstSamples::aClockThatJumpsADayLosesNothing_data()
{
    QTest::addColumn<int>("days");
    QTest::newRow("back") << -1;
    QTest::newRow("ahead") << 1;
}

void TstSamples::aClockThatJumpsADayLosesNothing()
{
    QFETCH(int, days);
    Store store;
    QVERIFY(store.open());
    std::vector<Sample> all;
    for (int minute = 0; minute < 90; ++minute) {
        const UtcMs at = kNow + kMinute * minute;
        // The servers' clocks are right all the time; ours is off for the middle part.
        store.clock.set(minute >= 30 && minute < 60 ? at + kDay * days : at);
        all.push_back({at, double(minute)});
        QVERIFY(store.commit(batchOf(key("m"), {all.back()})).ok());
        if (minute % 25 == 0)
            QVERIFY(store.compact());
    }
    QCOMPARE(store.history->status()->quarantined, 0);
    const auto snapshot = store.snapshot();
    QVERIFY(sameBits(*snapshot.samples(idOf(snapshot, "m"), kAlways), all));
    QCOMPARE(snapshot.aggregate(idOf(snapshot, "m"), kAlways)->increase, 89.0);
}

void TstSamples::committedTellsOnlyWhatIsNew()
{
    Store store;
    QVERIFY(store.open());
    std::vector<ChangeSet> seen;
    std::mutex mutex;
    connect(
        store.history.get(), &history::History::committed, this,
        [&](const ChangeSet& changes) {
            const std::lock_guard lock(mutex);
            seen.push_back(changes);
        },
        Qt::DirectConnection);
    QVERIFY(store.commit(batchOf(key("m"), ramp(kNow - kHour, 10))).ok());
    QVERIFY(store.commit(batchOf(key("m"), ramp(kNow - kHour, 12))).ok());
    QVERIFY(store.commit(batchOf(key("m"), ramp(kNow - kHour, 12))).ok());
    const std::lock_guard lock(mutex);
    QCOMPARE(seen.size(), std::size_t(3));
    QVERIFY(seen[1].series[0].span == (TimeSpan{kNow - kMinute * 50, kNow - kMinute * 49}));
    QVERIFY(seen[2].series.empty());
    QVERIFY(seen[1].samples == (SampleCounts{.stored = 2}) && seen[2].samples == SampleCounts());
    QVERIFY(seen[0].commit < seen[1].commit && seen[1].commit < seen[2].commit);
}

void TstSamples::aLargeImportIsQuick()
{
    Store store;
    QVERIFY(store.open());
    Batch batch;
    for (int i = 0; i < 24; ++i) {
        std::vector<Sample> samples;
        for (int k = 0; k < 30 * 1440; ++k)
            samples.push_back({kNow - kDay * 31 + kMinute * k, double((k * 7919 + i * 31) % 1000) / 1000});
        batch.series.add({key("m", {{"i", std::to_string(i)}}), std::move(samples)});
    }
    QElapsedTimer timer;
    timer.start();
    QVERIFY(store.commit(std::move(batch)).ok());
    qInfo("imported %d samples in %lld ms", 24 * 30 * 1440, static_cast<long long>(timer.elapsed()));
    const auto snapshot = store.snapshot();
    const auto series = snapshot.series(Selector("m"));
    timer.start();
    for (const auto& one : *series)
        QCOMPARE(snapshot.sums(one.id, {kNow - kDay * 30, kNow}, kDay * 30)->size(), std::size_t(1));
    qInfo("24 sums over 30 days in %lld us", static_cast<long long>(timer.nsecsElapsed() / 1000));
}

TRACEO_TEST(TstSamples);
#include "tst_samples.moc"
