// What a chart offers besides its picture, by keyboard alone.
#include "core/roles.h"
#include "support/test_main.h"
#include "widgets/chart_column.h"
#include "widgets/chart_picture.h"
#include "widgets/chart_table_dialog.h"
#include "widgets/dressed.h"
#include "widgets/heat_body.h"
#include "widgets/heat_map_dialog.h"
#include "widgets/sample_charts.h"
#include "widgets/table_view.h"

#include <QApplication>
#include <QBuffer>
#include <QClipboard>
#include <QDir>
#include <QFileDialog>
#include <QMenu>
#include <QMessageBox>
#include <QPointer>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

QMenu* openMenu()
{
    return qobject_cast<QMenu*>(QApplication::activePopupWidget());
}

/// Another thread has fonts of its own, and outlines of letters on halos are rounded otherwise.
QByteArrayList withoutGlyphs(const QByteArray& svg)
{
    QByteArrayList lines = svg.split('\n');
    lines.removeIf([](const QByteArray& line) { return line.startsWith("<path"); });
    return lines;
}

} // namespace

class TstChartMenu : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { dressAt13Pixels(); }

    void init()
    {
        m_column = std::make_unique<ChartColumn>();
        m_column->setCharts({budgetChart(), burnChart(), sliChart()});
        m_column->setFormat(Style{.locale = QLocale::c()}, sampleNow());
        m_column->resize(900, 500);
        m_column->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_column.get()));
        m_column->activateWindow(); // a window manager does so
        QVERIFY(QTest::qWaitForWindowActive(m_column.get()));
        first().setFocus(Qt::TabFocusReason);
    }
    void cleanup()
    {
        if (ChartTableDialog* const open = dialog())
            open->close();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        m_column.reset();
        dress(*qApp, Theme::light());
    }

    void theMenuOpens_data()
    {
        QTest::addColumn<int>("key");
        QTest::addColumn<Qt::KeyboardModifiers>("with");
        QTest::newRow("menu key") << int(Qt::Key_Menu) << Qt::KeyboardModifiers(Qt::NoModifier);
        QTest::newRow("Shift+F10") << int(Qt::Key_F10) << Qt::KeyboardModifiers(Qt::ShiftModifier);
        QTest::newRow("right click") << 0 << Qt::KeyboardModifiers(Qt::NoModifier);
    }
    void theMenuOpens()
    {
        QFETCH(const int, key);
        QFETCH(const Qt::KeyboardModifiers, with);
        if (key != 0) {
            QTest::keyClick(&first(), Qt::Key(key), with);
        } else {
            QContextMenuEvent event(QContextMenuEvent::Mouse, {200, 60}, first().mapToGlobal(QPoint(200, 60)));
            QCoreApplication::sendEvent(&first(), &event);
        }
        QVERIFY(openMenu());
        QTest::keyClick(openMenu(), Qt::Key_Escape);
        QTRY_VERIFY(!openMenu());
        QTRY_VERIFY(first().hasFocus());
    }

    void aChartWithoutAReportHasNoMenu()
    {
        m_column->setCharts({Chart{}});
        QTest::keyClick(&first(), Qt::Key_Menu);
        QVERIFY(!openMenu());
    }

    void theTableBeginsAtTheCrosshairAndIsCopied()
    {
        first().setCursor(first().chart().lines[0].points[100].at);
        chooseTable();
        QCOMPARE(dialog()->windowTitle(), u"Error budget left as a table"_s);
        TableView& table = dialog()->table();
        QCOMPARE(table.shownRows(), 721);
        QCOMPARE(table.currentIndex().row(), 100);
        QCOMPARE(table.accessibleName(), dialog()->windowTitle());
        QTest::keyClick(&table, Qt::Key_Down, Qt::ShiftModifier);
        QTest::keyClick(&table, Qt::Key_C, Qt::ControlModifier);
        const QStringList lines = QGuiApplication::clipboard()->text().split(u'\n', Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 3); // the header and two rows
        QVERIFY2(lines[0].startsWith(u"Time\t"_s), qPrintable(lines[0]));
        QVERIFY2(lines[1].startsWith(u"2026-10-"_s) && lines[1] < lines[2], qPrintable(lines[1]));
        const QPointer<ChartTableDialog> open = dialog();
        QTest::keyClick(&table, Qt::Key_Escape);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QVERIFY(!open);
    }

    void rowsAreCopiedInTheOrderShown()
    {
        chooseTable();
        TableView& table = dialog()->table();
        QCOMPARE(table.currentIndex().row(), 720); // the newest
        table.sortByColumn(0, Qt::DescendingOrder);
        QCOMPARE(table.currentIndex().row(), 0);
        QTest::keyClick(&table, Qt::Key_Down, Qt::ShiftModifier);
        QTest::keyClick(&table, Qt::Key_C, Qt::ControlModifier);
        const QStringList lines = QGuiApplication::clipboard()->text().split(u'\n', Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 3);
        QVERIFY(lines[1] > lines[2]);
    }

    void theHeatMapBeginsAtTheCrosshairAndOutlivesItsChart()
    {
        const UtcMs moment = sampleNow() - 10 * kDay;
        first().setCursor(moment);
        QTest::keyClick(&first(), Qt::Key_Menu);
        QTest::keyClick(openMenu(), Qt::Key_H);
        const QPointer<HeatMapDialog> shown = m_column->findChild<HeatMapDialog*>();
        QVERIFY(shown && QTest::qWaitForWindowExposed(shown));
        QCOMPARE(shown->windowTitle(), u"Error budget left as a heat map"_s);
        QCOMPARE(shown->map().heat().rows.size(), std::size_t(1)); // without the ideal
        const auto spot = shown->map().body().shownSpot();
        QVERIFY(spot);
        const TimeSpan span = shown->map().heat().spanOf(spot->column);
        QVERIFY(span.from <= moment && moment < span.to);
        m_column->setCharts({});
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QVERIFY(shown);
        QCOMPARE(shown->map().heat().rows.size(), std::size_t(1));
        QTest::keyClick(shown, Qt::Key_Escape);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QVERIFY(!shown);
    }

    /// Beside other windows a title alone says nothing.
    void whatIsShownApartNamesTheObject()
    {
        Chart chart = budgetChart();
        chart.subject = u"checkout"_s;
        first().setChart(chart);
        chooseTable();
        QCOMPARE(dialog()->windowTitle(), u"checkout · Error budget left as a table"_s);
        dialog()->close();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        first().activateWindow();
        QTest::keyClick(&first(), Qt::Key_Menu);
        QTest::keyClick(openMenu(), Qt::Key_H);
        auto* const map = m_column->findChild<HeatMapDialog*>();
        QVERIFY(map && QTest::qWaitForWindowExposed(map));
        QCOMPARE(map->windowTitle(), u"checkout · Error budget left as a heat map"_s);
        QTest::mouseClick(map->findChildren<QPushButton*>().first(), Qt::LeftButton);
        QVERIFY(dialog());
        QCOMPARE(dialog()->windowTitle(), u"checkout · Error budget left as a table"_s);
        map->close();
        first().activateWindow();
        QTest::keyClick(&first(), Qt::Key_Menu);
        QTest::keyClick(openMenu(), Qt::Key_S);
        auto* const file = first().findChild<QFileDialog*>();
        QVERIFY(file);
        QCOMPARE(QFileInfo(file->selectedFiles().value(0)).fileName(), u"checkout · Error budget left.svg"_s);
        file->reject();
    }

    void theTableOutlivesItsChart()
    {
        chooseTable();
        m_column->setCharts({});
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QCOMPARE(dialog()->table().shownRows(), 721);
    }

    /// The hero's own axis is hidden on screen: below it stand others.
    void thePictureHasItsTimeAxisAndNoCrosshair()
    {
        const QImage without = pictureOf(first());
        QVERIFY(without.height() > first().height());
        QCOMPARE(without.width(), first().width());
        QCOMPARE(pictureOf(*m_column->charts().back()).height(), m_column->charts().back()->height());
        first().setCursor(sampleNow() - 10 * kDay);
        QTest::keyClick(&first(), Qt::Key_Menu);
        QTest::keyClick(openMenu(), Qt::Key_C);
        QCOMPARE(QGuiApplication::clipboard()->image().convertToFormat(QImage::Format_RGB32), without);
    }

    void thePictureIsSavedWhereTheUserSays()
    {
        const QTemporaryDir folder;
        Chart chart = budgetChart();
        chart.title = u"Budget: a/b"_s;
        first().setChart(chart);
        QTest::keyClick(&first(), Qt::Key_Menu);
        QTest::keyClick(openMenu(), Qt::Key_S);
        const QPointer<QFileDialog> dialog = first().findChild<QFileDialog*>();
        QVERIFY(dialog);
        QCOMPARE(QFileInfo(dialog->selectedFiles().value(0)).fileName(), u"Budget- a-b.svg"_s);
        dialog->selectFile(folder.filePath(u"mine.svg"_s));
        static_cast<QDialog*>(dialog)->accept(); // public there
        QTRY_VERIFY(QFile::exists(folder.filePath(u"mine.svg"_s)));
        QTRY_VERIFY(!dialog);
        QVERIFY(!first().findChild<QMessageBox*>());
    }

    void whyNothingWasSavedIsSaid()
    {
        QTest::keyClick(&first(), Qt::Key_Menu);
        QTest::keyClick(openMenu(), Qt::Key_S);
        auto* const dialog = first().findChild<QFileDialog*>();
        QVERIFY(dialog);
        Q_EMIT dialog->fileSelected(u"/no such folder/mine.png"_s);
        QVERIFY(!first().findChild<QMessageBox*>()); // it is drawn by another thread meanwhile
        dialog->reject();
        QTRY_VERIFY(first().findChild<QMessageBox*>());
        auto* const box = first().findChild<QMessageBox*>();
        QVERIFY2(box->text().contains(u"/no such folder/mine.png"_s), qPrintable(box->text()));
        box->accept();
    }

    void aRefusedNameCanBeMended()
    {
        const QTemporaryDir folder;
        QTest::keyClick(&first(), Qt::Key_Menu);
        QTest::keyClick(openMenu(), Qt::Key_S);
        const QPointer<QFileDialog> dialog = first().findChild<QFileDialog*>();
        QVERIFY(dialog);
        dialog->selectFile(folder.filePath(u"mine.gif"_s));
        static_cast<QDialog*>(dialog)->accept(); // public there
        QTRY_VERIFY(first().findChild<QMessageBox*>());
        auto* const box = first().findChild<QMessageBox*>();
        QVERIFY2(box->text().contains(u".svg"_s), qPrintable(box->text()));
        box->accept();
        QTRY_VERIFY(dialog && dialog->isVisible());
        QCOMPARE(dialog->selectedFiles(), QStringList(folder.filePath(u"mine.gif"_s)));
        dialog->selectFile(folder.filePath(u"mine.png"_s));
        static_cast<QDialog*>(dialog)->accept();
        QTRY_VERIFY(QFile::exists(folder.filePath(u"mine.png"_s)));
        QTRY_VERIFY(!dialog);
        QVERIFY(!first().findChild<QMessageBox*>());
    }

    void theFileIsWhatWasShownWhenItWasAskedFor()
    {
        const QTemporaryDir folder;
        QTest::keyClick(&first(), Qt::Key_Menu);
        QTest::keyClick(openMenu(), Qt::Key_S);
        auto* const dialog = first().findChild<QFileDialog*>();
        QVERIFY(dialog);
        QByteArray expected;
        QBuffer buffer(&expected);
        writeSvg(orderOf(first()), buffer);
        Q_EMIT dialog->fileSelected(folder.filePath(u"before.svg"_s));
        dialog->reject();
        m_column->setCharts({}); // the chart may be gone before its picture is drawn
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QTRY_VERIFY(QFile::exists(folder.filePath(u"before.svg"_s)));
        QFile file(folder.filePath(u"before.svg"_s));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(withoutGlyphs(file.readAll()), withoutGlyphs(expected));
    }

    void picturesForEyes()
    {
        Chart chart = budgetChart();
        chart.subject = u"checkout-availability"_s;
        first().setChart(chart);
        for (const Theme* const theme : {&Theme::light(), &Theme::dark()}) {
            const QString suffix = theme == &Theme::dark() ? u"-dark"_s : u"-light"_s;
            dress(*qApp, *theme);
            QCoreApplication::processEvents();
            chooseTable();
            keep(dialog()->grab(), u"chart-table"_s + suffix);
            dialog()->close();
            QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
            QTest::keyClick(&first(), Qt::Key_Menu);
            keep(openMenu()->grab(), u"chart-menu"_s + suffix);
            QTest::keyClick(openMenu(), Qt::Key_Escape);
            keep(QPixmap::fromImage(pictureOf(first())), u"chart-alone"_s + suffix);
        }
    }

private:
    TimeSeriesChart& first() { return *m_column->charts().front(); }
    ChartTableDialog* dialog() { return m_column->findChild<ChartTableDialog*>(); }
    void chooseTable()
    {
        first().activateWindow();
        first().setFocus(Qt::TabFocusReason);
        QTest::keyClick(&first(), Qt::Key_Menu);
        QTest::keyClick(openMenu(), Qt::Key_T);
        QVERIFY(dialog() && QTest::qWaitForWindowExposed(dialog()));
        dialog()->activateWindow();
        QTRY_VERIFY(dialog()->table().hasFocus());
    }

    std::unique_ptr<ChartColumn> m_column;
};

TRACEO_TEST(TstChartMenu);
#include "tst_chart_menu.moc"
