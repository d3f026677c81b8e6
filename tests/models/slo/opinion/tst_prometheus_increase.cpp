#include "models/sli/series_text.h"
#include "models/slo/opinion/random_counters.h"
#include "slo/opinion/booked_events.h"
#include "slo/opinion/prometheus_increase.h"
#include "support/seed.h"
#include "support/test_main.h"

#include <QTest>

#include <numeric>

using namespace traceo;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using traceo::test::samplesOf;

namespace {

using Version = PrometheusVersion;

constexpr UtcMs kBegin = utcMs(1'795'435'200'000);

/// [length] evaluated `at` after the beginning.
TimeSpan range(std::chrono::seconds length, std::chrono::seconds at)
{
    return {kBegin + at - length, kBegin + at};
}

std::vector<Sample> everyMinute(const QString& text)
{
    return valuesOf(samplesOf(text, kBegin, kMinute));
}

bool isNear(std::optional<double> a, double b)
{
    return a && std::abs(*a - b) <= 1e-9 * std::max(1.0, std::abs(b));
}

} // namespace

class TstPrometheusIncrease : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// Of the reference, G1: what Prometheus 2.42 answers, and 3.
    void aCounterThatBeganAgain_data()
    {
        QTest::addColumn<int>("length");
        QTest::addColumn<int>("at");
        QTest::addColumn<double>("total2");
        QTest::addColumn<double>("bad2");
        QTest::addColumn<double>("total3");
        QTest::addColumn<double>("bad3");
        QTest::newRow("[10m]@600") << 600 << 600 << 950.0 << 5.0 << 944.44444444444446 << 5.0;
        QTest::newRow("[330s]@600") << 330 << 600 << 495.0 << 2.2 << 495.0 << 2.2;
        QTest::newRow("[9m]@630") << 540 << 630 << 843.75 << 4.5 << 843.75 << 4.5;
    }
    void aCounterThatBeganAgain()
    {
        QFETCH(const int, length);
        QFETCH(const int, at);
        const auto total = everyMinute(u"0 100 200 300 400 500 50 150 250 350 450"_s);
        const auto bad = everyMinute(u"0 0 1 1 3 3 0 1 1 1 2"_s);
        const TimeSpan asked = range(std::chrono::seconds(length), std::chrono::seconds(at));
        QFETCH(const double, total2);
        QFETCH(const double, bad2);
        QFETCH(const double, total3);
        QFETCH(const double, bad3);
        QVERIFY(isNear(prometheusIncrease(total, asked, Version::V2), total2));
        QVERIFY(isNear(prometheusIncrease(bad, asked, Version::V2), bad2));
        QVERIFY(isNear(prometheusIncrease(total, asked, Version::V3), total3));
        QVERIFY(isNear(prometheusIncrease(bad, asked, Version::V3), bad3));
        QVERIFY(isNear(prometheusRate(total, asked, Version::V2), total2 / length));
    }

    /// Of the reference, G9: a check of ten minutes, each result repeated every two. The first run is lost.
    void repeatedResults()
    {
        const auto count = valuesOf(samplesOf(u"1x4 2x4 3x4 4x4"_s, kBegin, 2 * kMinute));
        const auto sum = valuesOf(samplesOf(u"1x4 2x4 2x4 3x4"_s, kBegin, 2 * kMinute));
        QCOMPARE(count.size(), 20U);
        const TimeSpan all = range(38min, 38min);
        QVERIFY(isNear(prometheusIncrease(count, all, Version::V2), 3));
        QVERIFY(isNear(prometheusIncrease(sum, all, Version::V2), 2));
    }

    /// A bad series that is born at 5 has no increase; one sample gives none at all.
    void whatWasBornIsNotSeen()
    {
        const auto born = everyMinute(u"_x5 5x5"_s);
        QVERIFY(isNear(prometheusIncrease(born, range(10min, 10min), Version::V2), 0));
        QVERIFY(!prometheusIncrease(born, range(10min, 5min), Version::V2));
        QVERIFY(!prometheusIncrease(born, range(1min, 4min), Version::V2));
        QVERIFY(!prometheusRate(born, range(10min, 5min), Version::V3));
    }

    /// Ends that no sample was near to are reached for half an interval.
    void farEndsAreNotReached()
    {
        const auto values = everyMinute(u"_x5 1000+60x5 _x5"_s); // 300 events in five minutes
        QVERIFY(isNear(prometheusIncrease(values, range(15min, 15min), Version::V2), 360));
        QVERIFY(isNear(prometheusIncrease(values, range(11min, 11min), Version::V2), 390)); // one minute after the last
    }

    /// Zero was four fifths of a minute before the first sample: 2 goes there, 3 no further than half a minute.
    void theCounterWasNeverBelowZero()
    {
        const auto values = everyMinute(u"_x5 48+60x5"_s);
        QVERIFY(isNear(prometheusIncrease(values, range(10min, 10min), Version::V2), 348));
        QVERIFY(isNear(prometheusIncrease(values, range(10min, 10min), Version::V3), 330));
        const auto fromZero = everyMinute(u"_x5 0+60x5"_s);
        QVERIFY(isNear(prometheusIncrease(fromZero, range(10min, 10min), Version::V3), 300));
    }

    void staleMarkersAreNoSamples()
    {
        const auto values = everyMinute(u"0 60 stale stale 240 300"_s);
        QCOMPARE(values.size(), 4U);
        QVERIFY(isNear(prometheusIncrease(values, range(5min, 5min), Version::V2), 300));
    }

    /// Punctual, whole: nothing is invented, so that 2 counts exactly what happened.
    void aClosedRangeOfPunctualSamplesIsExact()
    {
        QRandomGenerator random(m_seed);
        for (int round = 0; round < 500; ++round) {
            std::vector<Sample> values;
            double value = 1'000'000;
            for (int i = 0; i <= 60; ++i)
                values.push_back({kBegin + i * kMinute, value = random.bounded(20) == 0 ? 900'000 : value + random.bounded(50)});
            const auto from = std::chrono::minutes(random.bounded(30));
            const TimeSpan asked{kBegin + from, kBegin + from + std::chrono::minutes(1 + random.bounded(30))};
            double happened = 0;
            for (const Sample& increment : incrementsIn(values, asked))
                happened += increment.value;
            QVERIFY(isNear(prometheusIncrease(values, asked, Version::V2), happened));
        }
    }

    /// Never below what was seen, never more than 1.1 intervals at an end; what is booked adds up to it.
    void whatIsInventedIsLimited()
    {
        QRandomGenerator random(m_seed);
        for (int round = 0; round < 2000; ++round) {
            const auto values = test::randomCounter(random, {kBegin, kBegin + 2 * kHour}, Millis{15'000}, 30);
            const UtcMs to = kBegin + Millis{random.bounded(7'200'000)};
            const TimeSpan asked{to - Millis{1000 + random.bounded(3'600'000)}, to};
            const Version version = random.bounded(2) ? Version::V2 : Version::V3;
            const auto samples = samplesIn(values, asked, startOf(version));
            const auto increase = stretchedIncrease(samples, asked, version);
            QCOMPARE(bool(increase), samples.size() >= 2);
            if (!increase)
                continue;
            QVERIFY(increase->atStart >= 0 && increase->atEnd >= 0);
            const double inside = increase->value - increase->atStart - increase->atEnd;
            const double most = 1.1 * inside / double(samples.size() - 1) * (1 + 1e-9) + 1e-9;
            QVERIFY(inside >= -1e-9 && increase->atStart <= most && increase->atEnd <= most);
            const auto booked = stretchedIncrements(samples, asked, version);
            const double sum = std::accumulate(booked.begin(), booked.end(), 0.0,
                                               [](double all, const Sample& sample) { return all + sample.value; });
            QVERIFY(isNear(sum, increase->value));
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

TRACEO_TEST(TstPrometheusIncrease);
#include "tst_prometheus_increase.moc"
