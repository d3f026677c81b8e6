#include "slo/budget_policy.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using Measure = PolicyStep::Measure;

namespace {

BudgetPolicy policyOf(std::vector<PolicyStep> steps)
{
    return {.name = "p", .at = {}, .steps = std::move(steps)};
}

PolicyStep step(Measure measure, double limit, bool isInclusive = false)
{
    return {.measure = measure, .limit = limit, .isInclusive = isInclusive, .over = kHour, .action = "a", .owner = {}};
}

/// Whether the only step holds after each of these values.
std::vector<bool> course(const PolicyStep& only, const std::vector<std::optional<double>>& values)
{
    const BudgetPolicy policy = policyOf({only});
    std::vector<bool> holding;
    std::vector<bool> course;
    for (const auto& value : values) {
        holding = stepsHolding(policy, holding, std::array{value});
        course.push_back(holding[0]);
    }
    return course;
}

using Held = std::vector<bool>;

} // namespace

class TstBudgetPolicy : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aBudgetHasToRecoverByAMarginBeforeItsStepIsLeft()
    {
        const PolicyStep freeze = step(Measure::Remaining, 0.25);
        QCOMPARE(course(freeze, {0.3, 0.25, 0.2499, 0.26, 0.2999, 0.30, 0.26}),
                 (Held{false, false, true, true, true, false, false}));
        const PolicyStep gone = step(Measure::Remaining, 0, true);
        QCOMPARE(course(gone, {0.01, 0.0, 0.049, 0.05, -2.0}), (Held{false, true, true, false, true}));
    }

    void aBurnRateIsLeftFivePercentBelowItsLimit()
    {
        const PolicyStep stop = step(Measure::Burn, 10);
        QCOMPARE(course(stop, {10.0, 10.01, 9.51, 9.5, 9.9}), (Held{false, true, true, false, false}));
    }

    void missedWindowsAreCounted()
    {
        const PolicyStep only = step(Measure::Missed, 2);
        QCOMPARE(course(only, {1.0, 2.0, 5.0, 1.0, 0.0}), (Held{false, true, true, false, false}));
    }

    void anIncidentThatLeavesTheWindowEndsItsStep()
    {
        const PolicyStep review = step(Measure::Incident, 0.2);
        QCOMPARE(course(review, {0.2, 0.21, 0.16, 0.15, 0.0}), (Held{false, true, true, false, false}));
        QCOMPARE(course(step(Measure::Incident, 0.03), {0.04, 0.01, 0.0}), (Held{true, true, false}));
    }

    void whatIsNotKnownChangesNothing()
    {
        const PolicyStep freeze = step(Measure::Remaining, 0.25);
        QCOMPARE(course(freeze, {std::nullopt, 0.2, std::nullopt, 0.9, std::nullopt}), (Held{false, true, true, false, false}));
    }

    void stepsHoldEachForItself()
    {
        const BudgetPolicy policy =
            policyOf({step(Measure::Remaining, 0.5), step(Measure::Burn, 2), step(Measure::Remaining, 0.1)});
        const std::array<std::optional<double>, 3> values{0.05, 1.0, 0.05};
        QCOMPARE(stepsHolding(policy, {}, values), (Held{true, false, true}));
        QCOMPARE(stepsHolding(policy, {true}, values), (Held{true, false, true}));
        QCOMPARE(stepsHolding(policy, {false, true, true}, std::array<std::optional<double>, 3>{0.12, 1.95, 0.12}),
                 (Held{true, true, true}));
    }

    void conditionsAreSaidAsTheyAreWritten()
    {
        QCOMPARE(conditionText(step(Measure::Remaining, 0.25)), std::string("remaining < 25%"));
        QCOMPARE(conditionText(step(Measure::Remaining, 0, true)), std::string("remaining <= 0%"));
        QCOMPARE(conditionText(step(Measure::Burn, 14.4)), std::string("burn > 14.4 over 1h"));
        QCOMPARE(conditionText(step(Measure::Missed, 2)), std::string("missed_windows 2"));
        QCOMPARE(conditionText(step(Measure::Incident, 0.2)), std::string("incident > 20%"));
    }
};

TRACEO_TEST(TstBudgetPolicy);
#include "tst_budget_policy.moc"
