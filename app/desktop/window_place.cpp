// Where the window is: panes are made on their first visit, everything follows the place, and both are kept.
#include "app/desktop/changes_dock.h"
#include "app/desktop/finder.h"
#include "app/desktop/main_window.h"
#include "app/desktop/window_state.h"
#include "core/format.h"
#include "widgets/command_palette.h"
#include "widgets/inspector.h"
#include "widgets/pane_bar.h"
#include "widgets/past_frame.h"

#include <QCloseEvent>
#include <QShortcut>
#include <QStackedWidget>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace traceo {
namespace {

constexpr Millis kBadgesEvery = kMinute;
constexpr Millis kBadgesSoon{10'000}; // what was heard so far is not all

} // namespace

Pane* MainWindow::showPane(const QString& id)
{
    const auto kind = std::ranges::find(m_kinds, id, &PaneKind::id);
    if (kind == m_kinds.end())
        return nullptr;
    Place place = m_navigation.current();
    if (place.pane != id)
        place.object.clear();
    place.pane = id;
    if (m_navigation.current().pane.isEmpty())
        m_navigation.move(place); // the first
    else
        m_navigation.go(place);
    applyPlace();
    return m_panes[id];
}

Pane* MainWindow::made(const PaneKind& kind)
{
    Pane*& pane = m_panes[kind.id];
    if (pane == nullptr) {
        pane = kind.make(m_session, m_stack);
        m_stack->addWidget(pane);
        adopt(kind.id, pane);
    }
    return pane;
}

void MainWindow::showBadges(const QString& id, const Pane& pane)
{
    const Pane::Badge own = pane.badge();
    m_rail->setBadge(id, own.worst, own.count);
    const auto elsewhere = pane.badgesElsewhere();
    if (!elsewhere)
        return;
    const Millis every = pane.isComplete() ? kBadgesEvery : kBadgesSoon;
    if (m_badges.intervalAsDuration() != every) // to set it begins it anew
        m_badges.setInterval(every);
    for (const PaneKind& kind : m_kinds) {
        const auto told = elsewhere->find(kind.id);
        const Pane::Badge badge = told == elsewhere->end() ? Pane::Badge{} : told->second;
        const auto other = m_panes.find(kind.id);
        const bool knowsBetter = other != m_panes.end() && (other->second == &pane || other->second == currentPane());
        if (!knowsBetter)
            m_rail->setBadge(kind.id, badge.worst, badge.count);
    }
}

/// Of the pane that knows of the others, as of the question; also while another one is looked at, and before its first visit.
void MainWindow::askForBadges()
{
    m_isRailBlank = false;
    for (const PaneKind& kind : m_kinds) {
        if (!kind.tellsOfOthers || made(kind) == currentPane())
            continue;
        Pane* const pane = m_panes[kind.id];
        pane->ask(question());
        pane->setWatched(true); // until it has reported
    }
}

/// What every pane is given when it is made.
void MainWindow::adopt(const QString& id, Pane* pane)
{
    connect(pane, &Pane::pointedAt, this, &MainWindow::inspect);
    connect(pane, &Pane::explained, this, &MainWindow::explain);
    connect(pane, &Pane::rangePicked, this,
            [this](TimeSpan picked) { goTo(zoomed(m_navigation.current(), picked, m_session.clock().now())); });
    connect(pane, &Pane::linkFollowed, this, &MainWindow::follow);
    connect(pane, &Pane::reportRequested, this, &MainWindow::writeReport);
    connect(pane, &Pane::actionWanted, this, &MainWindow::run);
    connect(pane, &Pane::reported, this, [this, id, pane] {
        showBadges(id, *pane);
        m_chartLinks.adopt(*pane);
        m_palette->refresh(paletteItems(m_actions, m_kinds, m_panes));
        if (pane != currentPane())
            pane->setWatched(false); // it was asked for its objects only
        else if (m_isRailBlank)
            askForBadges(); // what is looked at came first
        showTrail();
        refreshFooter();
    });
    if (auto* const bar = pane->findChild<PaneBar*>())
        connect(bar, &PaneBar::upRequested, this, [this, id] { visit(id); });
    connect(pane, &Pane::objectSelected, this, [this, id](const QString& key) {
        emptyInspector();                     // it speaks of another object
        Place place = m_navigation.current(); // who was led to an object and goes to its neighbour is there
        if (place.pane != id || place.object.isEmpty() || place.object == key)
            return;
        place.object = key;
        m_navigation.move(place);
        showTrail();
    });
    m_chartLinks.adopt(*pane);
    if (m_layouts.contains(id))
        applyLayout(*pane, m_layouts[id].toObject());
}

void MainWindow::keepStateIn(const QString& file)
{
    m_stateFile = file;
    const QJsonObject state = readWindowState(file);
    m_layouts = state[u"panes"_s].toObject();
    restoreGeometry(QByteArray::fromBase64(state[u"geometry"_s].toString().toLatin1()));
    if (state[u"inspector"_s].isBool())
        m_inspectorWanted = state[u"inspector"_s].toBool();
    m_changes->setOpen(state[u"changes"_s].toBool());
    foldToWidth();
    for (const auto& [id, pane] : m_panes)
        applyLayout(*pane, m_layouts[id].toObject());
    Place place = placeOf(state[u"place"_s].toObject(), m_session.clock().now());
    if (std::ranges::find(m_kinds, place.pane, &PaneKind::id) == m_kinds.end()) {
        place.pane = m_kinds.front().id;
        place.object.clear();
    }
    m_navigation.move(place); // where one is at the start is no step
    applyPlace();
}

QJsonObject MainWindow::stateNow() const
{
    QJsonObject layouts = m_layouts;
    for (const auto& [id, pane] : m_panes)
        layouts[id] = layoutOf(*pane);
    return {{u"geometry"_s, QString::fromLatin1(saveGeometry().toBase64())},
            {u"place"_s, toJson(m_navigation.current())},
            {u"inspector"_s, m_inspectorWanted ? QJsonValue(*m_inspectorWanted) : QJsonValue()},
            {u"changes"_s, m_changes->isOpen()},
            {u"panes"_s, layouts}};
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    if (m_forming->hasWork()) {
        event->ignore();
        return m_forming->leave([this] { close(); }); // it asks, and answers later
    }
    if (!m_stateFile.isEmpty())
        writeWindowState(m_stateFile, stateNow());
    QMainWindow::closeEvent(event);
}

void MainWindow::goTo(const Place& place)
{
    Place there = place;
    if (there.pane.isEmpty()) {
        there.pane = m_navigation.current().pane;
        there.object = m_navigation.current().object;
    }
    m_isScrubbing = false;
    m_navigation.go(there);
    applyPlace();
}

Question MainWindow::question() const
{
    const Place& place = m_navigation.current();
    return {.now = m_session.clock().now(), .at = place.at, .range = place.range};
}

/// Everything shows where the user is now.
void MainWindow::applyPlace()
{
    const Place& place = m_navigation.current();
    const auto kind = std::ranges::find(m_kinds, place.pane, &PaneKind::id);
    if (kind == m_kinds.end())
        return;
    m_rail->setCurrent(place.pane);
    say(Notices::Topic::Asked, std::nullopt); // it was asked elsewhere
    Pane* const pane = made(*kind);
    Pane* const before = currentPane();
    const bool isAnother = before != nullptr && before != pane;
    if (isAnother)
        before->setWatched(false);
    if (before != pane || m_inspectedAt != place.at) { // it speaks of another pane, or of another moment
        emptyInspector();
    }
    const bool hadKeyboard = pane->focusWidget() != nullptr && pane->focusWidget() != pane;
    m_stack->setCurrentWidget(pane);
    if (isAnother && (hadKeyboard || !pane->focusContent())) // not to the first button of its bar
        focusPane();
    m_topBar->setHistory(m_navigation.canGoBack() ? TopBar::Way::Open : TopBar::Way::Closed,
                         m_navigation.canGoForward() ? TopBar::Way::Open : TopBar::Way::Closed);
    m_frame->setLook(place.at ? PastFrame::Look::Past : PastFrame::Look::Live);
    m_footer->setPast(
        place.at ? tr("Not live. Every pane shows the history up to %1.").arg(momentText(*place.at, m_session.clock().now()))
                 : QString());
    for (const auto& [shortcut, canRun] : m_conditional)
        shortcut->setEnabled(canRun());
    m_time->show(place);
    m_changes->ask(place);
    pane->ask(question());
    if (!place.object.isEmpty())
        pane->open(place.object);
    pane->setWatched(true);
    if (m_badgesAt != place.at) {
        m_badgesAt = place.at;
        for (const PaneKind& each : m_kinds)
            m_rail->setBadge(each.id, Status::Ok, 0); // they speak of another moment
        askForBadges();
    }
    showTrail();
    refreshSources();
    refreshFooter();
}

/// "Today" grows while it is looked at.
void MainWindow::growRange()
{
    const Place next = grown(m_navigation.current(), m_session.clock().now());
    if (next.range - m_navigation.current().range < kMinute)
        return;
    m_navigation.move(next);
    currentPane()->ask(question());
}

/// "SLOs › checkout-availability" for who was led to an object.
void MainWindow::showTrail()
{
    auto* const bar = currentPane() ? currentPane()->findChild<PaneBar*>() : nullptr;
    if (bar == nullptr)
        return;
    const QString key = m_navigation.current().object;
    const auto objects = key.isEmpty() ? std::vector<Pane::Object>{} : currentPane()->objects();
    const auto object = std::ranges::find(objects, key, &Pane::Object::key);
    bar->setObject(object == objects.end() ? key : object->name);
}

} // namespace traceo
