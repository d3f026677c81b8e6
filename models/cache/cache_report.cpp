#include "cache/cache_report.h"

#include "cache/cache_detail.h"
#include "cache/cache_instance.h"
#include "cache/cache_latency.h"
#include "cache/cache_now.h"
#include "cache/cache_row.h"
#include "cache/cache_tiles.h"
#include "cache/false_results.h"
#include "cache/hit_counts.h"
#include "sli/asked.h"
#include "vocabulary/caches.h"
#include "vocabulary/facts.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace traceo {
namespace {

using history::Snapshot;
using namespace Qt::StringLiterals;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(CacheReport)
};

constexpr Millis kBackfilled = 30 * kDay;

/// The exact (t − w, t].
TimeSpan windowOf(const Question& question)
{
    return {question.moment() - std::clamp(question.range, kShortestCacheRange, kLongestCacheRange), question.moment()};
}

class Builder {
public:
    Builder(const Snapshot& snapshot, const CacheConfig& config, const Question& question)
        : m_snapshot(snapshot), m_config(config), m_question(question), m_window(windowOf(question))
    {
        m_report.moment = question.moment();
        m_report.window = m_window;
    }

    Result<CacheReport> report()
    {
        auto instances = instancesOf(m_snapshot, m_config, m_report.moment);
        if (!instances)
            return instances.error();
        const std::string& only = m_question.filter;
        std::erase_if(*instances,
                      [&only](const CacheInstance& one) { return !only.empty() && one.key != only && one.name != only; });
        if (auto done = markTwins(m_snapshot, *instances, m_report.moment); !done)
            return done.error();
        if (auto done = readFacts(); !done)
            return done.error();
        for (const CacheInstance& instance : *instances) {
            if (auto done = addInstance(instance); !done)
                return done.error();
        }
        if (instances->empty())
            return std::move(m_report);
        sortRows();
        m_report.targets = m_sums.targets(m_config.targets, m_report);
        m_report.tiles = tilesOf(m_report);
        if (auto done = noteFilling(*instances); !done)
            return done.error();
        if (auto done = addDetail(*instances); !done)
            return done.error();
        return std::move(m_report);
    }

private:
    Result<void> readFacts()
    {
        const auto facts = m_snapshot.facts(vocabulary::kCacheFact);
        if (!facts)
            return facts.error();
        for (const Fact& fact : *facts) {
            if (auto said = vocabulary::cacheFact(fact.payload)) // one of a newer version is no reason to show nothing
                m_facts[{fact.source, fact.key}] = *said;
        }
        const auto servers = m_snapshot.facts(vocabulary::kSourceFact);
        if (!servers)
            return servers.error();
        for (const Fact& fact : *servers) {
            if (auto said = vocabulary::sourceFact(fact.payload))
                m_servers[fact.source] = std::move(*said);
        }
        return readShadows();
    }

    /// Of those alone that the workspace still wants read along.
    Result<void> readShadows()
    {
        const auto facts = m_snapshot.facts(vocabulary::kShadowFact);
        if (!facts)
            return facts.error();
        for (const Fact& fact : *facts) {
            const auto said = vocabulary::shadowFact(fact.payload);
            const bool isWanted = std::ranges::find(m_config.shadowed, fact.key) != m_config.shadowed.end();
            if (!said || said->problem.empty() || !isWanted || (!m_question.filter.empty() && fact.key != m_question.filter))
                continue;
            QString words = QString::fromStdString(said->problem);
            if (!said->remedy.empty())
                words += u"; "_s + QString::fromStdString(said->remedy);
            m_report.shadowTroubles.push_back({.cache = fact.key, .words = std::move(words)});
        }
        std::ranges::sort(m_report.shadowTroubles, {}, &ShadowTrouble::cache);
        return {};
    }

    std::optional<vocabulary::CacheFact> factOf(const CacheInstance& instance) const
    {
        const auto found = m_facts.find({instance.source, instance.name});
        auto fact = found == m_facts.end() ? std::nullopt : std::optional(found->second);
        const auto server = m_servers.find(instance.source); // gathered over the answers to all questions
        if (!fact || !instance.isDirect || server == m_servers.end())
            return fact;
        for (const std::string& question : server->second.notEnabled) {
            if (std::ranges::find(fact->refused, question) == fact->refused.end())
                fact->refused.push_back(question);
        }
        fact->remedies.insert(server->second.remedies.begin(), server->second.remedies.end());
        return fact;
    }

    Result<void> addInstance(const CacheInstance& instance)
    {
        const auto counts = countHits(m_snapshot, instance, m_window);
        if (!counts)
            return counts.error();
        const auto now = nowOf(m_snapshot, instance, factOf(instance), counts->newest, m_report.moment);
        if (!now)
            return now.error();
        const auto latencies = latenciesOf(m_snapshot, m_config, instance, m_window, counts->ratio(), counts->steps);
        if (!latencies)
            return latencies.error();
        auto falseResults = falseResultsOf(m_snapshot, instance, m_window);
        if (!falseResults)
            return falseResults.error();
        const CacheView view{instance, *counts, m_window, *now, *latencies, *falseResults};
        m_report.rows.push_back(rowOf(view, m_config, m_question));
        if (troubleOf(instance) != nullptr)
            noteTrouble(m_report.rows.back());
        TtlAdvice ttl = ttlAdvice(m_config, instance.name, *falseResults);
        m_report.rows.back().ttlFor = ttl.ttl;
        m_report.rows.back().ttlSentence = ttl.sentence;
        m_sums.add(view, m_report.rows.back());
        if (!falseResults->empty())
            m_report.estimates.push_back(
                {.key = instance.key, .results = std::move(*falseResults), .ttlSentence = std::move(ttl.sentence)});
        return {};
    }

    const ShadowTrouble* troubleOf(const CacheInstance& instance) const
    {
        const auto trouble = std::ranges::find(m_report.shadowTroubles, instance.name, &ShadowTrouble::cache);
        return trouble == m_report.shadowTroubles.end() ? nullptr : &*trouble;
    }

    static void noteTrouble(CacheRow& row)
    {
        const QString words = Text::tr("shadow reader cannot look");
        row.note = row.note.isEmpty() ? words : row.note + u", "_s + words;
    }

    /// Rows worst first, and what else there is of each in their order.
    void sortRows()
    {
        std::ranges::sort(m_report.rows, {}, [](const CacheRow& row) { return std::tie(row.status, row.name, row.key); });
        std::ranges::sort(m_report.estimates, {}, [this](const CacheEstimates& one) {
            return std::ranges::find(m_report.rows, one.key, &CacheRow::key) - m_report.rows.begin();
        });
    }

    /// What of the window is still to be fetched of servers that keep the past; who is asked directly keeps none.
    Result<void> noteFilling(const std::vector<CacheInstance>& instances)
    {
        std::set<std::pair<std::string, std::string>> asked;
        for (const CacheInstance& instance : instances) {
            if (!instance.isDirect)
                asked.emplace(instance.source, wantOf(instance));
        }
        for (const auto& [source, want] : asked) {
            const auto spans = askedSpans(m_snapshot, source, want, m_window);
            if (!spans)
                return spans.error();
            if (*spans && !stillToCome(**spans, m_window, m_question.now - kBackfilled).empty())
                m_report.isFilling = true;
        }
        return {};
    }

    std::string wantOf(const CacheInstance& instance) const
    {
        switch (instance.kind) {
        case CacheInstance::Kind::Redis:
            return m_config.redisWant().id();
        case CacheInstance::Kind::Memcached:
            return m_config.memcachedWant().id();
        case CacheInstance::Kind::Postgres:
            return m_config.postgresWant().id();
        case CacheInstance::Kind::Mapped:
            return instance.mapped->hits.toText();
        }
        Q_UNREACHABLE();
    }

    /// The selected one, by key or name; else the worst.
    const CacheRow& chosen() const
    {
        const auto& rows = m_report.rows;
        const auto byKey = std::ranges::find(rows, m_question.selected, &CacheRow::key);
        if (byKey != rows.end())
            return *byKey;
        const auto byName = std::ranges::find(rows, m_question.selected, &CacheRow::name);
        return byName != rows.end() ? *byName : rows.front();
    }

    Result<void> addDetail(const std::vector<CacheInstance>& instances)
    {
        const CacheRow& row = chosen();
        const auto instance = std::ranges::find(instances, row.key, &CacheInstance::key);
        const auto counts = countHits(m_snapshot, *instance, m_window); // steps of all of them would take much memory
        if (!counts)
            return counts.error();
        auto detail = detailOf(m_snapshot, m_config, *instance, row, *counts, m_question);
        if (!detail)
            return detail.error();
        m_report.detail = std::move(*detail);
        if (const ShadowTrouble* const trouble = troubleOf(*instance))
            m_report.detail->ttlSentence =
                Text::tr("Its answers cannot be compared: %1").arg(trouble->words) + u'\n' + m_report.detail->ttlSentence;
        return {};
    }

    const Snapshot& m_snapshot;
    const CacheConfig& m_config;
    const Question& m_question;
    TimeSpan m_window;
    CacheReport m_report;
    CacheSums m_sums;
    std::map<std::pair<std::string, std::string>, vocabulary::CacheFact> m_facts; ///< by source and instance
    std::map<std::string, vocabulary::SourceFact> m_servers;                      ///< by source
};

} // namespace

Result<CacheReport> build(const Snapshot& snapshot, const CacheConfig& config, const Question& question)
{
    return Builder(snapshot, config, question).report();
}

} // namespace traceo
