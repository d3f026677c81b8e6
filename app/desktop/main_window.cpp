#include "app/desktop/main_window.h"

#include "app/desktop/source_menu.h"
#include "app/desktop/source_summary.h"
#include "core/format.h"

#include <QHBoxLayout>
#include <QResizeEvent>
#include <QShortcut>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace traceo {
namespace {

// Widths at a 13 px font: the inspector folds first, then the rail. Between the first two it opens
// when a number is chosen.
constexpr int kInspectorAlwaysFrom = 1440;
constexpr int kInspectorFrom = 1280;
constexpr int kFullRailFrom = 1120;

WorkspaceMark markOf(const LoadedWorkspace& workspace)
{
    if (workspace.kind == LoadedWorkspace::Kind::Demo)
        return WorkspaceMark::Demo;
    return QString::fromStdString(workspace.name).startsWith("prod"_L1, Qt::CaseInsensitive) ? WorkspaceMark::Production
                                                                                             : WorkspaceMark::Plain;
}

} // namespace

MainWindow::MainWindow(Session& session, QWidget* parent) : QMainWindow(parent), m_session(session), m_kinds(paneKinds())
{
    const QString name = QString::fromStdString(session.workspace().name);
    setWindowTitle(tr("%1 – Traceo").arg(name));
    setCentralWidget(makeCentre());
    m_topBar->setWorkspace(name, markOf(session.workspace()));
    connectBars();
    connectSession();
    addShortcuts();
    showPane(m_kinds.front().id);
    applyPlace();
    say(Notices::Topic::Workspace, workspaceNotice(session.workspace().errors, session.openNotes()));

    m_second.setTimerType(Qt::VeryCoarseTimer);
    m_second.setInterval(1000);
    connect(&m_second, &QTimer::timeout, this, &MainWindow::refreshSources);
    m_second.start();
    resize(1280, 800);
    setMinimumSize(1024, 640);
}

QWidget* MainWindow::makeCentre()
{
    m_topBar = new TopBar;
    m_rail = new Rail;
    m_stack = new QStackedWidget;
    m_inspector = new Inspector;
    m_footer = new Footer;
    m_noticeBar = new NotificationBar;

    std::vector<RailItem> items;
    for (const PaneKind& kind : m_kinds)
        items.push_back({.id = kind.id, .icon = kind.icon, .word = kind.word});
    m_rail->setItems(std::move(items));

    auto* paneColumn = new QVBoxLayout;
    paneColumn->setSpacing(0);
    paneColumn->addWidget(m_noticeBar);
    paneColumn->addWidget(m_stack, 1);
    auto* middle = new QHBoxLayout;
    middle->setSpacing(0);
    middle->addWidget(m_rail);
    middle->addLayout(paneColumn, 1);
    middle->addWidget(m_inspector);

    auto* centre = new QWidget;
    auto* rows = new QVBoxLayout(centre);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    rows->addWidget(m_topBar);
    rows->addLayout(middle, 1);
    rows->addWidget(m_footer);
    return centre;
}

void MainWindow::connectBars()
{
    connect(m_noticeBar, &NotificationBar::dismissed, this, [this] {
        m_notices.dismiss();
        m_noticeBar->setNotice(m_notices.shown());
    });
    connect(m_topBar, &TopBar::sourcesRequested, this, &MainWindow::showSources);
    connect(m_rail, &Rail::chosen, this, [this](const QString& id) { showPane(id); });
    connect(m_topBar, &TopBar::backRequested, this, [this] {
        m_navigation.back();
        applyPlace();
    });
    connect(m_topBar, &TopBar::forwardRequested, this, [this] {
        m_navigation.forward();
        applyPlace();
    });
    connect(m_inspector, &Inspector::closeRequested, this, [this] {
        m_inspectorWanted = false;
        foldToWidth();
    });
    TimeRangeBar& range = m_topBar->range();
    connect(&range, &TimeRangeBar::rangeChanged, this,
            [this](Millis length) { goTo({.range = length, .at = m_navigation.current().at}); });
    connect(&range, &TimeRangeBar::stepped, this,
            [this](int direction) { goTo(stepped(m_navigation.current(), direction, m_session.clock().now())); });
    connect(&range, &TimeRangeBar::liveRequested, this, [this] { goTo({.range = m_navigation.current().range, .at = {}}); });
}

void MainWindow::connectSession()
{
    connect(&m_session, &Session::committed, this, [this] {
        for (const auto& [id, pane] : m_panes)
            pane->noteCommit();
    });
    connect(&m_session, &Session::sourceChanged, this, &MainWindow::refreshSources);
    connect(&m_session, &Session::statusRead, this, &MainWindow::refreshFooter);
    connect(&m_session, &Session::storageTroubled, this, &MainWindow::showTrouble);
}

void MainWindow::addShortcuts()
{
    const auto on = [this](const QKeySequence& keys, auto action) {
        connect(new QShortcut(keys, this), &QShortcut::activated, this, action);
    };
    on(Qt::ALT | Qt::Key_Left, [this] {
        m_navigation.back();
        applyPlace();
    });
    on(Qt::ALT | Qt::Key_Right, [this] {
        m_navigation.forward();
        applyPlace();
    });
    on(Qt::ALT | Qt::Key_Home, [this] { goTo({.range = m_navigation.current().range, .at = {}}); });
    on(Qt::Key_Slash, [this] { currentPane()->focusFilter(); });
    on(Qt::CTRL | Qt::Key_E, [this] { currentPane()->showExport(); });
    on(QKeySequence::Quit, [this] { close(); });
    on(Qt::Key_F4, [this] {
        m_inspectorWanted = !m_inspector->isVisible();
        foldToWidth();
    });
    for (int i = 0; i < int(std::min<std::size_t>(m_kinds.size(), 9)); ++i)
        on(QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_1 + i)), [this, id = m_kinds[std::size_t(i)].id] { showPane(id); });
}

Pane* MainWindow::currentPane() const
{
    return qobject_cast<Pane*>(m_stack->currentWidget());
}

Pane* MainWindow::showPane(const QString& id)
{
    const auto kind = std::ranges::find(m_kinds, id, &PaneKind::id);
    if (kind == m_kinds.end())
        return nullptr;
    Pane*& pane = m_panes[id];
    if (pane == nullptr) {
        pane = kind->make(m_session, m_stack);
        m_stack->addWidget(pane);
        connect(pane, &Pane::explained, this, &MainWindow::explain);
        connect(pane, &Pane::rangePicked, this, [this](TimeSpan picked) { goTo(zoomed(picked, m_session.clock().now())); });
        connect(pane, &Pane::linkFollowed, this, &MainWindow::follow);
        connect(pane, &Pane::reported, this, [this, id, pane] {
            m_rail->setBadge(id, pane->badge().worst, pane->badge().count);
            refreshFooter();
        });
    }
    if (Pane* before = currentPane(); before != nullptr && before != pane)
        before->setWatched(false);
    m_stack->setCurrentWidget(pane);
    m_rail->setCurrent(id);
    applyPlace();
    pane->setWatched(true);
    return pane;
}

void MainWindow::follow(const Link& link)
{
    if (Pane* pane = showPane(QString::fromStdString(link.pane)))
        pane->open(QString::fromStdString(link.key));
}

bool MainWindow::isComplete() const
{
    const auto& states = m_session.sourceStates();
    const auto settled = [&states](const auto& source) {
        const auto it = states.find(source->settings().name);
        return it != states.end() && it->second.asked == SourceState::Asked::Once && !it->second.progress.isFilling();
    };
    return currentPane()->isComplete()
        && (!m_session.ownsHistory() || std::ranges::all_of(m_session.workspace().sources, settled));
}

void MainWindow::goTo(const Place& place)
{
    m_navigation.go(place);
    applyPlace();
}

void MainWindow::applyPlace()
{
    const Place& place = m_navigation.current();
    m_topBar->setHistory(m_navigation.canGoBack() ? TopBar::Way::Open : TopBar::Way::Closed,
                         m_navigation.canGoForward() ? TopBar::Way::Open : TopBar::Way::Closed);
    m_footer->setPast(
        place.at ? tr("Not live. Every pane shows the history up to %1.").arg(momentText(*place.at, m_session.clock().now()))
                 : QString());
    if (Pane* pane = currentPane())
        pane->ask({.now = m_session.clock().now(), .at = place.at, .range = place.range});
    refreshSources();
    refreshFooter();
}

void MainWindow::explain(std::shared_ptr<const Explanation> why, const QString& value)
{
    Explanation runnable = *why;
    runnable.command = m_session.workspace().runnable(why->command);
    if (m_session.workspace().kind == LoadedWorkspace::Kind::Demo)
        runnable.source = tr("%1, generated data").arg(why->source);
    m_inspector->setExplanation(std::make_shared<const Explanation>(std::move(runnable)), value);
    m_inspectorWanted = true;
    foldToWidth();
}

void MainWindow::refreshSources()
{
    const UtcMs now = m_session.clock().now();
    const Place& place = m_navigation.current();
    const SourcesState sources = summaryOf(m_session, place.at);
    m_topBar->setSources(sources, now);
    say(Notices::Topic::Sources, sources.details.isEmpty() ? std::nullopt : std::optional(noticeOf(sources.details)));
    m_topBar->setRange({.length = place.range,
                        .now = now,
                        .at = place.at,
                        .interval = shortestInterval(m_session.workspace()),
                        .flow = sources.offlineSince ? RangeState::Flow::Paused : RangeState::Flow::Live});
}

void MainWindow::say(Notices::Topic topic, std::optional<Notice> notice)
{
    m_notices.set(topic, std::move(notice));
    if (auto shown = m_notices.shown(); shown != m_noticeBar->notice())
        m_noticeBar->setNotice(std::move(shown));
}

void MainWindow::showSources()
{
    QMenu* const menu = sourceMenu(m_session, this);
    menu->popup(m_topBar->mapToGlobal(QPoint(m_topBar->width() - menu->sizeHint().width(), m_topBar->height())));
}

void MainWindow::refreshFooter()
{
    m_footer->setWords(footerWords(m_session.fileStatus(), m_session.clock().now()), {u"UTC"_s});
}

void MainWindow::showTrouble(const QString& text, int waiting, int dropped)
{
    say(Notices::Topic::Storage, text.isEmpty() ? std::nullopt : std::optional(storageNotice(text, waiting, dropped)));
}

void MainWindow::foldToWidth()
{
    const double unit = std::max(1.0, fontMetrics().height() / 16.0);
    const bool roomy = width() >= kInspectorAlwaysFrom * unit;
    m_inspector->setVisible(m_inspectorWanted.value_or(roomy) && width() >= kInspectorFrom * unit);
    m_rail->setWidthMode(width() >= kFullRailFrom * unit ? Rail::Width::Full : Rail::Width::Icons);
}

void MainWindow::resizeEvent(QResizeEvent* event)
{
    QMainWindow::resizeEvent(event);
    foldToWidth();
}

void MainWindow::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::WindowStateChange && currentPane() != nullptr)
        currentPane()->setWatched(!isMinimized());
    QMainWindow::changeEvent(event);
}

} // namespace traceo
