#include "cache/bootstrap.h"
#include "support/seed.h"
#include "support/test_main.h"

#include <QTest>

#include <cmath>
#include <numeric>
#include <random>

using namespace traceo;

namespace {

std::vector<std::size_t> indices(std::size_t count)
{
    std::vector<std::size_t> all(count);
    std::iota(all.begin(), all.end(), std::size_t{0});
    return all;
}

double meanOf(const std::vector<double>& values, std::span<const std::size_t> parts)
{
    double sum = 0;
    for (const std::size_t i : parts)
        sum += values[i];
    return sum / double(parts.size());
}

std::optional<Bounds> differenceOf(const std::vector<double>& before, const std::vector<double>& after, std::uint64_t seed,
                                   int draws = kBootstrapDraws)
{
    const auto numbers = [&](std::span<const std::size_t> a, std::span<const std::size_t> b, std::span<double> out) {
        out[0] = meanOf(after, b) - meanOf(before, a);
    };
    return blockBootstrap(indices(before.size()), indices(after.size()), 1, numbers, seed, draws)[0];
}

} // namespace

class TstBootstrap : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// Newcombe 1998, table II (a), method 10: 56/70 − 48/80 lies in 0.0524 … 0.3339.
    void theIntervalOfADifferenceIsNewcombes()
    {
        const Bounds bounds = newcombe(48, 80, 56, 70);
        QVERIFY2(std::abs(bounds.low - 0.0524) < 0.00005, QByteArray::number(bounds.low, 'g', 12).constData());
        QVERIFY2(std::abs(bounds.high - 0.3339) < 0.00005, QByteArray::number(bounds.high, 'g', 12).constData());
    }

    /// The same paper, (d) and (g): at the ends as well.
    void noIntervalLeavesWhatIsPossible()
    {
        const Bounds none = newcombe(0, 10, 0, 10);
        QVERIFY(std::abs(none.high - 0.2775) < 0.0001 && std::abs(none.low + 0.2775) < 0.0001);
        const Bounds all = newcombe(0, 10, 10, 10);
        QVERIFY(all.low > 0.6 && all.high <= 1 + 1e-12);
    }

    void whatDoesNotVaryHasNoWidth()
    {
        const auto bounds = differenceOf(std::vector<double>(20, 1.0), std::vector<double>(20, 3.0), 1);
        QVERIFY(bounds);
        QCOMPARE(bounds->low, 2.0);
        QCOMPARE(bounds->high, 2.0);
    }

    void theSameSeedGivesTheSameInterval()
    {
        std::mt19937_64 chance(7);
        std::vector<double> before;
        std::vector<double> after;
        for (int i = 0; i < 50; ++i) {
            before.push_back(double(chance() % 100));
            after.push_back(double(chance() % 100));
        }
        const auto one = differenceOf(before, after, kBootstrapSeed);
        const auto two = differenceOf(before, after, kBootstrapSeed);
        const auto other = differenceOf(before, after, kBootstrapSeed + 1);
        QCOMPARE(one->low, two->low);
        QCOMPARE(one->high, two->high);
        QVERIFY(one->low != other->low || one->high != other->high);
    }

    void ofFewPartsNothingIsSaid()
    {
        QVERIFY(!differenceOf(std::vector<double>(kLeastParts - 1, 1.0), std::vector<double>(40, 3.0), 1));
        QVERIFY(differenceOf(std::vector<double>(kLeastParts, 1.0), std::vector<double>(40, 3.0), 1));
    }

    void drawsWithoutANumberAreNotTakenForOne()
    {
        int calls = 0;
        const auto numbers = [&calls](std::span<const std::size_t>, std::span<const std::size_t>, std::span<double> out) {
            out[0] = ++calls % 5 == 0 ? std::nan("") : 1;
            out[1] = 1;
        };
        const auto all = blockBootstrap(indices(20), indices(20), 2, numbers, 1, 100);
        QVERIFY(!all[0]);
        QVERIFY(all[1]);
    }

    void aBlockIsTheCubeRootLong()
    {
        QCOMPARE(blockLength(1), 1u);
        QCOMPARE(blockLength(27), 3u);
        QCOMPARE(blockLength(240), 6u);
    }

    /// Of neighbours that are alike: drawn one by one the interval would be 0.58 of what it must be.
    void theTruthIsInMostIntervalsThoughNeighboursAreAlike()
    {
        const quint32 seed = test::seedOfRun();
        std::mt19937_64 chance(seed);
        std::normal_distribution<double> noise;
        constexpr int kRuns = 200;
        int held = 0;
        for (int run = 0; run < kRuns; ++run) {
            std::vector<double> series[2];
            for (auto& values : series) {
                double state = 0;
                for (int i = 0; i < 240; ++i)
                    values.push_back((state = 0.5 * state + noise(chance)) + (&values == &series[1] ? 1 : 0));
            }
            const auto bounds = differenceOf(series[0], series[1], kBootstrapSeed, 300);
            held += bounds->low <= 1 && 1 <= bounds->high ? 1 : 0;
        }
        QVERIFY2(held >= kRuns * 80 / 100, qPrintable(QStringLiteral("seed %1: %2").arg(seed).arg(held)));
    }
};

TRACEO_TEST(TstBootstrap);
#include "tst_bootstrap.moc"
