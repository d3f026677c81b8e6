#pragma once
// Thirty days of a service whose requests are known to the last one, as a Prometheus that scraped it would have stored them: two
// replicas that restart, one that dies and one that comes, an hour nobody scraped, idle nights, and errors whose counter is
// made with the first of them.

#include <QByteArray>

#include <cstdint>
#include <functional>
#include <vector>

namespace traceo::test {

class MadeTraffic {
public:
    struct Counted {
        std::int64_t good = 0;
        std::int64_t total = 0;
    };
    /// One scraped value. `labels` without the name: code="200",…
    using Visit = std::function<void(const QByteArray& series, std::int64_t ms, std::int64_t value)>;

    /// Scrapes every minute of (end − 31 d, end]; seconds of Unix time, a whole minute. The same seed makes the same traffic.
    MadeTraffic(std::int64_t end, std::uint32_t seed);

    void eachSample(const Visit& visit) const;
    /// What happened in (from, to], by the time of the scrape that first shows it. Seconds.
    Counted counted(std::int64_t from, std::int64_t to) const;
    /// With "# EOF"; times as seconds.
    QByteArray openMetrics() const;
    /// Prometheus' older text; times as milliseconds.
    QByteArray text() const;

private:
    struct Scrape {
        std::int64_t at = 0; ///< ms
        std::int64_t good = 0;
        std::int64_t bad = 0; ///< since the scrape before
    };
    struct Replica {
        QByteArray name;
        std::vector<Scrape> scrapes;
        std::vector<std::size_t> restarts; ///< scrapes that are the first after one
    };

    Replica made(const QByteArray& name, std::int64_t from, std::int64_t to, std::uint32_t seed) const;

    std::int64_t m_end;
    std::vector<Replica> m_replicas;
};

} // namespace traceo::test
