// The report of a workspace, from its history to the text of the PDF: the numbers are the command's, and what is not
// known is said.
#include "app/demo/demo_backend.h"
#include "app/desktop/report_export.h"
#include "app/desktop/report_run.h"
#include "app/wiring/demo.h"
#include "core/format.h"
#include "slo/slo_json.h"
#include "support/needs.h"
#include "support/test_main.h"

#include <nlohmann/json.hpp>

#include <QFile>
#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace traceo;
using namespace Qt::StringLiterals;

class TstReportRun : public QObject {
    Q_OBJECT

    SystemClock m_clock;
    QTemporaryDir m_folder;

    struct Written {
        int exitCode = -1;
        QStringList notes;
        QString text;
    };

    QString path() const { return m_folder.filePath(u"report.pdf"_s); }

    Written written(Session& session, ReportRun::Ask ask)
    {
        ask.path = path();
        ReportRun run(session, ask);
        QSignalSpy finished(&run, &ReportRun::finished);
        run.start();
        if (!finished.wait(60'000))
            return {};
        QProcess process;
        process.start(u"pdftotext"_s, {u"-layout"_s, ask.path, u"-"_s});
        process.waitForFinished(30'000);
        return {finished[0][0].toInt(), finished[0][2].toStringList(), QString::fromUtf8(process.readAllStandardOutput())};
    }

    std::unique_ptr<Session> opened(LoadedWorkspace workspace)
    {
        workspace.history.file = m_folder.filePath(u"h.traceo"_s);
        auto session = Session::open(std::move(workspace), {}, Session::Access::Own, m_clock);
        return session ? std::move(session).value() : nullptr;
    }

    std::unique_ptr<Session> openedFile(const QByteArray& yaml)
    {
        QFile file(m_folder.filePath(u"traceo.yaml"_s));
        if (!file.open(QIODevice::WriteOnly) || file.write(yaml) != yaml.size())
            return nullptr;
        file.close();
        auto workspace = loadWorkspace(file.fileName(), {.data = m_folder.path(), .state = m_folder.path()});
        return workspace ? opened(std::move(workspace).value()) : nullptr;
    }

private Q_SLOTS:
    void init()
    {
        TRACEO_NEEDS(!QStandardPaths::findExecutable(u"pdftotext"_s).isEmpty(), "pdftotext is not installed (poppler-utils)");
        QFile::remove(m_folder.filePath(u"h.traceo"_s));
    }

    void theTextCarriesTheNumbersOfTheCommand()
    {
        auto backend = demo::DemoBackend::open(m_clock);
        QVERIFY(backend.ok());
        auto workspace = demoWorkspace((*backend)->url(), {.data = m_folder.path(), .state = m_folder.path()});
        QVERIFY(workspace.ok());
        const auto session = opened(std::move(workspace).value());
        QVERIFY(session);
        QVERIFY(session->syncOnce(3 * kHour, {.length = Millis{60'000}, .isInterrupted = {}}).report.reachedAny());

        const UtcMs at = floorTo(m_clock.now() - 10 * kMinute, kMinute);
        const Written report = written(*session, {.at = at, .patience = Millis{0}});
        QVERIFY2(report.exitCode == 0 || report.exitCode == 5, qPrintable(report.notes.join(u'\n'))); // 30 days are not there
        const auto snapshot = session->snapshots()({.view = at, .know = kDistantFuture}, {});
        QVERIFY(snapshot.ok());
        const auto rows = build(*snapshot, session->workspace().slos, {.now = m_clock.now(), .at = at});
        QVERIFY(rows.ok());
        int compared = 0;
        for (const SloRow& row : rows->rows) {
            const qsizetype begin = report.text.indexOf(u'\n' + row.name + u' ');
            const QString line = report.text.mid(begin + 1, report.text.indexOf(u'\n', begin + 1) - begin - 1);
            QVERIFY2(begin >= 0, qPrintable(row.name));
            const nlohmann::json json = toJson(row);
            for (const auto& [value, reading] : {std::pair{json["sli"], row.attained},
                                                 {json["budget"]["remaining_ratio"], row.budgetLeft},
                                                 {json["coverage_ratio"], row.coverage}}) {
                Reading shown = reading;
                shown.value = value.is_null() ? shown.value : value.get<double>();
                QVERIFY2(line.contains(toText(shown)), qPrintable(line + u" lacks "_s + toText(shown)));
                ++compared;
            }
        }
        QCOMPARE(compared, 25 * 3);
        QVERIFY(report.text.contains(u"generated data"_s));
    }

    void aSourceThatNeverAnsweredIsSaidAndNothingIsMadeUp()
    {
        const auto session = openedFile(
            "version: 1\nname: fresh\nsources:\n"
            "  - {name: prom, kind: prometheus, url: \"http://127.0.0.1:1\"}\n"
            "slos:\n  - SLO: {name: home, indicator: {type: http_check, target: \"http://a.example/\", threshold: 200}, "
            "objective: 99.5%, window: 30d}\n");
        QVERIFY(session);
        const Written report = written(*session, {.patience = Millis{0}});
        QCOMPARE(report.exitCode, 7);
        QVERIFY2(report.text.contains(u"No objective can be judged yet"_s), qPrintable(report.text));
        QVERIFY(report.text.contains(u"never answered"_s));
        QVERIFY(report.notes.join(u'\n').contains(u"prom"_s));
    }

    void anEmptyWorkspaceIsAReportThatSaysSo()
    {
        const auto session = openedFile("version: 1\nname: nothing\n");
        QVERIFY(session);
        const Written report = written(*session, {.patience = Millis{0}});
        QCOMPARE(report.exitCode, 0);
        QVERIFY(report.text.contains(u"No SLO is defined"_s));
    }

    void thePastIsMarkedAndAFileThatCannotBeWrittenIsAFailure()
    {
        const auto session = openedFile("version: 1\nname: nothing\n");
        QVERIFY(session);
        const Written past = written(*session, {.at = m_clock.now() - 3 * kDay, .patience = Millis{0}});
        QVERIFY2(past.text.contains(u"The past"_s), qPrintable(past.text));

        ReportRun run(*session, {.path = m_folder.filePath(u"none/report.pdf"_s), .patience = Millis{0}});
        QSignalSpy finished(&run, &ReportRun::finished);
        run.start();
        QVERIFY(finished.wait(30'000));
        QCOMPARE(finished[0][0].toInt(), 1);
        QVERIFY(finished[0][2].toStringList().join(u'\n').contains(u"none"_s));
    }

    void theWindowSaysWhatIsNotWhole()
    {
        QVERIFY(ReportExport::wordsOf(0, path(), {}).isEmpty());
        QVERIFY(ReportExport::wordsOf(5, path(), {u"prom: silent"_s}).contains(u"prom: silent"_s));
        QVERIFY(ReportExport::wordsOf(5, path(), {}).contains(path()));
        QVERIFY(!ReportExport::wordsOf(1, {}, {}).isEmpty());
    }
};
TRACEO_TEST(TstReportRun);
#include "tst_report_run.moc"
