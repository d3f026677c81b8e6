#include "slo/composite.h"

#include "models/slo/made_composites.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;
using Burn = Composite::Burn;

namespace {

constexpr BudgetingMethod kFiveMinutes{.kind = BudgetingMethod::Kind::Timeslices,
                                       .slice = 5 * kMinute,
                                       .sliceTarget = {.parts = 950'000'000, .decimals = 0}};

std::vector<std::string> leafNames(const SloDefinition& slo)
{
    std::vector<std::string> names;
    for (const Leaf& leaf : leavesOf(slo))
        names.push_back(leaf.name);
    return names;
}

} // namespace

class TstComposite : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// 1 ÷ Σ (weight ÷ e), worked out by hand.
    void aSumHasTheObjectiveItsBurnRatesAddUpFor_data()
    {
        QTest::addColumn<double>("firstWeight");
        QTest::addColumn<double>("first");
        QTest::addColumn<double>("second");
        QTest::addColumn<qint64>("parts");
        QTest::addColumn<int>("decimals");
        QTest::newRow("two of 99.9 %") << 1.0 << 99.9 << 99.9 << qint64(999'500'000) << 2;     // 1 ÷ 2,000
        QTest::newRow("99.9 % and 99 %") << 1.0 << 99.9 << 99.0 << qint64(999'090'910) << 2;   // 1 ÷ 1,100
        QTest::newRow("a weight of three") << 3.0 << 99.0 << 99.0 << qint64(997'500'000) << 2; // 1 ÷ 400
        QTest::newRow("half a weight") << 0.5 << 99.0 << 98.0 << qint64(990'000'000) << 0;     // 1 ÷ (50 + 50)
    }
    void aSumHasTheObjectiveItsBurnRatesAddUpFor()
    {
        QFETCH(const double, firstWeight);
        QFETCH(const double, first);
        QFETCH(const double, second);
        const SloDefinition whole =
            composite(Burn::Sum, {{.name = "a", .percent = first, .weight = firstWeight}, {.name = "b", .percent = second}});
        QTEST(qint64(whole.objective.parts), "parts");
        QTEST(whole.objective.decimals, "decimals");
        QCOMPARE(whole.method.kind, BudgetingMethod::Kind::Occurrences);
    }

    void sharesAddUpAndGiveTheSumOfTheBurnRates()
    {
        const std::vector<MadeMember> members{{"a", 99.9, 2}, {"b", 99.0, 1}, {"c", 95.0, 0.5}};
        const SloDefinition whole = composite(Burn::Sum, members);
        const auto shares = sharesOf(whole);
        QVERIFY(std::abs(shares[0].total + shares[1].total + shares[2].total - 1) < 1e-12);
        // Error ratios of 0.2 %, 0.5 % and 10 % burn at 2, 0.5 and 2: 2 · 2 + 0.5 + 0.5 · 2 = 5.5
        const double bad = shares[0].bad * 0.002 + shares[1].bad * 0.005 + shares[2].bad * 0.1;
        QVERIFY(std::abs(bad / whole.objective.errorRatio() - 5.5) < 1e-12);
        for (const MemberShare& share : shares)
            QVERIFY(share.bad <= share.total); // all of it bad is not more than all of it
    }

    /// "What if its objective were 90 %?": its events stay as they were counted, and none is worth more bad than it is worth.
    void anObjectiveThatIsTriedChangesNoShares()
    {
        const SloDefinition whole = composite(Burn::Sum, {{"a", 99.9, 2}, {"b", 99}});
        SloDefinition tried = whole;
        for (const std::int64_t parts : {900'000'000, 999'999'000}) {
            tried.objective = {.parts = parts, .decimals = 4};
            const auto shares = sharesOf(tried);
            for (std::size_t i = 0; i < shares.size(); ++i) {
                QCOMPARE(shares[i].bad, sharesOf(whole)[i].bad);
                QVERIFY(shares[i].bad <= shares[i].total);
            }
        }
        // 2 ÷ 0.1 % and 1 ÷ 1 %, of 2,100 together; 1 ÷ 2,100 is rounded down to 476,190 billionths
        QCOMPARE(sharesOf(tried)[0].total, 2000.0 / 2100);
        QCOMPARE(sharesOf(tried)[0].bad, 2000 * 476'190e-9);
    }

    void sharesOfAScoreAreItsWeights()
    {
        const auto shares = sharesOf(composite(Burn::Score, {{"a", 99.9, 2}, {"b", 95, 1}, {"c", 99, 1}}));
        QCOMPARE(shares[0].total, 0.5);
        QCOMPARE(shares[0].bad, 0.5);
        QCOMPARE(shares[2].total, 0.25);
        QCOMPARE(composite(Burn::Score, {{"a"}, {"b"}}).objective, (Objective{990'000'000, 1})); // its own
    }

    void whereMinutesAreCountedTheStrictestObjectiveHolds()
    {
        const SloDefinition whole = composite(Burn::Sum, {{"a", 95}, {"b", 99.5}, {"c", 99}}, kFiveMinutes);
        QCOMPARE(whole.objective.parts, 995'000'000);
        QCOMPARE(whole.method, (BudgetingMethod{BudgetingMethod::Kind::Timeslices, kMinute, {Objective::kScale, 0}}));
    }

    void weightsThatLeaveNoBudgetAreRefused()
    {
        Composite made{.burn = Burn::Sum, .members = {}};
        made.members.push_back(
            {.name = "a", .weight = 1e6, .slo = std::make_shared<const SloDefinition>(slo("a", 99.9999, kDay)), .at = {}});
        SloDefinition whole = slo("whole");
        QVERIFY(!takeMembers(whole, made));
        made.members.front().weight = 1;
        QVERIFY(takeMembers(whole, made));
        QCOMPARE(whole.objective.parts, 999'999'000);
    }

    void itIsAskedOfTheSourceThatAllHave()
    {
        SloDefinition other = slo("b");
        other.sli.source = "other";
        Composite made{.members = {{.name = "a", .slo = std::make_shared<const SloDefinition>(slo("a")), .at = {}},
                                   {.name = "b", .slo = std::make_shared<const SloDefinition>(other), .at = {}}}};
        SloDefinition whole = slo("whole");
        QVERIFY(takeMembers(whole, made));
        QVERIFY(whole.sli.source.empty());
        made.members.pop_back();
        QVERIFY(takeMembers(whole, made));
        QCOMPARE(whole.sli.source, std::string("prom"));
    }

    void leavesAreWhatIsCountedInTheEnd()
    {
        const SloDefinition inner = composite(Burn::Score, {{"a"}, {"b"}});
        Composite made{.members = {{.name = "whole", .slo = std::make_shared<const SloDefinition>(inner), .at = {}},
                                   {.name = "b", .slo = std::make_shared<const SloDefinition>(slo("b", 99.9)), .at = {}},
                                   {.name = "c", .slo = std::make_shared<const SloDefinition>(slo("c")), .at = {}}}};
        SloDefinition outer = slo("outer");
        QVERIFY(takeMembers(outer, made));
        QCOMPARE(leafNames(outer), (std::vector<std::string>{"a", "b", "c"}));
        QCOMPARE(leafNames(slo("a")), std::vector<std::string>{"a"});
        QVERIFY(!isOfProbes(outer));
        SloDefinition probe = slo("p");
        probe.sli.kind = SliDefinition::Kind::Probe;
        made.members.push_back({.name = "p", .slo = std::make_shared<const SloDefinition>(probe), .at = {}});
        QVERIFY(takeMembers(outer, made) && isOfProbes(outer));
        QVERIFY(!isEvaluatedByServer(outer));
        SloDefinition asked = slo("e");
        asked.sli.evaluated = ServerExpressions{.part = "e / t", .total = "e / t"};
        made.members.push_back({.name = "e", .slo = std::make_shared<const SloDefinition>(asked), .at = {}});
        QVERIFY(takeMembers(outer, made) && isEvaluatedByServer(outer));
    }

    void objectivesWithIndicatorsOfTheirOwnAreCountedApart()
    {
        SloDefinition whole = composite(Burn::Sum, {{"a"}, {"b"}});
        QVERIFY(countedApart({whole}).empty()); // SLOs of the workspace, which are counted as such
        for (CompositeMember& member : whole.composite->members)
            member.isOwn = true;
        whole.composite->members.push_back(whole.composite->members.front());
        const auto apart = countedApart({whole, slo("c")});
        QCOMPARE(apart.size(), 3U);
        QCOMPARE(apart[0].sli, slo("a").sli);
        QCOMPARE(apart[2].name, std::string("c"));
    }

    void everyPartOfACompositeChangesItsHash()
    {
        const SloDefinition base = composite(Burn::Score, {{"a"}, {"b"}});
        QCOMPARE(hashOf(base).size(), 16U);
        QCOMPARE(hashOf(slo("a")), slo("a").sli.hash());
        std::vector<SloDefinition> others{composite(Burn::Sum, {{"a"}, {"b"}}),
                                          composite(Burn::Score, {{"a"}, {"b", 99.9, 2}}),
                                          composite(Burn::Score, {{"a"}, {"b", 99}}),
                                          composite(Burn::Score, {{"a"}, {"c"}}),
                                          composite(Burn::Score, {{"a"}, {"b", 99.9, 1, WhenDelayed::Bad}}),
                                          composite(Burn::Score, {{"a"}, {"b"}}, kFiveMinutes)};
        others.push_back(base);
        others.back().composite->maxDelay = kMinute;
        std::vector<std::string> hashes{hashOf(base)};
        for (const SloDefinition& other : others) {
            hashes.push_back(hashOf(other));
            QVERIFY(!(*other.composite == *base.composite));
        }
        std::ranges::sort(hashes);
        QCOMPARE(std::ranges::unique(hashes).begin(), hashes.end());
        QVERIFY(base == composite(Burn::Score, {{"a"}, {"b"}})); // by what is referred to, not by where it lies
        QCOMPARE(compositeText(base), u"a composite of a, b"_s);
    }
};

TRACEO_TEST(TstComposite);
#include "tst_composite.moc"
