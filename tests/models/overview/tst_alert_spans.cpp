#include "overview/alert_spans.h"
#include "vocabulary/alert_labels.h"

#include "models/overview/watched.h"
#include "overview/overview_config.h"
#include "support/test_main.h"

using namespace traceo;
using namespace traceo::test;

namespace {

const UtcMs kT = kEnd;

} // namespace

class TstAlertSpans : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anAlertOfBothSourcesIsOne()
    {
        const auto one = alert("Slow", {{"service", "shop"}});
        auto managed = one;
        managed.silencedBy = {"s"};
        const auto spans =
            firingSpans({alertFact("prom", one, kT, {}), alertFact("am", managed, kT + Millis{20'000}, {})}, watched());
        QCOMPARE(spans.size(), 1u);
        QVERIFY(spans[0].sources == (std::vector<std::string>{"prom", "am"}));
        QVERIFY(spans[0].begin == kT && !spans[0].end && spans[0].fact.isQuiet()); // the Alertmanager knows silences
    }

    /// Prometheus adds its external labels when it sends.
    void externalLabelsDoNotMakeTwoOfOne()
    {
        const auto plain = alert("Slow", {{"service", "shop"}});
        const auto sent = alert("Slow", {{"service", "shop"}, {"cluster", "eu"}});
        const auto other = alert("Slow", {{"service", "cart"}, {"cluster", "eu"}});
        const auto spans =
            firingSpans({alertFact("prom", plain, kT, {}), alertFact("am", sent, kT, {}), alertFact("am", other, kT, {})},
                        watched());
        QCOMPARE(spans.size(), 2u);
        QCOMPARE(std::ranges::count_if(spans, [](const AlertSpan& span) { return span.sources.size() == 2; }), 1);
        // Two of the same Prometheus stay two.
        const auto alike = firingSpans({alertFact("prom", plain, kT, {}), alertFact("prom", sent, kT, {})}, watched());
        QCOMPARE(alike.size(), 2u);
    }

    void changesOfOneAlertAreOneSpan()
    {
        auto first = alert("Slow");
        first.activeAt = kT - kHour;
        auto silenced = first;
        silenced.silencedBy = {"s"};
        const auto spans =
            firingSpans({alertFact("am", first, kT, kT + kHour), alertFact("am", silenced, kT + kHour, kT + 2 * kHour)},
                        watched());
        QCOMPARE(spans.size(), 1u);
        QVERIFY(spans[0].begin == kT - kHour && spans[0].end == kT + 2 * kHour);
        QCOMPARE(spans[0].quiet, (std::vector<TimeSpan>{{kT + kHour, kT + 2 * kHour}}));
    }

    void anotherStartIsAnotherAlert()
    {
        auto first = alert("Flaps");
        first.activeAt = kT;
        auto second = first;
        second.activeAt = kT + 3 * kMinute;
        const auto spans =
            firingSpans({alertFact("prom", first, kT, kT + 3 * kMinute), alertFact("prom", second, kT + 3 * kMinute, {})},
                        watched());
        QCOMPARE(spans.size(), 2u);
    }

    void pendingIsNotYetFiring()
    {
        auto pending = alert("Slow");
        pending.state = "pending";
        pending.activeAt = kT - 10 * kMinute;
        auto firing = pending;
        firing.state = "firing";
        QVERIFY(firingSpans({alertFact("prom", pending, kT, {})}, watched()).empty());
        const auto spans =
            firingSpans({alertFact("prom", pending, kT - 9 * kMinute, kT), alertFact("prom", firing, kT, {})}, watched());
        QCOMPARE(spans.size(), 1u);
        QVERIFY(spans[0].begin == kT);
    }

    void whatTwoPiecesOfABackfillDerivedIsOne()
    {
        auto derived = alert("Slow");
        derived.observedBy = "prom";
        auto seen = alert("Slow");
        const auto spans =
            firingSpans({alertFact("derived", derived, kT - 2 * kHour, kT - kHour),
                         alertFact("derived", derived, kT - kHour + kMinute, kT - kMinute), alertFact("prom", seen, kT, {})},
                        watched());
        QCOMPARE(spans.size(), 1u);
        QVERIFY(spans[0].begin == kT - 2 * kHour && spans[0].open.size() == 1u);
        QVERIFY(spans[0].sources == (std::vector<std::string>{"prom"}));
    }

    void alertSeriesAreWantedOfWhatSpeaksPrometheus()
    {
        const auto wants = watched().wants();
        QCOMPARE(wants.size(), 1u);
        QVERIFY(wants[0].source == "prom" && wants[0].selector.name() == "ALERTS" && wants[0].history == 30 * kDay);
        QVERIFY(watched().source("am")->alertsEvery() == Millis{15'000} && watched().source("prom")->alertsEvery() == kMinute);
        QVERIFY(!watched().source("other"));
    }

    void garbageIsLeftOut()
    {
        QVERIFY(firingSpans({{vocabulary::kAlertFact, "prom", "k", kT, {}, "<html>", {}}}, watched()).empty());
    }
};

TRACEO_TEST(TstAlertSpans);
#include "tst_alert_spans.moc"
