#include "sli/births.h"
#include "support/test_main.h"

#include <QRandomGenerator>
#include <QTest>

using namespace traceo;

// Random histories of counters that restart, vanish, appear late and lose scrapes, against what is
// known of them because they were made here.

namespace {

constexpr UtcMs kStart = utcMs(1'700'000'040'000);
constexpr int kMinutes = 40;
constexpr int kHistories = 10'000;

struct History {
    std::vector<CounterSeries> series;
    double trueTotal = 0; ///< events that happened after the first scrape of each target
    double trueBad = 0;
    Millis interval{0};
};

/// One target with a total and an error counter, which may be born later.
class Target {
public:
    Target(QRandomGenerator& random, int number, Millis interval) : m_random(random), m_interval(interval)
    {
        const Labels labels{{"job", "j"}, {"instance", std::to_string(number)}};
        m_total = {{"prom", "requests_total", labels.with("code", "200")}, CounterSeries::Total, {}};
        m_errors = {{"prom", "requests_total", labels.with("code", "500")},
                    std::uint8_t(CounterSeries::Total | CounterSeries::Part),
                    {}};
        m_good = random.bounded(1000);
        m_bad = random.bounded(3) == 0 ? random.bounded(50) : 0;
    }

    void live(History& history)
    {
        const int restartOneIn = 1 + m_random.bounded(200);
        const int missOneIn = 1 + m_random.bounded(20);
        const Millis offset{m_random.bounded(int(m_interval.count()))};
        bool seen = false;
        for (Millis at = offset; at < kMinutes * kMinute; at += m_interval) {
            if (m_random.bounded(restartOneIn) == 0)
                m_good = m_bad = 0;
            const int good = m_random.bounded(20);
            const int bad = m_random.bounded(10) == 0 ? m_random.bounded(5) : 0;
            m_good += good;
            m_bad += bad;
            if (seen) {
                history.trueTotal += good + bad;
                history.trueBad += bad;
            }
            if (missOneIn > 1 && m_random.bounded(missOneIn) == 0)
                continue;
            seen = true;
            m_total.samples.push_back({kStart + at, double(m_good)});
            if (m_bad > 0 || !m_errors.samples.empty())
                m_errors.samples.push_back({kStart + at, double(m_bad)});
        }
        history.series.push_back(std::move(m_total));
        history.series.push_back(std::move(m_errors));
    }

private:
    QRandomGenerator& m_random;
    Millis m_interval;
    CounterSeries m_total;
    CounterSeries m_errors;
    int m_good = 0;
    int m_bad = 0;
};

History randomHistory(QRandomGenerator& random)
{
    static constexpr std::array kIntervals{15'000, 30'000, 60'000, 23'000};
    History history;
    history.interval = Millis{kIntervals[std::size_t(random.bounded(int(kIntervals.size())))]};
    const int targets = 1 + random.bounded(3);
    for (int i = 0; i < targets; ++i)
        Target(random, i, history.interval).live(history);
    return history;
}

std::vector<Slice> count(const std::vector<CounterSeries>& series, TimeSpan span)
{
    return countCounters(series, PartKind::Bad, span, proofAmong(series, [](CounterSeries::Role, UtcMs) { return true; }));
}

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
    return kStart + number * kMinute;
}

} // namespace

class TstHistories : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        m_seed = QRandomGenerator::global()->generate();
        qInfo() << "seed" << m_seed;
    }

    void neverMoreThanWhatHappened()
    {
        QRandomGenerator random(m_seed);
        for (int i = 0; i < kHistories; ++i) {
            const History history = randomHistory(random);
            const TimeSpan span{minute(-1), minute(kMinutes)};
            const SliceSum sum = sumOf(count(history.series, span), span);
            // With the counters' own start inside the span nothing but the first scrape is unknown.
            QVERIFY2(sum.total <= history.trueTotal, qPrintable(QString::number(i)));
            QVERIFY(sum.good >= 0 && sum.good <= sum.total);
            QVERIFY(sum.observedSeconds <= kMinutes * 60 && sum.observedSeconds >= 0);
        }
    }

    void everyPartitionAddsUpExactly()
    {
        QRandomGenerator random(m_seed);
        for (int i = 0; i < kHistories; ++i) {
            const History history = randomHistory(random);
            const TimeSpan span{minute(0), minute(kMinutes)};
            const auto slices = count(history.series, span);
            const SliceSum whole = sumOf(slices, span);
            SliceSum parts{.window = span};
            for (int from = 0; from < kMinutes;) {
                const int to = std::min(kMinutes, from + 1 + random.bounded(15));
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
        for (int i = 0; i < kHistories; ++i) {
            const History history = randomHistory(random);
            const auto whole = count(history.series, {minute(0), minute(kMinutes)});
            for (int from = 0; from < kMinutes;) {
                const int to = std::min(kMinutes, from + 1 + random.bounded(20));
                const TimeSpan span{minute(from), minute(to)};
                const auto piece = count(loaded(history.series, span), span);
                const std::vector<Slice> same(whole.begin() + from, whole.begin() + to);
                QVERIFY2(piece == same, qPrintable(QStringLiteral("history %1, minutes %2 to %3").arg(i).arg(from).arg(to)));
                from = to;
            }
        }
    }

    void theOrderOfSeriesDoesNotMatter()
    {
        QRandomGenerator random(m_seed);
        for (int i = 0; i < kHistories / 10; ++i) {
            History history = randomHistory(random);
            const TimeSpan span{minute(0), minute(kMinutes)};
            const auto before = count(history.series, span);
            std::shuffle(history.series.begin(), history.series.end(), random);
            QCOMPARE(count(history.series, span), before);
        }
    }

private:
    quint32 m_seed = 0;
};

TRACEO_TEST(TstHistories);
#include "tst_histories.moc"
