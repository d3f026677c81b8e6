#include "app/owner/owner_desk.h"

#include "app/owner/owner_address.h"

#include <QCoreApplication>

namespace traceo::owner {
namespace {

constexpr std::size_t kMostConnections = 256; ///< who comes then is asked to come again
constexpr int kMostWaiting = 128;             ///< not yet accepted; fifty commands may start at once
constexpr Millis kLastWords{1'000};

Error noRoom()
{
    return {.code = ErrorCode::RateLimited,
            .where = QCoreApplication::translate("Owner", "the owner of the history"),
            .found = QCoreApplication::translate("Owner", "too many ask at once")};
}

} // namespace

OwnerDesk::OwnerDesk(OwnerWork work, Millis patience) : m_work(std::move(work)), m_server(new QLocalServer(this))
{
    m_room.patience = patience;
    m_server->setSocketOptions(QLocalServer::UserAccessOption);
    m_server->setListenBacklogSize(kMostWaiting);
    m_server->setMaxPendingConnections(kMostWaiting);
    connect(m_server, &QLocalServer::newConnection, this, &OwnerDesk::accept);
}

Result<void> OwnerDesk::listen(const QString& address)
{
    if (auto made = makeFolderOf(address); !made)
        return made;
    QLocalServer::removeServer(address); // of an owner that was killed: the lock is ours
    if (m_server->listen(address))
        return {};
    return Error{.code = ErrorCode::Storage, .where = address, .expected = {}, .found = m_server->errorString()};
}

void OwnerDesk::accept()
{
    std::erase_if(m_connections, [](const auto& connection) { return connection.isNull(); });
    while (QLocalSocket* socket = m_server->nextPendingConnection()) {
        if (!isSameUser(socket->socketDescriptor()) || m_connections.size() >= 2 * kMostConnections) {
            socket->abort();
            socket->deleteLater();
            continue;
        }
        auto* connection = new OwnerConnection(socket, m_work, m_room, this);
        m_connections.emplace_back(connection);
        if (m_connections.size() > kMostConnections)
            connection->refuse(noRoom(), true);
    }
}

void OwnerDesk::close()
{
    m_room.isClosing = true;
    accept(); // who has come is told
    m_server->close();
    for (const auto& connection : m_connections) {
        if (connection)
            connection->leave();
    }
}

void OwnerDesk::finish()
{
    const QDeadlineTimer deadline(kLastWords);
    for (const auto& connection : m_connections) {
        if (connection)
            connection->finish(Millis{deadline.remainingTime()});
    }
}

} // namespace traceo::owner
