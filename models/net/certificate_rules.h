#pragma once
// What is asked of a server's certificate beyond what Qt and the TLS library's own settings ask, so that it is
// the same on every machine: the host stands among its alternative names (a common name has not counted since
// RFC 9525, as in browsers and Go), and no key of the chain can be broken.
// Any thread; immutable.

#include "core/error.h"

#include <QList>
#include <QSslCertificate>

#include <optional>

namespace traceo {

/// Whether the certificate's alternative names hold the host: an address exactly, a name with a wildcard for
/// its first label at most.
bool isFor(const QSslCertificate& certificate, const QString& host);

/// Bits of the certificate's key when they are too few: RSA and DSA below 2048, elliptic curves below 224.
std::optional<int> weakKeyBits(const QSslCertificate& certificate);

/// The first rule that the chain (the server's own certificate first) breaks, in words that name the remedy.
std::optional<Error> objectionTo(const QList<QSslCertificate>& chain, const QString& host);

} // namespace traceo
