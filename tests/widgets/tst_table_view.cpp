#include "support/test_main.h"
#include "widgets/cell_delegate.h"
#include "widgets/dressed.h"
#include "widgets/sample_table.h"

#include <QApplication>
#include <QHeaderView>
#include <QPainter>
#include <QSignalSpy>
#include <QTest>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

QStringList keysOf(const TableView& view)
{
    QStringList keys;
    for (int row = 0; row < view.shownRows(); ++row)
        keys << view.model()->index(row, 0).data(KeyRole).toString();
    return keys;
}

QImage cellPicture(const QString& text, CellKind kind)
{
    QStandardItemModel model;
    auto* const item = new QStandardItem(text); // the model owns it
    item->setData(int(kind), KindRole);
    model.appendRow(item);
    QStyleOptionViewItem option;
    option.rect = QRect(0, 0, 160, 24);
    option.font = QApplication::font();
    option.palette = QApplication::palette();
    QImage picture(160, 24, QImage::Format_RGB32);
    picture.fill(Qt::magenta);
    QPainter painter(&picture);
    CellDelegate().paint(&painter, option, model.index(0, 0));
    return picture;
}

int inkOf(const QImage& picture)
{
    int ink = 0;
    for (int y = 0; y < picture.height() - 1; ++y) {
        for (int x = 0; x < picture.width(); ++x)
            ink += picture.pixelColor(x, y).lightness() < 128;
    }
    return ink;
}

} // namespace

class TstTableView : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { dressAt13Pixels(); }

    void init()
    {
        m_model = sampleModel(sampleRows());
        m_view = std::make_unique<TableView>();
        m_view->resize(900, 300);
        m_view->setSource(m_model.get(), sampleColumns());
        m_view->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    }
    void cleanup()
    {
        m_view.reset();
        m_model.reset();
    }

    void rowsAndHeaderAre24High()
    {
        QCOMPARE(m_view->rowHeight(), 24);
        QCOMPARE(m_view->visualRect(m_view->model()->index(0, 0)).height(), 24);
        QCOMPARE(m_view->horizontalHeader()->height(), 24);
        m_view->setDensity(28);
        QCOMPARE(m_view->visualRect(m_view->model()->index(1, 0)).height(), 28);
        QCOMPARE(m_view->horizontalHeader()->height(), 24);
    }

    void theWorstComesFirst()
    {
        QCOMPARE(keysOf(*m_view).first(), u"checkout"_s);
        m_view->sortByColumn(0, Qt::DescendingOrder);
        QCOMPARE(m_view->model()->index(0, 0).data(StatusRole).toInt(), int(Status::Ok));
    }

    void numbersSortAsNumbersAndNothingStandsTogether()
    {
        m_view->sortByColumn(2, Qt::AscendingOrder);
        const QStringList keys = keysOf(*m_view);
        QCOMPARE(keys.indexOf(u"search"_s), 2); // after the two without a number
        QCOMPARE(keys.last(), u"exports"_s);
    }

    void selectionSurvivesSortingAndUpdates()
    {
        m_view->selectKey(u"search"_s);
        QCOMPARE(m_view->selectedKey(), u"search"_s);
        m_view->sortByColumn(1, Qt::AscendingOrder);
        QCOMPARE(m_view->currentIndex().data(KeyRole).toString(), u"search"_s);
        m_model->item(2, 0)->setData(0, SortRole);
        QCOMPARE(m_view->currentIndex().data(KeyRole).toString(), u"search"_s);
        m_model->removeRow(0);
        QCOMPARE(m_view->selectedKey(), u"search"_s);
    }

    /// Else a pane would go to another object, or open its inspector, because one row is gone.
    void onlyTheUserChooses()
    {
        m_view->selectKey(u"checkout"_s);
        m_view->setFocus();
        QSignalSpy chosen(m_view.get(), &TableView::rowChosen);
        m_model->removeRow(m_model->match(m_model->index(0, 0), KeyRole, u"checkout"_s).first().row());
        m_view->selectKey(u"search"_s);
        QCOMPARE(chosen.size(), 0);
        QTest::keyClick(m_view.get(), Qt::Key_Down);
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen.last()[0].toString(), m_view->selectedKey());
        const QModelIndex other = m_view->model()->index(0, 0);
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, m_view->visualRect(other).center());
        QCOMPARE(chosen.size(), 2);
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, m_view->visualRect(other).center());
        QCOMPARE(chosen.size(), 2); // it was there
    }

    void aKeyIsSelectedOnceItComes()
    {
        m_view->selectKey(u"late"_s);
        const auto late = sampleModel({{u"late"_s, Status::Warning, u"late-one"_s, 0.5, 1, u"1 s"_s, u"x"_s}});
        m_model->appendRow(late->takeRow(0));
        QCOMPARE(m_view->currentIndex().data(KeyRole).toString(), u"late"_s);
    }

    void filterWordsMustAllFit()
    {
        QSignalSpy shown(m_view.get(), &TableView::shownRowsChanged);
        m_view->setFilterText(u"platform"_s);
        QCOMPARE(m_view->shownRows(), 3);
        m_view->setFilterText(u"platform !unknown"_s);
        QCOMPARE(m_view->shownRows(), 2);
        m_view->setFilterText(u"PLATFORM gateway"_s);
        QCOMPARE(keysOf(*m_view), QStringList{u"gateway"_s});
        m_view->setFilterText(u"nothing like it"_s);
        QCOMPARE(m_view->shownRows(), 0);
        m_view->setFilterText({});
        QCOMPARE(m_view->shownRows(), 10);
        QVERIFY(!shown.isEmpty());
    }

    /// A filter that hides what was selected takes another; when it goes, what was chosen is back.
    void whatWasChosenComesBackAfterAFilter()
    {
        m_view->selectKey(u"checkout"_s);
        QSignalSpy chosen(m_view.get(), &TableView::rowChosen);
        m_view->setFilterText(u"gateway"_s);
        QCOMPARE(m_view->selectedKey(), u"gateway"_s);
        m_view->setFilterText(u"gateway nothing"_s);
        QVERIFY(!m_view->grab().isNull()); // says that nothing matches
        m_view->setFilterText({});
        QCOMPARE(m_view->selectedKey(), u"checkout"_s);
        QCOMPARE(chosen.last()[0].toString(), u"checkout"_s);
        m_view->setFilterText(u"gateway"_s);
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, m_view->visualRect(m_view->model()->index(0, 0)).center());
        m_view->setFilterText(u"platform"_s);
        QTest::keyClick(m_view.get(), Qt::Key_Down);
        const QString mine = m_view->selectedKey();
        m_view->setFilterText({});
        QCOMPARE(m_view->selectedKey(), mine); // chosen while it was filtered
    }

    void keyboardMovesAndOpens()
    {
        m_view->selectKey(u"checkout"_s);
        QSignalSpy selected(m_view.get(), &TableView::selectedKeyChanged);
        QSignalSpy activated(m_view.get(), &TableView::rowActivated);
        QSignalSpy explained(m_view.get(), &TableView::explanationChosen);
        QTest::keyClick(m_view.get(), Qt::Key_Down);
        QCOMPARE(selected.size(), 1);
        QCOMPARE(m_view->selectedKey(), u"payments"_s);
        QTest::keyClick(m_view.get(), Qt::Key_Right);
        QTest::keyClick(m_view.get(), Qt::Key_Right);
        QCOMPARE(explained.size(), 1);
        QCOMPARE(explained[0][1].toString(), u"31.4 %"_s);
        QTest::keyClick(m_view.get(), Qt::Key_Return);
        QCOMPARE(activated.last()[0].toString(), u"payments"_s);
        QTest::keyClick(m_view.get(), Qt::Key_End);
        QCOMPARE(m_view->currentIndex().row(), 9);
        QTest::keyClick(m_view.get(), Qt::Key_Home);
        QCOMPARE(m_view->currentIndex().row(), 0);
    }

    void numbersNeverElide()
    {
        m_view->resize(200, 300);
        QCoreApplication::sendPostedEvents();
        QVERIFY(m_view->columnWidth(4) >= traceo::columnWidth(CellKind::Number, u"1000×"_s, {}, m_view->font()));
        QVERIFY(m_view->columnWidth(2) >= traceo::columnWidth(CellKind::Bar, u"−100.0 %"_s, {}, m_view->font()));
    }

    void wordsThatAreWholeKeepTheirWidth()
    {
        std::vector<TableColumn> columns = sampleColumns();
        columns[6].widest = u"memcached_exporter"_s;
        const int words = traceo::columnWidth(CellKind::Text, columns[6].widest, {}, m_view->font());
        const auto widthOf = [&](bool isWhole) {
            columns[6].isWhole = isWhole;
            m_view->setSource(m_model.get(), columns);
            m_view->resize(200, 300);
            QCoreApplication::sendPostedEvents();
            return m_view->columnWidth(6);
        };
        QVERIFY(widthOf(false) < words);
        QVERIFY(widthOf(true) >= words);
    }

    /// Where there is room a note is whole; where there is little it has no more than its share.
    void aColumnWithNotesTakesTheRoom()
    {
        const QString note = u"between 99.2134 % and 99.9876 %"_s;
        std::vector<TableColumn> columns = sampleColumns();
        columns[2].note = note;
        const int words = traceo::columnWidth(CellKind::Note, note, {}, m_view->font());
        const auto widthAt = [&](int width, std::vector<TableColumn> shown) {
            m_view->setSource(m_model.get(), std::move(shown));
            m_view->resize(width, 300);
            QCoreApplication::sendPostedEvents();
            return m_view->columnWidth(2);
        };
        QVERIFY(widthAt(3840, sampleColumns()) < words);
        QVERIFY(widthAt(3840, columns) >= words + 24);
        QVERIFY(widthAt(3840, columns) < words + 60); // and no more than it needs
        QCOMPARE(widthAt(200, columns), widthAt(200, sampleColumns()));
        widthAt(3840, columns);
        int all = 0;
        for (int i = 0; i < int(columns.size()); ++i)
            all += m_view->columnWidth(i);
        QVERIFY(all <= m_view->viewport()->width());
    }

    void headersAlignWithTheirColumns()
    {
        const auto alignment = [this](int column) {
            return m_view->model()->headerData(column, Qt::Horizontal, Qt::TextAlignmentRole).toInt();
        };
        QVERIFY(alignment(0) & Qt::AlignLeft);
        QVERIFY(alignment(4) & Qt::AlignRight);
    }

    void textFromServersIsShownAsItIs_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("html") << u"<b>bold</b><img src=x>"_s;
        QTest::newRow("bidi") << u"\u202Eevil\u202C name"_s;
        QTest::newRow("64 KiB") << QString(65536, u'W');
        QTest::newRow("lines") << u"one\ntwo\nthree"_s;
        QTest::newRow("ampersand") << u"a & b && c"_s;
    }
    void textFromServersIsShownAsItIs()
    {
        QFETCH(QString, text);
        for (const CellKind kind : {CellKind::Key, CellKind::Text, CellKind::Note, CellKind::State, CellKind::Number}) {
            QElapsedTimer timer;
            timer.start();
            const QImage picture = cellPicture(text, kind);
            QVERIFY(timer.elapsed() < 500);
            QVERIFY(picture.pixelColor(2, 2) == Theme::light().surface); // painted, within its cell
        }
        // Read as HTML it would be one bold word; as text it is longer than its plain word alone.
        if (text.startsWith(u'<'))
            QVERIFY(inkOf(cellPicture(text, CellKind::Text)) > inkOf(cellPicture(u"bold"_s, CellKind::Text)) * 3 / 2);
    }

    /// What is shown is one name, what files call it another: both are found.
    void aRowIsFoundByBothOfItsNames()
    {
        QStandardItemModel model;
        for (const auto& [shown, name] : {std::pair(u"Checkout, strict"_s, u"shop-1"_s), {u"Payments"_s, u"shop-2"_s}}) {
            auto* const item = new QStandardItem(shown); // the model owns it
            item->setData(name, KeyRole);
            item->setData(name, ExportRole);
            model.appendRow(item);
        }
        model.setHeaderData(0, Qt::Horizontal, u"slo"_s, ColumnIdRole);
        TableView view;
        view.setSource(&model, {{.kind = CellKind::Key, .widest = {}}});
        const auto with = [&view](const QString& text) {
            view.setFilterText(text);
            return keysOf(view).join(u' ');
        };
        QCOMPARE(with(u"strict"_s), u"shop-1"_s);
        QCOMPARE(with(u"shop-2"_s), u"shop-2"_s);
        QCOMPARE(with(u"-l slo=shop-1"_s), u"shop-1"_s);
        QCOMPARE(with(u"-l slo=Payments"_s), u"shop-2"_s);
        QCOMPARE(with(u"!shop-1"_s), u"shop-2"_s);
        QCOMPARE(with(u"!strict"_s), u"shop-2"_s);
        QCOMPARE(with(u"shop strict"_s), u"shop-1"_s); // a word by the one, a word by the other
        QCOMPARE(with(u"-l slo!=shop-1"_s), u"shop-2"_s);
    }

    void rowsHoldStillUnderAMovingPointer()
    {
        QTest::mouseMove(m_view->viewport(), {100, 30});
        QMouseEvent move(QEvent::MouseMove, QPointF(100, 60), m_view->viewport()->mapToGlobal(QPointF(100, 60)), Qt::NoButton,
                         Qt::NoButton, {});
        QCoreApplication::sendEvent(m_view->viewport(), &move);
        const QStringList before = keysOf(*m_view);
        m_model->item(9, 0)->setData(-1, SortRole);
        QCOMPARE(keysOf(*m_view), before);
        QEvent leave(QEvent::Leave);
        QCoreApplication::sendEvent(m_view->viewport(), &leave);
        QTRY_COMPARE(keysOf(*m_view).first(), u"identity"_s);
    }

private:
    std::unique_ptr<QStandardItemModel> m_model;
    std::unique_ptr<TableView> m_view;
};

TRACEO_TEST(TstTableView);
#include "tst_table_view.moc"
