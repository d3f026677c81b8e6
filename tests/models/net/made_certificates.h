#pragma once
// Certificates that the openssl command makes when a test starts, so that none of them ever expires in the
// repository.

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QTemporaryDir>

namespace traceo::test {

class MadeCertificates {
public:
    QString path(const QString& name) const { return m_folder.filePath(name); }
    QString folder() const { return m_folder.path(); }

    static bool run(const QStringList& arguments)
    {
        QProcess openssl;
        openssl.start(QStringLiteral("openssl"), arguments);
        const bool ok = openssl.waitForFinished(20'000) && openssl.exitCode() == 0;
        if (!ok)
            qWarning() << arguments << openssl.readAllStandardError();
        return ok;
    }

    static QStringList curveKey()
    {
        return {QStringLiteral("-newkey"), QStringLiteral("ec"), QStringLiteral("-pkeyopt"),
                QStringLiteral("ec_paramgen_curve:prime256v1"), QStringLiteral("-nodes")};
    }
    static QStringList rsaKey(int bits)
    {
        return {QStringLiteral("-newkey"), QStringLiteral("rsa:%1").arg(bits), QStringLiteral("-nodes")};
    }

    /// A certificate that vouches for itself: a CA, or with `extensions` a server.
    bool makeSelfSigned(const QString& name, const QStringList& extensions = {}) const
    {
        QStringList arguments = QStringList{QStringLiteral("req"), QStringLiteral("-x509")} + curveKey()
            + QStringList{QStringLiteral("-keyout"), path(name + QStringLiteral(".key")),
                          QStringLiteral("-out"),    path(name + QStringLiteral(".pem")),
                          QStringLiteral("-days"),   QStringLiteral("30"),
                          QStringLiteral("-subj"),   QStringLiteral("/CN=") + name};
        for (const QString& extension : extensions)
            arguments << QStringLiteral("-addext") << extension;
        return run(arguments);
    }

    struct Wanted {
        QString extensions = {}; ///< lines of openssl's extension file
        int days = 30;
        QString ca = QStringLiteral("ca");
        QString commonName = {}; ///< the name when empty
        QStringList key = curveKey();
        QString from = {}; ///< first moment, YYYYMMDDHHMMSSZ; now when empty
    };
    bool make(const QString& name, const Wanted& wanted) const
    {
        const QString subject = QStringLiteral("/CN=") + (wanted.commonName.isEmpty() ? name : wanted.commonName);
        return write(name + QStringLiteral(".ext"), wanted.extensions)
            && run(QStringList{QStringLiteral("req")} + wanted.key
                   + QStringList{QStringLiteral("-keyout"), path(name + QStringLiteral(".key")), QStringLiteral("-out"),
                                 path(name + QStringLiteral(".csr")), QStringLiteral("-subj"), subject})
            && (wanted.from.isEmpty() ? sign(name, wanted) : signFrom(name, wanted));
    }

    /// What a server shows: the certificate, and those that `behind` names after it.
    QSslConfiguration serverSettings(const QString& name, const QStringList& behind = {}) const
    {
        QFile key(path(name + QStringLiteral(".key")));
        QSslConfiguration settings = QSslConfiguration::defaultConfiguration();
        if (key.open(QIODevice::ReadOnly))
            settings.setPrivateKey(QSslKey(&key, QSsl::Ec));
        QList<QSslCertificate> chain = QSslCertificate::fromPath(path(name + QStringLiteral(".pem")));
        for (const QString& other : behind)
            chain += QSslCertificate::fromPath(path(other + QStringLiteral(".pem")));
        settings.setLocalCertificateChain(chain);
        settings.setPeerVerifyMode(QSslSocket::VerifyNone);
        return settings;
    }

private:
    bool write(const QString& name, const QString& text) const
    {
        QFile file(path(name));
        return file.open(QIODevice::WriteOnly) && file.write(text.toUtf8()) == text.toUtf8().size();
    }

    bool sign(const QString& name, const Wanted& wanted) const
    {
        return run({QStringLiteral("x509"), QStringLiteral("-req"), QStringLiteral("-in"), path(name + QStringLiteral(".csr")),
                    QStringLiteral("-CA"), path(wanted.ca + QStringLiteral(".pem")), QStringLiteral("-CAkey"),
                    path(wanted.ca + QStringLiteral(".key")), QStringLiteral("-CAcreateserial"), QStringLiteral("-days"),
                    QString::number(wanted.days), QStringLiteral("-extfile"), path(name + QStringLiteral(".ext")),
                    QStringLiteral("-out"), path(name + QStringLiteral(".pem"))});
    }

    /// Only `openssl ca` can make one that begins later, and it keeps books.
    bool signFrom(const QString& name, const Wanted& wanted) const
    {
        const QString config = QStringLiteral("[ca]\ndefault_ca=d\n[d]\ndatabase=%1\nnew_certs_dir=%2\nserial=%3\n"
                                              "default_md=sha256\npolicy=p\nunique_subject=no\n[p]\ncommonName=supplied\n")
                                   .arg(path(QStringLiteral("index")), folder(), path(QStringLiteral("serial")));
        return write(QStringLiteral("ca.cnf"), config) && write(QStringLiteral("index"), {})
            && write(QStringLiteral("serial"), QStringLiteral("1000"))
            && run({QStringLiteral("ca"), QStringLiteral("-batch"), QStringLiteral("-notext"), QStringLiteral("-config"),
                    path(QStringLiteral("ca.cnf")), QStringLiteral("-in"), path(name + QStringLiteral(".csr")),
                    QStringLiteral("-cert"), path(wanted.ca + QStringLiteral(".pem")), QStringLiteral("-keyfile"),
                    path(wanted.ca + QStringLiteral(".key")), QStringLiteral("-startdate"), wanted.from, QStringLiteral("-days"),
                    QString::number(wanted.days), QStringLiteral("-extfile"), path(name + QStringLiteral(".ext")),
                    QStringLiteral("-out"), path(name + QStringLiteral(".pem"))});
    }

    QTemporaryDir m_folder;
};

} // namespace traceo::test
