#pragma once
// What a database server or libpq said, as our errors: by SQLSTATE, and where libpq gives none (while it connects) by its
// English words, which a session sees to (sql_session.cpp).
// Source: PostgreSQL's documentation, "Appendix A. PostgreSQL error codes".
// Any thread; immutable.

#include "core/request.h"

#include <string_view>

namespace traceo {

struct SqlFailure {
    QString words;         ///< as they were said; the first line counts
    std::string state;     ///< SQLSTATE; empty: there is none
    bool connects = false; ///< there was no connection yet
};

struct SqlPlace {
    QString database;
    QString user; ///< empty: that of the system
    Millis deadline{0};
};

struct SqlRefusal {
    int status = 0; ///< 405: not allowed; 501: not there; 0: anything else
    Error error;
};

/// The error without its place. Codes: Auth, NotFound (the database), NotSupported, Timeout, Tls, Unreachable, Decode (whoever
/// listens there is no PostgreSQL), BadValue (a statement that would write), Http (anything else).
SqlRefusal sqlRefusal(const SqlFailure& failure, const SqlPlace& place);

/// libpq waited in vain for a word of the server.
bool isSilence(const QString& words);
/// `name` listens where the server should.
Error notPostgres(const QString& name);

/// The driver is not installed.
Error driverMissing();

/// The words with each place where the secret stands in them covered.
QString withoutSecret(QString words, std::string_view secret);

} // namespace traceo
