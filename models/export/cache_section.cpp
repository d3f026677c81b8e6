#include "export/cache_section.h"

#include "cache/cache_report.h"
#include "cache/cache_table.h"
#include "cache/index_advice.h"
#include "cache/index_table.h"
#include "export/cache_missing.h"
#include "export/cache_parts.h"
#include "export/cache_words.h"
#include "export/section_parts.h"

#include <QCoreApplication>

#include <algorithm>

namespace traceo {
namespace {

using namespace Qt::StringLiterals;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(CacheSection)
};

DocumentTable instanceTable(const CacheReport& report, const SectionAsk& ask)
{
    DocumentTable table = tableOf(Text::tr("Caches"), cacheColumns(), report.rows,
                                  {"cache", "state", "hit_rate", "hit_rate_low", "hit_rate_high", "lifetime", "p99", "reduction",
                                   "memory", "overhead", "evictions", "false_results"});
    table.columns[2].isStrong = true;
    table.caption =
        Text::tr("Worst first, over %1. Hit rate with Wilson's 95 % interval; lifetime is what the server says of "
                 "itself since its counters began. Saves: latency that the cache saves, of what the origin alone would "
                 "take. Overhead: net, memory that holds no data. False: answers that were no longer true.")
            .arg(rangeText(report.window, UtcMs{}, ask.question.style));
    return table;
}

/// One estimator of one cache.
struct FalseEntry {
    QString cache;
    EstimatorEntry entry;
};

DocumentTable falseTable(const std::vector<FalseEntry>& entries)
{
    std::vector<Column<FalseEntry>> columns{{.id = "cache",
                                             .title = Text::tr("Cache"),
                                             .kind = CellKind::Key,
                                             .cell = [](const FalseEntry& row) { return Cell::ofKey(row.cache); },
                                             .widest = {}}};
    for (const Column<EstimatorEntry>& column : estimatorEntryColumns()) {
        const CellKind kind = column.kind == CellKind::Key ? CellKind::Text : column.kind;
        columns.push_back({.id = column.id,
                           .title = column.title,
                           .kind = kind,
                           .cell =
                               [column, kind](const FalseEntry& row) {
                                   Cell cell = column.cell(row.entry);
                                   cell.kind = kind;
                                   return cell;
                               },
                           .widest = {}});
    }
    DocumentTable table = tableOf(Text::tr("False results"), columns, entries);
    table.caption = Text::tr("Answers that were held against the truth, and how many of them were stale, with Wilson's 95 % "
                             "interval. Estimators look at different answers: they are not added up.");
    return table;
}

/// Of each cache that was looked at, its estimators and the TTL that would do.
void addFalseResults(const CacheReport& report, DocumentSection& section)
{
    std::vector<FalseEntry> entries;
    DocumentNotes ages{.title = Text::tr("How long entries may live"), .caption = {}, .notes = {}};
    const std::size_t looked = report.estimates.size();
    for (std::size_t i = 0; i < std::min(looked, kMostEstimated); ++i) {
        const CacheEstimates& one = report.estimates[i];
        const auto row = std::ranges::find(report.rows, one.key, &CacheRow::key);
        const QString name = plainText(row == report.rows.end() ? one.key : row->name);
        for (EstimatorEntry& entry : estimatorEntries(one.results))
            entries.push_back({name, std::move(entry)});
        if (!one.ttlSentence.isEmpty())
            ages.notes.push_back({std::nullopt, name, one.ttlSentence, {}});
    }
    if (!entries.empty())
        section.blocks.push_back(falseTable(entries));
    if (looked > kMostEstimated)
        ages.notes.push_back(
            {std::nullopt,
             Text::tr("Caches"),
             Text::tr("The first %1 of %2 are listed.").arg(QString::number(kMostEstimated), QString::number(looked)),
             {}});
    if (!ages.notes.empty())
        section.blocks.push_back(std::move(ages));
}

void addCharts(CacheDetail detail, DocumentSection& section)
{
    DocumentCharts charts{.title = detail.title, .status = detail.status, .caption = {}, .charts = {}};
    charts.caption = sentencesOf({detail.reason, hatchWords(detail.rate.bands)});
    for (Chart* const chart : {&detail.rate, &detail.percentiles, &detail.memory}) {
        if (!chart->lines.empty())
            charts.charts.push_back(std::move(*chart));
    }
    if (!charts.charts.empty())
        section.blocks.push_back(std::move(charts));
}

QString titleOf(const std::vector<Column<IndexAdvice>>& columns, std::string_view id)
{
    return std::ranges::find(columns, id, &Column<IndexAdvice>::id)->title;
}

/// An object with the evidence, a sentence that a column beside others has no room for.
Column<IndexAdvice> objectLines(const QString& title)
{
    const auto cell = [](const IndexAdvice& row) {
        Cell lines = Cell::ofLines(objectText(row), row.evidence);
        lines.name = QString::fromStdString(row.key);
        return lines;
    };
    return {.id = "lines", .title = title, .kind = CellKind::Lines, .cell = cell, .widest = {}};
}

DocumentTable adviceTable(const IndexReport& advice)
{
    std::vector<Column<IndexAdvice>> columns = indexColumns();
    const QString evidence = titleOf(columns, "evidence");
    columns.push_back(objectLines(titleOf(columns, "object")));
    DocumentTable table = tableOf(Text::tr("Indexes"), columns, advice.rows, {"kind", "lines", "database", "cost", "caution"});
    nameBelow(table, evidence);
    table.caption = Text::tr("By kind, the heaviest first. From the statistics of PostgreSQL; nothing was changed.");
    return table;
}

/// Paper cannot be scrolled, and SQL that is cut is none: each statement whole, in the fixed font.
DocumentNotes adviceSql(const IndexReport& advice)
{
    DocumentNotes notes{.title = Text::tr("SQL for the indexes"),
                        .caption = Text::tr("To copy, after a look at evidence and caution; Traceo never executes it."),
                        .notes = {}};
    for (const IndexAdvice& one : advice.rows) {
        if (!one.sql.isEmpty())
            notes.notes.push_back({one.status, plainText(one.object), nameOf(one.kind), one.sql});
    }
    return notes;
}

Result<void> addAdvice(const CacheConfig& config, const SectionAsk& ask, DocumentSection& section)
{
    const auto advice = adviceOf(ask.snapshot, config, ask.question);
    if (!advice)
        return advice.error();
    if (!advice->rows.empty())
        section.blocks.push_back(adviceTable(*advice));
    if (DocumentNotes sql = adviceSql(*advice); !sql.notes.empty())
        section.blocks.push_back(std::move(sql));
    DocumentNotes notes{.title = Text::tr("What could not be looked at"), .caption = {}, .notes = {}};
    for (const QString& note : advice->notes)
        notes.notes.push_back({Status::Unknown, {}, note, {}});
    if (!notes.notes.empty())
        section.blocks.push_back(std::move(notes));
    return {};
}

DocumentSection emptySection(DocumentSection section)
{
    section.finding = Text::tr("No cache is watched");
    section.summary = Text::tr("No source has had series of Redis, memcached or PostgreSQL, or of a mapped cache, in the last "
                               "seven days.");
    return section;
}

} // namespace

Result<DocumentSection> cacheSection(const CacheConfig& config, const SectionAsk& ask)
{
    DocumentSection section{.subject = Text::tr("Caches")};
    section.method =
        Text::tr("hit rate = hits ÷ look-ups of the period, added up from one poll to the next; where counters began "
                 "again it is what was counted since.");
    auto report = build(ask.snapshot, config, ask.question);
    if (!report)
        return report.error();
    if (report->rows.empty())
        return emptySection(std::move(section));
    section.finding = cacheFinding(*report, config.targets);
    section.summary = cacheSummary(*report, config.targets);
    section.figures = report->tiles;
    section.isPartial = report->isFilling;
    if (report->isFilling)
        section.notices.push_back(fillingNotice());
    section.blocks.push_back(instanceTable(*report, ask));
    if (DocumentNotes missing = cacheMissing(*report, config); !missing.notes.empty())
        section.blocks.push_back(std::move(missing));
    if (report->detail)
        addCharts(std::move(*report->detail), section);
    addFalseResults(*report, section);
    if (auto added = addAdvice(config, ask, section); !added)
        return added.error();
    return section;
}

} // namespace traceo
