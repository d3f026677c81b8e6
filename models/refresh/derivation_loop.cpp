#include "refresh/derivation_loop.h"

#include "sli/observed.h"

#include <QCoreApplication>

namespace traceo {
namespace {

/// What it sees is let go before anything is stored: a writer that cuts its log off waits for its readers.
Result<Batch> derive(const Derivation& derivation, TimeSpan dirty, const SnapshotSource& snapshots, std::stop_token stop)
{
    auto snapshot = snapshots({}, std::move(stop));
    if (!snapshot)
        return snapshot.error();
    return derivation.derive(*snapshot, dirty);
}

/// Derives and stores one dirty part of one derivation. Any thread that may wait.
Result<void> deriveAndStore(const Derivation& derivation, TimeSpan dirty, const SnapshotSource& snapshots, BatchSink& sink,
                            std::stop_token stop)
{
    auto batch = derive(derivation, dirty, snapshots, std::move(stop));
    if (!batch)
        return batch.error();
    auto stored = sink.commit(std::move(batch).value());
    stored.waitForFinished();
    if (stored.isCanceled())
        return Error{.code = ErrorCode::Cancelled, .where = QString::fromStdString(derivation.name)};
    const auto receipt = stored.result();
    return receipt ? Result<void>() : receipt.error();
}

} // namespace

DerivationLoop::DerivationLoop(std::vector<Derivation> derivations, SnapshotSource snapshots, BatchSink& sink, QObject* parent)
    : QObject(parent), m_derivations(std::move(derivations)), m_dirty(m_derivations.size()), m_snapshots(std::move(snapshots)),
      m_sink(sink)
{
    m_pool.setMaxThreadCount(1);
}

DerivationLoop::~DerivationLoop()
{
    m_stop.request_stop();
    m_pool.waitForDone(); // the job writes through m_sink
}

bool DerivationLoop::isIdle() const
{
    return !m_running && std::ranges::all_of(m_dirty, [](const auto& spans) { return spans.empty(); });
}

void DerivationLoop::noteCommit(const ChangeSet& changes)
{
    for (std::size_t i = 0; i < m_derivations.size(); ++i) {
        const TimeSpan dirty = m_derivations[i].dirty(changes);
        if (dirty.isEmpty())
            continue;
        // Kept apart: a backfill of last month and a poll of this minute are not the month between them.
        m_dirty[i].push_back(dirty);
        m_dirty[i] = joinedSpans(std::move(m_dirty[i]));
    }
    start();
}

void DerivationLoop::start()
{
    if (m_running || isIdle())
        return;
    m_running = true;
    auto work = [derivations = m_derivations, dirty = std::exchange(m_dirty, decltype(m_dirty)(m_derivations.size())),
                 snapshots = m_snapshots, &sink = m_sink, stop = m_stop.get_token()] {
        Errors errors;
        for (std::size_t i = 0; i < derivations.size(); ++i) {
            for (const TimeSpan& span : dirty[i]) {
                if (stop.stop_requested())
                    return errors;
                if (auto done = deriveAndStore(derivations[i], span, snapshots, sink, stop); !done)
                    errors.push_back(done.error());
            }
        }
        return errors;
    };
    m_pool.start([this, work = std::move(work)] {
        const Errors errors = work();
        // Safe: the destructor waits for this pool, and a queued call to a destroyed receiver is dropped.
        QMetaObject::invokeMethod(
            this, [this, errors] { finish(errors); }, Qt::QueuedConnection);
    });
}

void DerivationLoop::finish(const Errors& errors)
{
    m_running = false;
    for (const Error& error : errors)
        Q_EMIT failed(error);
    if (isIdle())
        Q_EMIT derived();
    start();
}

Result<void> DerivationLoop::runNow(TimeSpan range)
{
    for (const Derivation& derivation : m_derivations) {
        if (auto done = deriveAndStore(derivation, range, m_snapshots, m_sink, m_stop.get_token()); !done)
            return done.error();
    }
    return {};
}

} // namespace traceo
