#include "slo/burn_rate.h"
#include "support/seed.h"
#include "support/test_main.h"

#include <QTest>

#include <numeric>

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

    /// A factor of parts ÷ 10^6 and a budget of errors ÷ 10^9: their product as a fraction is exactly at the limit.
    void theLimitOfAnyFactorIsExact()
    {
        QRandomGenerator random(m_seed);
        for (int round = 0; round < 5000; ++round) {
            const std::int64_t parts = 1 + random.bounded(30'000'000); // up to 30
            const std::int64_t errors = 1 + random.bounded(9'000'000);
            const std::int64_t common = std::gcd(parts * errors, std::int64_t{1'000'000'000'000'000});
            const double total = double(1'000'000'000'000'000 / common);
            const double bad = double(parts * errors / common);
            const Objective objective{.parts = Objective::kScale - errors, .decimals = 7};
            const BurnPair pair{BurnPair::Severity::Page, {BurnSpeed::Unit::Factor, parts}, kHour, kMinute};
            QVERIFY(!exceeds(objective, bad, total, pair.limit(30 * kDay)));
            QVERIFY(exceeds(objective, bad + 1, total, pair.limit(30 * kDay)));
        }
    }

    /// The largest numbers there are: a minute of three years, all of the budget, billions of events.
    void theLargestNumbersDoNotOverflow()
    {
        constexpr double kMost = 9e15;
        const BurnPair pair{BurnPair::Severity::Page, BurnSpeed::percent(100), kMinute, kMinute};
        const BurnLimit limit = pair.limit(1095 * kDay);
        QCOMPARE(limit, (BurnLimit{1'576'800, 1}));
        const Objective strict{.parts = Objective::kScale - 1, .decimals = 7}; // of 10^9 events one may be bad
        QVERIFY(!exceeds(strict, kMost * 0.0015768, kMost, limit));
        QVERIFY(exceeds(strict, kMost * 0.0015768 + 1, kMost, limit));
        const BurnPair fast{BurnPair::Severity::Page, {BurnSpeed::Unit::Factor, BurnSpeed::kMost - 1}, kHour, kMinute};
        QVERIFY(exceeds(strict, kMost, kMost, fast.limit(30 * kDay)));
        QVERIFY(!exceeds({.parts = 0, .decimals = 0}, kMost, kMost, fast.limit(30 * kDay)));
    }

    void sharesHaveDecimals()
    {
        const BurnPair pair{BurnPair::Severity::Page, {BurnSpeed::Unit::Budget, 25'000}, 90 * kMinute, kMinute};
        QCOMPARE(pair.limit(30 * kDay), (BurnLimit{12, 1})); // 2.5 % of 720 h in 1.5 h
        QCOMPARE(pair.limit(28 * kDay), (BurnLimit{56, 5}));
        QVERIFY(!pair.isSingle());
    }

    void aWindowBeyondThePeriodIsOfNoUse()
    {
        const BurnPair pair{BurnPair::Severity::Page, {BurnSpeed::Unit::Factor, 2'000'000}, 7 * kDay, kDay};
        QVERIFY(isUseful(percent(99.9), pair, 7 * kDay));
        QVERIFY(!isUseful(percent(99.9), pair, 6 * kDay));
        QVERIFY(!isUseful(percent(99.9), BurnPair{}, 7 * kDay));
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

    void cleanup()
    {
        if (QTest::currentTestFailed())
            qInfo("TRACEO_SEED=%u", m_seed);
    }

private:
    quint32 m_seed = test::seedOfRun();
};

TRACEO_TEST(TstBurnRate);
#include "tst_burn_rate.moc"
