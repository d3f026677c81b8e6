#include "app/desktop/main_window.h"

#include "app/desktop/changes_dock.h"
#include "app/desktop/desktop_message.h"
#include "app/desktop/source_menu.h"
#include "app/desktop/source_summary.h"
#include "app/wiring/related.h"
#include "core/format.h"
#include "widgets/command_palette.h"
#include "widgets/past_frame.h"
#include "widgets/range_popup.h"
#include "widgets/scrubber.h"

#include <QHBoxLayout>
#include <QResizeEvent>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace traceo {
namespace {

/// Each second would be three wake-ups a second, for each repaint is answered by the window system.
constexpr int kAgesEvery = 2000;

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

MainWindow::MainWindow(Session& session, QWidget* parent)
    : QMainWindow(parent), m_session(session), m_kinds(traceo::paneKinds()), m_adding(new AddingSource(session, *this)),
      m_forming(new FormingSlo(session, *this))
{
    const QString name = QString::fromStdString(session.workspace().name);
    setWindowTitle(tr("%1 – Traceo").arg(name));
    setCentralWidget(makeCentre());
    m_topBar->setWorkspace(name, markOf(session.workspace()));
    connectBars();
    connectSession();
    connectTime();
    addShortcuts();
    showPane(m_kinds.front().id);
    say(Notices::Topic::Workspace, workspaceNotice(session.workspace().errors, session.openNotes()));
    say(Notices::Topic::Adding, addingNotice(session.workspace()));

    m_ages.setTimerType(Qt::VeryCoarseTimer);
    m_ages.setInterval(kAgesEvery);
    connect(&m_ages, &QTimer::timeout, this, [this] {
        growRange();
        refreshSources();
    });
    m_ages.start();
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
    m_frame = new PastFrame;
    auto* const scrubber = new Scrubber;
    m_time = new TimeTravel(m_session, *scrubber, this);
    m_changes = new ChangesDock(m_session);

    std::vector<RailItem> items;
    for (const PaneKind& kind : m_kinds)
        items.push_back({.id = kind.id, .icon = kind.icon, .word = kind.word});
    m_rail->setItems(std::move(items));

    auto* paneColumn = new QVBoxLayout;
    paneColumn->setSpacing(0);
    paneColumn->addWidget(m_noticeBar);
    auto* const split = new QSplitter(Qt::Vertical);
    split->addWidget(m_stack);
    split->addWidget(m_changes);
    split->setStretchFactor(0, 1);
    split->setChildrenCollapsible(false);
    paneColumn->addWidget(split, 1);
    auto* middle = new QHBoxLayout(m_frame);
    middle->setContentsMargins(0, 0, 0, 0);
    middle->setSpacing(0);
    middle->addWidget(m_rail);
    middle->addLayout(paneColumn, 1);
    middle->addWidget(m_inspector);

    auto* centre = new QWidget;
    auto* rows = new QVBoxLayout(centre);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    rows->addWidget(m_topBar);
    rows->addWidget(scrubber);
    rows->addWidget(m_frame, 1);
    rows->addWidget(m_footer);
    return centre;
}

void MainWindow::connectBars()
{
    connect(m_noticeBar, &NotificationBar::dismissed, this, [this] {
        m_notices.dismiss();
        m_noticeBar->setNotice(m_notices.shown());
    });
    connect(m_noticeBar, &NotificationBar::actionChosen, this, &MainWindow::run);
    connect(m_adding, &AddingSource::added, this,
            [this](const QString& file) { m_forming->leave([this, file] { Q_EMIT workspaceWanted(file); }); });
    connect(m_forming, &FormingSlo::saved, this, &MainWindow::goOnWith);
    connect(m_topBar, &TopBar::sourcesRequested, this, &MainWindow::showSources);
    connect(m_rail, &Rail::chosen, this, &MainWindow::visit);
    connect(m_topBar, &TopBar::backRequested, this, &MainWindow::goBack);
    connect(m_topBar, &TopBar::forwardRequested, this, &MainWindow::goForward);
    connect(m_topBar, &TopBar::findRequested, this, &MainWindow::openPalette);
    connect(m_inspector, &Inspector::linkFollowed, this, &MainWindow::follow);
    connect(m_inspector, &Inspector::closeRequested, this, [this] {
        m_inspectorWanted = false;
        foldToWidth();
    });
    TimeRangeBar& range = m_topBar->range();
    connect(&range, &TimeRangeBar::rangeRequested, this, &MainWindow::openRanges);
    connect(&range, &TimeRangeBar::stepped, this, &MainWindow::step);
    connect(&range, &TimeRangeBar::liveRequested, this, &MainWindow::returnToLive);
}

void MainWindow::connectTime()
{
    m_ranges = new RangePopup(this);
    m_ranges->setTake([this](const QString& words) { return takeRange(words); });
    connect(m_ranges, &RangePopup::wayChosen, this, &MainWindow::run);
    m_palette = new CommandPalette(this);
    m_keySheet = new KeySheet(this);
    connect(m_palette, &CommandPalette::chosen, this, &MainWindow::run);
    connect(m_time, &TimeTravel::picked, this, &MainWindow::scrubTo);
    connect(m_time, &TimeTravel::presentReached, this, &MainWindow::returnToLive);
    connect(m_time, &TimeTravel::marksChanged, this, [this] { m_chartLinks.setEvents(m_time->marks()); });
    connect(m_changes, &ChangesDock::closeRequested, this, &MainWindow::toggleChanges);
    connect(m_changes, &ChangesDock::momentChosen, this, [this](UtcMs moment) {
        Place place = m_navigation.current(); // just after it, as long as before
        place.at = std::min(floorTo(moment, kMinute) + kMinute, m_session.clock().now());
        place.typed.reset();
        goTo(place);
    });
}

void MainWindow::connectSession()
{
    m_badges.setTimerType(Qt::VeryCoarseTimer);
    connect(&m_badges, &QTimer::timeout, this, [this] {
        if (isVisible() && !m_navigation.current().at) // the past stays as it is
            askForBadges();
    });
    m_badges.start(kMinute);
    connect(&m_session, &Session::committed, this, [this] {
        for (const auto& [id, pane] : m_panes)
            pane->noteCommit();
        m_time->noteCommit();
        m_changes->noteCommit();
    });
    connect(new PageWatch(m_session, this), &PageWatch::changed, this, &MainWindow::tellOfPages);
    connect(&m_session, &Session::sourceChanged, this, &MainWindow::refreshSources);
    connect(&m_session, &Session::statusRead, this, &MainWindow::refreshFooter);
    connect(&m_session, &Session::storageTroubled, this, &MainWindow::showTrouble);
}

void MainWindow::addShortcuts()
{
    m_actions = windowActions(*this);
    for (const Action& action : m_actions) {
        for (const QKeySequence& keys : action.keys) {
            auto* const shortcut = new QShortcut(keys, this);
            connect(shortcut, &QShortcut::activated, this, action.run);
            if (action.canRun)
                m_conditional.emplace_back(shortcut, action.canRun);
        }
    }
}

Pane* MainWindow::currentPane() const
{
    return qobject_cast<Pane*>(m_stack->currentWidget());
}

bool MainWindow::isComplete() const
{
    return currentPane()->isComplete() && isSettled(m_session);
}

void MainWindow::inspect(std::shared_ptr<const Explanation> why, const QString& value)
{
    m_inspectedAt = m_navigation.current().at;
    Explanation runnable = *why;
    runnable.command = m_session.workspace().runnable(why->command);
    if (m_session.workspace().kind == LoadedWorkspace::Kind::Demo)
        runnable.source = why->source.isEmpty() ? tr("generated data") : tr("%1, generated data").arg(why->source);
    m_inspector->setExplanation(std::make_shared<const Explanation>(std::move(runnable)), value);
    m_inspector->setRelated(
        relatedTo(m_session.workspace(),
                  {.pane = m_navigation.current().pane.toStdString(), .key = currentPane()->selected().toStdString()}));
}

void MainWindow::explain(std::shared_ptr<const Explanation> why, const QString& value)
{
    inspect(std::move(why), value);
    m_inspectorWanted = true;
    foldToWidth();
}

void MainWindow::emptyInspector()
{
    m_inspector->setExplanation(nullptr, {});
    m_inspector->setRelated({});
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
                        .flow = sources.offlineSince ? RangeState::Flow::Paused : RangeState::Flow::Live,
                        .name = place.typed ? wordsOf(*place.typed) : QString()});
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
    m_adding->addTo(*menu);
    menu->popup(m_topBar->mapToGlobal(QPoint(m_topBar->width() - menu->sizeHint().width(), m_topBar->height())));
}

void MainWindow::refreshFooter()
{
    m_footer->setWords(footerWords(m_session.fileStatus(), m_session.clock().now()), {u"UTC"_s});
}

void MainWindow::tellOfPages(const std::vector<SloPage>& pages, bool isNews)
{
    const auto notice = pagesNotice(pages);
    say(Notices::Topic::Pages, notice);
    if (notice && isNews && !isActiveWindow())
        showDesktopMessage(notice->cause, notice->next);
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
