#include "sli/native_parts.h"

#include "models/sli/series_text.h"
#include "support/seed.h"
#include "support/test_main.h"
#include "vocabulary/native.h"

#include <QRandomGenerator>
#include <QTest>

using namespace traceo;
using namespace Qt::StringLiterals;
using traceo::test::samplesOf;

namespace {

constexpr UtcMs kStart = utcMs(1'795'435'200'000); // a whole minute
constexpr TimeSpan kHourOfIt{kStart - kMinute, kStart + kHour};

CounterSeries part(const char* name, std::uint8_t roles, std::vector<Sample> samples, const char* instance = "a:1")
{
    const SeriesKey histogram{"prom", "h", {{"job", "j"}, {"instance", instance}}};
    const bool isCount = (roles & CounterSeries::Total) != 0;
    return {vocabulary::nativeSeries(histogram, name, isCount ? "" : "0.5"), roles, std::move(samples)};
}

/// A histogram by its count, its lower and its upper bound.
std::vector<CounterSeries> histogram(const QString& count, const QString& within, const QString& reaching)
{
    return {part(vocabulary::kNativeCount, CounterSeries::Total, samplesOf(count, kStart, kMinute)),
            part(vocabulary::kNativeWithin, CounterSeries::Part, samplesOf(within, kStart, kMinute)),
            part(vocabulary::kNativeReaching, CounterSeries::Upper, samplesOf(reaching, kStart, kMinute))};
}

SliceSum counted(std::vector<CounterSeries> counters)
{
    restartWithTheirCount(counters);
    const auto noProof = [](const CounterSeries&, const Sample&) { return std::optional<double>(); };
    return sumOf(countCounters(counters, PartKind::Good, kHourOfIt, noProof), kHourOfIt);
}

} // namespace

class TstNativeParts : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void withoutARestartNothingChanges()
    {
        auto counters = histogram(u"10 20 40"_s, u"5 7 20"_s, u"6 9 28"_s);
        restartWithTheirCount(counters);
        QCOMPARE(counters[1].samples.back().value, 20.0);
        QCOMPARE(counters[2].samples.back().value, 28.0);
        const SliceSum sum = counted(histogram(u"10 20 40"_s, u"5 7 20"_s, u"6 9 28"_s));
        QCOMPARE(sum.total, 30.0);
        QCOMPARE(sum.good, 15.0);
        QCOMPARE(sum.undecided, 7.0);
    }

    /// 100 to 50: the histogram began again, though its lower bound did not fall.
    void theCountTellsARestart()
    {
        const SliceSum sum = counted(histogram(u"100 50"_s, u"10 40"_s, u"10 40"_s));
        QCOMPARE(sum.total, 50.0);
        QCOMPARE(sum.good, 40.0);
        QCOMPARE(sum.undecided, 0.0);
    }

    /// Buckets twice as wide: of the ten events meanwhile nothing is known, of the ten after it as much as before.
    void widerBucketsAreNoRestart()
    {
        const SliceSum sum = counted(histogram(u"100 110 120"_s, u"50 30 34"_s, u"50 90 95"_s));
        QCOMPARE(sum.total, 20.0);
        QCOMPARE(sum.good, 4.0);
        QCOMPARE(sum.undecided, 11.0);
    }

    void aMarkerOfAnEndIsARestartWhereTheCountFalls()
    {
        const SliceSum sum = counted(histogram(u"1000 stale 999"_s, u"10 stale 990"_s, u"10 stale 990"_s));
        QCOMPARE(sum.total, 999.0);
        QCOMPARE(sum.good, 990.0);
        const SliceSum small = counted(histogram(u"1000 999"_s, u"10 990"_s, u"10 990"_s)); // not alone
        QCOMPARE(small.total, 0.0);
        QCOMPARE(small.flagged, 1.0 + 1.0); // and more good than there was
    }

    void eachHistogramHasItsOwnRestarts()
    {
        auto counters = histogram(u"100 10"_s, u"50 5"_s, u"50 5"_s);
        counters.push_back(part(vocabulary::kNativeCount, CounterSeries::Total, samplesOf(u"100 200"_s, kStart, kMinute), "b:1"));
        counters.push_back(part(vocabulary::kNativeWithin, CounterSeries::Part, samplesOf(u"60 50"_s, kStart, kMinute), "b:1"));
        counters.push_back(
            part(vocabulary::kNativeReaching, CounterSeries::Upper, samplesOf(u"60 160"_s, kStart, kMinute), "b:1"));
        const SliceSum sum = counted(counters);
        QCOMPARE(sum.total, 110.0);
        QCOMPARE(sum.good, 5.0); // of the other: its buckets became wider
        QCOMPARE(sum.undecided, 100.0);
    }

    /// Random histograms whose process restarts and whose resolution falls: the truth lies between the bounds.
    void theTruthLiesBetweenTheBounds()
    {
        const quint32 seed = traceo::test::seedOfRun();
        qInfo("TRACEO_SEED=%u", seed);
        QRandomGenerator random(seed);
        for (int round = 0; round < 2'000; ++round) {
            double fast = 0;
            double unsure = 0;
            double slow = 0;
            double truth = 0;
            double total = 0;
            bool isWide = false;
            std::vector<Sample> counts;
            std::vector<Sample> withins;
            std::vector<Sample> reachings;
            for (int i = 0; i < 50; ++i) {
                if (i > 0 && random.bounded(20) == 0) {
                    fast = unsure = slow = 0;
                    isWide = false;
                }
                isWide = isWide || random.bounded(20) == 0;
                const double quick = random.bounded(30);
                const double near = random.bounded(5); // in the bucket of the threshold once it is wide, and all of them within
                const double late = random.bounded(10);
                fast += quick;
                unsure += near;
                slow += late;
                const double count = fast + unsure + slow;
                if (i > 0) {
                    truth += quick + near;
                    total += quick + near + late;
                }
                const UtcMs at = kStart + i * kMinute;
                counts.push_back({at, count});
                withins.push_back({at, isWide ? fast : fast + unsure});
                reachings.push_back({at, fast + unsure});
            }
            // a restart at which the count does not fall cannot be told: what is counted then is less
            const bool isSeen = [&] {
                double sum = 0;
                for (std::size_t i = 1; i < counts.size(); ++i)
                    sum += counts[i].value < counts[i - 1].value ? counts[i].value : counts[i].value - counts[i - 1].value;
                return sum == total;
            }();
            if (!isSeen)
                continue;
            const SliceSum sum = counted({part(vocabulary::kNativeCount, CounterSeries::Total, counts),
                                          part(vocabulary::kNativeWithin, CounterSeries::Part, withins),
                                          part(vocabulary::kNativeReaching, CounterSeries::Upper, reachings)});
            QCOMPARE(sum.total, total);
            QVERIFY2(sum.good <= truth && truth <= sum.good + sum.undecided, qPrintable(u"round %1"_s.arg(round)));
        }
    }
};
TRACEO_TEST(TstNativeParts);
#include "tst_native_parts.moc"
