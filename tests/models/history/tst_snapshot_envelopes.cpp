// Envelopes that are remembered: a poll makes one tile anew, and whatever happens to the history, by whomever, what comes out
// is what would be made from the start.
#include "store.h"
#include "support/test_main.h"

#include "history/connection.h"
#include "history/envelope_tiles.h"

#include <QRandomGenerator>

#include <cmath>

using namespace traceo;
using namespace traceo::test;
using namespace traceo::history;

namespace {

constexpr UtcMs kBegin = kNow - 50 * kDay;

bool same(const LinePoint& a, const LinePoint& b)
{
    if (a.at != b.at || a.hasValue() != b.hasValue())
        return false;
    return !a.hasValue()
        || (sameBits(a.first, b.first) && sameBits(a.min, b.min) && sameBits(a.max, b.max) && sameBits(a.last, b.last));
}

/// What is remembered is what is there.
bool isTrue(const Snapshot& snapshot, SeriesId id, const LadderCut& cut)
{
    const auto tiled = snapshot.envelope(id, cut);
    const auto whole = snapshot.envelope(id, cut.range, cut.columns);
    return tiled.ok() && whole.ok() && std::ranges::equal(*tiled, *whole, same);
}

EnvelopeTiles::Points pointsOf(std::size_t count)
{
    return std::make_shared<const std::vector<LinePoint>>(count);
}

/// Readers of a store's file with tiles that can be looked at.
struct Readers {
    std::shared_ptr<ReaderPool> pool;
    explicit Readers(const Store& store) : pool(std::make_shared<ReaderPool>(store.path(), Database::Mode::ReadOnly)) {}
    Snapshot snapshot() const { return {std::move(*pool->lend({})), {}, {}}; }
    /// Tiles that asking made.
    std::uint64_t madeBy(const LadderCut& cut) const
    {
        const std::uint64_t before = pool->tiles().made();
        const auto now = snapshot();
        return isTrue(now, idOf(now, "a"), cut) ? pool->tiles().made() - before : 1'000'000;
    }
};

} // namespace

class TstSnapshotEnvelopes : public QObject {
    Q_OBJECT

    QRandomGenerator m_random;

    LadderCut randomCut(UtcMs now)
    {
        const Millis length{qint64(std::exp2(20 + m_random.bounded(12.5)))};
        const UtcMs to = now + kHour - kMinute * m_random.bounded(m_random.bounded(2) ? 200 : 60'000);
        return ladderCut({to - length, to}, m_random.bounded(1, 700));
    }

    Batch randomBatch(UtcMs now)
    {
        const bool isLate = m_random.bounded(3) == 0;
        const UtcMs from = isLate ? kBegin + kMinute * m_random.bounded(40 * 1440) : now - kMinute * m_random.bounded(5);
        std::vector<Sample> samples;
        for (int i = 0; i < (isLate ? m_random.bounded(1, 800) : 5); ++i)
            samples.push_back({from + Millis{20'000} * i, double(m_random.bounded(1000)) / 4});
        return batchOf(key(m_random.bounded(2) ? "a" : "b"), samples);
    }

private Q_SLOTS:
    void initTestCase()
    {
        const quint32 seed = QRandomGenerator::global()->generate();
        qInfo("seed %u", seed);
        m_random.seed(seed);
    }

    void aFingerprintTellsOrderAndContent()
    {
        const auto of = [](std::initializer_list<std::int64_t> words) {
            Fingerprint print;
            for (const std::int64_t word : words)
                print.add(word);
            return print;
        };
        QVERIFY(of({1, 2}) == of({1, 2}));
        QVERIFY(of({1, 2}) != of({2, 1}));
        QVERIFY(of({}) != of({0}) && of({0}) != of({0, 0}));
        Fingerprint zero;
        Fingerprint minusZero;
        zero.add(0.0);
        minusZero.add(-0.0);
        QVERIFY(zero != minusZero);
    }

    void aTileIsOnlyGivenOutForWhatItWasMadeOf()
    {
        EnvelopeTiles tiles;
        const EnvelopeTiles::Key key{.series = 1, .step = kMinute, .tile = 7};
        Fingerprint print;
        QVERIFY(!tiles.find(key, print));
        tiles.put(key, print, pointsOf(256));
        QVERIFY(tiles.find(key, print));
        QVERIFY(!tiles.find({1, kHour, 7}, print) && !tiles.find({2, kMinute, 7}, print));
        print.add(std::int64_t{1});
        QVERIFY(!tiles.find(key, print));
    }

    void thoseNobodyAsksForGo()
    {
        const auto keyOf = [](std::int64_t tile) { return EnvelopeTiles::Key{.series = 1, .step = kMinute, .tile = tile}; };
        EnvelopeTiles tiles(std::size_t{10} * 11'000);
        for (std::int64_t tile = 0; tile < 100; ++tile) {
            tiles.put(keyOf(tile), {}, pointsOf(256));
            QVERIFY(tiles.find(keyOf(0), {}));
        }
        int kept = 0;
        for (std::int64_t tile = 0; tile < 100; ++tile)
            kept += tiles.find(keyOf(tile), {}) ? 1 : 0;
        QCOMPARE(kept, 10);
        QVERIFY(tiles.find(keyOf(99), {}) && !tiles.find(keyOf(50), {}));
    }

    void aPollMakesOneTileAnew()
    {
        Store store;
        QVERIFY(store.open());
        QVERIFY(store.commit(batchOf(key("a"), ramp(kBegin, int((kNow - kBegin) / kMinute)))).ok());
        QVERIFY(store.commit(batchOf(key("b"), ramp(kNow - kHour, 60))).ok());
        const Readers readers(store);
        const LadderCut cut = ladderCut({kNow - 30 * kDay, kNow + kHour}, 1500);
        const std::uint64_t all = readers.madeBy(cut);
        QVERIFY(all >= 9 && all < 14);
        QCOMPARE(readers.madeBy(cut), 0u);
        QVERIFY(store.commit(batchOf(key("a"), {{kNow, 7}})).ok());
        QCOMPARE(readers.madeBy(cut), 1u);
        QVERIFY(store.commit(batchOf(key("b"), {{kNow, 7}})).ok()); // another series
        QCOMPARE(readers.madeBy(cut), 0u);
        const LadderCut moved = ladderCut({kNow - 30 * kDay + kHour, kNow + 2 * kHour}, 1500);
        QVERIFY(moved.step == cut.step);
        QVERIFY(readers.madeBy(moved) <= 1);
        QVERIFY(store.commit(batchOf(key("a"), {{kNow - 20 * kDay + Millis{1}, 7}})).ok()); // late
        QCOMPARE(readers.madeBy(cut), 1u);
    }

    /// Late samples, folding, packing, retention, moments that are looked at: nothing remembered is ever wrong.
    void whateverHappensIsSeen()
    {
        Store store;
        store.options.keepRaw = 20 * kDay;
        store.options.keepMinutes = 60 * kDay;
        QVERIFY(store.open());
        UtcMs now = kNow;
        for (int round = 0; round < 150; ++round) {
            now += kMinute * m_random.bounded(1, round % 10 == 0 ? 2000 : 3);
            store.clock.set(now);
            QVERIFY(store.commit(randomBatch(now)).ok());
            if (round % 12 == 11)
                QVERIFY(store.compact());
            for (int question = 0; question < 4; ++question) {
                AsOf asOf;
                if (m_random.bounded(3) == 0)
                    asOf.view = now - kMinute * m_random.bounded(3000);
                if (m_random.bounded(3) == 0)
                    asOf.know = now - kMinute * m_random.bounded(3000);
                const auto snapshot = store.snapshot(asOf);
                for (const char* name : {"a", "b"}) {
                    if (const SeriesId id = idOf(snapshot, name))
                        QVERIFY(isTrue(snapshot, id, randomCut(now)));
                }
            }
        }
    }

    void whatAnotherProcessWritesIsSeen()
    {
        Store store;
        QVERIFY(store.open());
        QVERIFY(store.commit(batchOf(key("a"), ramp(kBegin, 5000))).ok());
        Options reading;
        reading.access = Options::Access::Read;
        const auto other = *History::open(store.path(), reading, store.clock);
        const LadderCut cut = ladderCut({kBegin, kNow + kDay}, 600);
        const auto valueAt = [&](UtcMs at) {
            const auto snapshot = other->snapshot();
            const auto points = snapshot->envelope(idOf(*snapshot, "a"), cut);
            return (*points)[std::size_t((at - cut.range.from) / cut.step)].last;
        };
        QVERIFY(std::isnan(valueAt(kNow - kHour)));
        QVERIFY(store.commit(batchOf(key("a"), {{kNow - kHour, 4}})).ok());
        QCOMPARE(valueAt(kNow - kHour), 4.0);
        store.clock.set(kNow + kDay);
        QVERIFY(store.compact());
        QCOMPARE(valueAt(kNow - kHour), 4.0);
    }

    /// A day that is lost shuts out no range that does not touch it.
    void damageOutsideOfTheRangeIsNotTold()
    {
        Store store;
        QVERIFY(store.open());
        QVERIFY(store.commit(batchOf(key("a"), ramp(kBegin, 60 * 24 * 40))).ok());
        QVERIFY(store.compact());
        store.history.reset();
        QVERIFY((*Database::open(store.path(), Database::Mode::ReadWrite))
                    ->runScript("UPDATE chunk_body SET body = substr(body, 1, 20) || x'5a5a' || substr(body, 23) "
                                "WHERE k = (SELECT min(k) FROM chunk_body)"));
        QVERIFY(store.open());
        const auto snapshot = store.snapshot();
        const UtcMs second = floorTo(kBegin, kDay) + kDay;
        QVERIFY(snapshot.envelope(idOf(snapshot, "a"), ladderCut({second, second + 10 * kDay}, 240)).ok());
        const auto lost = snapshot.envelope(idOf(snapshot, "a"), ladderCut({second - kDay, second + 10 * kDay}, 240));
        QCOMPARE(lost.error().code, ErrorCode::Corrupt);
    }
};

TRACEO_TEST(TstSnapshotEnvelopes);
#include "tst_snapshot_envelopes.moc"
