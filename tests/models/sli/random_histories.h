#pragma once
// Counters of random lives and what is known of them because they were made here: targets that restart, vanish, appear late,
// lose scrapes and make the counter of their errors with the first of them.

#include "sli/births.h"

#include <QRandomGenerator>

#include <algorithm>
#include <array>

namespace traceo::test {

inline constexpr UtcMs kHistoryStart = utcMs(1'700'000'040'000);
inline constexpr int kHistoryMinutes = 40;

/// How many a test walks through: a hundred thousand where everything has to run.
inline int historyCount(int usually)
{
    return qEnvironmentVariableIsSet("TRACEO_ALL") ? std::max(usually, 100'000) : usually;
}

inline UtcMs historyMinute(int number)
{
    return kHistoryStart + number * kMinute;
}

struct RandomHistory {
    std::vector<CounterSeries> series;
    double trueTotal = 0; ///< events that happened after the first scrape of each target
    double trueBad = 0;
    Millis interval{0};
};

/// One target with a total and an error counter, which may be born later.
class RandomTarget {
public:
    RandomTarget(QRandomGenerator& random, const std::string& name, const std::string& instance, Millis interval)
        : m_random(random), m_interval(interval)
    {
        const Labels labels{{"job", "j"}, {"instance", instance}};
        m_total = {{"prom", name, labels.with("code", "200")}, CounterSeries::Total, {}};
        m_errors = {{"prom", name, labels.with("code", "500")}, std::uint8_t(CounterSeries::Total | CounterSeries::Part), {}};
        m_good = random.bounded(1000);
        m_bad = random.bounded(3) == 0 ? random.bounded(50) : 0;
    }

    void live(RandomHistory& history, int minutes)
    {
        const int restartOneIn = 1 + m_random.bounded(200);
        const int missOneIn = 1 + m_random.bounded(20);
        const Millis offset{m_random.bounded(int(m_interval.count()))};
        bool seen = false;
        for (Millis at = offset; at < minutes * kMinute; at += m_interval) {
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
            m_total.samples.push_back({kHistoryStart + at, double(m_good)});
            if (m_bad > 0 || !m_errors.samples.empty())
                m_errors.samples.push_back({kHistoryStart + at, double(m_bad)});
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

/// `name`: of its counters; their targets belong to it alone.
inline RandomHistory randomCounters(QRandomGenerator& random, const std::string& name = "requests_total",
                                    int minutes = kHistoryMinutes)
{
    static constexpr std::array kIntervals{15'000, 30'000, 60'000, 23'000};
    RandomHistory history;
    history.interval = Millis{kIntervals[std::size_t(random.bounded(int(kIntervals.size())))]};
    const int targets = 1 + random.bounded(3);
    for (int i = 0; i < targets; ++i)
        RandomTarget(random, name, name + ':' + std::to_string(i), history.interval).live(history, minutes);
    return history;
}

/// Counted as bad of all; everything was asked for.
inline std::vector<Slice> countHistory(const std::vector<CounterSeries>& series, TimeSpan span)
{
    return countCounters(series, PartKind::Bad, span, proofAmong(series, [](CounterSeries::Role, UtcMs) { return true; }));
}

} // namespace traceo::test
