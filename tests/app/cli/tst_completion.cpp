// Completion and man page come from the command table: run in their shells, not only read.
#include "app/cli/completion.h"
#include "support/needs.h"
#include "support/paths.h"
#include "support/ran_command.h"
#include "support/test_main.h"

#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace traceo::cli;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

Ran ranIn(const QString& shell, const QStringList& arguments, const QByteArray& input = {})
{
    QProcess process;
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"PATH"_s, builtFile("") + u':' + environment.value(u"PATH"_s));
    process.setProcessEnvironment(environment);
    process.start(shell, arguments);
    process.write(input);
    process.closeWriteChannel();
    process.waitForFinished(60'000);
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1, process.readAllStandardOutput(),
            process.readAllStandardError()};
}

QString found(const char* program)
{
    return QStandardPaths::findExecutable(QString::fromLatin1(program));
}

} // namespace

class TstCompletion : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    QString written(const QString& name, const QByteArray& text) const
    {
        QFile file(m_folder.filePath(name));
        if (file.open(QIODevice::WriteOnly))
            file.write(text);
        return file.fileName();
    }

    /// What bash offers behind these words; the last is the one that is being typed.
    QByteArrayList offeredByBash(const QByteArrayList& words) const
    {
        QByteArray script = "source '" + m_folder.filePath(u"traceo.bash"_s).toUtf8() + "'\nCOMP_WORDS=(";
        for (const QByteArray& word : words)
            script += '\'' + word + "' ";
        script += ")\nCOMP_CWORD=" + QByteArray::number(words.size() - 1) + "\n_traceo\nprintf '%s\\n' \"${COMPREPLY[@]}\"\n";
        const Ran run = ranIn(u"bash"_s, {u"--norc"_s, u"-u"_s}, script);
        if (!run.err.isEmpty())
            qWarning("%s", run.err.constData());
        QByteArrayList offered = run.out.split('\n');
        offered.removeAll({});
        return offered;
    }

private Q_SLOTS:
    void initTestCase()
    {
        for (const char* name : {"XDG_DATA_HOME", "XDG_STATE_HOME", "HOME"})
            qputenv(name, m_folder.path().toUtf8());
        written(u"w.yaml"_s,
                "version: 1\nname: w\nsources:\n  - {name: prom, kind: prometheus, url: \"http://127.0.0.1:1\"}\nslos:\n"
                "  - SLO: {name: checkout-availability, indicator: {type: prometheus, bad: b, total: t}, objective: 99%, window: "
                "1d}\n"
                "  - SLO: {name: cart-latency, indicator: {type: prometheus, bad: b, total: t}, objective: 99%, window: 1d}\n");
        for (const auto& [shell, file] :
             {std::pair("bash", "traceo.bash"), std::pair("zsh", "_traceo"), std::pair("fish", "t.fish")}) {
            const Ran script = ran({u"completion"_s, QString::fromLatin1(shell)});
            QCOMPARE(script.exitCode, 0);
            written(QString::fromLatin1(file), script.out);
        }
    }

    void bashOffers_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QByteArray>("offered"); // begins with these
        const QByteArray on = "traceo --workspace WS ";
        QTest::newRow("nouns") << QByteArray("traceo s") << QByteArray("sources slo sync");
        QTest::newRow("verbs") << QByteArray("traceo history ") << QByteArray("status top sql export import compact");
        QTest::newRow("a begun verb") << QByteArray("traceo history ex") << QByteArray("export");
        QTest::newRow("formats of -o") << QByteArray("traceo slo status -o js") << QByteArray("json jsonl");
        QTest::newRow("--output=") << QByteArray("traceo --output = y") << QByteArray("yaml");
        QTest::newRow("an option's own choices")
            << QByteArray("traceo history import --format ") << QByteArray("openmetrics prometheus csv jsonl");
        QTest::newRow("the same option elsewhere")
            << QByteArray("traceo history export --format ") << QByteArray("openmetrics csv jsonl");
        QTest::newRow("options of a command") << QByteArray("traceo history export --wi") << QByteArray("--with-source");
        QTest::newRow("global options") << QByteArray("traceo sync --of") << QByteArray("--offline");
        QTest::newRow("a topic") << QByteArray("traceo help m") << QByteArray("man");
        QTest::newRow("names of SLOs") << on + "slo status c" << QByteArray("checkout-availability cart-latency");
        QTest::newRow("names of sources") << on + "sources test " << QByteArray("prom");
        QTest::newRow("a source's option") << on + "metrics query up --source " << QByteArray("prom");
        QTest::newRow("behind a value") << on + "-o json slo burn cart" << QByteArray("cart-latency");
        QTest::newRow("files") << QByteArray("traceo workspace check FOLDER/w") << QByteArray("FOLDER/w.yaml");
        QTest::newRow("nothing behind a free text") << QByteArray("traceo slo status --fields ") << QByteArray();
        QTest::newRow("no second argument") << on + "slo status cart-latency " << QByteArray();
    }
    void bashOffers()
    {
        QFETCH(QByteArray, line);
        QFETCH(QByteArray, offered);
        const QByteArray folder = m_folder.path().toUtf8();
        line.replace("WS", folder + "/w.yaml").replace("FOLDER", folder);
        offered.replace("FOLDER", folder);
        QCOMPARE(offeredByBash(line.split(' ')).join(' '), offered);
    }

    void everyCommandIsOffered()
    {
        for (const Command& command : commands()) {
            const QByteArray noun = QByteArray::fromStdString(command.noun);
            QVERIFY2(offeredByBash({"traceo", noun}).contains(noun), noun.constData());
            if (!command.verb.empty())
                QVERIFY2(offeredByBash({"traceo", noun, ""}).contains(QByteArray::fromStdString(command.verb)), noun.constData());
        }
    }

    void zshReadsItsScript()
    {
        TRACEO_NEEDS(!found("zsh").isEmpty(), "zsh is not installed");
        const QString file = m_folder.filePath(u"_traceo"_s);
        const Ran run =
            ranIn(u"zsh"_s, {u"-fc"_s, u"autoload -U compinit; compinit -D -u; source '%1'; print $_comps[traceo]"_s.arg(file)});
        QCOMPARE(run.out.trimmed(), "_traceo");
        QVERIFY2(run.err.isEmpty(), run.err.constData());
    }

    void fishOffers()
    {
        TRACEO_NEEDS(!found("fish").isEmpty(), "fish is not installed");
        const auto offered = [this](const QString& line) {
            const Ran run =
                ranIn(u"fish"_s,
                      {u"--no-config"_s, u"-c"_s, u"source '%1'; complete -C '%2'"_s.arg(m_folder.filePath(u"t.fish"_s), line)});
            QByteArrayList words;
            for (const QByteArray& row : run.out.split('\n'))
                words << row.split('\t').first();
            words.removeAll({});
            return words.join(' ');
        };
        QCOMPARE(offered(u"traceo slo st"_s), "status");
        QCOMPARE(offered(u"traceo slo status -o js"_s), "json jsonl");
        QCOMPARE(offered(u"traceo --workspace %1 slo status ca"_s.arg(m_folder.filePath(u"w.yaml"_s))), "cart-latency");
        QCOMPARE(offered(u"traceo history import --format p"_s), "prometheus");
    }

    void theManPageNamesEveryCommandAndOption()
    {
        const Ran page = ran({u"help"_s, u"man"_s});
        QCOMPARE(page.exitCode, 0);
        QVERIFY(page.out.contains(".TH TRACEO 1"));
        const auto has = [&page](std::string text) {
            for (std::size_t at = 0; (at = text.find('-', at)) != std::string::npos; at += 2)
                text.insert(at, "\\");
            return page.out.contains(QByteArray::fromStdString(text));
        };
        const CommandLine line = CommandLine::ofTraceo();
        for (const Described& command : line.commands) {
            QVERIFY2(has("traceo " + command.noun + (command.verb.empty() ? "" : ' ' + command.verb) + "\\fR"),
                     command.noun.c_str());
            for (const Taken& option : command.options)
                QVERIFY2(has(option.names.back()), option.names.back().c_str());
        }
        for (const Taken& option : line.globals)
            QVERIFY2(has(option.names.back()), option.names.back().c_str());
    }

    void theManPageIsSet()
    {
        TRACEO_NEEDS(!found("groff").isEmpty(), "groff is not installed");
        const Ran page = ran({u"help"_s, u"man"_s});
        const Ran set =
            ranIn(u"groff"_s, {u"-man"_s, u"-Tutf8"_s, u"-Kutf8"_s, u"-ww"_s, u"-P-c"_s, u"-P-b"_s, u"-P-u"_s}, page.out);
        QCOMPARE(set.exitCode, 0);
        QVERIFY2(set.err.isEmpty(), set.err.constData());
        QVERIFY(set.out.contains("EXIT STATUS"));
        QVERIFY(set.out.contains("130"));
    }

    void namesAreOfTheWorkspace()
    {
        const QString file = m_folder.filePath(u"w.yaml"_s);
        QCOMPARE(ran({u"--workspace"_s, file, u"completion"_s, u"names"_s, u"slos"_s}).out,
                 "checkout-availability\ncart-latency\n");
        QCOMPARE(ran({u"--workspace"_s, file, u"completion"_s, u"names"_s, u"sources"_s}).out, "prom\n");
        QCOMPARE(ran({u"--workspace"_s, file, u"completion"_s, u"names"_s, u"cows"_s}).exitCode, 2);
    }
};

TRACEO_TEST(TstCompletion);
#include "tst_completion.moc"
