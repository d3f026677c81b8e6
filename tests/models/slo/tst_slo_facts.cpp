#include "slo/slo_facts.h"

#include "models/slo/slo_store.h"
#include "support/test_main.h"

using namespace traceo;
using namespace traceo::test;
using namespace traceo::vocabulary;

namespace {

/// A history and the workspaces that are read with it, one after the other.
struct Past {
    Store store;

    /// Reads a workspace as an owner of the history would; how many facts it stored.
    std::size_t read(std::vector<SloDefinition> slos, UtcMs now, Missing missing = Missing::IsGone)
    {
        store.clock.set(now);
        const auto known = store.snapshot({.view = now, .know = kDistantFuture}).facts(kDefinitionFact, kWorkspaceSource);
        Batch batch;
        batch.facts = definitionFacts({std::move(slos)}, missing, known.valueOr({}), now);
        const std::size_t count = batch.facts.size();
        return store.commit(std::move(batch)) ? count : 1'000;
    }

    /// The objectives of an SLO that held at a moment, as known later or now.
    std::vector<double> objectivesAt(UtcMs moment, UtcMs know = kDistantFuture) const
    {
        std::vector<double> objectives;
        const auto facts = store.snapshot({.view = moment, .know = know}).facts(kDefinitionFact).valueOr({});
        for (const Fact& fact : facts)
            objectives.push_back(std::round(sloFact(fact.payload).valueOr({}).objective * 1e6) / 1e4);
        return objectives;
    }
};

using Held = std::vector<double>;

} // namespace

class TstSloFacts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatDoesNotChangeIsWrittenOnce()
    {
        Past past;
        QVERIFY(past.store.open());
        QCOMPARE(past.read({slo("a"), slo("b")}, kNow), 2U);
        QCOMPARE(past.read({slo("b"), slo("a")}, kNow + kHour), 0U);
        SloDefinition described = slo("a");
        described.description = "in other words";
        described.displayName = "A";
        QCOMPARE(past.read({described, slo("b")}, kNow + kDay), 0U);
    }

    void thePastKnowsWhichVersionHeld()
    {
        Past past;
        QVERIFY(past.store.open());
        past.read({slo("a", 99)}, kNow);
        QCOMPARE(past.read({slo("a", 99.9)}, kNow + kDay), 1U);
        QVERIFY(past.objectivesAt(kNow - Millis{1}) == Held{});
        QVERIFY(past.objectivesAt(kNow) == Held{99});
        QVERIFY(past.objectivesAt(kNow + kDay - Millis{1}) == Held{99});
        QVERIFY(past.objectivesAt(kNow + kDay) == Held{99.9});
    }

    void anotherMethodOrCalendarIsAnotherVersion()
    {
        Past past;
        QVERIFY(past.store.open());
        SloDefinition definition = slo("a");
        past.read({definition}, kNow);
        auto changes = [&, minute = 0]() mutable { return past.read({definition}, kNow + ++minute * kMinute); };
        definition.method = {BudgetingMethod::Kind::Timeslices, 5 * kMinute, {950'000'000, 0}};
        QCOMPARE(changes(), 1U);
        definition.method.sliceTarget.parts = 900'000'000;
        QCOMPARE(changes(), 1U);
        definition.method.slice = kMinute;
        QCOMPARE(changes(), 1U);
        definition.window.calendar = CalendarPeriods{.zone = QTimeZone("Europe/Berlin")};
        QCOMPARE(changes(), 1U);
        definition.window.calendar->startTime = QTime(8, 30);
        QCOMPARE(changes(), 1U);
        definition.serviceHours = ServiceHours{.from = 8 * kHour, .to = 20 * kHour};
        QCOMPARE(changes(), 1U);
        QCOMPARE(changes(), 0U);
        const auto facts = past.store.snapshot().facts(kDefinitionFact).valueOr({});
        const SloFact fact = sloFact(facts.at(0).payload).valueOr({});
        QCOMPARE(fact.calendar, std::string("1M from 2000-01-01T08:30 Europe/Berlin"));
        QVERIFY(fact.timeSlice == kMinute && fact.timeSliceTarget == 0.9);
        QCOMPARE(fact.serviceHours, std::string("mon,tue,wed,thu,fri,sat,sun 08:00-20:00 UTC"));
    }

    void anotherAlertIsAnotherVersion()
    {
        Past past;
        QVERIFY(past.store.open());
        SloDefinition definition = slo("a");
        past.read({definition}, kNow);
        auto changes = [&, minute = 0]() mutable { return past.read({definition}, kNow + ++minute * kMinute); };
        OwnAlert alert;
        alert.pair = {BurnPair::Severity::Page, BurnSpeed::percent(2), kHour, 5 * kMinute};
        definition.alerts = {alert};
        QCOMPARE(changes(), 1U);
        definition.alerts[0].pending = 2 * kMinute;
        QCOMPARE(changes(), 1U);
        definition.alerts[0].leastBad = 10;
        QCOMPARE(changes(), 1U);
        definition.alerts[0].wantsProof = true;
        QCOMPARE(changes(), 1U);
        definition.alerts[0].location.line = 7; // only moved
        QCOMPARE(changes(), 0U);
        const auto facts = past.store.snapshot().facts(kDefinitionFact).valueOr({});
        QCOMPARE(sloFact(facts.at(0).payload).valueOr({}).alerts, std::string("page 2% over 1h and 5m for 2m least 10 proof"));
        definition.alerts.clear();
        QCOMPARE(changes(), 1U);
        QVERIFY(toJson(factOf(definition)).find("alerts") == std::string::npos); // as it was stored before there were any
    }

    void anotherIndicatorOrWindowIsAnotherVersion()
    {
        Past past;
        QVERIFY(past.store.open());
        SloDefinition definition = slo("a");
        past.read({definition}, kNow);
        definition.window.length = 7 * kDay;
        QCOMPARE(past.read({definition}, kNow + kMinute), 1U);
        definition.sli.bad = Selector::parse("requests_total{code=~\"5..\"}").value();
        QCOMPARE(past.read({definition}, kNow + 2 * kMinute), 1U);
        const auto facts = past.store.snapshot().factSpans(kDefinitionFact, kAlways).valueOr({});
        QCOMPARE(facts.size(), 3U);
        QVERIFY(facts[0].key == "slo/a" && facts[0].source == kWorkspaceSource && facts[2].validTo == std::nullopt);
        QVERIFY(sloFact(facts[1].payload)->sliHash != sloFact(facts[2].payload)->sliHash);
        QVERIFY(sloFact(facts[2].payload)->sliHash == definition.sli.hash());
    }

    void whatIsGoneEndsAndWhatMayStandInAMistakeDoesNot()
    {
        Past past;
        QVERIFY(past.store.open());
        past.read({slo("a", 99), slo("b", 98)}, kNow);
        QCOMPARE(past.read({slo("a", 99)}, kNow + kHour, Missing::MayBeUnread), 0U);
        QVERIFY((past.objectivesAt(kNow + kHour) == Held{99, 98}));
        QCOMPARE(past.read({slo("a", 99)}, kNow + 2 * kHour), 1U);
        QVERIFY((past.objectivesAt(kNow + 2 * kHour - Millis{1}) == Held{99, 98}));
        QVERIFY(past.objectivesAt(kNow + 2 * kHour) == Held{99});
        QCOMPARE(past.read({slo("a", 99)}, kNow + 3 * kHour), 0U);
        QCOMPARE(past.read({slo("a", 99), slo("b", 98)}, kNow + 4 * kHour), 1U); // back again
        QVERIFY(past.objectivesAt(kNow + 3 * kHour) == Held{99});
        QVERIFY((past.objectivesAt(kNow + 4 * kHour) == Held{99, 98}));
    }

    void validFromSetsItBackAndWhatWasKnownBeforeStays()
    {
        Past past;
        QVERIFY(past.store.open());
        past.read({slo("a", 99)}, kNow);
        SloDefinition stricter = slo("a", 99.9);
        stricter.validFrom = kNow - 30 * kDay;
        QCOMPARE(past.read({stricter}, kNow + kDay), 1U);
        QCOMPARE(past.read({stricter}, kNow + 2 * kDay), 0U);
        QVERIFY(past.objectivesAt(kNow - 31 * kDay) == Held{});
        QVERIFY(past.objectivesAt(kNow - 30 * kDay) == Held{99.9});
        QVERIFY(past.objectivesAt(kNow) == Held{99.9});
        QVERIFY(past.objectivesAt(kNow + kHour, kNow + kHour) == Held{99}); // as known then

        SloDefinition tomorrow = slo("b", 95); // it is counted today
        tomorrow.validFrom = kNow + 9 * kDay;
        past.read({stricter, tomorrow}, kNow + 3 * kDay);
        QVERIFY((past.objectivesAt(kNow + 3 * kDay) == Held{99.9, 95}));
        QCOMPARE(past.read({stricter, tomorrow}, kNow + 4 * kDay), 0U);
    }

    void whatAnotherFeatureDefinesIsLeftAlone()
    {
        Past past;
        QVERIFY(past.store.open());
        Batch batch;
        batch.facts.push_back({kDefinitionFact, kWorkspaceSource, "check/home", kNow, {}, R"({"v":1})", {}});
        QVERIFY(past.store.commit(std::move(batch)));
        QCOMPARE(past.read({}, kNow + kHour), 0U);
    }

    void aProbeIsToldByItsTarget()
    {
        SloDefinition definition = slo("home");
        definition.sli = {.kind = SliDefinition::Kind::Probe};
        definition.sli.target = "https://x.io/";
        definition.sli.latency = Millis{250};
        const SloFact fact = factOf(definition);
        QVERIFY(fact.indicator == "probe" && fact.target == "https://x.io/" && fact.status == "2xx" && fact.total.empty());
        QCOMPARE(fact.latency.value(), Millis{250});
    }
};

TRACEO_TEST(TstSloFacts);
#include "tst_slo_facts.moc"
