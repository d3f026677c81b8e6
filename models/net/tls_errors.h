#pragma once
// Why a certificate was refused, in words that name the remedy. There is no way around a refusal.
// Any thread; immutable.

#include "core/error.h"

#include <QList>
#include <QSslError>
#include <QString>

#include <optional>

namespace traceo {

/// Whom a connection trusts: a file that the source names stands for what was known to be right.
enum class TrustedRoots : std::uint8_t { System, Named };

/// All that was wrong, the most telling first; its remedy is the hint. `host`: the one asked for.
Error tlsError(const QList<QSslError>& problems, const QString& host, TrustedRoots roots = TrustedRoots::System);

/// A certificate that names its host only as the common name of its subject.
Error commonNameError(const QSslCertificate& certificate, const QString& host);

/// A certificate in the chain whose key can be broken.
Error weakKeyError(int bits, const QString& host);

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
