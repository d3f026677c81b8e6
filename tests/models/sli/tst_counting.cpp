#include "models/sli/series_text.h"
#include "sli/counting.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace Qt::StringLiterals;
using traceo::test::samplesOf;

namespace {

constexpr UtcMs kStart = utcMs(1'700'000'040'000); // a whole minute
static_assert(floorTo(kStart, kMinute) == kStart);

UtcMs minute(double minutes)
{
    return kStart + Millis{std::int64_t(minutes * 60'000)};
}

CounterSeries counter(const QString& values, std::uint8_t roles = CounterSeries::Total, Millis step = kMinute,
                      const char* name = "c", const char* instance = "i")
{
    return {{"prom", name, {{"job", "j"}, {"instance", instance}}}, roles, samplesOf(values, kStart, step)};
}

std::optional<double> noProof(const CounterSeries&, const Sample&)
{
    return {};
}

SliceSum counted(const std::vector<CounterSeries>& series, double from, double to, PartKind part = PartKind::Bad)
{
    const TimeSpan span{minute(from), minute(to)};
    return sumOf(countCounters(series, part, span, noProof), span);
}

constexpr std::uint8_t kPart = CounterSeries::Part;

} // namespace

class TstCounting : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anIncrementBelongsToTheSampleThatFirstShowsIt()
    {
        const auto slices = countCounters({counter(u"0 100 _ _ 400"_s)}, PartKind::Good, {minute(0), minute(4)}, noProof);
        QCOMPARE(slices.size(), 4U);
        QCOMPARE(slices[0].total, 100.0);
        QCOMPARE(slices[1].total, 0.0);
        QCOMPARE(slices[2].total, 0.0);
        QCOMPARE(slices[3].total, 300.0); // neither spread over the gap nor extrapolated
        QCOMPARE(slices[0].end, minute(1));
    }

    void aSampleOnTheMinuteBelongsToTheMinuteThatEnds()
    {
        const auto slices = countCounters({counter(u"0 5 7"_s, CounterSeries::Total, Millis{30'000})}, PartKind::Good,
                                          {minute(0), minute(2)}, noProof);
        QCOMPARE(slices[0].total, 7.0); // 30 s and 60 s
        QCOMPARE(slices[1].total, 0.0);
    }

    void aFallIsAResetAndTheNewValueCounts()
    {
        // The golden case of a total and its errors that both restart; promtool 2.42 agrees.
        const std::vector<CounterSeries> series{counter(u"0 100 200 300 400 500 50 150 250 350 450"_s),
                                                counter(u"0 0 1 1 3 3 0 1 1 1 2"_s, kPart, kMinute, "e")};
        const SliceSum whole = counted(series, 0, 10);
        QCOMPARE(whole.total, 950.0);
        QCOMPARE(whole.bad(), 5.0);
        const SliceSum last = counted(series, 5, 10);
        QCOMPARE(last.total, 450.0);
        QCOMPARE(last.bad(), 2.0);
        QCOMPARE(whole.flagged, 0.0);
    }

    void aSmallFallAloneCountsNothingAndIsFlagged()
    {
        const SliceSum sum = counted({counter(u"1000 995 1000"_s)}, 0, 2);
        QCOMPARE(sum.total, 5.0);
        QCOMPARE(sum.flagged, 1.0);
    }

    void aSmallFallBesideARestartIsAReset()
    {
        const std::vector<CounterSeries> series{counter(u"1000 995"_s), counter(u"50 2"_s, CounterSeries::Total, kMinute, "d")};
        const SliceSum sum = counted(series, 0, 1);
        QCOMPARE(sum.total, 997.0);
        QCOMPARE(sum.flagged, 0.0);
    }

    void aRestartOfAnotherTargetIsNoSign()
    {
        const std::vector<CounterSeries> series{counter(u"1000 995"_s),
                                                counter(u"50 2"_s, CounterSeries::Total, kMinute, "d", "other")};
        QCOMPARE(counted(series, 0, 1).total, 2.0);
        QCOMPARE(counted(series, 0, 1).flagged, 1.0);
    }

    void aFallOfExactlyOnePercentIsAReset() { QCOMPARE(counted({counter(u"1000 990"_s)}, 0, 1).total, 990.0); }

    void aSmallFallAfterAStaleMarkerIsAReset() { QCOMPARE(counted({counter(u"1000 stale 995"_s)}, 0, 2).total, 995.0); }

    void aStaleMarkerEndsTheStretchButNotTheCounter()
    {
        const auto slices = countCounters({counter(u"0 10 stale 30"_s)}, PartKind::Good, {minute(0), minute(3)}, noProof);
        QCOMPARE(slices[2].total, 20.0);
        QCOMPARE(slices[1].observedSeconds, 0.0);
        QCOMPARE(slices[2].observedSeconds, 0.0);
        QCOMPARE(slices[0].observedSeconds, 60.0);
    }

    void ofEqualTimesTheFirstCounts()
    {
        CounterSeries twice = counter(u"0 10 20"_s);
        twice.samples.insert(twice.samples.begin() + 2, {minute(1), 500});
        QCOMPARE(counted({twice}, 0, 2).total, 20.0);
        QCOMPARE(counted({twice}, 0, 2).flagged, 0.0);
    }

    void aFirstSampleWithoutProofIsUncertain()
    {
        const SliceSum sum = counted({counter(u"_ 7 9"_s)}, 0, 2);
        QCOMPARE(sum.total, 2.0);
        QCOMPARE(sum.uncertain, 7.0);
    }

    void aFirstSampleWithProofCountsFromZero()
    {
        const auto proof = [](const CounterSeries&, const Sample&) { return std::optional(100.0); };
        const TimeSpan span{minute(0), minute(2)};
        const SliceSum sum = sumOf(countCounters({counter(u"_ 7 9"_s)}, PartKind::Good, span, proof), span);
        QCOMPARE(sum.total, 9.0);
        QCOMPARE(sum.uncertain, 0.0);
        QCOMPARE(sum.flagged, 0.0);
    }

    void aBirthAboveWhatTheOthersGrewIsFlagged()
    {
        const auto proof = [](const CounterSeries&, const Sample&) { return std::optional(3.0); };
        const TimeSpan span{minute(0), minute(2)};
        const SliceSum sum = sumOf(countCounters({counter(u"_ 7 9"_s)}, PartKind::Good, span, proof), span);
        QCOMPARE(sum.total, 9.0);
        QCOMPARE(sum.flagged, 1.0);
    }

    void aBadSeriesThatIsAbsentIsNoBadEvent()
    {
        const SliceSum sum = counted({counter(u"0 10 20"_s)}, 0, 2);
        QCOMPARE(sum.total, 20.0);
        QCOMPARE(sum.good, 20.0);
    }

    void moreBadThanTotalIsTakenDownAndFlagged()
    {
        const std::vector<CounterSeries> series{counter(u"0 10"_s), counter(u"0 12"_s, kPart, kMinute, "e")};
        const SliceSum bad = counted(series, 0, 1);
        QCOMPARE(bad.good, 0.0);
        QCOMPARE(bad.total, 10.0);
        QCOMPARE(bad.flagged, 1.0);
        const SliceSum good = counted(series, 0, 1, PartKind::Good);
        QCOMPARE(good.good, 10.0);
        QCOMPARE(good.flagged, 1.0);
    }

    void oneSeriesMayBePartAndTotal()
    {
        const std::vector<CounterSeries> series{counter(u"0 90"_s),
                                                counter(u"0 10"_s, CounterSeries::Total | kPart, kMinute, "c", "k")};
        const SliceSum sum = counted(series, 0, 1);
        QCOMPARE(sum.total, 100.0);
        QCOMPARE(sum.bad(), 10.0);
    }

    void trafficOfZeroIsObservedAndNoTraffic()
    {
        const SliceSum sum = counted({counter(u"5x10"_s)}, 0, 10);
        QCOMPARE(sum.total, 0.0);
        QCOMPARE(sum.observedSeconds, 600.0);
        QCOMPARE(sum.coverage(), 1.0);
    }

    void hostileValuesNeverCountBackwards()
    {
        const double inf = std::numeric_limits<double>::infinity();
        CounterSeries hostile = counter(u"5 -3 -10 4 1e308 1e308"_s);
        hostile.samples.push_back({minute(6), inf});
        hostile.samples.push_back({minute(7), 1});
        for (const Slice& slice : countCounters({hostile}, PartKind::Good, {minute(0), minute(8)}, noProof)) {
            QVERIFY(slice.total >= 0);
            QVERIFY(slice.good >= 0 && slice.good <= slice.total);
        }
    }

    void nothingGivesEmptySlices()
    {
        QCOMPARE(countCounters({}, PartKind::Good, {minute(0), minute(3)}, noProof).size(), 3U);
        QVERIFY(countCounters({counter(u"1 2"_s)}, PartKind::Good, {minute(3), minute(3)}, noProof).empty());
        QCOMPARE(counted({counter(QString())}, 0, 1).total, 0.0);
    }
};

TRACEO_TEST(TstCounting);
#include "tst_counting.moc"
