#include "support/test_main.h"
#include "widgets/chart_axis.h"
#include "widgets/sample_charts.h"

#include <QRandomGenerator>
#include <QTest>

#include <cmath>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

QStringList textsOf(const ValueAxis& axis)
{
    QStringList texts;
    for (const ValueAxis::Tick& tick : axis.ticks)
        texts << tick.text;
    return texts;
}

QStringList textsOf(const std::vector<TimeTick>& ticks)
{
    QStringList texts;
    for (const TimeTick& tick : ticks)
        texts << tick.text;
    return texts;
}

} // namespace

class TstChartAxis : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theUnitStandsOnTheTopLabelOnly()
    {
        QCOMPARE(textsOf(valueAxisOf(budgetChart(), 116, QLocale::c())),
                 (QStringList{u"0"_s, u"25"_s, u"50"_s, u"75"_s, u"100 %"_s}));
        QCOMPARE(textsOf(valueAxisOf(chartOf({0.02, 0.14}, Unit::Seconds), 90, QLocale::c())),
                 (QStringList{u"0"_s, u"50"_s, u"100"_s, u"150 ms"_s}));
    }

    /// "1 000 µs" has no room in the gutter, and nobody says it.
    void aThousandOfAUnitIsOneOfTheNext()
    {
        QCOMPARE(textsOf(valueAxisOf(chartOf({0, 0.00074}, Unit::Seconds), 60, QLocale::c())),
                 (QStringList{u"0"_s, u"0.5"_s, u"1 ms"_s}));
        QCOMPARE(textsOf(valueAxisOf(chartOf({0, 0.98}, Unit::Seconds), 60, QLocale::c())),
                 (QStringList{u"0"_s, u"0.5"_s, u"1 s"_s}));
        QCOMPARE(textsOf(valueAxisOf(chartOf({0, 900.0 * 1024 * 1024}, Unit::Bytes), 60, QLocale::c())),
                 (QStringList{u"0"_s, u"0.5"_s, u"1 GiB"_s}));
        QCOMPARE(textsOf(valueAxisOf(chartOf({0, 0.00044}, Unit::Seconds), 60, QLocale::c())),
                 (QStringList{u"0"_s, u"250"_s, u"500 µs"_s}));
    }

    void aShareNeverExceedsItsWhole()
    {
        const ValueAxis near = valueAxisOf(sliChart(), 104, QLocale::c());
        QVERIFY(near.high <= 1.0 + 1e-12);
        QCOMPARE(near.ticks.back().text, u"100 %"_s);
        const ValueAxis flat = valueAxisOf(chartOf({1, 1, 1}, Unit::Ratio), 104, QLocale::c());
        QVERIFY(flat.high <= 1.0 + 1e-12);
        QVERIFY(flat.low < 1);
        const ValueAxis spent = valueAxisOf(chartOf({1, -2.557}, Unit::Ratio), 60, QLocale::c()); // never 250 % left
        QCOMPARE(spent.high, 1.0);
        QCOMPARE(spent.ticks.back().text, u"100 %"_s);
        QCOMPARE(spent.ticks.back().value, 1.0);
        const ValueAxis nearly = valueAxisOf(chartOf({0.9999, 0.9999}, Unit::Ratio), 104, QLocale::c());
        QVERIFY(nearly.high <= 1.0 + 1e-12);
    }

    void aSmallDipBelowATickGetsNoWholeStep()
    {
        const ValueAxis axis = valueAxisOf(chartOf({-0.064, 1}, Unit::Ratio), 116, QLocale::c());
        QCOMPARE(textsOf(axis), (QStringList{u"0"_s, u"25"_s, u"50"_s, u"75"_s, u"100 %"_s}));
        QVERIFY(axis.low < -0.064 && axis.low > -0.12);
    }

    void decadesOnlyOnALogarithmicAxis()
    {
        Chart chart = chartOf({0.2, 150}, Unit::Factor);
        chart.logarithmic = true;
        const ValueAxis axis = valueAxisOf(chart, 90, QLocale::c());
        QCOMPARE(textsOf(axis), (QStringList{u"0.1"_s, u"1"_s, u"10"_s, u"100"_s, u"1\u202f000×"_s}));
        QVERIFY(std::abs(axis.place(10) - 0.5) < 1e-9);
    }

    void zeroHasAPlaceOnALogarithmicAxisAndItsLabelSaysSo()
    {
        Chart chart = chartOf({0, 2, 30}, Unit::Factor);
        chart.logarithmic = true;
        const ValueAxis axis = valueAxisOf(chart, 90, QLocale::c());
        QCOMPARE(axis.place(0), 0.0);
        QVERIFY(axis.ticks.front().text.startsWith(u"≤"));
    }

    void hugeRangesShowFiveDecadesAtMost()
    {
        Chart chart = chartOf({1e-12, 1e6}, Unit::Factor);
        chart.logarithmic = true;
        const ValueAxis axis = valueAxisOf(chart, 200, QLocale::c());
        QVERIFY(std::log10(axis.high / axis.low) <= 5.001);
        QVERIFY(axis.ticks.front().text.startsWith(u"≤"));
    }

    void anEmptyChartStillHasAnAxis()
    {
        for (const auto& values : {std::vector<double>{}, {kNone, kNone}, {0.0, 0.0}}) {
            const ValueAxis axis = valueAxisOf(chartOf(values), 104, QLocale::c());
            QVERIFY(axis.high > axis.low);
            QVERIFY(axis.ticks.size() >= 2);
        }
        for (const ValueAxis::Tick& tick : valueAxisOf(chartOf({kNone, kNone}, Unit::Seconds), 104, QLocale::c()).ticks)
            QCOMPARE(tick.text, QString()); // nobody measured a second
    }

    void anyValuesFitBetweenFirstAndLastTick()
    {
        const quint32 seed = QRandomGenerator::global()->generate();
        qInfo("seed %u", seed);
        QRandomGenerator random(seed);
        for (int round = 0; round < 2000; ++round) {
            const double scale = std::pow(10.0, random.bounded(18) - 9);
            const double a = (random.generateDouble() - 0.5) * scale;
            const double b = (random.generateDouble() - 0.5) * scale;
            const ValueAxis axis = valueAxisOf(chartOf({a, b}), 40 + random.bounded(160), QLocale::c());
            const double slack = (axis.high - axis.low) * 1e-6;
            QVERIFY(axis.low <= std::min(a, b) + slack && axis.high >= std::max(a, b) - slack);
            QVERIFY(axis.ticks.size() >= 2 && axis.ticks.size() <= 6);
        }
    }

    void daysAreNamedAtMidnight()
    {
        const UtcMs noon = utcMs(1795348800000); // 22 Nov 2026 12:00
        const QStringList texts = textsOf(timeTicks({noon, noon + kDay}, 8, {}));
        QCOMPARE(texts,
                 (QStringList{u"12:00"_s, u"15:00"_s, u"18:00"_s, u"21:00"_s, u"23 Nov"_s, u"03:00"_s, u"06:00"_s, u"09:00"_s,
                              u"12:00"_s}));
    }

    void ticksFollowTheZonesWallClock()
    {
        // Berlin leaves summer time at 25 Oct 2026 01:00 UTC: midnight moves from 22:00 to 23:00 UTC.
        const Style berlin{.zone = QTimeZone("Europe/Berlin")};
        const UtcMs from = utcMs(1792706400000); // 22 Oct 2026 22:00 UTC
        const auto ticks = timeTicks({from, from + 4 * kDay}, 4, berlin);
        QVERIFY(ticks.size() >= 4);
        for (const TimeTick& tick : ticks)
            QCOMPARE(QDateTime::fromMSecsSinceEpoch(msOf(tick.at), berlin.zone).time(), QTime(0, 0));
    }

    void tickCountIsBounded()
    {
        for (const Millis length : {Millis{1}, Millis{1000}, kMinute, kHour, kDay, 30 * kDay, 3650 * kDay, 365000 * kDay}) {
            const auto ticks = timeTicks({sampleNow(), sampleNow() + length}, 12, {});
            QVERIFY2(ticks.size() <= 320, qPrintable(QString::number(ticks.size())));
            QVERIFY(std::is_sorted(ticks.begin(), ticks.end(), [](const TimeTick& a, const TimeTick& b) { return a.at < b.at; }));
        }
        QVERIFY(timeTicks({sampleNow(), sampleNow()}, 12, {}).empty());
        QVERIFY(timeTicks({sampleNow() + kDay, sampleNow()}, 12, {}).empty());
    }
};

TRACEO_TEST(TstChartAxis);
#include "tst_chart_axis.moc"
