#pragma once
// One request to a database server: reads its credential, hands it to the thread that blocks for it, and ends at its deadline
// whatever that thread does.
// The runner's own thread.

#include "net/sql_worker.h"

#include <QFutureWatcher>
#include <QTimer>

#include <functional>

namespace traceo {

struct SqlParts {
    const Clock& clock;
    CredentialStore& credentials;
    std::function<SqlWorker&(const std::string& key)> workerFor; ///< by SqlQuestion::key
    int epoch = 0;                                               ///< counts resumes and changes of the network
};

class SqlExchange : public QObject {
    Q_OBJECT
public:
    SqlExchange(SqlParts& parts, Endpoint endpoint, Request request, std::shared_ptr<QPromise<Response>> promise,
                QObject* parent);
    ~SqlExchange() override;

    void start();
    /// After a resume: asked again, unless its connection is newer.
    void resetConnection();
    /// Once more is nothing.
    void fail(Error error);

private:
    void useCredential(const Result<std::shared_ptr<const Secret>>& secret);
    void ask(std::shared_ptr<const Secret> secret);
    void take(SqlAnswer answer);
    void deadlinePassed();
    void finish();

    SqlParts& m_parts;
    Endpoint m_endpoint;
    Request m_request;
    std::shared_ptr<QPromise<Response>> m_promise;
    SqlQuestion m_question;
    std::shared_ptr<SqlCall> m_call = std::make_shared<SqlCall>(m_parts.epoch);
    Response m_response;
    QTimer m_deadline;
    QFutureWatcher<Response> m_watcher;   ///< of who asked: for being cancelled
    QFutureWatcher<SqlAnswer> m_answered; ///< of the thread that blocks
    bool m_isAsked = false;
    bool m_isFinished = false;
};

} // namespace traceo
