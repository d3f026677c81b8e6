// The samples in SQLite's own shell, beside the process that owns the file.

#include "models/history/store.h"
#include "support/needs.h"
#include "support/paths.h"
#include "support/test_main.h"

#include "history/database.h"

#include <QProcess>
#include <QStandardPaths>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

struct Shell {
    int exitCode = -1;
    QString out;
    QString err;
};

Shell shell(const QString& path, const QStringList& statements)
{
    QProcess process;
    process.start(u"sqlite3"_s,
                  QStringList{u"-batch"_s, u"-readonly"_s, path, u".load "_s + test::builtFile("traceo_samples")} + statements);
    if (!process.waitForFinished(60'000))
        return {};
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            QString::fromUtf8(process.readAllStandardOutput()), QString::fromUtf8(process.readAllStandardError())};
}

} // namespace

class TstSamplesExtension : public QObject {
    Q_OBJECT

    Store m_store;

private Q_SLOTS:
    void initTestCase()
    {
        TRACEO_NEEDS(!QStandardPaths::findExecutable(u"sqlite3"_s).isEmpty(), "sqlite3 is not here");
        QVERIFY(m_store.open());
        QVERIFY(m_store.commit(batchOf(key("m", {{"job", "shop"}}), ramp(kNow - kDay * 3, 2 * 1440))).ok());
        QVERIFY(m_store.compact());
        QVERIFY(m_store.commit(batchOf(key("m", {{"job", "shop"}}), ramp(kNow - kMinute * 10, 10))).ok());
    }

    void theShellReadsWhatTheHistoryReads()
    {
        const Shell run = shell(m_store.path(),
                                {u"SELECT label(s.labels, 'job'), count(*), exact_sum(v.value), max(v.t) FROM series s "
                                 "JOIN samples v ON v.series = s.id GROUP BY s.id"_s,
                                 u"SELECT t FROM samples WHERE series = 1 ORDER BY t DESC LIMIT 1"_s});
        const QString newest = QString::number(msOf(kNow - kMinute));
        const qint64 sum = qint64(2880) * 2879 / 2 + 45;
        QVERIFY2(run.exitCode == 0 && run.err.isEmpty(), qPrintable(run.err));
        QCOMPARE(run.out, u"shop|2890|%1.0|%2\n%2\n"_s.arg(sum).arg(newest));
    }

    /// One connection over a commit: each statement sees what is there when it begins.
    void theNextStatementSeesWhatWasCommittedMeanwhile()
    {
        QProcess process;
        process.start(u"sqlite3"_s, {u"-batch"_s, u"-readonly"_s, m_store.path()});
        const auto count = [&]() -> qint64 {
            process.write("SELECT count(*) FROM samples WHERE series = 1;\n");
            QByteArray line;
            while (!line.endsWith('\n') && process.waitForReadyRead(30'000))
                line += process.readAllStandardOutput();
            return line.trimmed().toLongLong();
        };
        process.write((u".load "_s + test::builtFile("traceo_samples") + u'\n').toUtf8());
        const qint64 before = count();
        QVERIFY2(before >= 2890, process.readAllStandardError().constData());
        QVERIFY(m_store.commit(batchOf(key("m", {{"job", "shop"}}), ramp(kNow, 5))).ok());
        QCOMPARE(count(), before + 5);
        QVERIFY(m_store.compact());
        QCOMPARE(count(), before + 5);
        process.closeWriteChannel();
        QVERIFY(process.waitForFinished(30'000));
        QCOMPARE(process.exitCode(), 0); // it could close: no statement of ours was left open
        QCOMPARE(process.readAllStandardError(), QByteArray());
    }

    void aDamagedChunkIsNamed()
    {
        Store store;
        QVERIFY(store.open());
        QVERIFY(store.commit(batchOf(key("broken"), ramp(kNow - kDay * 3, 10))).ok());
        QVERIFY(store.compact());
        store.history.reset();
        const auto database = history::Database::open(store.path(), history::Database::Mode::ReadWrite);
        QVERIFY(database.ok() && (*database)->runScript("UPDATE chunk_body SET body = zeroblob(20)"));
        const Shell run = shell(store.path(), {u"SELECT count(*) FROM samples"_s});
        QVERIFY(run.exitCode != 0);
        QVERIFY2(run.err.contains(u"broken on 2026-09-18"_s), qPrintable(run.err));
    }

    void aProgramWithAnSqliteOfItsOwnIsRefused()
    {
        const QString program = test::builtFile("history_own_sqlite");
        TRACEO_NEEDS(QFile::exists(program), "libsqlite3.a is not here");
        QProcess process;
        process.start(program, {m_store.path(), test::builtFile("traceo_samples")});
        QVERIFY(process.waitForFinished(30'000));
        const QByteArray said = process.readAllStandardOutput();
        QCOMPARE(process.exitCode(), 1);
        QVERIFY2(said.contains("brings its own"), said.constData());
    }

    void anotherDatabaseIsRefused()
    {
        const QString path = m_store.folder.filePath(u"other.db"_s);
        QFile file(path); // an empty file is an empty database
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.close();
        const Shell run = shell(path, {u"SELECT count(*) FROM samples"_s});
        QVERIFY2(run.err.contains(u"no Traceo history"_s), qPrintable(run.err));
    }
};

TRACEO_TEST(TstSamplesExtension);
#include "tst_samples_extension.moc"
