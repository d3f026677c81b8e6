#pragma once
// A real PostgreSQL of this machine, made in a folder of its own, started on a free loopback port and stopped by the test that
// started it. It refuses to run as root; then it runs as the user postgres, or nobody where there is none.

#include <QProcess>
#include <QString>
#include <QTemporaryDir>
#include <QUrl>

#include <memory>

namespace traceo::test {

class RealPostgres {
public:
    /// Where the newest server's programs are, empty when this machine lacks it or a way to run it.
    static QString programs();

    /// `settings`: further lines of postgresql.conf.
    explicit RealPostgres(QString settings = {}) : m_settings(std::move(settings)) {}
    /// Ends the process that was started, and only that.
    ~RealPostgres();

    /// Makes the cluster and waits until it answers. Roles named in `asked` have to give a password, "admin", a superuser, not.
    bool start(const QStringList& asked = {});
    int port() const { return m_port; }
    QUrl url(const QString& database) const;
    /// What psql prints as admin, a row a line; a warning and nothing where it fails.
    QByteArray query(const QString& database, const QByteArray& sql) const;
    /// Waits until nobody is connected to the database, so that its statistics stand still.
    bool isLeftAlone(const QString& database) const;
    QString output() const { return m_output; }

private:
    bool make(const QStringList& asked);
    void stop();

    QTemporaryDir m_folder;
    QString m_settings;
    QString m_output;
    int m_port = 0;
    std::unique_ptr<QProcess> m_process;
};

} // namespace traceo::test
