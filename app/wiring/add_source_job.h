#pragma once
// Adding a source without holding up the window: each step runs on a thread of its own and comes back as a signal.
// GUI thread only.

#include "app/wiring/add_source.h"
#include "app/wiring/keychain_store.h"

#include <QFutureWatcher>
#include <QObject>
#include <QThreadPool>

namespace traceo {

class AddSourceJob : public QObject {
    Q_OBJECT
public:
    /// The workspace a source is added to is read by each step; null: a new one. Must outlive the job.
    AddSourceJob(const LoadedWorkspace* into, const Clock& clock, QObject* parent = nullptr);
    /// Cancels what runs and waits for it, which is a moment.
    ~AddSourceJob() override;

    void look(const QString& typed, const TypedLogin& login);
    /// Requires: found() came. Writes what was found with the proposals of these numbers.
    void write(const std::string& name, const std::vector<int>& chosen);
    /// Comes to noKeychain() where none answers, and to nothing else.
    void askKeychain();
    void cancel() { m_isCancelled = true; }
    bool isBusy() const { return m_looking.isRunning() || m_writing.isRunning(); }

Q_SIGNALS:
    void said(const QString& words);
    /// Whatever answered; AddedSource::problem and Detected::login say whether it can be added.
    void found(std::shared_ptr<const traceo::AddedSource> source);
    void written(const traceo::WritePlan& plan);
    void failed(const traceo::Error& error);
    void noKeychain();

private:
    using Looked = std::shared_ptr<const Result<AddedSource>>;
    using Written = std::shared_ptr<const Result<WritePlan>>;

    void takeLooked();
    void takeWritten();

    const LoadedWorkspace* m_into;
    const Clock& m_clock;
    std::atomic<bool> m_isCancelled = false;
    std::shared_ptr<const AddedSource> m_source;
    TypedLogin m_login;
    QThreadPool m_pool;                        ///< not the shared one: a server that stalls must not hold up a report
    std::unique_ptr<KeychainStore> m_keychain; ///< from the first question on
    QFutureWatcher<Result<void>> m_asking;
    QFutureWatcher<Looked> m_looking;
    QFutureWatcher<Written> m_writing;
};

} // namespace traceo
