#include "net/redis_answer.h"

#include "core/format.h"
#include "net/http_connection.h"
#include "net/redis_commands.h"
#include "net/redis_question.h"
#include "net/tls_errors.h"

#include <QCoreApplication>

#include <algorithm>
#include <optional>

namespace traceo {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(RedisAnswer)
};

constexpr int kShownCharacters = 200;

struct Row {
    const char* begins; ///< in lower case
    int status;
    ErrorCode code;
    const char* hint;
};

constexpr const char* kWantsLogin = QT_TRANSLATE_NOOP(
    "RedisAnswer",
    "The server wants a password: write auth: {kind: basic, secret: keychain:NAME} in the source, with user: NAME "
    "where it is not that of the user “default”.");
constexpr const char* kWrongLogin =
    QT_TRANSLATE_NOOP("RedisAnswer",
                      "Check user and secret under auth: {kind: basic, user: NAME, secret: keychain:NAME}; without "
                      "a user it is the password of the user “default”, or requirepass.");
constexpr const char* kProtected =
    QT_TRANSLATE_NOOP("RedisAnswer",
                      "Protected mode: the server has no password and lets in its own machine only. Give it one (an "
                      "ACL user or requirepass) and name it under “auth” of the source.");
constexpr const char* kNotThere =
    QT_TRANSLATE_NOOP("RedisAnswer",
                      "The server is older or another product, or whoever runs it has renamed or closed the command.");

constexpr const char* kNoDatabase =
    QT_TRANSLATE_NOOP("RedisAnswer",
                      "The number at the end of the source's url names a database that the server does not have: its "
                      "setting “databases” says how many there are, in a cluster one. Leave it out, or write a smaller one.");

/// The first that fits. Redis' own words: src/server.c, src/acl.c, src/networking.c, src/cluster.c.
constexpr Row kRows[] = {
    {"noauth", 401, ErrorCode::Auth, kWantsLogin},
    {"err operation not permitted", 401, ErrorCode::Auth, kWantsLogin}, // before 2.6
    {"wrongpass", 401, ErrorCode::Auth, kWrongLogin},
    {"err invalid password", 401, ErrorCode::Auth, kWrongLogin}, // before 6
    {"denied", 403, ErrorCode::Auth, kProtected},
    {"noperm", 405, ErrorCode::Auth, nullptr}, // its hint names the rule
    {"err unknown", 501, ErrorCode::Http, kNotThere},
    {"err command is not available", 501, ErrorCode::Http, kNotThere},
    {"loading", 503, ErrorCode::Http,
     QT_TRANSLATE_NOOP("RedisAnswer", "The server is reading its data from the disk; it is asked again.")},
    {"masterdown", 503, ErrorCode::Http,
     QT_TRANSLATE_NOOP("RedisAnswer",
                       "The replica has lost its primary and may not serve what it has (replica-serve-stale-data "
                       "no); it is asked again.")},
    {"busy", 503, ErrorCode::Http,
     QT_TRANSLATE_NOOP("RedisAnswer",
                       "A script keeps the server busy; it is asked again. SCRIPT KILL ends one that has not "
                       "written.")},
    {"tryagain", 503, ErrorCode::Http, QT_TRANSLATE_NOOP("RedisAnswer", "Keys are being moved; it is asked again.")},
    {"clusterdown", 503, ErrorCode::Http,
     QT_TRANSLATE_NOOP("RedisAnswer", "Parts of the cluster have no node; it is asked again.")},
    {"err max number of clients", 503, ErrorCode::Http,
     QT_TRANSLATE_NOOP("RedisAnswer",
                       "Raise maxclients, or find out who keeps so many connections (CLIENT LIST); it is asked "
                       "again.")},
    {"moved", 301, ErrorCode::Redirect,
     QT_TRANSLATE_NOOP("RedisAnswer", "The key lives at another node of the cluster: write a source for each node.")},
    {"ask ", 301, ErrorCode::Redirect, QT_TRANSLATE_NOOP("RedisAnswer", "The key is being moved to another node.")},
    {"err db index", 400, ErrorCode::Http, kNoDatabase},
    {"err invalid db index", 400, ErrorCode::Http, kNoDatabase},
    {"err select is not allowed in cluster", 400, ErrorCode::Http, kNoDatabase},
    {"misconf", 400, ErrorCode::Http,
     QT_TRANSLATE_NOOP("RedisAnswer",
                       "The server cannot save its data and refuses commands until it can: look at its log, its disk and "
                       "INFO persistence.")},
    {"oom", 400, ErrorCode::Http,
     QT_TRANSLATE_NOOP("RedisAnswer",
                       "The server is at maxmemory and frees nothing: raise it, or let maxmemory-policy evict keys.")},
};
constexpr Row kOther = {"", 400, ErrorCode::Http,
                        QT_TRANSLATE_NOOP("RedisAnswer",
                                          "These are the server's own words. Ask it the same with redis-cli, and look into its "
                                          "log and at what lies in between (a proxy).")};

std::string lower(std::string_view words)
{
    std::string result(words.substr(0, kShownCharacters));
    std::ranges::transform(result, result.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; });
    return result;
}

const Row& rowOf(const std::string& lowered)
{
    const auto* const row =
        std::ranges::find_if(kRows, [&lowered](const Row& known) { return lowered.starts_with(known.begins); });
    return row == std::end(kRows) ? kOther : *row;
}

/// Without the arguments that a server repeats: they may be somebody's keys.
QString shown(std::string_view words)
{
    words = words.substr(0, words.find(", with args beginning with"));
    return plainText(plainText(words).simplified().toStdString(), kShownCharacters);
}

/// ACL LOG would show the same; the rules are those of ACL SETUSER.
QString rightHint(const std::string& lowered, const std::string& command, const Endpoint& endpoint)
{
    if (lowered.find(" a key") != std::string::npos || lowered.find("of the keys") != std::string::npos) {
        return Text::tr("Let an administrator of the server run: ACL SETUSER %1 ~PATTERN, for the keys that may be read.")
            .arg(endpoint.user.empty() ? QStringLiteral("default") : plainText(endpoint.user, 60));
    }
    const QString rules = aclRules(command);
    if (endpoint.auth == Endpoint::Auth::None || endpoint.user.empty()) {
        return Text::tr("Let an administrator of the server run: ACL SETUSER traceo on >PASSWORD %1; and name that user under "
                        "“auth” of the source.")
            .arg(rules);
    }
    return Text::tr("Let an administrator of the server run: ACL SETUSER %1 %2").arg(plainText(endpoint.user, 60), rules);
}

Error loginError(const QString& found, const QString& hint)
{
    return {ErrorCode::Auth, {}, Text::tr("a login that the server accepts"), found, hint};
}

} // namespace

RedisRefusal redisRefusal(std::string_view words, const std::string& command, const Endpoint& endpoint)
{
    const std::string lowered = lower(words);
    const Row& row = rowOf(lowered);
    const QString hint = row.status == 405 ? rightHint(lowered, command, endpoint)
        : row.hint == nullptr              ? QString()
                                           : Text::tr(row.hint);
    return {row.status, {row.code, {}, Text::tr("an answer to %1").arg(QString::fromStdString(command)), shown(words), hint}};
}

RedisRefusal loginRefusal(std::string_view words, const Endpoint& endpoint)
{
    const std::string lowered = lower(words);
    const auto says = [&lowered](const char* known) { return lowered.find(known) != std::string::npos; };
    const Row& row = rowOf(lowered);
    if (row.code == ErrorCode::Http && row.status == 503) // nothing about the login; the words are ours
        return redisRefusal(lowered.substr(0, std::string_view(row.begins).size()), "AUTH", endpoint);
    if (row.status == 403)
        return {row.status, loginError(Text::tr("a server in protected mode"), Text::tr(row.hint))};
    if (says("without any password") || says("no password is set"))
        return {401, loginError(Text::tr("a server that has no password"), Text::tr("Leave out “auth” of the source."))};
    if (says("wrong number of arguments")) {
        return {401,
                loginError(Text::tr("a server that knows no users (Redis before 6)"),
                           Text::tr("Leave out “user” under “auth” of the source."))};
    }
    if (row.status == 501)
        return {401, loginError(Text::tr("a server that does not know AUTH"), Text::tr(row.hint))};
    return {401, loginError(Text::tr("a login that it refused"), Text::tr(kWrongLogin))};
}

bool isFarewell(std::string_view words)
{
    const Row& row = rowOf(lower(words));
    return row.status == 403 || row.status == 503;
}

Error redisConnectionError(const Error& error, const Endpoint& endpoint)
{
    const Error noTls = handshakeError({.alert = {}, .words = QStringLiteral("wrong version number")});
    if (error == noTls) {
        Error plain = error;
        plain.hint = Text::tr("Write redis:// in the source's url, or name the port where it speaks TLS (tls-port).");
        return plain;
    }
    const bool isClosed = error.code == ErrorCode::Unreachable
        && error.found == socketError(QAbstractSocket::RemoteHostClosedError, endpoint.base).found;
    return isClosed ? closedEarly(endpoint) : error;
}

Error closedEarly(const Endpoint& endpoint)
{
    const QString hint = isRediss(endpoint.base)
        ? Text::tr("The server may want a client certificate: tls: {cert: FILE, key: FILE}. Or it is just starting.")
        : Text::tr("The server may speak TLS at this port (then write rediss:// in the source's url), be starting, or be none of "
                   "Redis.");
    return {ErrorCode::Unreachable,
            {},
            Text::tr("a reply of Redis"),
            Text::tr("a connection that the server closed before one"),
            hint};
}

Error brokenReply(std::int64_t received)
{
    return {ErrorCode::Truncated,
            {},
            Text::tr("a whole reply of Redis"),
            Text::tr("a connection that broke after %1 bytes of it").arg(received),
            Text::tr("The server was stopped or crashed, or something in between (a proxy, a tunnel) cut the line; it is asked "
                     "again. If it stays, look into the log of the server.")};
}

} // namespace traceo
