#include "slo/watch/policy_minutes.h"

#include "models/slo/made_slices.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;
using Measure = PolicyStep::Measure;

namespace {

SloDefinition withPolicy()
{
    SloDefinition definition = slo("checkout", 99.0, kDay);
    definition.policy.steps = {{.measure = Measure::Remaining, .limit = 0.5},
                               {.measure = Measure::Burn, .limit = 2, .over = kHour},
                               {.measure = Measure::Missed, .limit = 2},
                               {.measure = Measure::Incident, .limit = 0.2}};
    return definition;
}

/// Ten minutes at 30 of 100 bad, else none.
WatchSlices slicesOf(const SloDefinition& definition)
{
    return {definition,
            {.slices = minutesOf(-3 * 1440, 200,
                                 [](Slice& slice, std::int64_t at) {
                                     slice.total = 100;
                                     slice.good = at > 0 && at <= 10 ? 70 : 100;
                                 }),
             .filling = {},
             .answeredTo = {}},
            kMinute};
}

} // namespace

class TstPolicyMinutes : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// Of 1,440 that may be bad 300 were, by one incident; in the hour 300 of 6,000, five times 1 %.
    void eachConditionHasItsFigure()
    {
        const SloDefinition definition = withPolicy();
        const WatchSlices slices = slicesOf(definition);
        PolicyMinutes policy(definition, slices);
        const auto values = policy.valuesAt(minute(20));
        QCOMPARE(values.size(), 4U);
        QCOMPARE(*values[0], 1 - 300 / 1440.0);
        QCOMPARE(*values[1], 5.0);
        QCOMPARE(*values[2], 0.0);
        QCOMPARE(*values[3], 300 / 1440.0);
        QCOMPARE(*policy.valuesAt(minute(100))[1], 0.0);
    }

    /// Of a thousand 3 are bad for sure and `undecided` may be: of 1 % 70 % is left at most; burn 0.3 at least.
    void aStepIsKnownWhereBothBoundsSayTheSameOfIt()
    {
        const SloDefinition definition = withPolicy();
        const auto valuesWith = [&definition](double undecided) {
            const WatchSlices slices(definition,
                                     {.slices = minutesOf(-3 * 1440, 10,
                                                          [undecided](Slice& slice, std::int64_t) {
                                                              slice.total = 1000;
                                                              slice.undecided = undecided;
                                                              slice.good = 997 - undecided;
                                                          }),
                                      .filling = {},
                                      .answeredTo = {}},
                                     kMinute);
            return PolicyMinutes(definition, slices).valuesAt(minute(0));
        };
        const auto little = valuesWith(1); // 60 % at least
        QVERIFY(little[0] && std::abs(*little[0] - 0.7) < 1e-9);
        QVERIFY(little[1] && std::abs(*little[1] - 0.3) < 1e-9);
        QCOMPARE(little[2], std::optional(0.0)); // none is missed even so
        const auto some = valuesWith(3);         // 40 % at least: the step of 50 % holds or does not
        QVERIFY(!some[0]);
        QVERIFY(some[1]);
        const auto much = valuesWith(20); // burns 2.3× perhaps
        QVERIFY(!much[1] && !much[2]);
    }

    /// Whoever looks at a minute first, or has walked there, sees the same.
    void whereTheWalkBeganIsNoDifference()
    {
        const SloDefinition definition = withPolicy();
        const WatchSlices slices = slicesOf(definition);
        PolicyMinutes walked(definition, slices);
        for (std::int64_t at = 1; at <= 150; ++at)
            QCOMPARE(walked.valuesAt(minute(at)), PolicyMinutes(definition, slices).valuesAt(minute(at)));
    }

    void itSaysHowFarItLooksBack()
    {
        QCOMPARE(PolicyMinutes::reachOf(withPolicy()), 3 * kDay);
        QCOMPARE(PolicyMinutes::reachOf(slo()), Millis{0});
    }
};

TRACEO_TEST(TstPolicyMinutes);
#include "tst_policy_minutes.moc"
