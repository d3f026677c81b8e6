// What a chart says as a table.
#include "core/chart_table.h"
#include "core/roles.h"
#include "support/test_main.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QTest>

using namespace traceo;
using namespace Qt::StringLiterals;

namespace {

constexpr UtcMs kStart = utcMs(1'764'028'800'000); // 25 Nov 2025 00:00 UTC

LinePoint level(UtcMs at, double value)
{
    return {at, value, value, value, value};
}

/// Durations with a gap in the second column, a ratio with an extent in the last, a threshold over all.
Chart sample()
{
    Chart chart{.title = u"Latency"_s, .unit = Unit::Seconds, .range = {kStart, kStart + 3 * kHour}};
    Line slow{.name = u"p99"_s, .unit = Unit::Seconds};
    slow.points = {level(kStart, 0.25), {.at = kStart + kHour}, level(kStart + 2 * kHour, 1.5)};
    Line good{.name = u"good\tpart"_s, .unit = Unit::Ratio};
    good.points = {level(kStart, 0.9), level(kStart + kHour, 0.8), {kStart + 2 * kHour, 0.7, 0.4, 0.95, 0.6}};
    good.newest.decimals = 1;
    Line bound{.name = u"at most"_s, .unit = Unit::Seconds, .style = Line::Style::Threshold};
    bound.points = {level(kStart, 1), level(kStart + 3 * kHour - Millis{1}, 1)};
    chart.lines = {slow, good, bound};
    return chart;
}

QString text(const QAbstractItemModel& table, int row, int column)
{
    return table.index(row, column).data().toString();
}

} // namespace

class TstChartTable : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aRowAColumnOfTimeAndAColumnALine()
    {
        const ChartTable table(sample(), Style{.locale = QLocale::c()}, kStart + kDay);
        QStringList titles;
        for (int column = 0; column < table.columnCount(); ++column)
            titles << table.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
        QCOMPARE(titles,
                 (QStringList{u"Time"_s, u"p99"_s, u"good\tpart"_s, u"good\tpart, lowest"_s, u"good\tpart, highest"_s,
                              u"at most"_s}));
        QCOMPARE(table.rowCount(), 3); // the threshold's ends add none
        QCOMPARE(text(table, 0, 0), u"25 Nov 00:00 UTC"_s);
        QCOMPARE(text(table, 2, 1), u"1.5 s"_s);
        QCOMPARE(text(table, 1, 2), u"80.0 %"_s);
        QCOMPARE(text(table, 2, 3), u"40.0 %"_s);
        QCOMPARE(text(table, 2, 4), u"95.0 %"_s);
        QCOMPARE(text(table, 0, 3), u"90.0 %"_s); // as low as its last value
    }

    void aCounterSaysWhereItBeganAgain()
    {
        Chart chart = sample();
        chart.lines[1].isCounter = true; // falls in its second and third column
        chart.lines[0].isCounter = true; // never falls, so it has no such column
        const ChartTable table(chart, Style{.locale = QLocale::c()}, kStart + kDay);
        QCOMPARE(table.columnCount(), 7);
        QCOMPARE(table.headerData(5, Qt::Horizontal, Qt::AccessibleTextRole).toString(), u"good\tpart, began again"_s);
        QCOMPARE((QStringList{text(table, 0, 5), text(table, 1, 5), text(table, 2, 5)}), (QStringList{{}, u"yes"_s, u"yes"_s}));
        QCOMPARE(table.index(0, 5).data(Qt::AccessibleTextRole).toString(), u"no"_s);
        QVERIFY(!table.index(0, 5).data(ExportRole).isValid());
        QCOMPARE(table.index(1, 5).data(ExportRole).toDouble(), 1.0);
        QVERIFY(table.index(0, 5).data(SortRole).toDouble() < table.index(2, 5).data(SortRole).toDouble());
        QCOMPARE(table.candidates(5), QStringList{u"yes"_s});
        QCOMPARE(table.tabSeparated({1}).section(u'\n', 0, 0).section(u'\t', 5, 5), u"good part, began again"_s); // no unit
        QCOMPARE(table.tabSeparated({1}).section(u'\n', 1, 1).section(u'\t', 5, 5), u"1"_s);
    }

    void nothingObservedIsNoNumber()
    {
        const ChartTable table(sample(), Style{.locale = QLocale::c()}, kStart + kDay);
        const QModelIndex gap = table.index(1, 1);
        QCOMPARE(gap.data().toString(), u"–"_s);
        QCOMPARE(gap.data(Qt::AccessibleTextRole).toString(), u"nothing observed"_s);
        QVERIFY(!gap.data(ValueRole).isValid() && !gap.data(ExportRole).isValid());
        QVERIFY(gap.data(SortRole).toDouble() < table.index(0, 1).data(SortRole).toDouble());
    }

    void aThresholdHoldsInEachRowAndAnIdealIsStraight()
    {
        Chart chart = sample();
        Line ideal{.name = u"even"_s, .unit = Unit::Ratio, .style = Line::Style::Ideal};
        ideal.points = {level(kStart, 1), level(kStart + 2 * kHour, 0)};
        chart.lines.push_back(ideal);
        const ChartTable table(chart, Style{.locale = QLocale::c()}, kStart + kDay);
        for (int row = 0; row < table.rowCount(); ++row)
            QCOMPARE(table.index(row, 5).data(ValueRole).toDouble(), 1.0);
        QCOMPARE(table.index(1, 6).data(ValueRole).toDouble(), 0.5);
        chart.lines = {ideal};
        QCOMPARE(ChartTable(chart, Style{}, kStart + kDay).rowCount(), 2); // else it would have no rows at all
    }

    void linesOfOtherMomentsAreMerged()
    {
        Chart chart = sample();
        Line other{.name = u"other"_s};
        other.points = {level(kStart + 30 * kMinute, 7), level(kStart + kHour, 8)};
        chart.lines.push_back(other);
        const ChartTable table(chart, Style{.locale = QLocale::c()}, kStart + kDay);
        QCOMPARE(table.rowCount(), 4);
        QCOMPARE(text(table, 1, 0), u"25 Nov 00:30 UTC"_s);
        QCOMPARE(text(table, 1, 6), u"7"_s);
        QCOMPARE(text(table, 1, 1), u"–"_s);
        QCOMPARE(text(table, 2, 6), u"8"_s);
        QCOMPARE(table.rowAt(kStart + 45 * kMinute), 1);
        QCOMPARE(table.rowAt(kStart - kDay), 0);
        QCOMPARE(table.rowAt(kStart + kDay), 3);
    }

    void rowsOfOneMinuteAreToldApart()
    {
        Chart chart{.title = u"short"_s, .range = {kStart, kStart + kMinute}};
        Line line{.name = u"x"_s};
        line.points = {level(kStart, 1), level(kStart + Millis{15'000}, 2)};
        chart.lines = {line};
        QCOMPARE(text(ChartTable(chart, Style{.locale = QLocale::c()}, kStart), 1, 0), u"25 Nov 00:00:15 UTC"_s);
        chart.lines[0].points.push_back(level(kStart + Millis{15'250}, 2));
        QCOMPARE(text(ChartTable(chart, Style{.locale = QLocale::c()}, kStart), 2, 0), u"25 Nov 00:00:15.250 UTC"_s);
    }

    void copiedRowsAreForAMachine()
    {
        const ChartTable table(sample(), Style{.locale = QLocale(QLocale::German)}, kStart + kDay);
        QCOMPARE(table.tabSeparated({2, 1}),
                 u"Time\tp99 [s]\tgood part [ratio]\tgood part, lowest [ratio]\tgood part, highest [ratio]\tat most [s]\n"
                 "2025-11-25T02:00:00Z\t1.5\t0.6\t0.4\t0.95\t1\n"
                 "2025-11-25T01:00:00Z\t\t0.8\t0.8\t0.8\t1\n"_s);
    }

    void aLongNameIsCutInItsHeaderAlone()
    {
        Chart chart = sample();
        chart.lines[0].name = u"begin "_s + QString(500, u'x') + u" <end>"_s;
        const ChartTable table(chart, Style{.locale = QLocale::c()}, kStart + kDay);
        const QString title = table.headerData(1, Qt::Horizontal, Qt::DisplayRole).toString();
        QVERIFY2(title.size() <= 40 && title.startsWith(u"begin "_s) && title.endsWith(u" <end>"_s), qPrintable(title));
        QVERIFY(table.headerData(1, Qt::Horizontal, Qt::ToolTipRole).toString().endsWith(u" &lt;end&gt;"_s));
        QVERIFY(table.tabSeparated({0}).contains(chart.lines[0].name));
    }

    void theModelKeepsQtsContract()
    {
        ChartTable table(sample(), Style{}, kStart + kDay);
        const QAbstractItemModelTester tester(&table, QAbstractItemModelTester::FailureReportingMode::QtTest);
        ChartTable none(Chart{}, Style{}, kStart);
        const QAbstractItemModelTester ofNone(&none, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(none.rowCount(), 0);
        QCOMPARE(none.columnCount(), 1);
        QCOMPARE(none.rowAt(kStart), 0);
    }

    /// Fifty lines on a large screen: cells are made when they are asked for.
    void aLargeChartIsThereAtOnce()
    {
        Chart chart{.title = u"many"_s, .range = {kStart, kStart + 3840 * kMinute}};
        for (int number = 0; number < 50; ++number) {
            Line line{.name = u"line"_s, .unit = Unit::Seconds};
            for (int i = 0; i < 3840; ++i)
                line.points.push_back({kStart + i * kMinute, 1.0 * i, 0.5 * i, 2.0 * i, 1.0 * i});
            chart.lines.push_back(line);
        }
        QElapsedTimer timer;
        timer.start();
        const ChartTable table(std::move(chart), Style{}, kStart + kDay);
        for (int column = 0; column < table.columnCount(); ++column)
            QVERIFY(table.candidates(column).size() >= 32);
        QCOMPARE(table.rowCount(), 3840);
        QCOMPARE(table.columnCount(), 151);
        QVERIFY(table.candidates(3).contains(toText({.value = 7678, .unit = Unit::Seconds, .quality = Quality::Ok})));
        QVERIFY(timer.elapsed() < 1000);
    }
};

TRACEO_TEST(TstChartTable);
#include "tst_chart_table.moc"
