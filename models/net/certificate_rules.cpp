#include "net/certificate_rules.h"

#include "net/tls_errors.h"

#include <QHostAddress>
#include <QSslKey>
#include <QUrl>

#include <algorithm>

namespace traceo {
namespace {

constexpr int kLeastBits = 2048;
constexpr int kLeastCurveBits = 224;

bool isSameName(QStringView a, QStringView b)
{
    return a.compare(b, Qt::CaseInsensitive) == 0;
}

/// RFC 9525, 6.3: the wildcard is the whole first label and stands for exactly one.
bool matches(QStringView pattern, QStringView host)
{
    if (!pattern.startsWith(u"*."))
        return isSameName(pattern, host);
    const qsizetype dot = host.indexOf(u'.');
    return dot > 0 && pattern.count(u'.') >= 2 && isSameName(pattern.mid(1), host.mid(dot));
}

} // namespace

bool isFor(const QSslCertificate& certificate, const QString& host)
{
    const auto names = certificate.subjectAlternativeNames();
    if (const QHostAddress address(host); !address.isNull()) {
        const QStringList addresses = names.values(QSsl::IpAddressEntry);
        return std::ranges::any_of(addresses, [&](const QString& named) { return QHostAddress(named) == address; });
    }
    QString asked = QString::fromLatin1(QUrl::toAce(host));
    if (asked.endsWith(u'.'))
        asked.chop(1);
    const QStringList hosts = names.values(QSsl::DnsEntry);
    return std::ranges::any_of(hosts, [&](const QString& named) { return matches(named, asked); });
}

std::optional<int> weakKeyBits(const QSslCertificate& certificate)
{
    const QSslKey key = certificate.publicKey();
    const bool isCurve = key.algorithm() == QSsl::Ec;
    if (!isCurve && key.algorithm() != QSsl::Rsa && key.algorithm() != QSsl::Dsa)
        return std::nullopt;
    const int bits = key.length(); // not above zero: unknown
    return bits > 0 && bits < (isCurve ? kLeastCurveBits : kLeastBits) ? std::optional(bits) : std::nullopt;
}

std::optional<Error> objectionTo(const QList<QSslCertificate>& chain, const QString& host)
{
    for (const QSslCertificate& certificate : chain) {
        if (const auto bits = weakKeyBits(certificate))
            return weakKeyError(*bits, host);
    }
    if (chain.isEmpty() || isFor(chain.front(), host))
        return std::nullopt;
    return chain.front().subjectAlternativeNames().isEmpty() ? commonNameError(chain.front(), host)
                                                             : tlsError({{QSslError::HostNameMismatch, chain.front()}}, host);
}

} // namespace traceo
