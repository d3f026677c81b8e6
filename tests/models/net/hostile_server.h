#pragma once
// A server that may do to a client what it likes: a test gives it the conversation, byte by byte.
// Lives in the test's own event loop, so tests wait with answered().

#include "core/request.h"
#include "core/request_runner.h"

#include <QPointer>
#include <QSslConfiguration>
#include <QTcpServer>
#include <QTcpSocket>

#include <functional>
#include <memory>

namespace traceo::test {

class HostileServer : public QObject {
    Q_OBJECT
public:
    /// Called for each request whose head has arrived; `head` with its last empty line.
    using Talk = std::function<void(QTcpSocket& socket, const QByteArray& head)>;

    explicit HostileServer(Talk talk);
    HostileServer(const QSslConfiguration& tls, Talk talk);

    Endpoint endpoint() const; ///< 127.0.0.1 at a free port
    int requests() const { return int(m_heads.size()); }
    const QByteArrayList& heads() const { return m_heads; }

private:
    void listen(std::unique_ptr<QTcpServer> server);
    void accept();
    void read(QTcpSocket& socket);

    Talk m_talk;
    QString m_scheme = QStringLiteral("http");
    QHash<QTcpSocket*, QByteArray> m_pending;
    QByteArrayList m_heads;
    std::unique_ptr<QTcpServer> m_server; ///< goes first: its sockets tell when they end
};

/// An answer with Content-Length, JSON unless `headers` (each ended by CRLF) say otherwise.
QByteArray answer(const QByteArray& body, const QByteArray& headers = {}, const QByteArray& status = "200 OK");

/// One gzip member.
QByteArray zipped(const QByteArray& text);

/// Sends `bytes` and closes.
HostileServer::Talk saying(const QByteArray& bytes);

/// Waits in the event loop, at most `patience`.
Response answered(QFuture<Response> future, Millis patience = Millis{60'000});

/// A GET of /x with a deadline and an idle time that a test can wait for.
Request quickRequest(Millis deadline = Millis{20'000}, Millis idle = Millis{20'000});

} // namespace traceo::test
