#pragma once
// A Redis that says what a test tells it to, byte by byte. Lives in the test's own event loop, so tests wait with answered().

#include "core/redis_reply.h"
#include "core/request.h"
#include "models/net/hostile_server.h"

#include <QHash>
#include <QSslServer>
#include <QTcpServer>
#include <QTcpSocket>

#include <functional>
#include <memory>

namespace traceo::test {

class ScriptedRedis : public QObject {
public:
    /// Called for each command; of the greeting only AUTH is.
    using Talk = std::function<void(QTcpSocket& socket, const QByteArrayList& words)>;

    explicit ScriptedRedis(Talk talk) : m_talk(std::move(talk)) { listen(std::make_unique<QTcpServer>()); }
    ScriptedRedis(const QSslConfiguration& tls, Talk talk) : m_talk(std::move(talk)), m_scheme(QStringLiteral("rediss"))
    {
        auto server = std::make_unique<QSslServer>();
        server->setSslConfiguration(tls);
        listen(std::move(server));
    }

    Endpoint endpoint() const ///< 127.0.0.1 at a free port
    {
        Endpoint endpoint;
        endpoint.source = "cache";
        endpoint.base = QUrl(QStringLiteral("%1://127.0.0.1:%2").arg(m_scheme).arg(m_server->serverPort()));
        return endpoint;
    }
    int connections() const { return m_connections; }
    int open() const { return int(m_pending.size()); }
    /// In one line each, the greeting left out.
    const QByteArrayList& commands() const { return m_commands; }
    /// Closes what is open, as a server does that is tired of idle clients.
    void hangUp()
    {
        for (QTcpSocket* socket : m_pending.keys())
            socket->disconnectFromHost();
    }

private:
    void listen(std::unique_ptr<QTcpServer> server)
    {
        m_server = std::move(server);
        connect(m_server.get(), &QTcpServer::pendingConnectionAvailable, this, [this] { accept(); });
        if (!m_server->listen(QHostAddress::LocalHost))
            qFatal("no port to listen on");
    }
    void accept()
    {
        while (QTcpSocket* socket = m_server->nextPendingConnection()) {
            ++m_connections;
            m_pending.insert(socket, {});
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(*socket); });
            connect(socket, &QTcpSocket::disconnected, this, [this, socket] { m_pending.remove(socket); });
            connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
            read(*socket);
        }
    }
    void read(QTcpSocket& socket)
    {
        std::string wire = m_pending.value(&socket) + socket.readAll().toStdString();
        for (;;) {
            RedisReplyEnd end(1 << 20); // a command is written as a list of texts
            const std::int64_t size = end.feed(wire).valueOr(0);
            if (size == 0)
                break;
            const auto command = redisReply(wire.substr(0, std::size_t(size)));
            wire.erase(0, std::size_t(size));
            QByteArrayList words;
            for (const RedisReply& word : command->items)
                words << QByteArray::fromStdString(word.text);
            hear(socket, words);
        }
        if (m_pending.contains(&socket))
            m_pending[&socket] = wire;
    }
    void hear(QTcpSocket& socket, const QByteArrayList& words)
    {
        if (words.value(0) == "CLIENT" && words.value(1) == "SETNAME") {
            socket.write("+OK\r\n");
            return;
        }
        m_commands << words.join(' ');
        m_talk(socket, words);
    }

    Talk m_talk;
    QString m_scheme = QStringLiteral("redis");
    QHash<QTcpSocket*, std::string> m_pending;
    QByteArrayList m_commands;
    int m_connections = 0;
    std::unique_ptr<QTcpServer> m_server; ///< goes first: its sockets tell when they end
};

/// Answers every command, AUTH and SELECT by what they expect.
inline ScriptedRedis::Talk replying(const QByteArray& reply)
{
    return [reply](QTcpSocket& socket, const QByteArrayList& words) {
        socket.write(words.value(0) == "AUTH" || words.value(0) == "SELECT" ? QByteArray("+OK\r\n") : reply);
    };
}

/// A command with a deadline and an idle time that a test can wait for.
inline Request redisRequest(std::vector<std::string> command, Millis deadline = Millis{20'000}, Millis idle = Millis{20'000})
{
    Request request;
    request.transport = Transport::Redis;
    request.command = std::move(command);
    request.deadline = deadline;
    request.idle = idle;
    return request;
}

} // namespace traceo::test
