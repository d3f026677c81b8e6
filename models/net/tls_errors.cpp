#include "net/tls_errors.h"

#include "core/format.h"
#include "net/certificate_rules.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDateTime>
#include <QSslCertificate>

#include <algorithm>
#include <vector>

namespace traceo {
namespace {

class TlsErrorText {
    Q_DECLARE_TR_FUNCTIONS(TlsError)
};

struct Row {
    QSslError::SslError kind;
    const char* found;
    const char* hint;
};

constexpr const char* kNameTheCa =
    QT_TRANSLATE_NOOP("TlsError", "If you trust it, save the CA's certificate and name the file: tls: {ca: FILE}.");
constexpr const char* kNewCertificate =
    QT_TRANSLATE_NOOP("TlsError", "The server needs a new certificate; check this machine's clock as well.");
constexpr const char* kAskTheOwner =
    QT_TRANSLATE_NOOP("TlsError", "Do not go on: ask the server's owner for a certificate that is valid.");

/// In the order of how much they tell.
constexpr Row kRows[] = {
    {QSslError::CertificateRevoked, QT_TRANSLATE_NOOP("TlsError", "a certificate that its CA has revoked"), kAskTheOwner},
    {QSslError::CertificateBlacklisted, QT_TRANSLATE_NOOP("TlsError", "a certificate on the list of bad ones"), kAskTheOwner},
    {QSslError::HostNameMismatch, QT_TRANSLATE_NOOP("TlsError", "a certificate for another host"),
     QT_TRANSLATE_NOOP("TlsError", "Write the address with a name that the certificate has.")},
    {QSslError::CertificateExpired, QT_TRANSLATE_NOOP("TlsError", "an expired certificate"), kNewCertificate},
    {QSslError::CertificateNotYetValid, QT_TRANSLATE_NOOP("TlsError", "a certificate that is not valid yet"), kNewCertificate},
    {QSslError::SelfSignedCertificate, QT_TRANSLATE_NOOP("TlsError", "a self-signed certificate"),
     QT_TRANSLATE_NOOP("TlsError", "If you trust it, save this certificate and name the file: tls: {ca: FILE}.")},
    {QSslError::SelfSignedCertificateInChain,
     QT_TRANSLATE_NOOP("TlsError", "a certificate of a CA that this machine does not know"), kNameTheCa},
    {QSslError::UnableToGetLocalIssuerCertificate, QT_TRANSLATE_NOOP("TlsError", "a certificate whose issuer is unknown here"),
     QT_TRANSLATE_NOOP("TlsError",
                       "Either the server leaves out an intermediate certificate, or the CA is a private one: tls: {ca: FILE}.")},
    {QSslError::UnableToGetIssuerCertificate, QT_TRANSLATE_NOOP("TlsError", "a chain of certificates with a missing link"),
     kNameTheCa},
    {QSslError::UnableToVerifyFirstCertificate, QT_TRANSLATE_NOOP("TlsError", "a certificate that nobody vouches for"),
     kNameTheCa},
    {QSslError::CertificateUntrusted, QT_TRANSLATE_NOOP("TlsError", "a CA that is not trusted for this purpose"), kNameTheCa},
    {QSslError::CertificateRejected, QT_TRANSLATE_NOOP("TlsError", "a CA that refuses this purpose"), kNameTheCa},
    {QSslError::InvalidCaCertificate, QT_TRANSLATE_NOOP("TlsError", "a certificate issued by one that is no CA"), kAskTheOwner},
    {QSslError::InvalidPurpose, QT_TRANSLATE_NOOP("TlsError", "a certificate that is not meant for servers"), kAskTheOwner},
    {QSslError::PathLengthExceeded, QT_TRANSLATE_NOOP("TlsError", "a chain of certificates that is too long"), kAskTheOwner},
    {QSslError::CertificateSignatureFailed, QT_TRANSLATE_NOOP("TlsError", "a certificate with a wrong signature"), kAskTheOwner},
    {QSslError::UnableToDecryptCertificateSignature,
     QT_TRANSLATE_NOOP("TlsError", "a certificate whose signature cannot be read"), kAskTheOwner},
    {QSslError::UnableToDecodeIssuerPublicKey, QT_TRANSLATE_NOOP("TlsError", "a CA whose key cannot be read"), kAskTheOwner},
    {QSslError::InvalidNotBeforeField, QT_TRANSLATE_NOOP("TlsError", "a certificate without a readable first day"), kAskTheOwner},
    {QSslError::InvalidNotAfterField, QT_TRANSLATE_NOOP("TlsError", "a certificate without a readable last day"), kAskTheOwner},
    {QSslError::SubjectIssuerMismatch, QT_TRANSLATE_NOOP("TlsError", "a chain of certificates that does not fit together"),
     kAskTheOwner},
    {QSslError::AuthorityIssuerSerialNumberMismatch, QT_TRANSLATE_NOOP("TlsError", "a certificate that names another issuer"),
     kAskTheOwner},
    {QSslError::NoPeerCertificate, QT_TRANSLATE_NOOP("TlsError", "a server without a certificate"), kAskTheOwner},
    {QSslError::NoSslSupport, QT_TRANSLATE_NOOP("TlsError", "no TLS library on this machine"),
     QT_TRANSLATE_NOOP("TlsError", "Install OpenSSL.")},
};
constexpr Row kOther = {QSslError::UnspecifiedError, QT_TRANSLATE_NOOP("TlsError", "a certificate that cannot be accepted"),
                        kAskTheOwner};

// Alerts: RFC 8446 §6. Servers choose among several when they lack or refuse a client's certificate.
constexpr int kHandshakeFailure = 40;
constexpr int kProtocolVersion = 70;
constexpr int kCertificateAlerts[] = {41, 42, 43, 44, 45, 46, 48, 49, 116};

/// Why the server refused our certificate.
QString alertText(int alert)
{
    switch (alert) {
    case 44:
        return TlsErrorText::tr("revoked");
    case 45:
        return TlsErrorText::tr("expired");
    case 48:
        return TlsErrorText::tr("issued by a CA it does not know");
    default: // the protocol's number; most servers tell no more
        return TlsErrorText::tr("alert %1").arg(alert);
    }
}

const Row& rowOf(QSslError::SslError kind)
{
    const auto* const row = std::ranges::find(kRows, kind, &Row::kind);
    return row == std::end(kRows) ? kOther : *row;
}

QString day(const QDateTime& time)
{
    return time.toUTC().toString(QStringLiteral("yyyy-MM-dd HH:mm 'UTC'"));
}

QString namesOf(const QSslCertificate& certificate)
{
    QStringList names = certificate.subjectAlternativeNames().values();
    if (names.isEmpty())
        names = certificate.subjectInfo(QSslCertificate::CommonName);
    return plainText(names.join(QStringLiteral(", ")).toStdString(), 200);
}

QString issuerOf(const QSslCertificate& certificate)
{
    return plainText(certificate.issuerDisplayName().toStdString(), 200);
}

QString foundText(const Row& row, const QSslCertificate& certificate, const QString& host)
{
    QString words = TlsErrorText::tr(row.found);
    if (certificate.isNull())
        return words;
    if (row.kind == QSslError::HostNameMismatch)
        return TlsErrorText::tr("%1 (it is for %2, not for %3)").arg(words, namesOf(certificate), host);
    if (row.kind == QSslError::CertificateExpired)
        return TlsErrorText::tr("%1 (valid until %2)").arg(words, day(certificate.expiryDate()));
    if (row.kind == QSslError::CertificateNotYetValid)
        return TlsErrorText::tr("%1 (valid from %2)").arg(words, day(certificate.effectiveDate()));
    if (row.kind == QSslError::UnableToGetLocalIssuerCertificate)
        return TlsErrorText::tr("%1 (issued by %2)").arg(words, issuerOf(certificate));
    return words;
}

Error certificateError(const QString& host, const QString& found, const QString& hint)
{
    return {ErrorCode::Tls, {}, TlsErrorText::tr("a valid certificate for %1").arg(host), found, hint};
}

/// Not what the source's own file names: either side may have changed, and only a person can tell.
Error otherCertificateError(const QSslCertificate& certificate, const QString& host)
{
    const QByteArray print = certificate.digest(QCryptographicHash::Sha256).toHex(':');
    return certificateError(host,
                            TlsErrorText::tr("a self-signed certificate that the named file does not hold (SHA-256 %1)")
                                .arg(QString::fromLatin1(print)),
                            TlsErrorText::tr("The server has a new certificate, or another server answers in its place: compare "
                                             "with its owner before you name it: tls: {ca: FILE}."));
}

} // namespace

Error commonNameError(const QSslCertificate& certificate, const QString& host)
{
    return certificateError(
        host, TlsErrorText::tr("a certificate that names its host only as a common name (%1)").arg(namesOf(certificate)),
        TlsErrorText::tr("That has not counted for years: the server needs a certificate with %1 among its "
                         "alternative names (subjectAltName).")
            .arg(host));
}

Error weakKeyError(int bits, const QString& host)
{
    return certificateError(host, TlsErrorText::tr("a certificate with a key of only %1 bits").arg(bits),
                            TlsErrorText::tr("Such a key can be broken: the server needs a certificate with a longer one."));
}

Error tlsError(const QList<QSslError>& problems, const QString& host, TrustedRoots roots)
{
    struct Finding {
        const Row* row;
        QSslCertificate certificate;
    };
    std::vector<Finding> findings;
    for (const QSslError& problem : problems) {
        const Row* row = &rowOf(problem.error());
        if (std::ranges::find(findings, row, &Finding::row) == findings.end())
            findings.push_back({row, problem.certificate()});
    }
    // “nobody vouches for it” follows from every unknown issuer and tells nothing more
    if (findings.size() > 1)
        std::erase_if(findings,
                      [](const Finding& finding) { return finding.row->kind == QSslError::UnableToVerifyFirstCertificate; });
    const auto place = [](const Row* row) { return row == &kOther ? std::ssize(kRows) : row - std::begin(kRows); };
    std::ranges::stable_sort(findings, {}, [&place](const Finding& finding) { return place(finding.row); });
    if (findings.empty())
        return handshakeError({});
    // the library's own word for it is none that Qt knows
    if (const auto bits = findings.front().row == &kOther ? weakKeyBits(findings.front().certificate) : std::nullopt)
        return weakKeyError(*bits, host);
    if (roots == TrustedRoots::Named && findings.front().row->kind == QSslError::SelfSignedCertificate)
        return otherCertificateError(findings.front().certificate, host);
    QStringList words;
    for (const Finding& finding : findings)
        words << foundText(*finding.row, finding.certificate, host);
    return certificateError(host, words.join(QStringLiteral("; ")), TlsErrorText::tr(findings.front().row->hint));
}

bool isAboutOurCertificate(int alert)
{
    return std::ranges::find(kCertificateAlerts, alert) != std::end(kCertificateAlerts);
}

Error handshakeError(const HandshakeEnd& end)
{
    const auto says = [&end](const char* words) { return end.words.contains(QLatin1String(words), Qt::CaseInsensitive); };
    const auto error = [](const QString& found, const QString& hint) {
        return Error{ErrorCode::Tls, {}, TlsErrorText::tr("a TLS connection, version 1.2 or later"), found, hint};
    };
    const QString ourPlace = QStringLiteral("tls: {cert: FILE, key: FILE}");
    if (end.alert && isAboutOurCertificate(*end.alert)) {
        if (!end.hasCertificate)
            return error(TlsErrorText::tr("a server that wants a client certificate"),
                         TlsErrorText::tr("Name yours: %1.").arg(ourPlace));
        return error(TlsErrorText::tr("a server that refused the client certificate (%1)").arg(alertText(*end.alert)),
                     TlsErrorText::tr("Name one that the server's CA has issued and that is valid today: %1.").arg(ourPlace));
    }
    // no alert: what came was no TLS; OpenSSL's words for it differ by what it was
    if (!end.alert && (says("wrong version number") || says("packet length too long") || says("unknown protocol")))
        return error(TlsErrorText::tr("a server that does not speak TLS on this port"),
                     TlsErrorText::tr("Write http:// in the source's url, or name the port where it speaks TLS."));
    if (end.alert == kProtocolVersion || says("unsupported protocol") || says("version too low"))
        return error(TlsErrorText::tr("a server that speaks only older versions of TLS"),
                     TlsErrorText::tr("Let the server, or a proxy before it, speak TLS 1.2 or 1.3."));
    if (end.alert == kHandshakeFailure && !end.hasCertificate)
        return error(TlsErrorText::tr("a server that broke off the handshake"),
                     TlsErrorText::tr("It may want a client certificate (%1), or has no cipher in common with this machine.")
                         .arg(ourPlace));
    if (end.alert == kHandshakeFailure)
        return error(TlsErrorText::tr("a server that broke off the handshake"),
                     TlsErrorText::tr("It may refuse the client certificate, or has no cipher in common with this machine."));
    return error(TlsErrorText::tr("a handshake that failed"),
                 TlsErrorText::tr("The server's log says more; a proxy or firewall in between may be the cause."));
}

} // namespace traceo
