#pragma once
// A statement as it goes to a database server: endpoint and request put together and checked, before anything is opened.
// Only PostgreSQL so far, by Qt's driver QPSQL.
// Source: PostgreSQL's documentation, "libpq: parameter key words".
// Any thread; immutable.

#include "core/request.h"
#include "core/result.h"

#include <QString>

#include <string>
#include <string_view>

namespace traceo {

struct SqlQuestion {
    QString where; ///< "source (postgresql://host:port/database)", for messages
    QString host;
    int port = 0;
    QString database; ///< the URL's path; without one "postgres", which every server has
    QString user;     ///< empty: libpq takes that of the system
    std::string statement;
    std::string origin;      ///< "postgresql://host:5432", what a secret is bound to
    std::string sslMode;     ///< as libpq calls it
    bool wantsRoots = false; ///< the server's certificate is checked, and no CA file is named
    QString options;         ///< of libpq, without user, password and what depends on the time left
    std::string key;         ///< the same for those that may share a connection

    /// Errors: BadValue (no postgresql:// URL, user info in it, an unknown sslmode, a path libpq could not be given, a
    /// statement that does not only read), Auth (a credential over a line that is not encrypted, beyond loopback).
    static Result<SqlQuestion> of(const Endpoint& endpoint, const Request& request);
};

/// Whether a text is one statement that begins with SELECT, WITH or SHOW. Stricter than SQL, so that nothing can hide in it:
/// outside of quotes no semicolon, no dollar and no comment, a backslash nowhere. What such a statement calls or changes in a WITH
/// is stopped by the transaction, which only reads. Errors: BadValue.
Result<void> checkStatement(std::string_view statement);

/// The rest of the options of a connection that has this long: the time to connect, and when a line on which nothing is
/// confirmed is given up (ten seconds at least). `roots`: a file of CAs, used where the question wants them. `connecting`: a
/// shorter time to connect.
QString timedOptions(const SqlQuestion& question, Millis left, const QString& roots, Millis connecting = Millis::max());

} // namespace traceo
