#pragma once
// Histories of a cache's counters of which the truth is known: servers behind one address that restart, have their statistics
// reset and take over from one another, seen through an exporter that misses polls. What is counted of them must never be more
// than there was, and all of it where nothing happened.

#include "cache/counter_steps.h"

#include <limits>
#include <random>

namespace traceo::test {

struct Truth {
    double hits = 0;
    double misses = 0;
    double evicted = 0;
    bool isCalm = true;     ///< no reset, restart or failover
    bool isReset = false;   ///< CONFIG RESETSTAT alone happened
    bool isSwapped = false; ///< another process is there than before
    double sinceHits = 0;   ///< since the newest reset or restart
    double sinceMisses = 0;
    friend Truth operator+(Truth a, const Truth& b)
    {
        a.hits += b.hits;
        a.misses += b.misses;
        a.evicted += b.evicted;
        a.isCalm = a.isCalm && b.isCalm;
        return a;
    }
};

struct CounterHistory {
    CounterPolls polls;
    std::vector<Truth> truth; ///< of each poll: since the poll before it
    bool hasRunId = false;
    bool hasUptime = false;
};

class RandomCounters {
public:
    explicit RandomCounters(std::uint64_t seed) : m_random(seed) {}

    CounterHistory history()
    {
        m_history = {};
        m_history.hasRunId = chance(0.6);
        m_history.hasUptime = m_history.hasRunId ? chance(0.9) : chance(0.7);
        m_history.polls.roles = {CounterRole::Hit, CounterRole::Miss, CounterRole::Evicted, CounterRole::Witness};
        m_history.polls.values.resize(4);
        m_servers.clear();
        for (int i = 0; i < 3; ++i) // far enough apart to be told by their start where there is no run id
            m_servers.push_back({.runId = m_nextRunId++, .startedAt = kBegin - 100'000 * (i + 1) - whole(20'000)});
        for (Server& server : m_servers)
            work(server, whole(5'000));
        m_active = 0;
        m_now = kBegin;
        m_traffic = chance(0.2) ? 0.1 : 1;
        const std::int64_t polls = 2 + whole(25);
        Truth truth;
        for (std::int64_t i = 0; i < polls; ++i) {
            interval(truth);
            if (chance(0.1) && i > 0) // a scrape that failed, an exporter that was restarted
                continue;
            poll(truth);
            truth = {};
        }
        return std::move(m_history);
    }

    bool chance(double probability) { return std::uniform_real_distribution<double>(0, 1)(m_random) < probability; }
    std::int64_t whole(std::int64_t most) { return std::uniform_int_distribution<std::int64_t>(0, most)(m_random); }

private:
    struct Server {
        int runId = 0;
        std::int64_t startedAt = 0; ///< ms
        double hits = 0;
        double misses = 0;
        double evicted = 0;
        double commands = 0;
    };
    static constexpr std::int64_t kBegin = 1'790'000'000'000;

    Truth work(Server& server, std::int64_t most)
    {
        const Truth more{.hits = double(whole(most)), .misses = double(whole(most / 4)), .evicted = double(whole(most / 50))};
        server.hits += more.hits;
        server.misses += more.misses;
        server.evicted += more.evicted;
        server.commands += more.hits + more.misses > 0 ? double(1 + whole(most * 2)) : 0; // an MGET looks many keys up
        return more;
    }

    void serve(Truth& truth)
    {
        if (!chance(m_traffic)) // idle
            return;
        const Truth more = work(m_servers[m_active], chance(0.1) ? 20'000 : 400);
        truth = truth + more;
        truth.sinceHits += more.hits;
        truth.sinceMisses += more.misses;
    }

    static void forget(Server& server) { server.hits = server.misses = server.evicted = server.commands = 0; }

    void happen(Truth& truth)
    {
        Server& active = m_servers[m_active];
        const bool isFirst = truth.isCalm;
        truth.isCalm = false;
        truth.isReset = false;
        if (chance(0.4)) { // CONFIG RESETSTAT
            truth.isReset = isFirst;
            forget(active);
        } else if (chance(0.5) || !(m_history.hasRunId || m_history.hasUptime) || m_hasFailedOver) {
            forget(active);
            active.runId = m_nextRunId++;
            active.startedAt = m_now;
            truth.isSwapped = true;
        } else {
            m_hasFailedOver = true; // once an interval: there and back again cannot be told from staying
            m_active = (m_active + 1 + std::size_t(whole(1))) % m_servers.size();
            truth.isSwapped = true;
            truth.sinceHits = truth.sinceMisses = 0;
            return;
        }
        truth.sinceHits = truth.sinceMisses = 0;
    }

    void interval(Truth& truth)
    {
        for (std::int64_t part = 1 + whole(3); part > 0; --part) {
            m_now += 1 + whole(12'000);
            serve(truth);
            if (chance(0.05))
                happen(truth);
            m_now += 1 + whole(3'000);
            serve(truth);
        }
        for (std::size_t i = 0; i < m_servers.size(); ++i) { // others have readers of their own
            if (i != m_active && chance(0.3))
                work(m_servers[i], 300);
        }
    }

    void poll(const Truth& truth)
    {
        const Server& server = m_servers[m_active];
        CounterPolls& polls = m_history.polls;
        const std::int64_t late = whole(800); // INFO comes after the moment that the scrape is dated
        polls.at.push_back(utcMs(std::max(m_now - late, polls.at.empty() ? 0 : msOf(polls.at.back()) + 1)));
        polls.values[0].push_back(server.hits);
        polls.values[1].push_back(server.misses);
        polls.values[2].push_back(server.evicted);
        polls.values[3].push_back(server.commands);
        if (m_history.hasRunId)
            polls.process.push_back(server.runId);
        if (m_history.hasUptime) {
            const std::int64_t uptime = (m_now - server.startedAt) / 1000;
            polls.started.push_back(double(msOf(polls.at.back()) - uptime * 1000));
        }
        m_history.truth.push_back(truth);
        m_hasFailedOver = false;
    }

    std::mt19937_64 m_random;
    CounterHistory m_history;
    std::vector<Server> m_servers;
    std::size_t m_active = 0;
    std::int64_t m_now = kBegin;
    int m_nextRunId = 1;
    double m_traffic = 1;
    bool m_hasFailedOver = false; ///< since the last poll
};

} // namespace traceo::test
