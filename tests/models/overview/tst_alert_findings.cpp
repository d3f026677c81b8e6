#include "overview/findings.h"

#include "models/overview/watched.h"
#include "support/test_main.h"

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

class TstAlertFindings : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aFiringAlertIsSaidWithReasonOwnerAndWay()
    {
        Store store;
        QVERIFY(store.open());
        QVERIFY(store.commit(said("prom", kEnd, {alert("Slow", {{"service", "Shop"}, {"instance", "h:1"}})})).ok());
        QVERIFY(store.commit(said("am", kEnd, {})).ok());
        const auto report = nowOf(store, watched({slo()}), kEnd + Millis{2'000});
        const Finding* found = findingOf(report, "alert/");
        QVERIFY(found);
        QVERIFY(found->title.startsWith(u"Slow: "_s) && found->title.contains(u"h:1"_s));
        QCOMPARE(found->reason, u"Slow is bad"_s);
        QCOMPARE(found->owner, u"Storefront"_s); // of the objective of its service
        QCOMPARE(found->link, (Link{"slo", "checkout"}));
        QVERIFY(found->status == Status::Critical && found->age.value == 2.0 && found->age.why);
    }

    /// What only informs needs nobody: the watchdog of kube-prometheus fires for ever.
    void whatOnlyInformsIsCountedAndNotListed()
    {
        Store store;
        QVERIFY(store.open());
        QVERIFY(store.commit(said("prom", kEnd, {alert("Watchdog", {}, "none")})).ok());
        QVERIFY(store.commit(said("am", kEnd, {})).ok());
        const auto report = nowOf(store, watched(), kEnd);
        QVERIFY(report.list.empty());
        QVERIFY(report.tiles[0].note.contains(u"1 for information"_s));
    }

    void aSilencedAlertIsListedLastAndNeedsNobody()
    {
        Store store;
        QVERIFY(store.open());
        auto quiet = alert("Quiet");
        quiet.silencedBy = {"s"};
        QVERIFY(store.commit(said("am", kEnd, {quiet, alert("Loud", {}, "warning")})).ok());
        QVERIFY(store.commit(said("prom", kEnd, {})).ok());
        const auto report = nowOf(store, watched(), kEnd);
        QCOMPARE(report.list.size(), 2u);
        QVERIFY(report.list[0].title == u"Loud"_s && report.list[1].status == Status::Maintenance);
        QVERIFY(report.attention == 1 && report.worst == Status::Warning);
        QVERIFY(report.tiles[0].note.contains(u"1 silenced"_s));
    }

    void notKnownSinceIsSaid()
    {
        Store store;
        QVERIFY(store.open());
        QVERIFY(store.commit(said("prom", kEnd, {alert("Slow")})).ok());
        const auto report = nowOf(store, watched(), kEnd + kHour);
        const Finding* found = findingOf(report, "alert/");
        QVERIFY(found && found->status == Status::Stale && found->reason.startsWith(u"Not known since"_s));
    }

    void nothingFiringIsSaidOnlyByThoseThatAreHeard()
    {
        Store store;
        QVERIFY(store.open());
        QVERIFY(store.commit(said("prom", kEnd, {})).ok());
        QVERIFY(store.commit(said("am", kEnd + kHour, {})).ok());
        const KeyFigure one = nowOf(store, watched(), kEnd + kHour).tiles[0];
        QVERIFY(one.value.value == 0 && one.value.quality == Quality::Ok);
        QCOMPARE(one.note, u"no warnings, silent: prom"_s);
        const KeyFigure none = nowOf(store, watched(), kEnd + 2 * kHour).tiles[0];
        QCOMPARE(none.value.quality, Quality::Unknown);
        QCOMPARE(none.note, u"silent: prom, am"_s);
    }
};

TRACEO_TEST(TstAlertFindings);
#include "tst_alert_findings.moc"
