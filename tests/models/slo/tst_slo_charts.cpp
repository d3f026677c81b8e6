#include "models/slo/made_counts.h"
#include "slo/slo_charts.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;

namespace {

const SloDefinition kSlo = slo("checkout", 99, 30 * kDay);

TimeSpan lately(Millis length)
{
    return {kEnd - length, kEnd};
}

} // namespace

class TstSloCharts : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void columnsAreWholeMinutesAndCoverTheRange()
    {
        for (const int columns : {1, 7, 59, 60, 800}) {
            const auto starts = columnStarts(lately(kHour), columns);
            QCOMPARE(int(starts.size()), std::min(columns, 60));
            QCOMPARE(starts.front(), kEnd - kHour);
            for (std::size_t i = 0; i < starts.size(); ++i)
                QVERIFY(floorTo(starts[i], kMinute) == starts[i] && (i == 0 || starts[i] > starts[i - 1]));
        }
    }

    void aShortOutageIsNotDrownedInAWideColumn()
    {
        const auto made = badLately(kSlo, 100, 100, 5);
        const Chart chart = sliChart(kSlo, made, {}, lately(30 * kDay), 30);
        const LinePoint& last = chart.lines[0].points.back();
        QCOMPARE(last.min, 0.0); // five minutes without any success
        QCOMPARE(last.max, 1.0);
        QCOMPARE(last.last, 1 - 500.0 / 144'000);
    }

    void minutesWithoutTrafficAreGapsInTheLine()
    {
        const auto made = counts(kSlo, [](Slice& slice, std::int64_t age) {
            slice = {slice.end, age < 30 ? 0.0 : 9, age < 30 ? 0.0 : 10, 60, 0, 0};
        });
        const auto points = sliChart(kSlo, made, {}, lately(kHour), 60).lines[0].points;
        QVERIFY(points[29].hasValue());
        QVERIFY(!points[30].hasValue());
        QVERIFY(bandsOf(made, lately(kHour), 60).empty()); // it was observed that there was none
    }

    void theBurnLineIsTheBurnOfEachMinute()
    {
        const auto made = badLately(kSlo, 100, 50, 10);
        const Chart chart = burnChart(kSlo, made, {}, lately(kHour), 60);
        const auto& hour = chart.lines[0].points;
        QCOMPARE(hour[49].last, 0.0);
        QVERIFY(std::abs(hour[59].last - 500.0 / 6000 / 0.01) < 1e-9);
        QVERIFY(std::abs(hour[54].last - 250.0 / 6000 / 0.01) < 1e-9);
        QVERIFY(std::abs(chart.lines[1].points[59].last - 500.0 / 36'000 / 0.01) < 1e-9);
    }

    /// The label says "–" of an hour of which eight minutes were seen: a dot beside it would be a claim.
    void ofAnHourThatWasMostlyNotSeenThereIsNoBurn()
    {
        const auto made = counts(kSlo, [](Slice& slice, std::int64_t age) {
            const bool isSeen = age < 8;
            slice = {slice.end, isSeen ? 90.0 : 0, isSeen ? 100.0 : 0, isSeen ? 60.0 : 0, 0, 0};
        });
        for (const LinePoint& point : burnChart(kSlo, made, {}, lately(kHour), 60).lines[0].points)
            QVERIFY(!point.hasValue());
        const auto half = counts(kSlo, [](Slice& slice, std::int64_t age) {
            const bool isSeen = age < 31;
            slice = {slice.end, isSeen ? 90.0 : 0, isSeen ? 100.0 : 0, isSeen ? 60.0 : 0, 0, 0};
        });
        QVERIFY(burnChart(kSlo, half, {}, lately(kHour), 60).lines[0].points.back().hasValue());
    }

    void theLimitsOfItsPagesAreLines()
    {
        const auto limitsOf = [](const SloDefinition& slo) {
            QStringList limits;
            for (const Line& line : burnChart(slo, badLately(slo, 100, 50, 10), {}, lately(kHour), 60).lines) {
                if (line.style == Line::Style::Threshold)
                    limits << line.name + u'=' + QString::number(line.points.front().first);
            }
            return limits;
        };
        QCOMPARE(limitsOf(kSlo), (QStringList{QStringLiteral("page 1 h=14.4"), QStringLiteral("page 6 h=6")}));
        SloDefinition own = kSlo;
        OwnAlert page;
        page.pair = {BurnPair::Severity::Page, {BurnSpeed::Unit::Factor, 2'500'000}, 3 * kHour, 15 * kMinute};
        OwnAlert ticket = page;
        ticket.pair.severity = BurnPair::Severity::Ticket;
        own.alerts = {ticket, page};
        QCOMPARE(limitsOf(own), QStringList{QStringLiteral("page 3 h=2.5")});
    }

    void theBudgetLineEndsAtWhatIsLeft()
    {
        const auto made = badLately(kSlo, 100, 50, 1440);
        SloRow row;
        const Chart chart = budgetChart(kSlo, made, row, lately(7 * kDay), 700);
        QCOMPARE(chart.lines[0].points.front().first, 1.0);
        const double left = 1 - 50 * 1440.0 / (0.01 * 100 * 30 * 1440);
        QVERIFY(std::abs(chart.lines[0].points.back().last - left) < 1e-12);
        QVERIFY(std::abs(chart.lines[1].points.front().first - 7.0 / 30) < 1e-12); // what even spending leaves
    }

    void whatLiesBeforeTheWindowHasNoBudget()
    {
        const SloDefinition day = slo("checkout", 99, kDay);
        const Chart chart = budgetChart(day, badLately(day, 100, 1, 10), {}, lately(2 * kDay), 48);
        QVERIFY(!chart.lines[0].points[23].hasValue());
        QVERIFY(chart.lines[0].points[24].hasValue());
        QCOMPARE(chart.lines[1].points.front().at, kEnd - kDay);
    }

    void aBudgetThatNobodyCanTellYetIsNotDrawn()
    {
        auto made = badLately(kSlo, 100, 50, 1440);
        made.filling = {{kEnd - 30 * kDay, kEnd - 15 * kDay}};
        const Chart chart = budgetChart(kSlo, made, {}, lately(30 * kDay), 300);
        QVERIFY(std::ranges::none_of(chart.lines[0].points, &LinePoint::hasValue));
        QVERIFY(chart.lines[1].points.front().hasValue()); // even spending is true whatever comes
    }

    void theBudgetLineEndsWhereSomethingBeforeIsStillToCome()
    {
        auto made = badLately(kSlo, 100, 50, 1440);
        made.filling = {{kEnd - 10 * kDay, kEnd - 10 * kDay + 6 * kHour}}; // a night offline
        const auto drawn = [&made] { return budgetChart(kSlo, made, {}, lately(30 * kDay), 120).lines[0].points; };
        const auto points = drawn();
        for (std::size_t i = 0; i < points.size(); ++i)
            QCOMPARE(points[i].hasValue(), i < 80);
        made.filling.clear();
        QVERIFY(std::ranges::all_of(drawn(), &LinePoint::hasValue));
        made.filling = {{kEnd - 30 * kDay - kHour, kEnd - 30 * kDay + kHour}}; // the window's oldest hour
        QVERIFY(std::ranges::none_of(drawn(), &LinePoint::hasValue));
        made.filling = {{kEnd - 31 * kDay, kEnd - 30 * kDay}}; // before the window: of no account
        QVERIFY(std::ranges::all_of(drawn(), &LinePoint::hasValue));
    }

    void unseenStretchesAreBands()
    {
        auto made = counts(kSlo, [](Slice& slice, std::int64_t age) {
            slice.observedSeconds = age >= 100 && age < 160 ? 0 : age == 200 ? 10 : 60;
        });
        QCOMPARE(bandsOf(made, lately(6 * kHour), 360).size(), 2U); // the minute, then the hour
        const auto bands = bandsOf(made, lately(6 * kHour), 60);    // a column is six minutes: the minute cannot be seen
        QCOMPARE(bands.size(), 1U);
        QCOMPARE(bands[0].kind, Band::Kind::NotObserved);
        QCOMPARE(bands[0].span, (TimeSpan{kEnd - 160 * kMinute, kEnd - 100 * kMinute}));
        made.filling = {{kEnd - 160 * kMinute, kEnd - 130 * kMinute}};
        const auto parts = bandsOf(made, lately(6 * kHour), 60);
        QCOMPARE(parts.size(), 2U);
        QCOMPARE(parts[0].kind, Band::Kind::Filling);
        QCOMPARE(parts[1].span.from, kEnd - 130 * kMinute);
    }
};

TRACEO_TEST(TstSloCharts);
#include "tst_slo_charts.moc"
