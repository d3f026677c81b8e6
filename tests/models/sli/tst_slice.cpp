#include "sli/slice.h"
#include "sli/slice_sums.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;

namespace {

constexpr UtcMs kStart = utcMs(1'700'000'040'000);

TimeSpan minutes(int from, int to)
{
    return {kStart + from * kMinute, kStart + to * kMinute};
}

} // namespace

class TstSlice : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aSampleOnTheEdgeBelongsToTheMinuteThatEndsThere()
    {
        const TimeSpan span = minutes(0, 3);
        QCOMPARE(sliceIndex(span, kStart + Millis{1}), 0U);
        QCOMPARE(sliceIndex(span, kStart + kMinute), 0U);
        QCOMPARE(sliceIndex(span, kStart + kMinute + Millis{1}), 1U);
        QCOMPARE(sliceIndex(span, span.to), 2U);
    }

    void slicesAreGapless()
    {
        const auto slices = emptySlices(minutes(0, 3));
        QCOMPARE(slices.size(), 3U);
        QCOMPARE(slices.front().end, kStart + kMinute);
        QCOMPARE(slices.back().end, kStart + 3 * kMinute);
        QVERIFY(emptySlices(minutes(3, 3)).empty());
        QVERIFY(emptySlices(minutes(3, 1)).empty());
    }

    void aWindowIsLeftOpen()
    {
        auto slices = emptySlices(minutes(0, 10));
        for (std::size_t i = 0; i < slices.size(); ++i) {
            slices[i].total = double(i + 1);
            slices[i].good = double(i);
            slices[i].observedSeconds = 60;
        }
        const SliceSum sum = sumOf(slices, minutes(2, 5));
        QCOMPARE(sum.total, 3.0 + 4 + 5);
        QCOMPARE(sum.bad(), 3.0);
        QCOMPARE(sum.coverage(), 1.0);
        QCOMPARE(sumOf(slices, minutes(5, 15)).coverage(), 0.5); // what there are no slices for was not observed
        QCOMPARE(sumOf(slices, minutes(20, 30)).total, 0.0);
        QCOMPARE(sumOf(slices, minutes(5, 5)).coverage(), 0.0);
        QCOMPARE(sumOf(slices, minutes(5, 2)).total, 0.0);
    }

    void sumsOfManyWindowsAreThoseOfEach()
    {
        auto slices = emptySlices(minutes(0, 30));
        for (std::size_t i = 0; i < slices.size(); ++i)
            slices[i] = {slices[i].end,           double(i * 7 % 11), double(i * 7 % 11 + i % 3),
                         i % 4 == 0 ? 0.0 : 60.0, double(i % 2),      1};
        const SliceSums sums(slices);
        for (int from = -5; from < 36; ++from) {
            for (int to = from; to < 36; ++to)
                QCOMPARE(sums.over(minutes(from, to)), sumOf(slices, minutes(from, to)));
        }
        QCOMPARE(SliceSums({}).over(minutes(0, 3)).total, 0.0);
    }
};

TRACEO_TEST(TstSlice);
#include "tst_slice.moc"
