#include "sli/flapping.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;

namespace {

/// 21 results whose last `changes` each differ from the one before.
std::vector<int> changingLately(int changes)
{
    std::vector<int> results(kFlappingResults, 0);
    for (std::size_t i = kFlappingResults - std::size_t(changes); i < results.size(); ++i)
        results[i] = 1 - results[i - 1];
    return results;
}

std::vector<int> changingAtFirst(int changes)
{
    std::vector<int> results(kFlappingResults, 0);
    for (std::size_t i = 1; i < results.size(); ++i)
        results[i] = i <= std::size_t(changes) ? 1 - results[i - 1] : results[i - 1];
    return results;
}

bool isNear(double a, double b)
{
    return std::abs(a - b) < 1e-12;
}

} // namespace

class TstFlapping : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatAlwaysChangesHasAShareOfOne()
    {
        QVERIFY(isNear(changeShare(changingLately(20)), 1));
        QVERIFY(isNear(changeShare(changingLately(0)), 0));
    }

    /// One change of twenty: 0.8 / 20 where it is the oldest, 1.2 / 20 where it is the newest.
    void theNewestWeighsHalfAsMuchAgainAsTheOldest()
    {
        QVERIFY(isNear(changeShare(changingAtFirst(1)), 0.04));
        QVERIFY(isNear(changeShare(changingLately(1)), 0.06));
    }

    /// Weights are 0.8 + 0.4·i/19: the ten newest changes weigh (10·0.8 + 0.4·(10+…+19)/19)/20 = 0.5526, the ten oldest 0.4474.
    void halfOfTheChangesWeighMoreWhenTheyAreNew()
    {
        QVERIFY(isNear(changeShare(changingLately(10)), (8 + 0.4 * 145 / 19) / 20));
        QVERIFY(isNear(changeShare(changingAtFirst(10)), (8 + 0.4 * 45 / 19) / 20));
        QVERIFY(isFlapping(false, changeShare(changingLately(10))));
        QVERIFY(!isFlapping(false, changeShare(changingAtFirst(10))));
    }

    void onlyTheLast21Count()
    {
        std::vector<int> results(40, 0);
        for (std::size_t i = 1; i < 19; ++i)
            results[i] = int(i % 2);
        QVERIFY(isNear(changeShare(results), 0));
        const std::vector<int> few{0, 1};
        QVERIFY(isNear(changeShare(few), 0.06));
        QVERIFY(isNear(changeShare({}), 0));
    }

    /// Twelve changes in a row begin it; it lasts until those of the last 21 weigh less than a quarter.
    void itIsRememberedOverManyResults()
    {
        std::vector<int> results(30, 1);
        for (int i = 0; i < 12; ++i)
            results.push_back(i % 2);
        QVERIFY(isFlappingAfter(results));
        const auto calm = [&results](std::size_t more) {
            std::vector<int> longer = results;
            longer.resize(results.size() + more, results.back());
            return isFlappingAfter(longer);
        };
        // with 13 calm ones seven of the twelve changes are left, the oldest: 7 · 0.8 + 0.4 · 21/19, by 20: 30.2 %
        QVERIFY(calm(13));
        // with 15 five: 5 · 0.8 + 0.4 · 10/19, by 20: 21.1 %
        QVERIFY(!calm(15));
        QVERIFY(!isFlappingAfter({}));
        QVERIFY(!isFlappingAfter(std::vector<int>(500, 0)));
    }

    void whatBeganAboveHalfEndsBelowAQuarter()
    {
        QVERIFY(!isFlapping(false, 0.5));
        QVERIFY(isFlapping(false, 0.500001));
        QVERIFY(isFlapping(true, 0.25));
        QVERIFY(!isFlapping(true, 0.249999));
        QVERIFY(!isFlapping(false, 0.3));
    }
};

TRACEO_TEST(TstFlapping);
#include "tst_flapping.moc"
