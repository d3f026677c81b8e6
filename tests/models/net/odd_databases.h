#pragma once
// Something that listens where a PostgreSQL server should, and a credential store without a keychain.

#include "core/secret.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>

#include <memory>
#include <string>
#include <vector>

namespace traceo::test {

/// Answers whatever comes first with the same bytes, or only what begins with `to`; with none it is silent.
class OddDatabase {
public:
    explicit OddDatabase(QByteArray answer = {}, QByteArray to = {}) : m_answer(std::move(answer)), m_to(std::move(to))
    {
        m_server.listen(QHostAddress::LocalHost);
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] {
            QTcpSocket* socket = m_server.nextPendingConnection();
            ++m_connections;
            QObject::connect(socket, &QTcpSocket::readyRead, &m_server, [this, socket] {
                if (m_answer.isEmpty() || !socket->peek(m_to.size()).startsWith(m_to))
                    return;
                socket->write(m_answer);
                socket->disconnectFromHost();
            });
        });
    }

    /// What PostgreSQL's protocol calls an ErrorResponse.
    static QByteArray refusal(const QByteArray& state, const QByteArray& words)
    {
        QByteArray fields;
        for (const QByteArray& field : {"SFATAL" + QByteArray(), "C" + state, "M" + words})
            fields += field + '\0';
        fields += '\0';
        const int length = int(fields.size()) + 4;
        QByteArray head = "E";
        for (const int shift : {24, 16, 8, 0})
            head += char((length >> shift) & 0xFF);
        return head + fields;
    }

    QUrl url() const { return QUrl(QStringLiteral("postgresql://127.0.0.1:%1/shop").arg(m_server.serverPort())); }
    int connections() const { return m_connections; }

private:
    QTcpServer m_server;
    QByteArray m_answer;
    QByteArray m_to;
    int m_connections = 0;
};

/// Has one secret for everything and notes for whom it was asked.
class OneSecret final : public CredentialStore {
public:
    using Found = Result<std::shared_ptr<const Secret>>;
    explicit OneSecret(std::string secret = {}) : m_secret(std::move(secret)) {}

    QFuture<Found> read(const SecretRef& /*ref*/, const std::string& origin) override
    {
        origins.push_back(origin);
        return QtFuture::makeReadyFuture(Found(std::shared_ptr<const Secret>(std::make_shared<Secret>(m_secret))));
    }
    QFuture<Result<void>> store(const std::string& /*name*/, const std::string& /*origin*/, Secret /*secret*/) override
    {
        return QtFuture::makeReadyFuture(Result<void>());
    }

    std::vector<std::string> origins; ///< written on the runner's thread, read when its answer is there

private:
    std::string m_secret;
};

} // namespace traceo::test
