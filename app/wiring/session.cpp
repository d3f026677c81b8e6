#include "app/wiring/session.h"

#include "app/owner/owner_link.h"
#include "app/owner/owner_server.h"
#include "app/wiring/derivations.h"
#include "app/wiring/heard_sources.h"
#include "app/wiring/network.h"
#include "app/wiring/shadow_looks.h"
#include "slo/slo_facts.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QLoggingCategory>
#include <QtConcurrentRun>

namespace traceo {
namespace {

Q_LOGGING_CATEGORY(lcSession, "traceo.session", QtInfoMsg)

constexpr Millis kStatusEvery{10'000};
constexpr Millis kOwnerComesOrGoes{5'000};
constexpr unsigned long kBetweenTries = 50; // ms

bool isInterrupted(const Session::Patience& patience)
{
    return patience.isInterrupted && patience.isInterrupted();
}

/// Waits; what did not end by itself is cancelled. What the poller says meanwhile reaches `session`, which has no
/// event loop here.
template <class T>
Session::Synced::End endOf(QFuture<T>& future, const Session::Patience& patience, Session& session)
{
    using End = Session::Synced::End;
    const QDeadlineTimer deadline = patience.length ? QDeadlineTimer(*patience.length) : QDeadlineTimer(QDeadlineTimer::Forever);
    while (!future.isFinished() && !deadline.hasExpired() && !isInterrupted(patience)) {
        QThread::msleep(5);
        QCoreApplication::sendPostedEvents(&session, QEvent::MetaCall);
    }
    if (future.isFinished())
        return End::Done;
    future.cancel();
    return isInterrupted(patience) ? End::Interrupted : End::TimedOut;
}

struct Opening {
    std::unique_ptr<history::History> history;
    std::unique_ptr<owner::OwnerLink> link; ///< while another process owns it
};

/// The owner holds the lock, and there is nobody to talk to.
Error unanswered(const Error& locked, const Error& why)
{
    return {.code = ErrorCode::Timeout,
            .where = locked.where,
            .expected = Session::tr("an answer of the Traceo that owns this history"),
            .found = locked.found + QStringLiteral(", ") + why.found,
            .hint = why.hint.isEmpty() ? Session::tr("Close it, or try again when it is done.") : why.hint};
}

Result<Opening> openedBeside(const QString& file, history::Options options, std::unique_ptr<owner::OwnerLink> link,
                             const Clock& clock)
{
    options.access = history::Options::Access::Read;
    auto reading = history::History::open(file, options, clock);
    if (!reading)
        return reading.error();
    return Opening{std::move(*reading), std::move(link)};
}

/// Whoever owns the file may be just beginning, and not listen yet, or ending, and not listen any more.
Result<Opening> openedOrAsking(const QString& file, const history::Options& options, Session::Access access, const Clock& clock)
{
    for (const QDeadlineTimer deadline(kOwnerComesOrGoes);; QThread::msleep(kBetweenTries)) {
        auto opened = history::History::open(file, options, clock);
        if (opened)
            return Opening{std::move(*opened), nullptr};
        const bool isOwned = opened.error().code == ErrorCode::Locked;
        if (!isOwned || access == Session::Access::Own)
            return opened.error();
        auto link = std::make_unique<owner::OwnerLink>(file);
        if (access == Session::Access::OwnOrRead)
            return openedBeside(file, options, std::move(link), clock);
        const auto status = link->status();
        if (status)
            return openedBeside(file, options, std::move(link), clock);
        if (status.error().code != ErrorCode::Locked || deadline.hasExpired())
            return unanswered(opened.error(), status.error());
    }
}

owner::OwnerLink::Wait waitOf(const Session::Patience& patience)
{
    return {.longest = patience.length, .isInterrupted = patience.isInterrupted};
}

} // namespace

Result<std::unique_ptr<Session>> Session::open(LoadedWorkspace workspace, const QString& historyFile, Access access,
                                               const Clock& clock)
{
    using Options = history::Options;
    const HistoryConfig config = workspace.history;
    const Options options{.access = access == Access::Read ? Options::Access::Read : Options::Access::Own,
                          .keepRaw = config.keepRaw,
                          .keepMinutes = config.keepMinutes,
                          .keepEvents = config.keepEvents};
    auto opened = openedOrAsking(historyFileOf(workspace, historyFile), options, access, clock);
    if (!opened)
        return opened.error();

    std::unique_ptr<Session> session(new Session(std::move(workspace), clock));
    session->m_history = std::move(opened->history);
    session->m_link = std::move(opened->link);
    session->m_isToRead = access == Access::Read;
    session->startNetwork();
    session->connectHistory();
    if (access != Access::Read && session->m_history->canWrite()) {
        session->startPoller();
        session->noteDefinitions();
    }
    return session;
}

Session::Session(LoadedWorkspace workspace, const Clock& clock) : m_workspace(std::move(workspace)), m_clock(clock) {}

Session::~Session()
{
    if (m_server)
        m_server->close(); // before what it does for others ends, and before the lock is given up
    m_pollThread.quit();
    m_pollThread.wait();
    m_pool.waitForDone();  // before the history it reads
    m_derivations.reset(); // before the history it reads and writes
    m_history.reset();     // stores what others gave last
    m_server.reset();      // and they are told
}

void Session::startNetwork()
{
    m_network = std::make_unique<Network>(m_clock);
}

void Session::startPoller()
{
    std::vector<PolledSource> sources;
    for (const auto& source : m_workspace.sources)
        sources.push_back({.source = source, .wants = m_workspace.wantsOf(*source)});
    m_poller = new Poller(
        {.clock = m_clock, .runner = m_network->runner(), .sink = *m_history, .coverage = *m_history, .decoding = m_pool},
        std::move(sources));
    m_poller->moveToThread(&m_pollThread);
    connect(&m_pollThread, &QThread::finished, m_poller, &QObject::deleteLater);
    connect(m_poller, &Poller::sourceStateChanged, this, [this](const SourceState& state) {
        m_states[state.name] = state;
        Q_EMIT sourceChanged(state);
    });
    connect(m_poller, &Poller::storageFailed, this, [](const Error& error) {
        if (error.code != ErrorCode::Cancelled) // the end of the program
            qCWarning(lcSession, "%s", qUtf8Printable(toText(error)));
    });
    // Called on the poller's thread, before it asks anything: what slept is not spoken through again.
    connect(
        m_poller, &Poller::woke, this, [network = m_network.get()] { network->resetConnections(); }, Qt::DirectConnection);
    makeShadowLooks();
    m_pollThread.start();
    if (!m_workspace.told.empty())
        m_history->commit({.series = {}, .facts = m_workspace.told, .factSets = {}, .events = {}, .observations = {}});
    m_derivations = std::make_unique<DerivationLoop>(derivations(m_workspace.slos), snapshots(), *m_history);
}

/// Off the main thread, as values are hashed; on the poller's, which ends before the history they write to.
void Session::makeShadowLooks()
{
    if (m_workspace.shadows.empty())
        return;
    m_looks = new ShadowLooks({.runner = m_network->runner(), .clock = m_clock, .sink = *m_history}, m_workspace.shadows,
                              m_workspace.sources);
    m_looks->moveToThread(&m_pollThread);
    connect(&m_pollThread, &QThread::finished, m_looks, &QObject::deleteLater);
    connect(m_looks, &ShadowLooks::troubled, this,
            [](const Error& error) { qCWarning(lcSession, "reading along: %s", qUtf8Printable(toText(error))); });
}

/// So that the past knows which version of a definition held when.
void Session::noteDefinitions()
{
    const bool isWorkspace = m_workspace.kind == LoadedWorkspace::Kind::Demo || !m_workspace.path.isEmpty();
    if (!isWorkspace)
        return; // a history without its workspace says nothing of definitions
    const UtcMs now = m_clock.now();
    const auto snapshot = m_history->snapshot({.view = kDistantFuture, .know = kDistantFuture});
    const auto known = snapshot
        ? snapshot->factSpans(vocabulary::kDefinitionFact, {kDistantPast, kDistantFuture}, vocabulary::kWorkspaceSource)
        : Result<std::vector<Fact>>(snapshot.error());
    if (!known) {
        qCWarning(lcSession, "%s", qUtf8Printable(toText(known.error())));
        return;
    }
    // what stands in a mistake is not gone
    const Missing missing = m_workspace.errors.empty() ? Missing::IsGone : Missing::MayBeUnread;
    Batch batch;
    batch.facts = definitionFacts(m_workspace.slos, missing, *known, now);
    if (!batch.facts.empty())
        m_history->commit(std::move(batch)); // a disk that is full is told by storageTroubled
}

void Session::connectHistory()
{
    connect(m_history.get(), &history::History::committed, this, [this](const ChangeSet& changes) {
        if (m_derivations)
            m_derivations->noteCommit(changes);
        Q_EMIT committed(changes);
    });
    connect(m_history.get(), &history::History::storageTroubled, this, &Session::storageTroubled);
    m_statusTimer.setObjectName(QStringLiteral("status"));
    m_statusTimer.setTimerType(Qt::VeryCoarseTimer);
    connect(&m_statusTimer, &QTimer::timeout, this, &Session::readStatus);
    connect(&m_statusRead, &QFutureWatcherBase::finished, this, [this] {
        const QString before = m_status.damage;
        if (const auto status = m_statusRead.result())
            m_status = *status;
        else
            m_statusOf = {};           // once more
        if (m_status.damage != before) // it may have been found before anybody listened
            Q_EMIT storageTroubled(m_status.damage, 0, 0);
        Q_EMIT statusRead();
    });
}

void Session::startPolling()
{
    if (m_poller != nullptr)
        m_poller->start();
    if (m_looks != nullptr)
        m_looks->start();
    if (!ownsHistory())
        startListening();
    m_statusTimer.start(kStatusEvery);
    readStatus();
}

void Session::startListening()
{
    m_heard = std::make_unique<HeardSources>(*m_history, m_workspace.sources, m_clock, m_pool);
    connect(m_heard.get(), &HeardSources::changed, this, [this](const SourceState& state) {
        m_states[state.name] = state;
        Q_EMIT sourceChanged(state);
    });
    m_heard->start();
}

bool Session::knowsSources() const
{
    return ownsHistory() || (m_heard && m_heard->isRead());
}

void Session::readStatus()
{
    const UtcMs written = m_history->lastWritten();
    if (m_statusRead.isRunning() || written == m_statusOf)
        return;
    m_statusOf = written;
    m_statusRead.setFuture(QtConcurrent::run(&m_pool, [history = m_history.get()] { return history->status(); }));
}

SnapshotSource Session::snapshots()
{
    return {[history = m_history.get()](history::AsOf asOf, std::stop_token stop) {
                return history->snapshot(asOf, std::move(stop));
            },
            m_pool};
}

RequestRunner& Session::network()
{
    return m_network->runner();
}

/// What the owner was asked for: it derives and folds by itself.
Session::Synced Session::asked(const Result<SyncReport>& report)
{
    using End = Synced::End;
    if (report)
        return {.report = *report};
    const End end = report.error().code == ErrorCode::Cancelled ? End::Interrupted : End::Done;
    return {.end = end, .unasked = report.error()};
}

Session::Synced Session::pollOnce(const Patience& patience)
{
    if (m_link)
        return asked(m_link->poll(workspaceId(m_workspace), waitOf(patience)));
    auto future = m_poller->pollNow();
    const auto end = endOf(future, patience, *this);
    return end == Synced::End::Done ? Synced{.report = future.result(), .problem = {}}
                                    : Synced{.report = {}, .problem = {}, .end = end};
}

Session::Synced Session::syncOnce(Millis window, const Patience& patience)
{
    if (m_link)
        return asked(m_link->sync(workspaceId(m_workspace), window, waitOf(patience)));
    auto future = m_poller->syncAll(window);
    if (const auto end = endOf(future, patience, *this); end != Synced::End::Done)
        return {.report = {}, .problem = {}, .end = end};
    Synced synced{.report = future.result(), .problem = {}};
    const UtcMs now = m_clock.now();
    if (auto derived = m_derivations->runNow({now - std::max(window, m_workspace.slos.longestWindow()), now}); !derived)
        synced.problem = derived.error();
    auto compacted = m_history->compact();
    compacted.waitForFinished();
    if (!compacted.isCanceled() && !compacted.result())
        synced.problem = compacted.result().error();
    return synced;
}

Result<void> Session::compact()
{
    if (m_link)
        return m_link->compact({});
    auto compacted = m_history->compact();
    compacted.waitForFinished();
    return compacted.result();
}

BatchSink& Session::sink()
{
    if (m_link)
        return *m_link;
    return *m_history;
}

void Session::cancelBackfill(const std::string& source)
{
    if (m_poller != nullptr)
        m_poller->cancelBackfill(source);
}

std::optional<Millis> Session::ageOf(const std::string& source, UtcMs moment) const
{
    const auto heard = heardAt(*m_history, source, moment);
    return heard ? std::optional(std::max(Millis{0}, moment - *heard)) : std::nullopt;
}

std::vector<std::string> Session::sourceNames() const
{
    std::vector<std::string> names;
    for (const auto& source : m_workspace.sources)
        names.push_back(source->settings().name);
    return names;
}

QString Session::openNotes() const
{
    const history::OpenNotes& notes = m_history->notes();
    if (!notes.renamedAside.isEmpty())
        return tr("The history file was damaged. It was kept as “%1”; a new one was begun and is being filled.")
            .arg(notes.renamedAside);
    if (notes.newerVersion)
        return tr("The history was written by a newer Traceo. It is shown, but nothing is added; update to go on.");
    if (m_link)
        return tr("Another process owns this history: it is shown, and that one polls.");
    if (!m_history->canWrite() && !m_isToRead)
        return tr(
            "The history is read-only: it is shown, and nobody polls. Its file and its folder have to be yours to write in.");
    if (!notes.networkFileSystem.isEmpty())
        return tr("The history lies on a network folder (%1), where it can be damaged. Name a local file in the workspace: "
                  "history: {file: …}.")
            .arg(notes.networkFileSystem);
    return {};
}

} // namespace traceo
