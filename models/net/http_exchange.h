#pragma once
// One request from its credential to its answer: waits for a place in the queue, follows redirects
// within the origin, watches the deadline, and finishes the promise exactly once.
// Network thread only.

#include "core/clock.h"
#include "net/body_reader.h"
#include "net/connection_pool.h"
#include "net/http_question.h"
#include "net/origin_queue.h"

#include <QFutureWatcher>
#include <QPromise>
#include <QTimer>

#include <memory>
#include <optional>

namespace traceo {

/// What all exchanges of a client share.
struct NetworkParts {
    const Clock& clock;
    CredentialStore& credentials;
    ConnectionPool connections;
    OriginQueue queue;
};

class HttpExchange : public QObject {
    Q_OBJECT
public:
    HttpExchange(NetworkParts& parts, Endpoint endpoint, Request request, std::shared_ptr<QPromise<Response>> promise,
                 QObject* parent);
    ~HttpExchange() override;

    void start();
    /// Ends it with `error`, unless it has ended. It deletes itself afterwards.
    void fail(Error error);

private:
    void readCredential();
    void useCredential(const Result<std::shared_ptr<const Secret>>& secret);
    void waitForPlace();
    void dispatch();
    void send();
    QNetworkRequest networkRequest() const;
    void noteActivity();
    void noteTlsProblems(const QList<QSslError>& problems);
    void readHeaders();
    void readBody();
    void endOfReply();
    void followRedirect();
    void finishWithStatus();
    void finishWithBody();
    void deadlinePassed();
    void idleTooLong();
    void dropReply();
    void finish();
    QString where() const;

    NetworkParts& m_parts;
    Endpoint m_endpoint;
    Request m_request;
    std::shared_ptr<QPromise<Response>> m_promise;
    QFutureWatcher<Response> m_watcher;
    HttpQuestion m_question;
    Connections m_connections;
    OriginQueue::Ticket m_ticket = 0;
    QNetworkReply* m_reply = nullptr; ///< child of its access manager, let go by dropReply()
    QTimer m_deadline;
    QTimer m_idle;
    std::optional<BodyReader> m_body; ///< from the headers on
    QList<QSslError> m_tlsProblems;
    Response m_response;
    int m_redirects = 0;
    bool m_finished = false;
};

} // namespace traceo
