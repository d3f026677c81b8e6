#pragma once
// Whom a URL speaks to, compared in canonical form, never as raw text; and a URL as it may be shown.
// Any thread; immutable.

#include <QString>
#include <QUrl>

#include <string>

namespace traceo {

/// "https://host:443": scheme, host in lower case and effective port; empty unless http or https
/// with a host.
std::string originOf(const QUrl& url);

/// Whom a secret is kept for: that of http and https, and "redis://host:6379", "rediss://host:6379" or "postgresql://host:5432"
/// of a server that is asked by its own protocol; empty for others.
std::string secretOriginOf(const QUrl& url);

/// Whether the host is this machine: localhost, 127.0.0.0/8, ::1. No name is looked up.
bool isLoopback(const QString& host);

/// The URL without user info, query and fragment: what logs and messages may say.
QString redacted(const QUrl& url);

} // namespace traceo
