#include "net/http_connection.h"

#include "net/certificate_rules.h"

#include <QCoreApplication>

namespace traceo {
namespace {

class ConnectionText {
    Q_DECLARE_TR_FUNCTIONS(HttpConnection)
};

constexpr qint64 kReadBuffer = 256 * 1024; // what may wait here; beyond that the server has to
constexpr qint64 kStep = 64 * 1024;

bool isTls(const QUrl& url)
{
    return url.scheme() == QStringLiteral("https");
}

quint16 portOf(const QUrl& url)
{
    return quint16(url.port(isTls(url) ? 443 : 80));
}

bool isHandshakeFault(QAbstractSocket::SocketError error)
{
    return error == QAbstractSocket::SslHandshakeFailedError || error == QAbstractSocket::SslInternalError
        || error == QAbstractSocket::SslInvalidUserDataError;
}

bool isProxyFault(QAbstractSocket::SocketError error)
{
    return error == QAbstractSocket::ProxyAuthenticationRequiredError
        || (error >= QAbstractSocket::ProxyConnectionRefusedError && error <= QAbstractSocket::ProxyProtocolError);
}

} // namespace

bool Route::asksProxy() const
{
    return !isTls(origin) && (proxy.type() == QNetworkProxy::HttpProxy || proxy.type() == QNetworkProxy::HttpCachingProxy);
}

QString Route::proxyText() const
{
    if (proxy.type() == QNetworkProxy::NoProxy || proxy.type() == QNetworkProxy::DefaultProxy)
        return {};
    const bool isSocks = proxy.type() == QNetworkProxy::Socks5Proxy;
    return QStringLiteral("%1://%2:%3")
        .arg(isSocks ? QStringLiteral("socks5") : QStringLiteral("http"), proxy.hostName(), QString::number(proxy.port()));
}

Error socketError(QAbstractSocket::SocketError error, const QUrl& origin)
{
    const auto unreachable = [](const QString& found, const QString& hint) {
        return Error{ErrorCode::Unreachable, {}, ConnectionText::tr("an answer"), found, hint};
    };
    if (isProxyFault(error))
        return unreachable(ConnectionText::tr("a proxy that failed"),
                           ConnectionText::tr("Check the proxy settings of this system."));
    if (error == QAbstractSocket::ConnectionRefusedError) {
        const QString hint = ConnectionText::tr("Nothing listens at port %1 of %2, or a firewall refuses.");
        return unreachable(ConnectionText::tr("a refused connection"), hint.arg(QString::number(portOf(origin)), origin.host()));
    }
    if (error == QAbstractSocket::HostNotFoundError) {
        return unreachable(ConnectionText::tr("no address for the host %1").arg(origin.host()),
                           ConnectionText::tr("Check the name, and whether this machine is online."));
    }
    if (error == QAbstractSocket::RemoteHostClosedError) {
        return unreachable(ConnectionText::tr("a connection that the server closed before an HTTP answer"),
                           isTls(origin) ? ConnectionText::tr(
                               "The server may want a client certificate: tls: {cert: FILE, key: FILE}. Or it is just starting.")
                                         : ConnectionText::tr(
                                             "The server may be starting, or another protocol may be spoken at this port."));
    }
    if (error == QAbstractSocket::SocketTimeoutError) {
        Error silence{ErrorCode::Timeout, {}, ConnectionText::tr("a connection"), ConnectionText::tr("silence"), {}};
        silence.hint = ConnectionText::tr("The host is down, or a firewall drops what is sent to it.");
        return silence;
    }
    return unreachable(ConnectionText::tr("a connection that failed"),
                       ConnectionText::tr("Check whether this machine is online."));
}

HttpConnection::HttpConnection(const Route& route) : m_route(route)
{
    m_socket.setReadBufferSize(kReadBuffer);
    m_socket.setProxy(route.asksProxy() ? QNetworkProxy(QNetworkProxy::NoProxy) : route.proxy);
    connect(&m_socket, &QSslSocket::connected, this, &HttpConnection::noteConnected);
    connect(&m_socket, &QSslSocket::encrypted, this, &HttpConnection::noteEncrypted);
    connect(&m_socket, &QSslSocket::sslErrors, this, [this](const QList<QSslError>& problems) { m_tlsProblems = problems; });
    connect(&m_socket, &QSslSocket::alertReceived, this, [this](QSsl::AlertLevel, QSsl::AlertType type) {
        if (type != QSsl::AlertType::CloseNotify)
            m_alert = int(type);
    });
    connect(&m_socket, &QSslSocket::errorOccurred, this, &HttpConnection::noteError);
    connect(&m_socket, &QSslSocket::disconnected, this, &HttpConnection::noteClosed);
    connect(&m_socket, &QSslSocket::readyRead, this, &HttpConnection::arrived);
    connect(&m_socket, &QSslSocket::bytesWritten, this, &HttpConnection::wrote);
}

HttpConnection::~HttpConnection()
{
    m_socket.disconnect(this); // it has words about its own end
}

void HttpConnection::open()
{
    if (isTls(m_route.origin)) {
        m_socket.setSslConfiguration(m_route.tls);
        m_socket.connectToHostEncrypted(m_route.origin.host(), portOf(m_route.origin));
        return;
    }
    if (m_route.asksProxy())
        m_socket.connectToHost(m_route.proxy.hostName(), m_route.proxy.port());
    else
        m_socket.connectToHost(m_route.origin.host(), portOf(m_route.origin));
}

bool HttpConnection::isOpen() const
{
    return m_isOpen && !m_isClosed && m_socket.state() == QAbstractSocket::ConnectedState;
}

void HttpConnection::write(const QByteArray& bytes)
{
    m_socket.write(bytes);
}

QByteArray HttpConnection::read()
{
    return m_socket.read(kStep);
}

void HttpConnection::noteConnected()
{
    Q_EMIT reached();
    if (!isTls(m_route.origin))
        noteOpened();
}

/// Qt found nothing to refuse.
void HttpConnection::noteEncrypted()
{
    m_failure = objectionTo(m_socket.peerCertificateChain(), m_route.origin.host());
    if (m_failure)
        noteClosed();
    else
        noteOpened();
}

void HttpConnection::noteOpened()
{
    m_socket.setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_isOpen = true;
    Q_EMIT opened();
}

void HttpConnection::noteError(QAbstractSocket::SocketError error)
{
    if (m_isClosed)
        return;
    const HandshakeEnd end{m_alert, m_socket.errorString(), !m_route.tls.localCertificate().isNull()};
    if (!m_tlsProblems.isEmpty())
        m_failure = tlsError(m_tlsProblems, m_route.origin.host(), m_route.roots);
    else if (isHandshakeFault(error) || (m_alert && isAboutOurCertificate(*m_alert)))
        m_failure = handshakeError(end);
    else if (error != QAbstractSocket::RemoteHostClosedError || !m_isOpen)
        m_failure = socketError(error, m_route.origin);
    noteClosed();
}

void HttpConnection::noteClosed()
{
    if (m_isClosed)
        return;
    m_isClosed = true;
    Q_EMIT closed();
}

} // namespace traceo
