#include "support/test_main.h"
#include "vocabulary/slo_alert.h"

#include <QTest>

using namespace traceo;
using namespace traceo::vocabulary;

namespace {

SloAlertFact page()
{
    SloAlertFact fact{.name = "checkout", .service = "shop", .definition = "0123", .verdict = SloAlertFact::Verdict::Firing};
    fact.since = utcMs(1'790'000'040'000);
    fact.longWindow = kHour;
    fact.shortWindow = 5 * kMinute;
    fact.factor = 14.4;
    fact.burnLong = 20.5;
    fact.burnShort = 30;
    fact.spent = 0.125;
    return fact;
}

} // namespace

class TstSloAlert : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aPageReadsBack()
    {
        const auto back = sloAlertFact(toJson(page()));
        QVERIFY(back.ok());
        QVERIFY(back->isSameState(page()));
        QCOMPARE(back->service, std::string("shop"));
        QCOMPARE(back->since, page().since);
        QCOMPARE(back->factor, std::optional(14.4));
        QCOMPARE(back->burnLong, std::optional(20.5));
        QCOMPARE(back->burnShort, std::optional(30.0));
        QCOMPARE(back->spent, std::optional(0.125));
        QCOMPARE(toJson(*back), toJson(page()));
    }

    void aStepOfAPolicyReadsBack()
    {
        SloAlertFact fact{.name = "checkout", .definition = "0123", .watch = SloWatch::Policy};
        fact.verdict = SloAlertFact::Verdict::Firing;
        fact.steps = {1, 3};
        fact.policy = "standard";
        fact.action = "Freeze";
        fact.owner = "web";
        fact.inputs = {0.2, std::nullopt, 2.0};
        const auto back = sloAlertFact(toJson(fact));
        QVERIFY(back.ok());
        QVERIFY(back->isSameState(fact) && back->steps == fact.steps && back->inputs == fact.inputs);
        QVERIFY(back->policy == "standard" && back->action == "Freeze" && back->owner == "web");
    }

    /// What only measures does not begin a stretch; what decides does.
    void figuresAreNoState()
    {
        SloAlertFact other = page();
        other.burnLong = 21;
        other.since = utcMs(0);
        QVERIFY(other.isSameState(page()));
        other.longWindow = 6 * kHour;
        QVERIFY(!other.isSameState(page()));
        other = page();
        other.isMuted = true;
        QVERIFY(!other.isSameState(page()));
        other = page();
        other.definition = "4567";
        QVERIFY(!other.isSameState(page()));
    }

    /// Sums of fractions that begin elsewhere differ in their last digits.
    void theLastDigitsOfAFigureAreNoDifference()
    {
        SloAlertFact other = page();
        other.burnLong = 20.5 + 1e-12;
        QCOMPARE(toJson(other), toJson(page()));
        other.burnLong = 20.6;
        QVERIFY(toJson(other) != toJson(page()));
    }

    void whatIsNoWatchIsAnError()
    {
        QVERIFY(!sloAlertFact(R"({"v":1,"watch":"weather","verdict":"firing"})").ok());
        QVERIFY(!sloAlertFact("{}").ok());
        const auto later = sloAlertFact(R"({"v":2,"watch":"page","verdict":"smouldering","new":1})");
        QVERIFY(later.ok() && later->verdict == SloAlertFact::Verdict::Unknown); // of a newer version
    }

    void keysTellWatchesApart()
    {
        QCOMPARE(sloAlertKey("checkout", SloWatch::Unobserved), std::string("checkout/unobserved"));
        for (const SloWatch watch : kSloWatches) {
            SloAlertFact fact;
            fact.watch = watch;
            QVERIFY(sloAlertFact(toJson(fact))->watch == watch);
        }
    }
};

TRACEO_TEST(TstSloAlert);
#include "tst_slo_alert.moc"
