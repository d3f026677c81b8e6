// The command as a user meets it: exit codes, where words and data go, what a fresh workspace says.
#include "app/cli/completion.h"
#include "support/ran_command.h"
#include "support/test_main.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

class TstCommands : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    QString written(const QString& name, const QByteArray& text)
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly))
            return {};
        file.write(text);
        return file.fileName();
    }
    Ran run(const QStringList& arguments, const QByteArray& input = {})
    {
        return ran(arguments, input,
                   {u"XDG_DATA_HOME="_s + m_folder.path(), u"XDG_STATE_HOME="_s + m_folder.path(), u"HOME="_s + m_folder.path()});
    }
    QString freshWorkspace()
    {
        return written(u"fresh.yaml"_s,
                       "version: 1\nname: fresh\nsources:\n"
                       "  - {name: prom, kind: prometheus, url: \"http://127.0.0.1:1\",\n"
                       "     auth: {kind: bearer, secret: \"env:TRACEO_TEST_TOKEN\"}}\n");
    }

private Q_SLOTS:
    void aMistypedOptionExitsTwoWithWordsOnStderr()
    {
        const Ran run = this->run({u"slo"_s, u"statsu"_s});
        QCOMPARE(run.exitCode, 2);
        QVERIFY(run.out.isEmpty() && !run.err.isEmpty());
    }

    void sourcesAreListedAndTestedBeforeThereIsAHistory()
    {
        const QString file = freshWorkspace();
        const Ran list = run({u"--workspace"_s, file, u"sources"_s, u"list"_s, u"-o"_s, u"json"_s});
        QVERIFY2(list.exitCode == 0, list.err.constData());
        const auto items = QJsonDocument::fromJson(list.out).object()["items"_L1].toArray();
        QCOMPARE(items.size(), 1);
        QVERIFY(items.first().toObject()["age_s"_L1].isNull());
        QCOMPARE(items.first().toObject()["state"_L1].toString(), u"not_asked"_s); // whether it is down nobody knows
        const Ran test = run({u"--workspace"_s, file, u"sources"_s, u"test"_s});
        QCOMPARE(test.exitCode, 4); // its secret is missing
        QVERIFY2(test.out.contains("TRACEO_TEST_TOKEN"), test.out.constData());
    }

    void whatANewWorkspaceLacksIsSaidWithWhatToDo()
    {
        const Ran run = this->run({u"--workspace"_s, freshWorkspace(), u"history"_s, u"status"_s});
        QCOMPARE(run.exitCode, 6);
        QVERIFY2(run.err.contains("traceo sync"), run.err.constData());
    }

    void aReportIsWrittenByTheWindowsProgramWithItsExitCode()
    {
        const QString pdf = m_folder.filePath(u"report.pdf"_s);
        const Ran run = this->run({u"--workspace"_s, freshWorkspace(), u"report"_s, u"run"_s, pdf});
        QVERIFY2(run.exitCode == 4, run.err.constData()); // its secret is missing: the pages say that nothing is known
        QCOMPARE(run.out.trimmed(), pdf.toUtf8());
        QVERIFY(QFile::exists(pdf));
        QVERIFY(!QFile::exists(m_folder.filePath(u"traceo/last-workspace"_s))); // what is painted is not what somebody works on
        const Ran future =
            this->run({u"--workspace"_s, freshWorkspace(), u"report"_s, u"run"_s, pdf, u"--at"_s, u"2999-01-01"_s});
        QCOMPARE(future.exitCode, 2);
        QVERIFY2(!run.err.contains("--since"), run.err.constData());
        const Ran ranged = this->run({u"--workspace"_s, freshWorkspace(), u"report"_s, u"run"_s, pdf, u"--since"_s, u"1d"_s});
        QCOMPARE(ranged.exitCode, 4);
        QVERIFY2(ranged.err.contains("of the last 30 days: --since"), ranged.err.constData());
    }

    void aSecretOfTheEnvironmentIsWarnedAbout()
    {
        const Ran run = this->run({u"workspace"_s, u"check"_s, freshWorkspace()});
        QCOMPARE(run.exitCode, 0);
        QVERIFY2(run.err.contains("environment"), run.err.constData());
    }

    void anAlertThatCannotFireIsNamed()
    {
        const QString file = written(
            u"week.yaml"_s,
            "version: 1\nname: week\nsources: [{name: prom, kind: prometheus, url: \"http://127.0.0.1:1\"}]\nslos:\n"
            "  - SLO: {name: api, objective: 99%, window: 7d, indicator: {type: prometheus, bad: b_total, total: t_total}}\n");
        const Ran run = this->run({u"workspace"_s, u"check"_s, file});
        QVERIFY2(run.exitCode == 0, run.err.constData());
        QVERIFY2(run.err.contains("week.yaml:5:10") && run.err.contains("Ticket: It cannot fire"), run.err.constData());
    }

    void aSecretOfADataSourceIsWarnedAbout()
    {
        const QString file =
            written(u"objects.yaml"_s,
                    "version: 1\nname: objects\nsources:\n  - {name: p, kind: prometheus, url: \"http://127.0.0.1:1\"}\nslos:\n"
                    "  - {apiVersion: openslo/v1, kind: DataSource, metadata: {name: prom},\n"
                    "     spec: {type: Prometheus, connectionDetails: {password: hunter2}}}\n");
        const Ran run = this->run({u"workspace"_s, u"check"_s, file});
        QVERIFY2(run.exitCode == 0, run.err.constData());
        QVERIFY2(run.err.contains("objects.yaml:7:61: ") && run.err.contains("password"), run.err.constData());
        QVERIFY2(!(run.out + run.err).contains("hunter2"), run.err.constData());
    }

    void loginNeedsAKeychainEntryInTheWorkspace()
    {
        const Ran elsewhere = run({u"--workspace"_s, freshWorkspace(), u"sources"_s, u"login"_s, u"prom"_s}, "token\n");
        QCOMPARE(elsewhere.exitCode, 2);
        QVERIFY2(elsewhere.err.contains("keychain:"), elsewhere.err.constData());
        const Ran unknown = run({u"--workspace"_s, freshWorkspace(), u"sources"_s, u"login"_s, u"prmo"_s}, "token\n");
        QCOMPARE(unknown.exitCode, 6);
        QVERIFY2(unknown.err.contains("prom"), unknown.err.constData());
        for (const QByteArray& text : {elsewhere.out + elsewhere.err, unknown.out + unknown.err})
            QVERIFY(!text.contains("token"));
    }

    void everyMistakeOfAWorkspaceIsNamedInOnePass()
    {
        const QString file = written(u"bad.yaml"_s, "version: 1\nname: bad\nsuorces: []\nslos:\n  - SLO: {name: \"A B\"}\n");
        const Ran run = this->run({u"workspace"_s, u"check"_s, file});
        QCOMPARE(run.exitCode, 2);
        QVERIFY2(run.err.contains("bad.yaml:3:1"), run.err.constData());
        QVERIFY2(run.err.contains("bad.yaml:5:"), run.err.constData());
    }

    /// Nothing can be answered, and it is the file that is to be mended, not the network.
    void mistakesOfAWorkspaceWithoutHistoryExitTwo()
    {
        const QString file = written(u"worse.yaml"_s,
                                     "version: 1\nname: worse\nsources:\n  - {name: p, kind: prometheus, url: "
                                     "\"http://127.0.0.1:1\"}\nslos:\n  - SLO: {name: \"A B\"}\n");
        for (const QStringList& options : {QStringList{}, QStringList{u"--offline"_s}}) {
            const Ran run = this->run(options + QStringList{u"--workspace"_s, file, u"slo"_s, u"list"_s});
            QCOMPARE(run.exitCode, 2);
            QVERIFY2(run.err.contains("worse.yaml:6:"), run.err.constData());
        }
    }

    void aTypoIsAnsweredWithWhatWasMeant()
    {
        QVERIFY(run({u"slo"_s, u"statsu"_s}).err.contains("slo status"));
        QVERIFY(run({u"sourcse"_s}).err.contains("sources"));
        const Ran name = run({u"--workspace"_s, u"demo"_s, u"--timeout"_s, u"50s"_s, u"slo"_s, u"status"_s, u"checkout"_s});
        QCOMPARE(name.exitCode, 6);
        QVERIFY2(name.err.contains("checkout-availability"), name.err.constData());
    }

    /// Half a window says nothing of its budget: no state, and an answer that says it is not whole.
    void anAnswerBeforeTheHistoryIsThereIsPartial()
    {
        const Ran run =
            this->run({u"--workspace"_s, u"demo"_s, u"--timeout"_s, u"50s"_s, u"slo"_s, u"status"_s, u"-o"_s, u"json"_s});
        QCOMPARE(run.exitCode, 5);
        const auto answer = QJsonDocument::fromJson(run.out).object();
        QVERIFY(!answer["complete"_L1].toBool());
        for (const QJsonValue& item : answer["items"_L1].toArray()) {
            QVERIFY(item.toObject()["filling"_L1].toBool());
            QVERIFY(item.toObject()["budget"_L1].toObject()["remaining_ratio"_L1].isNull());
        }
    }

    /// A few minutes of probes are no 100 % of thirty days, and what is not there has no number.
    void probesAreListedBeforeTheirHistoryIsThere()
    {
        const Ran run =
            this->run({u"--workspace"_s, u"demo"_s, u"--timeout"_s, u"50s"_s, u"probes"_s, u"list"_s, u"-o"_s, u"json"_s});
        QVERIFY2(run.exitCode == 5, run.err.constData());
        const auto answer = QJsonDocument::fromJson(run.out).object();
        QCOMPARE(answer["schema"_L1].toString(), u"traceo.probes.list/v1"_s);
        QVERIFY(!answer["complete"_L1].toBool());
        QVERIFY(!answer["items"_L1].toArray().isEmpty());
        for (const QJsonValue& value : answer["items"_L1].toArray()) {
            const QJsonObject item = value.toObject();
            for (const char* name : {"check", "region", "state", "age_s", "availability_ratio", "p95_s", "certificate_days"})
                QVERIFY2(item.contains(QLatin1String(name)), name);
            const double shares =
                item["up_ratio"_L1].toDouble() + item["down_ratio"_L1].toDouble() + item["not_observed_ratio"_L1].toDouble();
            QVERIFY(std::abs(shares - 1) < 1e-9);
        }
    }

    void aCheckNobodyProbesIsNotFound()
    {
        const Ran run = this->run(
            {u"--workspace"_s, u"demo"_s, u"--timeout"_s, u"50s"_s, u"probes"_s, u"show"_s, u"https://www.traceo.io"_s});
        QCOMPARE(run.exitCode, 6);
        QVERIFY2(run.err.contains("https://www.traceo.io/"), run.err.constData()); // what was meant
    }

    void aWorkspaceWithAMistakeAnswersInPart()
    {
        const QString file = written(u"half.yaml"_s,
                                     "version: 1\nname: half\nsources:\n"
                                     "  - {name: prom, kind: prometheus, url: \"http://127.0.0.1:1\"}\n"
                                     "slos:\n  - SLO: {name: a, objectve: 99%}\n");
        const Ran sync = run({u"--workspace"_s, file, u"sync"_s});
        QVERIFY(sync.exitCode != 0);
        QVERIFY2(sync.err.contains("half.yaml:6"), sync.err.constData());
    }

    void aQueryIsAskedOfTheSourceThatCanAnswer()
    {
        const Ran demo = run({u"--workspace"_s, u"demo"_s, u"metrics"_s, u"query"_s, u"up"_s}); // beside it is an Alertmanager
        QVERIFY2(demo.exitCode == 0 && demo.out.contains("up{"), demo.err.constData());
        const QString file = written(u"two.yaml"_s,
                                     "version: 1\nname: two\nsources:\n"
                                     "  - {name: here, kind: prometheus, url: \"http://127.0.0.1:1\"}\n"
                                     "  - {name: there, kind: prometheus, url: \"http://127.0.0.1:1\"}\n"
                                     "  - {name: am, kind: alertmanager, url: \"http://127.0.0.1:1\"}\n");
        const Ran either = run({u"--workspace"_s, file, u"metrics"_s, u"query"_s, u"up"_s});
        QCOMPARE(either.exitCode, 2);
        QVERIFY2(either.err.contains("--source: expected one of here, there, found none"), either.err.constData());
        const Ran other = run({u"--workspace"_s, file, u"metrics"_s, u"query"_s, u"up"_s, u"--source"_s, u"am"_s});
        QVERIFY2(other.exitCode == 6 && other.err.contains("here, there"), other.err.constData());
        const QString cache = written(u"cache.yaml"_s,
                                      "version: 1\nname: cache\nsources:\n"
                                      "  - {name: redis, kind: redis, url: \"redis://127.0.0.1:1\"}\n");
        const Ran none = run({u"--workspace"_s, cache, u"metrics"_s, u"query"_s, u"redis_keyspace_hits_total"_s});
        QCOMPARE(none.exitCode, 2);
        QVERIFY2(none.err.contains("with --offline a plain selector"), none.err.constData());
    }

    /// Who is in a folder without a workspace is told into which one a source would go.
    void aSourceIsAddedIntoTheOneThatWasOpenLast()
    {
        const QString file = freshWorkspace();
        QVERIFY(QDir(m_folder.path()).mkpath(u"traceo"_s));
        written(u"traceo/last-workspace"_s, file.toUtf8() + '\n');
        const QStringList add{u"sources"_s, u"add"_s, u"http://127.0.0.1:1"_s, u"--slos"_s, u"none"_s};
        const Ran last = run(add);
        QVERIFY2(last.exitCode != 0 && last.err.contains("Workspace: " + file.toUtf8() + ", as it was open last"),
                 last.err.constData());
        const Ran named = run(QStringList{u"--workspace"_s, file} + add);
        QVERIFY2(named.err.contains("Workspace: " + file.toUtf8() + '\n'), named.err.constData());
    }

    void theEnvironmentMayNameTheDemo()
    {
        const Ran list = ran({u"sources"_s, u"list"_s}, {}, {u"TRACEO_WORKSPACE=demo"_s, u"XDG_DATA_HOME="_s + m_folder.path()});
        QCOMPARE(list.exitCode, 0);
        QVERIFY(list.out.contains("prometheus"));
    }

    void everyTopicOfHelpIsThere()
    {
        for (const char* topic : {"exit-codes", "environment", "output"})
            QCOMPARE(run({u"help"_s, QString::fromLatin1(topic)}).exitCode, 0);
        QCOMPARE(run({u"help"_s, u"nothing"_s}).exitCode, 6);
        const QByteArray environment = run({u"help"_s, u"environment"_s}).out;
        for (const char* name : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "LANG"})
            QVERIFY2(environment.contains(name), name);
    }

    void helpOnANounIsItsOwnHelp()
    {
        for (const std::string& noun : cli::CommandLine::ofTraceo().nouns()) {
            const Ran help = run({u"help"_s, QString::fromStdString(noun)});
            QVERIFY2(help.exitCode == 0, noun.c_str());
            QCOMPARE(help.out, run({QString::fromStdString(noun), u"--help"_s}).out);
        }
    }
};

TRACEO_TEST(TstCommands);
#include "tst_commands.moc"
