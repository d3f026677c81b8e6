#include "app/owner/owner_server.h"

#include "app/owner/owner_address.h"
#include "app/owner/owner_desk.h"

namespace traceo::owner {

Result<std::unique_ptr<OwnerServer>> OwnerServer::start(const QString& historyFile, OwnerWork work, Options options)
{
    auto desk = std::make_unique<OwnerDesk>(std::move(work), options.patience);
    Result<void> listens = Error{.code = ErrorCode::Storage, .where = historyFile};
    std::unique_ptr<OwnerServer> server(new OwnerServer);
    for (const QString& address : addressesOf(historyFile)) {
        listens = desk->listen(address);
        server->m_address = address;
        if (listens)
            break;
    }
    if (!listens)
        return listens.error();
    server->m_desk = desk.release();
    server->m_desk->moveToThread(&server->m_thread);
    QObject::connect(&server->m_thread, &QThread::finished, server->m_desk, &QObject::deleteLater);
    server->m_thread.start();
    return server;
}

OwnerServer::~OwnerServer()
{
    if (m_desk == nullptr)
        return;
    close();
    QMetaObject::invokeMethod(m_desk, &OwnerDesk::finish, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

void OwnerServer::close()
{
    QMetaObject::invokeMethod(m_desk, &OwnerDesk::close, Qt::BlockingQueuedConnection);
}

} // namespace traceo::owner
