#include "sources/openmetrics/csv_reader.h"
#include "support/test_main.h"

#include <QRandomGenerator>
#include <QTest>

using namespace traceo;
using namespace Qt::StringLiterals;

namespace {

QString rowsOf(std::string_view text)
{
    CsvReader reader(text);
    QStringList rows;
    while (const auto row = reader.next()) {
        QStringList cells;
        for (const CsvCell& cell : *row)
            cells << QString::fromStdString(cell.text);
        rows << u"<"_s + cells.join(u"|") + u">"_s;
    }
    if (reader.problem() != CsvReader::Problem::None)
        rows << u"problem %1 at %2:%3"_s.arg(int(reader.problem())).arg(reader.line()).arg(reader.column());
    return rows.join(u" ");
}

} // namespace

class TstCsvReader : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsRows_data()
    {
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* text, const char* expected) { QTest::newRow(text) << QString::fromUtf8(expected); };
        row("", "");
        row("\r\n\n", "");
        row("a", "<a>");
        row("a,b\r\nc,d\r\n", "<a|b> <c|d>");
        row("a,b\nc,d", "<a|b> <c|d>");
        row("a\rb\r", "<a> <b>");
        row("a,,\n", "<a||>");
        row(",\n", "<|>");
        row("\"a,b\",\"c\"\"d\"\n", "<a,b|c\"d>");
        row("\"a\nb\",c\n", "<a\nb|c>");
        row("\"\",x\n", "<|x>");
        row("\"a\r\nb\"\n", "<a\r\nb>");
    }
    void readsRows() { QTEST(rowsOf(QTest::currentDataTag()), "expected"); }

    void saysWhereItStopped()
    {
        using Problem = CsvReader::Problem;
        const auto problem = [](Problem kind, int line, int column) {
            return u"problem %1 at %2:%3"_s.arg(int(kind)).arg(line).arg(column);
        };
        QCOMPARE(rowsOf("a\n\"b\nc"), u"<a> "_s + problem(Problem::OpenQuote, 3, 2));
        QCOMPARE(rowsOf("\"a\"b,c"), problem(Problem::TextBehindQuote, 1, 4));
        QCOMPARE(rowsOf("a\"b,c"), problem(Problem::QuoteInCell, 1, 2));
        QCOMPARE(rowsOf(std::string(1000, ',')), problem(Problem::TooManyColumns, 1, 1001));
    }

    void aCellIsCapped()
    {
        for (const std::string start : {"", "\""}) {
            const std::string text = start + std::string(CsvReader::kMostCellBytes + 1, 'x');
            CsvReader reader(text);
            QVERIFY(!reader.next());
            QCOMPARE(reader.problem(), CsvReader::Problem::CellTooLong);
            QVERIFY(!reader.next());
        }
    }

    void cellsKnowTheirPlace()
    {
        const std::string text = "\"a\nb\",c\nd,e";
        CsvReader reader(text);
        const auto first = *reader.next();
        const auto second = *reader.next();
        QCOMPARE(first[0].line, 1);
        QCOMPARE(first[1].line, 2);
        QCOMPARE(first[1].column, 4U);
        QCOMPARE(second[1].line, 3);
        QCOMPARE(second[1].column, 3U);
    }

    void noTextCrashesIt()
    {
        const quint32 seed = QRandomGenerator::global()->generate();
        qInfo("seed %u", seed);
        QRandomGenerator random(seed);
        for (int i = 0; i < 20'000; ++i) {
            std::string text;
            for (int n = random.bounded(20); n > 0; --n)
                text += "a,\"\r\n"[random.bounded(5)];
            rowsOf(text);
        }
    }
};
TRACEO_TEST(TstCsvReader);
#include "tst_csv_reader.moc"
