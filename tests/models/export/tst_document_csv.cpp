#include "export/document_csv.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace Qt::StringLiterals;

namespace {

Reading ratio(double value)
{
    return {.value = value, .unit = Unit::Ratio, .quality = Quality::Ok, .decimals = 1};
}

DocumentTable sample()
{
    DocumentTable table{.title = u"Who spent it?"_s, .caption = {}, .columns = {}, .rows = {}, .total = {}};
    table.columns = {{u"Account"_s, CellKind::Key},
                     {u"Share"_s, CellKind::Number},
                     {u"Left"_s, CellKind::Bar},
                     {u"State"_s, CellKind::State},
                     {u"Note"_s, CellKind::Text}};
    table.rows = {{Cell::ofKey(u"a, \"b\""_s), Cell::ofReading(ratio(0.12345678901)), Cell::ofBar(ratio(-0.5), -0.5),
                   Cell::ofStatus(Status::Critical, u"Missed"_s), Cell::ofText(u"=1+1"_s)},
                  {Cell::ofKey(u"c"_s), Cell::ofReading({}), Cell::ofBar({}, 0), Cell::ofStatus(Status::Ok), Cell::ofText({})}};
    table.total.resize(table.columns.size());
    table.total[0] = Cell::ofKey(u"Together"_s);
    return table;
}

} // namespace

class TstDocumentCsv : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void numbersAreExactAndWordsAsTheyStand()
    {
        QCOMPARE(
            QString::fromStdString(toCsv(sample())),
            u"Account,Share,Left,State,Note\r\n\"a, \"\"b\"\"\",0.12345678901,-0.5,Missed,'=1+1\r\nc,,,%1,\r\nTogether,,,,\r\n"_s
                .arg(nameOf(Status::Ok)));
    }

    /// A file has no room below: what stands there on paper has a column of its own.
    void whatStandsBelowATitleIsThereToo()
    {
        DocumentTable table = sample();
        table.columns[0] = {.title = u"Alert"_s, .kind = CellKind::Lines, .below = u"Summary"_s};
        table.rows[0][0] = Cell::ofLines(u"Latency"_s, u"p99 is high, \"again\""_s);
        table.rows[1][0] = Cell::ofLines(u"Errors"_s, {});
        QCOMPARE(
            QString::fromStdString(toCsv(table)),
            u"Alert,Summary,Share,Left,State,Note\r\nLatency,\"p99 is high, \"\"again\"\"\",0.12345678901,-0.5,Missed,'=1+1\r\n"
            "Errors,,,,%1,\r\nTogether,,,,,\r\n"_s.arg(nameOf(Status::Ok)));
    }

    void eachTableIsAFile()
    {
        Document document;
        document.sections = {{.subject = u"Service levels, October 2026"_s}, {.subject = u"Größe/…"_s}};
        document.sections[0].blocks = {sample(), DocumentNotes{}, sample()};
        document.sections[1].blocks = {sample()};
        const auto tables = tablesOf(document);
        QStringList names;
        for (const NamedCsv& table : tables)
            names << QString::fromStdString(table.name);
        QCOMPARE(names,
                 (QStringList{u"01-service-levels-october-2026-who-spent-it.csv"_s,
                              u"01-service-levels-october-2026-who-spent-it-2.csv"_s, u"02-gr-e-who-spent-it.csv"_s}));
        QCOMPARE(tables[2].text, toCsv(sample()));
    }
};

TRACEO_TEST(TstDocumentCsv);
#include "tst_document_csv.moc"
