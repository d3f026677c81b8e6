// What the user can tell the window to do; app/desktop/actions.cpp gives these steps their words and keys.
#include "app/desktop/changes_dock.h"
#include "app/desktop/finder.h"
#include "app/desktop/main_window.h"
#include "core/duration.h"
#include "core/moment.h"
#include "widgets/command_palette.h"
#include "widgets/range_popup.h"
#include "widgets/table_view.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QHeaderView>
#include <QStackedWidget>
#include <QTabBar>

namespace traceo {
namespace {

constexpr QLatin1String kSloPane("slo");

/// A length that can be typed: whole minutes.
Millis floored(Millis length)
{
    return length - length % kMinute;
}

} // namespace

void MainWindow::visit(const QString& paneId)
{
    Place place = m_navigation.current();
    const bool isThere = currentPane() != nullptr && place.pane == paneId;
    place.pane = paneId;
    place.object.clear();
    goTo(place);
    if (isThere) // who asks for what is shown wants to use it
        focusPane();
}

void MainWindow::follow(const Link& link)
{
    Place place = m_navigation.current();
    place.pane = QString::fromStdString(link.pane);
    place.object = QString::fromStdString(link.key);
    if (std::ranges::find(m_kinds, place.pane, &PaneKind::id) != m_kinds.end())
        goTo(place);
}

void MainWindow::goBack()
{
    m_navigation.back();
    m_isScrubbing = false;
    applyPlace();
}

void MainWindow::goForward()
{
    m_navigation.forward();
    m_isScrubbing = false;
    applyPlace();
}

void MainWindow::undoTime()
{
    m_navigation.undoTime();
    m_isScrubbing = false;
    applyPlace();
}

void MainWindow::redoTime()
{
    m_navigation.redoTime();
    m_isScrubbing = false;
    applyPlace();
}

void MainWindow::returnToLive()
{
    Place place = m_navigation.current();
    if (place.at)
        place.typed.reset();
    place.at.reset();
    goTo(place);
}

void MainWindow::step(int direction)
{
    goTo(stepped(m_navigation.current(), direction, m_session.clock().now()));
}

void MainWindow::zoom(int direction)
{
    goTo(zoomed(m_navigation.current(), direction));
}

QString MainWindow::takeRange(const QString& words)
{
    const UtcMs now = m_session.clock().now();
    const auto range = parseRange(words, now, m_navigation.current().range);
    if (!range)
        return toText(range.error());
    auto place = ranged(m_navigation.current(), *range, now);
    if (!place)
        return toText(place.error());
    if (range->to == "now" && range->from.find('/') == std::string::npos)
        place->typed.reset(); // a length says the same for ever
    goTo(*place);
    return {};
}

void MainWindow::openRanges()
{
    const Place& place = m_navigation.current();
    const UtcMs end = place.at.value_or(m_session.clock().now());
    const TimeRange plain = place.at ? TimeRange{toRfc3339(end - place.range), toRfc3339(end)}
                                     : TimeRange{"now-" + toText(floored(place.range)), "now"};
    std::vector<RangePopup::Way> ways;
    for (const Action& action : m_actions) {
        if (action.place == Action::Place::BesideRanges)
            ways.push_back({.id = action.id, .words = action.words, .keys = keyText(action)});
    }
    m_ranges->setWays(ways);
    m_ranges->openBelow(m_topBar->range().anchor(), wordsOf(place.typed.value_or(plain)));
}

void MainWindow::toggleScrubber()
{
    m_time->toggle();
    if (!m_time->isShown())
        focusPane();
}

/// A movement of the handle is one place, however many steps it has.
void MainWindow::scrubTo(UtcMs moment)
{
    Place place = m_navigation.current();
    place.at = moment;
    place.typed.reset();
    if (!m_isScrubbing)
        m_navigation.go(place);
    else
        m_navigation.move(place);
    m_isScrubbing = true;
    applyPlace();
}

/// Also what is in the other panes: they are asked once.
void MainWindow::openPalette()
{
    for (const PaneKind& kind : m_kinds) {
        Pane* const pane = made(kind);
        pane->ask(question());
        pane->setWatched(true);
    }
    m_palette->open(paletteItems(m_actions, m_kinds, m_panes));
}

void MainWindow::run(const QString& itemId)
{
    if (const auto link = linkOf(itemId))
        return follow(*link);
    const auto action = std::ranges::find(m_actions, itemId, &Action::id);
    if (action != m_actions.end())
        action->run();
}

void MainWindow::openKeys()
{
    m_keySheet->open(keyLines(m_actions));
}

void MainWindow::toggleChanges()
{
    m_changes->setOpen(!m_changes->isOpen());
    if (!m_changes->isOpen())
        focusPane();
}

/// The keyboard is where it was last in the pane.
void MainWindow::focusPane() const
{
    Pane* const pane = currentPane();
    QWidget* const last = pane->focusWidget();
    if (last != nullptr && last != pane && last->isVisible())
        last->setFocus(Qt::OtherFocusReason);
    else if (!pane->focusContent())
        pane->setFocus(Qt::OtherFocusReason);
}

void MainWindow::toggleInspector()
{
    m_inspectorWanted = !m_inspector->isVisible();
    foldToWidth();
}

void MainWindow::focusFilter() const
{
    if (m_changes->isAncestorOf(QApplication::focusWidget()))
        m_changes->focusFilter();
    else
        currentPane()->focusFilter();
}

void MainWindow::stepTab(int direction) const
{
    const auto bars = currentPane()->findChildren<QTabBar*>();
    const auto bar = std::ranges::find_if(bars, &QWidget::isVisible);
    if (bar != bars.end())
        (*bar)->setCurrentIndex(((*bar)->currentIndex() + direction + (*bar)->count()) % (*bar)->count());
}

void MainWindow::sortTable() const
{
    auto* const table = qobject_cast<TableView*>(QApplication::focusWidget());
    if (table == nullptr || !table->currentIndex().isValid())
        return;
    const QHeaderView* const header = table->horizontalHeader();
    const int column = table->currentIndex().column();
    const bool isTurned = header->sortIndicatorSection() == column && header->sortIndicatorOrder() == Qt::AscendingOrder;
    table->sortByColumn(column, isTurned ? Qt::DescendingOrder : Qt::AscendingOrder);
    table->scrollTo(table->currentIndex());
}

/// As the system would ask for it: not every platform takes Shift+F10 for that.
void MainWindow::openMenu() const
{
    QWidget* const widget = QApplication::focusWidget();
    if (widget == nullptr)
        return;
    const QPoint middle = widget->rect().center();
    QContextMenuEvent event(QContextMenuEvent::Keyboard, middle, widget->mapToGlobal(middle));
    QCoreApplication::sendEvent(widget, &event);
}

/// A pane that was made for it has nothing selected before its first report; one without SLOs says so itself.
void MainWindow::editSlo()
{
    const Pane* const pane = showPane(kSloPane);
    if (pane == nullptr || m_session.workspace().slos.slos.empty())
        return;
    if (!pane->selected().isEmpty() || !pane->objects().empty())
        return editSelected();
    connect(pane, &Pane::reported, this, &MainWindow::editSelected,
            Qt::ConnectionType(Qt::UniqueConnection | Qt::SingleShotConnection));
}

/// Unless the user has gone elsewhere meanwhile.
void MainWindow::editSelected()
{
    if (m_navigation.current().pane != kSloPane)
        return;
    const QString slo = currentPane()->selected();
    if (!slo.isEmpty())
        return m_forming->open(slo);
    say(Notices::Topic::Asked,
        Notice{
            .status = Status::Warning, .cause = tr("No SLO is selected"), .next = tr("Choose one in the table."), .actions = {}});
    connect(
        currentPane(), &Pane::objectSelected, this, [this] { say(Notices::Topic::Asked, std::nullopt); },
        Qt::SingleShotConnection);
}

/// The workspace is opened anew and shows what is shown last: what was saved.
void MainWindow::goOnWith(const QString& workspace, const QString& slo)
{
    Place place = m_navigation.current();
    place.pane = kSloPane;
    place.object = slo;
    goTo(place);
    Q_EMIT workspaceWanted(workspace);
}

void MainWindow::exportPane() const
{
    currentPane()->showExport();
}

} // namespace traceo
