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
};

TRACEO_TEST(TstWorkspaceWriter);
#include "tst_workspace_writer.moc"
