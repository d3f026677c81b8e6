#include "net/sql_question.h"

#include "core/format.h"
#include "net/origin.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace traceo {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SqlQuestion)
};

constexpr int kUsualPort = 5432;
constexpr std::array<std::string_view, 6> kModes{"disable", "allow", "prefer", "require", "verify-ca", "verify-full"};
/// Of these the line is encrypted or there is none.
constexpr std::array<std::string_view, 3> kSealed{"require", "verify-ca", "verify-full"};
constexpr std::array<std::string_view, 3> kReading{"SELECT", "WITH", "SHOW"};
/// A silent line is asked whether somebody is there, and given up after three times without an answer.
constexpr int kAskAfterSeconds = 10;
constexpr int kAskEverySeconds = 5;
constexpr int kAskTimes = 3;
/// A connection lives longer than the question it was opened for, of whose time little may be left: a packet that is lost and
/// sent again must not end it.
constexpr std::int64_t kLeastUnconfirmedMs = 10'000;

template <class List>
bool isOneOf(const List& list, std::string_view word)
{
    return std::ranges::find(list, word) != list.end();
}

Error badValue(const QString& expected, const QString& found, const QString& hint = {})
{
    return {ErrorCode::BadValue, {}, expected, found, hint};
}

/// A value of a connection string. Qt replaces each semicolon in it by a space, so there must be none.
QString quoted(QString value)
{
    value.replace(u'\\', u"\\\\"_s).replace(u'\'', u"\\'"_s);
    return u'\'' + value + u'\'';
}

std::string modeOf(const Endpoint& endpoint)
{
    const auto mode = std::ranges::find(endpoint.options, "sslmode", &Pairs::value_type::first);
    return mode == endpoint.options.end() ? "verify-full" : mode->second;
}

Result<void> checkAddress(const Endpoint& endpoint, const QString& database)
{
    const QUrl& url = endpoint.base;
    const QString scheme = url.scheme();
    if (!url.isValid() || url.host().isEmpty() || (scheme != "postgresql"_L1 && scheme != "postgres"_L1))
        return badValue(Text::tr("an address that begins with postgresql://"), redacted(url));
    if (!url.userInfo().isEmpty())
        return badValue(Text::tr("an address without user and password"), redacted(url),
                        Text::tr("Write auth: {kind: basic, user: …, secret: keychain:…} instead."));
    if (database.contains(u'/'))
        return badValue(Text::tr("postgresql://HOST:PORT/DATABASE"), redacted(url));
    const std::string mode = modeOf(endpoint);
    if (!isOneOf(kModes, mode))
        return badValue(Text::tr("an sslmode that libpq knows, such as verify-full"), plainText(mode, 40));
    if (endpoint.auth != Endpoint::Auth::None && !isOneOf(kSealed, mode) && !endpoint.allowPlainAuth && !isLoopback(url.host()))
        return Error{ErrorCode::Auth,
                     {},
                     Text::tr("an encrypted line where a credential is sent"),
                     Text::tr("sslmode %1, with which anybody on the way may read along").arg(QString::fromStdString(mode)),
                     Text::tr("Write sslmode: verify-full. Where the network is trusted, allow_plain_auth: true permits it.")};
    return {};
}

Result<void> checkPaths(const Endpoint& endpoint)
{
    for (const QString& path : {endpoint.caFile, endpoint.clientCertificate, endpoint.clientKey}) {
        if (path.contains(u';'))
            return badValue(Text::tr("a path without “;”"), plainText(path.toStdString(), 200));
    }
    return {};
}

/// What libpq would otherwise take from the environment (PGHOSTADDR, PGOPTIONS, PGPASSWORD) or from a file of passwords
/// is said here: a source is what the workspace says.
QString optionsOf(const Endpoint& endpoint, const std::string& mode)
{
    QStringList options{u"application_name=traceo"_s,
                        u"sslmode="_s + QString::fromStdString(mode),
                        u"hostaddr=''"_s,
                        u"options=''"_s,
                        u"target_session_attrs=any"_s,
                        u"gssencmode=disable"_s,
                        u"passfile='traceo reads none'"_s};
    const auto add = [&options](QLatin1StringView name, const QString& value) {
        if (!value.isEmpty())
            options << name + u'=' + quoted(value);
    };
    if (endpoint.auth == Endpoint::Auth::None)
        options << u"password=''"_s;
    add("sslrootcert"_L1, endpoint.caFile);
    add("sslcert"_L1, endpoint.clientCertificate);
    add("sslkey"_L1, endpoint.clientKey);
    return options.join(u';');
}

QString whereOf(const Endpoint& endpoint)
{
    const QString url = redacted(endpoint.base);
    return endpoint.source.empty() ? url : u"%1 (%2)"_s.arg(QString::fromStdString(endpoint.source), url);
}

} // namespace

Result<void> checkStatement(std::string_view statement)
{
    const QString expected = Text::tr("one statement that begins with SELECT, WITH or SHOW and only reads");
    const std::size_t begin = statement.find_first_not_of(" \t\r\n");
    const std::string_view rest = begin == std::string_view::npos ? std::string_view() : statement.substr(begin);
    std::string word(rest.substr(0, rest.find_first_of(" \t\r\n(*")));
    std::ranges::transform(word, word.begin(), [](char c) { return c >= 'a' && c <= 'z' ? char(c - 'a' + 'A') : c; });
    if (!isOneOf(kReading, word))
        return badValue(expected, word.empty() ? Text::tr("nothing") : plainText(word, 40));
    char quote = 0;
    for (std::size_t i = 0; i < rest.size(); ++i) {
        const char c = rest[i];
        const std::string_view pair = rest.substr(i, 2);
        if (c == '\\' || c == '\0' || (quote == 0 && (c == ';' || c == '$' || pair == "--" || pair == "/*")))
            return badValue(expected, c == '\0' ? Text::tr("a zero byte in it") : u"“%1”"_s.arg(QLatin1Char(c)));
        if (quote == 0 && (c == '\'' || c == '"'))
            quote = c;
        else if (c == quote)
            quote = 0; // a doubled one opens it again at once
    }
    return quote == 0 ? Result<void>() : badValue(expected, Text::tr("a quote that is not closed"));
}

Result<SqlQuestion> SqlQuestion::of(const Endpoint& endpoint, const Request& request)
{
    SqlQuestion question;
    question.database = endpoint.base.path(QUrl::FullyDecoded);
    if (question.database.startsWith(u'/'))
        question.database.remove(0, 1);
    if (auto address = checkAddress(endpoint, question.database); !address)
        return address.error();
    if (auto paths = checkPaths(endpoint); !paths)
        return paths.error();
    if (request.command.size() != 1)
        return badValue(Text::tr("one statement"), Text::tr("%Ln of them", nullptr, int(request.command.size())));
    if (auto statement = checkStatement(request.command.front()); !statement)
        return statement.error();
    if (question.database.isEmpty())
        question.database = u"postgres"_s;
    question.where = whereOf(endpoint);
    question.host = endpoint.base.host();
    question.port = endpoint.base.port(kUsualPort);
    question.user = endpoint.auth == Endpoint::Auth::None ? QString() : QString::fromStdString(endpoint.user);
    question.statement = request.command.front();
    question.origin = secretOriginOf(endpoint.base);
    question.sslMode = modeOf(endpoint);
    question.wantsRoots = question.sslMode.starts_with("verify") && endpoint.caFile.isEmpty();
    question.options = optionsOf(endpoint, question.sslMode);
    for (const std::string& part :
         {question.origin, question.database.toStdString(), question.user.toStdString(), question.options.toStdString(),
          std::to_string(int(endpoint.secret.kind)), endpoint.secret.name})
        question.key += part + '\n';
    return question;
}

QString timedOptions(const SqlQuestion& question, Millis left, const QString& roots, Millis connecting)
{
    const std::int64_t milliseconds = std::max<std::int64_t>(left.count(), 1);
    QString options = question.options
        + u";connect_timeout=%1;tcp_user_timeout=%2;keepalives_idle=%3;keepalives_interval=%4;keepalives_count=%5"_s
              .arg((std::clamp<std::int64_t>(connecting.count(), 1, milliseconds) + 999) / 1000)
              .arg(std::max(milliseconds, kLeastUnconfirmedMs))
              .arg(kAskAfterSeconds)
              .arg(kAskEverySeconds)
              .arg(kAskTimes);
    if (question.wantsRoots)
        options += u";sslrootcert="_s + quoted(roots);
    return options;
}

} // namespace traceo
