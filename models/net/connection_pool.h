#pragma once
// The connections of the client, apart by TLS identity: the network library's own cache knows
// hosts only, so that a connection made with one CA or client certificate would serve requests
// that were given another.
// Network thread only.

#include "core/request.h"
#include "core/result.h"

#include <QList>
#include <QNetworkAccessManager>
#include <QSslCertificate>
#include <QSslConfiguration>

#include <map>
#include <memory>

namespace traceo {

struct Connections {
    std::shared_ptr<QNetworkAccessManager> access;
    QSslConfiguration tls;
};

class ConnectionPool {
public:
    /// The connections to use for `endpoint`; new ones when a certificate file has changed. They
    /// live as long as somebody holds them. Errors: Tls (a file that cannot be used).
    Result<Connections> connectionsFor(const Endpoint& endpoint);
    /// After a resume or a change of the network: later requests open new connections.
    void reset();

private:
    struct Entry {
        QString stamp; ///< of the files it was made from
        Connections connections;
    };
    std::map<QString, Entry> m_entries;
    QList<QSslCertificate> m_systemRoots;
};

} // namespace traceo
