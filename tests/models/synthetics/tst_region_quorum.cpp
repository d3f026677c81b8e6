#include "models/sli/series_text.h"
#include "support/seed.h"
#include "support/test_main.h"
#include "synthetics/region_quorum.h"

#include <QRandomGenerator>
#include <QTest>

#include <array>
#include <cmath>
#include <iterator>
#include <map>

using namespace traceo;
using namespace Qt::StringLiterals;
using traceo::test::samplesOf;

namespace {

constexpr UtcMs kBegin = utcMs(1'795'435'200'000);

using Regions = std::vector<std::vector<Sample>>;

/// A run a minute, the first `after` the beginning of the first slot.
std::vector<Sample> runs(const QString& results, Millis after = Millis{0})
{
    return samplesOf(results, kBegin + after, kMinute);
}

QuorumSlots minutes(int count, Millis timeout = Millis{0})
{
    return {.length = kMinute, .window = {kBegin, kBegin + count * kMinute}, .timeout = timeout};
}

RegionQuorum counted(const Regions& regions, const QuorumSlots& slots)
{
    return quorumOf(regions, slots, usualQuorum(regions.size()));
}

/// How probable it is that at least `failed` of five fail, each with 1 %.
double atLeast(int failed)
{
    constexpr std::array kWays{1, 5, 10, 10, 5, 1};
    double probability = 0;
    for (int n = failed; n <= 5; ++n)
        probability += kWays[std::size_t(n)] * std::pow(0.01, n) * std::pow(0.99, 5 - n);
    return probability;
}

} // namespace

class TstRegionQuorum : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// Of the reference, G11: probes a, b, c in four minutes; c says nothing in the last.
    void fourFiguresOfThreeProbes()
    {
        const Regions regions{runs(u"1 1 0 1"_s), runs(u"1 0 0 1"_s), runs(u"1 1 1"_s)};
        const RegionQuorum sum = counted(regions, minutes(4));
        QCOMPARE(usualQuorum(3).failures, 2);
        QCOMPARE(sum.points, 4);
        QCOMPARE(sum.anyUp, 4);
        QCOMPARE(sum.judged, 4);
        QCOMPARE(sum.quorumUp, 3); // down in minute 2
        QCOMPARE(sum.allUp, 2);    // minute 0, and minute 3 of those that were observed
        QCOMPARE(sum.everyoneUp, 1);
        QCOMPARE(sum.runsUp, 8);
        QCOMPARE(sum.runs, 11);
        QCOMPARE(sum.anyUpRatio(), std::optional(1.0));
        QCOMPARE(sum.quorumUpRatio(), std::optional(0.75));
        QCOMPARE(sum.allUpRatio(), std::optional(0.5));
        QCOMPARE(sum.reachability(), std::optional(8.0 / 11));
        const auto ofMinute = [&](int number) {
            const UtcMs from = kBegin + number * kMinute;
            return counted(regions, {.length = kMinute, .window = {from, from + kMinute}});
        };
        QCOMPARE(ofMinute(2).quorumUp, 0);
        QCOMPARE(ofMinute(0).everyoneUp, 1);
        QCOMPARE(ofMinute(3).allUp - ofMinute(3).everyoneUp, 1);
    }

    /// One region always down: up by Grafana's uptime, and four of five runs.
    void oneOfFiveIsDown()
    {
        Regions regions(4, runs(u"1x99"_s));
        regions.push_back(runs(u"0x99"_s));
        const RegionQuorum sum = counted(regions, minutes(100));
        QCOMPARE(sum.anyUpRatio(), std::optional(1.0));
        QCOMPARE(sum.quorumUpRatio(), std::optional(1.0));
        QCOMPARE(sum.allUpRatio(), std::optional(0.0));
        QCOMPARE(sum.reachability(), std::optional(0.8));
    }

    void halfOfTheRegionsIsAQuorum_data()
    {
        QTest::addColumn<int>("regions");
        QTest::addColumn<int>("half");
        for (const auto& [regions, half] : {std::pair(1, 1), {2, 1}, {3, 2}, {4, 2}, {5, 3}, {6, 3}})
            QTest::addRow("%d", regions) << regions << half;
    }
    void halfOfTheRegionsIsAQuorum()
    {
        QFETCH(const int, regions);
        QFETCH(const int, half);
        const QuorumRule rule = usualQuorum(std::size_t(regions));
        QCOMPARE(rule.failures, half);
        QCOMPARE(rule.leastObserved, half);
        for (int failed = 0; failed <= regions; ++failed) {
            Regions all(std::size_t(regions), runs(u"1"_s));
            std::fill_n(all.begin(), failed, runs(u"0"_s));
            QCOMPARE(counted(all, minutes(1)).quorumUp, failed < half ? 1 : 0);
        }
    }

    /// Two of five say it is down, and nobody else says anything: that is no quorum, and no uptime either.
    void tooFewRegionsAreNotJudged()
    {
        Regions regions(5);
        regions[0] = regions[1] = runs(u"0 1"_s);
        const RegionQuorum sum = counted(regions, minutes(2));
        QCOMPARE(sum.judged, 0);
        QCOMPARE(sum.quorumUpRatio(), std::optional<double>());
        QCOMPARE(sum.anyUpRatio(), std::optional(0.5));
        QCOMPARE(quorumOf(regions, minutes(2), {.failures = 2, .leastObserved = 2}).quorumUpRatio(), std::optional(0.5));
    }

    /// Regions are never in phase; a run that ends in the next slot belongs to the one it began in.
    void aRunBelongsToTheSlotOfItsStart()
    {
        const Regions regions{runs(u"1 0 1"_s, Millis{59'999}), runs(u"1 0 1"_s, kMinute)};
        const RegionQuorum sum = counted(regions, minutes(4));
        QCOMPARE(sum.points, 4);
        QCOMPARE(sum.anyUp, 4); // 1, 0 and 1, 1 and 0, 1
        QCOMPARE(sum.allUp, 2);
    }

    /// Of two runs in one slot one was enough; both are runs.
    void severalRunsInASlotAreOneVoice()
    {
        const Regions regions{samplesOf(u"0 1 0 0"_s, kBegin, kMinute / 2)};
        const RegionQuorum sum = counted(regions, minutes(2));
        QCOMPARE(sum.anyUp, 1);
        QCOMPARE(sum.points, 2);
        QCOMPARE(sum.runs, 4);
        QCOMPARE(sum.runsUp, 1);
    }

    void aSlotThatIsOpenDoesNotCount()
    {
        const Regions regions{runs(u"1x9"_s, Millis{30'000})};
        QCOMPARE(counted(regions, minutes(4, Millis{10'000})).points, 3);
        QCOMPARE(counted(regions, {.length = kMinute, .window = {kBegin + Millis{1}, kBegin + 4 * kMinute}}).points, 3);
        QCOMPARE(counted(regions, minutes(1, kMinute)), RegionQuorum());
        QCOMPARE(counted({}, minutes(4)), RegionQuorum());
        QVERIFY(!counted(Regions(2), minutes(4)).reachability());
    }

    /// With independent false failures of 1 % in five regions: 4.90 %, 0.098 % and 0.00099 % of slots.
    void falseFailuresOfOneRegionAreNoOutage()
    {
        QVERIFY(std::abs(atLeast(1) - 0.0490) < 0.00005 && std::abs(atLeast(2) - 0.00098) < 0.000005
                && std::abs(atLeast(3) - 0.0000099) < 0.00000005);
        QRandomGenerator random(m_seed);
        constexpr int kSlots = 200'000;
        Regions regions(5);
        for (std::vector<Sample>& region : regions) {
            const Millis phase{random.bounded(60'000)};
            for (int i = 0; i < kSlots; ++i)
                region.push_back({kBegin + i * kMinute + phase, random.bounded(100) == 0 ? 0.0 : 1.0});
        }
        const auto down = [&](int failures) {
            const RegionQuorum sum = quorumOf(regions, minutes(kSlots), {.failures = failures, .leastObserved = 3});
            return double(sum.judged - sum.quorumUp);
        };
        for (const int failures : {1, 2, 3}) { // within six standard deviations
            const double expected = kSlots * atLeast(failures);
            QVERIFY2(std::abs(down(failures) - expected) <= 6 * std::sqrt(expected) + 1, qPrintable(QString::number(failures)));
        }
    }

    /// Slot by slot, by what the words say.
    void randomRunsAreCountedAsByHand()
    {
        QRandomGenerator random(m_seed);
        for (int round = 0; round < 2000; ++round) {
            Regions regions(std::size_t(1 + random.bounded(6)));
            std::map<std::int64_t, std::map<std::size_t, bool>> heard; // by slot and region
            const int slots = 1 + random.bounded(20);
            for (std::size_t i = 0; i < regions.size(); ++i) {
                for (UtcMs at = kBegin - kMinute; at < kBegin + (slots + 1) * kMinute;
                     at += Millis{1 + random.bounded(150'000)}) {
                    const bool isUp = random.bounded(4) > 0;
                    regions[i].push_back({at, isUp ? 1.0 : 0.0});
                    if (at >= kBegin && at < kBegin + slots * kMinute)
                        heard[(at - kBegin) / kMinute][i] |= isUp;
                }
            }
            RegionQuorum expected;
            const QuorumRule rule{.failures = 1 + random.bounded(4), .leastObserved = 1 + random.bounded(4)};
            for (const auto& [slot, results] : heard) {
                const auto failed = std::ranges::count_if(results, [](const auto& result) { return !result.second; });
                ++expected.points;
                expected.anyUp += failed < std::ssize(results);
                expected.allUp += failed == 0;
                expected.everyoneUp += failed == 0 && results.size() == regions.size();
                expected.judged += std::ssize(results) >= rule.leastObserved;
                expected.quorumUp += std::ssize(results) >= rule.leastObserved && failed < rule.failures;
            }
            RegionQuorum sum = quorumOf(regions, minutes(slots), rule);
            sum.runs = sum.runsUp = 0;
            QCOMPARE(sum, expected);
        }
    }

    void cleanup()
    {
        if (QTest::currentTestFailed())
            qInfo("TRACEO_SEED=%u", m_seed);
    }

private:
    quint32 m_seed = test::seedOfRun();
};

TRACEO_TEST(TstRegionQuorum);
#include "tst_region_quorum.moc"
