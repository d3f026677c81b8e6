#pragma once
// A question to the outside and its answer, as values: sources make requests and read responses
// without ever seeing a socket.
// Any thread; immutable.

#include "core/error.h"
#include "core/observation.h"
#include "core/secret.h"
#include "core/series_runs.h"
#include "core/time.h"

#include <QString>
#include <QUrl>

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace traceo {

using Pairs = std::vector<std::pair<std::string, std::string>>;

/// Where a source lives and how to be let in. Secrets are named, never held.
struct Endpoint {
    enum class Auth : std::uint8_t { None, Bearer, Basic, Header };

    std::string source; ///< its name in the workspace
    QUrl base;          ///< scheme, host, port and path prefix
    Auth auth = Auth::None;
    std::string user;       ///< Basic
    std::string headerName; ///< Header
    SecretRef secret;
    Pairs headers;               ///< sent with every request (X-Scope-OrgID)
    QString caFile;              ///< PEM; replaces the system's roots when set
    QString clientCertificate;   ///< PEM, for mTLS
    QString clientKey;           ///< PEM, for mTLS
    bool allowPlainAuth = false; ///< credentials over an unencrypted line beyond loopback
    Pairs options;               ///< what a transport other than HTTP is told once: sslmode
};

/// Http: path, query, form, headers; the body as it was decoded. File: path; the content. Redis: command; one reply as it was on
/// the wire (core/redis_reply.h). Sql: command, one statement; its rows (core/sql_rows.h).
enum class Transport : std::uint8_t { Http, File, Redis, Sql };

/// What is remembered of the last answer to a question, by whoever asks it again and again.
struct LastAnswer {
    SeriesList named = nullptr; ///< the series it named: an answer that names the same shares the list
    std::string told = {};      ///< how far it went, in its source's own words, which are empty where it has none
};

struct Request {
    Transport transport = Transport::Http;
    std::string want; ///< as in Observation: what the answer will speak of
    TimeSpan span;    ///< (from, to] the answer will speak of
    std::string method = "GET";
    std::string path; ///< appended to the endpoint's path; for File a local path
    Pairs query;      ///< for GET part of the URL
    Pairs form;       ///< for POST the body, application/x-www-form-urlencoded
    Pairs headers;
    std::vector<std::string> command{};       ///< Redis: a command and its arguments; Sql: a statement
    bool optional = false;                    ///< a server may lack it: 404, 405, 501 are "not enabled", not errors
    Millis deadline{30'000};                  ///< from dispatch, all redirects and the whole body included
    Millis idle{10'000};                      ///< without a byte
    std::int64_t maxBytes = 32 * 1024 * 1024; ///< decoded
    LastAnswer last = {};
    std::string threshold = {}; ///< native histograms of the answer are taken apart around it; empty: they are left out
};

/// Keys that commands of ours looked up at a server, as it counts them among its hits and misses. Where nobody can tell which
/// of the two one was, it stands among both.
struct Lookups {
    std::int64_t hits = 0;
    std::int64_t misses = 0;
    friend bool operator==(const Lookups&, const Lookups&) = default;
};

struct Response {
    int status = 0;   ///< 0 when there was none; of Redis and SQL 405 for what is not allowed, 501 for what is not there
    Pairs headers;    ///< names in lower case
    std::string body; ///< decoded, complete
    std::optional<Error> error; ///< none when a complete answer with status 2xx arrived
    std::optional<Millis> retryAfter;
    std::optional<Millis> clockSkew; ///< their Date minus our clock, when over a second
    QString proxy;                   ///< "http://host:port" it was asked through, without a login; empty when directly
    UtcMs sentAt{};
    UtcMs receivedAt{};
    std::optional<Lookups> lookups{}; ///< of Redis: before this answer, since the program began

    bool ok() const { return !error.has_value(); }
    bool notEnabled() const { return status == 404 || status == 405 || status == 501; }
};

} // namespace traceo
