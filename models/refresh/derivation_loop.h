#pragma once
// After each commit: which derivations are touched, derive them on the pool, write what they gave.
// What they write does not start them again.
// GUI thread or the owner's main thread only, but for `runNow`.

#include "refresh/derivation.h"
#include "refresh/live_report.h"

#include <QObject>
#include <QThreadPool>

#include <vector>

namespace traceo {

class DerivationLoop : public QObject {
    Q_OBJECT
public:
    DerivationLoop(std::vector<Derivation> derivations, SnapshotSource snapshots, BatchSink& sink, QObject* parent = nullptr);
    ~DerivationLoop() override;

    /// Call for each commit; quick.
    /// What failed to derive is derived again with the next commit that touches it.
    void noteCommit(const ChangeSet& changes);
    bool isIdle() const;

    /// Derives everything over `range` on the calling thread and waits until it is stored.
    Result<void> runNow(TimeSpan range);

Q_SIGNALS:
    void derived(); ///< all that was dirty is stored
    void failed(const traceo::Error& error);

private:
    void start();
    void finish(const Errors& errors);

    std::vector<Derivation> m_derivations;
    std::vector<std::vector<TimeSpan>> m_dirty; ///< of each derivation, apart and in order; empty: clean
    SnapshotSource m_snapshots;
    BatchSink& m_sink;
    std::stop_source m_stop;
    QThreadPool m_pool; ///< one thread: derivations run one after another
    bool m_running = false;
};

} // namespace traceo
