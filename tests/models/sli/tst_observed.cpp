#include "models/sli/series_text.h"
#include "sli/observed.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace Qt::StringLiterals;
using traceo::test::samplesOf;

namespace {

constexpr UtcMs kStart = utcMs(1'700'000'040'000);

std::vector<double> seconds(const QString& values, Millis step, int minutes)
{
    const TimeSpan span{kStart, kStart + minutes * kMinute};
    std::vector<TimeSpan> seen;
    addSeen(samplesOf(values, kStart, step), span, seen);
    std::vector<Slice> slices = emptySlices(span);
    noteObserved(std::move(seen), span, slices);
    std::vector<double> result;
    for (const Slice& slice : slices)
        result.push_back(slice.observedSeconds);
    return result;
}

} // namespace

class TstObserved : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void timeBetweenSamplesIsObserved() { QCOMPARE(seconds(u"1x8"_s, Millis{15'000}, 2), (std::vector<double>{60, 60})); }

    void nothingIsSeenAfterTheLastSample() { QCOMPARE(seconds(u"1x6"_s, Millis{15'000}, 2), (std::vector<double>{60, 30})); }

    void threeIntervalsAreAGapNoMoreThanThat()
    {
        // Ten samples 15 s apart, then 45 s to the next: still observed. 60 s: not.
        QCOMPARE(seconds(u"1x8 _x2 1x8"_s, Millis{15'000}, 4), (std::vector<double>{60, 60, 60, 60}));
        QCOMPARE(seconds(u"1x8 _x3 1x8"_s, Millis{15'000}, 4), (std::vector<double>{60, 60, 0, 60}));
    }

    void aSlowSourceIsJudgedByItsOwnPace()
    {
        // Every ten minutes: the first two gaps are longer than anything known, the others its pace.
        const auto all = seconds(u"1x6"_s, 10 * kMinute, 60);
        QCOMPARE(std::count(all.begin(), all.begin() + 20, 0.0), 20);
        QCOMPARE(std::count(all.begin() + 20, all.end(), 60.0), 40);
    }

    void anUnknownPaceAllowsFiveMinutes()
    {
        QCOMPARE(seconds(u"1 _x4 1"_s, kMinute, 5), (std::vector<double>{60, 60, 60, 60, 60}));
        QCOMPARE(seconds(u"1 _x5 1"_s, kMinute, 6), (std::vector<double>{0, 0, 0, 0, 0, 0}));
    }

    void noPaceIsSlowerThanAnHour()
    {
        SamplePace pace;
        for (int i = 0; i < 12; ++i)
            pace.add(kStart + i * 5 * kHour);
        QCOMPARE(pace.interval(), kHour);
        QVERIFY(!pace.covers(kStart + 11 * 5 * kHour + 4 * kHour));
    }

    void aMinuteIsSeenAsFarAsAnySeriesWasSeen()
    {
        const TimeSpan span{kStart, kStart + 2 * kMinute};
        std::vector<TimeSpan> seen;
        addSeen(samplesOf(u"1 1 1"_s, kStart, Millis{30'000}), span, seen);
        addSeen(samplesOf(u"1 1 1"_s, kStart + Millis{30'000}, Millis{30'000}), span, seen);
        std::vector<Slice> slices = emptySlices(span);
        noteObserved(seen, span, slices);
        QCOMPARE(slices[0].observedSeconds, 60.0);
        QCOMPARE(slices[1].observedSeconds, 30.0);
    }

    void theSampleAfterTheSpanTellsOfItsEnd()
    {
        const TimeSpan span{kStart, kStart + kMinute};
        std::vector<TimeSpan> seen;
        addSeen(samplesOf(u"1 1 1 1"_s, kStart - Millis{30'000}, Millis{45'000}), span, seen);
        QCOMPARE(joinedSpans(seen), (std::vector<TimeSpan>{span}));
    }

    void spansJoinWhereTheyTouch()
    {
        const auto at = [](int i) { return kStart + i * kMinute; };
        QCOMPARE(joinedSpans({{at(3), at(4)}, {at(0), at(1)}, {at(1), at(2)}, {at(5), at(5)}}),
                 (std::vector<TimeSpan>{{at(0), at(2)}, {at(3), at(4)}}));
    }
};

TRACEO_TEST(TstObserved);
#include "tst_observed.moc"
