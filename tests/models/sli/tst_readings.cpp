#include "models/sli/series_text.h"
#include "sli/readings.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace Qt::StringLiterals;
using traceo::test::samplesOf;

namespace {

using Kind = SliDefinition::Kind;

constexpr UtcMs kStart = utcMs(1'795'435'200'000); // a whole minute
constexpr TimeSpan kTenMinutes{kStart, kStart + 10 * kMinute};

CounterSeries series(const QString& text, std::uint8_t roles = CounterSeries::Total, Millis step = Millis{30'000})
{
    return {.key = {"prom", "g", {}}, .roles = roles, .samples = samplesOf(text, kStart + Millis{15'000}, step)};
}

SliceSum counted(const SliDefinition& definition, const std::vector<CounterSeries>& all)
{
    return sumOf(countReadings(all, definition, kTenMinutes), kTenMinutes);
}

SliDefinition gauge(Threshold::Op op, const char* value)
{
    SliDefinition definition;
    definition.kind = Kind::Gauge;
    definition.threshold = Threshold{.op = op, .value = value};
    return definition;
}

SliDefinition ratio(bool isFailure)
{
    SliDefinition definition;
    definition.kind = Kind::Ratio;
    (isFailure ? definition.bad : definition.good) = Selector("g");
    return definition;
}

} // namespace

class TstReadings : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aGaugeIsGoodWhereTheThresholdHolds_data()
    {
        QTest::addColumn<int>("op");
        QTest::addColumn<double>("good");
        QTest::newRow("<") << int(Threshold::Op::Below) << 3.0;
        QTest::newRow("<=") << int(Threshold::Op::AtMost) << 4.0;
        QTest::newRow(">") << int(Threshold::Op::Above) << 2.0;
        QTest::newRow(">=") << int(Threshold::Op::AtLeast) << 3.0;
    }
    void aGaugeIsGoodWhereTheThresholdHolds()
    {
        QFETCH(const int, op);
        const SliceSum sum = counted(gauge(Threshold::Op(op), "0.3"), {series(u"0.1 0.2 0.25 0.3 0.4 0.5"_s)});
        QCOMPARE(sum.total, 6.0);
        QTEST(sum.good, "good");
    }

    void everySampleBelongsToItsMinute()
    {
        const auto slices = countReadings({series(u"0 1 1 1 _x3 1"_s)}, gauge(Threshold::Op::AtLeast, "1"), kTenMinutes);
        QCOMPARE(slices.size(), 10U);
        QCOMPARE(slices[0].total, 2.0);
        QCOMPARE(slices[0].good, 1.0);
        QCOMPARE(slices[1].good, 2.0);
        QCOMPARE(slices[2].total, 0.0); // nothing was read: no traffic, not zero
        QCOMPARE(slices[3].total, 1.0);
        QCOMPARE(slices[9].observedSeconds, 0.0);
    }

    void aRawRatioIsAMeanOverSamples()
    {
        const std::vector<CounterSeries> all{series(u"1 0.5 0.75 0.75"_s, CounterSeries::Total | CounterSeries::Part)};
        QCOMPARE(counted(ratio(false), all).good, 3.0);
        QCOMPARE(counted(ratio(true), all).good, 1.0);
        QCOMPARE(counted(ratio(true), all).total, 4.0);
    }

    void whatIsNoRatioIsFlagged()
    {
        const SliceSum sum = counted(ratio(false), {series(u"1.5 -1 0.5"_s, CounterSeries::Total | CounterSeries::Part)});
        QCOMPARE(sum.good, 1.5);
        QCOMPARE(sum.total, 3.0);
        QCOMPARE(sum.flagged, 2.0);
    }

    void countsOfTheirOwnAreAddedUp()
    {
        SliDefinition definition;
        definition.kind = Kind::Counts;
        definition.bad = Selector("errors");
        const SliceSum sum = counted(definition, {series(u"100x3"_s), series(u"1 0 4 0"_s, CounterSeries::Part)});
        QCOMPARE(sum.total, 400.0);
        QCOMPARE(sum.good, 395.0);
        QCOMPARE(sum.flagged, 0.0);
    }

    /// Where only the boundaries around a threshold are known: what lies between is nobody's.
    void thePartAtMostLeavesTheRestUndecided()
    {
        SliDefinition definition;
        definition.kind = Kind::Counts;
        definition.good = Selector("good");
        const SliceSum sum =
            counted(definition,
                    {series(u"100 50"_s), series(u"60 30"_s, CounterSeries::Part), series(u"90 55"_s, CounterSeries::Upper)});
        QCOMPARE(sum.total, 150.0);
        QCOMPARE(sum.good, 90.0);
        QCOMPARE(sum.undecided, 55.0); // (90 + 55, of 150 at most) − 90: both lie in the first minute
        QCOMPARE(sum.excess, 0.0);
    }

    void neverMorePartThanTotal()
    {
        SliDefinition definition;
        definition.kind = Kind::Counts;
        definition.good = Selector("good");
        const SliceSum sum = counted(definition, {series(u"10"_s), series(u"12"_s, CounterSeries::Part)});
        QCOMPARE(sum.good, 10.0);
        QCOMPARE(sum.flagged, 1.0);
    }

    void whatIsNoNumberIsNoReading()
    {
        const SliceSum sum = counted(gauge(Threshold::Op::Below, "1"), {series(u"0 stale 0"_s)});
        QCOMPARE(sum.total, 2.0);
        QCOMPARE(sum.good, 2.0);
    }
};
TRACEO_TEST(TstReadings);
#include "tst_readings.moc"
