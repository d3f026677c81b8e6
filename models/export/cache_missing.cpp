#include "export/cache_missing.h"

#include "cache/cache_row.h"
#include "core/format.h"
#include "export/section_parts.h"

#include <QCoreApplication>

#include <algorithm>

namespace traceo {
namespace {

using namespace Qt::StringLiterals;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(CacheMissing)
};

/// Whether its state speaks of its numbers; else of why there are no new ones.
bool isSeen(const CacheRow& row)
{
    return row.status == Status::Ok || row.status == Status::Warning;
}

bool isAskedDirectly(const CacheRow& row, const CacheConfig& config)
{
    return std::ranges::find(config.sources, row.source, &CacheConfig::SourceName::name) != config.sources.end();
}

/// Why there is no hit rate, or none of now; empty where there is one.
QString whyUnseen(const CacheRow& row)
{
    if (!isSeen(row))
        return row.reason;
    if (row.hitRate.hasValue())
        return {};
    return row.hitWord == HitWord::NoLookups ? Text::tr("Nobody looked anything up in this period: there is no hit rate.")
                                             : Text::tr("There were no two polls in this period: there is no hit rate.");
}

/// What would bring it; empty where nobody can do anything, or where its own message says so.
QString remedyOf(const CacheRow& row, const CacheConfig& config)
{
    if (row.status == Status::Critical)
        return isAskedDirectly(row, config) ? QString()
                                            : Text::tr("Look whether it runs, and at the address that its exporter was given.");
    if (row.status == Status::Stale)
        return Text::tr("Look whether its source and its exporter still answer.");
    if (!row.age.hasValue())
        return row.kind == "mapped"
            ? Text::tr("Look at the names of its counters in the section “%1” of the workspace.").arg(u"cache:"_s)
            : Text::tr("Look whether its exporter serves hits and misses.");
    return row.hitWord == HitWord::OnePoll || row.hitWord == HitWord::NotObserved
        ? Text::tr("A longer period may have two polls; the next one comes by itself.")
        : QString();
}

void addUnseen(const CacheReport& report, const CacheConfig& config, DocumentNotes& missing)
{
    for (const CacheRow& row : report.rows) {
        const QString why = whyUnseen(row);
        if (why.isEmpty())
            continue;
        const bool isOfSource = row.status == Status::Critical || row.status == Status::Stale;
        const QString command =
            isOfSource ? u"traceo sources test "_s + shellWord(row.source) : QString(); // asks it now, and says what is wrong
        missing.notes.push_back({isSeen(row) ? Status::Unknown : row.status, plainText(row.name),
                                 sentencesOf({why, remedyOf(row, config)}), command});
    }
}

/// A number that some caches have not, though they could.
struct Gap {
    QString number;
    QString remedy;
    QStringList names{};
};

QString latencyKey()
{
    return u"latency:"_s;
}

QString whyNoP99(const CacheRow& row)
{
    if (row.kind != "redis")
        return Text::tr("name the histogram of their answers under “%1” in the section “%2” of the workspace")
            .arg(latencyKey(), u"cache:"_s);
    if (row.refused.contains(u"LATENCY HISTOGRAM"_s)) // is said with its own remedy
        return {};
    return Text::tr("Redis tells times of commands from 7.0 on, when it may be asked for LATENCY HISTOGRAM");
}

QString whyNoReduction(const CacheRow& row)
{
    if (!row.hitFrom.empty() && !row.originFrom.empty())
        return Text::tr("their latencies were not observed in this period: look whether their histograms still come");
    const QString what = !row.originFrom.empty() ? Text::tr("the latency of a hit")
        : !row.hitFrom.empty()                   ? Text::tr("the latency of the origin")
                                                 : Text::tr("the latencies of a hit and of the origin");
    return Text::tr("write %1 under “%2” in the section “%3” of the workspace, or name a histogram of it there")
        .arg(what, latencyKey(), u"cache:"_s);
}

QString whyNoFalseRate(const CacheRow& row, const CacheReport& report)
{
    const auto trouble = std::ranges::find(report.shadowTroubles, row.name, &ShadowTrouble::cache);
    if (trouble != report.shadowTroubles.end())
        return Text::tr("the shadow reader cannot look: %1").arg(trouble->words);
    return row.kind != "redis"
        ? Text::tr("map a counter of stale answers with “%1” in the section “%2” of the workspace").arg(u"stale:"_s, u"cache:"_s)
        : Text::tr("nobody holds answers against the truth: let a shadow reader look (“%1” in the section "
                   "“%2” of the workspace)")
              .arg(u"shadow:"_s, u"cache:"_s);
}

class Gaps {
public:
    explicit Gaps(const CacheReport& report) : m_report(report) {}

    /// What its kind could have: PostgreSQL's buffers are never stale, and only Redis and memcached tell of memory.
    void add(const CacheRow& row)
    {
        const bool isMapped = row.kind == "mapped";
        const bool isPostgres = row.kind == "postgres";
        const QString exporter = Text::tr("look whether their exporter serves it");
        if (!row.p99.hasValue())
            add(row, Text::tr("p99"), whyNoP99(row));
        if (!row.reduction.hasValue())
            add(row, Text::tr("Saves"), whyNoReduction(row));
        if (!row.memoryUsed.hasValue() && !isMapped && !isPostgres)
            add(row, Text::tr("Memory"), exporter);
        if (!row.overheadNet.hasValue() && row.kind == "redis")
            add(row, Text::tr("Overhead"), exporter);
        if (!row.evictions.hasValue() && !isPostgres)
            add(row, Text::tr("Evicted"),
                isMapped ? Text::tr("map a counter of them with “%1” in the section “%2” of the workspace")
                               .arg(u"evicted:"_s, u"cache:"_s)
                         : exporter);
        if (!row.falseRate.hasValue() && !isPostgres)
            add(row, Text::tr("False"), whyNoFalseRate(row, m_report));
    }

    void addTo(DocumentNotes& missing)
    {
        std::ranges::stable_sort(m_gaps, {}, [this](const Gap& gap) { return m_numbers.indexOf(gap.number); });
        for (const Gap& gap : m_gaps)
            missing.notes.push_back(
                {Status::Unknown, gap.number, Text::tr("Not known of %1: %2.").arg(namesOf(gap.names), gap.remedy), {}});
    }

private:
    void add(const CacheRow& row, const QString& number, const QString& remedy)
    {
        if (remedy.isEmpty())
            return;
        if (!m_numbers.contains(number))
            m_numbers << number;
        const auto same =
            std::ranges::find_if(m_gaps, [&](const Gap& gap) { return gap.number == number && gap.remedy == remedy; });
        Gap& gap = same != m_gaps.end() ? *same : m_gaps.emplace_back(Gap{number, remedy});
        gap.names << plainText(row.name);
    }

    const CacheReport& m_report;
    std::vector<Gap> m_gaps;
    QStringList m_numbers; ///< as they came
};

} // namespace

DocumentNotes cacheMissing(const CacheReport& report, const CacheConfig& config)
{
    DocumentNotes missing = missingNotes();
    addUnseen(report, config, missing);
    Gaps gaps(report);
    for (const CacheRow& row : report.rows) {
        const bool isMeasured = whyUnseen(row).isEmpty() && row.sameAs.empty(); // of a twin it stands in the other row
        if (isMeasured && row.coverage < kFullCoverage)
            missing.notes.push_back(
                {Status::Unknown,
                 plainText(row.name),
                 Text::tr("Only %1 of the period was observed; its numbers speak of that part alone.")
                     .arg(toText({.value = row.coverage, .unit = Unit::Ratio, .quality = Quality::Ok, .better = Better::Higher})),
                 {}});
        if (isMeasured && !row.limits.isEmpty())
            missing.notes.push_back({Status::Unknown, plainText(row.name), sentencesOf(row.limits), {}});
        if (isMeasured)
            gaps.add(row);
    }
    gaps.addTo(missing);
    return missing;
}

} // namespace traceo
