#include "models/sli/random_histories.h"
#include "support/seed.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;

// Random histories of counters that restart, vanish, appear late and lose scrapes, against what is
// known of them because they were made here. A hundred thousand of each with TRACEO_ALL.

namespace {

/// What the loader would hand over for a part of time: the samples that the contract asks for.
std::vector<CounterSeries> loaded(const std::vector<CounterSeries>& series, TimeSpan span)
{
    std::vector<CounterSeries> part = series;
    for (CounterSeries& counter : part) {
        auto& samples = counter.samples;
        const auto after = std::ranges::upper_bound(samples, span.to, {}, &Sample::at);
        if (after != samples.end())
            samples.erase(after + 1, samples.end());
        const auto inside = std::ranges::upper_bound(samples, span.from, {}, &Sample::at);
        if (inside - samples.begin() > 9)
            samples.erase(samples.begin(), inside - 9);
    }
    return part;
}

UtcMs minute(int number)
{
    return historyMinute(number);
}

bool isNegative(const Slice& slice)
{
    return slice.good < 0 || slice.total < slice.good || slice.observedSeconds < 0 || slice.uncertain < 0 || slice.flagged < 0
        || slice.undecided < 0;
}

} // namespace

class TstHistories : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { qInfo("TRACEO_SEED=%u, %d histories", m_seed, m_histories); }

    void neverMoreThanWhatHappened()
    {
        QRandomGenerator random(m_seed);
        for (int i = 0; i < m_histories; ++i) {
            const RandomHistory history = randomCounters(random);
            const TimeSpan span{minute(-1), minute(kHistoryMinutes)};
            const auto slices = countHistory(history.series, span);
            const SliceSum sum = sumOf(slices, span);
            // With the counters' own start inside the span nothing but the first scrape is unknown.
            QVERIFY2(sum.total <= history.trueTotal, qPrintable(QString::number(i)));
            QVERIFY2(sum.bad() <= history.trueBad, qPrintable(QString::number(i)));
            QVERIFY2(std::ranges::none_of(slices, isNegative), qPrintable(QString::number(i)));
            QVERIFY(sum.good >= 0 && sum.good <= sum.total);
            QVERIFY(sum.observedSeconds <= kHistoryMinutes * 60 && sum.observedSeconds >= 0);
        }
    }

    void everyPartitionAddsUpExactly()
    {
        QRandomGenerator random(m_seed);
        for (int i = 0; i < m_histories; ++i) {
            const RandomHistory history = randomCounters(random);
            const TimeSpan span{minute(0), minute(kHistoryMinutes)};
            const auto slices = countHistory(history.series, span);
            const SliceSum whole = sumOf(slices, span);
            SliceSum parts{.window = span};
            for (int from = 0; from < kHistoryMinutes;) {
                const int to = std::min(kHistoryMinutes, from + 1 + random.bounded(15));
                const SliceSum part = sumOf(slices, {minute(from), minute(to)});
                parts.good += part.good;
                parts.total += part.total;
                from = to;
            }
            QCOMPARE(parts.good, whole.good);
            QCOMPARE(parts.total, whole.total);
        }
    }

    void inPiecesIsTheSameAsAtOnce()
    {
        QRandomGenerator random(m_seed);
        for (int i = 0; i < m_histories; ++i) {
            const RandomHistory history = randomCounters(random);
            const auto whole = countHistory(history.series, {minute(0), minute(kHistoryMinutes)});
            for (int from = 0; from < kHistoryMinutes;) {
                const int to = std::min(kHistoryMinutes, from + 1 + random.bounded(20));
                const TimeSpan span{minute(from), minute(to)};
                const auto piece = countHistory(loaded(history.series, span), span);
                const std::vector<Slice> same(whole.begin() + from, whole.begin() + to);
                QVERIFY2(piece == same, qPrintable(QStringLiteral("history %1, minutes %2 to %3").arg(i).arg(from).arg(to)));
                from = to;
            }
        }
    }

    void theOrderOfSeriesDoesNotMatter()
    {
        QRandomGenerator random(m_seed);
        for (int i = 0; i < m_histories; ++i) {
            RandomHistory history = randomCounters(random);
            const TimeSpan span{minute(0), minute(kHistoryMinutes)};
            const auto before = countHistory(history.series, span);
            std::shuffle(history.series.begin(), history.series.end(), random);
            QVERIFY2(countHistory(history.series, span) == before, qPrintable(QString::number(i)));
        }
    }

private:
    quint32 m_seed = seedOfRun();
    int m_histories = historyCount(10'000);
};

TRACEO_TEST(TstHistories);
#include "tst_histories.moc"
