// What scripts rely on: the envelope, --fields, exit codes of sources that do not answer, and an interrupt.
#include "net/listener.h"
#include "support/paths.h"
#include "support/ran_command.h"
#include "support/test_main.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

class TstContract : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    QStringList environment() const
    {
        return {u"XDG_DATA_HOME="_s + m_folder.path(), u"XDG_STATE_HOME="_s + m_folder.path(), u"HOME="_s + m_folder.path()};
    }
    Ran run(const QStringList& arguments) { return ran(arguments, {}, environment()); }
    QString workspaceOf(const QString& name, const QUrl& url)
    {
        QFile file(m_folder.filePath(name + u".yaml"_s));
        if (!file.open(QIODevice::WriteOnly))
            return {};
        file.write(u"version: 1\nname: %1\nsources: [{name: prom, kind: prometheus, url: \"%2\"}]\n"_s.arg(name, url.toString())
                       .toUtf8());
        return file.fileName();
    }
    static QJsonObject answerOf(const Ran& run) { return QJsonDocument::fromJson(run.out).object(); }

private Q_SLOTS:
    void aSyncSaysWhatItLeftBehind()
    {
        const QDateTime begun = QDateTime::currentDateTimeUtc().addSecs(-1);
        const Ran sync = run({u"--workspace"_s, u"demo"_s, u"sync"_s, u"--backfill"_s, u"1h"_s, u"-o"_s, u"json"_s});
        QVERIFY2(sync.exitCode == 0, sync.err.constData());
        const QJsonObject answer = answerOf(sync);
        QVERIFY(answer["complete"_L1].toBool());
        const QJsonObject source = answer["sources"_L1].toArray().first().toObject();
        QCOMPARE(source["state"_L1].toString(), u"ok"_s);
        QVERIFY(source["age_s"_L1].isDouble());
        QVERIFY(QDateTime::fromString(answer["as_of"_L1].toString(), Qt::ISODateWithMs) > begun);
        QVERIFY2(sync.err.contains("generated data"), sync.err.constData());
    }

    void fieldsNameMembersOfMembersInEveryFormat()
    {
        const QStringList asked{u"--workspace"_s, u"demo"_s,         u"--offline"_s, u"slo"_s,
                                u"status"_s,      u"orders-write"_s, u"--fields"_s,  u"name,budget.remaining_ratio"_s};
        const Ran table = run(asked);
        QVERIFY2(table.out.startsWith("NAME"), table.out.constData());
        QVERIFY2(table.out.contains("BUDGET.REMAINING_RATIO"), table.out.constData());
        const Ran json = run(asked + QStringList{u"-o"_s, u"json"_s});
        const QJsonObject item = answerOf(json)["items"_L1].toArray().first().toObject();
        QCOMPARE(item.keys(), (QStringList{u"budget.remaining_ratio"_s, u"name"_s}));
        QCOMPARE(run(asked.mid(0, 7) + QStringList{u"budget.nothing"_s}).exitCode, 2);
    }

    void offlineAsksNobody()
    {
        const QString fresh = workspaceOf(u"fresh"_s, QUrl(u"http://127.0.0.1:1"_s));
        QCOMPARE(run({u"--workspace"_s, fresh, u"sync"_s, u"--offline"_s}).exitCode, 2);
        QCOMPARE(run({u"--workspace"_s, fresh, u"slo"_s, u"status"_s, u"--offline"_s}).exitCode, 7);
        const Ran query = run({u"--workspace"_s, fresh, u"metrics"_s, u"query"_s, u"rate(x[5m])"_s, u"--offline"_s});
        QVERIFY2(query.exitCode == 2 && query.err.contains("plain selector"), query.err.constData());
    }

    void theDemoIsAWorkspaceToEveryCommand()
    {
        const Ran check = run({u"--workspace"_s, u"demo"_s, u"workspace"_s, u"check"_s});
        QVERIFY2(check.exitCode == 0, check.err.constData());
    }

    void anExportTakesItsFormatFromEitherOption()
    {
        const QStringList asked{u"--workspace"_s, u"demo"_s, u"history"_s, u"export"_s, u"--since"_s, u"10m"_s};
        QVERIFY(run(asked + QStringList{u"-o"_s, u"csv"_s}).out.startsWith("source,"));
        QVERIFY(run(asked).out.endsWith("# EOF\n"));
        QCOMPARE(run(asked + QStringList{u"-o"_s, u"yaml"_s}).exitCode, 2);
    }

    void aServerThatAnswersNonsenseWasReached()
    {
        const auto server = Listener::open({}, [](const IncomingRequest&) {
            return OutgoingResponse{.headers = {{"Content-Type", "text/html"}}, .body = "<html>login</html>"};
        });
        QVERIFY(server.ok());
        const Ran nonsense = run({u"--workspace"_s, workspaceOf(u"nonsense"_s, (*server)->url()), u"sync"_s});
        QVERIFY2(nonsense.exitCode != 0 && nonsense.exitCode != 7, qPrintable(QString::number(nonsense.exitCode)));
        const Ran silent = run({u"--workspace"_s, workspaceOf(u"silent"_s, QUrl(u"http://127.0.0.1:1"_s)), u"sync"_s});
        QCOMPARE(silent.exitCode, 7);
    }

    void anInterruptEndsEveryWaitForASource_data()
    {
        QTest::addColumn<QStringList>("command");
        QTest::newRow("sync") << QStringList{u"sync"_s};
        QTest::newRow("a refresh") << QStringList{u"slo"_s, u"status"_s};
        QTest::newRow("a query") << QStringList{u"metrics"_s, u"query"_s, u"up"_s};
        QTest::newRow("a test") << QStringList{u"sources"_s, u"test"_s};
    }

    void anInterruptEndsEveryWaitForASource()
    {
        QFETCH(QStringList, command);
        std::atomic<int> asked = 0;
        std::atomic<bool> isOver = false;
        const auto server = Listener::open({}, [&asked, &isOver](const IncomingRequest&) {
            ++asked;
            while (!isOver)
                QThread::msleep(5);
            return OutgoingResponse{.status = 503};
        });
        QVERIFY(server.ok());
        QProcess process;
        process.setEnvironment(QProcess::systemEnvironment() + environment());
        process.start(test::builtFile("traceo"),
                      QStringList{u"--workspace"_s, workspaceOf(u"waiting"_s, (*server)->url())} + command);
        QTRY_VERIFY_WITH_TIMEOUT(asked > 0, 20'000);
        ::kill(pid_t(process.processId()), SIGINT);
        const bool ended = process.waitForFinished(10'000);
        isOver = true;
        QVERIFY(ended);
        QCOMPARE(process.exitCode(), 130);
    }
};

TRACEO_TEST(TstContract);
#include "tst_contract.moc"
