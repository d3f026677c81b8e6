#include "models/slo/made_counts.h"
#include "slo/outlook/past_blocks.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;

namespace {

using Alike = PastBlocks::Alike;

SliceSums observed(Millis length)
{
    std::vector<Slice> slices = emptySlices({kEnd - length, kEnd});
    for (Slice& slice : slices)
        slice.observedSeconds = 60;
    return SliceSums(slices);
}

} // namespace

class TstPastBlocks : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theSameHoursOfTheSameWeekdayComeFirst()
    {
        const PastBlocks blocks = blocksAlike(observed(35 * kDay), kEnd, kEnd + 6 * kHour);
        QVERIFY(blocks.alike == Alike::WeekdayAndHour);
        QCOMPARE(blocks.begins.size(), 5U);
        for (std::size_t i = 0; i < blocks.begins.size(); ++i)
            QCOMPARE(blocks.begins[i], kEnd + 6 * kHour - std::int64_t(i + 1) * 7 * kDay);
    }

    void nothingIsDrawnThatWasNotOver()
    {
        for (int block = 0; block < 200; ++block) {
            for (const UtcMs begin : blocksAlike(observed(40 * kDay), kEnd, kEnd + block * kBlock).begins)
                QVERIFY(begin + kBlock <= kEnd);
        }
    }

    void aYoungHistoryIsDrawnFromAsItIs_data()
    {
        QTest::addColumn<int>("hours");
        QTest::addColumn<int>("alike");
        QTest::addColumn<int>("blocks");
        QTest::newRow("twelve weeks at most") << 24 * 100 << int(Alike::WeekdayAndHour) << 12;
        QTest::newRow("four weeks") << 24 * 28 << int(Alike::WeekdayAndHour) << 4;
        QTest::newRow("not yet four weeks") << 24 * 27 << int(Alike::Hour) << 27;
        QTest::newRow("three days") << 24 * 3 << int(Alike::Any) << 12;
        QTest::newRow("less than a day") << 18 << int(Alike::Any) << 3;
        QTest::newRow("nothing") << 1 << int(Alike::Any) << 0;
    }
    void aYoungHistoryIsDrawnFromAsItIs()
    {
        QFETCH(const int, hours);
        const PastBlocks blocks = blocksAlike(observed(hours * kHour), kEnd, kEnd);
        QTEST(int(blocks.alike), "alike");
        QTEST(int(blocks.begins.size()), "blocks");
    }

    void whatWasMostlyNotObservedStandsForNothing()
    {
        const auto blocksWithout = [](std::int64_t minutes) { // of the block of a week ago
            std::vector<Slice> slices = emptySlices({kEnd - 35 * kDay, kEnd});
            const UtcMs begin = kEnd - 7 * kDay;
            for (Slice& slice : slices)
                slice.observedSeconds = slice.end > begin && slice.end <= begin + minutes * kMinute ? 0 : 60;
            return blocksAlike(SliceSums(slices), kEnd, kEnd).begins.size();
        };
        QCOMPARE(blocksWithout(180), 5U);
        QCOMPARE(blocksWithout(181), 4U);
    }
};

TRACEO_TEST(TstPastBlocks);
#include "tst_past_blocks.moc"
