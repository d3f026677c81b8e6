#include "net/redis_question.h"

#include "core/format.h"
#include "core/redis_reply.h"
#include "net/origin.h"
#include "net/redis_commands.h"

#include <QCoreApplication>

namespace traceo {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(RedisQuestion)
};

constexpr int kRedisPort = 6379;
constexpr int kMostDatabases = 65'536;

Result<void> checkAddress(const Endpoint& endpoint)
{
    const QUrl& url = endpoint.base;
    const QString scheme = url.scheme().toLower();
    if ((scheme != QStringLiteral("redis") && scheme != QStringLiteral("rediss")) || url.host().isEmpty() || !url.isValid()) {
        return Error{ErrorCode::BadValue, {}, Text::tr("an address that begins with redis:// or rediss://"), redacted(url), {}};
    }
    if (!url.userInfo().isEmpty()) {
        return Error{ErrorCode::BadValue,
                     {},
                     Text::tr("an address without user and password"),
                     redacted(url),
                     Text::tr("Write auth: {kind: basic, user: …, secret: keychain:…} instead.")};
    }
    if (endpoint.auth != Endpoint::Auth::None && endpoint.auth != Endpoint::Auth::Basic) {
        return Error{ErrorCode::BadValue,
                     {},
                     Text::tr("a user and a password, or a password alone"),
                     Text::tr("another kind of login"),
                     Text::tr("Write auth: {kind: basic, user: …, secret: keychain:…} instead.")};
    }
    if (endpoint.auth != Endpoint::Auth::None && !isRediss(url) && !endpoint.allowPlainAuth && !isLoopback(url.host())) {
        return Error{ErrorCode::Auth,
                     {},
                     Text::tr("rediss:// where a credential is sent"),
                     Text::tr("redis://, which anybody on the way can read"),
                     Text::tr("Where the network is trusted, allow_plain_auth: true permits it.")};
    }
    return {};
}

/// "/3" and "3" are 3, nothing is the first one.
Result<int> databaseOf(QString path)
{
    if (path.startsWith(u'/'))
        path.remove(0, 1);
    bool isNumber = true;
    const int number = path.isEmpty() ? 0 : path.toInt(&isNumber);
    if (isNumber && number >= 0 && number < kMostDatabases)
        return number;
    return Error{ErrorCode::BadValue,
                 {},
                 Text::tr("the number of a database as the path, or none"),
                 plainText(path.toStdString(), 60),
                 {}};
}

} // namespace

bool isRediss(const QUrl& url)
{
    return url.scheme().compare(QStringLiteral("rediss"), Qt::CaseInsensitive) == 0;
}

int redisPort(const QUrl& url)
{
    return url.port(kRedisPort);
}

Result<RedisQuestion> RedisQuestion::of(const Endpoint& endpoint, const Request& request)
{
    if (auto address = checkAddress(endpoint); !address)
        return address.error();
    const auto name = readingCommand(request.command);
    if (!name)
        return name.error();
    const auto database = databaseOf(request.path.empty() ? endpoint.base.path() : QString::fromStdString(request.path));
    if (!database)
        return database.error();
    return RedisQuestion{
        .origin = secretOriginOf(endpoint.base), .name = *name, .wire = redisCommand(request.command), .database = *database};
}

Result<std::string> redisLogin(const Endpoint& endpoint, const Secret& secret)
{
    if (secret.empty())
        return Error{ErrorCode::Auth, {}, Text::tr("a password"), Text::tr("an empty one"), {}};
    const std::string password(secret.reveal());
    return endpoint.user.empty() ? redisCommand({"AUTH", password}) : redisCommand({"AUTH", endpoint.user, password});
}

} // namespace traceo
