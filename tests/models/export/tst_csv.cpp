#include "export/csv.h"
#include "support/test_main.h"

#include <QRandomGenerator>
#include <QTest>

using namespace traceo;
using namespace Qt::StringLiterals;

namespace {

QString cellOf(std::string_view text)
{
    CsvText csv;
    csv.text(text);
    return QString::fromStdString(csv.take());
}

struct Row {
    std::string key;
    QString name;
    Reading value;
    friend bool operator==(const Row&, const Row&) = default;
};

Reading number(double value, Unit unit = Unit::Ratio)
{
    Reading reading;
    reading.value = value;
    reading.unit = unit;
    reading.quality = Quality::Ok;
    return reading;
}

std::vector<Column<Row>> columns()
{
    Column<Row> name;
    name.id = "name";
    name.kind = CellKind::Key;
    name.cell = [](const Row& row) { return Cell::ofKey(row.name); };
    Column<Row> state;
    state.id = "state";
    state.kind = CellKind::State;
    state.cell = [](const Row&) { return Cell::ofStatus(Status::NotConfigured); };
    Column<Row> value;
    value.id = "sli_ratio";
    value.kind = CellKind::Number;
    value.cell = [](const Row& row) { return Cell::ofReading(row.value); };
    return {name, state, value};
}

LinePoint point(std::int64_t ms, double first, double min, double max, double last)
{
    return {utcMs(ms), first, min, max, last};
}

Line line(QString name, std::vector<LinePoint> points)
{
    Line made;
    made.name = std::move(name);
    made.points = std::move(points);
    return made;
}

} // namespace

class TstCsv : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void quotesWhatNeedsIt()
    {
        QCOMPARE(cellOf("plain text"), u"plain text"_s);
        QCOMPARE(cellOf("a,b"), u"\"a,b\""_s);
        QCOMPARE(cellOf("a\"b"), u"\"a\"\"b\""_s);
        QCOMPARE(cellOf("a\nb"), u"\"a\nb\""_s);
        QCOMPARE(cellOf(" a"), u"\" a\""_s);
        QCOMPARE(cellOf("a;b"), u"\"a;b\""_s); // a spreadsheet in German splits there
        QCOMPARE(cellOf(""), u"\"\""_s);
    }

    void aTextNeverBecomesAFormula_data()
    {
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* text, const char* expected) { QTest::newRow(text) << QString::fromUtf8(expected); };
        row("=HYPERLINK(\"http://x\")", "\"'=HYPERLINK(\"\"http://x\"\")\"");
        row("=1+1", "'=1+1");
        row("+1", "'+1");
        row("-1", "'-1");
        row("@SUM(A1)", "'@SUM(A1)");
        row("\t=1", "\"'\t=1\"");
        row("\r=1", "\"'\r=1\"");
        row("＝1", "'＝1");
        row("＠x", "'＠x");
        row("'=1", "''=1"); // so that one ' can be taken off again
        row("'tis", "'tis");
        row("a=1", "a=1");
    }
    void aTextNeverBecomesAFormula() { QTEST(cellOf(QTest::currentDataTag()), "expected"); }

    void noRandomCellBeginsLikeAFormula()
    {
        const quint32 seed = QRandomGenerator::global()->generate();
        qInfo("seed %u", seed);
        QRandomGenerator random(seed);
        const QString letters = u"=+-@\t\r\n'\",; aé＝"_s;
        for (int i = 0; i < 10'000; ++i) {
            QString text;
            for (int n = random.bounded(6); n > 0; --n)
                text += letters[random.bounded(int(letters.size()))];
            QString cell = cellOf(text.toStdString());
            if (cell.startsWith(u'"'))
                cell = cell.mid(1);
            QVERIFY2(cell.isEmpty() || !u"=+-@\t\r\n＝"_s.contains(cell[0]), qPrintable(text));
        }
    }

    void numbersAreRawAndMayBeNegative()
    {
        CsvText csv;
        csv.number(-1);
        csv.number(0.1);
        csv.number(1e300);
        csv.number(std::numeric_limits<double>::quiet_NaN());
        csv.number(-std::numeric_limits<double>::infinity());
        csv.time(utcMs(1'795'442'703'456));
        csv.nothing();
        csv.endRow();
        QVERIFY(csv.take() == "-1,0.1,1e+300,,-Inf,2026-11-23T14:05:03.456Z,\r\n");
        QCOMPARE(csv.size(), 0U);
    }

    void aTableStandsUnderTheIdsOfItsColumns()
    {
        RowModel<Row> model(columns());
        model.setRows({{"a", u"checkout, \"eu\""_s, number(0.9990877)},
                       {"b", u"=cmd|' /C calc'!A0"_s, Reading()},
                       {"c", u"minus"_s, number(-0.064)}});
        QCOMPARE(QString::fromStdString(toCsv(model)),
                 u"name,state,sli_ratio\r\n"
                 "\"checkout, \"\"eu\"\"\",not_configured,0.9990877\r\n"
                 "'=cmd|' /C calc'!A0,not_configured,\r\n"
                 "minus,not_configured,-0.064\r\n"_s);
    }

    void anEmptyTableIsItsHeader()
    {
        const RowModel<Row> model(columns());
        QVERIFY(toCsv(model) == "name,state,sli_ratio\r\n");
    }

    void momentsOfATableAreIso()
    {
        RowModel<Row> model(columns());
        model.setRows({{"a", u"a"_s, number(1'795'442'703, Unit::Timestamp)}});
        QVERIFY(toCsv(model).find("2026-11-23T14:05:03Z") != std::string::npos);
    }

    void aChartOfValuesHasAColumnALine()
    {
        Chart chart;
        chart.lines = {line(u"sli"_s, {point(0, 1, 1, 1, 1), point(60'000, 0.5, 0.5, 0.5, 0.5)}),
                       line(u"=objective"_s, {point(60'000, 0.9, 0.9, 0.9, 0.9)})};
        QCOMPARE(QString::fromStdString(toCsv(chart)),
                 u"time,sli,'=objective\r\n"
                 "1970-01-01T00:00:00Z,1,\r\n"
                 "1970-01-01T00:01:00Z,0.5,0.9\r\n"_s);
    }

    void aLineWithExtentHasThreeColumns()
    {
        const double none = LinePoint().last;
        Chart chart;
        chart.lines = {line(u"latency"_s, {point(0, 2, 1, 4, 3), point(1'000, none, none, none, none)}),
                       line(u"latency"_s, {point(0, 7, 7, 7, 7)})};
        QCOMPARE(QString::fromStdString(toCsv(chart)),
                 u"time,latency min,latency max,latency last,latency (2)\r\n"
                 "1970-01-01T00:00:00Z,1,4,3,7\r\n"
                 "1970-01-01T00:00:01Z,,,,\r\n"_s);
    }

    void aStripOfCellsSaysWhatNobodyKnows()
    {
        const UtcMs at = utcMs(1'763'906'400'000);
        const Strip strip{.title = {},
                          .range = {at, at + 3 * kHour},
                          .cell = kHour,
                          .lanes = {{u"shop"_s, {{{at + kHour, at + 2 * kHour}, Status::Critical}}, Status::Unknown, {}}}};
        QCOMPARE(QString::fromStdString(toCsv(strip)),
                 u"name,from,to,state\r\n"
                 "shop,2025-11-23T14:00:00Z,2025-11-23T15:00:00Z,\r\n"
                 "shop,2025-11-23T15:00:00Z,2025-11-23T16:00:00Z,critical\r\n"
                 "shop,2025-11-23T16:00:00Z,2025-11-23T17:00:00Z,\r\n"_s);
    }

    void anEmptyChartIsItsHeader() { QVERIFY(toCsv(Chart()) == "time\r\n"); }
};
TRACEO_TEST(TstCsv);
#include "tst_csv.moc"
