#pragma once
// The other implementation of BatchSink: asks the process that owns the history. One connection a question.
// Any thread; all but commit() block.

#include "app/owner/messages.h"
#include "core/batch_sink.h"

#include <QThreadPool>

#include <functional>

namespace traceo::owner {

class OwnerLink final : public BatchSink {
public:
    struct Patience {
        Millis silence{8'000}; ///< with an owner that gives no sign of life
    };
    /// How long a question may take, beyond silence: for ever without a length, and until `isInterrupted` says so.
    struct Wait {
        std::optional<Millis> longest;
        std::function<bool()> isInterrupted;
    };
    OwnerLink(QString historyFile, Patience patience);
    explicit OwnerLink(QString historyFile) : OwnerLink(std::move(historyFile), Patience()) {}
    /// Waits for what is being committed.
    ~OwnerLink() override;

    // Errors of all: Locked when nothing was done and another try may do (nobody listens, the owner is ending);
    // Timeout when it gives no sign of life, or is not done in time; Cancelled when interrupted (the owner goes on);
    // Unreachable when it ended before it confirmed a batch: all of it or nothing is stored; what it refused with.

    /// Finishes when the batch is durable.
    QFuture<Result<ChangeSet>> commit(Batch batch) override;
    Result<SyncReport> poll(const std::string& workspace, const Wait& wait) const;
    Result<SyncReport> sync(const std::string& workspace, Millis window, const Wait& wait) const;
    Result<void> compact(const Wait& wait) const;
    Result<OwnerStatus> status() const;
    Result<void> raise(const Raise& raise) const;

private:
    Result<Frame> asked(const Question& question, const Wait& wait) const;
    template <class T>
    Result<T> answered(const Question& question, const Wait& wait) const;

    const QString m_historyFile;
    const Patience m_patience;
    QThreadPool m_pool; ///< one thread: batches keep their order
};

} // namespace traceo::owner
