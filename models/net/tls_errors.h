#pragma once
// Why a certificate was refused, in words that name the remedy. There is no way around a refusal.
// Any thread; immutable.

#include "core/error.h"

#include <QList>
#include <QSslError>
#include <QString>

#include <optional>

namespace traceo {

/// All that was wrong, the most telling first; its remedy is the hint. `host`: the one asked for.
Error tlsError(const QList<QSslError>& problems, const QString& host);

/// What is known of a connection that TLS ended without a word about the server's certificate.
struct HandshakeEnd {
    std::optional<int> alert;    ///< the server's own reason: RFC 8446 §6
    QString words;               ///< the TLS library's
    bool hasCertificate = false; ///< one of ours was named for the case that the server asks
};

/// Whether such an alert is about our certificate, so that it says more than how the connection ended.
bool isAboutOurCertificate(int alert);

/// No TLS at all, only old versions, a client certificate that is missing or refused, nothing in common; each
/// with its own remedy.
Error handshakeError(const HandshakeEnd& end);

} // namespace traceo
