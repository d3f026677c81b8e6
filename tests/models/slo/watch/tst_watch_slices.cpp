#include "slo/watch/watch_slices.h"

#include "models/slo/made_slices.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;

namespace {

KnownSlices seen(std::int64_t minutes)
{
    return {.slices = minutesOf(0, minutes, [](Slice& slice, std::int64_t) { slice.total = slice.good = 10; }),
            .filling = {},
            .answeredTo = {}};
}

Exclusion excluded(std::int64_t from, std::int64_t minutes)
{
    return {.id = "x", .start = LocalMs(minute(from).time_since_epoch()), .duration = minutes * kMinute, .reason = "r"};
}

} // namespace

class TstWatchSlices : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsExcludedIsCountedBareAlone()
    {
        SloDefinition definition = slo();
        definition.exclusions = {excluded(10, 5)};
        const WatchSlices slices(definition, seen(30), 2 * kMinute);
        QCOMPARE(slices.sums().over({minute(0), minute(30)}).total, 250.0);
        QCOMPARE(sumOf(slices.bare(), {minute(0), minute(30)}).total, 300.0);
        QVERIFY(!slices.isExcluded(minute(10)) && slices.isExcluded(minute(11)) && slices.isExcluded(minute(15)));
        QVERIFY(!slices.isExcluded(minute(16)));
        QVERIFY(slices.hasExcluded({minute(14), minute(20)}) && !slices.hasExcluded({minute(15), minute(20)}));
    }

    void bothAreTheSameWhereNothingIsExcluded()
    {
        const WatchSlices slices(slo(), seen(30), 2 * kMinute);
        QVERIFY(slices.bare().data() == slices.counted().data());
        QCOMPARE(WatchSlices::tail(slices.counted(), minute(20)).size(), 10U);
        QCOMPARE(WatchSlices::tail(slices.counted(), minute(20)).front().end, minute(21));
    }

    void whatLiesBehindTheLastAnswerIsNotSeen()
    {
        KnownSlices known = seen(30);
        known.answeredTo = minute(20);
        const WatchSlices slices(slo(), std::move(known), 2 * kMinute);
        QCOMPARE(slices.sums().over({minute(0), minute(30)}).total, 180.0);
        QCOMPARE(slices.sums().over({minute(18), minute(30)}).observedSeconds, 0.0);
    }

    void theBeginIsThatOfTheFirstSeenMinuteOfTheWindow()
    {
        KnownSlices known = seen(30);
        for (std::int64_t i : {0, 1, 2, 20, 21})
            known.slices[std::size_t(i)] = Slice{known.slices[std::size_t(i)].end};
        const WatchSlices slices(slo(), std::move(known), 2 * kMinute);
        QCOMPARE(slices.begin({minute(0), minute(30)}), std::optional(minute(3)));
        QCOMPARE(slices.begin({minute(20), minute(30)}), std::optional(minute(22)));
        QCOMPARE(slices.begin({minute(20), minute(22)}), std::optional<UtcMs>());
        QCOMPARE(slices.begin({minute(-50), minute(30)}), std::optional(minute(3)));
    }

    /// Until something behind it was answered nobody could know that it is a gap.
    void aGapIsOneOnceSomethingWasAnsweredBehindIt()
    {
        KnownSlices known = seen(30);
        known.filling = {{minute(10), minute(15)}};
        const WatchSlices slices(slo(), std::move(known), 2 * kMinute);
        QVERIFY(!slices.isFilling({minute(0), minute(15)}));
        QVERIFY(slices.isFilling({minute(0), minute(16)}));
        QVERIFY(!slices.isFilling({minute(15), minute(30)}));
    }
};

TRACEO_TEST(TstWatchSlices);
#include "tst_watch_slices.moc"
