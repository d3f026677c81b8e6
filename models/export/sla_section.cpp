#include "export/sla_section.h"

#include "export/section_parts.h"
#include "export/sla_parts.h"
#include "slo/slo_explain.h"

#include <QCoreApplication>

#include <algorithm>
#include <iterator>
#include <limits>

namespace traceo {
namespace {

using namespace Qt::StringLiterals;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SlaSection)
};

using Entries = std::vector<const SlaEntry*>;

bool isJudged(const SlaEntry& entry)
{
    return entry.figure.verdict != SlaVerdict::Undecidable;
}

/// Least budget first; what cannot be judged last.
Entries sorted(const SlaReport& report)
{
    Entries entries;
    for (const SlaEntry& entry : report.entries)
        entries.push_back(&entry);
    std::ranges::stable_sort(entries, {}, [](const SlaEntry* entry) {
        return std::pair{!isJudged(*entry), entry->spent ? -*entry->spent : std::numeric_limits<double>::infinity()};
    });
    return entries;
}

Entries with(const Entries& entries, SlaVerdict verdict)
{
    Entries some;
    std::ranges::copy_if(entries, std::back_inserter(some),
                         [verdict](const SlaEntry* entry) { return entry->figure.verdict == verdict; });
    return some;
}

QString namesOf(const Entries& entries)
{
    QStringList names;
    for (const SlaEntry* entry : entries)
        names << shownName(*entry);
    return traceo::namesOf(names);
}

QString findingOf(const SlaReport& report, const Entries& entries)
{
    const std::size_t met = with(entries, SlaVerdict::Met).size();
    const std::size_t judged = met + with(entries, SlaVerdict::Missed).size();
    if (entries.empty())
        return Text::tr("No SLO is defined");
    if (judged == 0)
        return Text::tr("No objective can be decided");
    const QString words = report.isOver() ? Text::tr("%1 of %2 objectives met") : Text::tr("%1 of %2 objectives met so far");
    return words.arg(QString::number(met), QString::number(judged));
}

QString summaryOf(const SlaReport& report, const Entries& entries)
{
    QStringList sentences;
    const Entries missed = with(entries, SlaVerdict::Missed);
    if (missed.size() == 1 && !missed[0]->spent)
        sentences << Text::tr("%1 missed its objective.").arg(shownName(*missed[0]));
    else if (missed.size() == 1)
        sentences << Text::tr("%1 missed its objective: %2 of its budget is spent.")
                         .arg(shownName(*missed[0]), toText(spentReading(*missed[0])));
    if (missed.size() > 1)
        sentences << Text::tr("%1 missed their objectives.").arg(namesOf(missed));
    if (const Entries open = with(entries, SlaVerdict::Undecidable); !open.empty())
        sentences << Text::tr("Undecidable: %1.").arg(namesOf(open));
    if (!report.isOver())
        sentences << Text::tr("The period is not over yet.");
    return sentencesOf(sentences);
}

Reading countOf(double value, Better better)
{
    return {.value = value, .unit = Unit::Count, .quality = Quality::Ok, .better = better};
}

std::vector<KeyFigure> figuresOf(const Entries& entries)
{
    std::vector<KeyFigure> figures;
    const std::size_t met = with(entries, SlaVerdict::Met).size();
    figures.push_back({.title = Text::tr("Met"),
                       .value = countOf(double(met), Better::Higher),
                       .unit = Text::tr("of %1").arg(entries.size()),
                       .note = {},
                       .sparkline = {},
                       .counts = {}});
    for (const auto& [title, verdict] :
         {std::pair{Text::tr("Missed"), SlaVerdict::Missed}, std::pair{Text::tr("Undecidable"), SlaVerdict::Undecidable}})
        figures.push_back({.title = title,
                           .value = countOf(double(with(entries, verdict).size()), Better::Lower),
                           .unit = {},
                           .note = {},
                           .sparkline = {},
                           .counts = {}});
    const auto least = std::ranges::min_element(entries, {}, [](const SlaEntry* entry) { return entry->figure.coverage(); });
    if (least != entries.end())
        figures.push_back({.title = Text::tr("Least coverage"),
                           .value = coverageReading(**least),
                           .unit = {},
                           .note = shownName(**least),
                           .sparkline = {},
                           .counts = {}});
    return figures;
}

/// Behind what people read what commands take, where that is something else.
void addNames(const Entries& entries, DocumentTable& table)
{
    const auto name = [](const SlaEntry* entry) { return plainText(entry->slo.name); };
    if (std::ranges::all_of(entries, [&name](const SlaEntry* entry) { return name(entry) == shownName(*entry); }))
        return;
    table.columns.insert(table.columns.begin() + 1, DocumentTable::Column{Text::tr("Name"), CellKind::Text});
    for (std::size_t i = 0; i < entries.size(); ++i)
        table.rows[i].insert(table.rows[i].begin() + 1, Cell::ofText(name(entries[i])));
}

DocumentTable verdictTable(const Entries& entries)
{
    DocumentTable table{.title = Text::tr("Attained against objective"), .caption = {}, .columns = {}, .rows = {}, .total = {}};
    table.caption =
        Text::tr("Least budget first. Attained leaves out what is excluded; unadjusted counts it. Bad and allowed are events, "
                 "or minutes where an SLO counts minutes. An objective is met or missed where that holds whatever happened "
                 "while nobody looked.");
    table.columns = {{Text::tr("Service level"), CellKind::Key},
                     {Text::tr("Objective"), CellKind::Number},
                     {Text::tr("Attained"), CellKind::Number, true},
                     {Text::tr("Unadjusted"), CellKind::Number},
                     {Text::tr("Bad"), CellKind::Number},
                     {Text::tr("Allowed"), CellKind::Number},
                     {Text::tr("Budget left"), CellKind::Bar},
                     {Text::tr("Coverage"), CellKind::Number},
                     {Text::tr("Verdict"), CellKind::State}};
    for (const SlaEntry* entry : entries) {
        const Reading left = leftReading(*entry);
        table.rows.push_back({Cell::ofKey(shownName(*entry)), Cell::ofReading(objectiveReading(*entry)),
                              Cell::ofReading(attainedReading(*entry, entry->figure.attained)),
                              Cell::ofReading(attainedReading(*entry, entry->figure.plainAttained)),
                              Cell::ofReading(badReading(*entry)), Cell::ofReading(allowedReading(*entry)),
                              Cell::ofBar(left, left.hasValue() ? std::min(1.0, left.value) : left.value),
                              Cell::ofReading(coverageReading(*entry)), verdictCell(*entry)});
    }
    addNames(entries, table);
    return table;
}

DocumentSection verdicts(const SlaReport& report, const Style& style)
{
    const Entries entries = sorted(report);
    DocumentSection section{.subject = slaTitle(report.period, style),
                            .finding = findingOf(report, entries),
                            .summary = summaryOf(report, entries),
                            .notices = {},
                            .figures = figuresOf(entries),
                            .blocks = {},
                            .method = Text::tr(
                                "good ÷ total, each as its SLO counts it; what nobody saw may have been good or bad; rounded "
                                "down.")};
    section.isPartial = std::ranges::any_of(entries, [](const SlaEntry* entry) { return entry->isFilling || entry->error; });
    if (std::ranges::any_of(entries, &SlaEntry::isFilling))
        section.notices.push_back(fillingNotice());
    if (entries.empty())
        return section;
    section.blocks.push_back(verdictTable(entries));
    DocumentNotes open{.title = Text::tr("Undecidable"), .caption = {}, .notes = {}};
    for (const SlaEntry* entry : with(entries, SlaVerdict::Undecidable))
        open.notes.push_back({Status::Unknown, shownName(*entry), whyUndecided(*entry), {}});
    if (!open.notes.empty())
        section.blocks.push_back(std::move(open));
    return section;
}

QString foundOf(const SlaEntry& entry, const SlaReport& report)
{
    const QString objective = toText(objectiveReading(entry));
    const SlaFigure& figure = entry.figure;
    if (!figure.attained && !figure.low)
        return Text::tr("Undecidable: nothing was counted");
    const QString attained = figure.attained
        ? toText(attainedReading(entry, figure.attained))
        : Text::tr("%1 to %2").arg(toText(attainedReading(entry, figure.low)), toText(attainedReading(entry, figure.high)));
    const bool isOver = report.isOver();
    const auto words = [verdict = entry.figure.verdict, isOver] {
        switch (verdict) {
        case SlaVerdict::Met:
            return isOver ? Text::tr("Met: %1 of %2 promised") : Text::tr("So far met: %1 of %2 promised");
        case SlaVerdict::Missed:
            return isOver ? Text::tr("Missed: %1 of %2 promised") : Text::tr("So far missed: %1 of %2 promised");
        case SlaVerdict::Undecidable:
            return isOver ? Text::tr("Undecidable: %1 seen of %2 promised")
                          : Text::tr("So far undecidable: %1 seen of %2 promised");
        }
        Q_UNREACHABLE();
    };
    return words().arg(attained, objective);
}

/// Without the sentence that is a reason, the bounds.
QString boundsOf(const SlaEntry& entry)
{
    const SlaFigure& figure = entry.figure;
    if (QString why = whyUndecided(entry); !why.isEmpty())
        return why;
    const bool isKnown = figure.unknown <= 0 && figure.counted.undecided <= 0;
    if (isKnown && figure.unseenSeconds <= 0)
        return Text::tr("All of it was seen.");
    if (isKnown) // counters tell later what they counted meanwhile
        return Text::tr("%1 of the time was seen, and nothing seems to be missing from the counts.")
            .arg(toText(coverageReading(entry)));
    return Text::tr("Had all been bad that nobody saw it would be %1, had it been good %2.")
        .arg(toText(attainedReading(entry, figure.low)), toText(attainedReading(entry, figure.high)));
}

std::vector<KeyFigure> entryFigures(const SlaEntry& entry)
{
    const auto figure = [](const QString& title, const Reading& value, const QString& note = {}) {
        return KeyFigure{.title = title, .value = value, .unit = {}, .note = note, .sparkline = {}, .counts = {}};
    };
    const QString unit = entry.slo.method.isOfTime() ? Text::tr("minutes") : Text::tr("events");
    return {figure(Text::tr("Attained"), attainedReading(entry, entry.figure.attained)),
            figure(Text::tr("Without exclusions"), attainedReading(entry, entry.figure.plainAttained)),
            figure(Text::tr("Budget spent"), spentReading(entry)),
            figure(Text::tr("Bad"), badReading(entry), unit),
            figure(Text::tr("Total"), countReading(entry, entry.figure.counted.total, Better::Neither), unit),
            figure(Text::tr("Coverage"), coverageReading(entry))};
}

DocumentSection entrySection(const SlaEntry& entry, const SlaReport& report, const Style& style)
{
    DocumentSection section{
        .subject = shownName(entry),
        .finding = foundOf(entry, report),
        .summary = sentencesOf({plainText(entry.slo.description), boundsOf(entry)}),
        .notices = {},
        .figures = {},
        .blocks = {},
        .method = Text::tr("%1; attained = good ÷ total; budget spent = bad ÷ ((1 − objective) × total); rounded down.")
                      .arg(methodText(entry.slo))};
    section.isPartial = entry.isFilling || entry.error.has_value();
    if (entry.error)
        return section;
    section.figures = entryFigures(entry);
    for (const auto part : {budgetCharts, stretchTable, exclusionTable, blindTable, accountTable, excludedTable, provenance}) {
        if (auto block = part(entry, report, style))
            section.blocks.push_back(*std::move(block));
    }
    return section;
}

} // namespace

QString slaTitle(const SlaPeriod& period, const Style& style)
{
    return Text::tr("Service levels, %1").arg(period.name.isEmpty() ? rangeText(period.span, UtcMs{}, style) : period.name);
}

std::vector<DocumentSection> slaSections(const SlaReport& report, const Style& style)
{
    std::vector<DocumentSection> sections{verdicts(report, style)};
    for (const SlaEntry& entry : report.entries)
        sections.push_back(entrySection(entry, report, style));
    return sections;
}

} // namespace traceo
