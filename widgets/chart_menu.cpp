#include "widgets/chart_menu.h"

#include "widgets/chart_picture.h"
#include "widgets/chart_table_dialog.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenu>

namespace traceo {
namespace {

bool asksForMenu(const QKeyEvent& event)
{
    return event.key() == Qt::Key_Menu || (event.key() == Qt::Key_F10 && event.modifiers() == Qt::ShiftModifier);
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
    connect(m_menu->addAction(tr("&Copy picture")), &QAction::triggered, this, &ChartMenu::copyPicture);
    chart.setContextMenuPolicy(Qt::CustomContextMenu);
    connect(&chart, &QWidget::customContextMenuRequested, this, &ChartMenu::open);
    chart.installEventFilter(this);
}

/// Not every platform turns these keys into the event that asks for a menu.
bool ChartMenu::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::KeyPress || !asksForMenu(*static_cast<QKeyEvent*>(event)))
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

void ChartMenu::copyPicture() const
{
    QGuiApplication::clipboard()->setImage(pictureOf(m_chart));
}

} // namespace traceo
