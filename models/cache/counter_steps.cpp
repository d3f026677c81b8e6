#include "cache/counter_steps.h"

#include "sli/observed.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>

namespace traceo {
namespace {

using Join = HitStep::Join;

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
/// Uptime is in whole seconds, and the answer comes some time after the moment that the poll is dated.
constexpr double kStartSlack = 5'000;
constexpr double kUptimeRounding = 1'000;
constexpr int kIntervals = 3;
constexpr Millis kUnknownInterval{100'000}; // so that five minutes are a gap, as with Prometheus' own lookback
/// Hits are read a moment before or after the requests they belong to.
constexpr double kReadApart = 0.001;

template <class T>
T at(const std::vector<T>& column, std::size_t poll, T none)
{
    return column.empty() ? none : column[poll];
}

/// Look-ups of Traceo's own, from poll to poll.
class OwnCounter {
public:
    /// Of those since the poll before; where nobody knows since when, all. Where the program began again, what it looked up
    /// between the last poll and its end is not known: about as many as from poll to poll before, at most.
    double grownTo(double value) const
    {
        if (!std::isfinite(value))
            return 0;
        return value >= m_last ? value - m_last : value + m_grown; // false for NaN
    }
    void take(double value)
    {
        if (!std::isfinite(value))
            return;
        m_grown = value >= m_last ? value - m_last : 0;
        m_last = value;
    }

private:
    double m_last = kNone;
    double m_grown = 0;
};

class Walk {
public:
    explicit Walk(const CounterPolls& polls) : m_polls(polls), m_last(polls.roles.size(), kNone) {}

    std::vector<CounterStep> steps()
    {
        std::vector<CounterStep> steps;
        steps.reserve(m_polls.at.size());
        for (std::size_t poll = 0; poll < m_polls.at.size(); ++poll) {
            if (poll > 0)
                steps.push_back(stepTo(poll));
            for (std::size_t counter = 0; counter < m_last.size(); ++counter) {
                if (const double value = m_polls.values[counter][poll]; std::isfinite(value))
                    m_last[counter] = value;
            }
            m_ownHits.take(at(m_polls.ownHits, poll, kNone));
            m_ownMisses.take(at(m_polls.ownMisses, poll, kNone));
        }
        return steps;
    }

private:
    bool hasFallen(std::size_t poll) const
    {
        for (std::size_t counter = 0; counter < m_last.size(); ++counter) {
            if (m_polls.values[counter][poll] < m_last[counter]) // false where either is not there
                return true;
        }
        return false;
    }

    /// Whether one of those that had counted something went on.
    bool hasGoneOn(std::size_t poll) const
    {
        for (std::size_t counter = 0; counter < m_last.size(); ++counter) {
            if (m_last[counter] > 0 && m_polls.values[counter][poll] >= m_last[counter])
                return true;
        }
        return false;
    }

    double before(std::size_t poll) const { return double(msOf(m_polls.at[poll - 1])); }

    /// What its counters show came after the poll before.
    Join newProcess(std::size_t poll) const
    {
        return at(m_polls.started, poll, kNone) - kUptimeRounding >= before(poll) ? Join::Reset : Join::TakenOver;
    }

    Join joinTo(std::size_t poll) const
    {
        const bool fell = hasFallen(poll);
        if (m_polls.outlivesRestart)
            return joinOfServer(poll, fell);
        const int was = at(m_polls.process, poll - 1, -1);
        const int is = at(m_polls.process, poll, -1);
        if (was >= 0 && is >= 0)
            return is != was ? newProcess(poll) : fell ? Join::Reset : Join::Grown;
        const double started = at(m_polls.started, poll, kNone);
        const double moved = std::abs(started - at(m_polls.started, poll - 1, kNone)); // NaN where one is not known
        if (moved > kStartSlack || (fell && std::isfinite(started)))
            return newProcess(poll);
        if (fell && m_polls.isLoose && hasGoneOn(poll))
            return Join::TakenOver;
        return fell ? Join::Reset : Join::Grown;
    }

    Join joinOfServer(std::size_t poll, bool fell) const
    {
        const double started = at(m_polls.started, poll, kNone);
        const double startedBefore = at(m_polls.started, poll - 1, kNone);
        const bool isRestarted = std::isfinite(startedBefore) && started >= before(poll);
        if (std::abs(started - startedBefore) > kUptimeRounding && !isRestarted)
            return Join::TakenOver;
        const double reset = at(m_polls.statsReset, poll, kNone);
        const double resetBefore = at(m_polls.statsReset, poll - 1, kNone);
        if (reset >= before(poll))
            return Join::Reset;
        const bool isSameReset = std::abs(reset - resetBefore) <= kUptimeRounding;
        if ((std::isfinite(reset) && std::isfinite(resetBefore) && !isSameReset)
            || (fell && isSameReset && !isRestarted)) // nobody reset them, and they are others
            return Join::TakenOver;
        return fell ? Join::Reset : Join::Grown;
    }

    /// Of what took over: whether its own counters may have been reset as well. Without a run id a start that stands still may be
    /// that of another server, started in the same moment.
    bool isUnclear(std::size_t poll) const
    {
        const bool isKnown = at(m_polls.process, poll - 1, -1) >= 0 && at(m_polls.process, poll, -1) >= 0;
        const double moved = std::abs(at(m_polls.started, poll, kNone) - at(m_polls.started, poll - 1, kNone));
        return !m_polls.outlivesRestart && !isKnown && !(moved > kStartSlack);
    }

    double increment(std::size_t counter, std::size_t poll, Join join) const
    {
        const double value = m_polls.values[counter][poll];
        if (!std::isfinite(value) || join == Join::TakenOver)
            return 0;
        if (join == Join::Reset)
            return value;
        if (std::isfinite(m_last[counter]))
            return value - m_last[counter];
        return m_polls.wasAsked && m_polls.wasAsked(counter, m_polls.at[poll - 1]) ? value : 0;
    }

    CounterStep stepTo(std::size_t poll)
    {
        CounterStep step{.span = {m_polls.at[poll - 1], m_polls.at[poll]}, .join = joinTo(poll)};
        step.isUnclear = step.join == Join::TakenOver && isUnclear(poll);
        for (std::size_t counter = 0; counter < m_last.size(); ++counter)
            add(step, m_polls.roles[counter], increment(counter, poll, step.join));
        takeOff(m_ownHits.grownTo(at(m_polls.ownHits, poll, kNone)), step.hits, step.ownHits);
        takeOff(m_ownMisses.grownTo(at(m_polls.ownMisses, poll, kNone)), step.misses, step.ownMisses);
        if (step.join == Join::Reset)
            std::ranges::fill(m_last, 0.0); // of those that are not there now, too
        if (step.join == Join::TakenOver)
            std::ranges::fill(m_last, kNone);
        return step;
    }

    /// After a reset some of them may have come before it: what is left is what others looked up at least.
    static void takeOff(double own, double& lookups, double& taken)
    {
        taken = std::min(own, lookups);
        lookups -= taken;
    }

    static void add(CounterStep& step, CounterRole role, double increment)
    {
        switch (role) {
        case CounterRole::Hit:
            step.hits += increment;
            return;
        case CounterRole::Miss:
            step.misses += increment;
            return;
        case CounterRole::Request:
            step.requests += increment;
            return;
        case CounterRole::Evicted:
            step.evicted += increment;
            return;
        case CounterRole::Expired:
            step.expired += increment;
            return;
        case CounterRole::Witness:
            return;
        }
    }

    const CounterPolls& m_polls;
    OwnCounter m_ownHits;
    OwnCounter m_ownMisses;
    std::vector<double> m_last; ///< of each counter, since it was last seen or its reset
};

bool has(const CounterPolls& polls, CounterRole role)
{
    return std::ranges::find(polls.roles, role) != polls.roles.end();
}

bool hasLookups(const CounterPolls& polls)
{
    return has(polls, CounterRole::Hit) || has(polls, CounterRole::Miss) || has(polls, CounterRole::Request);
}

/// Adds units up; of units that are polled together the steps are one.
class Sum {
public:
    explicit Sum(TimeSpan window) : m_window(window) {}

    void add(const CounterPolls& polls)
    {
        if (!hasLookups(polls))
            return addEvicted(polls);
        m_hasRequests = m_hasRequests || has(polls, CounterRole::Request);
        if (has(polls, CounterRole::Evicted) && !m_counts.evictions)
            m_counts.evictions = 0;
        if (has(polls, CounterRole::Expired) && !m_counts.expirations)
            m_counts.expirations = 0;
        const auto end = std::ranges::upper_bound(polls.at, m_window.to);
        m_times.insert(m_times.end(), polls.at.begin(), end);
        noteSpacings(std::span(polls.at.begin(), end));
        for (const CounterStep& step : stepsOf(polls)) {
            if (step.span.to > m_window.from && step.span.to <= m_window.to)
                m_steps.push_back(step);
        }
    }

    HitCounts counts()
    {
        std::ranges::stable_sort(m_steps, {}, [](const CounterStep& step) { return step.span.to; });
        std::ranges::sort(m_times);
        m_times.erase(std::ranges::unique(m_times).begin(), m_times.end());
        sumSteps();
        notePolls();
        noteWord();
        return std::move(m_counts);
    }

private:
    void addEvicted(const CounterPolls& polls)
    {
        for (const CounterStep& step : stepsOf(polls)) {
            if (step.span.to > m_window.from && step.span.to <= m_window.to)
                m_counts.evictions = m_counts.evictions.value_or(0) + step.evicted;
        }
        if (!m_counts.evictions && has(polls, CounterRole::Evicted))
            m_counts.evictions = 0;
    }

    void sumSteps()
    {
        double early = 0; // hits whose requests are still to be counted
        for (const CounterStep& step : m_steps) {
            m_counts.hits += step.hits;
            m_misses += step.misses;
            m_requests += step.requests;
            m_counts.own += step.ownHits + step.ownMisses;
            if (m_counts.evictions)
                *m_counts.evictions += step.evicted;
            if (m_counts.expirations)
                *m_counts.expirations += step.expired;
            double misses = step.misses;
            if (m_hasRequests) {
                const double rest = step.requests - step.hits - early;
                early = std::max(0.0, -rest);
                misses = std::max(0.0, rest);
            }
            addStep({.span = step.span, .hits = step.hits, .misses = misses, .join = step.join, .isUnclear = step.isUnclear});
        }
        m_counts.misses = m_hasRequests ? std::max(0.0, m_requests - m_counts.hits) : m_misses;
        for (const HitStep& step : m_counts.steps) {
            m_counts.resets += step.join == Join::Reset ? 1 : 0;
            m_counts.takenOver += step.join == Join::TakenOver ? 1 : 0;
            m_counts.unclear += step.isUnclear ? 1 : 0;
        }
        noteCounted();
    }

    /// Of several targets that are polled one after the other steps overlap: an hour is an hour.
    void noteCounted()
    {
        std::vector<TimeSpan> spans;
        for (const HitStep& step : m_counts.steps) {
            if (step.join != Join::TakenOver)
                spans.push_back(step.span);
        }
        for (const TimeSpan& span : joinedSpans(std::move(spans)))
            m_counts.counted += span.length();
    }

    void addStep(const HitStep& step)
    {
        if (m_counts.steps.empty() || m_counts.steps.back().span.to != step.span.to) {
            m_counts.steps.push_back(step);
            return;
        }
        HitStep& all = m_counts.steps.back();
        all.span.from = std::min(all.span.from, step.span.from);
        all.hits += step.hits;
        all.misses += step.misses;
        all.isUnclear = all.isUnclear || step.isUnclear;
        all.join = std::max(all.join, step.join); // the gravest
    }

    void notePolls()
    {
        if (m_times.empty())
            return;
        const auto first = std::ranges::upper_bound(m_times, m_window.from);
        if (first != m_times.begin())
            m_counts.before = *std::prev(first);
        m_counts.polls = int(m_times.end() - first) + (m_counts.before ? 1 : 0);
        m_counts.newest = m_times.back();
        if (!m_spacings.empty()) {
            const auto middle = m_spacings.begin() + std::ptrdiff_t((m_spacings.size() - 1) / 2);
            std::ranges::nth_element(m_spacings, middle);
            m_counts.interval = *middle;
        }
        noteCoverage(m_counts.before ? std::prev(first) : first);
    }

    /// Of one target, from the poll before the window on: those of another may come a moment later.
    void noteSpacings(std::span<const UtcMs> times)
    {
        const auto first = std::ranges::upper_bound(times, m_window.from);
        for (auto it = first == times.begin() ? first : std::prev(first); it != times.end() && std::next(it) != times.end(); ++it)
            m_spacings.push_back(*std::next(it) - *it);
    }

    void noteCoverage(std::vector<UtcMs>::const_iterator begin)
    {
        const Millis longest = longestPause(m_counts.interval);
        Millis seen{0};
        const auto add = [&](UtcMs from, UtcMs to) {
            if (to - from <= longest)
                seen += std::max(Millis{0}, std::min(to, m_window.to) - std::max(from, m_window.from));
        };
        for (auto it = begin; std::next(it) != m_times.cend(); ++it)
            add(*it, *std::next(it));
        if (m_times.back() > m_window.from && m_times.size() > 1)
            add(m_times.back(), m_window.to); // the next one is still to come
        m_counts.coverage = m_window.isEmpty() ? 0 : double(seen.count()) / double(m_window.length().count());
    }

    void noteWord()
    {
        m_counts.isContradictory = m_hasRequests && m_counts.hits - m_requests > std::max(1.0, kReadApart * m_requests);
        const bool isPolled = m_counts.newest && *m_counts.newest > m_window.from;
        if (!isPolled)
            m_counts.word = HitWord::NotObserved;
        else if (m_counts.counted == Millis{0})
            m_counts.word = HitWord::OnePoll;
        else
            m_counts.word = m_counts.lookups() > 0 ? HitWord::Counted : HitWord::NoLookups;
    }

    TimeSpan m_window;
    HitCounts m_counts;
    std::vector<CounterStep> m_steps;
    std::vector<UtcMs> m_times;
    std::vector<Millis> m_spacings;
    bool m_hasRequests = false;
    double m_misses = 0;
    double m_requests = 0;
};

/// As the server has it at a unit's newest poll. A counter that was not there then is no part of it.
void addLifetime(const CounterPolls& polls, std::size_t poll, HitCounts& counts)
{
    double hits = 0;
    double misses = 0;
    double requests = 0;
    bool hasRequests = false;
    for (std::size_t counter = 0; counter < polls.roles.size(); ++counter) {
        const double value = polls.values[counter][poll];
        if (!std::isfinite(value))
            continue;
        hits += polls.roles[counter] == CounterRole::Hit ? value : 0;
        misses += polls.roles[counter] == CounterRole::Miss ? value : 0;
        requests += polls.roles[counter] == CounterRole::Request ? value : 0;
        hasRequests = hasRequests || polls.roles[counter] == CounterRole::Request;
    }
    counts.lifetimeHits = counts.lifetimeHits.value_or(0) + hits;
    counts.lifetimeMisses = counts.lifetimeMisses.value_or(0) + (hasRequests ? requests - hits : misses);
}

} // namespace

Millis longestPause(Millis interval)
{
    return kIntervals * (interval > Millis{0} ? interval : kUnknownInterval);
}

std::vector<CounterStep> stepsOf(const CounterPolls& polls)
{
    return Walk(polls).steps();
}

HitCounts countsOf(const std::vector<CounterPolls>& units, TimeSpan window)
{
    Sum sum(window);
    for (const CounterPolls& polls : units)
        sum.add(polls);
    HitCounts counts = sum.counts();
    if (!counts.newest)
        return counts;
    const Millis old = longestPause(counts.interval);
    for (const CounterPolls& polls : units) {
        const auto end = std::ranges::upper_bound(polls.at, window.to);
        // A database that was dropped is none any more.
        if (hasLookups(polls) && end != polls.at.begin() && *std::prev(end) >= *counts.newest - old)
            addLifetime(polls, std::size_t(end - polls.at.begin()) - 1, counts);
    }
    if (counts.lifetimeMisses)
        counts.lifetimeMisses = std::max(0.0, *counts.lifetimeMisses);
    return counts;
}

} // namespace traceo
