// Slices read by the day are those that are stored, whatever came in which order, and whatever lies in the head or in chunks.
#include "sli/stored_days.h"

#include "models/history/store.h"
#include "sli/booking.h"
#include "sli/slices.h"
#include "support/seed.h"
#include "support/test_main.h"

#include <QRandomGenerator>
#include <QTest>

using namespace traceo;
using traceo::test::Store;

namespace {

constexpr UtcMs kEnd = floorTo(traceo::test::kNow, kMinute);
constexpr TimeSpan kAll{kEnd - 8 * kDay, kEnd};
constexpr char kSlo[] = "checkout";
constexpr char kDefinition[] = "0123456789abcdef";
const std::vector<TimeSpan> kEverything{{kDistantPast, kDistantFuture}};

enum class Events : std::uint8_t { Whole, Fractions };

/// What was counted of a minute: mostly traffic, now and then oddities, an outage or nothing seen.
Slice randomSlice(UtcMs end, Events events, QRandomGenerator& random)
{
    Slice slice{.end = end, .observedSeconds = 60};
    if (random.bounded(5000) == 0)
        slice.observedSeconds = 37.25;
    slice.total = double(random.bounded(3) == 0 ? 0 : random.bounded(700));
    slice.good = slice.total - std::min(slice.total, double(random.bounded(40) == 0 ? random.bounded(9) : 0));
    if (events == Events::Fractions && slice.total > 0)
        slice.good = slice.total / 3;
    slice.uncertain = random.bounded(900) == 0 ? 3 : 0;
    slice.flagged = random.bounded(1500) == 0 ? 1 : 0;
    slice.undecided = random.bounded(700) == 0 ? std::min(2.0, slice.total - slice.good) : 0;
    slice.excess = random.bounded(2000) == 0 ? 4 : 0;
    return slice;
}

class Stored {
public:
    Stored(Events events, quint32 seed) : m_events(events), m_random(seed)
    {
        m_definition.total = Selector("requests_total");
        m_store.clock.set(kAll.from);
        if (!m_store.open())
            qFatal("no store");
    }

    Store& store() { return m_store; }
    QRandomGenerator& random() { return m_random; }
    std::string definition() const { return m_definition.hash(); }
    const SliDefinition& sli() const { return m_definition; }

    /// Books these minutes, or what is different of them.
    void book(TimeSpan span)
    {
        std::vector<Slice> slices = emptySlices(span);
        for (Slice& slice : slices)
            slice = randomSlice(slice.end, m_events, m_random);
        auto series = booked(m_store.snapshot(), m_definition, kSlo, slices);
        Batch batch;
        batch.series = std::move(series).value();
        if (!m_store.commit(std::move(batch)))
            qFatal("it cannot be stored");
    }

    /// Days as they come or all at once afterwards, some with holes, some corrected; folded now and then.
    void live()
    {
        for (UtcMs from = kAll.from; from < kAll.to; from += kDay) {
            const UtcMs midnight = floorTo(from, kDay) + kDay - kMinute; // a day of history ends between
            const bool isLate = m_random.bounded(2) == 0;
            for (const TimeSpan& span :
                 {TimeSpan{from, std::min(midnight, kAll.to)}, TimeSpan{midnight, std::min(from + kDay, kAll.to)}})
                isLate ? bookLate(span) : bookOnTime(span);
            if (m_random.bounded(4) == 0) {
                const UtcMs old = kAll.from + kMinute * m_random.bounded(int((from + kDay - kAll.from) / kMinute) - 30);
                book({old, old + kMinute * (1 + m_random.bounded(20))});
            }
            if (m_random.bounded(2) == 0 && !m_store.compact())
                qFatal("it cannot be folded");
        }
        m_store.clock.set(kAll.to);
    }

    /// All of it at once, without holes.
    void plain()
    {
        m_store.clock.set(kAll.to);
        book(kAll);
        if (!m_store.compact())
            qFatal("it cannot be folded");
    }

private:
    void bookLate(TimeSpan span)
    {
        m_store.clock.set(span.to + kHour);
        book(span);
    }
    /// As a derivation does: a few minutes at a time, now and then without the last ones.
    void bookOnTime(TimeSpan span)
    {
        const bool hasHole = m_random.bounded(4) == 0;
        for (UtcMs from = span.from; from < span.to; from += 9 * kMinute) {
            const UtcMs end = std::min(span.to, from + 9 * kMinute);
            m_store.clock.set(end);
            const bool isShort = hasHole && m_random.bounded(90) == 0;
            book({from, isShort ? from + kMinute : end});
        }
    }

    Events m_events;
    QRandomGenerator m_random;
    SliDefinition m_definition;
    Store m_store;
};

TimeSpan randomSpan(QRandomGenerator& random)
{
    const auto moment = [&random] {
        const UtcMs at = kAll.from + kMinute * random.bounded(int(kAll.length() / kMinute));
        return random.bounded(3) == 0 ? floorTo(at, kDay) - (random.bounded(2) == 0 ? kMinute : Millis{0}) : at;
    };
    const auto [from, to] = std::minmax({std::max(kAll.from, moment()), std::max(kAll.from, moment())});
    return {from, to + kMinute};
}

struct Laid {
    std::vector<Slice> slices;
    std::vector<bool> isDerived;
    std::size_t days = 0;
};

/// Side by side again.
Laid laid(const StoredDays& stored)
{
    Laid all;
    for (const StoredPart& part : stored.parts) {
        if (part.isOfDays()) {
            const auto slices = part.days.slices(part.days.span());
            all.slices.insert(all.slices.end(), slices.begin(), slices.end());
            all.isDerived.insert(all.isDerived.end(), slices.size(), true);
            all.days += std::size_t(part.days.span().length() / kDay);
        } else {
            all.slices.insert(all.slices.end(), part.minutes.slices.begin(), part.minutes.slices.end());
            all.isDerived.insert(all.isDerived.end(), part.minutes.isDerived.begin(), part.minutes.isDerived.end());
        }
    }
    return all;
}

} // namespace

class TstStoredDays : public QObject {
    Q_OBJECT
private:
    const quint32 m_seed = test::seedOfRun();

    /// How many days were read as such.
    static std::size_t compareSlices(Stored& stored)
    {
        std::size_t days = 0;
        for (int i = 0; i < 25; ++i) {
            const TimeSpan span = i == 0 ? kAll : randomSpan(stored.random());
            const auto snapshot = stored.store().snapshot();
            const auto expected = storedSlices(snapshot, kSlo, stored.definition(), span);
            const auto read = storedDays(snapshot, kSlo, stored.definition(), span, kEverything);
            if (!QTest::qVerify(expected && read, "expected && read", "", __FILE__, __LINE__))
                return 0;
            const Laid all = laid(*read);
            const bool isSame = all.slices == expected->slices && all.isDerived == expected->isDerived
                && QSet<history::SeriesId>(read->series.begin(), read->series.end())
                    == QSet<history::SeriesId>(expected->series.begin(), expected->series.end());
            if (!QTest::qVerify(isSame, "isSame", "", __FILE__, __LINE__))
                return 0;
            days += all.days;
        }
        return days;
    }
    /// How many days were sums alone.
    static std::size_t compareSums(Stored& stored)
    {
        std::size_t lacking = 0;
        for (int i = 0; i < 25; ++i) {
            const TimeSpan span = i == 0 ? kAll : randomSpan(stored.random());
            const TimeSpan wanted = randomSpan(stored.random());
            const std::vector<TimeSpan> edges{{wanted.from, wanted.from}, {wanted.to, wanted.to}};
            const auto snapshot = stored.store().snapshot();
            const auto slices = storedSlices(snapshot, kSlo, stored.definition(), span)->slices;
            const auto read = storedDays(snapshot, kSlo, stored.definition(), span, edges);
            if (!QTest::qVerify(read.ok(), "read", "", __FILE__, __LINE__))
                return 0;
            for (const StoredPart& part : read->parts) {
                if (!QTest::qVerify(isSummed(part, edges, wanted, slices), "isSummed", "", __FILE__, __LINE__))
                    return 0;
                for (const TimeSpan& days : part.days.lacking(kEverything))
                    lacking += std::size_t(days.length() / kDay);
            }
        }
        return lacking;
    }
    static bool isSummed(const StoredPart& part, const std::vector<TimeSpan>& edges, TimeSpan wanted,
                         const std::vector<Slice>& slices)
    {
        const TimeSpan held = part.days.span();
        bool isSame = part.days.lacking(edges).empty();
        for (UtcMs day = held.from; day < held.to; day += kDay)
            isSame = isSame && part.days.over({day, day + kDay}) == sumOf(slices, {day, day + kDay});
        const TimeSpan window{std::max(held.from, wanted.from), std::min(held.to, wanted.to)};
        return isSame && (window.isEmpty() || part.days.over(window) == sumOf(slices, window));
    }

private Q_SLOTS:
    void initTestCase() { qInfo("TRACEO_SEED=%u", m_seed); }

    void theyAreTheStoredSlices_data()
    {
        QTest::addColumn<Events>("events");
        QTest::newRow("whole events") << Events::Whole;
        QTest::newRow("fractions") << Events::Fractions;
    }

    void theyAreTheStoredSlices()
    {
        QFETCH(const Events, events);
        Stored stored(events, m_seed);
        stored.live();
        compareSlices(stored);
        Stored plain(events, m_seed);
        plain.plain();
        QVERIFY(compareSlices(plain) > 0); // else all that was of minutes
    }

    /// Sums alone are the sums of the minutes, bit for bit, and the days that are wanted have their minutes.
    void sumsAreThoseOfTheMinutes()
    {
        Stored stored(Events::Whole, m_seed);
        stored.live();
        compareSums(stored);
        Stored plain(Events::Whole, m_seed);
        plain.plain();
        QVERIFY(compareSums(plain) > 0);
    }

    /// Nobody knows in which order their fractions were added.
    void fractionsKeepTheirMinutes()
    {
        Stored stored(Events::Fractions, m_seed);
        stored.live();
        const auto snapshot = stored.store().snapshot();
        const auto slices = storedSlices(snapshot, kSlo, stored.definition(), kAll)->slices;
        const auto read = storedDays(snapshot, kSlo, stored.definition(), kAll, {});
        QVERIFY(read);
        for (const StoredPart& part : read->parts) {
            for (UtcMs day = part.days.span().from; day < part.days.span().to; day += kDay) {
                const TimeSpan inner{day + 90 * kMinute, day + 17 * kHour};
                const std::vector<TimeSpan> edges{{inner.from, inner.from}, {inner.to, inner.to}};
                // By chance all that is shown of a day may be whole.
                const TimeSpan window = part.days.lacking(edges).empty() ? inner : TimeSpan{day, day + kDay};
                const double good = part.days.over(window).good;
                const double expected = sumOf(slices, window).good;
                QVERIFY(std::abs(good - expected) <= 1e-9 * expected);
            }
        }
    }

    /// What is counted of minutes that are not stored stands where it stood, and what is settled ends there.
    void tracksAreTheSlices()
    {
        Stored stored(Events::Whole, m_seed);
        stored.live();
        // A counter from before and after the holes says what happened in them.
        std::vector<Sample> samples;
        for (UtcMs at = kAll.from; at <= kAll.to; at += kMinute)
            samples.push_back({at, double((at - kAll.from) / kMinute)});
        QVERIFY(stored.store().commit(test::batchOf(test::key("requests_total"), std::move(samples))));
        for (int i = 0; i < 12; ++i) {
            const TimeSpan span = i == 0 ? kAll : randomSpan(stored.random());
            const auto snapshot = stored.store().snapshot();
            const auto expected = readSlicesFrom(snapshot, stored.sli(), kSlo, span);
            const auto read = readTrack(snapshot, stored.sli(), kSlo, span, kEverything);
            QVERIFY(expected && read);
            std::vector<Slice> all = read->settled.slices(read->settled.span());
            all.insert(all.end(), read->newer.begin(), read->newer.end());
            QCOMPARE(all, expected->slices);
            QCOMPARE(read->settledUntil, expected->settledUntil);
            QCOMPARE(read->series, expected->series);
        }
    }

    /// The day that goes on is one, as far as all of it is stored, whether the day before lies in the head or in a chunk.
    void theDayThatGoesOnIsOneOfThem()
    {
        for (const bool isFolded : {false, true}) {
            Stored stored(Events::Whole, m_seed);
            stored.store().clock.set(kEnd);
            isFolded ? stored.plain() : stored.book(kAll);
            const UtcMs midnight = floorTo(kEnd, kDay) - kMinute;
            const auto snapshot = stored.store().snapshot();
            const TimeSpan span{midnight - kDay, kEnd};
            const auto read = storedDays(snapshot, kSlo, stored.definition(), span, kEverything);
            QVERIFY(read && read->parts.size() == 1 && read->parts.front().isOfDays());
            QCOMPARE(read->parts.front().days.span(), span);
            QCOMPARE(read->parts.front().days.slices(span), storedSlices(snapshot, kSlo, stored.definition(), span)->slices);
            const auto later = storedDays(snapshot, kSlo, stored.definition(), {span.from, kEnd + kMinute}, kEverything);
            QVERIFY(later && later->parts.size() == 2 && !later->parts.back().isOfDays());
        }
    }

    void nothingIsStoredOfAnEmptySpan()
    {
        Stored stored(Events::Whole, m_seed);
        const auto read = storedDays(stored.store().snapshot(), kSlo, kDefinition, {kEnd, kEnd}, kEverything);
        QVERIFY(read && read->parts.empty() && read->series.empty());
        const auto nothing = storedDays(stored.store().snapshot(), kSlo, kDefinition, kAll, kEverything);
        QVERIFY(nothing && nothing->parts.size() == 1 && !nothing->parts.front().isOfDays());
        QCOMPARE(nothing->parts.front().minutes.slices, emptySlices(kAll));
    }
};

TRACEO_TEST(TstStoredDays);
#include "tst_stored_days.moc"
