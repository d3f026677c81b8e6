#include "widgets/chart_menu.h"

#include "core/when_finished.h"
#include "widgets/chart_picture.h"
#include "widgets/chart_table_dialog.h"
#include "widgets/heat_map_dialog.h"
#include "widgets/in_halves.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QFileDialog>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenu>
#include <QMessageBox>
#include <QPointer>
#include <QPromise>
#include <QRegularExpression>

namespace traceo {
namespace {

using namespace Qt::StringLiterals;

constexpr qsizetype kLongestName = 80;

/// Without what some file system does not allow.
QString fileNameOf(const QString& title)
{
    static const QRegularExpression forbidden(u"[\\x00-\\x1f/\\\\:*?\"<>|]"_s);
    return QString(title).replace(forbidden, u"-"_s).left(kLongestName).trimmed();
}

/// By keys. Not every platform turns them into the event that asks for a menu.
bool asksForMenu(const QEvent& event)
{
    if (event.type() == QEvent::ContextMenu)
        return static_cast<const QContextMenuEvent&>(event).reason() == QContextMenuEvent::Keyboard;
    if (event.type() != QEvent::KeyPress)
        return false;
    const auto& key = static_cast<const QKeyEvent&>(event);
    return key.key() == Qt::Key_Menu || (key.key() == Qt::Key_F10 && key.modifiers() == Qt::ShiftModifier);
}

QMessageBox* say(const Error& error, QWidget* above)
{
    auto* const box = new QMessageBox(QMessageBox::Warning, ChartMenu::tr("Save picture"), toText(error), QMessageBox::Ok, above);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->open();
    return box;
}

} // namespace

void ChartMenu::addTo(TimeSeriesChart& chart)
{
    new ChartMenu(chart); // a child of it
}

ChartMenu::ChartMenu(TimeSeriesChart& chart) : QObject(&chart), m_chart(chart), m_menu(new QMenu(&chart))
{
    m_menu->setAccessibleName(tr("Chart"));
    connect(m_menu->addAction(tr("Show as &table")), &QAction::triggered, this, &ChartMenu::showTable);
    connect(m_menu->addAction(tr("Show as &heat map")), &QAction::triggered, this, &ChartMenu::showHeatMap);
    connect(m_menu->addAction(tr("&Copy picture")), &QAction::triggered, this, &ChartMenu::copyPicture);
    connect(m_menu->addAction(tr("&Save picture…")), &QAction::triggered, this, &ChartMenu::askWhere);
    chart.setContextMenuPolicy(Qt::CustomContextMenu);
    connect(&chart, &QWidget::customContextMenuRequested, this, &ChartMenu::open);
    chart.installEventFilter(this);
}

/// Keys ask for it at the crosshair.
bool ChartMenu::eventFilter(QObject* watched, QEvent* event)
{
    if (!asksForMenu(*event))
        return QObject::eventFilter(watched, event);
    const auto cursor = m_chart.cursorMoment();
    const ChartGeometry geometry = m_chart.geometryNow();
    const QPointF middle = geometry.plot.center();
    open(QPointF(cursor ? geometry.xOf(*cursor) : middle.x(), middle.y()).toPoint());
    return true;
}

void ChartMenu::open(QPoint place)
{
    if (m_menu->isVisible() || m_chart.chart().range.isEmpty()) // nothing is shown yet
        return;
    m_at = m_chart.cursorMoment(); // the pointer leaves the chart for the menu
    m_menu->popup(m_chart.mapToGlobal(place));
}

void ChartMenu::showTable()
{
    const ChartStyle style = m_chart.styleNow();
    auto* const dialog = // of the window: the chart may be gone sooner
        new ChartTableDialog(m_chart.chart(), style.format, style.now, m_at, m_chart.window());
    dialog->show();
}

void ChartMenu::showHeatMap()
{
    const ChartStyle style = m_chart.styleNow();
    auto* const dialog = // of the window: the chart may be gone sooner
        new HeatMapDialog(m_chart.sharedChart(), style.format, style.now, m_at, m_chart.window());
    dialog->show();
}

void ChartMenu::copyPicture() const
{
    QGuiApplication::clipboard()->setImage(pictureOf(m_chart));
}

void ChartMenu::askWhere()
{
    auto* const dialog = new QFileDialog(&m_chart, tr("Save picture")); // kept until a file is written: it may come again
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({tr("Vectors (*.svg)"), tr("Pixels (*.png)")});
    dialog->setDefaultSuffix(u"svg"_s);
    connect(dialog, &QFileDialog::filterSelected, dialog,
            [dialog](const QString& filter) { dialog->setDefaultSuffix(filter.contains(u".png") ? u"png"_s : u"svg"_s); });
    dialog->selectFile(fileNameOf(titleAlone(m_chart.chart())) + u".svg"_s);
    connect(dialog, &QFileDialog::fileSelected, this, [this, dialog](const QString& path) { save(path, *dialog); });
    connect(dialog, &QDialog::rejected, dialog, &QObject::deleteLater);
    dialog->open();
}

/// A refusal brings `dialog` back, as it was left.
void ChartMenu::save(const QString& path, QFileDialog& dialog)
{
    const auto promise = std::make_shared<QPromise<Result<void>>>();
    QWidget* const window = m_chart.window(); // the chart may be gone sooner
    whenFinished(promise->future(), window,
                 [window, asked = QPointer(&dialog), chart = QPointer<QWidget>(&m_chart)](const QFuture<Result<void>>& saved) {
                     const Result<void> result = saved.result();
                     if (result) {
                         if (asked)
                             asked->deleteLater();
                         return;
                     }
                     const auto* const box = say(result.error(), chart ? chart.data() : window);
                     if (asked)
                         connect(box, &QDialog::finished, asked, &QDialog::open);
                 });
    promise->start();
    aside([promise, order = orderOf(m_chart), path] {
        promise->addResult(savePicture(order, path));
        promise->finish();
    });
}

} // namespace traceo
