#pragma once
// Servers of TLS that Qt's own would not be, and the way to one of any name.

#include <QHostAddress>
#include <QNetworkProxy>
#include <QProcess>
#include <QTcpServer>
#include <QTcpSocket>

namespace traceo::test {

/// `openssl s_server`, which serves with what nobody should: short keys, old versions.
class OpensslServer {
public:
    explicit OpensslServer(const QStringList& arguments)
    {
        m_process.start(QStringLiteral("openssl"),
                        QStringList{QStringLiteral("s_server"), QStringLiteral("-accept"), QStringLiteral("127.0.0.1:0"),
                                    QStringLiteral("-cipher"), QStringLiteral("DEFAULT@SECLEVEL=0")}
                            + arguments);
        QByteArray said;
        while (m_port == 0 && m_process.waitForReadyRead(20'000)) {
            said += m_process.readAllStandardOutput();
            const qsizetype at = said.indexOf("ACCEPT 127.0.0.1:");
            if (at >= 0 && said.indexOf('\n', at) > at)
                m_port = said.mid(at + 17, said.indexOf('\n', at) - at - 17).trimmed().toUShort();
        }
        if (m_port == 0)
            qWarning() << said << m_process.readAllStandardError();
    }
    ~OpensslServer()
    {
        m_process.kill();
        m_process.waitForFinished();
    }
    OpensslServer(const OpensslServer&) = delete;
    OpensslServer& operator=(const OpensslServer&) = delete;

    quint16 port() const { return m_port; } ///< 0: it did not start

private:
    QProcess m_process;
    quint16 m_port = 0;
};

/// While it lives every host that is not this machine is found on 127.0.0.1: a proxy that digs its tunnels there.
class EveryHostIsHere : public QObject {
public:
    EveryHostIsHere()
    {
        connect(&m_server, &QTcpServer::newConnection, this, [this] {
            while (QTcpSocket* client = m_server.nextPendingConnection())
                connect(client, &QTcpSocket::readyRead, this, [client] { forward(client); });
        });
        if (!m_server.listen(QHostAddress::LocalHost))
            qFatal("no port to listen on");
        QNetworkProxy::setApplicationProxy({QNetworkProxy::HttpProxy, QStringLiteral("127.0.0.1"), m_server.serverPort()});
    }
    ~EveryHostIsHere() override { QNetworkProxy::setApplicationProxy(QNetworkProxy::NoProxy); }

private:
    static void forward(QTcpSocket* client)
    {
        if (auto* server = client->findChild<QTcpSocket*>()) {
            server->write(client->readAll());
            return;
        }
        const QByteArray head = client->peek(4096);
        if (!head.contains("\r\n\r\n"))
            return;
        client->skip(head.indexOf("\r\n\r\n") + 4);
        const QByteArray place = head.split(' ').value(1); // CONNECT host:port HTTP/1.1
        auto* server = new QTcpSocket(client);
        connect(server, &QTcpSocket::connected, client,
                [client] { client->write("HTTP/1.1 200 Connection established\r\n\r\n"); });
        connect(server, &QTcpSocket::readyRead, client, [client, server] { client->write(server->readAll()); });
        connect(server, &QTcpSocket::disconnected, client, &QTcpSocket::disconnectFromHost);
        server->connectToHost(QHostAddress(QHostAddress::LocalHost), place.mid(place.lastIndexOf(':') + 1).toUShort());
    }

    QTcpServer m_server;
};

} // namespace traceo::test
