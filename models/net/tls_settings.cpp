#include "net/tls_settings.h"

#include <QCoreApplication>
#include <QFile>
#include <QSslKey>

#include <array>

namespace traceo {
namespace {

class TlsText {
    Q_DECLARE_TR_FUNCTIONS(TlsSettings)
};

constexpr qint64 kPemBytes = 4 * 1024 * 1024;

Error badFile(const QString& path, const QString& expected, const QString& found)
{
    return {ErrorCode::Tls, path, expected, found, TlsText::tr("The files are named under “tls” of the source: ca, cert, key.")};
}

Result<QByteArray> pemOf(const QString& path, const QString& expected)
{
    QFile file(path);
    if (!file.exists())
        return badFile(path, expected, TlsText::tr("no such file"));
    if (!file.open(QIODevice::ReadOnly))
        return badFile(path, expected, TlsText::tr("a file that cannot be read"));
    return file.read(kPemBytes);
}

Result<QList<QSslCertificate>> certificatesOf(const QString& path, const QString& expected)
{
    const auto pem = pemOf(path, expected);
    if (!pem)
        return pem.error();
    const QList<QSslCertificate> certificates = QSslCertificate::fromData(*pem, QSsl::Pem);
    if (certificates.isEmpty())
        return badFile(path, expected, TlsText::tr("a file without a PEM certificate"));
    return certificates;
}

Result<QSslKey> keyOf(const QString& path)
{
    const QString expected = TlsText::tr("a private key (PEM) without a passphrase");
    const auto pem = pemOf(path, expected);
    if (!pem)
        return pem.error();
    for (const QSsl::KeyAlgorithm algorithm : {QSsl::Rsa, QSsl::Ec, QSsl::Dsa}) {
        QSslKey key(*pem, algorithm);
        if (!key.isNull())
            return key;
    }
    return badFile(path, expected, TlsText::tr("something else"));
}

} // namespace

Result<QSslConfiguration> tlsSettings(const Endpoint& endpoint, const QList<QSslCertificate>& systemRoots)
{
    QSslConfiguration settings = QSslConfiguration::defaultConfiguration();
    settings.setProtocol(QSsl::TlsV1_2OrLater);
    settings.setPeerVerifyMode(QSslSocket::VerifyPeer);
    settings.setSslOption(QSsl::SslOptionDisableLegacyRenegotiation, true);
    settings.setCaCertificates(systemRoots);
    if (!endpoint.caFile.isEmpty()) {
        const auto roots = certificatesOf(endpoint.caFile, TlsText::tr("the certificates of a CA (PEM)"));
        if (!roots)
            return roots.error();
        settings.setCaCertificates(*roots);
    }
    if (endpoint.clientCertificate.isEmpty())
        return settings;
    const auto chain = certificatesOf(endpoint.clientCertificate, TlsText::tr("a client certificate (PEM)"));
    if (!chain)
        return chain.error();
    const auto key = keyOf(endpoint.clientKey);
    if (!key)
        return key.error();
    settings.setLocalCertificateChain(*chain);
    settings.setPrivateKey(*key);
    return settings;
}

} // namespace traceo
