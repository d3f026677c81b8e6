// Long ranges out of buckets instead of samples: the same bits, whatever the columns; and what is damaged is named.
#include "store.h"
#include "support/seed.h"
#include "support/test_main.h"

#include "history/column_walk.h"
#include "history/database.h"
#include "history/month_buckets.h"
#include "history/month_codec.h"
#include "history/months.h"
#include "history/packing.h"
#include "history/value_codec.h"

#include <QRandomGenerator>

#include <cmath>
#include <limits>

using namespace traceo;
using namespace traceo::test;
using namespace traceo::history;

namespace {

constexpr UtcMs kBegin = kNow - 70 * kDay; // 2026-07-13
constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

bool same(const Bucket& a, const Bucket& b)
{
    return sameBits(a.first, b.first) && sameBits(a.min, b.min) && sameBits(a.max, b.max) && sameBits(a.last, b.last);
}

/// Summaries of a day come out of SQLite, which keeps no -0.0.
bool same(const LinePoint& a, const LinePoint& b)
{
    const auto isSame = [](double x, double y) { return sameBits(x, y) || (x == 0 && y == 0); };
    if (a.at != b.at || a.hasValue() != b.hasValue())
        return false;
    return !a.hasValue() || (isSame(a.first, b.first) && isSame(a.min, b.min) && isSame(a.max, b.max) && isSame(a.last, b.last));
}

std::unique_ptr<Database> database(const Store& store)
{
    return std::move(*Database::open(store.path(), Database::Mode::ReadWrite));
}

/// The months' buckets of a series, as they are stored.
std::vector<MonthBuckets> storedBuckets(const Store& store, SeriesId series)
{
    std::vector<MonthBuckets> found;
    const auto file = database(store);
    auto row = file->query("SELECT days FROM month WHERE k >> 12 = ?1 ORDER BY k", series);
    while (row.step()) {
        const auto rows = decodeDirectory(row.blob(0), series);
        found.push_back(*decodeBuckets(row.blob(0), rows->size()));
    }
    return found;
}

/// As an earlier build did; none of it has buckets.
std::string packedBefore(int version, const std::vector<ChunkRow>& rows)
{
    if (version == 1)
        return encodeDirectory(rows);
    ByteWriter out;
    out.text(encodeDirectory(rows));
    out.byte(0);
    return sealed(std::uint8_t(version), out.bytes());
}

/// Sample by sample, by the rule of Snapshot::envelope.
std::vector<LinePoint> expected(const std::vector<Sample>& samples, TimeSpan range, int columns)
{
    std::vector<LinePoint> points(static_cast<std::size_t>(columns));
    const Millis width = range.length() / columns;
    for (int i = 0; i < columns; ++i)
        points[std::size_t(i)].at = range.from + width * i;
    for (const Sample& sample : samples) {
        if (sample.at < range.from || sample.at >= range.to || std::isnan(sample.value))
            continue;
        LinePoint& point = points[std::size_t((sample.at - range.from) / width)];
        if (!point.hasValue())
            point.first = point.min = point.max = sample.value;
        point.min = std::min(point.min, sample.value);
        point.max = std::max(point.max, sample.value);
        point.last = sample.value;
    }
    return points;
}

} // namespace

class TstMonthBuckets : public QObject {
    Q_OBJECT

    QRandomGenerator m_random;

    /// A sample each 20 s or so, with holes, stretches of NaN, and signed zeros where the kind is "bits". "prices" are polled
    /// on a grid, but for one hole, and change each hour.
    std::vector<Sample> samplesOf(const std::string& kind)
    {
        std::vector<Sample> samples;
        double level = 1000;
        bool isNumber = true;
        const bool isPolled = kind == "prices"; // on a grid, a little late
        for (UtcMs at = kBegin; at < kNow - kHour; at += Millis{isPolled ? 20'000 : 15'000 + m_random.bounded(10'000)}) {
            if (isPolled ? at == kBegin + 20 * kDay : m_random.bounded(4000) == 0) {
                at += kMinute * m_random.bounded(1, 2000);
                continue;
            }
            if (isPolled)
                isNumber = m_random.bounded(10'000) != 0; // one alone
            else if (m_random.bounded(2000) == 0)
                isNumber = !isNumber;
            if (!isPolled || m_random.bounded(180) == 0)
                level += m_random.bounded(200) - 99.5;
            double value = kind == "decimals" || isPolled ? std::round(level * 8) / 1000 : level / 7;
            if (kind == "bits" && m_random.bounded(50) == 0)
                value = m_random.bounded(2) ? 0.0 : -0.0;
            samples.push_back({at + Millis{isPolled ? m_random.bounded(50) : 0}, isNumber ? value : kNan});
        }
        return samples;
    }

    MonthBuckets randomBuckets(int form)
    {
        MonthBuckets buckets;
        for (std::int64_t day = 20'000; day < 20'000 + m_random.bounded(1, 32); ++day) {
            std::vector<StoredSample> samples;
            for (std::int64_t at = day * kDay.count(); at < (day + 1) * kDay.count(); at += m_random.bounded(1, 20'000'000)) {
                const double number = form == 0 ? m_random.bounded(5) / 4.0 : std::exp(m_random.bounded(100.0));
                samples.push_back({at, m_random.bounded(9) == 0 ? kNan : number, 0});
            }
            addChunk(buckets, day, samples);
        }
        return buckets;
    }

private Q_SLOTS:
    void initTestCase()
    {
        const quint32 seed = seedOfRun();
        qInfo("seed %u", seed);
        m_random.seed(seed);
    }

    void aDayIsCutEachTwoHours()
    {
        const std::int64_t start = 20'000 * kDay.count();
        const std::int64_t hour = kHour.count();
        MonthBuckets buckets;
        addChunk(buckets, 20'000,
                 {std::vector<StoredSample>{{start, 3, 0},
                                            {start + 1, kNan, 0},
                                            {start + 2 * hour - 1, -1, 0},
                                            {start + 2 * hour, kNan, 0},
                                            {start + 22 * hour, 0.0, 0},
                                            {start + 23 * hour, -0.0, 0},
                                            {start + 24 * hour - 1, 7, 0}}});
        QCOMPARE(buckets.filled, std::vector<std::int64_t>{1 | 1 << 11});
        QVERIFY(same(buckets.buckets.at(0), {3, -1, 3, -1}));
        QVERIFY(same(buckets.buckets.at(1), {0.0, 0.0, 7, 7}));
    }

    void theyComeBackBitForBit()
    {
        for (int round = 0; round < 200; ++round) {
            const MonthBuckets narrow = randomBuckets(round % 2);
            for (const std::size_t most : {std::size_t{1} << 20, std::size_t{200}}) {
                const MonthBuckets buckets = withinBytes(narrow, most);
                ByteWriter out;
                writeBuckets(out, buckets);
                QVERIFY(buckets.width == Millis{0} || out.bytes().size() <= most);
                ByteReader in(out.bytes());
                const MonthBuckets read = readBuckets(in, narrow.filled.size());
                QVERIFY(in.ok() && in.atEnd());
                QVERIFY(read.width == buckets.width && read.filled == buckets.filled);
                QVERIFY(buckets.width == Millis{0} ? read.counts == buckets.counts : read.counts.empty());
                QVERIFY(std::ranges::equal(read.buckets, buckets.buckets,
                                           [](const Bucket& a, const Bucket& b) { return same(a, b); }));
                std::string bad = out.bytes();
                bad[std::size_t(m_random.bounded(int(bad.size())))] = char(m_random.bounded(256));
                ByteReader any(bad);
                (void)readBuckets(any, narrow.filled.size()); // no crash
            }
        }
    }

    /// Of values whose times were not read, by how many there are in each two hours.
    void countsMakeTheSameBuckets()
    {
        for (int round = 0; round < 500; ++round) {
            const int change = std::array{1, 7, 400}.at(std::size_t(round % 3)); // runs of one, of some, of hours
            std::vector<StoredSample> samples;
            double level = m_random.bounded(1000) / 8.0;
            for (std::int64_t at = m_random.bounded(50'000'000); at < kDay.count(); at += m_random.bounded(1, 500'000)) {
                level = m_random.bounded(change) == 0 ? m_random.bounded(-50, 50) / 8.0 : level;
                samples.push_back({20'000 * kDay.count() + at, m_random.bounded(300) == 0 ? kNan : level, 0});
            }
            MonthBuckets made;
            addChunk(made, 20'000, samples);
            QCOMPARE(made.counts.size(), kNarrowestBuckets);
            std::vector<double> values;
            std::ranges::transform(samples, std::back_inserter(values), &StoredSample::value);
            ByteWriter out;
            writeValues(out, values);
            ByteReader in(out.bytes());
            const ValueRuns runs = readValueRuns(in, values.size());
            QVERIFY(in.ok() && in.atEnd());
            const auto day = bucketsOf(runs, made.counts);
            QVERIFY(day.has_value());
            QCOMPARE(day->filled, made.filled.front());
            QVERIFY(std::equal(made.buckets.begin(), made.buckets.end(), day->buckets.begin(),
                               [](const Bucket& a, const Bucket& b) { return same(a, b); }));
            ++made.counts[std::size_t(m_random.bounded(int(kNarrowestBuckets)))];
            QVERIFY(!bucketsOf(runs, made.counts));
            made.counts.assign(kNarrowestBuckets, 0);
            QVERIFY(!bucketsOf(runs, made.counts) || samples.empty());
        }
    }

    void widerOnesAreTheNarrowOnesJoined()
    {
        const std::int64_t start = 20'000 * kDay.count();
        std::vector<StoredSample> samples;
        for (std::int64_t i = 0; i < 1440; ++i)
            samples.push_back({start + i * kMinute.count(), double((i * 7919) % 1000), 0});
        MonthBuckets narrow;
        addChunk(narrow, 20'000, samples);
        QVERIFY(withinBytes(narrow, 1000).width == 2 * kHour);
        ByteWriter out;
        writeBuckets(out, narrow);
        const MonthBuckets wide = withinBytes(narrow, out.bytes().size() - 1);
        const auto factor = std::size_t(wide.width / kNarrowestBucket);
        QVERIFY(factor > 1);
        for (std::size_t i = 0; i < wide.buckets.size(); ++i) {
            Bucket all = narrow.buckets[i * factor];
            for (std::size_t k = 1; k < factor; ++k) {
                const Bucket& next = narrow.buckets[i * factor + k];
                all = {all.first, std::min(all.min, next.min), std::max(all.max, next.max), next.last};
            }
            QVERIFY(same(wide.buckets[i], all));
        }
        const MonthBuckets counts = withinBytes(narrow, 8);
        QVERIFY(counts.width == Millis{0} && counts.buckets.empty());
        QVERIFY(std::ranges::equal(counts.counts, std::vector<std::int64_t>(kNarrowestBuckets, 120)));
        QVERIFY(withinBytes(narrow, 2).counts.empty());
    }

    /// The directory and what follows it have a checksum each, and every byte is under one of them.
    void aFlippedBitIsNoticed()
    {
        std::vector<ChunkRow> rows;
        for (std::int64_t day = 20'000; day < 20'003; ++day)
            rows.push_back(ChunkRow{.key = chunkKey(9, day, 0), .t0 = day, .t1 = day, .stored = day, .all = {}});
        MonthBuckets buckets;
        for (std::int64_t day = 20'000; day < 20'003; ++day)
            addChunk(buckets, day, std::vector<StoredSample>{{day * kDay.count(), double(day), 0}});
        const MonthBuckets counts{.width = {}, .filled = {}, .buckets = {}, .counts = buckets.counts};
        QCOMPARE(decodeBuckets(encodeMonth(rows, buckets), 3)->buckets.size(), std::size_t(3));
        QVERIFY(decodeBuckets(encodeMonth(rows, counts), 3)->counts == counts.counts);
        QVERIFY(decodeBuckets(encodeDirectory(rows), 3)->width == Millis{0});
        for (const std::string& blob : {encodeMonth(rows, buckets), encodeMonth(rows, counts)}) {
            QCOMPARE(decodeDirectory(blob, 9)->size(), std::size_t(3));
            for (std::size_t bit = 0; bit < blob.size() * 8; ++bit) {
                std::string bad = blob;
                bad[bit / 8] = char(bad[bit / 8] ^ (1 << (bit % 8)));
                QVERIFY(!decodeBuckets(bad, 3).ok() || !decodeDirectory(bad, 9).ok());
            }
        }
    }

    void columnsAreFilledInTheOrderOfTime()
    {
        const UtcMs day = utcMs(20'000 * kDay.count());
        ColumnWalk walk({day, day + kDay}, 6);
        QVERIFY(walk.mayTakeBuckets());
        const Bucket buckets[] = {{1, 0, 2, 1}, {5, 5, 5, 5}};
        const ChunkBuckets chunk{.key = chunkKey(1, 20'000, 0), .width = 4 * kHour, .filled = 0b1001, .buckets = buckets};
        QVERIFY(walk.add(chunk, {day, day + kDay - Millis{1}}));
        const auto points = walk.take();
        QVERIFY(points[0].max == 2 && points[3].first == 5 && !points[1].hasValue() && !points[5].hasValue());
        ColumnWalk other({day + kHour, day + kDay + kHour}, 6);
        QVERIFY(!other.add(chunk, {day + kHour, day + kDay - Millis{1}}));
        QVERIFY(std::ranges::none_of(other.take(), &LinePoint::hasValue));
        QVERIFY(!ColumnWalk({day, day + kDay}, 13).mayTakeBuckets());
    }

    void envelopesAreAsOfAllSamples_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::newRow("decimals") << QStringLiteral("decimals");
        QTest::newRow("quotients") << QStringLiteral("quotients");
        QTest::newRow("signed zeros") << QStringLiteral("bits");
        QTest::newRow("prices, by counts") << QStringLiteral("prices");
    }
    void envelopesAreAsOfAllSamples()
    {
        QFETCH(QString, kind);
        Store store;
        QVERIFY(store.open());
        const auto samples = samplesOf(kind.toStdString());
        QVERIFY(store.commit(batchOf(key("a"), samples)).ok());
        QVERIFY(store.compact());
        const auto snapshot = store.snapshot();
        const SeriesId id = idOf(snapshot, "a");
        const auto stored = storedBuckets(store, id);
        QCOMPARE(stored.size(), std::size_t(3));
        for (const MonthBuckets& month : stored) {
            const bool isByCounts = kind == QStringLiteral("prices");
            QCOMPARE(month.width, isByCounts ? Millis{0} : kNarrowestBucket);
            QCOMPARE(!month.counts.empty(), isByCounts);
        }
        for (int round = 0; round < 120; ++round) {
            static constexpr Millis kWidths[] = {2 * kHour, 4 * kHour, 6 * kHour, 12 * kHour, kDay, 3 * kHour, 137 * kMinute};
            const Millis width = kWidths[m_random.bounded(int(std::size(kWidths)))];
            const Millis shift = round % 3 == 0 ? Millis{m_random.bounded(86'400'000)} : kHour * 2 * m_random.bounded(12);
            const UtcMs from = floorTo(kBegin, kDay) + kDay * m_random.bounded(-3, 40) + shift;
            const int columns = m_random.bounded(1, 500);
            const TimeSpan range{from, from + width * columns};
            const auto points = snapshot.envelope(id, range, columns);
            QVERIFY(points.ok());
            QVERIFY2(std::ranges::equal(*points, expected(samples, range, columns),
                                        [](const LinePoint& a, const LinePoint& b) { return same(a, b); }),
                     qPrintable(QStringLiteral("%1 columns of %2 ms from %3").arg(columns).arg(width.count()).arg(msOf(from))));
        }
    }

    void monthsThatWerePackedBeforeGetThem_data()
    {
        QTest::addColumn<int>("version");
        QTest::addColumn<QString>("kind");
        QTest::newRow("a directory alone") << 1 << QStringLiteral("decimals");
        QTest::newRow("without buckets") << 2 << QStringLiteral("decimals");
        QTest::newRow("without counts") << 2 << QStringLiteral("prices");
    }
    void monthsThatWerePackedBeforeGetThem()
    {
        QFETCH(int, version);
        QFETCH(QString, kind);
        Store store;
        QVERIFY(store.open());
        QVERIFY(store.commit(batchOf(key("a"), samplesOf(kind.toStdString()))).ok());
        QVERIFY(store.compact());
        const auto before = storedBuckets(store, 1);
        store.history.reset();
        {
            const auto file = database(store);
            std::vector<std::pair<std::int64_t, std::string>> old;
            auto row = file->query("SELECT k, days FROM month");
            while (row.step())
                old.emplace_back(row.integer(0), packedBefore(version, *decodeDirectory(row.blob(1), 1)));
            for (const auto& [k, days] : old)
                QVERIFY(file->run("UPDATE month SET days = ?2 WHERE k = ?1", k, Blob{days}));
        }
        QVERIFY(std::ranges::all_of(storedBuckets(store, 1),
                                    [](const MonthBuckets& month) { return month.width == Millis{0} && month.counts.empty(); }));
        QVERIFY(store.open() && store.compact());
        QVERIFY(std::ranges::equal(storedBuckets(store, 1), before, [](const MonthBuckets& a, const MonthBuckets& b) {
            return a.width == b.width && a.filled == b.filled && a.counts == b.counts;
        }));
    }

    void anotherNumberOfSamplesIsNamed()
    {
        Store store;
        QVERIFY(store.open());
        QVERIFY(store.commit(batchOf(key("a"), samplesOf("prices"))).ok());
        QVERIFY(store.compact());
        store.history.reset();
        {
            const auto file = database(store);
            std::string days;
            {
                auto row = file->query("SELECT days FROM month ORDER BY k");
                QVERIFY(row.step());
                const auto rows = decodeDirectory(row.blob(0), 1);
                MonthBuckets counts = *decodeBuckets(row.blob(0), rows->size());
                ++counts.counts.at(kNarrowestBuckets + 3); // of the second day
                days = encodeMonth(*rows, counts);
            }
            QVERIFY(file->run("UPDATE month SET days = ?1 WHERE k = (SELECT min(k) FROM month)", Blob{days}));
        }
        QVERIFY(store.open());
        const auto snapshot = store.snapshot();
        const TimeSpan week{floorTo(kBegin, kDay), floorTo(kBegin, kDay) + 7 * kDay};
        const auto lost = snapshot.envelope(1, week, int(week.length() / kNarrowestBucket));
        QCOMPARE(lost.error().code, ErrorCode::Corrupt);
        QCOMPARE(lost.error().where, QStringLiteral("a on 2026-07-14"));
        QVERIFY(snapshot.envelope(1, week, int(week.length() / kHour)).ok());
    }

    /// Only whoever wants the buckets is told; a day whose samples are lost leaves its month without.
    void damageIsNamed()
    {
        Store store;
        QVERIFY(store.open());
        Batch batch;
        batch.series.add({key("a"), samplesOf("decimals")});
        batch.series.add({key("b"), samplesOf("decimals")});
        QVERIFY(store.commit(batch).ok());
        QVERIFY(store.compact());
        store.history.reset();
        QVERIFY(database(store)->runScript("UPDATE month SET days = substr(days, 1, length(days) - 300) || x'5a5a5a' || "
                                           "substr(days, length(days) - 296) WHERE k = (SELECT min(k) FROM month)"));
        QVERIFY(store.open());
        const auto snapshot = store.snapshot();
        const UtcMs august = utcMs(1'785'542'400'000);
        const TimeSpan july{august - 31 * kDay, august};
        const auto ask = [&](const char* name, TimeSpan range, Millis width) {
            return snapshot.envelope(idOf(snapshot, name), range, int(range.length() / width));
        };
        const auto lost = ask("a", july, 2 * kHour);
        QCOMPARE(lost.error().code, ErrorCode::Corrupt);
        QVERIFY2(lost.error().where.startsWith(QStringLiteral("a in 2026-07")), qPrintable(lost.error().where));
        QVERIFY(ask("a", july, kHour).ok());
        QVERIFY(ask("a", {august, august + 31 * kDay}, 2 * kHour).ok());
        QVERIFY(ask("b", july, 2 * kHour).ok());
        QVERIFY(snapshot.aggregate(idOf(snapshot, "a"), july)->count > 0);
        QVERIFY(!snapshot.samples(idOf(snapshot, "a"), july)->empty());
    }

    void aLostDayLeavesItsMonthWithoutBuckets()
    {
        Store store;
        QVERIFY(store.open());
        QVERIFY(store.commit(batchOf(key("a"), samplesOf("decimals"))).ok());
        QVERIFY(store.compact());
        store.history.reset();
        QVERIFY(database(store)->runScript("UPDATE chunk_body SET body = substr(body, 1, 20) || x'5a5a' || substr(body, 23) "
                                           "WHERE k = (SELECT min(k) FROM chunk_body)"));
        QVERIFY(store.open());
        QVERIFY(store.commit(batchOf(key("a"), {{kBegin - kHour, 1}})).ok()); // its month is taken apart and packed again
        QVERIFY(store.compact());
        const auto stored = storedBuckets(store, 1);
        QVERIFY(stored[0].width == Millis{0} && stored[1].width == 2 * kHour);
    }
};

TRACEO_TEST(TstMonthBuckets);
#include "tst_month_buckets.moc"
