#include "models/sli/series_text.h"
#include "slo/opinion/booked_events.h"
#include "slo/opinion/range_events.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace Qt::StringLiterals;

namespace {

constexpr UtcMs kBegin = utcMs(1'795'435'200'000);

KeptCounter counter(const QString& text, std::uint8_t roles)
{
    return {valuesOf(test::samplesOf(text, kBegin, kMinute)), roles};
}

TimeSpan minutes(int from, int to)
{
    return {kBegin + from * kMinute, kBegin + to * kMinute};
}

} // namespace

class TstBookedEvents : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void growthIsBookedToTheLaterSample()
    {
        const std::vector<KeptCounter> counters{counter(u"0 100 50 60"_s, CounterSeries::Total),
                                                counter(u"0 7 7 8"_s, CounterSeries::Part)};
        const auto slices =
            booked(counters, minutes(0, 3), PartKind::Bad, [](auto values) { return incrementsIn(values, minutes(0, 3)); });
        QCOMPARE(slices.size(), 3U);
        QCOMPARE(slices[0].good, 93.0);
        QCOMPARE(slices[1].total, 50.0); // began again
        QCOMPARE(slices[2].good, 9.0);
    }

    void theBeginningBelongsToTheFirstMinute()
    {
        const std::vector<KeptCounter> counters{counter(u"0"_s, CounterSeries::Total)};
        const auto slices = booked(counters, minutes(0, 2), PartKind::Bad, [](auto) { return std::vector<Sample>{{kBegin, 5}}; });
        QCOMPARE(slices[0].total, 5.0);
    }

    void aPartIsTakenDownToItsTotal()
    {
        const auto slices = limited({{kBegin, 12, 10}, {kBegin + kMinute, -2, 10}, {kBegin + 2 * kMinute, 3, 10}});
        QCOMPARE(slices[0].good, 10.0);
        QCOMPARE(slices[1].good, 0.0);
        QCOMPARE(slices[2].good, 3.0);
    }

    void sumsWithoutASeriesAreNone()
    {
        const std::vector<KeptCounter> counters{counter(u"0 10 20"_s, CounterSeries::Total)};
        const auto increase = [](auto values, TimeSpan range) {
            return prometheusIncrease(values, range, PrometheusVersion::V2);
        };
        const RangeEvents events = eventsIn(counters, minutes(0, 2), increase);
        QCOMPARE(events.total.value(), 20.0);
        QVERIFY(!events.part && !events.sli(PartKind::Bad));
        QVERIFY(!eventsIn(counters, minutes(5, 9), increase).total);
    }

    /// The moments of an evaluation are counted from 1970; a span holds its beginning only where it is closed.
    void rulesAreEvaluatedAtMultiples()
    {
        const std::vector<KeptCounter> counters{counter(u"0+60x30"_s, CounterSeries::Total)};
        const auto at = [&counters](TimeSpan span, RangeStart start) {
            return recordedEvents(counters, span, {5 * kMinute, 5 * kMinute, PrometheusVersion::V2, start});
        };
        QCOMPARE(at(minutes(5, 20), RangeStart::Closed).size(), 4U);
        QCOMPARE(at(minutes(5, 20), RangeStart::Open).size(), 3U);
        QCOMPARE(at(minutes(6, 19), RangeStart::Closed).size(), 2U);
        QCOMPARE(at(minutes(6, 19), RangeStart::Open).front().at, kBegin + 10 * kMinute);
        QCOMPARE(at(minutes(5, 20), RangeStart::Closed).back().events.total.value(), 300.0);
    }

    /// Each sample is what happened: nothing is subtracted, nothing stretched.
    void readingsAreAddedUp()
    {
        const std::vector<KeptCounter> readings{counter(u"1 0 1 1 1 1 1 0 1 1 1"_s, CounterSeries::Part)};
        RecordingRule rule{.every = 5 * kMinute, .isOfReadings = true};
        const auto partAt = [&](int end) { return recordedEvents(readings, minutes(end - 1, end), rule).back().events.part; };
        QCOMPARE(partAt(5).value(), 4.0); // of the minutes 1 to 5
        QCOMPARE(partAt(10).value(), 4.0);
        QVERIFY(!partAt(20)); // without a sample there is no sum, not even zero
        rule.start = RangeStart::Closed;
        QCOMPARE(partAt(5).value(), 5.0); // and the minute 0
        QVERIFY(!sumOverTime({}));
    }
};

TRACEO_TEST(TstBookedEvents);
#include "tst_booked_events.moc"
