// The whole line over a real socket: the demo backend, the HTTP client, the poller, the history,
// the derivations and the report.

#include "app/demo/demo_backend.h"
#include "app/wiring/demo.h"
#include "app/wiring/session.h"
#include "cache/index_advice.h"
#include "slo/slo_report.h"
#include "support/test_main.h"
#include "vocabulary/facts.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <set>
#include <string>
#include <utility>

using namespace traceo;
using namespace Qt::StringLiterals;

class TstSession : public QObject {
    Q_OBJECT

    SystemClock m_clock;
    QTemporaryDir m_folder;
    std::unique_ptr<demo::DemoBackend> m_backend;

    Result<std::unique_ptr<Session>> opened(Session::Access access)
    {
        auto workspace = demoWorkspace(m_backend->url(), {.data = m_folder.path(), .state = m_folder.path()});
        if (!workspace)
            return workspace.error();
        return Session::open(std::move(*workspace), {}, access, m_clock);
    }

    static Result<SloReport> reportOf(Session& session)
    {
        const Question question{.now = session.clock().now()};
        auto snapshot = session.snapshots()({.view = question.moment()}, {});
        if (!snapshot)
            return snapshot.error();
        return build(*snapshot, session.workspace().slos, question);
    }

private Q_SLOTS:
    void init()
    {
        auto backend = demo::DemoBackend::open(m_clock);
        QVERIFY(backend.ok());
        m_backend = std::move(backend).value();
    }

    /// It counts all that is stored, which nobody should do again and again at rest.
    void whatNobodyWroteToIsNotCountedAnew()
    {
        auto session = opened(Session::Access::Own);
        QVERIFY2(session.ok(), session ? "" : qPrintable(toText(session.error())));
        auto* const timer = (*session)->findChild<QTimer*>(u"status"_s);
        QVERIFY(timer);
        timer->setSingleShot(true);
        QSignalSpy counted(session->get(), &Session::statusRead);
        const auto isDue = [timer] {
            timer->start(0);
            QTRY_VERIFY(!timer->isActive());
        };
        bool wasQuiet = false; // what opening begins may still be written
        for (int tries = 0; tries < 50 && !wasQuiet; ++tries) {
            const UtcMs written = (*session)->history().lastWritten();
            isDue();
            QTest::qWait(100);
            const auto before = counted.size();
            isDue();
            QTest::qWait(100);
            wasQuiet = (*session)->history().lastWritten() == written;
            if (wasQuiet)
                QCOMPARE(counted.size(), before);
        }
        QVERIFY(wasQuiet && counted.size() > 0);
        const auto soFar = counted.size();
        Batch batch;
        batch.series = {{{"prom", "up", {}}, {{m_clock.now(), 1}}}};
        const std::int64_t before = (*session)->fileStatus().samples;
        auto stored = (*session)->sink().commit(std::move(batch));
        stored.waitForFinished();
        QVERIFY(stored.result().ok());
        isDue();
        QTRY_COMPARE(counted.size(), soFar + 1);
        QCOMPARE((*session)->fileStatus().samples, before + 1);
    }

    void oneSyncBringsADayOfEverySlo()
    {
        auto session = opened(Session::Access::Own);
        QVERIFY2(session.ok(), session ? "" : qPrintable(toText(session.error())));
        QVERIFY((*session)->workspace().errors.empty());
        const auto synced = (*session)->syncOnce(kDay, {.length = Millis{60'000}, .isInterrupted = {}});
        QVERIFY(synced.end == Session::Synced::End::Done && !synced.problem && synced.report.reachedAny());
        const auto report = reportOf(**session);
        QVERIFY(report.ok());
        QCOMPARE(report->rows.size(), 25u);
        for (const SloRow& row : report->rows) {
            // The exporter of one is dead for days on end; then that is said of it.
            const bool isDead = row.key == "webhooks-delivery" && row.status == Status::Unknown;
            QVERIFY2(row.total.value > 0 || isDead, qPrintable(row.name));
        }
    }

    void whoInterruptsASyncDoesNotWaitForItsEnd()
    {
        auto session = opened(Session::Access::Own);
        QVERIFY(session.ok());
        const auto synced = (*session)->syncOnce(30 * kDay, {.length = {}, .isInterrupted = [] { return true; }});
        QCOMPARE(synced.end, Session::Synced::End::Interrupted);
    }

    void theDefinitionsOfTheWorkspaceAreFactsOfTheHistory()
    {
        const auto stored = [](Session& session) {
            const auto snapshot = session.snapshots()({.view = session.clock().now(), .know = kDistantFuture}, {});
            return snapshot ? snapshot->facts(vocabulary::kDefinitionFact).valueOr({}) : std::vector<Fact>();
        };
        std::vector<UtcMs> first;
        {
            auto session = opened(Session::Access::Own);
            QVERIFY(session.ok());
            QTRY_COMPARE(stored(**session).size(), (*session)->workspace().slos.slos.size());
            for (const Fact& fact : stored(**session))
                first.push_back(fact.validFrom);
        }
        auto session = opened(Session::Access::Own);
        QVERIFY(session.ok());
        std::vector<UtcMs> again;
        for (const Fact& fact : stored(**session))
            again.push_back(fact.validFrom);
        QVERIFY(again == first);
    }

    void aSecondProcessReadsWhatTheFirstOwns()
    {
        auto owner = opened(Session::Access::Own);
        QVERIFY(owner.ok());
        QVERIFY(!opened(Session::Access::Own).ok());
        auto reader = opened(Session::Access::OwnOrRead);
        QVERIFY(reader.ok());
        QVERIFY(!(*reader)->ownsHistory());
        QVERIFY2((*reader)->openNotes().startsWith(u"Another process owns"_s), qPrintable((*reader)->openNotes()));
        auto offline = opened(Session::Access::Read);
        QVERIFY(offline.ok());
        QVERIFY2((*offline)->openNotes().isEmpty(), qPrintable((*offline)->openNotes())); // no more was wanted
        QCOMPARE(reportOf(**reader)->rows.size(), 25u);
    }

    void aReaderKnowsWhenTheOwnerHeardTheSources()
    {
        auto owner = opened(Session::Access::Own);
        QVERIFY(owner.ok());
        (*owner)->pollOnce({.length = Millis{30'000}, .isInterrupted = {}});
        auto reader = opened(Session::Access::OwnOrRead);
        QVERIFY(reader.ok());
        QVERIFY(!(*reader)->ownsHistory() && !(*reader)->knowsSources());
        (*reader)->startPolling();
        QTRY_VERIFY_WITH_TIMEOUT((*reader)->knowsSources(), 10'000);
        const UtcMs now = m_clock.now();
        const auto age = (*owner)->ageOf("prom", now);
        QVERIFY(age);
        QTRY_COMPARE_WITH_TIMEOUT((*reader)->sourceStates().at("prom").lastOk, std::optional(now - *age), 10'000);
    }

    void withoutItsServerTheSessionStillAnswers()
    {
        m_backend.reset();
        auto session = [this] {
            auto workspace = demoWorkspace(QUrl(u"http://127.0.0.1:1"_s), {.data = m_folder.path(), .state = m_folder.path()});
            return Session::open(std::move(*workspace), {}, Session::Access::Own, m_clock);
        }();
        QVERIFY(session.ok());
        const auto polled = (*session)->pollOnce({.length = Millis{10'000}, .isInterrupted = {}});
        QVERIFY(!polled.report.reachedAny());
        const auto report = reportOf(**session);
        QVERIFY(report.ok());
        QVERIFY(report->rows.front().total.value > 0); // from the first test's sync
    }

    /// They stand in the text as any other, and the demo's own server answers for them, for the past as well.
    void theDatabasesOfTheDemoAreAskedAndAdvised()
    {
        const QTemporaryDir folder;
        auto workspace = demoWorkspace(m_backend->url(), {.data = folder.path(), .state = folder.path()});
        QVERIFY(workspace.ok());
        auto session = Session::open(std::move(*workspace), {}, Session::Access::Own, m_clock);
        QVERIFY(session.ok());
        const auto synced = (*session)->syncOnce(3 * kHour, {.length = Millis{60'000}, .isInterrupted = {}});
        int databases = 0;
        for (const SyncReport::Line& line : synced.report.lines) {
            if (line.kind != "postgres")
                continue;
            ++databases;
            QVERIFY2(line.isWhole(), qPrintable(line.message));
            QVERIFY2(line.filled > 0 && line.remaining == 0, line.name.c_str());
        }
        QCOMPARE(databases, 2);
        const UtcMs now = (*session)->clock().now();
        const auto snapshot = (*session)->snapshots()({.view = now}, {});
        QVERIFY(snapshot.ok());
        const auto report = adviceOf(*snapshot, (*session)->workspace().cache, {.now = now, .range = 7 * kDay});
        QVERIFY(report.ok());
        std::set<std::pair<std::string, IndexAdvice::Kind>> said;
        for (const IndexAdvice& row : report->rows)
            said.emplace(row.instance, row.kind);
        using enum IndexAdvice::Kind;
        for (const IndexAdvice::Kind kind : {SequentialScans, Unused, Duplicate, Invalid, ColdStatement})
            QVERIFY2(said.contains({"orders-db", kind}), std::string(wordOf(kind)).c_str());
        for (const IndexAdvice::Kind kind : {SequentialScans, Unused, Invalid, ColdStatement})
            QVERIFY2(said.contains({"catalog-db", kind}), std::string(wordOf(kind)).c_str());
        QCOMPARE(said.size(), std::size_t(9)); // who is asked through an exporter tells too little
    }

    /// The destructor once waited for work that only its own event loop could do.
    void endingAtOnceWaitsForNothing()
    {
        auto session = opened(Session::Access::Own);
        QVERIFY(session.ok());
        (*session)->startPolling();
        session->reset();
        QVERIFY(!*session);
    }

    void pollingTellsAboutItsSource()
    {
        auto session = opened(Session::Access::Own);
        QVERIFY(session.ok());
        QSignalSpy changed(session->get(), &Session::sourceChanged);
        (*session)->startPolling();
        QTRY_VERIFY_WITH_TIMEOUT(!changed.isEmpty() && (*session)->sourceStates().at("prom").lastOk, 10'000);
        QVERIFY((*session)->ageOf("prom", m_clock.now()).has_value());
    }
};

TRACEO_TEST(TstSession);
#include "tst_session.moc"
