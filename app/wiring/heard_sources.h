#pragma once
// When the sources of a history that another process fills were heard last: read whenever its file was written, off the thread
// this lives on. Whoever only reads knows no more of them than that.
// The main thread.

#include "core/clock.h"
#include "poll/poll_state.h"
#include "sources/source.h"

#include <QFutureWatcher>
#include <QObject>
#include <QThreadPool>
#include <QTimer>

namespace traceo {

namespace history {
class History;
}

class HeardSources : public QObject {
    Q_OBJECT
public:
    /// Requires: history, clock and pool outlive it, and the pool runs nothing more of it then.
    HeardSources(history::History& history, const std::vector<std::shared_ptr<const Source>>& sources, const Clock& clock,
                 QThreadPool& pool, QObject* parent = nullptr);

    void start();
    /// Whether they were read once.
    bool isRead() const { return m_isRead; }

Q_SIGNALS:
    /// `lastOk` is news; what only who asks can know is not said.
    void changed(const traceo::SourceState& state);

private:
    void read();
    void take();

    history::History& m_history;
    const Clock& m_clock;
    QThreadPool& m_pool;
    std::vector<SourceState> m_states; ///< as told last
    QTimer m_timer{this};
    QFutureWatcher<std::vector<SourceState>> m_reading;
    UtcMs m_writtenAt{}; ///< when the file was that was read
    bool m_isRead = false;
};

/// The newest moment up to `moment` that a source answered for, as the history has it; none when it never did. A moment at
/// which it failed is none it answered for, whatever an answer that came later spans. Any thread.
std::optional<UtcMs> heardAt(history::History& history, const std::string& source, UtcMs moment);

} // namespace traceo
