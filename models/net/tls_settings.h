#pragma once
// What a TLS connection must fulfil: version 1.2 or later, a certificate that a named CA or the
// system's roots vouch for, and our own certificate where the server asks for one.
// Any thread; immutable.

#include "core/request.h"
#include "core/result.h"

#include <QList>
#include <QSslCertificate>
#include <QSslConfiguration>

namespace traceo {

/// `systemRoots`: loaded by the caller, once; Qt's own loading on demand is switched off by naming
/// them. Errors: Tls, naming the file that cannot be used.
Result<QSslConfiguration> tlsSettings(const Endpoint& endpoint, const QList<QSslCertificate>& systemRoots);

} // namespace traceo
