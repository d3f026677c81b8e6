// What stands where on paper: rows that do not split, headers that come again, headings that stay with what they head.
#include "sample_document.h"
#include "support/test_main.h"
#include "views/report/page_layout.h"
#include "views/report/paper_text.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

template <class What>
std::vector<std::pair<std::size_t, const Placed*>> placedOf(const std::vector<Page>& pages)
{
    std::vector<std::pair<std::size_t, const Placed*>> found;
    for (std::size_t i = 0; i < pages.size(); ++i) {
        for (const Placed& placed : pages[i].placed) {
            if (std::holds_alternative<What>(placed.what))
                found.emplace_back(i, &placed);
        }
    }
    return found;
}

DocumentCharts charts(int count)
{
    DocumentCharts charts{.title = u"checkout"_s, .status = Status::Critical, .caption = u"Why."_s};
    for (int i = 0; i < count; ++i)
        charts.charts.push_back({.title = u"Budget"_s, .range = {utcMs(0), utcMs(1000)}});
    return charts;
}

} // namespace

class TstPageLayout : public QObject {
    Q_OBJECT

    PageStyle m_style{{.locale = QLocale::c()}};

private Q_SLOTS:
    void everyRowStandsOnceAndTheTotalNeverAlone_data()
    {
        QTest::addColumn<int>("rows");
        for (const int rows : {0, 1, 2, 3, 33, 34, 35, 36, 37, 38, 39, 40, 41, 76, 77, 78, 79, 80, 81, 200})
            QTest::addRow("%d", rows) << rows;
    }
    void everyRowStandsOnceAndTheTotalNeverAlone()
    {
        QFETCH(int, rows);
        const Document document = test::document(rows);
        const auto pages = layOut(document, m_style);
        const auto parts = placedOf<TablePart>(pages);
        std::size_t next = 0;
        for (std::size_t i = 0; i < parts.size(); ++i) {
            const auto& part = std::get<TablePart>(parts[i].second->what);
            QCOMPARE(part.first, next);
            next = part.last;
            QCOMPARE(part.hasTotal, i + 1 == parts.size());
            QVERIFY(rows == 0 || part.last > part.first);
            QCOMPARE(parts[i].second->box.height(), paper_table::heightOf(part)); // its header included
        }
        QCOMPARE(next, std::size_t(rows));
    }

    void whatStandsBelowATitleMakesItsRowHigherAndNoRowSplits()
    {
        Document document = test::document(0);
        auto& table = std::get<DocumentTable>(document.sections[0].blocks[0]);
        table.columns[0].kind = CellKind::Lines;
        for (int i = 0; i < 90; ++i) // no line up to six, and too many
            table.rows.push_back({Cell::ofLines(u"row"_s, QString(140 * (i % 9), u'x')), Cell::ofReading(count(i))});
        const auto pages = layOut(document, m_style);
        std::size_t next = 0;
        for (const auto& [page, placed] : placedOf<TablePart>(pages)) {
            const auto& part = std::get<TablePart>(placed->what);
            QCOMPARE(part.first, next);
            next = part.last;
            QVERIFY(placed->box.bottom() <= paper::body().bottom() + 0.01);
            const auto& rows = part.columns->rows;
            QCOMPARE(rows[0], paper_table::kRow);
            QVERIFY(rows[1] > rows[0] && rows[8] > rows[1]);
            QCOMPARE(rows[8], rows[0] + 6 * paper_cell::kBelowLine); // the rest is elided
        }
        QCOMPARE(next, 90U);
    }

    void placesOfAMatrixAreEquallyWideAndTouch()
    {
        DocumentTable table = test::table(1);
        for (const QString& words : {u"9 ms"_s, u"HTTP 503 and more"_s, QString()}) {
            table.columns.push_back({.title = u"region"_s, .kind = CellKind::State, .isMatrix = true});
            table.rows[0].push_back(Cell::ofStatus(Status::Unknown, words));
        }
        const double width = paper::body().width();
        const auto spans = PaperColumns::of(table, width, m_style).spans;
        const auto widthOf = [&spans](std::size_t i) { return spans[i].right - spans[i].left; };
        QVERIFY(std::abs(widthOf(2) - widthOf(3)) < 0.01 && std::abs(widthOf(3) - widthOf(4)) < 0.01);
        QVERIFY(spans[3].left - spans[2].right < paper::mm(1) && spans[2].left - spans[1].right >= paper::mm(3));
        QVERIFY(spans[4].right <= width + 1);
    }

    /// Where words of cells have to be cut, the titles above them are not.
    void titlesOfNarrowColumnsStayWhole()
    {
        DocumentTable table{.title = u"Wide"_s};
        for (int i = 0; i < 8; ++i)
            table.columns.push_back({.title = u"Zeitfenster %1"_s.arg(i), .kind = CellKind::Text});
        table.rows.emplace_back(8, Cell::ofText(QString(40, u'x')));
        const auto spans = PaperColumns::of(table, paper::body().width(), m_style).spans;
        for (std::size_t i = 0; i < spans.size(); ++i) {
            const QString& title = table.columns[i].title;
            QCOMPARE(fitted(title, m_style.columnTitle(), spans[i].right - spans[i].left), title);
        }
    }

    /// Figures whose words have no room beside each other stand in two rows.
    void wordsOfFiguresAreNotCut()
    {
        std::vector<KeyFigure> figures(6, {.title = u"Kurz"_s, .value = count(7), .unit = u"% übrig"_s, .note = u"kurz"_s});
        const double width = paper::body().width();
        QCOMPARE(paper_figures::rowsOf(figures, width, m_style).size(), 1u);
        for (KeyFigure& figure : figures)
            figure.title = u"Nächstes Zertifikat, alle Regionen"_s;
        const auto rows = paper_figures::rowsOf(figures, width, m_style);
        QCOMPARE(rows.size(), 2u);
        QVERIFY(rows[0].last == 3 && rows[1].first == 3 && rows[1].last == 6);

        std::vector<KeyFigure> counted(2, {.title = u"SLOs"_s, .value = count(25), .unit = {}, .note = {}});
        for (KeyFigure& figure : counted) // a row of shapes is words, too
            figure.counts.assign(12, {Status::Ok, 1000});
        QCOMPARE(paper_figures::rowsOf(counted, width, m_style).size(), 2u);

        Document document = test::document(1);
        document.sections[0].figures = figures;
        const auto placed = placedOf<FigureRow>(layOut(document, m_style));
        QCOMPARE(placed.size(), 2u);
        QCOMPARE(placed[1].second->box.top(), placed[0].second->box.bottom());
    }

    void lanesStandBelowTheLastChartAndHaveTheTimeAxis()
    {
        DocumentCharts drawn = charts(2);
        drawn.strip.lanes.resize(5);
        drawn.strip.range = drawn.charts[0].range;
        Document document = test::document(1);
        document.sections[0].blocks = {charts(2), drawn};
        const auto pages = layOut(document, m_style);
        const auto placed = placedOf<PlacedCharts>(pages);
        QCOMPARE(placed.size(), 2U);
        const auto& without = std::get<PlacedCharts>(placed[0].second->what);
        const auto& with = std::get<PlacedCharts>(placed[1].second->what);
        QVERIFY(!without.hasStrip() && without.hasAxisBelow(1) && !without.hasAxisBelow(0));
        QVERIFY(with.hasStrip() && !with.hasAxisBelow(1));
        QVERIFY(placed[1].second->box.height() > placed[0].second->box.height());
    }

    void nothingStandsBeyondThePageOrOnSomethingElse()
    {
        Document document = test::document(60);
        for (int i = 0; i < 5; ++i)
            document.sections[0].blocks.emplace_back(charts(3));
        DocumentNotes notes{.title = u"Missing"_s};
        for (int i = 0; i < 90; ++i)
            notes.notes.push_back({Status::Unknown, u"one"_s, QString(200, u'x'), u"traceo report run"_s});
        document.sections[0].blocks.emplace_back(notes);
        document = completed(document);
        for (const Page& page : layOut(document, m_style)) {
            double bottom = paper::body().top();
            for (const Placed& placed : page.placed) {
                QVERIFY(placed.box.top() >= bottom - 0.01);
                bottom = placed.box.bottom();
                QVERIFY(bottom <= paper::body().bottom() + 0.01);
            }
        }
    }

    void aHeadingStandsOnThePageOfWhatItHeads()
    {
        Document document = test::document(30); // leaves room for a heading, but not for charts
        document.sections[0].blocks.emplace_back(charts(3));
        const auto pages = layOut(document, m_style);
        const auto headings = placedOf<PlacedHeading>(pages);
        const auto drawn = placedOf<PlacedCharts>(pages);
        QCOMPARE(drawn.size(), 1U);
        QCOMPARE(headings.back().first, drawn[0].first);
    }

    void aSectionBeginsAPage()
    {
        const Document document = completed(test::document(1));
        const auto pages = layOut(document, m_style);
        QCOMPARE(pages.size(), 2U);
        QVERIFY(pages[0].section != pages[1].section);
    }

    void chartsThatFillMoreThanAPageGoOnOnTheNext()
    {
        Document document = test::document(1);
        document.sections[0].blocks = {charts(20)};
        const auto pages = layOut(document, m_style);
        std::size_t next = 0;
        for (const auto& [page, placed] : placedOf<PlacedCharts>(pages)) {
            QCOMPARE(std::get<PlacedCharts>(placed->what).first, next);
            next = std::get<PlacedCharts>(placed->what).last;
        }
        QCOMPARE(next, 20U);
    }

    /// Nobody can point at paper: what is cut there is lost.
    void wordsThatHaveNoRoomInALineHaveSeveral()
    {
        DocumentTable table{.title = u"Indexes"_s};
        table.columns = {{.title = u"Kind"_s, .kind = CellKind::State},
                         {.title = u"Object"_s, .kind = CellKind::Key},
                         {.title = u"Evidence"_s, .kind = CellKind::Text},
                         {.title = u"Cost"_s, .kind = CellKind::Number},
                         {.title = u"Caution"_s, .kind = CellKind::Note}};
        const QString evidence = u"Read from end to end 1 204 times in 30 d, 100 000 rows each time, of 1 300 scans in all."_s;
        const QString caution = u"Statistics were reset 2 h ago; scans on standbys are not counted here."_s;
        table.rows.push_back({Cell::ofStatus(Status::Warning, u"Sequential scans"_s), Cell::ofKey(u"catalogue:6379"_s),
                              Cell::ofText(evidence), Cell::ofReading(count(100'000)), Cell::ofNote(caution)});
        table.rows.push_back({Cell::ofStatus(Status::Ok, u"Short"_s), Cell::ofKey(u"a"_s), Cell::ofText(u"b"_s),
                              Cell::ofReading(count(1)), Cell::ofNote({})});
        const PaperColumns columns = PaperColumns::of(table, paper::body().width(), m_style);
        const auto linesIn = [&](std::size_t column) {
            const auto& span = columns.spans[column];
            return paper_cell::linesOf(table.rows[0][column], span.right - span.left, false, m_style);
        };
        QCOMPARE(linesIn(0), QStringList{u"Sequential scans"_s}); // names and states have their room before prose
        QCOMPARE(linesIn(1), QStringList{u"catalogue:6379"_s});
        QCOMPARE(linesIn(2).join(u' '), evidence);
        QCOMPARE(linesIn(4).join(u' '), caution);
        const double lines = double(std::max(linesIn(2).size(), linesIn(4).size()));
        QVERIFY(lines > 1);
        QVERIFY(std::abs(columns.rows[0] - (paper_cell::kRow + paper_cell::kCellLine * (lines - 1))) < 0.01);
        QCOMPARE(columns.rows[1], paper_cell::kRow);
    }

    void noRowIsAloneOnThePageItGoesOnTo()
    {
        for (int rows = 1; rows < 120; ++rows) {
            const Document document = test::document(rows);
            const auto pages = layOut(document, m_style);
            const auto parts = placedOf<TablePart>(pages);
            const auto& last = std::get<TablePart>(parts.back().second->what);
            QVERIFY2(parts.size() == 1 || last.last - last.first >= 3, QByteArray::number(rows).constData());
        }
    }

    void aNumberIsNeverCutAndALongNameIs()
    {
        DocumentTable table = test::table(1);
        table.rows[0][0] = Cell::ofKey(QString(5000, u'W'));
        table.rows[0][1] = Cell::ofReading(count(41'860'220));
        const double width = paper::body().width();
        const PaperColumns columns = PaperColumns::of(table, width, m_style);
        QVERIFY(columns.spans[0].right < columns.spans[1].left);
        QVERIFY(columns.spans[1].right <= width + 1);
        const double number = QFontMetricsF(m_style.cell()).horizontalAdvance(toText(table.rows[0][1].reading, m_style.format()));
        QVERIFY(columns.spans[1].right - columns.spans[1].left >= number);
    }
};
TRACEO_TEST(TstPageLayout);
#include "tst_page_layout.moc"
