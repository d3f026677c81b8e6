#include "cache/latency_histogram.h"
#include "support/seed.h"
#include "support/test_main.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <random>

using namespace traceo;

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

/// Events by hand against what a mixture says: the share of them that is at most x.
double shareUpTo(const std::vector<LatencyPart>& parts, double x)
{
    double share = 0;
    for (const LatencyPart& part : parts)
        share += part.weight * part.histogram->upTo(x - part.shift) / part.histogram->count();
    return share;
}

LatencyHistogram anyHistogram(std::mt19937_64& chance)
{
    LatencyHistogram histogram;
    double bound = 0;
    double events = 0;
    for (std::size_t i = 0, n = 2 + chance() % 8; i < n; ++i) {
        histogram.bounds.push_back(bound += 0.001 * double(1 + chance() % 50));
        histogram.cumulative.push_back(events += double(chance() % 20));
    }
    histogram.cumulative.back() += 1;
    return histogram;
}

} // namespace

class TstLatencyHistogram : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aPercentileIsLinearInsideItsBucket()
    {
        const LatencyHistogram histogram{{1, 2, 4}, {10, 20, 20}, false};
        QCOMPARE(histogram.percentile(0.5).value(), 1.0);
        QCOMPARE(histogram.percentile(0.75).value(), 1.5);
        QCOMPARE(histogram.percentile(1).value(), 2.0);
    }

    void whatLiesAboveTheLastFiniteBoundHasNoNumber()
    {
        const LatencyHistogram histogram{{1, kInfinity}, {90, 100}, false};
        QCOMPARE(histogram.percentile(0.9).value(), 1.0);
        QVERIFY(!histogram.percentile(0.91));
        QVERIFY(!LatencyHistogram{}.percentile(0.5));
    }

    /// Redis names 2 and 1024 µs and nothing between: the bucket of 1024 begins at 512.
    void aBucketThatIsListedAloneBeginsAtHalfItsBound()
    {
        const LatencyHistogram sparse{{2, 1024}, {50, 100}, true};
        QCOMPARE(sparse.percentile(0.75).value(), 768.0);
        QCOMPARE(sparse.upTo(512), 50.0);
        QCOMPARE(sparse.upTo(768), 75.0);
    }

    void otherBoundsAreAddedWhereBothAreKnownExactly()
    {
        LatencyHistogram sum{{1, 2, kInfinity}, {5, 8, 10}, false};
        add(sum, {{1, 4, kInfinity}, {3, 7, 9}, false});
        QCOMPARE(sum.bounds, (std::vector<double>{1, kInfinity}));
        QCOMPARE(sum.cumulative, (std::vector<double>{8, 19}));
    }

    void anEmptyBucketIsKnownExactlyThroughout()
    {
        LatencyHistogram sum{{1, 2, kInfinity}, {5, 8, 10}, false};
        add(sum, {{1, 4, kInfinity}, {3, 3, 9}, false});
        QCOMPARE(sum.bounds, (std::vector<double>{1, 2, kInfinity}));
        QCOMPARE(sum.cumulative, (std::vector<double>{8, 11, 19}));
    }

    void bucketsThatAreNotListedAreEmpty()
    {
        LatencyHistogram sum{{1, 8, kInfinity}, {5, 9, 9}, true};
        add(sum, {{2, 16, kInfinity}, {3, 7, 7}, true});
        QCOMPARE(sum.bounds, (std::vector<double>{1, 2, 8, 16, kInfinity}));
        QCOMPARE(sum.cumulative, (std::vector<double>{5, 8, 12, 16, 16}));
        QVERIFY(sum.isSparse);
    }

    void aMixtureIsInvertedAndNotAveraged()
    {
        const LatencyHistogram hits{{1}, {100}, false};
        const LatencyHistogram misses{{10, 20}, {0, 7}, false};
        const std::array parts{LatencyPart{0.9, &hits, 0}, LatencyPart{0.1, &misses, 0}};
        QVERIFY(std::abs(mixedPercentile(parts, 0.45).value() - 0.5) < 1e-12);
        QVERIFY(std::abs(mixedPercentile(parts, 0.95).value() - 15) < 1e-9);
        QVERIFY(std::abs(mixedPercentile(parts, 0.99).value() - 19) < 1e-9);
    }

    void aValueThatIsWrittenDownIsOneStep()
    {
        const LatencyHistogram hits{{1}, {100}, false};
        const std::array parts{LatencyPart{0.9, &hits, 0}, LatencyPart{0.1, nullptr, 42}};
        QVERIFY(std::abs(mixedPercentile(parts, 0.9).value() - 1) < 1e-9);
        QCOMPARE(mixedPercentile(parts, 0.91).value(), 42.0);
        QCOMPARE(mixedPercentile(parts, 1).value(), 42.0);
    }

    void aPartWithoutEventsLeavesTheMixtureUnknown()
    {
        const LatencyHistogram hits{{1}, {100}, false};
        const LatencyHistogram none;
        QVERIFY(!mixedPercentile(std::array{LatencyPart{0.9, &hits, 0}, LatencyPart{0.1, &none, 0}}, 0.5));
        QVERIFY(mixedPercentile(std::array{LatencyPart{1, &hits, 0}, LatencyPart{0, &none, 0}}, 0.5));
    }

    void theShareBelowAPercentileOfAMixtureIsThatShare()
    {
        const quint32 seed = test::seedOfRun();
        std::mt19937_64 chance(seed);
        for (int i = 0; i < 2000; ++i) {
            const LatencyHistogram a = anyHistogram(chance);
            const LatencyHistogram b = anyHistogram(chance);
            const double weight = double(1 + chance() % 99) / 100;
            const std::vector parts{LatencyPart{weight, &a, 0}, LatencyPart{1 - weight, &b, double(chance() % 3) * 0.01}};
            const double share = double(1 + chance() % 100) / 100;
            const auto x = mixedPercentile(parts, share);
            const QByteArray where = "seed " + QByteArray::number(seed) + ", run " + QByteArray::number(i);
            QVERIFY2(x, where.constData());
            QVERIFY2(std::abs(shareUpTo(parts, *x) - share) < 1e-9, where.constData());
        }
    }
};

TRACEO_TEST(TstLatencyHistogram);
#include "tst_latency_histogram.moc"
