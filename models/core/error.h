#pragma once
// What went wrong, said so that a person can act on it: where, what was expected, what was found
// and what to do. Text compared by nobody; programs look at the code.
// Any thread; immutable.

#include <QString>

#include <vector>

namespace traceo {

enum class ErrorCode : std::uint8_t {
    Usage,        ///< a command line or a question that makes no sense
    Syntax,       ///< a text that cannot be read (YAML, JSON, a selector, a duration)
    UnknownKey,   ///< a key nobody knows
    BadValue,     ///< a value of the wrong kind or outside its range
    NotFound,     ///< a file, an SLO, a series that is not there
    NotSupported, ///< legal, but not built yet
    Ambiguous,    ///< two things fit where one is meant
    Auth,         ///< 401, 403, a missing or refused credential
    Http,         ///< any other answer that is no success
    RateLimited,  ///< 429 or 503 with Retry-After
    Redirect,     ///< a redirect to another origin
    Tls,          ///< a certificate or handshake that was refused
    Unreachable,  ///< no connection
    Timeout,      ///< the deadline passed
    Cancelled,    ///< somebody changed their mind
    TooLarge,     ///< over a cap
    Truncated,    ///< an answer or a file without its end
    Decode,       ///< an answer whose content is not what was asked for
    Empty,        ///< an answer without content
    Storage,      ///< the disk or SQLite said no
    DiskFull,     ///< no space left
    Corrupt,      ///< stored bytes that fail their checksum
    NewerVersion, ///< written by a newer Traceo
    Locked,       ///< another process owns the history
    ReadOnly,     ///< a write where only reading is possible
    Internal,     ///< our bug
};

struct Error {
    ErrorCode code = ErrorCode::Internal;
    QString where{};    ///< file:line:column, a source and its path, a chunk; may be empty
    QString expected{}; ///< what would have been right
    QString found{};    ///< what was there
    QString hint{};     ///< what to do; may be empty

    friend bool operator==(const Error&, const Error&) = default;
};

using Errors = std::vector<Error>;

/// "where: expected …, found …. hint", leaving out what is empty.
QString toText(const Error& error);

/// The process exit code for this error: 2 usage, 4 authentication, 6 not found, 7 unreachable
/// (which a refused handshake is, too) or timeout, 130 cancelled, else 1.
int exitCodeOf(ErrorCode code);

} // namespace traceo
