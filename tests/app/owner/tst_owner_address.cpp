// Where the owner listens: one place for one file, in a folder nobody else can enter.
#include "app/owner/owner_address.h"
#include "app/owner/owner_server.h"
#include "support/needs.h"
#include "support/test_main.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLocalSocket>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#if defined(Q_OS_UNIX)
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>
#endif

using namespace traceo;
using namespace traceo::owner;
using namespace Qt::StringLiterals;

class TstOwnerAddress : public QObject {
    Q_OBJECT

    QTemporaryDir m_runtime{QDir::tempPath() + QStringLiteral("/to-XXXXXX")};
    QTemporaryDir m_data;

    QString history() const { return m_data.filePath(u"h.traceo"_s); }
    QString folder() const { return m_runtime.filePath(u"traceo"_s); }
    static QFile::Permissions forOthers()
    {
        return QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
    }

private Q_SLOTS:
    void initTestCase() { qputenv("XDG_RUNTIME_DIR", m_runtime.path().toUtf8()); }
    void cleanup() { QDir(folder()).removeRecursively(); }

    void aFileHasOneAddressWhateverItIsCalled()
    {
        const QString link = m_data.filePath(u"link"_s);
        QVERIFY(QFile::link(m_data.path(), link));
        QCOMPARE(addressesOf(link + u"/h.traceo"_s), addressesOf(history()));
        QCOMPARE(addressesOf(m_data.path() + u"/./x/../h.traceo"_s), addressesOf(history()));
        QVERIFY(addressesOf(m_data.filePath(u"other.traceo"_s)).front() != addressesOf(history()).front());
        QVERIFY(addressesOf(history()).front().startsWith(folder()));
    }

    void aLongRuntimeFolderIsPassedOver()
    {
        qputenv("XDG_RUNTIME_DIR", "/tmp/" + QByteArray(100, 'x'));
        const auto addresses = addressesOf(history());
        qputenv("XDG_RUNTIME_DIR", m_runtime.path().toUtf8());
        QVERIFY(!addresses.empty());
        QVERIFY(!addresses.front().contains(u"xxx"_s));
    }

    void theSocketIsThisUsersAlone()
    {
        auto server = OwnerServer::start(history(), {});
        QVERIFY(server.ok());
        QVERIFY((*server)->address().startsWith(folder()));
        QVERIFY(!(QFileInfo((*server)->address()).permissions() & forOthers()));
        QVERIFY(!(QFileInfo(folder()).permissions() & forOthers()));
    }

    void aFolderOthersCanEnterIsNotUsed()
    {
        QVERIFY(QDir().mkpath(folder()));
        QVERIFY(QFile::setPermissions(folder(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner | QFile::WriteGroup));
        const QString address = addressesOf(history()).front();
        QVERIFY(!isPrivateFolderOf(address));
        QVERIFY(!makeFolderOf(address).ok());
        auto server = OwnerServer::start(history(), {});
        QVERIFY(!server || !(*server)->address().startsWith(folder())); // elsewhere, or nowhere
    }

    void aLinkToAFolderIsNotUsed()
    {
        QTemporaryDir elsewhere;
        QVERIFY(QFile::link(elsewhere.path(), folder()));
        QVERIFY(!isPrivateFolderOf(addressesOf(history()).front()));
        QVERIFY(QFile::remove(folder()));
    }

#if defined(Q_OS_UNIX)
    /// Even with its file open to everybody the kernel says who asks.
    void anotherUserIsNotAnswered()
    {
        if (::geteuid() != 0)
            QSKIP("only root can be another user");
        auto server = OwnerServer::start(history(), {});
        QVERIFY(server.ok());
        const auto open = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner;
        for (const QString& path : {m_runtime.path(), folder(), (*server)->address()})
            QVERIFY(QFile::setPermissions(path, open | forOthers()));
        int pair[2] = {};
        QCOMPARE(::pipe(pair), 0);
        const QByteArray path = QFile::encodeName((*server)->address());
        const pid_t child = ::fork();
        if (child == 0) {
            char answer = 'x';
            sockaddr_un address = {};
            address.sun_family = AF_UNIX;
            std::memcpy(address.sun_path, path.constData(), std::size_t(path.size()));
            const int socket = ::socket(AF_UNIX, SOCK_STREAM, 0);
            const bool isConnected =
                ::setuid(65534) == 0 && ::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
            const std::string question = toBytes(*frameOf(Question(Status{})));
            if (isConnected && ::send(socket, question.data(), question.size(), MSG_NOSIGNAL) >= 0)
                answer = ::recv(socket, &answer, 1, 0) <= 0 ? 'n' : 'y'; // hung up on, or answered
            else
                answer = isConnected ? 'n' : 'c';
            (void)!::write(pair[1], &answer, 1);
            ::_exit(0);
        }
        char answer = 0;
        QCOMPARE(::read(pair[0], &answer, 1), 1);
        ::close(pair[0]);
        ::close(pair[1]);
        QCOMPARE(answer, 'n');
    }
#endif
};

TRACEO_TEST(TstOwnerAddress);
#include "tst_owner_address.moc"
