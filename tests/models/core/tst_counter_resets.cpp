#include "core/counter_resets.h"
#include "support/seed.h"
#include "support/test_main.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>

using namespace traceo;

namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

LinePoint column(double first, double min, double max, double last)
{
    return {utcMs(0), first, min, max, last};
}

/// Columns of `length` samples each, NaN where there was none.
std::vector<LinePoint> columnsOf(const std::vector<double>& samples, std::size_t length)
{
    std::vector<LinePoint> columns;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        if (i % length == 0)
            columns.push_back({utcMs(std::int64_t(i))});
        LinePoint& at = columns.back();
        const double value = samples[i];
        if (value != value)
            continue;
        if (!at.hasValue())
            at.first = at.min = at.max = value;
        at.min = std::min(at.min, value);
        at.max = std::max(at.max, value);
        at.last = value;
    }
    return columns;
}

bool isGap(std::span<const double> samples)
{
    return std::ranges::all_of(samples, [](double value) { return value != value; });
}

/// Rises, begins again, is not seen now and then.
std::vector<double> someCounter(QRandomGenerator& random)
{
    std::vector<double> samples;
    double value = 0;
    for (int i = 0; i < 120; ++i) {
        value = random.bounded(12) == 0 ? random.bounded(3) : value + random.bounded(4);
        samples.push_back(random.bounded(5) == 0 ? kNone : value);
    }
    return samples;
}

} // namespace

class TstCounterResets : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void eachSignCountsByItself()
    {
        const std::vector<std::vector<LinePoint>> resets{
            {column(5, 3, 5, 3)},                    // fell and stayed below where it began
            {column(5, 0, 9, 9)},                    // fell, and rose above where it began
            {column(5, 5, 9, 7)},                    // ran up, fell to where it began or above, and rose
            {column(1, 1, 9, 9), column(2, 2, 3, 3)} // fell between two columns
        };
        for (const auto& columns : resets)
            QCOMPARE(resetsOf(columns), std::vector<std::size_t>{columns.size() - 1});
        QCOMPARE(resetsOf(std::vector{column(1, 1, 5, 5), column(5, 5, 5, 5), column(5, 5, 9, 9)}), std::vector<std::size_t>());
    }

    void aGapHidesNone()
    {
        const LinePoint gap;
        QCOMPARE(resetsOf(std::vector{column(1, 1, 9, 9), gap, gap, column(2, 2, 3, 3)}), std::vector<std::size_t>{3});
        QCOMPARE(resetsOf(std::vector{column(1, 1, 9, 9), gap, gap, column(9, 9, 9, 9)}), std::vector<std::size_t>());
        QCOMPARE(resetsOf(std::vector{gap, column(2, 2, 3, 3), gap}), std::vector<std::size_t>());
        QCOMPARE(resetsOf({}), std::vector<std::size_t>());
    }

    /// Four values of a column make no reset that was none, and lose none that fell below where the column began.
    void columnsShowTheResetsOfTheirSamples()
    {
        QRandomGenerator random(m_seed);
        for (int round = 0; round < 500; ++round) {
            const std::size_t length = 1 + random.bounded(6U);
            const std::vector<double> samples = someCounter(random);
            const auto columns = columnsOf(samples, length);
            std::vector<std::size_t> all;  // columns in which a sample is less than the one before
            std::vector<std::size_t> deep; // those of them that fell below their first value, or with it
            double before = kNone;
            for (std::size_t i = 0; i < samples.size(); ++i) {
                if (samples[i] != samples[i])
                    continue;
                if (samples[i] < before)
                    all.push_back(i / length);
                const bool isFirst = samples[i] < before && (i % length == 0 || isGap({&samples[i - i % length], i % length}));
                if (isFirst || (samples[i] < before && samples[i] < columns[i / length].first))
                    deep.push_back(i / length);
                before = samples[i];
            }
            const auto found = resetsOf(columns);
            QVERIFY(std::ranges::includes(all, found));
            deep.erase(std::unique(deep.begin(), deep.end()), deep.end());
            QVERIFY(std::ranges::includes(found, deep));
            for (std::size_t i = 0; i < columns.size(); ++i)
                QCOMPARE(isReset(columns, i), std::ranges::binary_search(found, i));
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

TRACEO_TEST(TstCounterResets);
#include "tst_counter_resets.moc"
