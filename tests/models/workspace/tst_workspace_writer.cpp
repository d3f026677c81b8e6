#include "support/test_main.h"
#include "workspace/workspace.h"
#include "workspace/workspace_writer.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

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

} // namespace

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
