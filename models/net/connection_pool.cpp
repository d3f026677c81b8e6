#include "net/connection_pool.h"

#include "net/origin.h"
#include "net/origin_queue.h"
#include "net/tls_settings.h"

#include <QDateTime>
#include <QFileInfo>
#include <QNetworkProxyFactory>

#include <algorithm>

namespace traceo {
namespace {

constexpr std::chrono::seconds kIdle{30};

QString stampOf(const QString& path)
{
    const QFileInfo file(path);
    return path.isEmpty() ? QString() : QStringLiteral("%1/%2").arg(file.lastModified().toMSecsSinceEpoch()).arg(file.size());
}

QStringList filesOf(const Endpoint& endpoint)
{
    const bool isTls = endpoint.base.scheme() == QStringLiteral("https");
    return isTls ? QStringList{endpoint.caFile, endpoint.clientCertificate, endpoint.clientKey} : QStringList();
}

QString stampsOf(const QStringList& files)
{
    QStringList stamps;
    for (const QString& file : files)
        stamps << stampOf(file);
    return stamps.join(u'\n');
}

/// The application's own proxy where it has one, else the system's; but never for this machine itself.
QNetworkProxy proxyFor(const QUrl& url)
{
    const QNetworkProxy none(QNetworkProxy::NoProxy);
    if (isLoopback(url.host()))
        return none;
    const QNetworkProxy own = QNetworkProxy::applicationProxy();
    if (own.type() != QNetworkProxy::NoProxy && own.type() != QNetworkProxy::DefaultProxy)
        return own;
    return QNetworkProxyFactory::systemProxyForQuery(QNetworkProxyQuery(url)).value(0, none);
}

QUrl originUrl(const QUrl& url)
{
    QUrl origin;
    origin.setScheme(url.scheme().toLower());
    origin.setHost(url.host());
    origin.setPort(url.port());
    return origin;
}

} // namespace

Result<ConnectionPtr> ConnectionPool::take(const Endpoint& endpoint, Reuse reuse)
{
    forget(nullptr);
    auto& kept = m_kept[keyOf(endpoint)];
    while (reuse == Reuse::Allowed && !kept.empty()) {
        ConnectionPtr connection = std::move(kept.back().connection);
        kept.pop_back();
        connection->disconnect();
        if (connection->isOpen())
            return connection;
    }
    Route route{.origin = originUrl(endpoint.base),
                .tls = {},
                .roots = endpoint.caFile.isEmpty() ? TrustedRoots::System : TrustedRoots::Named,
                .proxy = proxyFor(endpoint.base)};
    if (route.origin.scheme() == QStringLiteral("https")) {
        const auto tls = tlsFor(endpoint);
        if (!tls)
            return tls.error();
        route.tls = *tls;
    }
    ConnectionPtr connection(new HttpConnection(route));
    connection->setObjectName(QString::fromStdString(keyOf(endpoint))); // what it was made for
    return connection;
}

void ConnectionPool::giveBack(const Endpoint& endpoint, ConnectionPtr connection)
{
    const std::string key = keyOf(endpoint);
    auto& kept = m_kept[key];
    if (!connection->isOpen() || connection->objectName().toStdString() != key
        || kept.size() >= std::size_t(OriginQueue::kInFlight))
        return;
    connection->markUsed();
    HttpConnection* idle = connection.get();
    QObject::connect(idle, &HttpConnection::closed, idle, [this, idle] { forget(idle); });
    QObject::connect(idle, &HttpConnection::arrived, idle, [this, idle] { forget(idle); }); // nobody asked
    kept.push_back({std::move(connection), QDeadlineTimer(kIdle)});
}

void ConnectionPool::forget(const HttpConnection* connection)
{
    for (auto& [key, kept] : m_kept)
        std::erase_if(kept, [connection](const Kept& other) {
            return other.connection.get() == connection || other.until.hasExpired();
        });
    std::erase_if(m_kept, [](const auto& entry) { return entry.second.empty(); });
}

Result<QSslConfiguration> ConnectionPool::tlsFor(const Endpoint& endpoint)
{
    const QStringList files = filesOf(endpoint);
    const QString stamp = stampsOf(files);
    Identity& identity = m_identities[files.join(u'\n')];
    if (!identity.tls.isNull() && identity.stamp == stamp)
        return identity.tls;
    if (m_systemRoots.isEmpty())
        m_systemRoots = QSslConfiguration::systemCaCertificates();
    const auto tls = tlsSettings(endpoint, m_systemRoots);
    if (!tls)
        return tls.error();
    identity = {stamp, *tls};
    return identity.tls;
}

std::string ConnectionPool::keyOf(const Endpoint& endpoint) const
{
    const QStringList files = filesOf(endpoint);
    return std::to_string(m_epoch) + '\n' + originOf(endpoint.base) + '\n' + files.join(u'\n').toStdString() + '\n'
        + stampsOf(files).toStdString();
}

void ConnectionPool::reset()
{
    ++m_epoch;
    m_kept.clear();
    m_identities.clear();
    m_systemRoots.clear();
}

} // namespace traceo
