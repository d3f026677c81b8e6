#include "core/clock.h"
#include "export/openmetrics.h"
#include "history/history.h"
#include "models/export/sample_runs.h"
#include "support/test_main.h"

#include <QTemporaryDir>
#include <QTest>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

class TstSnapshotFeed : public QObject {
    Q_OBJECT
private:
    QTemporaryDir m_folder;
    SystemClock m_clock;
    std::unique_ptr<history::History> m_history;

    QString exported(const ExportScope& scope, WithSource withSource = WithSource::No)
    {
        const auto snapshot = m_history->snapshot();
        if (!snapshot)
            return toText(snapshot.error());
        const auto feed = feedOf(*snapshot, scope);
        if (!feed)
            return toText(feed.error());
        std::string out;
        const auto done = writeOpenMetrics(**feed, withSource, into(out));
        return done ? QString::fromStdString(out) : u"error: "_s + toText(done.error());
    }

private Q_SLOTS:
    void initTestCase()
    {
        auto opened = history::History::open(m_folder.filePath(u"h.traceo"_s), {}, m_clock);
        QVERIFY2(opened.ok(), opened ? "" : qPrintable(toText(opened.error())));
        m_history = std::move(*opened);
        constexpr std::int64_t kDay100 = 100 * 86'400'000LL;
        Batch batch;
        batch.series = {run("prom", "up", {{"job", "a"}}, {{utcMs(1'000), 1}, {utcMs(kDay100), 0}, {utcMs(3 * kDay100), 1}}),
                        run("prom", "down", {}, {{utcMs(2'000), 5}}), run("other", "up", {{"job", "a"}}, {{utcMs(4'000), 7}})};
        batch.observations = {{"prom", "up", {utcMs(0), utcMs(3 * kDay100)}, m_clock.now(), Outcome::Ok, {}}};
        auto committed = m_history->commit(std::move(batch));
        committed.waitForFinished();
        QVERIFY(committed.result().ok());
    }

    void cleanupTestCase() { m_history.reset(); }

    void writesEverySampleOnceOverAllPortions()
    {
        QCOMPARE(exported({.source = "prom"}),
                 u"# TYPE down unknown\ndown 5 2\n"
                 "# TYPE up unknown\nup{job=\"a\"} 1 1\nup{job=\"a\"} 0 8640000\nup{job=\"a\"} 1 25920000\n# EOF\n"_s);
    }

    void aSelectorAndAWindowNarrowIt()
    {
        QCOMPARE(exported({.match = *Selector::parse("down")}), u"# TYPE down unknown\ndown 5 2\n# EOF\n"_s);
        QCOMPARE(exported({.source = "prom", .window = {utcMs(1'000), utcMs(2'000)}}),
                 u"# TYPE down unknown\ndown 5 2\n# EOF\n"_s);
        QCOMPARE(exported({.match = *Selector::parse("nobody")}), u"# EOF\n"_s);
    }

    void twoSourcesNeedTheirLabel()
    {
        QVERIFY(exported({}).startsWith(u"error"_s));
        QVERIFY(exported({}, WithSource::Yes).contains(u"up{job=\"a\",traceo_source=\"other\"} 7 4\n"_s));
    }
};
TRACEO_TEST(TstSnapshotFeed);
#include "tst_snapshot_feed.moc"
