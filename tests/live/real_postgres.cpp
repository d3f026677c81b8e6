#include "live/real_postgres.h"

#include "live/real_server.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QStandardPaths>
#include <QTest>
#include <QVersionNumber>

#include <algorithm>
#include <csignal>
#include <pwd.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace traceo::test {
namespace {

constexpr int kPatienceMs = 60'000;

/// As whom it runs: none but this user, unless that is root.
const passwd* userOf()
{
    if (::geteuid() != 0)
        return nullptr;
    const passwd* user = ::getpwnam("postgres");
    return user ? user : ::getpwnam("nobody");
}

/// A program and its arguments, as another user where that has to be. setpriv becomes the program, so its id is the server's.
std::pair<QString, QStringList> asUser(const QString& program, const QStringList& arguments)
{
    const passwd* user = userOf();
    if (!user)
        return {program, arguments};
    return {QStandardPaths::findExecutable(u"setpriv"_s),
            QStringList{u"--reuid=%1"_s.arg(user->pw_uid), u"--regid=%1"_s.arg(user->pw_gid), u"--clear-groups"_s, u"--"_s,
                        program}
                + arguments};
}

QProcessEnvironment plainEnvironment()
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const QString& name : environment.keys()) {
        if (name.startsWith(u"PG"_s))
            environment.remove(name);
    }
    environment.insert(u"LC_ALL"_s, u"C.UTF-8"_s);
    return environment;
}

bool written(const QString& path, const QString& text)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly | QIODevice::Append) && file.write(text.toUtf8()) >= 0;
}

} // namespace

QString RealPostgres::programs()
{
    if (::geteuid() == 0 && (!userOf() || QStandardPaths::findExecutable(u"setpriv"_s).isEmpty()))
        return {};
    QFileInfoList versions = QDir(u"/usr/lib/postgresql"_s).entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot);
    std::ranges::sort(versions, std::greater(), [](const QFileInfo& at) { return QVersionNumber::fromString(at.fileName()); });
    for (const QFileInfo& version : std::as_const(versions)) {
        if (QFile::exists(version.filePath() + u"/bin/initdb"_s))
            return version.filePath() + u"/bin"_s;
    }
    const QString initdb = QStandardPaths::findExecutable(u"initdb"_s);
    return initdb.isEmpty() ? QString() : QFileInfo(QFileInfo(initdb).canonicalFilePath()).path();
}

RealPostgres::~RealPostgres()
{
    stop();
}

void RealPostgres::stop()
{
    if (!m_process)
        return;
    ::kill(pid_t(m_process->processId()), SIGINT); // at once, without waiting for who is connected
    if (!m_process->waitForFinished(kPatienceMs))
        m_process->kill();
    m_process->waitForFinished(kPatienceMs);
    m_process.reset();
}

bool RealPostgres::make(const QStringList& asked)
{
    const QString data = m_folder.filePath(u"data"_s);
    if (const passwd* user = userOf(); user && ::chown(qPrintable(m_folder.path()), user->pw_uid, user->pw_gid) != 0)
        return false;
    QProcess initdb;
    initdb.setProcessChannelMode(QProcess::MergedChannels);
    initdb.setProcessEnvironment(plainEnvironment());
    initdb.setWorkingDirectory(m_folder.path());
    const auto [program, arguments] =
        asUser(programs() + u"/initdb"_s,
               {u"-D"_s, data, u"-U"_s, u"admin"_s, u"-A"_s, u"trust"_s, u"-E"_s, u"UTF8"_s, u"--no-locale"_s, u"--no-sync"_s});
    initdb.start(program, arguments);
    const bool isMade = initdb.waitForFinished(kPatienceMs) && initdb.exitCode() == 0;
    m_output = QString::fromUtf8(initdb.readAll());
    QString access = u"host all all 127.0.0.1/32 trust\n"_s;
    if (!asked.isEmpty())
        access.prepend(u"host all %1 127.0.0.1/32 scram-sha-256\n"_s.arg(asked.join(u',')));
    QFile::remove(data + u"/pg_hba.conf"_s);
    // Nothing counts but what the test does.
    return isMade && written(data + u"/pg_hba.conf"_s, access)
        && QFile::setPermissions(data + u"/pg_hba.conf"_s, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther)
        && written(data + u"/postgresql.conf"_s,
                   u"listen_addresses = '127.0.0.1'\nport = %1\nunix_socket_directories = ''\nfsync = off\nautovacuum = off\n"
                   "lc_messages = 'C'\n%2\n"_s.arg(m_port)
                       .arg(m_settings));
}

bool RealPostgres::start(const QStringList& asked)
{
    m_port = freePort();
    if (!make(asked))
        return false;
    m_process = std::make_unique<QProcess>();
    m_process->setProcessEnvironment(plainEnvironment());
    m_process->setWorkingDirectory(m_folder.path());
    m_process->setStandardErrorFile(m_folder.filePath(u"server.log"_s));
    const auto [program, arguments] = asUser(programs() + u"/postgres"_s, {u"-D"_s, m_folder.filePath(u"data"_s)});
    m_process->start(program, arguments);
    QProcess ready;
    const QDeadlineTimer deadline(kPatienceMs);
    while (!deadline.hasExpired() && m_process->waitForStarted(kPatienceMs)) {
        ready.start(programs() + u"/pg_isready"_s, {u"-q"_s, u"-h"_s, u"127.0.0.1"_s, u"-p"_s, QString::number(m_port)});
        if (ready.waitForFinished(kPatienceMs) && ready.exitCode() == 0)
            return true;
        if (m_process->waitForFinished(100))
            break;
    }
    QFile log(m_folder.filePath(u"server.log"_s));
    if (log.open(QIODevice::ReadOnly))
        m_output += QString::fromUtf8(log.readAll());
    return false;
}

QUrl RealPostgres::url(const QString& database) const
{
    return QUrl(u"postgresql://127.0.0.1:%1/%2"_s.arg(m_port).arg(database));
}

QByteArray RealPostgres::query(const QString& database, const QByteArray& sql) const
{
    QProcess psql;
    psql.setProcessEnvironment(plainEnvironment());
    psql.start(programs() + u"/psql"_s,
               {u"-XAtq"_s, u"-v"_s, u"ON_ERROR_STOP=1"_s, u"-h"_s, u"127.0.0.1"_s, u"-p"_s, QString::number(m_port), u"-U"_s,
                u"admin"_s, u"-d"_s, database, u"-f"_s, u"-"_s});
    psql.write(sql + "\n");
    psql.closeWriteChannel();
    if (psql.waitForFinished(kPatienceMs) && psql.exitCode() == 0)
        return psql.readAllStandardOutput().trimmed();
    qWarning("psql: %s", psql.readAllStandardError().constData());
    return {};
}

bool RealPostgres::isLeftAlone(const QString& database) const
{
    const QByteArray count = "SELECT count(*) FROM pg_stat_activity WHERE datname = '" + database.toUtf8() + "'";
    return QTest::qWaitFor([this, &count] { return query(u"postgres"_s, count) == "0"; }, 10'000);
}

} // namespace traceo::test
