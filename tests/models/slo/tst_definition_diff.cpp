#include "slo/definition_diff.h"

#include "models/slo/made_composites.h"
#include "slo/slo_facts.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace traceo::replay;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

using Changes = std::vector<DefinitionChange>;

} // namespace

class TstDefinitionDiff : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsTheSameIsNotNamed()
    {
        QVERIFY(changesBetween(slo(), slo()).empty());
        SloDefinition described = slo();
        described.description = "in other words";
        QVERIFY(changesBetween(slo(), described).empty());
        QVERIFY(toText(Changes()).isEmpty());
    }

    void fieldsAreNamedWithBothValues()
    {
        SloDefinition after = slo("checkout", 99.95, 31 * kDay);
        after.method = {BudgetingMethod::Kind::Timeslices, 5 * kMinute, {950'000'000, 0}};
        after.serviceHours = ServiceHours{.from = 8 * kHour, .to = 20 * kHour};
        after.sli.bad = Selector::parse("requests_total{code=\"503\"}").value();
        after.owner.clear();
        const Changes changes = changesBetween(slo("checkout", 99.0, 30 * kDay), after);
        QVERIFY((changes
                 == Changes{{"objective", "99%", "99.95%"},
                            {"window", "30d", "31d"},
                            {"method", "Occurrences", "Timeslices"},
                            {"time_slice", "", "5m"},
                            {"time_slice_target", "", "95%"},
                            {"service_hours", "", "mon,tue,wed,thu,fri,sat,sun 08:00-20:00 UTC"},
                            {"bad", slo().sli.bad->toText(), after.sli.bad->toText()},
                            {"owner", "Storefront", ""}}));
        QVERIFY(toText(changes).startsWith(u"objective 99% → 99.95%, window 30d → 31d"_s));
        QVERIFY(toText(changes).endsWith(u"owner Storefront → none"_s));
    }

    void everyFieldHasAName()
    {
        SloDefinition probe = slo();
        probe.sli = {.kind = SliDefinition::Kind::Probe};
        probe.sli.target = "https://x.io/";
        probe.sli.latency = Millis{250};
        probe.window.calendar = CalendarPeriods{};
        const Changes changes = changesBetween(slo(), probe);
        QCOMPARE(changes.size(), std::size_t(8)); // window, indicator, bad, total, target, status, latency, source
        for (const DefinitionChange& change : changes)
            QVERIFY2(!nameOfField(change.field).isEmpty(), change.field.c_str());
        QCOMPARE(changes[0].after, std::string("1M from 2000-01-01T00:00 UTC"));
        QCOMPARE(changes[6].after, std::string("250ms"));
    }

    void exclusionsAreChangesToo()
    {
        const UtcMs at = utcMs(1'793'491'200'000); // 2026-11-01
        const Exclusion patchDay{.id = "patch-day", .start = localOf(at, QTimeZone::utc()), .duration = 2 * kHour};
        SloDefinition with = slo();
        with.exclusions = {patchDay};
        QVERIFY((changesBetween(slo(), with) == Changes{{"exclusion", "", "patch-day: 2h from 2026-11-01T00:00 UTC"}}));
        QVERIFY((changesBetween(with, slo()) == Changes{{"exclusion", "patch-day: 2h from 2026-11-01T00:00 UTC", ""}}));
        SloDefinition longer = with;
        longer.exclusions[0].duration = 3 * kHour;
        QVERIFY(
            (changesBetween(with, longer)
             == Changes{{"exclusion", "patch-day: 2h from 2026-11-01T00:00 UTC", "patch-day: 3h from 2026-11-01T00:00 UTC"}}));
    }

    void ownAlertsAreAChange()
    {
        SloDefinition own = slo();
        own.alerts = {OwnAlert{.pair = kBurnPairs[0]}};
        const Changes changes = changesBetween(slo(), own);
        QCOMPARE(changes.size(), std::size_t(1));
        QCOMPARE(changes[0].field, std::string("alerts"));
        QVERIFY(changes[0].before.empty() && changes[0].after.starts_with("page "));
    }

    /// Where it is counted otherwise though all that is written of it is the same; else the fields say it.
    void anotherWayOfCountingIsAChangeOfItsOwn()
    {
        vocabulary::SloFact before = factOf(slo());
        vocabulary::SloFact after = before;
        after.sliHash = "other";
        QVERIFY((changesBetween(before, after) == Changes{{"counting", before.sliHash, "other"}}));
        after.total = "all_total";
        QVERIFY((changesBetween(before, after) == Changes{{"total", before.total, "all_total"}}));
    }

    /// The members' names and weights are the same: which of them is counted otherwise is said, not two hashes.
    void whatChangedOfAMemberIsSaidOfTheMember()
    {
        const SloDefinition before = composite(Composite::Burn::Score, {{"checkout"}, {"search"}});
        SloDefinition after = before;
        SloDefinition search = *after.composite->members[1].slo;
        const std::string was = search.sli.bad->toText();
        search.sli.bad = Selector::parse("requests_total{code=\"503\"}").value();
        search.owner = "Others";
        after.composite->members[1].slo = std::make_shared<const SloDefinition>(search);
        const Changes changes = changesBetween(before, after);
        QVERIFY((changes == Changes{{"member", "search: bad " + was, "search: bad " + search.sli.bad->toText()}}));
        QVERIFY2(toText(changes).startsWith(u"member search: bad "_s), qPrintable(toText(changes)));
        QVERIFY(changesBesideExclusions(before, before).empty());
    }

    void whatCannotBeReadIsNoVersion()
    {
        Store store;
        QVERIFY(store.open());
        Batch batch;
        batch.facts = {{vocabulary::kDefinitionFact,
                        vocabulary::kWorkspaceSource,
                        sloFactKey("checkout"),
                        kNow - kDay,
                        kNow,
                        "{\"v\":1",
                        {}},
                       {vocabulary::kDefinitionFact,
                        vocabulary::kWorkspaceSource,
                        sloFactKey("checkout"),
                        kNow,
                        {},
                        toJson(factOf(slo())),
                        {}}};
        QVERIFY(store.commit(std::move(batch)));
        const auto versions = definitionVersions(store.snapshot(), "checkout").value();
        QCOMPARE(versions.size(), std::size_t(1));
        QVERIFY(versions[0].span.from == kNow && versions[0].changes.empty());
    }

    /// A version that goes on is one; one that was taken out and is back did not hold in between.
    void whatIsDefinedAgainIsAVersionOfItsOwn()
    {
        Store store;
        QVERIFY(store.open());
        const auto held = [](UtcMs from, std::optional<UtcMs> to) {
            return Fact{vocabulary::kDefinitionFact,
                        vocabulary::kWorkspaceSource,
                        sloFactKey("checkout"),
                        from,
                        to,
                        toJson(factOf(slo())),
                        {}};
        };
        Batch batch;
        batch.facts = {held(kNow - 40 * kDay, kNow - 35 * kDay), held(kNow - 35 * kDay, kNow - 30 * kDay),
                       held(kNow - kDay, std::nullopt)};
        QVERIFY(store.commit(std::move(batch)));
        const auto versions = definitionVersions(store.snapshot(), "checkout").value();
        QCOMPARE(versions.size(), std::size_t(2));
        QCOMPARE(versions[0].span, (TimeSpan{kNow - 40 * kDay, kNow - 30 * kDay}));
        QCOMPARE(versions[1].span.from, kNow - kDay);
        QVERIFY(versions[1].changes.empty());
    }

    void versionsAreThoseThatWereKnown()
    {
        Store store;
        QVERIFY(store.open());
        const auto read = [&store](const SloDefinition& definition, UtcMs now) {
            store.clock.set(now);
            Batch batch;
            const auto known = store.snapshot().facts(vocabulary::kDefinitionFact).valueOr({});
            batch.facts = definitionFacts({{definition}}, Missing::IsGone, known, now);
            QVERIFY(store.commit(std::move(batch)));
        };
        read(slo("checkout", 99.0), kNow);
        read(slo("checkout", 99.5), kNow + kDay);
        read(slo("checkout", 99.5, 7 * kDay), kNow + 3 * kDay);
        const auto versions = definitionVersions(store.snapshot(), "checkout").value();
        QCOMPARE(versions.size(), std::size_t(3));
        QCOMPARE(versions[0].span, (TimeSpan{kNow, kNow + kDay}));
        QVERIFY(versions[0].changes.empty());
        QVERIFY((versions[1].changes == Changes{{"objective", "99%", "99.5%"}}));
        QVERIFY((versions[2].changes == Changes{{"window", "1d", "7d"}}));
        QCOMPARE(versions[2].span.to, kDistantFuture);
        QCOMPARE(versions[2].learnedAt, kNow + 3 * kDay);
        QCOMPARE(definitionVersions(store.snapshot({.know = kNow + kHour}), "checkout")->size(), std::size_t(1));
        QVERIFY(definitionVersions(store.snapshot(), "other")->empty());
    }
};

TRACEO_TEST(TstDefinitionDiff);
#include "tst_definition_diff.moc"
