#include "app/desktop/promises.h"

#include "app/desktop/add_source_dialog.h"
#include "widgets/dress.h"
#include "widgets/field_note.h"
#include "widgets/table_view.h"
#include "widgets/time_series_chart.h"

#include <QAbstractButton>
#include <QApplication>
#include <QDir>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace traceo::test {

void Promises::initTestCase()
{
    for (const char* const folder : {"XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME"})
        qputenv(folder, m_demo.path(u"home"_s).toUtf8());
    dress(*qApp, Theme::light());
    QVERIFY(m_demo.fill());
}

void Promises::init()
{
    m_wanted.clear();
    QFile::remove(m_demo.path(u"window.json"_s));
    m_window = m_demo.show();
    QVERIFY(m_window);
    m_window->resize(1600, 1000);
    connect(m_window.get(), &MainWindow::workspaceWanted, this, [this](const QString& file) { m_wanted = file; });
}

void Promises::cleanup()
{
    m_window.reset();
    m_emptySession.reset();
    QDir(m_demo.path(u"home"_s)).removeRecursively();
}

QList<TableView*> Promises::tablesShown() const
{
    QList<TableView*> tables = m_window->findChildren<TableView*>();
    tables.removeIf([](const TableView* table) { return !table->isVisible(); });
    return tables;
}

TableView* Promises::tableNamed(const QString& name) const
{
    const auto tables = m_window->findChildren<TableView*>();
    const auto table = std::ranges::find(tables, name, &QWidget::accessibleName);
    return table == tables.end() ? nullptr : *table;
}

TimeSeriesChart* Promises::chartShown() const
{
    const auto charts = m_window->currentPane()->findChildren<TimeSeriesChart*>();
    const auto chart = std::ranges::find_if(charts, &QWidget::isVisible);
    return chart == charts.end() ? nullptr : *chart;
}

QAbstractButton* Promises::buttonNamed(const QWidget& in, const QString& begin)
{
    const auto buttons = in.findChildren<QAbstractButton*>();
    const auto button = std::ranges::find_if(buttons, [&begin](const QAbstractButton* one) {
        return one->isVisible() && (one->accessibleName().startsWith(begin) || one->text().remove(u'&').startsWith(begin));
    });
    return button == buttons.end() ? nullptr : *button;
}

AddSourceDialog* Promises::openedDialog() const
{
    AddSourceDialog* const dialog = part<AddSourceDialog>();
    if (dialog == nullptr || !QTest::qWaitForWindowActive(dialog, kPatience))
        return nullptr;
    QWidget* const address = dialog->findChild<QWidget*>(u"address"_s);
    return QTest::qWaitFor([address] { return address->hasFocus(); }, kPatience) ? dialog : nullptr;
}

QString Promises::notesOf(const AddSourceDialog& dialog)
{
    QString words;
    for (const FieldNote* const note : dialog.findChildren<FieldNote*>())
        words += note->words();
    return words;
}

void Promises::verifyAdded(const QString& file) const
{
    QCOMPARE(file, m_demo.path(u"home/traceo/traceo.yaml"_s));
    const auto workspace = loadWorkspace(file, Paths::ofUser());
    QVERIFY(workspace.ok());
    QVERIFY(workspace->errors.empty());
    QCOMPARE(workspace->sources.size(), std::size_t(1));
    QCOMPARE(workspace->slos.slos.size(), std::size_t(1)); // of two, one was left out
}

void Promises::showEmptyWorkspace()
{
    const QString path = m_demo.path(u"empty.yaml"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("version: 1\nname: empty\nsources: []\n");
    file.close();
    auto workspace = loadWorkspace(path, Paths::ofUser());
    QVERIFY(workspace.ok());
    auto session = Session::open(std::move(*workspace), {}, Session::Access::Own, m_demo.clock());
    QVERIFY(session.ok());
    m_window.reset();
    m_emptySession = std::move(session).value();
    m_window = std::make_unique<MainWindow>(*m_emptySession);
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get(), kPatience));
}

void Promises::restart()
{
    const QString file = m_demo.path(u"window.json"_s);
    m_window->close();
    m_window = m_demo.show(file);
    QVERIFY(m_window);
}

} // namespace traceo::test
