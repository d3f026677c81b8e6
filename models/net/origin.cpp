#include "net/origin.h"

#include <QHostAddress>

namespace traceo {
namespace {

std::string originBy(const QUrl& url, const QString& scheme, int standardPort)
{
    QString host = url.host(QUrl::FullyEncoded).toLower();
    if (host.isEmpty() || !url.isValid())
        return {};
    if (host.contains(u':') && !host.startsWith(u'['))
        host = u'[' + host + u']';
    return QStringLiteral("%1://%2:%3").arg(scheme, host).arg(url.port(standardPort)).toStdString();
}

} // namespace

std::string originOf(const QUrl& url)
{
    const QString scheme = url.scheme().toLower();
    const int standard = scheme == QStringLiteral("https") ? 443 : scheme == QStringLiteral("http") ? 80 : 0;
    return standard == 0 ? std::string() : originBy(url, scheme, standard);
}

std::string secretOriginOf(const QUrl& url)
{
    constexpr int kRedis = 6379;
    constexpr int kPostgres = 5432;
    const QString scheme = url.scheme().toLower();
    if (scheme == QStringLiteral("redis") || scheme == QStringLiteral("rediss"))
        return originBy(url, scheme, kRedis);
    if (scheme == QStringLiteral("postgresql") || scheme == QStringLiteral("postgres"))
        return originBy(url, QStringLiteral("postgresql"), kPostgres);
    return originOf(url);
}

bool isLoopback(const QString& host)
{
    if (host.compare(QStringLiteral("localhost"), Qt::CaseInsensitive) == 0)
        return true;
    const QHostAddress address(host);
    return !address.isNull() && address.isLoopback();
}

QString redacted(const QUrl& url)
{
    return url.toDisplayString(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment);
}

} // namespace traceo
