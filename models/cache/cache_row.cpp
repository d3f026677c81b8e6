#include "cache/cache_row.h"

#include "cache/cache_explain.h"
#include "cache/cache_state.h"
#include "cache/counter_steps.h"
#include "cache/false_results.h"
#include "core/format.h"

#include <QCoreApplication>

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <tuple>

namespace traceo {
namespace {

using namespace vocabulary;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(CacheReport)
};

constexpr int kSparklinePoints = 24;
constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
constexpr int kOwnIntervals = 2;
constexpr Millis kShortestSilence = kMinute; ///< answers of a server that is asked for them come that late

double secondsOf(Millis length)
{
    return double(length.count()) / 1000;
}

/// Hit rates of equal stretches of the window; of one without look-ups NaN.
QList<double> course(const std::vector<HitStep>& steps, TimeSpan window)
{
    std::vector<double> hits(kSparklinePoints);
    std::vector<double> lookups(kSparklinePoints);
    for (const HitStep& step : steps) {
        const auto place = std::size_t((step.span.to - window.from - Millis{1}) * kSparklinePoints / window.length());
        const std::size_t cell = std::min(place, std::size_t(kSparklinePoints - 1));
        hits[cell] += step.hits;
        lookups[cell] += step.hits + step.misses;
    }
    QList<double> points;
    points.reserve(kSparklinePoints);
    for (std::size_t i = 0; i < hits.size(); ++i)
        points.push_back(lookups[i] > 0 ? hits[i] / lookups[i] : kNone);
    return points;
}

class Builder {
public:
    Builder(const CacheView& view, const CacheConfig& config, const Question& question)
        : m_view(view), m_counts(view.counts), m_config(config), m_moment(question.moment()),
          m_explain(view.instance, view.counts, view.window, question), m_isSilent(isSilent(view.instance, view.counts, m_moment))
    {
        if (m_counts.newest)
            m_age = std::max(Millis{0}, m_moment - *m_counts.newest);
    }

    CacheRow row()
    {
        m_row.key = m_view.instance.key;
        m_row.name = m_view.instance.name;
        m_row.source = m_view.instance.source;
        m_row.sameAs = m_view.instance.sameAs;
        m_row.kind = std::string(nameOf(m_view.instance.kind));
        m_row.product = m_view.now.product;
        m_row.role = m_view.now.role;
        m_row.hitWord = m_counts.word;
        m_row.refused = m_view.now.refused;
        m_row.coverage = m_counts.coverage;
        m_row.resetSeen = m_counts.isReset();
        m_row.resets = m_counts.resets + m_counts.takenOver;
        fillHitRate();
        fillCounts();
        fillMemory();
        fillLatency();
        fillFalseResults();
        m_row.sparkline = course(m_counts.steps, m_view.window);
        const CacheState state = stateOf(m_view, m_row, m_config, m_isSilent, m_moment);
        m_row.status = state.status;
        m_row.word = state.word;
        m_row.reason = state.reason;
        m_row.note = state.note;
        m_row.limits = state.limits;
        return std::move(m_row);
    }

private:
    bool isCounted() const { return m_counts.word == HitWord::Counted || m_counts.word == HitWord::NoLookups; }

    Quality qualityOfWindow() const
    {
        if (!isCounted())
            return Quality::NotObserved;
        if (m_isSilent)
            return Quality::Stale;
        return m_counts.isReset() || m_counts.coverage < kFullCoverage ? Quality::Partial : Quality::Ok;
    }

    /// A number over the window; `missing` says why there is none.
    Reading ofWindow(std::optional<double> value, Unit unit, Better better, CacheExplainer::Why why,
                     Quality missing = Quality::Unknown) const
    {
        const Quality quality = qualityOfWindow();
        return {.value = value.value_or(kNone),
                .unit = unit,
                .at = m_view.window.to,
                .quality = value || quality == Quality::NotObserved ? quality : missing,
                .better = better,
                .age = m_isSilent ? m_age : Millis{0},
                .why = std::move(why)};
    }

    /// A number at the moment.
    Reading ofNow(std::optional<double> value, Unit unit, Better better, CacheExplainer::Why why) const
    {
        return {.value = value.value_or(kNone),
                .unit = unit,
                .at = m_moment,
                .quality = !value ? Quality::NotObserved
                    : m_isSilent  ? Quality::Stale
                                  : Quality::Ok,
                .better = better,
                .age = m_isSilent ? m_age : Millis{0},
                .why = std::move(why)};
    }

    void fillHitRate()
    {
        const QString formula = Text::tr("hit rate = hits ÷ (hits + misses), each the sum of its increments");
        const auto ratio = m_counts.ratio();
        const QString name =
            m_view.instance.kind == CacheInstance::Kind::Postgres ? Text::tr("Shared-buffer hit rate") : Text::tr("Hit rate");
        m_row.hitRate = ofWindow(ratio, Unit::Ratio, Better::Higher, m_explain.number(name, formula));
        m_row.hitRate.decimals = 2;
        const auto bounds = ratio ? std::optional(wilson(m_counts.hits, m_counts.lookups())) : std::nullopt;
        const QString wilsonText = Text::tr("Wilson's interval of hits in look-ups, 95 %");
        m_row.hitRateLow = ofWindow(bounds ? std::optional(bounds->low) : std::nullopt, Unit::Ratio, Better::Higher,
                                    m_explain.number(Text::tr("Hit rate, at least"), wilsonText));
        m_row.hitRateHigh = ofWindow(bounds ? std::optional(bounds->high) : std::nullopt, Unit::Ratio, Better::Neither,
                                     m_explain.number(Text::tr("Hit rate, at most"), wilsonText));
        m_row.lifetime =
            ofNow(m_counts.lifetimeRatio(), Unit::Ratio, Better::Higher,
                  m_explain.number(Text::tr("Hit rate since the counters began"),
                                   Text::tr("hits ÷ (hits + misses), as the server has them at the newest poll"),
                                   {{Text::tr("hits since then"), countText(m_counts.lifetimeHits.value_or(0))},
                                    {Text::tr("misses since then"), countText(m_counts.lifetimeMisses.value_or(0))}}));
        m_row.lifetime.decimals = 2;
    }

    void fillCounts()
    {
        const auto count = [this](std::optional<double> value, const QString& title, const QString& formula,
                                  Better better = Better::Neither) {
            return ofWindow(isCounted() ? value : std::nullopt, Unit::Count, better, m_explain.number(title, formula),
                            Quality::NotObserved);
        };
        const QString sum = Text::tr("sum of increments; after a reset the value itself");
        m_row.hits = count(m_counts.hits, Text::tr("Hits"), sum);
        m_row.misses = count(m_counts.misses, Text::tr("Misses"), sum);
        m_row.evictions = count(m_counts.evictions, Text::tr("Evictions"), sum, Better::Lower);
        m_row.expirations = count(m_counts.expirations, Text::tr("Expirations"), sum);
        const double seconds = secondsOf(m_counts.counted);
        m_row.lookups =
            ofWindow(seconds > 0 ? std::optional(m_counts.lookups() / seconds) : std::nullopt, Unit::PerSecond, Better::Neither,
                     m_explain.number(Text::tr("Look-ups a second"),
                                      Text::tr("(hits + misses) ÷ time between the polls that were counted")));
        m_row.age = {.value = m_counts.newest ? secondsOf(m_age) : kNone,
                     .unit = Unit::Seconds,
                     .at = m_moment,
                     .quality = !m_counts.newest ? Quality::NotObserved
                         : m_isSilent            ? Quality::Stale
                                                 : Quality::Ok,
                     .better = Better::Lower,
                     .age = m_isSilent ? m_age : Millis{0},
                     .why = m_explain.number(Text::tr("Age"), Text::tr("moment − time of the newest poll"))};
    }

    std::vector<Explanation::Input> memoryInputs() const
    {
        const CacheNow& now = m_view.now;
        std::vector<Explanation::Input> inputs;
        const auto add = [&inputs](const QString& name, std::optional<double> bytes) {
            if (bytes)
                inputs.push_back({name, bytesText(*bytes)});
        };
        add(Text::tr("used"), now.used);
        add(Text::tr("overhead"), now.overhead);
        add(Text::tr("at start-up"), now.startup);
        add(Text::tr("dataset"), now.dataset);
        add(Text::tr("resident"), now.resident);
        if (now.keys)
            inputs.push_back({Text::tr("keys"), countText(*now.keys)});
        if (now.isContradictory())
            inputs.push_back({Text::tr("contradiction"), Text::tr("more overhead than memory used; cut to 100 %")});
        return inputs;
    }

    void fillMemory()
    {
        constexpr const char* kSeries[] = {kRedisUsed, kRedisOverhead, kRedisStartup,  kRedisDataset,  kRedisRss,
                                           kRedisMax,  kRedisDbKeys,   kMemcachedUsed, kMemcachedLimit};
        const auto inputs = memoryInputs();
        const auto number = [&](std::optional<double> value, Unit unit, Better better, const QString& title,
                                const QString& formula) {
            return ofNow(value, unit, better, m_explain.now(title, formula, inputs, kSeries));
        };
        const CacheNow& now = m_view.now;
        m_row.memoryUsed =
            number(now.used, Unit::Bytes, Better::Neither, Text::tr("Memory used"), Text::tr("as the server says"));
        m_row.memoryLimit =
            number(now.limit, Unit::Bytes, Better::Neither, Text::tr("Memory limit"), Text::tr("maxmemory; none where it is 0"));
        m_row.overheadGross = number(now.overheadGross(), Unit::Ratio, Better::Lower, Text::tr("Memory overhead, gross"),
                                     Text::tr("overhead ÷ used"));
        m_row.overheadNet = number(now.overheadNet(), Unit::Ratio, Better::Lower, Text::tr("Memory overhead, net"),
                                   Text::tr("(overhead − start-up) ÷ (used − start-up)"));
        if (now.isContradictory()) {
            for (Reading* reading : {&m_row.overheadGross, &m_row.overheadNet})
                reading->quality = reading->hasValue() ? Quality::Partial : reading->quality;
        }
        m_row.bytesPerKey =
            number(now.bytesPerKey(), Unit::Bytes, Better::Lower, Text::tr("Bytes per key"), Text::tr("dataset ÷ keys"));
        fillFragmentation(inputs);
    }

    void fillFragmentation(std::vector<Explanation::Input> inputs)
    {
        constexpr const char* kSeries[] = {kRedisUsed, kRedisRss};
        const CacheNow& now = m_view.now;
        if (m_view.instance.kind == CacheInstance::Kind::Redis && !now.fragmentation())
            m_row.fragmentationReason = now.used && now.resident
                ? Text::tr("means nothing below 64 MiB of memory used")
                : Text::tr("the server did not tell of memory used and resident");
        if (!m_row.fragmentationReason.isEmpty())
            inputs.push_back({Text::tr("why none"), m_row.fragmentationReason});
        m_row.fragmentation =
            ofNow(now.fragmentation(), Unit::Factor, Better::Neither,
                  m_explain.now(Text::tr("Fragmentation"), Text::tr("resident ÷ used; means nothing below 64 MiB"),
                                std::move(inputs), kSeries));
        if (!now.fragmentation() && now.used && now.resident)
            m_row.fragmentation.quality = Quality::Unknown;
    }

    void fillLatency()
    {
        const LatencyFigures& figures = m_view.latencies;
        const auto number = [this, &figures](std::optional<double> value, Unit unit, Better better, const QString& title,
                                             const QString& formula) {
            std::vector<Explanation::Input> inputs;
            if (!figures.from.isEmpty())
                inputs.push_back({Text::tr("latencies"), figures.from});
            Reading reading = ofWindow(value, unit, better, m_explain.number(title, formula, std::move(inputs)));
            if (value && reading.quality == Quality::NotObserved) // measured, though hits are not
                reading.quality = m_isSilent ? Quality::Stale : Quality::Ok;
            return reading;
        };
        const auto percentile = [&number](std::optional<double> value, const QString& title) {
            return number(value, Unit::Seconds, Better::Lower, title, Text::tr("from merged histograms of all commands"));
        };
        m_row.hitFrom = figures.hitFrom;
        m_row.originFrom = figures.originFrom;
        m_row.p50 = percentile(figures.p50, Text::tr("Latency, p50"));
        m_row.p95 = percentile(figures.p95, Text::tr("Latency, p95"));
        m_row.p99 = percentile(figures.p99, Text::tr("Latency, p99"));
        m_row.effective = number(figures.effective, Unit::Seconds, Better::Lower, Text::tr("Effective latency"),
                                 Text::tr("L = H·hit + (1 − H)·(look-up + origin + fill)"));
        m_row.reduction = number(figures.reduction, Unit::Ratio, Better::Higher, Text::tr("Latency reduction"),
                                 Text::tr("1 − effective latency ÷ latency of the origin"));
        m_row.breakEven = number(figures.breakEven, Unit::Ratio, Better::Lower, Text::tr("Break-even hit rate"),
                                 Text::tr("look-up ÷ (look-up + origin − hit)"));
    }

    void fillFalseResults()
    {
        Reading none{.unit = Unit::Ratio,
                     .at = m_moment,
                     .quality = Quality::Unknown,
                     .better = Better::Lower,
                     .why = m_explain.number(Text::tr("False results"),
                                             Text::tr("stale ÷ compared; nobody compared answers in the window"))};
        const FalseResults* const found = ratedBy(m_view.falseResults);
        m_row.falseRate = found ? found->rate : none;
        m_row.falseRateLow = found ? found->low : none;
        m_row.falseRateHigh = found ? found->high : none;
        m_row.falseCompared = std::move(none);
        m_row.falseCompared.unit = Unit::Count;
        m_row.falseCompared.better = Better::Neither;
        if (!found)
            return;
        m_row.falseCompared.value = double(found->compared);
        m_row.falseCompared.quality = Quality::Ok;
        m_row.falseCompared.why = found->rate.why;
        m_row.falseOf = found->isOfEntries ? "entries" : "answers";
    }

    const CacheView& m_view;
    const HitCounts& m_counts;
    const CacheConfig& m_config;
    UtcMs m_moment;
    CacheExplainer m_explain;
    bool m_isSilent;
    Millis m_age{0};
    CacheRow m_row;
};

bool isSame(double a, double b)
{
    return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b);
}

} // namespace

bool isLost(const CacheInstance& instance, const HitCounts& counts)
{
    return instance.isDirect && instance.failed && counts.newest && instance.failed->askedTo > *counts.newest;
}

bool isSilent(const CacheInstance& instance, const HitCounts& counts, UtcMs moment)
{
    if (!counts.newest)
        return false;
    if (isLost(instance, counts))
        return true;
    if (instance.isDirect && counts.interval > Millis{0})
        return moment - *counts.newest > kOwnIntervals * counts.interval;
    return moment - *counts.newest > std::max(longestPause(counts.interval), kShortestSilence);
}

CacheRow rowOf(const CacheView& view, const CacheConfig& config, const Question& question)
{
    return Builder(view, config, question).row();
}

bool operator==(const CacheRow& a, const CacheRow& b)
{
    const auto words = [](const CacheRow& row) {
        return std::tie(row.key, row.name, row.source, row.sameAs, row.kind, row.product, row.role, row.status, row.word,
                        row.reason, row.note, row.hitWord, row.refused, row.limits, row.coverage, row.falseOf, row.hitFrom,
                        row.originFrom, row.ttlFor, row.ttlSentence, row.resetSeen, row.resets, row.fragmentationReason);
    };
    const auto readings = [](const CacheRow& row) {
        return std::tie(row.hitRate, row.hitRateLow, row.hitRateHigh, row.lifetime, row.hits, row.misses, row.lookups,
                        row.evictions, row.expirations, row.memoryUsed, row.memoryLimit, row.overheadGross, row.overheadNet,
                        row.bytesPerKey, row.fragmentation, row.p50, row.p95, row.p99, row.effective, row.reduction,
                        row.breakEven, row.falseRate, row.falseRateLow, row.falseRateHigh, row.falseCompared, row.age);
    };
    return words(a) == words(b) && readings(a) == readings(b) && std::ranges::equal(a.sparkline, b.sparkline, isSame);
}

} // namespace traceo
