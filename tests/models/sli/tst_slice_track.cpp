#include "sli/slice_track.h"
#include "support/seed.h"
#include "support/test_main.h"

#include <QTest>

#include <random>

using namespace traceo;

namespace {

constexpr UtcMs kStart = floorTo(utcMs(1'790'000'000'000), kMinute);

enum class Kind : std::uint8_t { Whole, Fractions, Silent, Huge };

/// What an SLI may count, an hour of each kind at a time.
std::vector<Slice> randomSlices(std::size_t minutes, std::mt19937_64& random)
{
    std::vector<Slice> slices = emptySlices({kStart, kStart + kMinute * std::int64_t(minutes)});
    for (std::size_t i = 0; i < slices.size(); ++i) {
        Slice& slice = slices[i];
        const auto kind = Kind((i / 60 * 2654435761U >> 7) % 4);
        if (kind == Kind::Silent)
            continue;
        slice.total = kind == Kind::Huge ? double(random() % 9'000'000'000'000ULL) : double(random() % 700);
        slice.good = slice.total - double(random() % 3 == 0 ? std::uint64_t(slice.total) % 7 : 0);
        slice.observedSeconds = random() % 9 == 0 ? 37.25 : 60;
        slice.uncertain = random() % 200 == 0 ? 5 : 0;
        slice.flagged = random() % 300 == 0 ? 1 : 0;
        slice.undecided = random() % 50 == 0 ? 2 : 0;
        if (kind == Kind::Fractions)
            slice.good = slice.total / 3;
    }
    return slices;
}

TimeSpan randomSpan(std::size_t minutes, std::mt19937_64& random)
{
    const auto moment = [&] { return kStart + kMinute * (std::int64_t(random() % (minutes + 200)) - 100); };
    const auto [from, to] = std::minmax({moment(), moment()});
    return {from, to};
}

bool isNear(const SliceSum& a, const SliceSum& b)
{
    const auto near = [](double x, double y) { return std::abs(x - y) <= 1e-9 * std::max(1.0, std::abs(y)); };
    return a.window == b.window && near(a.good, b.good) && near(a.total, b.total) && near(a.observedSeconds, b.observedSeconds)
        && a.uncertain == b.uncertain && a.flagged == b.flagged && a.undecided == b.undecided;
}

} // namespace

class TstSliceTrack : public QObject {
    Q_OBJECT
private:
    const quint32 m_seed = test::seedOfRun();

private Q_SLOTS:
    void initTestCase() { qInfo("TRACEO_SEED=%u", m_seed); }

    void itGivesBackWhatWasPutIn()
    {
        std::mt19937_64 random(m_seed);
        for (const std::size_t minutes : {1U, 59U, 61U, 1439U, 1441U, 9000U}) {
            const auto slices = randomSlices(minutes, random);
            const SliceTrack track(slices);
            QCOMPARE(track.span(), (TimeSpan{kStart, slices.back().end}));
            QCOMPARE(track.slices({kDistantPast, kDistantFuture}), slices);
            const TimeSpan part = randomSpan(minutes, random);
            std::vector<Slice> expected;
            std::ranges::copy_if(slices, std::back_inserter(expected),
                                 [&](const Slice& slice) { return slice.end > part.from && slice.end <= part.to; });
            QCOMPARE(track.slices(part), expected);
        }
    }

    void sumsAreThoseOfTheSlices()
    {
        std::mt19937_64 random(m_seed);
        const auto slices = randomSlices(7000, random);
        const SliceTrack track(slices);
        for (int i = 0; i < 2000; ++i) {
            const TimeSpan window = randomSpan(slices.size(), random);
            QVERIFY(isNear(track.over(window), sumOf(slices, window)));
        }
    }

    void countsOfWholeEventsAddUpExactly()
    {
        std::vector<Slice> slices = emptySlices({kStart, kStart + 5 * kDay});
        std::mt19937_64 random(m_seed);
        for (Slice& slice : slices)
            slice = {slice.end, double(random() % 90'000), double(90'000 + random() % 5), 60};
        const SliceTrack track(slices);
        for (int i = 0; i < 500; ++i) {
            const TimeSpan window = randomSpan(slices.size(), random);
            QCOMPARE(track.over(window), sumOf(slices, window));
        }
    }

    void itGoesOn_data()
    {
        QTest::addColumn<bool>("isJoined");
        QTest::newRow("as a part of its own") << false;
        QTest::newRow("joined with the day that goes on") << true;
    }

    void itGoesOn()
    {
        QFETCH(const bool, isJoined);
        const auto packing = isJoined ? SliceTrack::Packing::Joined : SliceTrack::Packing::Loose;
        std::mt19937_64 random(m_seed);
        const auto slices = randomSlices(6000, random);
        SliceTrack track;
        std::size_t count = 0;
        while (count < slices.size()) {
            const std::size_t more = std::min<std::size_t>(1 + random() % 700, slices.size() - count);
            track = track.continued(kDistantPast, std::span(slices).subspan(count, more), packing);
            count += more;
            QCOMPARE(track.span(), (TimeSpan{kStart, slices[count - 1].end}));
        }
        QCOMPARE(track.slices({kDistantPast, kDistantFuture}), slices);
        QVERIFY(isNear(track.over(track.span()), sumOf(slices, track.span())));
    }

    void daysThatAreOverAreLeftBehind()
    {
        std::mt19937_64 random(m_seed);
        const auto slices = randomSlices(6000, random);
        const UtcMs from = kStart + 3 * kDay;
        const SliceTrack track = SliceTrack(std::span(slices).first(5000))
                                     .continued(from, std::span(slices).subspan(5000), SliceTrack::Packing::Joined);
        QCOMPARE(track.span(), (TimeSpan{floorTo(from, kDay) - kMinute, slices.back().end}));
        const TimeSpan rest{from, slices.back().end};
        QVERIFY(isNear(track.over(rest), sumOf(slices, rest)));
        QVERIFY(track.bytes() < SliceTrack(slices).bytes());
    }

    void itKnowsWhereDataBegin()
    {
        std::vector<Slice> slices = emptySlices({kStart, kStart + 3 * kDay});
        QVERIFY(!SliceTrack(slices).firstKnown(kStart));
        slices[2000].observedSeconds = 12;
        slices[4000].total = 3;
        const SliceTrack track(slices);
        QCOMPARE(track.firstKnown(kStart), std::optional(slices[1999].end));
        QCOMPARE(track.firstKnown(slices[1999].end), std::optional(slices[1999].end));
        QCOMPARE(track.firstKnown(slices[2000].end), std::optional(slices[3999].end));
        QVERIFY(!track.firstKnown(slices[4000].end));
    }

    void nothingIsASumOfNothing()
    {
        const SliceTrack track;
        QVERIFY(track.isEmpty());
        QCOMPARE(track.over({kStart, kStart + kHour}).total, 0.0);
        QVERIFY(track.slices({kStart, kStart + kHour}).empty());
        QVERIFY(track.continued(kStart, {}, SliceTrack::Packing::Joined).isEmpty());
    }

    /// Of a day the sum may be all that is known.
    void daysMayHaveTheirSumsAlone()
    {
        const UtcMs begin = floorTo(kStart, kDay);
        std::vector<Slice> slices = emptySlices({begin - kMinute, begin + 3 * kDay - kMinute});
        std::mt19937_64 random(m_seed);
        for (Slice& slice : slices)
            slice = {slice.end, double(random() % 90), 90, 60};
        const auto dayOf = [&](int day) {
            const TimeSpan span{begin + day * kDay - kMinute, begin + (day + 1) * kDay - kMinute};
            SliceTrack::Columns columns;
            columns[0] = SliceTrack::Column::sumAlone(sumOf(slices, span).good);
            columns[1] = SliceTrack::Column::same(90);
            columns[2] = SliceTrack::Column::same(60);
            return SliceTrack::ofDay(begin + day * kDay, std::move(columns));
        };
        const std::span<const Slice> all(slices);
        SliceTrack track(all.first(SliceTrack::kDayMinutes));
        track.append(dayOf(1));
        const auto third = all.last(SliceTrack::kDayMinutes);
        track = track.continued(kDistantPast, third.first(100), SliceTrack::Packing::Joined);
        track = track.continued(kDistantPast, third.subspan(100), SliceTrack::Packing::Joined);
        QCOMPARE(track.over(track.span()), sumOf(slices, track.span()));
        const TimeSpan around{begin + 5 * kHour, begin + 2 * kDay + kHour};
        QCOMPARE(track.over(around), sumOf(slices, around));
        QVERIFY(std::isnan(track.over({begin + 30 * kHour, begin + 40 * kHour}).good));
        QCOMPARE(track.firstKnown(begin + 30 * kHour), std::optional(begin + 30 * kHour));

        const TimeSpan day{begin + kDay - kMinute, begin + 2 * kDay - kMinute};
        const auto lacking = [&track](std::vector<TimeSpan> wanted) { return track.lacking(wanted); };
        QCOMPARE(lacking({{day.from, day.from}, {day.to, day.to}}), std::vector<TimeSpan>());
        QCOMPARE(lacking({{day.from + kMinute, day.from + kMinute}}), std::vector{day});
        QCOMPARE(lacking({{begin, begin + kDay}}), std::vector{day});
        QCOMPARE(lacking({{kDistantPast, kDistantFuture}}), std::vector{day});
        const SliceTrack filled = track.with(SliceTrack(all.subspan(SliceTrack::kDayMinutes, SliceTrack::kDayMinutes)));
        QVERIFY(filled.lacking(std::vector<TimeSpan>{{kDistantPast, kDistantFuture}}).empty());
        QCOMPARE(filled.slices(filled.span()), slices);
        for (int i = 0; i < 200; ++i) {
            const TimeSpan window = randomSpan(slices.size(), random);
            QCOMPARE(filled.over(window), sumOf(slices, window));
        }
    }

    void thirtyDaysOfRequestsTakeLittle()
    {
        std::vector<Slice> slices = emptySlices({kStart, kStart + 30 * kDay});
        std::mt19937_64 random(m_seed);
        for (Slice& slice : slices)
            slice = {slice.end, 590 + double(random() % 10), 600, 60};
        QVERIFY(SliceTrack(slices).bytes() < 130'000);
    }
};

TRACEO_TEST(TstSliceTrack);
#include "tst_slice_track.moc"
