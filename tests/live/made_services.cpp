#include "live/made_services.h"

#include "models/slo/rules/exported_slos.h"
#include "vocabulary/probes.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace traceo::test {
namespace {

using Random = QRandomGenerator;

std::size_t minuteOf(UtcMs at, TimeSpan span)
{
    return std::size_t((at - span.from) / kMinute);
}

/// The share of bad events, minute by minute.
std::vector<double> badShares(TimeSpan span, Random& random)
{
    constexpr std::array kUsual{0.0, 0.0003, 0.0008, 0.002};
    constexpr std::array kOutages{0.01, 0.02, 0.05, 0.2, 1.0};
    constexpr std::array kBleeds{0.002, 0.004, 0.008, 0.02};
    const auto minutes = minuteOf(span.to, span);
    std::vector<double> shares(minutes, kUsual[std::size_t(random.bounded(4))]);
    const auto add = [&](int length, double share) {
        const auto begin = std::size_t(random.bounded(int(minutes)));
        for (std::size_t i = begin; i < std::min(minutes, begin + std::size_t(length)); ++i)
            shares[i] = std::max(shares[i], share);
    };
    for (int outages = 4 + random.bounded(6); outages > 0; --outages)
        add(2 + random.bounded(90), kOutages[std::size_t(random.bounded(5))]);
    for (int bleeds = 1 + random.bounded(3); bleeds > 0; --bleeds)
        add(300 + random.bounded(1500), kBleeds[std::size_t(random.bounded(4))]);
    return shares;
}

/// What a replica did between two scrapes, and whether the server has begun anew since the one before.
struct Scrape {
    UtcMs at{};
    std::int64_t good = 0;
    std::int64_t bad = 0;
    bool hasRestarted = false;
};

struct Traffic {
    TimeSpan span;
    std::vector<double> shares;
    int perMinute = 0; ///< requests at most
    bool hasNights = false;
};

Scrape happened(const Traffic& traffic, UtcMs at, Millis interval, Random& random)
{
    Scrape scrape{.at = at};
    if (traffic.hasNights && (at - floorTo(at, kDay)) < 4 * kHour)
        return scrape;
    const std::int64_t requests = random.bounded(1 + traffic.perMinute) * interval / kMinute;
    const double expected = double(requests) * traffic.shares[minuteOf(at, traffic.span)] * (0.5 + random.generateDouble());
    scrape.bad = std::min(requests, std::int64_t(expected + random.generateDouble()));
    scrape.good = requests - scrape.bad;
    return scrape;
}

/// The scrapes of a replica; what was not scraped shows at the next one.
std::vector<Scrape> scrapesOf(const Traffic& traffic, Random& random)
{
    const Millis interval = random.bounded(3) == 0 ? kMinute / 2 : kMinute;
    const Millis phase{random.bounded(int(interval.count() * 9 / 10))};
    const Millis length = traffic.span.length();
    const UtcMs born = traffic.span.from + (random.bounded(2) == 0 ? length * random.bounded(60) / 100 : Millis{0});
    const UtcMs dead = traffic.span.to - (random.bounded(3) == 0 ? length * random.bounded(30) / 100 : Millis{0});
    std::vector<Scrape> scrapes;
    Scrape since;
    UtcMs blind = born;
    for (UtcMs step = floorTo(born, interval); step + interval <= dead; step += interval) {
        const UtcMs at = step + phase + Millis{random.bounded(int(interval.count()) / 50)};
        const Scrape now = happened(traffic, std::min(at, traffic.span.to - Millis{1}), interval, random);
        since.good += now.good;
        since.bad += now.bad;
        if (random.bounded(int(2 * kDay / interval)) == 0) // every other day
            blind = step + (1 + random.bounded(90)) * kMinute;
        if (step < blind)
            continue;
        since.at = at;
        scrapes.push_back(since);
        since = {.hasRestarted = random.bounded(int(3 * kDay / interval)) == 0};
    }
    return scrapes;
}

using Values = double (*)(const Scrape&);

/// A counter of what `values` says; where it is made by its first event there is none before, and none after a restart.
SeriesSamples counterOf(SeriesKey key, const std::vector<Scrape>& scrapes, Values values, bool isMadeByEvents)
{
    SeriesSamples counter{std::move(key), {}};
    double value = 0;
    for (const Scrape& scrape : scrapes) {
        value = (scrape.hasRestarted ? 0 : value) + values(scrape);
        if (value > 0 || !isMadeByEvents)
            counter.samples.push_back({scrape.at, value});
    }
    return counter;
}

double goodOf(const Scrape& scrape)
{
    return double(scrape.good);
}

double badOf(const Scrape& scrape)
{
    return double(scrape.bad);
}

double allOf(const Scrape& scrape)
{
    return double(scrape.good + scrape.bad);
}

SeriesKey keyOf(const QByteArray& name, const std::string& instance, Labels labels = {})
{
    return {"prom", name.toStdString(), labels.with("instance", instance).with("job", "shop")};
}

QByteArray promise(Random& random)
{
    constexpr std::array kObjectives{"99.9%", "99.5%", "99%", "97%"};
    constexpr std::array kWindows{"30d", "28d", "7d"};
    return QByteArray("service: shop, objective: ") + kObjectives[std::size_t(random.bounded(4))]
        + ", window: " + kWindows[std::size_t(random.bounded(3))];
}

enum class Kind : std::uint8_t { BadOfAll, GoodOfAll, OwnErrors, Latency, Probe };
constexpr int kKinds = 5;

/// The counters of a replica.
void addReplica(Kind kind, const QByteArray& name, const std::string& instance, const std::vector<Scrape>& scrapes,
                std::vector<SeriesSamples>& series)
{
    const auto add = [&](const QByteArray& metric, Labels labels, Values values, bool isMadeByEvents) {
        series.push_back(counterOf(keyOf(name + metric, instance, std::move(labels)), scrapes, values, isMadeByEvents));
    };
    switch (kind) {
    case Kind::BadOfAll:
        add("_requests_total", {{"code", "200"}}, goodOf, false);
        add("_requests_total", {{"code", "500"}}, badOf, true);
        return;
    case Kind::GoodOfAll:
        add("_good_total", {}, goodOf, false);
        add("_all_total", {}, allOf, false);
        return;
    case Kind::OwnErrors:
        add("_errors_total", {}, badOf, true);
        add("_requests_total", {}, allOf, false);
        return;
    default:
        add("_seconds_bucket", {{"le", "0.3"}}, goodOf, false);
        add("_seconds_bucket", {{"le", "+Inf"}}, allOf, false);
        return;
    }
}

QByteArray indicatorOf(Kind kind, const QByteArray& name)
{
    switch (kind) {
    case Kind::BadOfAll:
        return "type: prometheus, bad: '" + name + "_requests_total{code=\"500\"}', total: " + name + "_requests_total";
    case Kind::GoodOfAll:
        return "type: prometheus, good: " + name + "_good_total, total: " + name + "_all_total";
    case Kind::OwnErrors:
        return "type: prometheus, bad: " + name + "_errors_total, total: " + name + "_requests_total";
    case Kind::Latency:
        return "type: latency, histogram: " + name + "_seconds, threshold: 300ms";
    case Kind::Probe:
        return "type: http_check, target: \"https://" + name + ".example.org/\"";
    }
    Q_UNREACHABLE();
}

/// A run at each scrape, failed where most that happened since was bad.
void addProber(const QByteArray& name, int region, const std::vector<Scrape>& scrapes, std::vector<SeriesSamples>& series)
{
    const Labels labels{{"job", "probes"},
                        {"instance", "https://" + name.toStdString() + ".example.org/"},
                        {"region", "r" + std::to_string(region)}};
    SeriesSamples success{{"prom", vocabulary::kProbeSuccess, labels}, {}};
    SeriesSamples status{{"prom", vocabulary::kProbeStatusCode, labels}, {}};
    for (const Scrape& scrape : scrapes) {
        const bool isUp = 5 * scrape.bad <= scrape.good;
        success.samples.push_back({scrape.at, isUp ? 1.0 : 0.0});
        status.samples.push_back({scrape.at, isUp ? 200.0 : 503.0});
    }
    series.push_back(std::move(success));
    series.push_back(std::move(status));
}

MadeService made(Kind kind, const QByteArray& name, TimeSpan span, Random& random)
{
    constexpr std::array kPerMinute{6, 60, 600};
    Traffic traffic{.span = span,
                    .shares = badShares(span, random),
                    .perMinute = kPerMinute[std::size_t(random.bounded(3))],
                    .hasNights = random.bounded(2) == 0};
    MadeService service{.slo = shortForm(name, indicatorOf(kind, name), promise(random)), .series = {}};
    const int replicas = 2 + random.bounded(2);
    for (int i = 0; i < replicas; ++i) {
        const auto scrapes = scrapesOf(traffic, random);
        if (kind == Kind::Probe)
            addProber(name, i, scrapes, service.series);
        else
            addReplica(kind, name, name.toStdString() + '-' + std::to_string(i) + ":80", scrapes, service.series);
    }
    return service;
}

/// A line a sample; `timeText` of milliseconds.
template <class TimeText>
QByteArray linesOf(const std::vector<MadeService>& services, TimeText timeText)
{
    QByteArray text;
    for (const MadeService& service : services) {
        for (const SeriesSamples& series : service.series) {
            const QByteArray key = QByteArray::fromStdString(series.key.toText());
            for (const Sample& sample : series.samples)
                text += key + ' ' + QByteArray::number(qint64(sample.value)) + ' ' + timeText(qint64(msOf(sample.at))) + '\n';
        }
    }
    return text;
}

} // namespace

std::vector<MadeService> madeServices(int count, TimeSpan span, QRandomGenerator& random)
{
    std::vector<MadeService> services;
    for (int i = 0; i < count; ++i)
        services.push_back(made(Kind(i % kKinds), "s" + QByteArray::number(i), span, random));
    return services;
}

QByteArray openMetricsOf(const std::vector<MadeService>& services)
{
    return linesOf(services,
                   [](qint64 ms) {
                       return QByteArray::number(ms / 1000) + '.' + QByteArray::number(ms % 1000).rightJustified(3, '0');
                   })
        + "# EOF\n";
}

QByteArray prometheusTextOf(const std::vector<MadeService>& services)
{
    return linesOf(services, [](qint64 ms) { return QByteArray::number(ms); });
}

} // namespace traceo::test
