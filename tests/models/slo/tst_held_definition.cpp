#include "slo/held_definition.h"

#include "models/slo/made_composites.h"
#include "slo/slo_facts.h"
#include "slo/slo_json.h"
#include "slo/slo_versions.h"
#include "support/test_main.h"

#include <QTest>

#include <nlohmann/json.hpp>

using namespace traceo;
using namespace traceo::replay;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

using Kind = SliDefinition::Kind;

constexpr UtcMs kFirst = kEnd - 60 * kDay; ///< of the definition's facts

Question asOf(UtcMs moment, std::optional<UtcMs> know = {})
{
    return {.now = kEnd, .at = moment, .knownAt = know, .range = kDay, .columns = 96};
}

history::AsOf pinned(const Question& question)
{
    return {.view = question.moment(), .know = question.knownAt.value_or(kDistantFuture)};
}

SloDefinition indicator(Kind kind)
{
    SloDefinition definition = slo();
    SliDefinition sli{.kind = kind, .total = Selector::parse("x_total{job=\"a b\",code!~\"2..|3..\"}").value(), .source = "prom"};
    if (kind == Kind::Probe) {
        sli.total = {};
        sli.target = "https://x.io/?q=\"1\"";
        sli.status = "200|301";
        sli.latency = Millis{1'500};
    }
    if (kind == Kind::Counters || kind == Kind::Counts)
        sli.bad = Selector::parse("x_total{job=\"a b\",code=~\"5..\"}").value();
    if (kind == Kind::Ratio)
        sli.good = sli.total;
    if (kind == Kind::Gauge || kind == Kind::Latency)
        sli.threshold = Threshold{.op = kind == Kind::Gauge ? Threshold::Op::Above : Threshold::Op::AtMost, .value = "0.30"};
    definition.sli = sli;
    return definition;
}

} // namespace

class TstHeldDefinition : public QObject {
    Q_OBJECT

    std::optional<Store> m_store;

    /// The workspace is read at that moment, by the process that owns the history.
    void read(const SloConfig& config, UtcMs now)
    {
        m_store->clock.set(now);
        const auto known = m_store->snapshot().factSpans(vocabulary::kDefinitionFact, kAlways).valueOr({});
        Batch batch;
        batch.facts = definitionFacts(config, Missing::IsGone, known, now);
        QVERIFY(m_store->commit(std::move(batch)));
    }
    std::optional<HeldConfig> held(const SloConfig& config, const Question& question)
    {
        return heldConfig(m_store->snapshot(pinned(question)), config, question).value();
    }
    double objectiveAt(const SloConfig& config, const Question& question)
    {
        const auto other = held(config, question);
        return std::round((other ? other->config : config).slos.at(0).objective.ratio() * 1e6) / 1e4;
    }

private Q_SLOTS:
    void init()
    {
        m_store.emplace();
        m_store->clock.set(kFirst);
        QVERIFY(m_store->open());
    }

    void whatAFactSaysIsTheDefinitionItWasWrittenOf_data()
    {
        QTest::addColumn<int>("kind");
        for (const Kind kind : {Kind::Counters, Kind::Probe, Kind::Counts, Kind::Gauge, Kind::Ratio, Kind::Latency})
            QTest::newRow(SliDefinition{.kind = kind}.kindWord()) << int(kind);
    }
    void whatAFactSaysIsTheDefinitionItWasWrittenOf()
    {
        QFETCH(const int, kind);
        SloDefinition before = indicator(Kind(kind));
        before.objective = {999'500'000, 2};
        before.window.calendar = CalendarPeriods{.startDate = QDate(2026, 1, 1), .zone = QTimeZone("Europe/Berlin")};
        before.window.length = 30 * kDay;
        before.method = {BudgetingMethod::Kind::Timeslices, 5 * kMinute, {950'000'000, 0}};
        before.serviceHours = ServiceHours{.from = 8 * kHour, .to = 20 * kHour, .zone = QTimeZone("Europe/Berlin")};
        const std::string payload = toJson(factOf(before));
        SloDefinition today = slo(); // words are today's
        const auto other = definitionOf(vocabulary::sloFact(payload).value(), today);
        QVERIFY(other.has_value());
        SloDefinition expected = before;
        expected.displayName = today.displayName;
        QVERIFY2(*other == expected, toJson(factOf(*other)).c_str());
        QCOMPARE(toJson(factOf(*other)), payload);
    }

    void whatCannotBeReadAnyMoreIsSaid()
    {
        auto fact = factOf(indicator(Kind::Gauge));
        fact.threshold = "about 3";
        QVERIFY(!definitionOf(fact, slo()));
        fact = factOf(indicator(Kind::Gauge));
        fact.indicator = "oracle";
        QVERIFY(!definitionOf(fact, slo()));
        fact = factOf(slo());
        fact.calendar = "when it suits";
        QVERIFY(!definitionOf(fact, slo()));
        fact = factOf(slo());
        fact.method = "Averages";
        QVERIFY(!definitionOf(fact, slo()));
    }

    void thePastIsJudgedByWhatHeldThen()
    {
        read({{slo("checkout", 99.0)}}, kFirst);
        read({{slo("checkout", 99.5)}}, kEnd - 30 * kDay);
        const SloConfig today{{slo("checkout", 99.9)}};
        read(today, kEnd - 5 * kDay);
        QVERIFY(!held(today, {.now = kEnd})); // now: the workspace says it all
        QCOMPARE(objectiveAt(today, asOf(kEnd - 2 * kDay)), 99.9);
        QCOMPARE(objectiveAt(today, asOf(kEnd - 6 * kDay)), 99.5);
        QCOMPARE(objectiveAt(today, asOf(kEnd - 30 * kDay)), 99.5);
        QCOMPARE(objectiveAt(today, asOf(kEnd - 31 * kDay)), 99.0);
        QCOMPARE(objectiveAt(today, asOf(kFirst - kDay)), 99.9); // nobody knows: today's
        const auto old = held(today, asOf(kEnd - 6 * kDay));
        QCOMPARE(old->differing.size(), std::size_t(1));
        const HeldDefinition& other = old->differing.at("checkout");
        QCOMPARE(*other.since, kEnd - 30 * kDay);
        QVERIFY((other.changes == std::vector<DefinitionChange>{{"objective", "99.5%", "99.9%"}}));
        QVERIFY(held(today, asOf(kEnd - 2 * kDay))->differing.empty());
    }

    /// A version that was set back later: what is known now, and what was known then.
    void whatWasKnownThenIsAnotherQuestion()
    {
        read({{slo("checkout", 99.0)}}, kFirst);
        SloDefinition stricter = slo("checkout", 99.9);
        stricter.validFrom = kEnd - 40 * kDay;
        const SloConfig today{{stricter}};
        read(today, kEnd - 5 * kDay);
        const UtcMs view = kEnd - 20 * kDay;
        QCOMPARE(objectiveAt(today, asOf(view)), 99.9);
        QCOMPARE(objectiveAt(today, asOf(view, kEnd - 10 * kDay)), 99.0);
        QCOMPARE(objectiveAt(today, asOf(view, kEnd - kDay)), 99.9);
        QCOMPARE(objectiveAt(today, asOf(kEnd - 50 * kDay)), 99.0);
    }

    void datedVersionsOfTheWorkspaceNeedNoFacts()
    {
        SloDefinition next = slo("checkout", 99.9);
        next.validFrom = kEnd - 10 * kDay;
        SloDefinition yetToCome = slo("checkout", 99.99);
        yetToCome.validFrom = kEnd + 10 * kDay;
        const SloConfig config{{yetToCome}, {slo("checkout", 99.0), next}};
        QCOMPARE(objectiveAt(config, asOf(kEnd - 11 * kDay)), 99.0);
        QCOMPARE(objectiveAt(config, asOf(kEnd - 9 * kDay)), 99.9);
        QCOMPARE(objectiveAt(config, {.now = kEnd}), 99.9); // also now: the newest is yet to come
        QVERIFY(held(config, {.now = kEnd})->differing.empty());
        read(config, kEnd);
        QCOMPARE(objectiveAt(config, asOf(kEnd - 11 * kDay)), 99.0);
        QCOMPARE(objectiveAt(config, asOf(kEnd - 9 * kDay)), 99.9);
    }

    void exclusionsReachBackButNotBeforeTheyWereKnown()
    {
        SloDefinition today = slo();
        today.exclusions = {{.id = "known", .createdAt = kEnd - 20 * kDay},
                            {.id = "later", .createdAt = kEnd - 2 * kDay},
                            {.id = "undated"}};
        const auto ids = [&](const Question& question) {
            std::string text;
            const auto past = held({{today}}, question);
            for (const Exclusion& one : past->config.slos[0].exclusions)
                text += one.id + ' ';
            return text;
        };
        QCOMPARE(ids(asOf(kEnd - 30 * kDay)), std::string("known later undated "));
        QCOMPARE(ids(asOf(kEnd - 30 * kDay, kEnd - 10 * kDay)), std::string("known undated "));
    }

    void theReportSaysWhatHeld()
    {
        read({{slo("checkout", 95.0)}}, kFirst);
        const SloDefinition today = slo("checkout", 99.9);
        read({{today}}, kEnd - 2 * kDay);
        m_store->clock.set(kEnd + Millis{5'000});
        QVERIFY(m_store->commit(traffic("checkout", 10 * kDay, 990, 10)));
        const SloReport old = reportOf(*m_store, {today}, asOf(kEnd - 4 * kDay));
        QCOMPARE(old.rows[0].objective.value, 0.95);
        QVERIFY(std::abs(old.rows[0].budgetLeft.value - 0.8) < 1e-9); // a hundredth of what may be a twentieth
        QVERIFY(old.rows[0].held && *old.rows[0].held->since == kFirst);
        QVERIFY2(old.detail->sentence.contains(u"objective 95% → 99.9%"_s), qPrintable(old.detail->sentence));
        const auto item = sloItems(old).at(0);
        QCOMPARE(item["definition"]["changed_since"][0]["field"], "objective");
        QCOMPARE(item["definition"]["changed_since"][0]["held"], "95%");
        QCOMPARE(item["definition"]["changed_since"][0]["today"], "99.9%");
        const SloReport now = reportOf(*m_store, {today}, asOf(kEnd - kDay));
        QCOMPARE(now.rows[0].objective.value, 0.999);
        QVERIFY(!now.rows[0].held && sloItems(now).at(0)["definition"].is_null());
        QVERIFY(!(old.rows[0] == now.rows[0]));
    }

    /// A composite has the method of its members, then as now.
    void aCompositeIsWhatItsMembersWereThen()
    {
        const SloDefinition whole = composite(Composite::Burn::Score, {{"a"}, {"b"}}, kTimeslices);
        const SloDefinition events = composite(Composite::Burn::Score, {{"a"}, {"b"}});
        const auto members = [](const SloDefinition& of) {
            return std::vector<SloDefinition>{*of.composite->members[0].slo, *of.composite->members[1].slo};
        };
        const auto all = [&members](const SloDefinition& of) {
            std::vector<SloDefinition> slos = members(of);
            slos.insert(slos.begin(), of);
            return SloConfig{std::move(slos)};
        };
        read(all(events), kFirst);
        read(all(whole), kEnd - 5 * kDay);
        const auto then = held(all(whole), asOf(kEnd - 10 * kDay));
        QVERIFY(then);
        QCOMPARE(then->config.slos[0].composite->members[0].slo->method.kind, BudgetingMethod::Kind::Occurrences);
        QCOMPARE(then->config.slos[0].method.kind, BudgetingMethod::Kind::Occurrences);
        QCOMPARE(held(all(whole), asOf(kEnd - 2 * kDay))->config.slos[0].method.kind, BudgetingMethod::Kind::Timeslices);
    }

    /// One member was something else than the other then.
    void aCompositeOfWhatWasNotAlikeCannotBeCounted()
    {
        const SloDefinition whole = composite(Composite::Burn::Score, {{"a"}, {"b"}}, kTimeslices);
        const SloDefinition a = *whole.composite->members[0].slo;
        const SloDefinition b = *whole.composite->members[1].slo;
        SloDefinition before = b;
        before.method = {};
        read({{a, before}}, kFirst);
        read({{whole, a, b}}, kEnd - 5 * kDay);
        m_store->clock.set(kEnd);
        QVERIFY(m_store->commit(traffic("a", 20 * kDay, 100, 1)));
        QVERIFY(m_store->commit(traffic("b", 20 * kDay, 100, 1)));
        const SloReport old = reportOf(*m_store, {whole, a, b}, asOf(kEnd - 10 * kDay));
        QCOMPARE(old.rows[0].status, Status::Unknown);
        QVERIFY2(old.rows[0].reason.contains(u"one budgeting method"_s), qPrintable(old.rows[0].reason));
        QVERIFY(!old.rows[0].attained.hasValue() && old.rows[1].attained.hasValue());
        QVERIFY(reportOf(*m_store, {whole, a, b}, asOf(kEnd - 2 * kDay)).rows[0].attained.hasValue());
    }

    /// A minute is judged at its end, by what holds then.
    void aRangeIsCutWhereDefinitionsChanged()
    {
        read({{slo("checkout", 99.0)}}, kFirst);
        read({{slo("checkout", 99.5)}}, kEnd - 30 * kDay + Millis{1'000});
        const SloConfig today{{slo("checkout", 99.9)}};
        read(today, kEnd - 5 * kDay);
        const Question question = asOf(kEnd);
        const auto parts = [&](TimeSpan range) {
            return heldParts(m_store->snapshot(pinned(question)), today, "checkout", range, question).value();
        };
        const auto all = parts({kEnd - 40 * kDay, kEnd});
        QCOMPARE(all.size(), std::size_t(3));
        QCOMPARE(all[0].span, (TimeSpan{kEnd - 40 * kDay, kEnd - 30 * kDay}));
        QCOMPARE(all[1].span, (TimeSpan{kEnd - 30 * kDay, kEnd - 5 * kDay - kMinute}));
        QCOMPARE(all[2].span.to, kEnd);
        QCOMPARE(all[0].since, kEnd - 40 * kDay);
        QCOMPARE(all[1].since, kEnd - 30 * kDay + Millis{1'000}); // as the version says it, not where its first minute begins
        QCOMPARE(all[2].since, kEnd - 5 * kDay);
        QCOMPARE(all[0].slo.objective.parts, std::int64_t(990'000'000));
        QCOMPARE(all[1].slo.objective.parts, std::int64_t(995'000'000));
        QCOMPARE(all[2].slo.objective.parts, std::int64_t(999'000'000));
        QCOMPARE(parts({kEnd - 4 * kDay, kEnd}).size(), std::size_t(1));
        QCOMPARE(parts({kEnd - 5 * kDay - kMinute, kEnd}).size(), std::size_t(1));
    }

    /// A composite is made of its members as they were defined then.
    void aRangeIsCutWhereAMemberChanged()
    {
        const auto defined = [](const char* threshold, double target) {
            SloDefinition member = slo("checkout", target);
            member.sli = indicator(Kind::Gauge).sli;
            member.sli.threshold->value = threshold;
            SloDefinition whole = slo("whole");
            takeMembers(whole,
                        {.members = {{.name = "checkout", .slo = std::make_shared<const SloDefinition>(member), .at = {}}}});
            SloDefinition outer = slo("outer");
            takeMembers(outer, {.members = {{.name = "whole", .slo = std::make_shared<const SloDefinition>(whole), .at = {}}}});
            return SloConfig{{member, whole, outer}};
        };
        read(defined("0.3", 99.0), kFirst);
        const SloConfig today = defined("0.5", 99.0);
        read(today, kEnd - 5 * kDay);
        const Question question = asOf(kEnd);
        for (const char* name : {"whole", "outer"}) {
            const auto parts =
                heldParts(m_store->snapshot(pinned(question)), today, name, {kEnd - 40 * kDay, kEnd}, question).value();
            QCOMPARE(parts.size(), std::size_t(2));
            QCOMPARE(parts[0].span, (TimeSpan{kEnd - 40 * kDay, kEnd - 5 * kDay - kMinute}));
            const auto threshold = [](const HeldPart& part) { return leavesOf(part.slo).at(0).sli.threshold->value; };
            QCOMPARE(threshold(parts[0]), std::string("0.3"));
            QCOMPARE(threshold(parts[1]), std::string("0.5"));
        }
    }
};

TRACEO_TEST(TstHeldDefinition);
#include "tst_held_definition.moc"
