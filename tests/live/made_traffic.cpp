#include "live/made_traffic.h"

#include <QRandomGenerator>

#include <algorithm>

namespace traceo::test {
namespace {

constexpr std::int64_t kMinute = 60;
constexpr std::int64_t kHour = 60 * kMinute;
constexpr std::int64_t kDay = 24 * kHour;
constexpr std::int64_t kScrapeOffset = 17'250; // ms behind the minute

bool isNight(std::int64_t at)
{
    return at % kDay < 4 * kHour;
}

} // namespace

MadeTraffic::MadeTraffic(std::int64_t end, std::uint32_t seed) : m_end(end)
{
    m_replicas = {made("a:80", end - 31 * kDay, end, seed), made("b:80", end - 31 * kDay, end - 9 * kDay, seed + 1),
                  made("c:80", end - 12 * kDay, end, seed + 2)};
}

MadeTraffic::Replica MadeTraffic::made(const QByteArray& name, std::int64_t from, std::int64_t to, std::uint32_t seed) const
{
    QRandomGenerator random(seed);
    const std::int64_t blind = m_end - 20 * kDay; // an hour nobody scraped
    Replica replica{.name = name, .scrapes = {}, .restarts = {}};
    Scrape since;
    for (std::int64_t minute = from; minute < to; minute += kMinute) {
        if (!isNight(minute) && minute > from) { // the first scrape finds a server that has just begun
            const auto requests = std::int64_t(random.bounded(400));
            const std::int64_t bad = random.bounded(20) == 0 ? std::int64_t(random.bounded(1 + int(requests) / 4)) : 0;
            since.good += requests - bad;
            since.bad += bad;
        }
        if (minute >= blind && minute < blind + kHour)
            continue;
        if (minute > from && random.bounded(3000) == 0) {
            // The server restarts right after its last scrape: nothing of it is lost.
            replica.restarts.push_back(replica.scrapes.size());
        }
        since.at = minute * 1000 + kScrapeOffset;
        replica.scrapes.push_back(since);
        since = {};
    }
    return replica;
}

void MadeTraffic::eachSample(const Visit& visit) const
{
    for (const Replica& replica : m_replicas) {
        for (const bool isBad : {false, true}) {
            const QByteArray series =
                "code=\"" + QByteArray(isBad ? "500" : "200") + "\",instance=\"" + replica.name + "\",job=\"shop\"";
            std::int64_t value = 0;
            bool isBorn = !isBad; // a labelled counter is made at its first use
            for (std::size_t i = 0; i < replica.scrapes.size(); ++i) {
                const Scrape& scrape = replica.scrapes[i];
                if (std::ranges::find(replica.restarts, i) != replica.restarts.end())
                    value = 0;
                value += isBad ? scrape.bad : scrape.good;
                isBorn = isBorn || value > 0;
                if (isBorn)
                    visit(series, scrape.at, value);
            }
        }
    }
}

MadeTraffic::Counted MadeTraffic::counted(std::int64_t from, std::int64_t to) const
{
    Counted sum;
    for (const Replica& replica : m_replicas) {
        for (const Scrape& scrape : replica.scrapes) {
            if (scrape.at <= from * 1000 || scrape.at > to * 1000)
                continue;
            sum.good += scrape.good;
            sum.total += scrape.good + scrape.bad;
        }
    }
    return sum;
}

QByteArray MadeTraffic::openMetrics() const
{
    QByteArray text = "# TYPE http_requests counter\n";
    eachSample([&text](const QByteArray& series, std::int64_t ms, std::int64_t value) {
        text += "http_requests_total{" + series + "} " + QByteArray::number(qint64(value)) + ' '
            + QByteArray::number(qint64(ms / 1000)) + '.' + QByteArray::number(qint64(ms % 1000)).rightJustified(3, '0') + '\n';
    });
    return text + "# EOF\n";
}

QByteArray MadeTraffic::text() const
{
    QByteArray text;
    eachSample([&text](const QByteArray& series, std::int64_t ms, std::int64_t value) {
        text += "http_requests_total{" + series + "} " + QByteArray::number(qint64(value)) + ' ' + QByteArray::number(qint64(ms))
            + '\n';
    });
    return text;
}

} // namespace traceo::test
