// Many days of a series in one row: the same answers as from a row each, also when days change, and when bytes are damaged.
#include "store.h"
#include "support/test_main.h"

#include "history/chunk_row.h"
#include "history/chunk_store.h"
#include "history/month_codec.h"
#include "history/months.h"
#include "history/packing.h"
#include "history/summary.h"

#include <QRandomGenerator>

#include <limits>

using namespace traceo;
using namespace traceo::test;
using namespace traceo::history;

namespace {

constexpr Millis kStep = 20 * kMinute;
constexpr UtcMs kBegin = kNow - 80 * kDay; // 2026-07-03

std::unique_ptr<Database> database(const Store& store)
{
    return std::move(*Database::open(store.path(), Database::Mode::ReadWrite));
}

std::int64_t number(const Store& store, const char* sql)
{
    return database(store)->integer(sql);
}

bool same(const Aggregate& a, const Aggregate& b)
{
    return a.count == b.count && sameBits(a.sum, b.sum) && sameBits(a.min, b.min) && sameBits(a.max, b.max)
        && sameBits(a.first, b.first) && sameBits(a.last, b.last) && a.firstAt == b.firstAt && a.lastAt == b.lastAt
        && sameBits(a.increase, b.increase) && a.resets == b.resets;
}

bool same(const ChunkRow& a, const ChunkRow& b)
{
    return a.key == b.key && a.t0 == b.t0 && a.t1 == b.t1 && a.stored == b.stored && a.bytes == b.bytes && a.thinned == b.thinned
        && a.learnedMin == b.learnedMin && a.learned == b.learned && same(a.all, b.all);
}

Batch threeMonths()
{
    Batch batch;
    for (const char* name : {"a", "b", "c"})
        batch.series.add({key(name), ramp(kBegin, int((kNow - kBegin) / kStep), kStep)});
    return batch;
}

} // namespace

class TstMonths : public QObject {
    Q_OBJECT

    QRandomGenerator m_random;

    ChunkRow randomRow(std::int64_t key)
    {
        std::vector<StoredSample> samples;
        std::int64_t at = dayOfKey(key) * kDay.count() + m_random.bounded(1000);
        for (int i = m_random.bounded(1, 50); i > 0; --i, at += m_random.bounded(60'000)) {
            const bool isStale = m_random.bounded(4) == 0;
            const double value =
                isStale ? std::bit_cast<double>(std::uint64_t{0x7ff0000000000002}) : m_random.bounded(1000) / 8.0;
            samples.push_back({at, value, m_random.bounded(3) == 0 ? at + 7'200'000 : 0});
        }
        ChunkRow row = summarised(key, samples);
        row.bytes = m_random.bounded(2000);
        row.thinned = m_random.bounded(3);
        return row;
    }

private Q_SLOTS:
    void initTestCase()
    {
        const quint32 seed = QRandomGenerator::global()->generate();
        qInfo("seed %u", seed);
        m_random.seed(seed);
    }

    void aMonthHasItsDays()
    {
        for (std::int64_t month = 0; month < 12 * 150; ++month) {
            QCOMPARE(monthOf(firstDayOf(month)), month);
            QCOMPARE(monthOf(firstDayOf(month + 1) - 1), month);
        }
        QCOMPARE(monthOf(0), 0);
        QCOMPARE(firstDayOf(monthOf(20'000)) * 86'400, 1'727'740'800); // 2024-10-01
    }

    void aDirectoryComesBack()
    {
        for (int round = 0; round < 200; ++round) {
            std::vector<ChunkRow> rows;
            for (std::int64_t day = 20'000; day < 20'031; ++day) {
                for (int part = 0; part < m_random.bounded(3); ++part)
                    rows.push_back(randomRow(chunkKey(77, day, part)));
            }
            const std::string blob = encodeDirectory(rows);
            const auto read = decodeDirectory(blob, 77);
            QVERIFY(read.ok() && read->size() == rows.size());
            for (std::size_t i = 0; i < rows.size(); ++i)
                QVERIFY(same((*read)[i], rows[i]));
            std::string bad = blob;
            const auto at = std::size_t(m_random.bounded(int(bad.size())));
            bad[at] = char(bad[at] ^ (1 << m_random.bounded(8)));
            QVERIFY(!decodeDirectory(bad, 77).ok());
            std::string content = blob.substr(1, blob.size() - 5);
            content[std::size_t(m_random.bounded(int(content.size())))] = char(m_random.bounded(256));
            (void)decodeDirectory(sealed(1, content), 77); // no crash
        }
    }

    /// Moments so far away that what is added to them overflows.
    void aDirectoryOfNoDaysIsRefused()
    {
        const ChunkRow good = randomRow(chunkKey(77, 20'000, 0));
        QVERIFY(decodeDirectory(encodeDirectory({&good, 1}), 77).ok());
        for (const std::int64_t far :
             {std::numeric_limits<std::int64_t>::max() - 2, (kLastDay + 1) * kDay.count(), std::int64_t{-1}}) {
            ChunkRow row = good;
            row.all = {};
            row.t0 = far;
            QVERIFY(!decodeDirectory(encodeDirectory({&row, 1}), 77).ok());
            row.t0 = good.t0;
            row.t1 = far;
            QVERIFY(!decodeDirectory(encodeDirectory({&row, 1}), 77).ok());
        }
    }

    void aDayOfTheirOwnBecomesOneRowAMonth()
    {
        Store store;
        QVERIFY(store.open());
        const Batch batch = threeMonths();
        QVERIFY(store.commit(batch).ok());
        const auto before = store.history->status();
        std::vector<Aggregate> aggregates;
        const auto aggregate = [&](int day) {
            const auto snapshot = store.snapshot();
            return *snapshot.aggregate(idOf(snapshot, "b"), {kBegin + day * kDay, kBegin + (day * 2 + 3) * kDay + kHour});
        };
        for (int day = 0; day < 30; ++day)
            aggregates.push_back(aggregate(day));
        QVERIFY(store.compact());
        QCOMPARE(number(store, "SELECT count(*) FROM month"), 3 * 3);
        QCOMPARE(number(store, "SELECT count(*) FROM chunk"), 0);
        const auto after = store.history->status();
        QCOMPARE(after->samples, before->samples);
        QVERIFY(after->oldest == before->oldest && after->newest == before->newest);
        QCOMPARE(store.history->sizes()->size(), std::size_t(3));
        for (int day = 0; day < 30; ++day)
            QVERIFY(same(aggregate(day), aggregates[std::size_t(day)]));
        const auto snapshot = store.snapshot();
        for (const auto& [series, samples] : batch.series)
            QVERIFY(sameBits(*snapshot.samples(idOf(snapshot, series.name), kAlways), samples));
        const auto newest = snapshot.newestSample(idOf(snapshot, "a"), kBegin + 40 * kDay + Millis{1});
        QVERIFY((*newest)->at == kBegin + 40 * kDay);
        QVERIFY(!*snapshot.newestSample(idOf(snapshot, "a"), kBegin - Millis{1}));
    }

    /// Whatever comes, whenever it is packed: as if it had never been.
    void daysThatChangeAreTakenOutAndPackedAgain()
    {
        Store packing;
        Store plain;
        QVERIFY(packing.open() && plain.open());
        for (int round = 0; round < 40; ++round) {
            const UtcMs start = kBegin + kMinute * m_random.bounded(70 * 1440);
            const auto samples = ramp(start, m_random.bounded(1, 400), Millis{m_random.bounded(1000, 600'000)});
            const Batch batch = batchOf(key(m_random.bounded(2) ? "a" : "b"), samples);
            const auto changes = packing.commit(batch);
            const auto expected = plain.commit(batch);
            QCOMPARE(changes->series.size(), expected->series.size());
            if (m_random.bounded(3) == 0)
                QVERIFY(packing.compact());
        }
        QVERIFY(packing.compact());
        QVERIFY(number(packing, "SELECT count(*) FROM month") > 0);
        const auto snapshot = packing.snapshot();
        const auto others = plain.snapshot();
        for (const char* name : {"a", "b"}) {
            QVERIFY(sameBits(*snapshot.samples(idOf(snapshot, name), kAlways), *others.samples(idOf(others, name), kAlways)));
            const auto a = snapshot.aggregate(idOf(snapshot, name), kAlways);
            const auto b = others.aggregate(idOf(others, name), kAlways);
            QVERIFY(a->count == b->count && a->increase == b->increase && a->resets == b->resets);
        }
    }

    void retentionReachesIntoThem()
    {
        Store store;
        QVERIFY(store.open());
        Batch batch;
        batch.series.add({key("fast"), ramp(kBegin, 40'000, Millis{20'000})});
        batch.series.add({{"derived", "kept", {}}, ramp(kBegin, 4'000, Millis{200'000})});
        QVERIFY(store.commit(batch).ok());
        QVERIFY(store.compact());
        QVERIFY(number(store, "SELECT min(thinned) FROM month") == 0);
        store.clock.set(kNow + store.options.keepRaw);
        QVERIFY(store.compact());
        QCOMPARE(number(store, "SELECT min(thinned) FROM month"), 1);
        QVERIFY(number(store, "SELECT sum(stored) FROM month WHERE k >> 12 = 1") < 15'000);
        {
            const auto snapshot = store.snapshot();
            QCOMPARE(snapshot.aggregate(idOf(snapshot, "fast"), kAlways)->count, 40'000);
        }
        store.clock.set(kNow + store.options.keepMinutes);
        QVERIFY(store.compact());
        const auto snapshot = store.snapshot();
        QVERIFY(snapshot.samples(idOf(snapshot, "fast"), kAlways)->empty());
        QCOMPARE(snapshot.samples(idOf(snapshot, "kept"), kAlways)->size(), std::size_t(4'000));
    }

    void damageIsNamedAndLeavesTheRestReadable_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::addColumn<int>("lostDays");
        QTest::addColumn<QString>("where");
        const QByteArray first = " WHERE k = (SELECT min(k) FROM month)";
        QTest::newRow("a directory") << "UPDATE month SET days = substr(days, 1, 30) || x'5a5a' || substr(days, 33)" + first << 29
                                     << QStringLiteral("a in 2026-07");
        QTest::newRow("a body") << QByteArray("UPDATE chunk_body SET body = substr(body, 1, 20) || x'5a5a' || substr(body, 23) "
                                              "WHERE k = (SELECT min(k) FROM chunk_body)")
                                << 1 << QStringLiteral("a on 2026-07-");
        QTest::newRow("a body is gone") << QByteArray("DELETE FROM chunk_body WHERE k = (SELECT min(k) FROM chunk_body)") << 1
                                        << QStringLiteral("a on 2026-07-");
    }
    void damageIsNamedAndLeavesTheRestReadable()
    {
        QFETCH(QByteArray, sql);
        QFETCH(int, lostDays);
        QFETCH(QString, where);
        Store store;
        QVERIFY(store.open());
        const Batch batch = threeMonths();
        QVERIFY(store.commit(batch).ok());
        QVERIFY(store.compact());
        store.history.reset();
        QVERIFY(database(store)->runScript(sql.toStdString()));
        QVERIFY(store.open());
        int lost = 0;
        const auto snapshot = store.snapshot();
        for (UtcMs day = floorTo(kBegin, kDay); day < kNow; day += kDay) {
            const auto read = snapshot.samples(idOf(snapshot, "a"), {day - Millis{1}, day + kDay - Millis{1}});
            QVERIFY(snapshot.samples(idOf(snapshot, "b"), {day - Millis{1}, day + kDay - Millis{1}}).ok());
            if (read)
                continue;
            ++lost;
            QCOMPARE(read.error().code, ErrorCode::Corrupt);
            QVERIFY2(read.error().where.startsWith(where), qPrintable(read.error().where));
        }
        QCOMPARE(lost, lostDays);
        // What comes now is not kept out by it, what was there is not doubled, and tidying up goes on.
        QVERIFY(store.commit(batchOf(key("a"), {{kNow, 5}})).ok());
        QVERIFY(store.commit(batch)->series.empty());
        QVERIFY(store.compact());
        const auto later = store.snapshot();
        QCOMPARE(later.samples(idOf(later, "a"), {kNow - kHour, kNow})->back().value, 5.0);
        // Retention comes to an end, too, and to the others.
        store.clock.set(kNow + store.options.keepRaw);
        QVERIFY(store.compact());
        store.clock.set(kNow + store.options.keepMinutes);
        QVERIFY(store.compact());
        const auto last = store.snapshot();
        QVERIFY(last.samples(idOf(last, "b"), kAlways)->empty());
    }
};

TRACEO_TEST(TstMonths);
#include "tst_months.moc"
