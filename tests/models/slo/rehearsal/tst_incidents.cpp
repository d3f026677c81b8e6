#include "models/slo/made_slices.h"
#include "slo/rehearsal/incidents.h"
#include "support/test_main.h"
#include "vocabulary/marks.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;

namespace {

const TimeSpan kRange{minute(-10'000), minute(0)};

Fact note(std::int64_t from, std::int64_t to, const std::string& text, const std::string& service)
{
    return vocabulary::markOf(vocabulary::kNoteFact, minute(from), minute(to),
                              {.text = text, .service = service, .author = "kim", .link = {}});
}

Fact alert(std::int64_t from, std::optional<std::int64_t> to, const std::string& name, const std::string& severity,
           const std::string& service)
{
    const Labels labels{{"alertname", name}, {"severity", severity}, {"service", service}};
    vocabulary::AlertFact fact;
    fact.name = name;
    fact.state = "firing";
    fact.severity = severity;
    fact.labels = labels;
    return {vocabulary::kAlertFact, "am", labels.toText(), minute(from), to ? std::optional(minute(*to)) : std::nullopt,
            toJson(fact),           {}};
}

} // namespace

class TstIncidents : public QObject {
    Q_OBJECT

    /// Of the SLO "checkout", whose service is "Shop".
    static Incidents of(const std::vector<Fact>& facts, const SloDefinition& whose = slo())
    {
        Store store;
        if (!store.open())
            qFatal("no store");
        store.clock.set(minute(0));
        Batch batch;
        batch.facts = facts;
        if (!store.commit(std::move(batch)))
            qFatal("not stored");
        const auto snapshot = store.snapshot();
        return incidentsOf(snapshot, whose, kRange).value();
    }

private Q_SLOTS:
    void notesWithALengthAreIncidents()
    {
        const Incidents incidents = of({note(-500, -480, "checkout down", "Shop"), note(-400, -390, "all down", ""),
                                        note(-300, -290, "search down", "Search"), note(-200, -200, "a sale", "Shop"),
                                        alert(-100, -90, "Slow", "critical", "Shop")});
        QCOMPARE(incidents.origin, Incidents::Origin::Marked);
        QCOMPARE(incidents.incidents.size(), std::size_t(2));
        QCOMPARE(incidents.incidents[0].span, (TimeSpan{minute(-500), minute(-480)}));
        QCOMPARE(incidents.incidents[0].name, QStringLiteral("checkout down"));
        QCOMPARE(incidents.incidents[1].name, QStringLiteral("all down"));
    }

    void whereNothingIsMarkedAlertsStandIn()
    {
        const Incidents incidents = of({note(-200, -200, "a sale", "Shop"), alert(-500, -480, "Slow", "critical", "Shop"),
                                        alert(-490, -470, "Errors", "warning", "Shop"), alert(-300, -290, "Full", "info", "Shop"),
                                        alert(-280, -270, "Slow", "critical", "Search"), alert(-50, {}, "Down", "page", "Shop")});
        QCOMPARE(incidents.origin, Incidents::Origin::Alerts);
        QCOMPARE(incidents.incidents.size(), std::size_t(2));
        QCOMPARE(incidents.incidents[0].span, (TimeSpan{minute(-500), minute(-470)})); // one trouble, told twice
        QCOMPARE(incidents.incidents[1].span, (TimeSpan{minute(-50), minute(0)}));     // it still lasts
    }

    /// One without a service has no incidents of all services, but those of alerts that name it.
    void ofNoServiceOnlyWhatNamesTheSloIsItsOwn()
    {
        SloDefinition nobodys = slo();
        nobodys.service.clear();
        nobodys.sli.total = Selector("requests_total");
        Fact named = alert(-300, -290, "Burns", "critical", "Search");
        auto fact = vocabulary::alertFact(named.payload).value();
        fact.labels = fact.labels.with("slo", "checkout");
        named.payload = toJson(fact);
        const auto others = {alert(-500, -480, "Slow", "critical", "Shop"), alert(-100, -90, "Slow", "critical", "Search")};
        QCOMPARE(of(others, nobodys).origin, Incidents::Origin::None);
        std::vector<Fact> all(others);
        all.push_back(named);
        const Incidents own = of(all, nobodys);
        QCOMPARE(own.incidents.size(), std::size_t(1));
        QCOMPARE(own.incidents[0].name, QStringLiteral("Burns"));
        QCOMPARE(of({note(-500, -480, "down", "Search")}, nobodys).origin, Incidents::Origin::None);
    }

    void nothingIsKnownOfNothing() { QCOMPARE(of({note(-9, -9, "a sale", "Shop")}).origin, Incidents::Origin::None); }
};

TRACEO_TEST(TstIncidents);
#include "tst_incidents.moc"
