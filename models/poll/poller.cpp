#include "poll/poller.h"

#include <QThread>

#include <algorithm>
#include <random>

namespace traceo {
namespace {

/// Fetching the past, over all sources: polls come first and servers are not ours alone.
constexpr int kBackfillsAsked = 4;
/// The longest sleep: a wake or a set clock is seen this soon.
constexpr Millis kLongestSleep{30'000};

/// Of so many sources those that are due within this long are asked together: each time a thread wakes, sockets are waited for
/// or a batch is committed, it is for several.
constexpr Millis kTogether{1'000};
constexpr std::size_t kMany = 20;

std::uint64_t seedOr(std::uint64_t seed)
{
    return seed != 0 ? seed : (std::uint64_t{std::random_device{}()} << 32 | std::random_device{}());
}

} // namespace

bool SyncReport::reachedAny() const
{
    return std::ranges::any_of(lines, [](const Line& line) { return line.outcome == Outcome::Ok; });
}

Poller::Poller(const PollServices& services, std::vector<PolledSource> sources, std::unique_ptr<PollTimer> timer, QObject* parent)
    : QObject(parent), m_services(services), m_timer(std::move(timer)), m_watch(services.clock)
{
    Dice seeds(seedOr(services.seed));
    for (const PolledSource& polled : sources) {
        const auto seed = std::uint64_t(seeds.roll() * 0x1.0p53);
        auto* source = new SourcePoller(polled, m_services, seed, this);
        connect(source, &SourcePoller::stateChanged, this, [this, source] { Q_EMIT sourceStateChanged(source->state()); });
        connect(source, &SourcePoller::progressed, this, &Poller::goOn);
        connect(source, &SourcePoller::storageFailed, this, [this](const Error& error) {
            for (Waiter& waiter : m_waiters)
                waiter.storage.push_back(error);
            Q_EMIT storageFailed(error);
        });
        m_sources.push_back(source);
    }
}

Poller::~Poller()
{
    if (m_timer)
        m_timer->stop();
}

void Poller::start()
{
    if (QThread::currentThread() != thread()) {
        QMetaObject::invokeMethod(this, &Poller::start, Qt::QueuedConnection);
        return;
    }
    if (m_phase == Phase::Running)
        return;
    m_phase = Phase::Running;
    if (!m_timer)
        m_timer = std::make_unique<QtPollTimer>();
    m_watch.look();
    for (std::size_t i = 0; i < m_sources.size(); ++i)
        m_sources[i]->begin(Occasion::Start, int(i), int(m_sources.size()));
    arm();
}

void Poller::stop()
{
    m_phase = Phase::Idle;
    if (m_timer)
        m_timer->stop();
}

/// Before anything is asked, whatever the occasion: an answer that comes after a sleep may be the first to be heard of it.
void Poller::lookAtClock()
{
    const ClockWatch::Event event = m_watch.look();
    if (event == ClockWatch::Event::Woke)
        Q_EMIT woke();
    for (std::size_t i = 0; i < m_sources.size(); ++i) {
        if (event == ClockWatch::Event::Woke)
            m_sources[i]->begin(Occasion::Wake, int(i), int(m_sources.size()));
        else if (event == ClockWatch::Event::Stepped)
            m_sources[i]->noteStep();
    }
}

void Poller::tick()
{
    lookAtClock();
    attemptDue();
    fill();
    arm();
}

void Poller::attemptDue()
{
    const Millis now = m_services.clock.monotonic();
    const auto isDue = [now](const SourcePoller* source) { return source->due() <= now && !source->isPolling(); };
    if (std::ranges::none_of(m_sources, isDue))
        return;
    const bool areMany = m_sources.size() >= kMany;
    for (SourcePoller* source : m_sources) {
        const bool isSoon = areMany && source->mayBeEarly() && source->due() <= now + kTogether && !source->isPolling();
        if (isSoon || isDue(source))
            source->attempt();
    }
}

void Poller::arm()
{
    if (m_phase != Phase::Running)
        return;
    const Millis now = m_services.clock.monotonic();
    Millis delay = kLongestSleep;
    for (const SourcePoller* source : m_sources) {
        if (!source->isPolling())
            delay = std::min(delay, std::max(Millis{0}, source->due() - now));
    }
    m_timer->start(delay, [this] { tick(); });
}

/// Gives every source its turn, so that a long past of one does not keep the others waiting.
void Poller::fill()
{
    const Millis now = m_services.clock.monotonic();
    int room = kBackfillsAsked;
    for (SourcePoller* source : m_sources) {
        source->planIfDue(now);
        room -= source->backfillsAsked();
    }
    std::size_t without = 0;
    while (room > 0 && without < m_sources.size()) {
        SourcePoller* source = m_sources[m_nextToFill++ % m_sources.size()];
        if (!source->canBackfill()) {
            ++without;
            continue;
        }
        source->backfillOne();
        without = 0;
        --room;
    }
}

void Poller::goOn()
{
    const bool isFilling = m_phase == Phase::Running
        || std::ranges::any_of(m_waiters, [](const Waiter& waiter) { return waiter.until == Waiter::Until::Settled; });
    if (isFilling) {
        lookAtClock();
        fill();
    }
    checkWaiters();
    arm();
}

QFuture<SyncReport> Poller::pollNow(const std::optional<std::string>& source)
{
    auto promise = std::make_shared<QPromise<SyncReport>>();
    promise->start();
    auto future = promise->future();
    QMetaObject::invokeMethod(this, [this, source, promise = std::move(promise)] {
        std::vector<SourcePoller*> asked = m_sources;
        std::erase_if(asked, [&source](const SourcePoller* poller) { return source && poller->state().name != *source; });
        serve(asked, Waiter::Until::Stored, {}, promise);
    });
    return future;
}

QFuture<SyncReport> Poller::syncAll(Millis window)
{
    auto promise = std::make_shared<QPromise<SyncReport>>();
    promise->start();
    auto future = promise->future();
    QMetaObject::invokeMethod(this, [this, window, promise = std::move(promise)] {
        serve(m_sources, Waiter::Until::Settled, window, promise);
    });
    return future;
}

void Poller::serve(const std::vector<SourcePoller*>& sources, Waiter::Until until, std::optional<Millis> window,
                   std::shared_ptr<QPromise<SyncReport>> promise)
{
    lookAtClock();
    m_waiters.push_back({std::move(promise), sources, until, {}});
    for (SourcePoller* source : sources) {
        source->beginReport(window);
        source->pollNow();
    }
    checkWaiters(); // there may be no source at all
}

void Poller::checkWaiters()
{
    std::vector<Waiter> served;
    for (auto it = m_waiters.begin(); it != m_waiters.end();) {
        const bool isCancelled = it->promise->isCanceled();
        const auto isReady = [it](const SourcePoller* source) {
            return it->until == Waiter::Until::Settled ? source->isSettled() : source->isStored();
        };
        if (!isCancelled && !std::ranges::all_of(it->sources, isReady)) {
            ++it;
            continue;
        }
        served.push_back(std::move(*it));
        it = m_waiters.erase(it);
    }
    for (Waiter& waiter : served) {
        SyncReport report;
        report.storage = std::move(waiter.storage);
        for (SourcePoller* source : waiter.sources) {
            report.lines.push_back(source->report());
            if (waiter.promise->isCanceled() && waiter.until == Waiter::Until::Settled)
                source->cancelBackfill();
        }
        waiter.promise->addResult(std::move(report));
        waiter.promise->finish();
    }
}

void Poller::cancelBackfill(const std::string& source)
{
    QMetaObject::invokeMethod(this, [this, source] {
        for (SourcePoller* poller : m_sources) {
            if (poller->state().name == source)
                poller->cancelBackfill();
        }
    });
}

std::vector<SourceState> Poller::states() const
{
    std::vector<SourceState> states;
    for (const SourcePoller* source : m_sources)
        states.push_back(source->state());
    return states;
}

bool Poller::isBusy() const
{
    return std::ranges::any_of(m_sources,
                               [](const SourcePoller* source) { return !source->isStored() || source->backfillsInFlight() > 0; });
}

} // namespace traceo
