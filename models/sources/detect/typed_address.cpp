#include "sources/detect/typed_address.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace traceo {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Detection)
};

constexpr qsizetype kLongest = 2'000;

Error notAnAddress(const QString& found, const QString& hint = {})
{
    return {
        ErrorCode::BadValue, {}, Text::tr("an address such as https://prometheus.example.org or localhost:9090"), found, hint};
}

/// Pages of the products' own interfaces and endpoints of their APIs: what a browser's address bar holds.
QString withoutPage(QString path)
{
    static constexpr std::array kEndpoints{"/api/v1/"_L1,      "/api/v2/"_L1,   "/graph/"_L1,   "/query/"_L1,
                                           "/targets/"_L1,     "/alerts/"_L1,   "/rules/"_L1,   "/vmui/"_L1,
                                           "/metrics/"_L1,     "/-/"_L1,        "/classic/"_L1, "/status/"_L1,
                                           "/explore/"_L1,     "/federate/"_L1, "/login/"_L1,   "/service-discovery/"_L1,
                                           "/tsdb-status/"_L1, "/config/"_L1,   "/flags/"_L1};
    path += u'/';
    for (const QLatin1StringView endpoint : kEndpoints) {
        if (const qsizetype at = path.indexOf(endpoint); at >= 0)
            path.truncate(at);
        path += path.endsWith(u'/') ? QString() : u"/"_s;
    }
    while (path.endsWith(u'/'))
        path.chop(1);
    return path;
}

bool isThisMachine(const QString& host)
{
    return host.compare("localhost"_L1, Qt::CaseInsensitive) == 0 || host.startsWith("127."_L1) || host == "::1"_L1;
}

QStringList schemesOf(const QString& typed, const QUrl& url)
{
    if (typed.contains("://"_L1))
        return {url.scheme()};
    const bool isPlainFirst = isThisMachine(url.host()) || (url.port() > 0 && url.port() != 443);
    return isPlainFirst ? QStringList{u"http"_s, u"https"_s} : QStringList{u"https"_s, u"http"_s};
}

/// The kind of source that speaks the scheme; empty of others.
std::string kindOf(const QString& scheme)
{
    if (scheme == "redis"_L1 || scheme == "rediss"_L1)
        return "redis";
    return scheme == "postgresql"_L1 || scheme == "postgres"_L1 ? "postgres" : "";
}

Error hasLogin()
{
    return notAnAddress(Text::tr("a user or password in it"), Text::tr("Leave it out; a login is asked for if it is needed."));
}

} // namespace

Result<std::vector<QUrl>> basesOf(const QString& typed)
{
    const QString text = typed.trimmed();
    if (text.isEmpty())
        return notAnAddress(Text::tr("nothing"));
    if (text.size() > kLongest)
        return notAnAddress(Text::tr("a text of %1 characters").arg(text.size()));
    const QUrl url(text.contains("://"_L1) ? text : u"http://"_s + text, QUrl::TolerantMode);
    if (!url.isValid() || url.host().isEmpty() || text.contains(u' '))
        return notAnAddress(u"“%1”"_s.arg(text.left(80)));
    if (!url.userInfo().isEmpty()) // not repeated: it may be a password
        return hasLogin();
    if (url.scheme() != "http"_L1 && url.scheme() != "https"_L1)
        return notAnAddress(Text::tr("the scheme %1").arg(url.scheme().left(20)));

    const QString own = withoutPage(url.path());
    QStringList paths{own, own + u"/prometheus"_s, own + u"/select/0/prometheus"_s, u""_s};
    if (own.endsWith("/prometheus"_L1))
        paths.removeAt(1);
    paths.removeDuplicates();
    std::vector<QUrl> bases;
    for (const QString& scheme : schemesOf(text, url)) {
        for (const QString& path : paths) {
            QUrl base;
            base.setScheme(scheme);
            base.setHost(url.host());
            base.setPort(url.port());
            base.setPath(path);
            bases.push_back(base);
        }
    }
    return bases;
}

Result<std::optional<OwnProtocol>> ownProtocolOf(const QString& typed)
{
    const QString text = typed.trimmed();
    QUrl url(text.left(kLongest), QUrl::TolerantMode);
    std::string kind = text.contains("://"_L1) ? kindOf(text.section(u':', 0, 0).toLower()) : std::string();
    if (kind.empty())
        return std::optional<OwnProtocol>();
    if (!url.userInfo().isEmpty() || text.contains(u'@')) // not repeated, as above
        return hasLogin();
    if (!url.isValid() || url.host().isEmpty() || text.contains(QLatin1Char(' ')) || text.size() > kLongest)
        return notAnAddress(u"“%1”"_s.arg(text.left(80)));
    if (url.hasQuery() || url.hasFragment())
        return notAnAddress(Text::tr("“?” or “#” in it"),
                            Text::tr("Leave out what follows it; such settings are keys of the source in the workspace."));
    QString path = url.path();
    while (path.endsWith(u'/'))
        path.chop(1);
    url.setPath(path);
    return std::optional(OwnProtocol{std::move(kind), url});
}

} // namespace traceo
