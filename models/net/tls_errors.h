#pragma once
// Why a certificate was refused, in words that name the remedy. There is no way around a refusal.
// Any thread; immutable.

#include "core/error.h"

#include <QList>
#include <QSslError>
#include <QString>

namespace traceo {

/// All that was wrong, the most telling first; its remedy is the hint. `host`: the one asked for.
Error tlsError(const QList<QSslError>& problems, const QString& host);

/// A handshake that ended without a word about the certificate.
Error handshakeError();

/// A server that ended the connection because we showed no certificate.
Error certificateWantedError();

} // namespace traceo
