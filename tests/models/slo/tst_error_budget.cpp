#include "slo/error_budget.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;

namespace {

Objective percent(double value)
{
    return {.parts = std::llround(value * 1e7), .decimals = 1};
}

} // namespace

class TstErrorBudget : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void leftIsOneMinusSpent()
    {
        // 950 requests, 5 bad: the golden case of a counter that restarts.
        QCOMPARE(budgetLeft(percent(99.9), 5, 950).value(), 1 - 5 / 0.95);
        QVERIFY(std::abs(*budgetLeft(percent(99.9), 5, 950) + 4.263157894736842) < 1e-12);
        QVERIFY(std::abs(*budgetLeft(percent(99), 5, 950) - 0.4736842105263158) < 1e-12);
        QVERIFY(std::abs(*budgetSpent(percent(99.9), 5, 950) - 5.263157894736842) < 1e-12);
    }

    void anEmptyBudgetIsExactlyZero()
    {
        QCOMPARE(budgetLeft(percent(99.9), 10, 10'000).value(), 0.0);
        QCOMPARE(budgetLeft(percent(99.9), 4'000, 10'000'000).value(), 0.6);
    }

    void anOverspentBudgetIsNotClamped() { QCOMPARE(budgetLeft(percent(99), 100, 100).value(), -99.0); }

    void withoutEventsThereIsNoBudget()
    {
        QVERIFY(!budgetLeft(percent(99.9), 0, 0));
        QVERIFY(!budgetSpent(percent(99.9), 0, 0));
        QVERIFY(!budgetLeft({.parts = Objective::kScale}, 0, 100));
    }

    void leftFallsWithEachBadEvent()
    {
        double before = 2;
        for (int bad = 0; bad < 1000; ++bad) {
            const double left = budgetLeft(percent(99.95), bad, 123'457).value();
            QVERIFY(left < before);
            before = left;
        }
    }

    void aTargetIsMetExactly()
    {
        QVERIFY(isMet(percent(99.9), 999, 1000));
        QVERIFY(!isMet(percent(99.9), 998'999, 1'000'000));
        QVERIFY(isMet(percent(99.9), 999'000, 1'000'000));
        QVERIFY(!isMet(percent(99.9), 8'991'000'000'000'000 - 1.0, 9e15));
    }

    void allowedTimeOfTheUsualWindows()
    {
        const auto minutes = [](int days) { return double(allowedTime(percent(99.9), days * kDay).count()) / 60'000; };
        QCOMPARE(minutes(7), 10.08);
        QCOMPARE(minutes(28), 40.32);
        QCOMPARE(minutes(30), 43.2);
        QCOMPARE(minutes(90), 129.6);
    }

    /// 9 · 10^15 · 7 · 10^18 and one more: no double tells them apart.
    void threeFactorsAreExact()
    {
        constexpr std::int64_t kLarge = 1'000'000'000;
        QVERIFY(compareProducts(9e15, 7 * kLarge, kLarge, 7e15, 9 * kLarge, kLarge) == 0);
        QVERIFY(compareProducts(9e15 + 1, 7 * kLarge, kLarge, 7e15, 9 * kLarge, kLarge) > 0);
        QVERIFY(compareProducts(9e15, 7 * kLarge, kLarge, 7e15 + 1, 9 * kLarge, kLarge) < 0);
        QVERIFY(compareProducts(9e15, 7 * kLarge, kLarge, 7e15, 9 * kLarge + 1, kLarge) < 0);
        QVERIFY(compareProducts(0.25, 2, 4, 0.5, 2, 2) == 0);
    }

    void fractionsOfEventsAreComparedToo()
    {
        QVERIFY(compareProducts(0.5, 4, 2, 1) == 0);
        QVERIFY(compareProducts(1e300, 1, 1e299, 9) > 0);
        QCOMPARE(budgetLeft(percent(90), 0.25, 10).value(), 0.75);
    }
};

TRACEO_TEST(TstErrorBudget);
#include "tst_error_budget.moc"
