#include "cache/hit_counts.h"

#include "cache/counter_steps.h"
#include "cache/mapped_units.h"
#include "sli/asked.h"
#include "vocabulary/caches.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <memory>

namespace traceo {
namespace {

using history::SeriesInfo;
using history::Snapshot;
using Kind = CacheInstance::Kind;

constexpr double kZ = 1.959963984540054; // 95 %
constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
constexpr double kMillis = 1000;
/// The poll before a window mostly lies so close to it.
constexpr Millis kJustBefore = 10 * kMinute;
/// Stale markers stand one after each stop.
constexpr int kMostMarkers = 8;

struct Counter {
    CounterRole role = CounterRole::Witness;
    SeriesInfo series;
    std::vector<Sample> samples{}; ///< finite ones
};

/// Counters that fall together.
struct Unit {
    Labels labels; ///< that they have in common
    bool isLoose = false;
    std::vector<Counter> counters{};
};

Labels only(const Labels& labels, std::initializer_list<const char*> names)
{
    Labels kept;
    for (const char* name : names)
        kept = kept.with(name, labels.value(name));
    return kept;
}

/// PostgreSQL's counters are those of a database; all others of a server are of one process.
Labels databaseOf(Kind kind, const Labels& labels)
{
    return kind == Kind::Postgres ? only(labels, {"datid", "datname"}) : Labels();
}

/// What is scraped at once.
Labels targetOf(const Labels& labels)
{
    return only(labels, {"instance", "job", "pod"});
}

Result<std::optional<Sample>> newestFinite(const Snapshot& snapshot, history::SeriesId series, UtcMs moment)
{
    for (int i = 0; i < kMostMarkers; ++i) {
        auto newest = snapshot.newestSample(series, moment);
        if (!newest || !*newest || std::isfinite((*newest)->value))
            return newest;
        moment = (*newest)->at - Millis{1};
    }
    return std::optional<Sample>();
}

/// Those of the window, and the newest at or before it.
Result<std::vector<Sample>> samplesOf(const Snapshot& snapshot, history::SeriesId series, TimeSpan window)
{
    const auto found = snapshot.samples(series, {window.from - kJustBefore, window.to});
    if (!found)
        return found.error();
    std::vector<Sample> samples;
    samples.reserve(found->size() + 1);
    for (const Sample& sample : *found) {
        if (!std::isfinite(sample.value))
            continue;
        if (sample.at <= window.from)
            samples.clear();
        samples.push_back(sample);
    }
    if (!samples.empty() && samples.front().at <= window.from)
        return samples;
    const auto before = newestFinite(snapshot, series, window.from - kJustBefore);
    if (!before)
        return before.error();
    if (*before)
        samples.insert(samples.begin(), **before);
    return samples;
}

/// A column over the moments of the polls; NaN where there is none of that moment.
std::vector<double> columnOf(const std::vector<Sample>& samples, const std::vector<UtcMs>& moments)
{
    std::vector<double> column(moments.size(), kNone);
    auto sample = samples.begin();
    for (std::size_t i = 0; i < moments.size() && sample != samples.end(); ++i) {
        while (sample != samples.end() && sample->at < moments[i])
            ++sample;
        if (sample != samples.end() && sample->at == moments[i])
            column[i] = sample->value;
    }
    return column;
}

bool isCore(CounterRole role)
{
    return role == CounterRole::Hit || role == CounterRole::Miss || role == CounterRole::Request;
}

class Loader {
public:
    Loader(const Snapshot& snapshot, const CacheInstance& instance, TimeSpan window)
        : m_snapshot(snapshot), m_instance(instance), m_window(window)
    {}

    Result<std::vector<CounterPolls>> units()
    {
        name();
        std::vector<CounterPolls> all;
        for (Unit& unit : m_instance.kind == Kind::Mapped ? mapped() : databases()) {
            auto polls = pollsOf(unit);
            if (!polls)
                return polls.error();
            all.push_back(std::move(*polls));
        }
        return all;
    }

private:
    void add(CounterRole role, const std::vector<SeriesInfo>& series)
    {
        for (const SeriesInfo& one : series)
            m_counters.push_back({.role = role, .series = one});
    }

    std::vector<Unit> databases() const
    {
        std::map<Labels, Unit> units;
        for (const Counter& counter : m_counters) {
            const Labels labels = databaseOf(m_instance.kind, counter.series.key.labels);
            Unit& unit = units.try_emplace(labels, Unit{.labels = labels}).first->second;
            unit.counters.push_back(counter);
        }
        std::vector<Unit> all;
        for (auto& [labels, unit] : units)
            all.push_back(std::move(unit));
        return all;
    }

    std::vector<Unit> mapped() const
    {
        std::vector<MappedCounter> counters;
        for (const Counter& counter : m_counters)
            counters.push_back({.role = counter.role, .selector = selectorOf(counter.role), .labels = counter.series.key.labels});
        std::vector<Unit> all;
        for (const MappedUnit& unit : mappedUnits(counters)) {
            all.push_back({.labels = {}, .isLoose = unit.isLoose});
            for (const std::size_t i : unit.counters)
                all.back().counters.push_back(m_counters[i]);
        }
        return all;
    }

    const Selector* selectorOf(CounterRole role) const
    {
        const MappedCache& mapped = *m_instance.mapped;
        const std::optional<Selector>& other = role == CounterRole::Miss ? mapped.misses
            : role == CounterRole::Request                               ? mapped.requests
                                                                         : mapped.evicted;
        return role == CounterRole::Hit || !other ? &mapped.hits : &*other;
    }

    void name()
    {
        add(CounterRole::Hit, m_instance.hits);
        add(CounterRole::Miss, m_instance.misses);
        add(CounterRole::Request, m_instance.requests);
        switch (m_instance.kind) {
        case Kind::Redis:
            add(CounterRole::Evicted, m_instance.named(vocabulary::kRedisEvicted));
            add(CounterRole::Expired, m_instance.named(vocabulary::kRedisExpired));
            add(CounterRole::Witness, m_instance.named(vocabulary::kRedisCommands));
            return;
        case Kind::Memcached:
            add(CounterRole::Evicted, m_instance.named(vocabulary::kMemcachedEvicted));
            return;
        case Kind::Postgres:
            return;
        case Kind::Mapped:
            for (const auto& [metric, series] : m_instance.others) {
                const auto& evicted = m_instance.mapped->evicted;
                if (evicted && evicted->matches(series.key.name, series.key.labels))
                    add(CounterRole::Evicted, {series});
            }
            return;
        }
    }

    Result<CounterPolls> pollsOf(Unit& unit)
    {
        CounterPolls polls;
        polls.isLoose = unit.isLoose;
        for (Counter& counter : unit.counters) {
            auto samples = samplesOf(m_snapshot, counter.series.id, m_window);
            if (!samples)
                return samples.error();
            counter.samples = std::move(*samples);
        }
        polls.at = momentsOf(unit.counters);
        for (const Counter& counter : unit.counters) {
            polls.roles.push_back(counter.role);
            polls.values.push_back(columnOf(counter.samples, polls.at));
        }
        if (auto done = addIdentity(unit.labels, polls); !done)
            return done.error();
        if (m_instance.kind == Kind::Mapped)
            polls.wasAsked = askedProof(unit.counters);
        return polls;
    }

    /// When look-ups were polled. What was evicted alone is a part of the polls of its target, which may have shown it earlier.
    std::vector<UtcMs> momentsOf(const std::vector<Counter>& counters)
    {
        const bool hasLookups = std::ranges::any_of(counters, isCore, &Counter::role);
        std::vector<UtcMs> moments;
        for (const Counter& counter : counters) {
            if (hasLookups && !isCore(counter.role))
                continue;
            for (const Sample& sample : counter.samples)
                moments.push_back(sample.at);
        }
        sortOnce(moments);
        if (m_instance.kind != Kind::Mapped || counters.empty())
            return moments;
        std::vector<UtcMs>& ofTarget = m_moments[targetOf(counters.front().series.key.labels)];
        std::vector<UtcMs>& to = hasLookups ? ofTarget : moments;
        const std::vector<UtcMs>& from = hasLookups ? moments : ofTarget;
        if (to == from)
            return moments;
        to.insert(to.end(), from.begin(), from.end());
        sortOnce(to);
        return moments;
    }

    static void sortOnce(std::vector<UtcMs>& moments)
    {
        std::ranges::sort(moments);
        moments.erase(std::ranges::unique(moments).begin(), moments.end());
    }

    Result<void> addIdentity(const Labels& labels, CounterPolls& polls)
    {
        switch (m_instance.kind) {
        case Kind::Redis:
            if (auto done = addOwn(polls); !done)
                return done.error();
            if (auto done = addProcesses(polls); !done)
                return done.error();
            if (!polls.process.empty() && std::ranges::all_of(polls.process, [](int process) { return process == 0; }))
                return {}; // one process all the time
            return addStart(vocabulary::kRedisUptime, vocabulary::kRedisStart, polls);
        case Kind::Memcached:
            return addStart(vocabulary::kMemcachedUptime, {}, polls);
        case Kind::Postgres: {
            polls.outlivesRestart = true;
            if (auto done = addStart({}, vocabulary::kPostgresStart, polls); !done)
                return done.error();
            std::vector<SeriesInfo> resets = m_instance.named(vocabulary::kPostgresReset);
            std::erase_if(resets,
                          [&labels](const SeriesInfo& one) { return databaseOf(Kind::Postgres, one.key.labels) != labels; });
            auto column = columnAt(resets, polls.at);
            if (!column)
                return column.error();
            polls.statsReset = std::move(*column);
            for (double& reset : polls.statsReset)
                reset = reset > 0 ? reset * kMillis : kNone; // 0: never
            return {};
        }
        case Kind::Mapped:
            return {};
        }
        return {};
    }

    /// Of series of which mostly there is one; of a moment the last of them that has a sample.
    Result<std::vector<double>> columnAt(const std::vector<SeriesInfo>& series, const std::vector<UtcMs>& moments) const
    {
        std::vector<double> all;
        for (const SeriesInfo& one : series) {
            const auto samples = samplesOf(m_snapshot, one.id, m_window);
            if (!samples)
                return samples.error();
            const std::vector<double> column = columnOf(*samples, moments);
            if (all.empty())
                all = column;
            for (std::size_t i = 0; i < column.size(); ++i) {
                if (std::isfinite(column[i]))
                    all[i] = column[i];
            }
        }
        return all;
    }

    Result<void> addOwn(CounterPolls& polls) const
    {
        auto hits = columnAt(m_instance.named(vocabulary::kRedisOwnHits), polls.at);
        if (!hits)
            return hits.error();
        auto misses = columnAt(m_instance.named(vocabulary::kRedisOwnMisses), polls.at);
        if (!misses)
            return misses.error();
        polls.ownHits = std::move(*hits);
        polls.ownMisses = std::move(*misses);
        return {};
    }

    /// The uptime is the process's own clock; its start is somebody else's difference of two.
    Result<void> addStart(std::string_view uptime, std::string_view start, CounterPolls& polls) const
    {
        const auto up = uptime.empty() ? Result(std::vector<double>()) : columnAt(m_instance.named(uptime), polls.at);
        if (!up)
            return up.error();
        polls.started = *up;
        for (std::size_t i = 0; i < polls.started.size(); ++i)
            polls.started[i] = double(msOf(polls.at[i])) - polls.started[i] * kMillis;
        if (start.empty() || std::ranges::any_of(polls.started, [](double one) { return std::isfinite(one); }))
            return {};
        auto column = columnAt(m_instance.named(start), polls.at);
        if (!column)
            return column.error();
        polls.started = std::move(*column);
        for (double& one : polls.started)
            one *= kMillis;
        return {};
    }

    /// Run ids are labels of a series that is always 1. With one for all that was ever seen nothing has to be read; of a time
    /// before anybody told it, it says nothing.
    Result<void> addProcesses(CounterPolls& polls) const
    {
        std::map<std::string, std::vector<SeriesInfo>, std::less<>> ids;
        for (const SeriesInfo& info : m_instance.named(vocabulary::kRedisInfo))
            ids[std::string(info.key.labels.value("run_id"))].push_back(info);
        if (ids.empty() || (ids.size() == 1 && ids.begin()->first.empty()))
            return {};
        polls.process.assign(polls.at.size(), -1);
        if (ids.size() == 1 && !polls.at.empty()) {
            const auto isTold = isToldBy(ids.begin()->second, polls.at.front());
            if (!isTold)
                return isTold.error();
            if (*isTold) {
                std::ranges::fill(polls.process, 0);
                return {};
            }
        }
        int process = 0;
        for (const auto& [id, series] : ids) {
            const auto column = columnAt(series, polls.at);
            if (!column)
                return column.error();
            for (std::size_t i = 0; i < column->size() && !id.empty(); ++i) {
                if (std::isfinite((*column)[i]))
                    polls.process[i] = process;
            }
            ++process;
        }
        return {};
    }

    Result<bool> isToldBy(const std::vector<SeriesInfo>& series, UtcMs moment) const
    {
        for (const SeriesInfo& one : series) {
            const auto newest = m_snapshot.newestSample(one.id, moment);
            if (!newest)
                return newest.error();
            if (*newest)
                return true;
        }
        return false;
    }

    /// Whether an answer that would have shown the counter speaks of that moment.
    std::function<bool(std::size_t, UtcMs)> askedProof(const std::vector<Counter>& counters) const
    {
        std::vector<std::pair<std::string, std::string>> wants; ///< of each counter: source and want
        wants.reserve(counters.size());
        for (const Counter& counter : counters)
            wants.emplace_back(counter.series.key.source, selectorOf(counter.role)->toText());
        return [wants = std::move(wants), &snapshot = m_snapshot](std::size_t counter, UtcMs moment) {
            const auto asked = askedSpans(snapshot, wants[counter].first, wants[counter].second, {moment - Millis{1}, moment});
            return asked && *asked && !(*asked)->empty();
        };
    }

    const Snapshot& m_snapshot;
    const CacheInstance& m_instance;
    TimeSpan m_window;
    std::vector<Counter> m_counters;
    std::map<Labels, std::vector<UtcMs>> m_moments; ///< when look-ups of a mapped cache's targets were polled
};

} // namespace

std::optional<double> HitCounts::ratio() const
{
    return lookups() > 0 && !isContradictory ? std::optional(hits / lookups()) : std::nullopt;
}

std::optional<double> HitCounts::lifetimeRatio() const
{
    const double all = lifetimeHits.value_or(0) + lifetimeMisses.value_or(0);
    return all > 0 ? std::optional(lifetimeHits.value_or(0) / all) : std::nullopt;
}

Result<HitCounts> countHits(const history::Snapshot& snapshot, const CacheInstance& instance, TimeSpan window)
{
    if (instance.hits.empty() || (instance.misses.empty() && instance.requests.empty()))
        return HitCounts(); // half of it says nothing
    const auto units = Loader(snapshot, instance, window).units();
    if (!units)
        return units.error();
    return countsOf(*units, window);
}

Interval wilson(double k, double n)
{
    const double p = k / n;
    const double z2 = kZ * kZ;
    const double middle = (p + z2 / (2 * n)) / (1 + z2 / n);
    const double half = kZ / (1 + z2 / n) * std::sqrt(p * (1 - p) / n + z2 / (4 * n * n));
    return {k <= 0 ? 0 : std::max(0.0, middle - half), k >= n ? 1 : std::min(1.0, middle + half)};
}

} // namespace traceo
