#include "core/heat.h"
#include "support/seed.h"
#include "support/test_main.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace traceo;
using namespace Qt::StringLiterals;

namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
constexpr UtcMs kNoon = utcMs(1'795'435'200'000); // 2026-11-23T12:00:00Z

LinePoint point(UtcMs at, double value, double max)
{
    return {at, value, value, max, value};
}

/// As text, so that NaN is equal to NaN.
QStringList textOf(const std::vector<double>& values)
{
    QStringList texts;
    for (const double value : values)
        texts << QString::number(value);
    return texts;
}

QString joined(const HeatExtent& extent)
{
    return boundTexts(heatScale(extent), extent.unit, QLocale::c()).join(u' ');
}

} // namespace

class TstHeat : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void asManyStretchesAsFit()
    {
        QRandomGenerator random(m_seed);
        for (int round = 0; round < 2000; ++round) {
            const UtcMs to = kNoon + Millis{random.bounded(86'400'000)};
            const Millis length{1 + std::int64_t(std::pow(10.0, random.bounded(11.0)))};
            const int most = 2 + int(random.bounded(200));
            const LadderCut cut = heatCut({to - length, to}, most);
            QVERIFY(cut.columns >= 1 && cut.columns <= most);
            QVERIFY(cut.range.from <= to - length && cut.range.to >= to);
            QCOMPARE(cut.range.length(), cut.step * cut.columns);
            const LadderCut finer = ladderCut({to - length, to}, most);
            QVERIFY(finer.columns > most || finer.step == cut.step); // none finer would have fitted
        }
    }

    void aCellIsTheHighestOfItsStretch()
    {
        const LadderCut cut{{kNoon, kNoon + 4 * kHour}, kHour, 4};
        const std::vector<LinePoint> points{point(kNoon, 1, 7),
                                            point(kNoon + 30 * kMinute, 2, 3),
                                            point(kNoon + 60 * kMinute, 9, 9),
                                            {kNoon + 2 * kHour},
                                            point(kNoon + 3 * kHour, -4, -2)};
        QCOMPARE(textOf(extremesIn(points, cut, Extreme::Highest)), textOf({7, 9, kNone, -2}));
    }

    /// Where more is better, the dips are what one looks for.
    void orTheLowest()
    {
        const LadderCut cut{{kNoon, kNoon + 3 * kHour}, kHour, 3};
        const std::vector<LinePoint> points{{kNoon, 0.9, 0.2, 0.95, 0.9}, {kNoon + kHour}, {kNoon + 2 * kHour, 1, -0.5, 1, 1}};
        QCOMPARE(textOf(extremesIn(points, cut, Extreme::Lowest)), textOf({0.2, kNone, -0.5}));
        const std::vector<Sample> samples{{kNoon, 3}, {kNoon + kMinute, 0}, {kNoon + 2 * kMinute, 5}};
        QCOMPARE(textOf(extremesIn(samples, cut, Extreme::Lowest)), textOf({0, kNone, kNone}));
    }

    /// Twelve hours a point, an hour a cell: what is known of twelve hours is known of each.
    void aLongPointFillsItsStretches()
    {
        const LadderCut cut{{kNoon, kNoon + 4 * kHour}, kHour, 4};
        const std::vector<LinePoint> points{point(kNoon - 9 * kHour, 5, 5), {kNoon + 2 * kHour}, point(kNoon + 3 * kHour, 1, 1)};
        QCOMPARE(textOf(extremesIn(points, cut, Extreme::Highest)), textOf({5, 5, kNone, 1}));
    }

    void whatLiesBesideDoesNotCount()
    {
        const LadderCut cut{{kNoon, kNoon + 2 * kHour}, kHour, 2};
        const std::vector<Sample> samples{{kNoon - Millis{1}, 9},
                                          {kNoon, 1},
                                          {kNoon + kHour - Millis{1}, 3},
                                          {kNoon + kHour, std::numeric_limits<double>::infinity()},
                                          {kNoon + 2 * kHour, 9}};
        QCOMPARE(textOf(extremesIn(samples, cut, Extreme::Highest)), textOf({3, kNone}));
    }

    void boundsAreRound_data()
    {
        QTest::addColumn<double>("low");
        QTest::addColumn<double>("high");
        QTest::addColumn<int>("unit");
        QTest::addColumn<QString>("bounds");
        QTest::newRow("latencies") << 0.012 << 0.412 << int(Unit::Seconds) << u"0 100 200 300 400 500 ms"_s;
        QTest::newRow("to a second") << 0.1 << 0.98 << int(Unit::Seconds) << u"0 200 400 600 800 1\u202f000 ms"_s;
        QTest::newRow("narrow") << 0.0931 << 0.1012 << int(Unit::Seconds) << u"92 94 96 98 100 102 ms"_s;
        QTest::newRow("hours") << 0.0 << 6.9 * 3600 << int(Unit::Seconds) << u"0 1.5 3 4.5 6 7.5 h"_s;
        QTest::newRow("a share has no more than all") << 0.972 << 1.0 << int(Unit::Ratio) << u"97 97.6 98.2 98.8 99.4 100 %"_s;
        QTest::newRow("digits of one number are those of all")
            << 0.99979 << 0.99992 << int(Unit::Ratio) << u"99.978 99.981 99.984 99.987 99.990 99.993 %"_s;
        QTest::newRow("few") << 0.0 << 3.0 << int(Unit::Count) << u"0 1 2 3 4 5"_s;
        QTest::newRow("many") << 0.0 << 41'000.0 << int(Unit::Count) << u"0 10 20 30 40 50 k"_s;
        QTest::newRow("bytes") << 0.0 << 5.5 * 1024 * 1024 << int(Unit::Bytes) << u"0 1.5 3 4.5 6 7.5 MiB"_s;
        QTest::newRow("nothing but zero") << 0.0 << 0.0 << int(Unit::None) << u"0 0.2 0.4 0.6 0.8 1"_s;
        QTest::newRow("the same") << 5.0 << 5.0 << int(Unit::None) << u"5 5.01 5.02 5.03 5.04 5.05"_s;
        QTest::newRow("below zero") << -3.0 << 4.0 << int(Unit::None) << u"−3 −1.5 0 1.5 3 4.5"_s;
    }
    void boundsAreRound()
    {
        QFETCH(const double, low);
        QFETCH(const double, high);
        QFETCH(const int, unit);
        QTEST(joined({.low = low, .high = high, .unit = Unit(unit)}), "bounds");
    }

    void decadesHaveRoundBoundsToo()
    {
        const auto of = [](double low, double high, double least) {
            return joined({.low = low, .high = high, .leastPositive = least, .unit = Unit::Factor, .logarithmic = true});
        };
        QCOMPARE(of(1.5, 40, 1.5), u"1 2 5 10 20 50×"_s);
        QCOMPARE(of(0.2, 209, 0.2), u"0.2 1 5 20 100 500×"_s);
        QCOMPARE(of(0, 100, 1e-9), u"≤ 0.001 0.01 0.1 1 10 100×"_s);
        QCOMPARE(of(0, 0, 0), u"0 0.2 0.4 0.6 0.8 1×"_s); // no decade holds it
    }

    void boundsHoldWhatThereIs()
    {
        QRandomGenerator random(m_seed);
        for (int round = 0; round < 5000; ++round) {
            const double high = std::pow(10.0, random.bounded(24.0) - 12) * (random.bounded(4) == 0 ? -1 : 1);
            const double low = high - std::abs(high) * std::pow(10.0, random.bounded(8.0) - 6);
            const auto unit = Unit(random.bounded(7));
            const HeatScale scale = heatScale({.low = low, .high = high, .unit = unit});
            const double slack = 1e-8 * std::max({std::abs(low), std::abs(high), scale.bounds[1] - scale.bounds[0]});
            QVERIFY2(scale.bounds.front() <= low + slack && scale.bounds.back() >= high - slack,
                     qPrintable(u"%1 %2 unit %3: %4 %5"_s.arg(low)
                                    .arg(high)
                                    .arg(int(unit))
                                    .arg(scale.bounds.front())
                                    .arg(scale.bounds.back())));
            QVERIFY(std::ranges::is_sorted(scale.bounds, std::less_equal<>()));
            QVERIFY(unit != Unit::Ratio || high > 1 || scale.bounds.back() <= 1 + 1e-9);
            QCOMPARE(scale.stepOf(scale.bounds.front()), 0);
            QCOMPARE(scale.stepOf(scale.bounds.back()), 4);
        }
    }

    void aValueIsInTheStepItsBoundBegins()
    {
        const HeatScale scale{.bounds = {0, 10, 20, 30, 40, 50}};
        QCOMPARE(scale.stepOf(9.99), 0);
        QCOMPARE(scale.stepOf(10), 1);
        QCOMPARE(scale.stepOf(39), 3);
        QCOMPARE(scale.stepOf(-1), 0);
        QCOMPARE(scale.stepOf(1e9), 4);
        QCOMPARE(scale.stepOf(kNone), -1);
    }

    void aRowALine()
    {
        Chart chart{.title = u"Latency"_s,
                    .note = u"p99"_s,
                    .unit = Unit::Seconds,
                    .range = {kNoon, kNoon + 90 * kMinute},
                    .lines = {},
                    .bands = {}};
        const Reading lower{.unit = Unit::Seconds, .better = Better::Lower, .decimals = 2};
        chart.lines = {{u"a"_s, Unit::Seconds, Line::Style::Measured, 0, {point(kNoon, 0.1, 0.4), {kNoon + kHour}}, lower},
                       {u"promise"_s, Unit::Seconds, Line::Style::Threshold, 0, {point(kNoon, 9, 9)}, {}},
                       {u"before"_s, Unit::Seconds, Line::Style::Ghost, 0, {point(kNoon + kHour, 0.2, 0.2)}, {}}};
        const Heat heat = heatOf(chart, 3);
        QCOMPARE(heat.rows.size(), std::size_t(2)); // a threshold is the same everywhere
        QCOMPARE(heat.rows[1].name, u"before"_s);
        QCOMPARE(heat.cut.columns, 3);
        QCOMPARE(heat.cut.step, 30 * kMinute);
        QCOMPARE(textOf(heat.rows[0].values), textOf({0.4, 0.4, kNone}));
        QCOMPARE(heat.readingOf(0, 1).better, Better::Lower);
        QCOMPARE(heat.readingOf(0, 1).quality, Quality::Ok);
        QCOMPARE(heat.readingOf(0, 2).quality, Quality::NotObserved);
        QCOMPARE(boundTexts(heat.scale, heat.unit, QLocale::c()).last(), u"400 ms"_s);
        const Chart cells = chartOf(heat);
        QCOMPARE(cells.lines.size(), std::size_t(2));
        QCOMPARE(cells.lines[0].points.size(), std::size_t(3));
        QCOMPARE(cells.lines[0].points[1].at, kNoon + 30 * kMinute);
        QVERIFY(cells.lines[0].points[1].last == 0.4 && !cells.lines[0].points[2].hasValue());
    }

    /// A budget's dips are the darkest; with a line beside it of which less is better, or nobody knows, nothing is turned over.
    void theWorstIsTheLowestWhereMoreIsBetter()
    {
        Chart chart{
            .title = u"Budget"_s, .note = {}, .unit = Unit::Ratio, .range = {kNoon, kNoon + 2 * kHour}, .lines = {}, .bands = {}};
        const Reading higher{.unit = Unit::Ratio, .better = Better::Higher};
        chart.lines = {{u"left"_s,
                        Unit::Ratio,
                        Line::Style::Measured,
                        0,
                        {{kNoon, 0.9, 0.1, 0.9, 0.9}, {kNoon + kHour, 1, 0.8, 1, 1}},
                        higher},
                       {u"even"_s, Unit::Ratio, Line::Style::Ideal, 0, {point(kNoon, 0.5, 0.5)}, {}}};
        const Heat heat = heatOf(chart, 2);
        QCOMPARE(textOf(heat.rows.at(0).values), textOf({0.1, 0.8}));
        QCOMPARE(heat.scale.worst, Extreme::Lowest);
        QCOMPARE(heat.scale.shadeOf(heat.scale.stepOf(0.1)), 4);
        QCOMPARE(heat.scale.shadeOf(heat.scale.stepOf(0.8)), 0);
        chart.lines.push_back({u"other"_s, Unit::Ratio, Line::Style::Measured, 1, {point(kNoon, 0.2, 0.3)}, {}});
        const Heat mixed = heatOf(chart, 2);
        QCOMPARE(mixed.scale.worst, Extreme::Highest);
        QCOMPARE(textOf(mixed.rows.at(0).values), textOf({0.9, 1}));
        QCOMPARE(mixed.scale.shadeOf(4), 4);
    }

    /// The first and the last stretch are wider than what the chart shows of them.
    void aStretchEndsWithTheRange()
    {
        Chart chart{.title = {}, .note = {}, .range = {kNoon + 10 * kMinute, kNoon + 100 * kMinute}, .lines = {}, .bands = {}};
        const Heat heat = heatOf(chart, 2);
        QCOMPARE(heat.cut.columns, 2);
        QCOMPARE(heat.spanOf(0), (TimeSpan{kNoon + 10 * kMinute, kNoon + kHour}));
        QCOMPARE(heat.spanOf(1), (TimeSpan{kNoon + kHour, kNoon + 100 * kMinute}));
        QCOMPARE(heatOf(Chart{}, 10).cut.columns, 0);
    }

    void cleanup()
    {
        if (QTest::currentTestFailed())
            qInfo("TRACEO_SEED=%u", m_seed);
    }

private:
    quint32 m_seed = test::seedOfRun();
};

TRACEO_TEST(TstHeat);
#include "tst_heat.moc"
