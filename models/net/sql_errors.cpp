#include "net/sql_errors.h"

#include "core/format.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace traceo {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SqlError)
};

constexpr int kNotAllowed = 405;
constexpr int kNotThere = 501;
constexpr int kShownWords = 300;
constexpr auto kOfServer = "pg_"_L1; ///< names that nobody else may use
constexpr auto kOfDatabase = "permission denied for database "_L1;

/// Two spaces after a severity: the server spoke, in whatever language.
constexpr QLatin1StringView kServerSpoke = ":  "_L1;

/// libpq tells of each address of a host; one where a server spoke tells more than one where nobody listens.
QString tellingLine(const QString& words)
{
    const QStringList lines = words.split(u'\n', Qt::SkipEmptyParts);
    const auto spoken = std::ranges::find_if(lines, [](const QString& line) { return line.contains(kServerSpoke); });
    return spoken != lines.end() ? *spoken : lines.value(0);
}

/// What was said, without "ERROR:  " and "connection to server at …, port … failed: ".
QString shortened(const QString& all)
{
    QString words = tellingLine(all).trimmed();
    const qsizetype failed = words.indexOf(" failed: "_L1);
    if (words.startsWith("connection to server"_L1) && failed > 0)
        words.remove(0, failed + 9);
    for (const QLatin1StringView severity : {"FATAL:"_L1, "ERROR:"_L1, "PANIC:"_L1}) {
        if (words.startsWith(severity))
            words = words.mid(severity.size()).trimmed();
    }
    return plainText(words.toStdString(), kShownWords);
}

QString identifier(QString name)
{
    return u'"' + name.replace(u'"', u"\"\""_s) + u'"';
}

bool hasAny(const QString& words, std::initializer_list<QLatin1StringView> texts)
{
    return std::ranges::any_of(texts, [&words](QLatin1StringView text) { return words.contains(text, Qt::CaseInsensitive); });
}

SqlRefusal refusal(ErrorCode code, const QString& expected, const QString& found, const QString& hint = {}, int status = 0)
{
    return {status, {code, {}, expected, found, hint}};
}

SqlRefusal notLetIn(const QString& said)
{
    const QString expected = Text::tr("to be let in");
    if (hasAny(said, {"pg_hba.conf"_L1}))
        return refusal(ErrorCode::Auth, expected, said,
                       Text::tr("The server's pg_hba.conf must have a line for this user, database and address; where it says "
                                "hostssl, sslmode has to encrypt."));
    if (hasAny(said, {"no password supplied"_L1}))
        return refusal(ErrorCode::Auth, expected, said, Text::tr("Write auth: {kind: basic, user: …, secret: keychain:…}."));
    return refusal(ErrorCode::Auth, expected, said, Text::tr("Check the user and the secret that “auth” names."));
}

/// What the server calls `kind` is said by it without its schema.
std::optional<QString> deniedName(const QString& said, QLatin1StringView kind)
{
    const QString denied = "permission denied for "_L1 + kind + u' ';
    const qsizetype at = said.indexOf(denied);
    return at < 0 ? std::nullopt : std::optional(said.mid(at + denied.size()).section(u'\n', 0, 0));
}

/// What the server brought itself is for pg_monitor; for anything else its owner decides.
QString grantFor(const QString& said, const QString& user)
{
    if (const auto schema = deniedName(said, "schema"_L1))
        return Text::tr("Run as a superuser in the database: GRANT USAGE ON SCHEMA %1 TO %2;").arg(identifier(*schema), user);
    for (const QLatin1StringView kind : {"table"_L1, "view"_L1, "materialized view"_L1, "foreign table"_L1}) {
        if (const auto name = deniedName(said, kind); name && !name->startsWith(kOfServer))
            return Text::tr("Run as its owner in the database, with its schema in front: GRANT SELECT ON %1 TO %2;")
                .arg(identifier(*name), user);
    }
    if (const auto name = deniedName(said, "function"_L1); name && !name->startsWith(kOfServer))
        return Text::tr("Run as its owner in the database, with its schema in front: GRANT EXECUTE ON FUNCTION %1 TO %2;")
            .arg(identifier(*name), user);
    return Text::tr("Run as a superuser: GRANT pg_monitor TO %1; (pg_read_all_stats is enough for statements).").arg(user);
}

SqlRefusal notAllowed(const QString& said, const SqlPlace& place)
{
    const QString user = place.user.isEmpty() ? Text::tr("the user") : identifier(place.user);
    return refusal(ErrorCode::Auth, Text::tr("to be allowed to read it"), said, grantFor(said, user), kNotAllowed);
}

/// Somebody who was known and let in, but not to this database.
SqlRefusal notToDatabase(const QString& said, const SqlPlace& place)
{
    const QString user = place.user.isEmpty() ? Text::tr("the user") : identifier(place.user);
    return refusal(
        ErrorCode::Auth, Text::tr("to be let into the database"), said,
        Text::tr("Run as its owner or a superuser: GRANT CONNECT ON DATABASE %1 TO %2;").arg(identifier(place.database), user));
}

QString remedyFor(const QString& said, const std::string& state, const SqlPlace& place)
{
    const QString database = identifier(place.database);
    if (said.contains("pg_stat_statements"_L1))
        return state == "55000"
            ? Text::tr("Add pg_stat_statements to shared_preload_libraries in postgresql.conf and restart the server.")
            : Text::tr("Add pg_stat_statements to shared_preload_libraries in postgresql.conf, restart the server, and run in "
                       "database %1: CREATE EXTENSION pg_stat_statements;")
                  .arg(database);
    if (said.contains("pg_buffercache"_L1))
        return Text::tr("Run in database %1: CREATE EXTENSION pg_buffercache; (its summary needs PostgreSQL 16).").arg(database);
    if (said.contains("pg_stat_io"_L1))
        return Text::tr("It needs PostgreSQL 16.");
    static const QRegularExpression relation(u"relation \"([^\"]+)\""_s);
    const QString name = relation.match(said).captured(1);
    if (!name.isEmpty() && !name.startsWith(kOfServer) && !name.contains(u'.'))
        return Text::tr("Write its schema in front, such as public.%1: without one only PostgreSQL's own are looked for.")
            .arg(name);
    return Text::tr("Check the name and its schema; where it is one of PostgreSQL's own, the server is older than what is asked "
                    "of it.");
}

SqlRefusal notThere(const QString& said, const std::string& state, const SqlPlace& place)
{
    return refusal(ErrorCode::NotSupported, Text::tr("something to read"), said, remedyFor(said, state, place), kNotThere);
}

SqlRefusal noDatabase(const QString& said)
{
    return refusal(ErrorCode::NotFound, Text::tr("the database of the URL"), said,
                   Text::tr("Write the URL as postgresql://HOST:PORT/DATABASE; psql --list names them."));
}

SqlRefusal notNow(const QString& said)
{
    return refusal(ErrorCode::Unreachable, Text::tr("a server that takes questions"), said,
                   Text::tr("It is asked again; nothing has to be done unless it stays."));
}

SqlRefusal broken(const QString& said)
{
    return refusal(ErrorCode::Unreachable, Text::tr("an answer"), said,
                   Text::tr("The server ended the connection, or the line to it broke; it is asked again."));
}

SqlRefusal full(const QString& said)
{
    return refusal(ErrorCode::Unreachable, Text::tr("a free connection"), said,
                   Text::tr("Traceo keeps one a source. Raise max_connections, or find who holds so many."));
}

SqlRefusal tooLate(const QString& said, const SqlPlace& place)
{
    return refusal(ErrorCode::Timeout, Text::tr("an answer within %1 ms").arg(place.deadline.count()), said,
                   Text::tr("The server is overloaded, or somebody holds a lock on what is asked for."));
}

bool begins(const std::string& state, std::string_view with)
{
    return state.starts_with(with);
}

SqlRefusal byState(const QString& said, const std::string& state, const SqlPlace& place)
{
    if (begins(state, "28"))
        return notLetIn(said);
    if (state == "42501")
        return said.contains(kOfDatabase) ? notToDatabase(said, place) : notAllowed(said, place);
    if (state == "42P01" || state == "42883" || state == "42703" || state == "42704" || state == "3F000" || state == "55000"
        || state == "0A000")
        return notThere(said, state, place);
    if (state == "57014" || state == "55P03")
        return tooLate(said, place);
    if (state == "3D000")
        return noDatabase(said);
    if (begins(state, "57P") || begins(state, "08"))
        return notNow(said);
    if (state == "53300")
        return full(said);
    if (state == "25006")
        return refusal(ErrorCode::BadValue, Text::tr("a statement that only reads"), said);
    return refusal(ErrorCode::Http, Text::tr("an answer"), u"%1 (%2)"_s.arg(said, QString::fromStdString(state)));
}

/// Of a connection that did not come about or broke, in the order in which one text might be taken for another.
SqlRefusal byWords(const QString& words, const SqlFailure& failure, const SqlPlace& place)
{
    const QString said = shortened(words);
    if (!failure.connects) // libpq itself: "SSL SYSCALL error: EOF detected" is nothing about certificates then
        return broken(said);
    if (hasAny(said,
               {"invalid response to SSL negotiation"_L1, "expected authentication request"_L1, "invalid length of startup"_L1,
                "unsupported frontend protocol"_L1, "unexpected response from server"_L1}))
        return {0, notPostgres(said)};
    if (said.contains(kOfDatabase))
        return notToDatabase(said, place);
    if (hasAny(said, {"pg_hba.conf"_L1, "authentication"_L1, "password"_L1, "role \""_L1, "not permitted to log in"_L1}))
        return notLetIn(said);
    if (hasAny(said, {"database \""_L1}) && hasAny(said, {"does not exist"_L1}))
        return noDatabase(said);
    if (hasAny(said, {"too many "_L1, "connection slots"_L1}))
        return full(said);
    if (hasAny(said,
               {"starting up"_L1, "shutting down"_L1, "recovery mode"_L1, "not accepting connections"_L1, "not yet accepting"_L1,
                "administrator command"_L1}))
        return notNow(said);
    if (hasAny(said, {"server does not support SSL"_L1}))
        return refusal(ErrorCode::Tls, Text::tr("a line that is encrypted as sslmode asks"), said,
                       Text::tr("Set ssl = on at the server. Where the network is trusted, sslmode: disable does without."));
    if (hasAny(said, {"SYSCALL error"_L1, "Connection reset by peer"_L1, "closed the connection unexpectedly"_L1}))
        return broken(said);
    if (hasAny(said, {"SSL"_L1, "certificate"_L1, "private key"_L1, "TLS"_L1}))
        return refusal(ErrorCode::Tls, Text::tr("a line that is encrypted as sslmode asks"), said,
                       Text::tr(
                           "Name the CA that signed the server's certificate: tls: {ca: FILE}. sslmode says what is checked."));
    if (isSilence(said))
        return refusal(ErrorCode::Timeout, Text::tr("a connection within %1 ms").arg(place.deadline.count()), said,
                       Text::tr(
                           "Is that PostgreSQL's port (usually 5432)? Another service that listens there, such as a Redis or "
                           "a web server, says nothing to its greeting. Else the server is down or overloaded, or a "
                           "firewall drops what is sent to it."));
    if (hasAny(said, {"could not translate host name"_L1}))
        return refusal(ErrorCode::Unreachable, Text::tr("an address for the host of the URL"), said,
                       Text::tr("Check the name and this machine's name service (DNS, VPN), and whether it is online."));
    // In another language; before anybody is in, it mostly says no.
    if (words.contains(kServerSpoke))
        return notLetIn(said);
    return refusal(ErrorCode::Unreachable, Text::tr("a connection"), said,
                   Text::tr("Is PostgreSQL running there, and does it listen on that address (listen_addresses)?"));
}

} // namespace

SqlRefusal sqlRefusal(const SqlFailure& failure, const SqlPlace& place)
{
    if (!failure.state.empty())
        return byState(shortened(failure.words), failure.state, place);
    return byWords(failure.words, failure, place);
}

bool isSilence(const QString& words)
{
    return words.contains("timeout expired"_L1);
}

Error notPostgres(const QString& name)
{
    return {ErrorCode::Decode,
            {},
            Text::tr("a PostgreSQL server"),
            name,
            Text::tr("Something else answers there: look at the port of the URL.")};
}

Error driverMissing()
{
    return {ErrorCode::NotSupported,
            {},
            Text::tr("Qt's driver for PostgreSQL (QPSQL)"),
            Text::tr("none on this computer"),
            Text::tr("Install the package libqt6sql6-psql and start Traceo again.")};
}

QString withoutSecret(QString words, std::string_view secret)
{
    if (!secret.empty())
        words.replace(QString::fromUtf8(secret.data(), qsizetype(secret.size())), u"•••"_s);
    return words;
}

} // namespace traceo
