#include "models/overview/watched.h"
#include "overview/sources_seen.h"
#include "support/test_main.h"

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

class TstSourceFindings : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aSilentSourceIsNamedWithWhatItSaid()
    {
        Store store;
        QVERIFY(store.open());
        QVERIFY(store.commit(said("prom", kEnd, {})).ok());
        QVERIFY(store.commit(said("am", kEnd + kHour, {}, kHour)).ok());
        QVERIFY(store.commit(failed("prom", kEnd + kMinute, Outcome::Timeout, "no connection")).ok());
        const auto report = nowOf(store, watched({slo()}), kEnd + kHour);
        const Finding* found = findingOf(report, "source/prom");
        QVERIFY(found && found->status == Status::Stale && found->title == u"prom has not answered"_s);
        QVERIFY(found->reason.contains(u"no connection"_s) && found->reason.contains(u"1 objective"_s));
        QCOMPARE(found->age.value, 3600.0);
        QVERIFY(!report.unseen.isEmpty());
        QVERIFY(!findingOf(report, "source/am") && !findingOf(report, "slo/")); // said once, of the source
    }

    void aRefusedLoginIsForSomebodyToMend()
    {
        Store store;
        QVERIFY(store.open());
        QVERIFY(store.commit(failed("prom", kEnd, Outcome::Auth, "401")).ok());
        const auto report = nowOf(store, watched(), kEnd);
        const Finding* found = findingOf(report, "source/prom");
        QVERIFY(found && found->status == Status::Warning && found->title == u"prom refuses the login"_s);
        const Finding* never = findingOf(report, "source/am");
        QVERIFY(never && never->status == Status::Unknown && !never->age.hasValue());
    }

    /// A moment before anybody asked it: nobody can do anything about that now, but what it hides is said.
    void whatNobodyHadAskedYetNeedsNobody()
    {
        Store store;
        QVERIFY(store.open());
        QVERIFY(store.commit(said("prom", kEnd, {})).ok());
        const auto snapshot = store.snapshot({.view = kEnd, .know = kDistantFuture});
        const auto past = build(snapshot, watched(), Question{.now = kEnd + kDay, .at = kEnd, .range = kDay});
        QVERIFY(past.ok() && !findingOf(*past, "source/am"));
        QVERIFY(past->unseen.contains(u"am"_s));
        QVERIFY(findingOf(nowOf(store, watched(), kEnd), "source/am")); // live it is to be mended
    }

    void aSourceThatHidesItsAlertsIsTold()
    {
        Store store;
        QVERIFY(store.open());
        QVERIFY(store.commit(said("am", kEnd, {})).ok());
        QVERIFY(store.commit(said("prom", kEnd - kHour, {})).ok());
        QVERIFY(store.commit(failed("prom", kEnd, Outcome::Http, "500")).ok());
        Batch samples;
        samples.observations.push_back({"prom", "up", {kEnd - kMinute, kEnd}, kEnd, Outcome::Ok, {}});
        QVERIFY(store.commit(std::move(samples)).ok());
        const Finding* found = nullptr;
        const auto report = nowOf(store, watched(), kEnd);
        found = findingOf(report, "source/prom/alerts");
        QVERIFY(found && found->status == Status::Stale);
    }
};

TRACEO_TEST(TstSourceFindings);
#include "tst_source_findings.moc"
