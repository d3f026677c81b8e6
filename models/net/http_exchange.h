#pragma once
// One request from its credential to its answer: waits for a place in the queue, follows redirects
// within the origin, watches the deadline, and finishes the promise exactly once.
// Network thread only.

#include "core/clock.h"
#include "net/body_reader.h"
#include "net/connection_pool.h"
#include "net/http_wire.h"
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
    void send(ConnectionPool::Reuse reuse);
    void write();
    void noteActivity();
    void readArrived();
    void readHead();
    void takeBody(const Result<void>& fed, std::string_view body);
    void endOfConnection();
    void endOfAnswer();
    void followRedirect();
    void finishWithStatus();
    void finishWithBody();
    void deadlinePassed();
    void idleTooLong();
    void finish();
    QString where() const;

    NetworkParts& m_parts;
    Endpoint m_endpoint;
    Request m_request;
    std::shared_ptr<QPromise<Response>> m_promise;
    QFutureWatcher<Response> m_watcher;
    HttpQuestion m_question;
    OriginQueue::Ticket m_ticket = 0;
    ConnectionPtr m_connection;
    ResponseReader m_reader;
    QTimer m_deadline;
    QTimer m_idle;
    std::optional<BodyReader> m_body; ///< from the head on
    Response m_response;
    int m_redirects = 0;
    bool m_hasArrived = false; ///< any byte on this connection
    bool m_finished = false;
};

} // namespace traceo
