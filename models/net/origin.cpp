#include "net/origin.h"

#include <QHostAddress>

namespace traceo {

std::string originOf(const QUrl& url)
{
    const QString scheme = url.scheme().toLower();
    const int standard = scheme == QStringLiteral("https") ? 443 : scheme == QStringLiteral("http") ? 80 : 0;
    QString host = url.host(QUrl::FullyEncoded).toLower();
    if (standard == 0 || host.isEmpty() || !url.isValid())
        return {};
    if (host.contains(u':') && !host.startsWith(u'['))
        host = u'[' + host + u']';
    return QStringLiteral("%1://%2:%3").arg(scheme, host).arg(url.port(standard)).toStdString();
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
