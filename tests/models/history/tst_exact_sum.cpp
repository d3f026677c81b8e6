// Sums of decimals are those of arithmetic, whatever the order, the days and the windows they are made of.
#include "store.h"
#include "support/seed.h"
#include "support/test_main.h"

#include "history/exact_sum.h"
#include "history/summary.h"

#include <QRandomGenerator>

#include <cmath>
#include <limits>
#include <numeric>

using namespace traceo;
using namespace traceo::test;
using namespace traceo::history;

namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
constexpr double kInfinity = std::numeric_limits<double>::infinity();

double sumOf(std::span<const double> values)
{
    ExactSum sum;
    sum.add(values);
    return sum.value();
}

double oneByOne(std::span<const double> values)
{
    ExactSum sum;
    for (const double value : values)
        sum.add(value);
    return sum.value();
}

/// Each part to a double, and these added.
double inParts(std::span<const double> values, std::size_t part)
{
    ExactSum sum;
    while (!values.empty()) {
        const auto next = values.first(std::min(part, values.size()));
        sum.add(sumOf(next));
        values = values.subspan(next.size());
    }
    return sum.value();
}

/// Of samples in (from, to], in thousandths.
struct Expected {
    std::int64_t sum = 0;
    std::int64_t increase = 0;
};
Expected counted(const std::vector<Sample>& samples, TimeSpan window)
{
    Expected expected;
    std::optional<std::int64_t> before;
    for (const Sample& sample : samples) {
        const auto value = std::llround(sample.value * 1000);
        if (sample.at > window.from && sample.at <= window.to) {
            expected.sum += value;
            if (before)
                expected.increase += value < *before ? value : value - *before;
        }
        before = value;
    }
    return expected;
}

} // namespace

class TstExactSum : public QObject {
    Q_OBJECT

    QRandomGenerator m_random;

private Q_SLOTS:
    void initTestCase()
    {
        const quint32 seed = seedOfRun();
        qInfo("seed %u", seed);
        m_random.seed(seed);
    }

    void tenTenthsAreOne()
    {
        QCOMPARE(sumOf(std::vector<double>(10, 0.1)), 1.0);
        QCOMPARE(oneByOne(std::vector<double>(10, 0.1)), 1.0);
        QCOMPARE(sumOf(std::vector<double>{0.1, 0.2}), 0.3);
        QCOMPARE(sumOf(std::vector<double>{}), 0.0);
    }

    void decimalsAddUpInAnyOrderAndParts()
    {
        for (int round = 0; round < 400; ++round) {
            const int decimals = m_random.bounded(7);
            const double power = kPowers.at(std::size_t(decimals));
            std::vector<double> values;
            std::int64_t expected = 0;
            for (int i = m_random.bounded(1, 3000); i > 0; --i) {
                const int q = m_random.bounded(-100'000'000, 1'000'000'000);
                expected += q;
                values.push_back(q == 0 && i % 2 == 0 ? -0.0 : q / power);
            }
            const double sum = double(expected) / power;
            for (int shuffle = 0; shuffle < 3; ++shuffle) {
                QVERIFY(sameBits(sumOf(values), sum));
                QVERIFY(sameBits(oneByOne(values), sum));
                QVERIFY(sameBits(inParts(values, std::size_t(m_random.bounded(1, 500))), sum));
                std::shuffle(values.begin(), values.end(), m_random);
            }
        }
    }

    /// What is no decimal, or has too many digits, adds up to thirty digits: small ones are not lost beside large ones.
    void whatIsNoDecimalLosesNothing()
    {
        QCOMPARE(sumOf(std::vector<double>{1e17, 1, -1e17}), 1.0);
        QCOMPARE(sumOf(std::vector<double>{1.0 / 3, 1e22, 1.0 / 3, -1e22}), 2.0 / 3);
        for (int round = 0; round < 200; ++round) {
            std::vector<double> values;
            for (int i = m_random.bounded(2, 400); i > 0; --i) {
                values.push_back(std::exp(m_random.bounded(16.0) - 8.0) * (m_random.bounded(2) ? 1 : -1));
                values.push_back(m_random.bounded(1000) / 8.0);
            }
            const std::size_t half = values.size();
            for (std::size_t i = 1; i < half; ++i) // all of them back but the first
                values.push_back(-values[i]);
            std::shuffle(values.begin() + 1, values.end(), m_random);
            QVERIFY(sameBits(sumOf(values), values.front()));
            QVERIFY(sameBits(oneByOne(values), values.front()));
        }
    }

    void infinitiesAreNotLost()
    {
        QCOMPARE(sumOf(std::vector<double>{1, kInfinity, 2.5}), kInfinity);
        QCOMPARE(sumOf(std::vector<double>{0.1, -kInfinity}), -kInfinity);
        QVERIFY(std::isnan(sumOf(std::vector<double>{kInfinity, -kInfinity, 1})));
        QVERIFY(std::isnan(sumOf(std::vector<double>{1, kNan})));
        QCOMPARE(sumOf(std::vector<double>{1e308, 1e308, 1e308}), kInfinity);
    }

    void aCounterThatWasEndlessIsCountedAgainFromZero()
    {
        Summary summary;
        for (const double value : {kInfinity, 5.0, 7.0})
            summary.add(Sample{kNow, value});
        QCOMPARE(summary.result().increase, 7.0);
        QCOMPARE(summary.result().resets, 1);
        const std::vector<double> values{1, kInfinity, 5, 7, kInfinity, kInfinity, 2, 3};
        for (std::size_t cut = 0; cut <= values.size(); ++cut) { // at once or as two days
            Summary first;
            Summary second;
            for (std::size_t i = 0; i < values.size(); ++i)
                (i < cut ? first : second).add(Sample{kNow + kMinute * int(i), values[i]});
            first.add(second.result());
            QCOMPARE(first.result().increase, kInfinity);
            QCOMPARE(first.result().resets, 2);
            Summary apart;
            apart.add(second.result());
            QCOMPARE(apart.result().increase, second.result().increase);
        }
    }

    /// Folded days, packed months, the head and days cut at both ends: the same sums to the last bit.
    void windowsAddUpExactly()
    {
        Store store;
        QVERIFY(store.open());
        const UtcMs begin = kNow - 50 * kDay;
        std::vector<Sample> samples;
        double level = 0;
        for (UtcMs at = begin; at < kNow; at += Millis{m_random.bounded(30'000, 90'000)}) {
            level = m_random.bounded(3000) == 0 ? 0 : level + m_random.bounded(5000);
            samples.push_back({at, level / 1000});
        }
        const auto recent = std::ranges::lower_bound(samples, kNow - kDay, {}, &Sample::at);
        QVERIFY(store.commit(batchOf(key("m"), {samples.begin(), recent})).ok());
        QVERIFY(store.compact());
        QVERIFY(store.commit(batchOf(key("m"), {recent, samples.end()})).ok());
        const auto snapshot = store.snapshot();
        const SeriesId id = idOf(snapshot, "m");
        for (int round = 0; round < 200; ++round) {
            const UtcMs from = begin + kMinute * m_random.bounded(49 * 1440);
            const TimeSpan window{from, round % 4 == 0 ? kNow : from + kMinute * m_random.bounded(1, 20'000)};
            const auto found = snapshot.aggregate(id, window);
            const Expected expected = counted(samples, window);
            QVERIFY(sameBits(found->sum, double(expected.sum) / 1000));
            QVERIFY(sameBits(found->increase, double(expected.increase) / 1000));
        }
        const TimeSpan all{floorTo(begin, kDay), floorTo(begin, kDay) + kDay * 50};
        const auto sums = snapshot.sums(id, all, kHour * 7);
        for (std::size_t i = 0; i < sums->size(); ++i) {
            const UtcMs from = all.from + kHour * 7 * std::int64_t(i);
            QVERIFY(sameBits((*sums)[i], double(counted(samples, {from, from + kHour * 7}).sum) / 1000));
        }
    }
};

TRACEO_TEST(TstExactSum);
#include "tst_exact_sum.moc"
