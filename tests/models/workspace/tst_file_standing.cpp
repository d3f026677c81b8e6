#include "workspace/file_standing.h"

#include "support/test_main.h"
#include "workspace/workspace_writer.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

#ifdef Q_OS_UNIX
#include <grp.h>
#include <sys/stat.h>
#include <unistd.h>
#endif
#ifdef Q_OS_LINUX
#include <sys/xattr.h>
#endif

using namespace traceo;
using namespace Qt::StringLiterals;

namespace {

#ifdef Q_OS_UNIX

constexpr uid_t kNobody = 65534;
constexpr gid_t kTeam = 54321;

Result<void> fine(const QString&)
{
    return {};
}

struct stat standingOf(const QString& path)
{
    struct stat found {};
    if (::stat(QFile::encodeName(path).constData(), &found) != 0)
        qFatal("%s is not there", qPrintable(path));
    return found;
}

int modeOf(const QString& path)
{
    return int(standingOf(path).st_mode & 07777);
}

/// Files are nobody's to give away as long as it lives; for root alone.
class AsNobody {
public:
    AsNobody()
    {
        if (::setgroups(0, nullptr) != 0 || ::setegid(kNobody) != 0 || ::seteuid(kNobody) != 0)
            qFatal("nobody cannot be");
    }
    ~AsNobody()
    {
        if (::seteuid(0) != 0 || ::setegid(0) != 0)
            qFatal("it cannot be undone");
    }
    Q_DISABLE_COPY_MOVE(AsNobody)
};

#endif

} // namespace

#define NEEDS_ROOT() \
    if (::geteuid() != 0) \
    QSKIP("Only root may give files to others: who owns what was NOT tested")

class TstFileStanding : public QObject {
    Q_OBJECT

#ifdef Q_OS_UNIX
    std::unique_ptr<QTemporaryDir> m_folder;

    QString written(const QString& name, int mode) const
    {
        QFile file(m_folder->filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write("old") != 3
            || ::chmod(QFile::encodeName(file.fileName()).constData(), mode_t(mode)) != 0)
            qFatal("%s", qPrintable(file.errorString()));
        return file.fileName();
    }
    static bool given(const QString& path, uid_t user, gid_t group)
    {
        return ::chown(QFile::encodeName(path).constData(), user, group) == 0;
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QCOMPARE(::chmod(QFile::encodeName(m_folder->path()).constData(), 0777), 0);
    }

    void aNewFileIsNoWiderThanItsNeighbour_data()
    {
        QTest::addColumn<int>("neighbour");
        QTest::addColumn<int>("file");
        QTest::addColumn<int>("folder");
        QTest::newRow("everybody reads") << 0644 << 0644 << 0755;
        QTest::newRow("a group reads") << 0640 << 0640 << 0750;
        QTest::newRow("a group writes") << 0664 << 0664 << 0775;
        QTest::newRow("its owner alone") << 0600 << 0600 << 0700;
        QTest::newRow("nobody runs it") << 04755 << 0644 << 0755;
        QTest::newRow("its owner may not write it") << 0440 << 0640 << 0750;
    }
    void aNewFileIsNoWiderThanItsNeighbour()
    {
        QFETCH(const int, neighbour);
        const QString like = written(u"traceo.yaml"_s, neighbour);
        const QString path = m_folder->filePath(u"traceo.d/new.yaml"_s);
        const mode_t before = ::umask(0077); // whatever that says
        const auto done = writeNewFile(path, "new", fine, like);
        ::umask(before);
        QVERIFY2(done.ok(), qPrintable(toText(done ? Error{} : done.error())));
        QTEST(modeOf(path), "file");
        QTEST(modeOf(m_folder->filePath(u"traceo.d"_s)), "folder");
    }

    void aFolderThatIsThereStaysAsItIs()
    {
        const QString like = written(u"traceo.yaml"_s, 0644);
        QVERIFY(QDir(m_folder->path()).mkdir(u"traceo.d"_s));
        QCOMPARE(::chmod(QFile::encodeName(m_folder->filePath(u"traceo.d"_s)).constData(), 0700), 0);
        QVERIFY(writeNewFile(m_folder->filePath(u"traceo.d/new.yaml"_s), "new", fine, like).ok());
        QCOMPARE(modeOf(m_folder->filePath(u"traceo.d"_s)), 0700);
    }

    void whoeverWritesItANewFileIsItsNeighboursGroups()
    {
        NEEDS_ROOT();
        const QString like = written(u"traceo.yaml"_s, 0640);
        QVERIFY(given(like, kNobody, kTeam));
        const QString path = m_folder->filePath(u"traceo.d/new.yaml"_s);
        QVERIFY(writeNewFile(path, "new", fine, like).ok());
        QCOMPARE(standingOf(path).st_gid, kTeam);
        QCOMPARE(standingOf(path).st_uid, kNobody); // root may give it
        QCOMPARE(standingOf(m_folder->filePath(u"traceo.d"_s)).st_gid, kTeam);
    }

    /// Who may not give it to the neighbour's group shows it to no other group.
    void anotherGroupGetsWhatEverybodyHas()
    {
        NEEDS_ROOT();
        const QString closed = written(u"closed.yaml"_s, 0660);
        const QString open = written(u"open.yaml"_s, 0664);
        QVERIFY(given(closed, kNobody, kTeam) && given(open, kNobody, kTeam));
        const QString first = m_folder->filePath(u"first.yaml"_s);
        const QString second = m_folder->filePath(u"second.yaml"_s);
        {
            const AsNobody nobody;
            QVERIFY(writeNewFile(first, "new", fine, closed).ok());
            QVERIFY(writeNewFile(second, "new", fine, open).ok());
        }
        QCOMPARE(modeOf(first), 0600);
        QCOMPARE(modeOf(second), 0644);
        QCOMPARE(standingOf(first).st_gid, gid_t(kNobody));
    }

    void whoseAFileIsStays()
    {
        NEEDS_ROOT();
        const QString path = written(u"theirs.yaml"_s, 0640);
        QVERIFY(given(path, kNobody, kTeam));
        QVERIFY(replaceFile(path, "old", "new", fine).ok());
        QCOMPARE(standingOf(path).st_uid, kNobody);
        QCOMPARE(standingOf(path).st_gid, kTeam);
        QCOMPARE(modeOf(path), 0640);
    }

    void whatWouldBecomeAnothersIsLeftAsItIs_data()
    {
        QTest::addColumn<uint>("user");
        QTest::addColumn<uint>("group");
        QTest::newRow("of another user") << 0U << uint(kNobody);
        QTest::newRow("of another group") << uint(kNobody) << uint(kTeam);
    }
    void whatWouldBecomeAnothersIsLeftAsItIs()
    {
        NEEDS_ROOT();
        QFETCH(const uint, user);
        QFETCH(const uint, group);
        const QString path = written(u"theirs.yaml"_s, 0666);
        QVERIFY(given(path, user, group));
        Result<void> done;
        {
            const AsNobody nobody;
            done = replaceFile(path, "old", "new", fine);
        }
        QVERIFY(!done.ok());
        QCOMPARE(done.error().code, ErrorCode::Storage);
        QVERIFY2(toText(done.error()).contains(u"stays its owner's"_s), qPrintable(toText(done.error())));
        QCOMPARE(standingOf(path).st_size, 3);
        QCOMPARE(QDir(m_folder->path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot).size(), 1);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray("old"));
    }

    void aFileOfSeveralNamesIsLeftAsItIs()
    {
        const QString path = written(u"a.yaml"_s, 0644);
        const QString other = m_folder->filePath(u"b.yaml"_s);
        QCOMPARE(::link(QFile::encodeName(path).constData(), QFile::encodeName(other).constData()), 0);
        const auto done = replaceFile(path, "old", "new", fine);
        QVERIFY(!done.ok());
        QVERIFY2(toText(done.error()).contains(u"2 names"_s), qPrintable(toText(done.error())));
        QCOMPARE(standingOf(path).st_nlink, nlink_t(2));
        QCOMPARE(standingOf(path).st_ino, standingOf(other).st_ino);
    }

    /// One user more may read it; the group's own bits then say what the list gives at most.
    void anAccessListGoesAlong()
    {
#ifdef Q_OS_LINUX
        // Version 2; owner rw-, user 65534 r--, group ---, at most r--, others ---: as linux/posix_acl_xattr.h has it.
        const QByteArray list = QByteArray::fromHex("02000000"
                                                    "01000600ffffffff"
                                                    "02000400feff0000"
                                                    "04000000ffffffff"
                                                    "10000400ffffffff"
                                                    "20000000ffffffff");
        constexpr const char* kName = "system.posix_acl_access";
        const QString path = written(u"listed.yaml"_s, 0600);
        if (::setxattr(QFile::encodeName(path).constData(), kName, list.constData(), std::size_t(list.size()), 0) != 0)
            QSKIP("This file system has no access lists: they were NOT tested");
        const auto listOf = [](const QString& file) {
            QByteArray found(256, '\0');
            const auto size = ::getxattr(QFile::encodeName(file).constData(), kName, found.data(), std::size_t(found.size()));
            return found.left(std::max<qsizetype>(0, size));
        };
        QCOMPARE(listOf(path), list);
        const QString beside = m_folder->filePath(u"beside.yaml"_s);
        QVERIFY(writeNewFile(beside, "new", fine, path).ok());
        QCOMPARE(listOf(beside), list);
        QVERIFY(replaceFile(path, "old", "new", fine).ok());
        QCOMPARE(listOf(path), list);
        QCOMPARE(modeOf(path), 0640);
#else
        QSKIP("Access lists are kept on Linux alone");
#endif
    }

    void whatIsNotThereIsNoNeighbour()
    {
        const QString path = m_folder->filePath(u"new.yaml"_s);
        QCOMPARE(writeNewFile(path, "new", fine, m_folder->filePath(u"nowhere.yaml"_s)).error().code, ErrorCode::Storage);
        QVERIFY(!QFile::exists(path));
    }
#endif
};

TRACEO_TEST(TstFileStanding);
#include "tst_file_standing.moc"
