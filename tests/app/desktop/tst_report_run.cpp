// The report of a workspace, from its history to the text of the PDF: the numbers are the command's, and what is not
// known is said.
#include "app/demo/demo_backend.h"
#include "app/desktop/report_export.h"
#include "app/desktop/report_run.h"
#include "app/wiring/demo.h"
#include "core/format.h"
#include "overview/alert_json.h"
#include "overview/overview_report.h"
#include "slo/slo_json.h"
#include "support/needs.h"
#include "support/test_main.h"
#include "synthetics/synthetics_json.h"
#include "synthetics/synthetics_report.h"

#include <nlohmann/json.hpp>

#include <QFile>
#include <QProcess>
#include <QRegularExpression>
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

    /// Poppler leaves out spaces that it takes for letters spaced out: "8 s" comes back as "8s", "1 min 36" as "1 min36".
    static bool holds(const QString& line, const QString& part)
    {
        static const QRegularExpression space(u"\\s+"_s);
        QStringList words = part.split(space);
        std::ranges::transform(words, words.begin(), [](const QString& word) { return QRegularExpression::escape(word); });
        const QRegularExpression whole(u"(^|\\s)"_s + words.join(u"\\s*"_s) + u"(\\s|$)"_s);
        return whole.match(line).hasMatch();
    }

    /// The line of the text that holds all of `parts`, each followed by a space or the line's end.
    static QString lineWith(const QString& text, const QStringList& parts)
    {
        for (const QString& line : text.split(u'\n')) {
            if (std::ranges::all_of(parts, [&line](const QString& part) { return holds(line, part); }))
                return line;
        }
        return {};
    }

    /// As the report shows what the command prints in full.
    static QString shown(const nlohmann::json& value, Reading reading, double factor = 1)
    {
        if (value.is_null())
            return u"–"_s;
        reading.value = value.get<double>() * factor;
        return toText(reading);
    }

    static void hasSlos(const QString& text, const Session& session, const history::Snapshot& snapshot, const Question& question)
    {
        const auto report = build(snapshot, session.workspace().slos, question);
        QVERIFY(report.ok());
        QCOMPARE(report->rows.size(), 25u);
        for (const SloRow& row : report->rows) {
            const nlohmann::json json = toJson(row);
            const QString sli = shown(json["sli"], row.attained);
            const QString left = shown(json["budget"]["remaining_ratio"], row.budgetLeft);
            const QString coverage = shown(json["coverage_ratio"], row.coverage);
            QVERIFY2(!lineWith(text, {row.name, sli, left, coverage}).isEmpty(),
                     qPrintable(row.name + u": "_s + sli + u", "_s + left + u", "_s + coverage));
        }
    }

    static void hasProbes(const QString& text, const Session& session, const history::Snapshot& snapshot,
                          const Question& question)
    {
        const auto report = build(snapshot, session.workspace().synthetics, question);
        QVERIFY(report.ok());
        QVERIFY(report->rows.size() > 250); // of 300; those whose prober is silent today have no run in three hours
        for (const ProbeRow& row : report->rows) {
            const nlohmann::json json = toJson(row);
            QCOMPARE(json["check"].get<std::string>(), row.check);
            const QStringList parts{row.checkName, // on paper without its "https://"
                                    QString::fromStdString(json["region"].get<std::string>()),
                                    row.word,
                                    json["age_s"].is_null() ? u"–"_s
                                                            : ageText(Millis{std::int64_t(json["age_s"].get<double>() * 1000)}),
                                    shown(json["availability_ratio"], row.availability),
                                    shown(json["p95_s"], row.p95),
                                    shown(json["certificate_days"], row.certificate, 24.0 * 3600)};
            QVERIFY2(!lineWith(text, parts).isEmpty(), qPrintable(parts.join(u", "_s)));
        }
    }

    static void hasAlerts(const QString& text, const Session& session, const history::Snapshot& snapshot,
                          const Question& question)
    {
        const auto report = build(snapshot, session.workspace().watched(), question);
        QVERIFY(report.ok());
        QVERIFY(!report->current.empty());
        for (const AlertRow& row : report->current) {
            const auto json = listedJson(row);
            const QStringList parts{QString::fromStdString(json["name"].get<std::string>()), nameOf(row.state), row.service,
                                    momentText(row.begin, question.moment()),
                                    ageText(Millis{std::int64_t(json["age_s"].get<double>() * 1000)})};
            QVERIFY2(!lineWith(text, parts).isEmpty(), qPrintable(parts.join(u", "_s)));
        }
        for (const AlertRow& row : report->alerts) {
            if (!row.end)
                continue;
            const auto json = pastJson(row);
            const QStringList parts{QString::fromStdString(json["name"].get<std::string>()), row.service,
                                    momentText(row.begin, question.moment()), momentText(*row.end, question.moment()),
                                    ageText(Millis{std::int64_t(json["duration_s"].get<double>() * 1000)})};
            QVERIFY2(!lineWith(text, parts).isEmpty(), qPrintable(parts.join(u", "_s)));
        }
    }

private Q_SLOTS:
    void init()
    {
        TRACEO_NEEDS(!QStandardPaths::findExecutable(u"pdftotext"_s).isEmpty(), "pdftotext is not installed (poppler-utils)");
        QFile::remove(m_folder.filePath(u"h.traceo"_s));
    }

    /// Three tables of one report, each against what the command prints of the same history at the same moment.
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
        QVERIFY(report.text.contains(u"generated data"_s));
        const auto snapshot = session->snapshots()({.view = at, .know = kDistantFuture}, {});
        QVERIFY(snapshot.ok());
        const Question question{.now = m_clock.now(), .at = at, .range = 30 * kDay};
        hasSlos(report.text, *session, *snapshot, question);
        hasProbes(report.text, *session, *snapshot, question);
        hasAlerts(report.text, *session, *snapshot, question);
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
        QCOMPARE(report.notes.filter(u"prom"_s).size(), 1); // once, however many sections rest on it
    }

    void anEmptyWorkspaceIsAReportThatSaysSo()
    {
        const auto session = openedFile("version: 1\nname: nothing\n");
        QVERIFY(session);
        const Written report = written(*session, {.patience = Millis{0}});
        QCOMPARE(report.exitCode, 0);
        QVERIFY(report.text.contains(u"No SLO is defined"_s));
        const qsizetype now = report.text.indexOf(u"Nothing is watched yet"_s);
        const qsizetype probes = report.text.indexOf(u"No check is probed"_s);
        QVERIFY(now >= 0 && now < probes && probes < report.text.indexOf(u"No SLO is defined"_s)); // in the order of the rail
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

    void theCommandThatGivesTheSameNamesItsZone()
    {
        const auto session = openedFile("version: 1\nname: nothing\n");
        QVERIFY(session);
        const Written berlin = written(*session, {.zone = QTimeZone("Europe/Berlin"), .patience = Millis{0}});
        QVERIFY2(berlin.text.contains(u"--tz Europe/Berlin"_s), qPrintable(berlin.text));
        const Written utc = written(*session, {.patience = Millis{0}});
        QVERIFY(!utc.text.contains(u"--tz"_s));
    }

    void theWindowSaysWhatIsNotWhole()
    {
        QVERIFY(ReportExport::wordsOf(0, path(), {}).contains(path()));
        QVERIFY(ReportExport::wordsOf(5, path(), {u"prom: silent"_s}).contains(u"prom: silent"_s));
        QVERIFY(ReportExport::wordsOf(5, path(), {}).contains(path()));
        QVERIFY(!ReportExport::wordsOf(1, {}, {}).isEmpty());
    }
};
TRACEO_TEST(TstReportRun);
#include "tst_report_run.moc"
