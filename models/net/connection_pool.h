#pragma once
// Connections that are kept for the next request, apart by origin, proxy and TLS identity: one
// made with one CA or client certificate never serves a request that was given another.
// Network thread only.

#include "core/request.h"
#include "core/result.h"
#include "net/http_connection.h"

#include <QDeadlineTimer>
#include <QList>
#include <QSslCertificate>

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace traceo {

/// Let go inside one of its own signals.
struct DeleteLater {
    void operator()(QObject* gone) const
    {
        gone->disconnect();
        gone->deleteLater();
    }
};
using ConnectionPtr = std::unique_ptr<HttpConnection, DeleteLater>;

class ConnectionPool {
public:
    enum class Reuse : std::uint8_t { Allowed, Fresh };

    /// A kept connection, or a new one that is still to be opened; a certificate file that has
    /// changed asks for a new one. Errors: Tls (a file that cannot be used).
    Result<ConnectionPtr> take(const Endpoint& endpoint, Reuse reuse);
    /// Keeps an idle connection for half a minute, as long as it was made for this endpoint.
    void giveBack(const Endpoint& endpoint, ConnectionPtr connection);
    /// After a resume or a change of the network: none of the kept ones is used again, nor one
    /// that is under way now.
    void reset();

private:
    struct Identity {
        QString stamp; ///< of the files it was made from
        QSslConfiguration tls;
    };
    struct Kept {
        ConnectionPtr connection;
        QDeadlineTimer until;
    };
    Result<QSslConfiguration> tlsFor(const Endpoint& endpoint);
    std::string keyOf(const Endpoint& endpoint) const;
    /// Drops `connection` and all that were kept long enough.
    void forget(const HttpConnection* connection);

    std::map<std::string, std::vector<Kept>> m_kept;
    std::map<QString, Identity> m_identities;
    QList<QSslCertificate> m_systemRoots;
    int m_epoch = 0; ///< counts resets; part of the keys
};

} // namespace traceo
