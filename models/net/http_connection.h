#pragma once
// One connection to one origin, directly or through a proxy, with TLS or without.
// Network thread only.

#include "core/result.h"
#include "net/tls_errors.h"

#include <QNetworkProxy>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QUrl>

#include <optional>

namespace traceo {

struct Route {
    QUrl origin;           ///< scheme, host, port
    QSslConfiguration tls; ///< for https
    TrustedRoots roots = TrustedRoots::System;
    QNetworkProxy proxy{QNetworkProxy::NoProxy};

    /// The proxy is spoken to in HTTP, instead of being asked for a tunnel.
    bool asksProxy() const;
    /// "http://host:port", "socks5://host:port", without its login; empty when there is none.
    QString proxyText() const;
};

class HttpConnection : public QObject {
    Q_OBJECT
public:
    explicit HttpConnection(const Route& route);
    ~HttpConnection() override;

    /// Then opened() or closed().
    void open();
    /// Opened, and nothing was heard of its end.
    bool isOpen() const;
    const Route& route() const { return m_route; }
    void write(const QByteArray& bytes);
    /// At most 64 KiB; empty when there is nothing yet.
    QByteArray read();

    /// Whether it has served a request before; then its end may just mean that the server was tired of it.
    bool wasUsed() const { return m_wasUsed; }
    void markUsed() { m_wasUsed = true; }

    /// After closed(): why, or nothing when the other side just closed it.
    const std::optional<Error>& failure() const { return m_failure; }

Q_SIGNALS:
    void reached(); ///< the other side took the connection; TLS is still to come
    void opened();
    void arrived(); ///< there is something to read
    void wrote();
    void closed();

private:
    void noteConnected();
    void noteEncrypted();
    void noteOpened();
    void noteError(QAbstractSocket::SocketError error);
    void noteClosed();

    Route m_route;
    QSslSocket m_socket;
    QList<QSslError> m_tlsProblems;
    std::optional<int> m_alert; ///< the server's reason for ending it
    bool m_isOpen = false;
    bool m_isClosed = false;
    bool m_wasUsed = false;
    std::optional<Error> m_failure;
};

/// Why a connection could not be made or broke. Codes: Unreachable, Timeout, Decode.
Error socketError(QAbstractSocket::SocketError error, const QUrl& origin);

} // namespace traceo
