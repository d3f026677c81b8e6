#include "refresh/derivation_loop.h"

#include <QCoreApplication>

namespace traceo {
namespace {

TimeSpan joined(TimeSpan a, TimeSpan b)
{
    if (a.isEmpty())
        return b;
    if (b.isEmpty())
        return a;
    return {std::min(a.from, b.from), std::max(a.to, b.to)};
}

/// Derives and stores one derivation's dirty part. Any thread that may wait.
Result<void> deriveAndStore(const Derivation& derivation, TimeSpan dirty, const SnapshotSource& snapshots, BatchSink& sink,
                            std::stop_token stop)
{
    auto snapshot = snapshots({}, stop);
    if (!snapshot)
        return snapshot.error();
    auto batch = derivation.derive(*snapshot, dirty);
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
    return !m_running && std::ranges::all_of(m_dirty, &TimeSpan::isEmpty);
}

void DerivationLoop::noteCommit(const ChangeSet& changes)
{
    for (std::size_t i = 0; i < m_derivations.size(); ++i)
        m_dirty[i] = joined(m_dirty[i], m_derivations[i].dirty(changes));
    start();
}

void DerivationLoop::start()
{
    if (m_running || isIdle())
        return;
    m_running = true;
    auto work = [derivations = m_derivations, dirty = std::exchange(m_dirty, std::vector<TimeSpan>(m_derivations.size())),
                 snapshots = m_snapshots, &sink = m_sink, stop = m_stop.get_token()] {
        Errors errors;
        for (std::size_t i = 0; i < derivations.size() && !stop.stop_requested(); ++i) {
            if (dirty[i].isEmpty())
                continue;
            if (auto done = deriveAndStore(derivations[i], dirty[i], snapshots, sink, stop); !done)
                errors.push_back(done.error());
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
