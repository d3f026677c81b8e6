#include "slo/burn_rate.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;

namespace {

Objective percent(double value)
{
    return {.parts = std::llround(value * 1e7), .decimals = 1};
}

BurnLimit page(Millis period = 30 * kDay)
{
    return kBurnPairs[0].limit(period);
}

/// The least number of events of which one bad one does not exceed the limit.
int leastEvents(double objective, const BurnLimit& limit)
{
    int total = 1;
    while (exceeds(percent(objective), 1, total, limit))
        ++total;
    return total;
}

int leastBad(double objective, const BurnLimit& limit, int total)
{
    int bad = 0;
    while (!exceeds(percent(objective), bad, total, limit))
        ++bad;
    return bad;
}

bool near(double a, double b)
{
    return std::abs(a - b) < 1e-9;
}

} // namespace

class TstBurnRate : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void burnIsTheErrorRatioInBudgets()
    {
        QVERIFY(near(burnRate(percent(99.9), 5, 950).value(), 5.2631578947368));
        QVERIFY(near(burnRate(percent(99), 5, 950).value(), 0.52631578947368));
        QVERIFY(near(burnRate(percent(99.9), 240, 80'000).value(), 3.0));
        // Busy and quiet hours are weighed by their traffic, not averaged.
        QVERIFY(near(burnRate(percent(99.9), 144, 145'440).value(), 0.990099009900));
    }

    void withoutEventsThereIsNoBurn()
    {
        QVERIFY(!burnRate(percent(99.9), 0, 0));
        QVERIFY(!exceeds(percent(99.9), 0, 0, page()));
    }

    void equalIsNotAbove()
    {
        // In doubles with 1 − 0.999 as the error ratio this one says "above".
        QVERIFY(!exceeds(percent(99.9), 144, 10'000, page()));
        QVERIFY(exceeds(percent(99.9), 145, 10'000, page()));
        QVERIFY(!exceeds(percent(99.9), 144e9, 10'000e9, page()));
        QVERIFY(exceeds(percent(99.9), 144e9 + 1, 10'000e9, page()));
    }

    void theLeastEvidenceForOneFailure()
    {
        const auto least = [](double objective) {
            std::vector<int> counts;
            for (const BurnPair& pair : kBurnPairs)
                counts.push_back(leastEvents(objective, pair.limit(30 * kDay)));
            return counts;
        };
        QCOMPARE(least(99.9), (std::vector<int>{70, 167, 334, 1000}));
        QCOMPARE(least(99), (std::vector<int>{7, 17, 34, 100}));
        QCOMPARE(least(99.99), (std::vector<int>{695, 1667, 3334, 10'000}));
    }

    void failuresThatExceedThePageInAnHour()
    {
        std::vector<int> bad;
        for (int total : {60, 120, 240, 300, 3600})
            bad.push_back(leastBad(99.9, page(), total));
        QCOMPARE(bad, (std::vector<int>{1, 2, 4, 5, 52}));
    }

    void factorsFollowThePeriod()
    {
        const auto factors = [](int days) {
            std::vector<double> all;
            for (const BurnPair& pair : kBurnPairs)
                all.push_back(std::round(pair.limit(days * kDay).factor() * 1e4) / 1e4);
            return all;
        };
        QCOMPARE(factors(30), (std::vector<double>{14.4, 6, 3, 1}));
        QCOMPARE(factors(28), (std::vector<double>{13.44, 5.6, 2.8, 0.9333}));
        QCOMPARE(factors(7), (std::vector<double>{3.36, 1.4, 0.7, 0.2333}));
        QCOMPARE(factors(90), (std::vector<double>{43.2, 18, 9, 3}));
    }

    void aLowTargetCannotFire()
    {
        QVERIFY(!canFire(percent(90), page()));
        QVERIFY(!exceeds(percent(90), 100, 100, page()));
        QVERIFY(canFire(percent(93.1), page()));
        QVERIFY(!canFire(percent(93), page()));
        QVERIFY(canFire(percent(90), kBurnPairs[1].limit(30 * kDay)));
        QVERIFY(!exceeds(percent(90), 50, 100, kBurnPairs[1].limit(30 * kDay))); // 0.5 is not above 0.6
    }

    void aLimitBelowEvenSpendingTellsNothing()
    {
        QVERIFY(isUseful(percent(99.9), page()));
        QVERIFY(isUseful(percent(99.9), kBurnPairs[3].limit(30 * kDay))); // exactly even
        QVERIFY(!isUseful(percent(99.9), kBurnPairs[3].limit(28 * kDay)));
        QVERIFY(!isUseful(percent(99.9), page(kDay)));
        QVERIFY(!isUseful(percent(90), page()));
    }

    void senselessLimitsNeverFire()
    {
        QVERIFY(!exceeds(percent(99.9), 10, 10, {}));
        QVERIFY(!canFire(percent(99.9), {}));
        QVERIFY(!exceeds({.parts = Objective::kScale}, 10, 10, page()));
    }
};

TRACEO_TEST(TstBurnRate);
#include "tst_burn_rate.moc"
