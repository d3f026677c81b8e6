#include "net/connection_pool.h"

#include "net/origin.h"
#include "net/tls_settings.h"

#include <QDateTime>
#include <QFileInfo>
#include <QNetworkCookieJar>
#include <QNetworkProxyFactory>

namespace traceo {
namespace {

/// The application's proxies, but never for this machine itself.
class ProxyBeyondLoopback : public QNetworkProxyFactory {
public:
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery& query) override
    {
        if (isLoopback(query.peerHostName()))
            return {QNetworkProxy(QNetworkProxy::NoProxy)};
        return proxyForQuery(query);
    }
};

std::shared_ptr<QNetworkAccessManager> newAccess()
{
    // deleteLater: the last holder lets go inside a signal of one of its replies
    std::shared_ptr<QNetworkAccessManager> access(new QNetworkAccessManager,
                                                  [](QNetworkAccessManager* gone) { gone->deleteLater(); });
    access->setProxyFactory(new ProxyBeyondLoopback); // taken over
    access->setAutoDeleteReplies(false);
    access->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    return access;
}

QString stampOf(const QString& path)
{
    const QFileInfo file(path);
    return path.isEmpty() ? QString() : QStringLiteral("%1/%2").arg(file.lastModified().toMSecsSinceEpoch()).arg(file.size());
}

} // namespace

Result<Connections> ConnectionPool::connectionsFor(const Endpoint& endpoint)
{
    const bool isTls = endpoint.base.scheme() == QStringLiteral("https");
    const QStringList files =
        isTls ? QStringList{endpoint.caFile, endpoint.clientCertificate, endpoint.clientKey} : QStringList();
    QStringList stamps;
    for (const QString& file : files)
        stamps << stampOf(file);
    const QString key = files.join(u'\n');
    const QString stamp = stamps.join(u'\n');
    const auto known = m_entries.find(key);
    if (known != m_entries.end() && known->second.stamp == stamp)
        return known->second.connections;
    Connections connections;
    if (isTls) {
        if (m_systemRoots.isEmpty())
            m_systemRoots = QSslConfiguration::systemCaCertificates();
        const auto tls = tlsSettings(endpoint, m_systemRoots);
        if (!tls)
            return tls.error();
        connections.tls = *tls;
    }
    connections.access = newAccess();
    m_entries.insert_or_assign(key, Entry{stamp, connections});
    return connections;
}

void ConnectionPool::reset()
{
    m_entries.clear();
    m_systemRoots.clear();
}

} // namespace traceo
