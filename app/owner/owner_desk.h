#pragma once
// The listening side of OwnerServer.
// The server's thread only, after it was moved there.

#include "app/owner/owner_connection.h"

#include <QLocalServer>
#include <QPointer>

#include <vector>

namespace traceo::owner {

class OwnerDesk : public QObject {
    Q_OBJECT
public:
    OwnerDesk(OwnerWork work, Millis patience);

    /// Errors: Storage.
    Result<void> listen(const QString& address);
    void close();
    void finish();

private:
    void accept();

    OwnerWork m_work;
    Room m_room;
    QLocalServer* m_server; ///< a child, so that it moves along
    std::vector<QPointer<OwnerConnection>> m_connections;
};

} // namespace traceo::owner
