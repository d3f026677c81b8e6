#include "models/net/hostile_server.h"

#include "net/gzip.h"

#include <QEventLoop>
#include <QFutureWatcher>
#include <QSslServer>
#include <QTimer>

namespace traceo::test {

HostileServer::HostileServer(Talk talk) : m_talk(std::move(talk))
{
    listen(std::make_unique<QTcpServer>());
}

HostileServer::HostileServer(const QSslConfiguration& tls, Talk talk) : m_talk(std::move(talk)), m_scheme(QStringLiteral("https"))
{
    auto server = std::make_unique<QSslServer>();
    server->setSslConfiguration(tls);
    listen(std::move(server));
}

void HostileServer::listen(std::unique_ptr<QTcpServer> server)
{
    m_server = std::move(server);
    connect(m_server.get(), &QTcpServer::pendingConnectionAvailable, this, &HostileServer::accept);
    if (!m_server->listen(QHostAddress::LocalHost))
        qFatal("no port to listen on");
}

void HostileServer::accept()
{
    while (QTcpSocket* socket = m_server->nextPendingConnection()) {
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(*socket); });
        connect(socket, &QTcpSocket::disconnected, this, [this, socket] { m_pending.remove(socket); });
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        read(*socket);
    }
}

void HostileServer::read(QTcpSocket& socket)
{
    QByteArray& pending = m_pending[&socket];
    pending += socket.readAll();
    const qsizetype end = pending.indexOf("\r\n\r\n");
    if (end < 0)
        return;
    const QByteArray head = pending.left(end + 4);
    pending.remove(0, end + 4);
    m_heads << head;
    m_talk(socket, head);
}

Endpoint HostileServer::endpoint() const
{
    Endpoint endpoint;
    endpoint.source = "hostile";
    endpoint.base = QUrl(QStringLiteral("%1://127.0.0.1:%2").arg(m_scheme).arg(m_server->serverPort()));
    return endpoint;
}

QByteArray answer(const QByteArray& body, const QByteArray& headers, const QByteArray& status)
{
    const QByteArray type =
        headers.toLower().contains("content-type:") ? QByteArray() : QByteArrayLiteral("Content-Type: application/json\r\n");
    return "HTTP/1.1 " + status + "\r\n" + type + headers + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n"
        + body;
}

QByteArray zipped(const QByteArray& text)
{
    return QByteArray::fromStdString(gzipped(text.toStdString()));
}

HostileServer::Talk saying(const QByteArray& bytes)
{
    return [bytes](QTcpSocket& socket, const QByteArray& /*head*/) {
        socket.write(bytes);
        socket.disconnectFromHost();
    };
}

Response answered(QFuture<Response> future, Millis patience)
{
    QEventLoop loop; // not qWaitFor(), whose pauses would slow the server down
    QFutureWatcher<Response> watcher;
    QObject::connect(&watcher, &QFutureWatcherBase::finished, &loop, &QEventLoop::quit);
    QTimer::singleShot(patience, &loop, &QEventLoop::quit);
    watcher.setFuture(future);
    if (!future.isFinished())
        loop.exec();
    if (future.isFinished() && future.resultCount() > 0)
        return future.takeResult();
    Response none;
    none.error = Error{ErrorCode::Internal, {}, QStringLiteral("a finished future with a response"), QStringLiteral("none"), {}};
    return none;
}

Request quickRequest(Millis deadline, Millis idle)
{
    Request request;
    request.path = "/x";
    request.deadline = deadline;
    request.idle = idle;
    return request;
}

} // namespace traceo::test
