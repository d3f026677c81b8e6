#include "cache/cache_tiles.h"

#include "cache/cache_state.h"
#include "cache/false_results.h"
#include "core/format.h"

#include <QCoreApplication>

#include <algorithm>
#include <limits>
#include <map>

namespace traceo {
namespace {

using namespace Qt::StringLiterals;
using Verdict = CacheTarget::Verdict;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(CacheReport)
};

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

std::shared_ptr<const Explanation> why(const QString& title, const QString& formula, std::vector<Explanation::Input> inputs)
{
    Explanation explanation;
    explanation.title = title;
    explanation.formula = formula;
    explanation.inputs = std::move(inputs);
    explanation.command = u"traceo cache status"_s;
    return std::make_shared<const Explanation>(std::move(explanation));
}

/// Of a count by its interval.
Verdict verdictOf(const Interval& interval, double target, bool isLeast)
{
    if (isLeast)
        return interval.low >= target ? Verdict::Met : interval.high < target ? Verdict::Missed : Verdict::Undecided;
    return interval.high < target ? Verdict::Met : interval.low > target ? Verdict::Missed : Verdict::Undecided;
}

Reading ratioOf(double part, double all, bool isLeast, bool isPartial, UtcMs moment)
{
    const bool isKnown = all > 0;
    return {.value = isKnown ? part / all : kNone,
            .unit = Unit::Ratio,
            .at = moment,
            .quality = !isKnown ? Quality::Unknown
                : isPartial     ? Quality::Partial
                                : Quality::Ok,
            .better = isLeast ? Better::Higher : Better::Lower,
            .decimals = 2};
}

void say(CacheTarget& target, const QString& restsOn)
{
    const QString limit = target.isLeast ? Text::tr("target %1").arg(targetText(target.target))
                                         : Text::tr("target below %1").arg(targetText(target.target));
    target.words = Text::tr("%1, %2; %3").arg(limit, nameOf(target.verdict), restsOn);
}

KeyFigure sizeTile(const CacheReport& report)
{
    std::map<Status, int> counts;
    std::vector<Explanation::Input> inputs;
    int servers = 0;
    for (const CacheRow& row : report.rows) {
        if (!row.sameAs.empty())
            continue;
        ++counts[row.status];
        ++servers;
    }
    for (const auto& [status, count] : counts)
        inputs.push_back({traceo::nameOf(status), QString::number(count)});
    KeyFigure tile{
        .title = Text::tr("Caches"),
        .value = {.value = double(servers),
                  .unit = Unit::Count,
                  .at = report.moment,
                  .quality = Quality::Ok,
                  .why = why(Text::tr("Caches"),
                             Text::tr("caches heard of or asked in the last seven days; a server that is seen twice is one"),
                             inputs)},
        .unit = {}};
    counts.erase(Status::Ok);
    for (const auto& [status, count] : counts)
        tile.counts.emplace_back(status, count);
    if (tile.counts.empty())
        tile.note = Text::tr("all on target");
    return tile;
}

} // namespace

QString nameOf(CacheTarget::Verdict verdict)
{
    switch (verdict) {
    case Verdict::Met:
        return Text::tr("met");
    case Verdict::Missed:
        return Text::tr("missed");
    case Verdict::Undecided:
        return Text::tr("cannot be told yet");
    case Verdict::Unknown:
        return Text::tr("not known");
    }
    Q_UNREACHABLE();
}

std::string_view wordOf(CacheTarget::Verdict verdict)
{
    switch (verdict) {
    case Verdict::Met:
        return "met";
    case Verdict::Missed:
        return "missed";
    case Verdict::Undecided:
        return "undecided";
    case Verdict::Unknown:
        return "unknown";
    }
    Q_UNREACHABLE();
}

void CacheSums::add(const CacheView& view, const CacheRow& row)
{
    ++m_caches;
    m_once += row.hitWord == HitWord::OnePoll ? 1 : 0;
    if (!row.sameAs.empty()) // it is counted already
        return;
    if (row.hitRate.hasValue()) {
        Lookups& sum = view.instance.kind == CacheInstance::Kind::Postgres ? m_blocks : m_lookups;
        sum.hits += view.counts.hits;
        sum.misses += view.counts.misses;
        ++sum.caches;
        sum.isPartial = sum.isPartial || row.hitRate.quality != Quality::Ok;
    }
    const double lookups = view.counts.lookups();
    if (row.hitRate.hasValue() && row.effective.hasValue() && row.reduction.hasValue() && row.reduction.value < 1) {
        m_spent += lookups * row.effective.value;
        m_origin += lookups * row.effective.value / (1 - row.reduction.value);
        ++m_timed;
    }
    if (view.latencies.isOriginGiven) {
        ++m_withOrigin;
        m_idle += row.hitWord == HitWord::NoLookups ? 1 : 0;
        m_withoutHit += view.latencies.isHitGiven ? 0 : 1;
    }
    if (const FalseResults* const found = ratedBy(view.falseResults)) {
        m_stale += double(found->stale);
        m_compared += double(found->compared);
        ++m_overseen;
        m_ofEntries += found->isOfEntries ? 1 : 0;
    }
    const CacheNow& now = view.now;
    if (now.overheadNet() && *now.used < kLeastMemory) {
        ++m_nearEmpty; // as no row is judged by it
    } else if (now.overheadNet()) {
        m_overhead += std::clamp(*now.overhead - *now.startup, 0.0, *now.used - *now.startup);
        m_memory += *now.used - *now.startup;
        m_isMemoryPartial = m_isMemoryPartial || row.overheadNet.quality != Quality::Ok;
        ++m_measured;
    }
}

QString CacheSums::needed(const QString& unless) const
{
    return m_once == m_caches ? Text::tr("needs two polls") : unless;
}

CacheTarget CacheSums::hitRate(double target, const CacheReport& report) const
{
    const bool isBlocks = m_lookups.caches == 0 && m_blocks.caches > 0;
    const Lookups& sum = isBlocks ? m_blocks : m_lookups;
    CacheTarget result{.key = "hit_rate",
                       .name = isBlocks ? Text::tr("Shared-buffer hit rate") : Text::tr("Hit rate"),
                       .value = ratioOf(sum.hits, sum.hits + sum.misses, true, sum.isPartial, report.moment),
                       .target = target,
                       .isLeast = true};
    if (result.value.hasValue())
        result.verdict = verdictOf(wilson(sum.hits, sum.hits + sum.misses), target, true);
    result.value.why = why(result.name, Text::tr("hits ÷ (hits + misses), both added up over all caches"),
                           {{Text::tr("hits"), countText(sum.hits)},
                            {Text::tr("misses"), countText(sum.misses)},
                            {Text::tr("caches"), QString::number(sum.caches)}});
    QString restsOn = sum.caches > 0 ? Text::tr("%n cache(s)", nullptr, sum.caches) : needed(Text::tr("no look-ups"));
    if (!isBlocks && m_blocks.caches > 0)
        restsOn += u", "_s + Text::tr("without PostgreSQL");
    say(result, restsOn);
    return result;
}

/// What is configured is not asked for again.
QString CacheSums::untimedWords() const
{
    if (m_withOrigin == 0)
        return Text::tr("needs the latency of an origin: “latency:” under “cache:” in the workspace");
    if (m_withoutHit == m_withOrigin)
        return Text::tr("needs the latency of a hit: “hit:” beside “origin:” under “latency:” in the workspace");
    if (m_idle < m_withOrigin)
        return Text::tr("look-ups with their latencies were not observed");
    return m_lookups.caches + m_blocks.caches == 0 ? Text::tr("no look-ups")
                                                   : Text::tr("no look-ups where the latency of an origin is known");
}

CacheTarget CacheSums::latencyReduction(double target, const CacheReport& report) const
{
    CacheTarget result{.key = "latency_reduction",
                       .name = Text::tr("Latency reduction"),
                       .value = ratioOf(m_origin - m_spent, m_origin, true, false, report.moment),
                       .target = target,
                       .isLeast = true};
    if (result.value.hasValue())
        result.verdict = result.value.value >= target ? Verdict::Met : Verdict::Missed;
    result.value.why = why(result.name, Text::tr("1 − time that look-ups took ÷ time they would have taken at the origin"),
                           {{Text::tr("caches"), QString::number(m_timed)}});
    say(result, m_timed > 0 ? Text::tr("%n cache(s)", nullptr, m_timed) : needed(untimedWords()));
    return result;
}

QString CacheSums::staleWords() const
{
    return m_ofEntries == 0         ? Text::tr("%1 of %2 answers stale")
        : m_ofEntries == m_overseen ? Text::tr("%1 of %2 entries stale")
                                    : Text::tr("%1 of %2 answers and entries stale");
}

CacheTarget CacheSums::falseResults(double target, const CacheReport& report) const
{
    CacheTarget result{.key = "false_results",
                       .name = Text::tr("False results"),
                       .value = ratioOf(m_stale, m_compared, false, false, report.moment),
                       .target = target,
                       .isLeast = false};
    if (result.value.hasValue())
        result.verdict = verdictOf(wilson(m_stale, m_compared), target, false);
    result.value.why = why(result.name, Text::tr("stale ÷ compared, of each cache by an estimator of answers, else of entries"),
                           {{Text::tr("stale"), countText(m_stale)},
                            {Text::tr("compared"), countText(m_compared)},
                            {Text::tr("caches"), QString::number(m_overseen)}});
    QStringList restsOn;
    if (m_overseen > 0)
        restsOn << staleWords().arg(countText(m_stale), countText(m_compared));
    else if (report.shadowTroubles.empty())
        restsOn << Text::tr("nobody compares answers");
    for (const ShadowTrouble& trouble : report.shadowTroubles)
        restsOn << Text::tr("nobody compares answers of %1: %2").arg(plainText(trouble.cache, 63), trouble.words);
    say(result, restsOn.join(u"; "_s));
    return result;
}

CacheTarget CacheSums::memoryOverhead(double target, const CacheReport& report) const
{
    CacheTarget result{.key = "memory_overhead",
                       .name = Text::tr("Memory overhead"),
                       .value = ratioOf(m_overhead, m_memory, false, m_isMemoryPartial, report.moment),
                       .target = target,
                       .isLeast = false};
    if (result.value.hasValue())
        result.verdict = result.value.value < target ? Verdict::Met : Verdict::Missed;
    result.value.why =
        why(result.name, Text::tr("(overhead − start-up) ÷ (used − start-up), both added up"),
            {{Text::tr("overhead − start-up"), bytesText(m_overhead)}, {Text::tr("used − start-up"), bytesText(m_memory)}});
    QString restsOn = Text::tr("net, %n cache(s)", nullptr, m_measured);
    if (m_nearEmpty > 0)
        restsOn += u", "_s + Text::tr("%1 below 64 MiB left out").arg(m_nearEmpty);
    say(result, restsOn);
    return result;
}

std::vector<CacheTarget> CacheSums::targets(const CacheTargets& targets, const CacheReport& report) const
{
    if (m_caches == 0)
        return {};
    return {hitRate(targets.hitRate, report), latencyReduction(targets.latencyReduction, report),
            falseResults(targets.falseResults, report), memoryOverhead(targets.memoryOverhead, report)};
}

std::vector<KeyFigure> tilesOf(const CacheReport& report)
{
    std::vector<KeyFigure> tiles{sizeTile(report)};
    for (const CacheTarget& target : report.targets)
        tiles.push_back({.title = target.name, .value = target.value, .unit = u"%"_s, .note = target.words});
    return tiles;
}

} // namespace traceo
