// The command and the window on one history at the same time, as real processes: who writes goes through the owner,
// nothing acknowledged is lost when it is killed, and of many that start at once one owns the file.
#include "app/demo/demo_backend.h"
#include "app/owner/owner_link.h"
#include "history/history.h"
#include "support/paths.h"
#include "support/ran_command.h"
#include "support/seed.h"
#include "support/test_main.h"

#include <QDateTime>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <set>

#if defined(Q_OS_UNIX)
#include <csignal>
#endif

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int kPatience = 120'000; // a machine that does much else
constexpr int kLines = 5'000;

QJsonObject firstItem(const Ran& run)
{
    return QJsonDocument::fromJson(run.out).object()["items"_L1].toArray().first().toObject();
}

/// A process that is ended with its test.
class Running {
public:
    explicit Running(const QString& program, const QStringList& arguments)
    {
        m_process.start(test::builtFile("") + program, arguments);
        m_process.waitForStarted(kPatience);
    }
    ~Running() { kill(); }
    Running(const Running&) = delete;
    Running& operator=(const Running&) = delete;

    void kill()
    {
        m_process.kill();
        m_process.waitForFinished(kPatience);
    }
    bool isRunning() { return m_process.state() == QProcess::Running; }
    qint64 pid() const { return m_process.processId(); }
    QByteArray errors() { return m_process.readAllStandardError(); }
    /// -1 when it crashed or did not end.
    int exitCode()
    {
        const bool isOver = m_process.state() == QProcess::NotRunning || m_process.waitForFinished(kPatience);
        return isOver && m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
    }

private:
    QProcess m_process;
};

} // namespace

class TstSharedHistory : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    SystemClock m_clock;

    QString path(const QString& name) const { return m_folder->filePath(name); }
    QString history() const { return path(u"h.traceo"_s); }
    QString written(const QString& name, const QByteArray& text) const
    {
        QFile file(path(name));
        if (file.open(QIODevice::WriteOnly))
            file.write(text);
        return file.fileName();
    }
    /// Young enough to be kept when the history is compacted.
    qint64 m_begin = QDateTime::currentSecsSinceEpoch() - 86'400;

    /// Samples of a series of this number, a second apart.
    QString samples(int number, int lines = kLines) const
    {
        QByteArray text = "# TYPE m" + QByteArray::number(number) + " gauge\n";
        for (int i = 0; i < lines; ++i)
            text += "m" + QByteArray::number(number) + " 1 " + QByteArray::number(m_begin + i) + '\n';
        return written(u"m%1.om"_s.arg(number), text + "# EOF\n");
    }
    QStringList on(const QStringList& command) const
    {
        return QStringList{u"--workspace"_s, path(u"w.yaml"_s), u"--history"_s, history()} + command;
    }
    QStringList import(int number) const { return on({u"history"_s, u"import"_s, path(u"m%1.om"_s.arg(number))}); }
    std::unique_ptr<Running> watching() const { return std::make_unique<Running>(u"traceo"_s, on({u"sync"_s, u"--watch"_s})); }
    std::optional<owner::OwnerStatus> owner() const
    {
        const auto status = owner::OwnerLink(history()).status();
        return status ? std::optional(*status) : std::nullopt;
    }
    bool isOwnedBy(const Running& process) const
    {
        const auto status = owner();
        return status && status->pid == process.pid();
    }
    /// Samples stored of a series of this number.
    std::size_t stored(int number) const
    {
        const auto opened = history::History::open(history(), {.access = history::Options::Access::Read}, m_clock);
        if (!opened)
            return 0;
        const auto snapshot = (*opened)->snapshot();
        const auto series = snapshot->series(*Selector::parse("m" + std::to_string(number)));
        if (!series || series->empty())
            return 0;
        const auto samples = snapshot->samples(series->front().id, {kDistantPast, kDistantFuture});
        return samples ? samples->size() : 0;
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>(QDir::tempPath() + u"/to-XXXXXX"_s); // a socket's path is short
        QVERIFY(m_folder->isValid());
        for (const char* name : {"XDG_RUNTIME_DIR", "XDG_DATA_HOME", "XDG_STATE_HOME", "HOME"})
            qputenv(name, m_folder->path().toUtf8());
        written(u"w.yaml"_s, "version: 1\nname: shared\n");
    }

    void importAndCompactGoThroughTheOwner()
    {
        const auto owner = watching();
        QTRY_VERIFY_WITH_TIMEOUT(isOwnedBy(*owner), kPatience);
        samples(1);
        const Ran import = ran(this->import(1) << u"-o"_s << u"json"_s);
        QVERIFY2(import.exitCode == 0, import.err.constData());
        QCOMPARE(firstItem(import)["stored_samples"_L1].toInt(), kLines);
        QCOMPARE(firstItem(ran(this->import(1) << u"-o"_s << u"json"_s))["known_samples"_L1].toInt(), kLines);
        QCOMPARE(stored(1), std::size_t(kLines));
        QVERIFY(QFileInfo(history() + u"-wal"_s).size() > 0); // it is the owner's, and open

        const Ran compact = ran(on({u"history"_s, u"compact"_s, u"-o"_s, u"json"_s}));
        QVERIFY2(compact.exitCode == 0, compact.err.constData());
        QVERIFY(firstItem(compact)["file_before_bytes"_L1].toInt() > 0);
        QCOMPARE(firstItem(compact)["samples"_L1].toInt(), kLines);
        QCOMPARE(QFileInfo(history() + u"-wal"_s).size(), 0);
        QVERIFY(owner->isRunning());
    }

    void syncReportsWhatTheOwnerPolled()
    {
        auto backend = demo::DemoBackend::open(m_clock);
        QVERIFY(backend.ok());
        written(u"w.yaml"_s,
                "version: 1\nname: shared\nsources:\n  - {name: prom, kind: prometheus, url: \""
                    + (*backend)->url().toString().toUtf8()
                    + "\", interval: 1h}\n"
                      "slos:\n  - SLO:\n      name: a\n      indicator: {type: prometheus, bad: "
                      "'http_requests_total{code=~\"5..\"}', "
                      "total: http_requests_total}\n      objective: 99%\n      window: 1d\n");
        const auto owner = watching();
        QTRY_VERIFY_WITH_TIMEOUT(isOwnedBy(*owner), kPatience);
        const Ran sync = ran(on({u"sync"_s, u"--backfill"_s, u"2h"_s, u"-o"_s, u"json"_s}));
        QVERIFY2(sync.exitCode == 0, sync.err.constData());
        QCOMPARE(firstItem(sync)["name"_L1].toString(), u"prom"_s);
        QCOMPARE(firstItem(sync)["outcome"_L1].toString(), u"ok"_s);
        QVERIFY(firstItem(sync)["samples"_L1].toInt() > 0);
        QVERIFY(owner->isRunning());

        const QByteArray text = [this] {
            QFile file(path(u"w.yaml"_s));
            return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        }();
        written(u"w.yaml"_s,
                text
                    + "  - SLO:\n      name: later\n      indicator: {type: prometheus, bad: 'process_restarts_total', total: "
                      "process_starts_total}\n      objective: 99%\n      window: 1d\n");
        const Ran grown = ran(on({u"sync"_s, u"--backfill"_s, u"0s"_s}));
        QVERIFY2(grown.exitCode == 5, grown.err.constData());
        QVERIFY2(grown.err.contains("prom: process_starts_total was not asked for"), grown.err.constData());
        QVERIFY2(grown.err.contains("process " + QByteArray::number(owner->pid())), grown.err.constData());
        const Ran status = ran(on({u"slo"_s, u"status"_s, u"later"_s}));
        QVERIFY2(status.err.contains("when it is started again"), status.err.constData());
        QVERIFY2(!status.err.contains("traceo sync"), status.err.constData()); // that helped nobody

        written(u"w.yaml"_s,
                "version: 1\nname: shared\nsources:\n"
                "  - {name: new, kind: prometheus, url: \"http://127.0.0.1:1\"}\n");
        const Ran changed = ran(on({u"sync"_s, u"--backfill"_s, u"0s"_s}));
        QVERIFY2(changed.exitCode == 5, changed.err.constData());
        QVERIFY2(changed.err.contains("new"), changed.err.constData());
    }

    void anotherWorkspaceOnTheSameHistoryIsNotPolled()
    {
        const auto owner = watching();
        QTRY_VERIFY_WITH_TIMEOUT(isOwnedBy(*owner), kPatience);
        const QString other = written(u"other.yaml"_s, "version: 1\nname: other\n");
        const Ran sync = ran({u"--workspace"_s, other, u"--history"_s, history(), u"sync"_s});
        QCOMPARE(sync.exitCode, 2);
        QVERIFY2(sync.err.contains("w.yaml"), sync.err.constData());
    }

    void ofFiftyThatStartAtOnceOneOwnsTheFile()
    {
        std::vector<std::unique_ptr<Running>> all;
        for (int i = 0; i < 50; ++i)
            all.push_back(watching());
        const auto running = [&all] { return std::ranges::count_if(all, [](auto& process) { return process->isRunning(); }); };
        QTRY_COMPARE_WITH_TIMEOUT(running(), 1, kPatience);
        for (auto& process : all) {
            if (process->isRunning())
                QTRY_VERIFY_WITH_TIMEOUT(isOwnedBy(*process), kPatience); // it may be about to say so
            else
                QCOMPARE(process->exitCode(), 1);
        }
    }

    void fiftyImportsAtOnceAreAllStored()
    {
        std::vector<std::unique_ptr<Running>> all;
        for (int i = 0; i < 50; ++i)
            samples(i, 100);
        for (int i = 0; i < 50; ++i)
            all.push_back(std::make_unique<Running>(u"traceo"_s, import(i)));
        for (int i = 0; i < 50; ++i) {
            const int exitCode = all[std::size_t(i)]->exitCode();
            QVERIFY2(exitCode == 0, all[std::size_t(i)]->errors().constData());
        }
        for (int i = 0; i < 50; ++i)
            QCOMPARE(stored(i), 100u);
    }

    /// TRACEO_KILLS says how often, TRACEO_SEED repeats a run.
    void aKilledOwnerLosesNothingItAcknowledged()
    {
        const int kills =
            qEnvironmentVariableIsSet("TRACEO_KILLS") ? std::min(qEnvironmentVariableIntValue("TRACEO_KILLS"), 100) : 10;
        const auto seed = seedOfRun();
        qInfo("seed %u, %d kills", seed, kills);
        QRandomGenerator random(seed);
        for (int i = 0; i < kills; ++i) {
            samples(i);
            const auto owner = watching();
            QTRY_VERIFY_WITH_TIMEOUT(isOwnedBy(*owner), kPatience);
            Running importing(u"traceo"_s, import(i));
            QElapsedTimer timer;
            timer.start();
            const int until = random.bounded(300);
            QTRY_VERIFY_WITH_TIMEOUT(timer.hasExpired(until) || !importing.isRunning(), kPatience);
            owner->kill();
            const int exitCode = importing.exitCode();
            QVERIFY2(exitCode == 0, importing.errors().constData()); // it does by itself what the owner did not confirm
            QCOMPARE(stored(i), std::size_t(kLines));
        }
    }

#if defined(Q_OS_UNIX)
    void anOwnerThatIsStoppedIsNotWaitedForForEver()
    {
        const auto owner = watching();
        QTRY_VERIFY_WITH_TIMEOUT(isOwnedBy(*owner), kPatience);
        samples(1);
        ::kill(pid_t(owner->pid()), SIGSTOP);
        QElapsedTimer timer;
        timer.start();
        const Ran import = ran(this->import(1));
        ::kill(pid_t(owner->pid()), SIGCONT);
        QCOMPARE(import.exitCode, 7);
        QVERIFY2(import.err.contains(QByteArray::number(owner->pid())), import.err.constData());
        QVERIFY(timer.elapsed() < 60'000);
        QCOMPARE(ran(this->import(1)).exitCode, 0);
        QCOMPARE(stored(1), std::size_t(kLines));
    }
#endif

    void aSecondWindowRaisesTheFirst()
    {
        Running window(u"traceo-desktop"_s, on({}));
        QTRY_VERIFY_WITH_TIMEOUT(isOwnedBy(window), kPatience);
        QVERIFY(owner()->hasWindow);
        QCOMPARE(owner()->program, "traceo-desktop");
        Running second(u"traceo-desktop"_s, on({}));
        QCOMPARE(second.exitCode(), 0);
        QVERIFY(window.isRunning());
        const auto log = [this] {
            QFile file(path(u"traceo/traceo.log"_s));
            return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        };
        QTRY_VERIFY_WITH_TIMEOUT(log().contains("brought to the front"), kPatience);

        samples(1);
        QCOMPARE(ran(this->import(1)).exitCode, 0); // while the window is open
        QCOMPARE(stored(1), std::size_t(kLines));
    }
};

TRACEO_TEST(TstSharedHistory);
#include "tst_shared_history.moc"
