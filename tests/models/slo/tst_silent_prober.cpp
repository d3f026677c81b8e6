#include "slo/silent_prober.h"

#include "models/slo/slo_store.h"
#include "sli/sli_wants.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

constexpr UtcMs kLastRun = kEnd - 3 * kHour;

SloDefinition probes()
{
    SloDefinition definition = slo("home");
    definition.sli = {.kind = SliDefinition::Kind::Probe, .target = "https://a/", .source = "prom"};
    return definition;
}

/// A good run a minute, and then none.
Batch runs()
{
    Batch batch;
    for (const auto& [name, value] : {std::pair("probe_success", 1.0), {"probe_http_status_code", 200.0}}) {
        SeriesSamples series{{"prom", name, {{"instance", "https://a/"}, {"job", "j"}}}, {}};
        for (UtcMs at = kEnd - kDay; at <= kLastRun; at += kMinute)
            series.samples.push_back({at, value});
        batch.series.add(std::move(series));
    }
    return batch;
}

Batch answeredTo(UtcMs to)
{
    Batch batch;
    for (const Want& want : wantsOf(probes().sli))
        batch.observations.push_back({"prom", want.id(), {kEnd - 40 * kDay, to}, to, Outcome::Ok, {}});
    return batch;
}

} // namespace

class TstSilentProber : public QObject {
    Q_OBJECT

    std::optional<Store> m_store;

private Q_SLOTS:
    void init()
    {
        QVERIFY(openedAnew(m_store));
        QVERIFY(m_store->commit(runs()));
    }

    /// The source is there, and has nothing of it for three hours.
    void aSilentProberIsNotObserved()
    {
        QVERIFY(m_store->commit(answeredTo(kEnd)));
        const SloReport report = reportOf(*m_store, {probes()});
        const SloRow& row = report.rows[0];
        QCOMPARE(row.status, Status::Unknown);
        QVERIFY2(row.note.startsWith(u"not observed for 3 h"), qPrintable(row.note));
        QVERIFY2(row.reason.contains(u"the prober is silent"), qPrintable(row.reason));
        QVERIFY2(row.reason.contains(u"the last known state was OK"), qPrintable(row.reason));
        QCOMPARE(row.attained.value, 1.0);
        QCOMPARE(row.attained.quality, Quality::Partial);
        QCOMPARE(row.budgetLeft.quality, Quality::Partial);
        QCOMPARE(report.detail->status, Status::Unknown);
        QCOMPARE(report.detail->reason, row.reason);
    }

    /// It answered for as long as the prober ran, and nobody could ask it since.
    void aSilentSourceIsStale()
    {
        QVERIFY(m_store->commit(answeredTo(kLastRun + kMinute)));
        const SloRow row = reportOf(*m_store, {probes()}).rows[0];
        QCOMPARE(row.status, Status::Stale);
        QCOMPARE(row.attained.quality, Quality::Stale);
    }

    /// Nobody ever asked for what was imported.
    void importedRunsAreStale() { QCOMPARE(reportOf(*m_store, {probes()}).rows[0].status, Status::Stale); }

    void onlyProbesHaveAProber()
    {
        QVERIFY(m_store->commit(answeredTo(kEnd)));
        const Freshness freshness{.newest = kLastRun, .interval = kMinute};
        const auto snapshot = m_store->snapshot();
        QVERIFY(*isProberSilent(snapshot, probes(), freshness, kEnd));
        QVERIFY(!*isProberSilent(snapshot, probes(), {}, kEnd));
        QVERIFY(!*isProberSilent(snapshot, slo(), freshness, kEnd));
    }
};

TRACEO_TEST(TstSilentProber);
#include "tst_silent_prober.moc"
