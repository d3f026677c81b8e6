#include "support/test_main.h"
#include "workspace/workspace.h"
#include "workspace/workspace_writer.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <map>

#ifdef Q_OS_LINUX
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>
#endif

using namespace traceo;

namespace {

Result<void> fine(const QString&)
{
    return {};
}

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QStringList everythingIn(const QString& folder)
{
    return QDir(folder).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
}

/// Folders that were told to the disk, and what stood in them then.
std::map<QString, QStringList>& toldFolders()
{
    static std::map<QString, QStringList> told;
    return told;
}

} // namespace

#ifdef Q_OS_LINUX
/// In the place of the system's, which does the work.
extern "C" int fsync(int file)
{
    struct stat found {};
    if (::fstat(file, &found) == 0 && S_ISDIR(found.st_mode)) {
        const QString folder = QFile::symLinkTarget(QStringLiteral("/proc/self/fd/%1").arg(file));
        toldFolders()[folder] = everythingIn(folder);
    }
    return int(::syscall(SYS_fsync, file));
}
#endif

class TstWorkspaceWriter : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;

    QString written(const QString& name, const QByteArray& text) const
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("%s", qPrintable(file.errorString()));
        return file.fileName();
    }

private Q_SLOTS:
    void aNewFileIsThereWhole()
    {
        const QString path = m_folder.filePath(QStringLiteral("a/b/traceo.yaml"));
        QVERIFY(writeNewFile(path, "version: 1\n", fine).ok());
        QCOMPARE(contentOf(path), QByteArray("version: 1\n"));
        QCOMPARE(everythingIn(m_folder.filePath(QStringLiteral("a/b"))), QStringList{QStringLiteral("traceo.yaml")});
    }

    /// What the disk does not have of the folder is gone after a power cut, however whole the file is.
    void theNameIsOnTheDiskToo()
    {
#ifdef Q_OS_LINUX
        const QString root = QFileInfo(m_folder.path()).canonicalFilePath();
        toldFolders().clear();
        const QString path = root + QStringLiteral("/told/x.yaml");
        QVERIFY(writeNewFile(path, "old", fine).ok());
        QCOMPARE(toldFolders()[root + QStringLiteral("/told")], QStringList{QStringLiteral("x.yaml")});
        QVERIFY(toldFolders()[root].contains(QStringLiteral("told")));
        toldFolders().clear();
        QVERIFY(replaceFile(path, "old", "new", fine).ok());
        QCOMPARE(toldFolders()[root + QStringLiteral("/told")], QStringList{QStringLiteral("x.yaml")});
#else
        QSKIP("What the disk is told is not seen on this system");
#endif
    }

    void aNewFileIsItsOwnersUnlessItIsLikeAnother()
    {
        const QString like = written(QStringLiteral("like.yaml"), "version: 1\n");
        const auto open = QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup | QFile::ReadOther;
        QVERIFY(QFile::setPermissions(like, open));
        const auto permissionsOf = [](const QString& path) {
            constexpr auto kUser = QFile::ReadUser | QFile::WriteUser | QFile::ExeUser; // said of whoever asks
            return QFile::permissions(path) & ~QFile::Permissions(kUser);
        };
        const QString own = m_folder.filePath(QStringLiteral("own/secret"));
        QVERIFY(writeNewFile(own, "x", fine).ok());
        QCOMPARE(permissionsOf(own), QFile::Permissions(QFile::ReadOwner | QFile::WriteOwner));
        const QString shared = m_folder.filePath(QStringLiteral("shared/slo.yaml"));
        QVERIFY(writeNewFile(shared, "x", fine, like).ok());
        QCOMPARE(permissionsOf(shared), QFile::Permissions(open));
        const auto folder = permissionsOf(m_folder.filePath(QStringLiteral("shared")));
        QCOMPARE(folder, open | QFile::ExeOwner | QFile::ExeGroup | QFile::ExeOther);
    }

    void aFileThatIsThereIsNeverTouched()
    {
        const QString path = m_folder.filePath(QStringLiteral("mine.yaml"));
        QFile mine(path);
        QVERIFY(mine.open(QIODevice::WriteOnly));
        mine.write("mine");
        mine.close();
        QVERIFY(!writeNewFile(path, "yours", fine).ok());
        QCOMPARE(contentOf(path), QByteArray("mine"));
    }

    void aFileThatAppearsMeanwhileIsNotOverwritten()
    {
        const QString path = m_folder.filePath(QStringLiteral("race.yaml"));
        const auto done = writeNewFile(path, "late", [&path](const QString&) -> Result<void> {
            QFile other(path);
            if (other.open(QIODevice::WriteOnly))
                other.write("early");
            return {};
        });
        QVERIFY(!done.ok());
        QCOMPARE(contentOf(path), QByteArray("early"));
    }

    void nothingStaysOfAFileThatIsRefused()
    {
        const QString path = m_folder.filePath(QStringLiteral("c/refused.yaml"));
        QByteArray seen;
        const auto done = writeNewFile(path, "bad", [&seen](const QString& file) -> Result<void> {
            seen = contentOf(file);
            return Error{.code = ErrorCode::Syntax};
        });
        QCOMPARE(done.error().code, ErrorCode::Syntax);
        QCOMPARE(seen, QByteArray("bad")); // the check saw what would have been written
        QVERIFY(everythingIn(m_folder.filePath(QStringLiteral("c"))).isEmpty());
    }

    void aFolderThatCannotBeMadeIsSaid()
    {
        QFile file(m_folder.filePath(QStringLiteral("file")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(writeNewFile(m_folder.filePath(QStringLiteral("file/x.yaml")), "x", fine).error().code, ErrorCode::Storage);
    }

    void anyTextOfALineSurvivesItsQuotes()
    {
        for (const char* text : {"it's", "a: b # c", "{x=\"1\",y=~\"5..\"}", "", "'", "\\n", "äöü", "- a", "*x", "%y", "null"}) {
            const auto root = readYaml("k: " + yamlText(text) + "\n", QStringLiteral("x.yaml"));
            QVERIFY(root.ok());
            QCOMPARE((*root)["k"].text(), std::string(text));
        }
    }

    void aFileIsReplacedWhole()
    {
        const QString path = written(QStringLiteral("old.yaml"), "old");
        QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup);
        const auto before = QFile::permissions(path);
        QByteArray judged;
        const auto done = replaceFile(path, "old", "new", [&judged](const QString& file) -> Result<void> {
            judged = contentOf(file);
            return {};
        });
        QVERIFY(done.ok());
        QCOMPARE(judged, QByteArray("new"));
        QCOMPARE(contentOf(path), QByteArray("new"));
        QCOMPARE(QFile::permissions(path), before);
    }

    void aFileThatWasChangedSinceStays_data()
    {
        QTest::addColumn<QByteArray>("now");
        QTest::newRow("another text") << QByteArray("olds");
        QTest::newRow("less of it") << QByteArray("ol");
    }
    void aFileThatWasChangedSinceStays()
    {
        QFETCH(QByteArray, now);
        const QString path = written(QStringLiteral("changed.yaml"), now);
        const auto done = replaceFile(path, "old", "new", fine);
        QVERIFY(!done.ok());
        QCOMPARE(done.error().code, ErrorCode::Ambiguous);
        QCOMPARE(contentOf(path), now);
    }

    void aFileThatChangesWhileItIsJudgedStays()
    {
        const QString path = written(QStringLiteral("race-2.yaml"), "old");
        const auto done = replaceFile(path, "old", "new", [&](const QString&) -> Result<void> {
            written(QStringLiteral("race-2.yaml"), "theirs");
            return {};
        });
        QVERIFY(!done.ok());
        QCOMPARE(contentOf(path), QByteArray("theirs"));
    }

    void aReplacementThatIsRefusedLeavesNothing()
    {
        QVERIFY(QDir(m_folder.path()).mkpath(QStringLiteral("refused")));
        const QString path = written(QStringLiteral("refused/a.yaml"), "old");
        const Error wrong{.code = ErrorCode::BadValue, .where = {}, .expected = {}, .found = QStringLiteral("new"), .hint = {}};
        const auto done = replaceFile(path, "old", "new", [&wrong](const QString&) -> Result<void> { return wrong; });
        QVERIFY(!done.ok());
        QCOMPARE(done.error(), wrong);
        QCOMPARE(contentOf(path), QByteArray("old"));
        QCOMPARE(everythingIn(m_folder.filePath(QStringLiteral("refused"))), QStringList{QStringLiteral("a.yaml")});
    }

    void aLinkStaysOne()
    {
        const QString path = written(QStringLiteral("linked.yaml"), "old");
        const QString link = m_folder.filePath(QStringLiteral("link.yaml"));
        QVERIFY(QFile::link(path, link));
        QVERIFY(replaceFile(link, "old", "new", fine).ok());
        QVERIFY(QFileInfo(link).isSymLink());
        QCOMPARE(contentOf(path), QByteArray("new"));
    }

    void whatIsNotThereIsNotReplaced()
    {
        const auto done = replaceFile(m_folder.filePath(QStringLiteral("nowhere.yaml")), "old", "new", fine);
        QVERIFY(!done.ok());
        QCOMPARE(done.error().code, ErrorCode::NotFound);
    }
};

TRACEO_TEST(TstWorkspaceWriter);
#include "tst_workspace_writer.moc"
