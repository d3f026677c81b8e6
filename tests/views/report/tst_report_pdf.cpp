// The file on paper, read back by poppler: pages, headers, numbers, literal labels, fonts.
#include "sample_document.h"
#include "support/needs.h"
#include "support/test_main.h"
#include "views/report/report_pdf.h"

#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

Result<PrintedReport> printPdf(const Document& document, const QString& path)
{
    PdfPrinter printer(document);
    while (!printer.isDone())
        printer.printPage();
    return printer.save(path);
}

} // namespace

class TstReportPdf : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    static QString read(const QString& program, const QStringList& arguments)
    {
        QProcess process;
        process.start(program, arguments);
        process.waitForFinished(30'000);
        return QString::fromUtf8(process.readAllStandardOutput());
    }
    /// The text of each page.
    QStringList printed(const Document& document)
    {
        const QString path = m_folder.filePath(u"report.pdf"_s);
        const auto done = printPdf(document, path);
        if (!done)
            return {};
        QStringList pages = read(u"pdftotext"_s, {u"-layout"_s, path, u"-"_s}).split(u'\f');
        pages.removeLast();
        return pages.size() == done->pages ? pages : QStringList();
    }

private Q_SLOTS:
    void init()
    {
        TRACEO_NEEDS(!QStandardPaths::findExecutable(u"pdftotext"_s).isEmpty(), "pdftotext is not installed (poppler-utils)");
    }

    void eachPageHasItsHeadItsNumberAndTheTablesHeader()
    {
        const QStringList pages = printed(completed(test::document(100)));
        QVERIFY(pages.size() >= 3);
        for (int i = 0; i < pages.size(); ++i) {
            QVERIFY2(pages[i].contains(u"%1 of %2"_s.arg(i + 1).arg(pages.size())), qPrintable(pages[i]));
            QVERIFY(pages[i].contains(u"shop"_s) && pages[i].contains(u"sha-256"_s));
            QVERIFY(pages[i].contains(u"traceo report run --at 2026-11-28T10:42:00Z"_s));
            const bool isTable = i + 1 < pages.size(); // the last says how it came to be
            QCOMPARE(pages[i].contains(QRegularExpression(u"Name +Much"_s)), isTable);
        }
        for (int row = 0; row < 100; ++row)
            QCOMPARE(pages.join(QString()).count(QRegularExpression(u"row-%1 +%1\\n"_s.arg(row))), 1);
        QVERIFY(pages[pages.size() - 2].contains(QRegularExpression(u"Together +100"_s)));
    }

    /// A long method and a long command take lines of their own; neither is cut or left out.
    void theFootSaysAllOfTheMethodAndTheCommand()
    {
        Document document = test::document(3);
        document.sections[0].method = u"counted by runs from each region; what nobody observed is neither up nor down, "
                                      "and whatever is announced as maintenance is left out of it to the very end."_s;
        document.command += u" --workspace production --tz Europe/Berlin"_s;
        const QStringList pages = printed(completed(document));
        QVERIFY(!pages.isEmpty());
        QVERIFY2(pages[0].contains(u"to the very end."_s), qPrintable(pages[0]));
        QVERIFY2(pages[0].contains(document.command), qPrintable(pages[0]));
        QVERIFY(pages[0].contains(u"1 of "_s) && pages[0].contains(u"sha-256"_s));
    }

    void numbersWithManyOnesAreStillOneWord()
    {
        Document document = test::document(0);
        auto& rows = std::get<DocumentTable>(document.sections[0].blocks[0]).rows;
        Reading share{.value = 0.9911111, .unit = Unit::Ratio, .quality = Quality::Ok, .better = Better::Higher, .decimals = 5};
        rows.push_back({Cell::ofKey(u"ones"_s), Cell::ofReading(share)});
        share.value = 0.1111;
        share.decimals = 2;
        document.sections[0].figures = {{u"Figure"_s, share, {}, u"11:11 × 1.1"_s, {}}};
        const QString text = printed(completed(document)).value(0);
        QVERIFY2(text.contains(QRegularExpression(u"ones +99\\.11111 %"_s)), qPrintable(text));
        QVERIFY2(text.contains(u"11.11 %"_s), qPrintable(text));
        QVERIFY2(text.contains(u"11:11 × 1.1"_s), qPrintable(text));
    }

    void cellsOfAMatrixAndWordsBelowATitleAreText()
    {
        Document document = test::document(0);
        auto& table = std::get<DocumentTable>(document.sections[0].blocks[0]);
        table.columns = {{.title = u"Thing"_s, .kind = CellKind::Lines},
                         {.title = u"here"_s, .kind = CellKind::State, .isMatrix = true},
                         {.title = u"there"_s, .kind = CellKind::State, .isMatrix = true}};
        table.total.clear();
        table.rows.push_back({Cell::ofLines(u"shop"_s, u"because of it"_s), Cell::ofStatus(Status::Critical, u"HTTP 503"_s),
                              Cell::ofStatus(Status::Unknown)});
        table.rows.push_back({Cell::ofLines(u"cart"_s, {}), Cell::ofText({}), Cell::ofStatus(Status::Ok, u"71 ms"_s)});
        const QString text = printed(completed(document)).value(0);
        QVERIFY2(text.contains(QRegularExpression(u"shop +HTTP 503\\n"_s)), qPrintable(text)); // what nobody sees has no word
        QVERIFY2(text.contains(u"because of it"_s), qPrintable(text));
        QVERIFY2(text.contains(QRegularExpression(u"cart +71 ms"_s)), qPrintable(text));
    }

    void chartsWithLanesAreVectorsWithTheirWords()
    {
        Document document = test::document(0);
        DocumentCharts charts{.title = u"shop"_s, .status = Status::Critical, .caption = u"Why."_s};
        const TimeSpan range = document.period;
        charts.charts.push_back({.title = u"Where the time goes"_s, .range = range});
        charts.strip = {.title = u"Regions"_s,
                        .range = range,
                        .lanes = {{.name = u"ap-southeast"_s,
                                   .parts = {{{range.from, range.from + kDay}, Status::Critical}},
                                   .now = Status::Unknown,
                                   .words = u"Not observed since 6 Nov 03:41"_s}}};
        document.sections[0].blocks = {charts};
        const QString text = printed(completed(document)).value(0);
        QVERIFY2(text.contains(QRegularExpression(u"ap-southeast +Not observed since 6 Nov 03:41"_s)), qPrintable(text));
        QVERIFY(!read(u"pdfimages"_s, {u"-list"_s, m_folder.filePath(u"report.pdf"_s)}).contains(u"image "_s));
    }

    void hostileLabelsStandThereAsTheyAre()
    {
        Document document = test::document(1);
        const std::string hostile = "<b>x</b> &amp; %1 \u202eevil\u202c ${a}";
        std::get<DocumentTable>(document.sections[0].blocks[0]).rows[0][0] = Cell::ofKey(plainText(hostile));
        document.sections[0].summary = plainText("<img src=x> %2");
        const QString text = printed(completed(document)).value(0);
        QVERIFY2(text.contains(u"<b>x</b> &amp; %1 "_s) && text.contains(u"evil"_s), qPrintable(text));
        QVERIFY(text.contains(u"<img src=x> %2"_s));
        QVERIFY(!text.contains(QChar(0x202e)));
    }

    void generatedDataAreMarkedOnEachPage()
    {
        Document document = test::document(60);
        document.origin = DocumentOrigin::Generated;
        const QStringList pages = printed(completed(document));
        QVERIFY(!pages.isEmpty());
        for (const QString& page : pages)
            QVERIFY(page.contains(u"generated data"_s));
    }

    void theSameDocumentIsTheSameFileButForItsDates()
    {
        const auto bytes = [this] {
            QFile file(m_folder.filePath(u"report.pdf"_s));
            if (!printPdf(completed(test::document(30)), file.fileName()) || !file.open(QIODevice::ReadOnly))
                return QByteArray();
            static const QRegularExpression dates(u"D:\\d{14}[^)]*|\\d{4}-\\d\\d-\\d\\dT[^<]*|uuid:[^\"<]*"_s);
            return QString::fromLatin1(file.readAll()).remove(dates).toLatin1();
        };
        const QByteArray first = bytes();
        QVERIFY(!first.isEmpty());
        QCOMPARE(bytes(), first);
    }

    void fontsAreEmbedded()
    {
        QVERIFY(!printed(completed(test::document(3))).isEmpty());
        const QStringList fonts =
            read(u"pdffonts"_s, {m_folder.filePath(u"report.pdf"_s)}).split(u'\n', Qt::SkipEmptyParts).mid(2);
        QVERIFY(!fonts.isEmpty());
        for (const QString& font : fonts)
            QVERIFY2(font.contains(QRegularExpression(u" yes (yes|no ) +yes "_s)), qPrintable(font));
    }

    void aPlaceThatCannotBeWrittenIsAnError()
    {
        const auto done = printPdf(completed(test::document(1)), m_folder.filePath(u"none/report.pdf"_s));
        QVERIFY(!done.ok());
        QCOMPARE(done.error().code, ErrorCode::Storage);
    }
};
TRACEO_TEST(TstReportPdf);
#include "tst_report_pdf.moc"
