// Times that several series have in common are stored once, and go with the last chunk that refers to them.
#include "store.h"
#include "support/test_main.h"

#include "history/chunk_codec.h"
#include "history/chunk_store.h"
#include "history/packing.h"
#include "history/shared_times.h"

#include <QRandomGenerator>

#include <map>

using namespace traceo;
using namespace traceo::test;
using namespace traceo::history;

namespace {

constexpr int kDaySamples = 1440;

/// A minute apart, each up to 50 ms late.
std::vector<UtcMs> lateTimes(QRandomGenerator& random, UtcMs start, int count)
{
    std::vector<UtcMs> times;
    for (int i = 0; i < count; ++i)
        times.push_back(start + kMinute * i + Millis{random.bounded(51)});
    return times;
}

std::vector<Sample> samplesAt(const std::vector<UtcMs>& times, double first)
{
    std::vector<Sample> samples;
    for (const UtcMs at : times)
        samples.push_back({at, first++});
    return samples;
}

std::string nameOf(int series)
{
    return "m" + std::to_string(series);
}

} // namespace

class TstSharedTimes : public QObject {
    Q_OBJECT

    QRandomGenerator m_random;

    static std::unique_ptr<Database> database(const Store& store)
    {
        return std::move(*Database::open(store.path(), Database::Mode::ReadWrite));
    }
    static std::int64_t number(const Store& store, const char* sql) { return database(store)->integer(sql); }

    /// What each row of chunk_times says of how many refer to it is what the bodies say.
    static void checkCounts(const Store& store)
    {
        const auto file = database(store);
        std::map<std::int64_t, std::int64_t> referred;
        auto bodies = file->query("SELECT body FROM chunk_body");
        while (bodies.step()) {
            if (const auto where = timesElsewhere(bodies.blob(0)))
                ++referred[std::int64_t(where->id)];
        }
        std::map<std::int64_t, std::int64_t> counted;
        auto rows = file->query("SELECT id, used FROM chunk_times");
        while (rows.step())
            counted[rows.integer(0)] = rows.integer(1);
        QVERIFY(counted == referred);
    }

    /// Two days of `count` series with the same times.
    Batch target(int count)
    {
        Batch batch;
        const auto times = lateTimes(m_random, kNow - 3 * kDay, 2 * kDaySamples);
        for (int i = 0; i < count; ++i)
            batch.series.add({key(nameOf(i)), samplesAt(times, i)});
        return batch;
    }

private Q_SLOTS:
    void initTestCase()
    {
        const quint32 seed = QRandomGenerator::global()->generate();
        qInfo("seed %u", seed);
        m_random.seed(seed);
    }

    void theSeriesOfATargetShareThem()
    {
        Store store;
        QVERIFY(store.open());
        const Batch batch = target(20);
        QVERIFY(store.commit(batch).ok());
        QVERIFY(store.compact());
        QCOMPARE(number(store, "SELECT min(used) FROM chunk_times"), 20);
        QVERIFY(number(store, "SELECT count(*) FROM chunk_times") <= 3); // the days that are touched
        checkCounts(store);
        const auto snapshot = store.snapshot();
        for (const auto& [key, samples] : batch.series)
            QVERIFY(sameBits(*snapshot.samples(idOf(snapshot, key.name), kAlways), samples));
        const auto status = store.history->status();
        constexpr double kBody = 32; // of a series' day, whose values are a ramp
        QVERIFY2(status->payloadBytes < 2 * kDaySamples * 0.8 + 20 * 3 * kBody,
                 qPrintable(QString::number(status->payloadBytes)));
        QCOMPARE(status->sharedTimesBytes, number(store, "SELECT sum(length(body)) FROM chunk_times"));
        QCOMPARE(status->payloadBytes,
                 number(store, "SELECT (SELECT sum(bytes) FROM month) + (SELECT sum(length(body)) FROM chunk_times)"));
    }

    /// Whoever reads a series for many days finds them behind one another.
    void theDaysOfATargetLieTogether()
    {
        Store store;
        QVERIFY(store.open());
        for (int day = 0; day < 3; ++day) {
            for (const char* name : {"a", "b"}) { // two targets
                const auto times = lateTimes(m_random, floorTo(kNow, kDay) + kDay * (day - 5), kDaySamples);
                Batch batch;
                for (const char* metric : {"up", "down"})
                    batch.series.add({key(std::string(metric) + name), samplesAt(times, day)});
                QVERIFY(store.commit(batch).ok());
            }
            QVERIFY(store.compact());
        }
        QCOMPARE(number(store, "SELECT count(*) FROM chunk_times"), 6);
        QCOMPARE(number(store, "SELECT count(*) FROM chunk_times JOIN chunk_body ON chunk_times.id = chunk_body.k"), 6);
        QCOMPARE(number(store, "SELECT count(DISTINCT id >> 28) FROM chunk_times"), 2);
        checkCounts(store);
    }

    /// A day that was written again has other times, and its place may be taken.
    void aPlaceThatIsTakenIsLeft()
    {
        Store store;
        QVERIFY(store.open());
        const auto times = lateTimes(m_random, floorTo(kNow, kDay) - 3 * kDay, kDaySamples);
        Batch batch;
        for (const char* name : {"a", "b"})
            batch.series.add({key(name), samplesAt(times, 1)});
        QVERIFY(store.commit(batch).ok());
        QVERIFY(store.compact());
        const auto late = samplesAt(lateTimes(m_random, times.front() + kMinute / 2, 100), 7);
        QVERIFY(store.commit(batchOf(key("a"), late)).ok());
        QVERIFY(store.compact());
        checkCounts(store);
        const auto snapshot = store.snapshot();
        QCOMPARE(snapshot.samples(idOf(snapshot, "a"), kAlways)->size(), std::size_t(kDaySamples + 100));
        QVERIFY(sameBits(*snapshot.samples(idOf(snapshot, "b"), kAlways), batch.series[1].samples));
    }

    /// An even grid costs a few bytes: less than to say where it is.
    void anEvenGridStaysInItsChunk()
    {
        Store store;
        QVERIFY(store.open());
        QVERIFY(store.commit(batchOf(key("m"), ramp(kNow - 3 * kDay, kDaySamples))).ok());
        QVERIFY(store.compact());
        QCOMPARE(number(store, "SELECT count(*) FROM chunk_times"), 0);
    }

    void aFoldedHeadSharesThemToo()
    {
        Store store;
        QVERIFY(store.open());
        const auto times = lateTimes(m_random, kNow - kHour, 60);
        for (const UtcMs at : times) {
            store.clock.set(at);
            Batch batch;
            for (int i = 0; i < 5; ++i)
                batch.series.add({key(nameOf(i)), {{at, double(i)}}});
            QVERIFY(store.commit(batch).ok());
        }
        QCOMPARE(number(store, "SELECT count(*) FROM chunk"), 0);
        store.clock.set(kNow + kDay);
        QVERIFY(store.compact());
        QCOMPARE(number(store, "SELECT used FROM chunk_times"), 5);
        checkCounts(store);
    }

    /// Late samples join what is there: the times of before are let go, those of now are kept.
    void whatIsReplacedIsLetGo()
    {
        Store store;
        QVERIFY(store.open());
        const UtcMs start = kNow - 3 * kDay;
        std::map<int, std::vector<Sample>> expected;
        for (int round = 0; round < 30; ++round) {
            const auto times = lateTimes(m_random, start + kMinute * m_random.bounded(kDaySamples), m_random.bounded(60, 600));
            Batch batch;
            for (int i = 0; i < 4; ++i) {
                if (m_random.bounded(3) > 0)
                    batch.series.add({key(nameOf(i)), samplesAt(times, round * 1000)});
            }
            QVERIFY(store.commit(batch).ok());
            for (const auto& [key, samples] : batch.series) {
                auto& all = expected[key.name.back() - '0'];
                all.insert(all.end(), samples.begin(), samples.end()); // of equal times the first stays
                std::ranges::stable_sort(all, {}, &Sample::at);
                const auto repeated = std::ranges::unique(all, {}, &Sample::at);
                all.erase(repeated.begin(), repeated.end());
            }
            if (m_random.bounded(3) == 0)
                QVERIFY(store.compact());
            checkCounts(store);
        }
        QVERIFY(store.compact());
        checkCounts(store);
        const auto snapshot = store.snapshot();
        for (const auto& [series, samples] : expected)
            QVERIFY(sameBits(*snapshot.samples(idOf(snapshot, nameOf(series)), kAlways), samples));
    }

    void retentionLetsThemGo()
    {
        Store store;
        QVERIFY(store.open());
        Batch batch;
        const auto times = lateTimes(m_random, kNow - 2 * kDay, kDaySamples);
        std::vector<UtcMs> twice;
        for (const UtcMs at : times) {
            twice.push_back(at);
            twice.push_back(at + kMinute / 2);
        }
        for (int i = 0; i < 3; ++i)
            batch.series.add({key(nameOf(i)), samplesAt(twice, 0)});
        QVERIFY(store.commit(batch).ok());
        QVERIFY(store.compact());
        checkCounts(store);
        store.clock.set(kNow + store.options.keepRaw);
        QVERIFY(store.compact()); // thinned to a sample a minute, which are other times
        QCOMPARE(number(store, "SELECT sum(stored) FROM month"), 3 * kDaySamples);
        checkCounts(store);
        QVERIFY(number(store, "SELECT count(*) FROM chunk_times") > 0);
        store.clock.set(kNow + store.options.keepMinutes);
        QVERIFY(store.compact());
        QCOMPARE(number(store, "SELECT count(*) FROM chunk_times"), 0);
    }

    /// A checksum is no proof: other times of the same one are not taken for them.
    void timesOfTheSameChecksumAreNotTaken()
    {
        Store store;
        QVERIFY(store.open());
        std::vector<StoredSample> stored;
        for (const UtcMs at : lateTimes(m_random, kNow - 3 * kDay, 200))
            stored.push_back({msOf(at), 1, 0});
        const auto parts = chunkParts(stored);
        const auto file = database(store);
        const std::string other = sealTimes("something else");
        file->run("INSERT INTO chunk_times(crc, used, body) VALUES(?1, 1, ?2)", std::int64_t(checksum(parts.times)), Blob{other});
        putChunk(*file, summarised(chunkKey(7, 0, 0), stored), parts);
        putChunk(*file, summarised(chunkKey(8, 0, 0), stored), parts);
        QCOMPARE(file->integer("SELECT count(*) FROM chunk_times"), 2);
        QCOMPARE(file->integer("SELECT max(used) FROM chunk_times"), 2);
        const auto read = chunkSamples(*file, looseRows(*file, 7, 0, 0).front());
        QVERIFY(read.ok() && read->size() == stored.size());
    }

    void damagedTimesNameTheChunkAndLeaveOtherDaysReadable_data()
    {
        QTest::addColumn<QByteArray>("sql");
        const QByteArray first = " WHERE id = (SELECT id FROM chunk_times ORDER BY length(body) DESC LIMIT 1)";
        QTest::newRow("flipped") << "UPDATE chunk_times SET body = substr(body, 1, 20) || x'5a5a' || substr(body, 23)" + first;
        QTest::newRow("gone") << "DELETE FROM chunk_times" + first;
    }
    void damagedTimesNameTheChunkAndLeaveOtherDaysReadable()
    {
        QFETCH(QByteArray, sql);
        Store store;
        QVERIFY(store.open());
        const Batch batch = target(2);
        QVERIFY(store.commit(batch).ok());
        QVERIFY(store.compact());
        store.history.reset();
        QVERIFY(database(store)->runScript(sql.toStdString()));
        QVERIFY(store.open());
        const auto snapshot = store.snapshot();
        const auto& samples = batch.series[0].samples;
        int readable = 0;
        for (auto start = samples.begin(); start != samples.end(); start += std::min<std::ptrdiff_t>(60, samples.end() - start)) {
            const auto read = snapshot.samples(idOf(snapshot, "m0"), {start->at - Millis{1}, start->at});
            if (read) {
                QVERIFY(sameBits(*read, {*start}));
                ++readable;
            } else {
                QCOMPARE(read.error().code, ErrorCode::Corrupt);
                QVERIFY2(read.error().where.contains(QStringLiteral("m0 on 2026-09-")), qPrintable(read.error().where));
            }
        }
        QVERIFY(readable >= kDaySamples / 60);
        QVERIFY(readable < int(samples.size()) / 60);
    }
};

TRACEO_TEST(TstSharedTimes);
#include "tst_shared_times.moc"
