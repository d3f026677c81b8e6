#include "export/slo_section.h"

#include "export/section_parts.h"
#include "slo/slo_explain.h"
#include "slo/slo_report.h"
#include "slo/slo_row.h"

#include <QCoreApplication>

#include <algorithm>

namespace traceo {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SloSection)
};

using Rows = std::vector<SloRow>;

bool isJudged(const SloRow& row)
{
    return judgedLeft(row).hasValue();
}

bool isMissed(const SloRow& row)
{
    return isJudged(row) && judgedLeft(row).value < 0;
}

bool isAtRisk(const SloRow& row)
{
    return isMissed(row) || row.status == Status::Critical || row.status == Status::Warning;
}

/// Least budget first; those that cannot be judged last.
Rows sorted(Rows rows)
{
    const auto left = [](const SloRow& row) {
        return isJudged(row) ? judgedLeft(row).value : std::numeric_limits<double>::infinity();
    };
    std::ranges::stable_sort(rows, {}, left);
    return rows;
}

QString namesOf(const std::vector<const SloRow*>& rows)
{
    QStringList names;
    for (const SloRow* row : rows)
        names << row->displayName;
    return traceo::namesOf(names);
}

struct Verdicts {
    std::vector<const SloRow*> met; ///< least budget first, as the rows
    std::vector<const SloRow*> missed;
    std::vector<const SloRow*> unjudged;

    explicit Verdicts(const Rows& rows)
    {
        for (const SloRow& row : rows)
            (!isJudged(row) ? unjudged : isMissed(row) ? missed : met).push_back(&row);
    }
    std::size_t judged() const { return met.size() + missed.size(); }
};

QString findingOf(const Verdicts& verdicts)
{
    if (verdicts.judged() == 0)
        return Text::tr("No objective can be judged yet");
    return Text::tr("%1 of %2 objectives met").arg(QString::number(verdicts.met.size()), QString::number(verdicts.judged()));
}

/// Of several rows with the least first, as the table has it: where another is known by its bound alone, less may be left of that.
QString overspentText(const std::vector<const SloRow*>& rows)
{
    const SloRow& least = *rows.front();
    const auto isKnown = [](const SloRow* row) { return row->budgetLeft.hasValue(); };
    const bool isLeast = !isKnown(&least) || std::ranges::all_of(rows, isKnown);
    return (isLeast ? Text::tr("%1 overspent their budgets; the least that is left is %2.")
                    : Text::tr("%1 overspent their budgets; the least that is known to be left is %2."))
        .arg(namesOf(rows), leftText(least));
}

QString summaryOf(const Verdicts& verdicts)
{
    QStringList sentences;
    if (verdicts.missed.size() == 1)
        sentences << Text::tr("%1 overspent its budget: %2 is left.")
                         .arg(verdicts.missed[0]->displayName, leftText(*verdicts.missed[0]));
    if (verdicts.missed.size() > 1)
        sentences << overspentText(verdicts.missed);
    if (!verdicts.met.empty()) {
        const QString least = toText(verdicts.met[0]->budgetLeft);
        sentences << (verdicts.missed.empty() ? Text::tr("Every SLO kept at least %1 of its budget.").arg(least)
                                              : Text::tr("Every other SLO kept at least %1 of its budget.").arg(least));
    }
    if (!verdicts.unjudged.empty())
        sentences << Text::tr("Not judged: %1.").arg(namesOf(verdicts.unjudged));
    return sentencesOf(sentences);
}

std::vector<KeyFigure> figuresOf(const SloReport& report)
{
    std::vector<KeyFigure> figures = report.tiles;
    const SloRow* fastest = nullptr;
    for (const SloRow& row : report.rows) {
        const Reading& burn = row.burn("1h");
        if (burn.hasValue() && (!fastest || burn.value > fastest->burn("1h").value))
            fastest = &row;
    }
    if (fastest)
        figures.push_back({Text::tr("Fastest burn, 1 h"), fastest->burn("1h"), {}, fastest->displayName, {}});
    return figures;
}

Cell leftCell(const SloRow& row)
{
    Cell bar = Cell::ofBar(row.budgetLeft, row.leftFraction);
    if (!row.budgetLeft.hasValue() && row.budgetLeftHigh.hasValue())
        bar.aside = leftText(row);
    return bar;
}

Cell verdictOf(const SloRow& row)
{
    Cell cell = !isJudged(row)        ? Cell::ofStatus(Status::Unknown, Text::tr("Not judged"))
        : isMissed(row)               ? Cell::ofStatus(Status::Critical, Text::tr("Missed"))
        : row.status == Status::Stale ? Cell::ofStatus(Status::Stale, Text::tr("Met"))
                                      : Cell::ofStatus(Status::Ok, Text::tr("Met"));
    cell.aside = row.note;
    return cell;
}

std::vector<Column<SloRow>> columns()
{
    return {{.id = "slo",
             .title = Text::tr("Service level"),
             .kind = CellKind::Key,
             .cell = [](const SloRow& row) { return Cell::ofKey(row.displayName, row.name); },
             .widest = {}},
            {.id = "window",
             .title = Text::tr("Window"),
             .kind = CellKind::Text,
             .cell = [](const SloRow& row) { return Cell::ofText(row.windowLength); },
             .widest = {}},
            numberColumn("objective", Text::tr("Objective"), &SloRow::objective),
            numberColumn("attained", Text::tr("Attained"), &SloRow::attained),
            numberColumn("bad", Text::tr("Bad"), &SloRow::bad),
            numberColumn("allowed", Text::tr("Allowed"), &SloRow::allowed),
            {.id = "budget_left", .title = Text::tr("Budget left"), .kind = CellKind::Bar, .cell = leftCell, .widest = {}},
            numberColumn("coverage", Text::tr("Coverage"), &SloRow::coverage),
            {.id = "verdict", .title = Text::tr("Verdict"), .kind = CellKind::State, .cell = verdictOf, .widest = {}}};
}

/// As if nothing was excluded.
Column<SloRow> unadjusted()
{
    return {.id = "unadjusted",
            .title = Text::tr("Unadjusted"),
            .kind = CellKind::Number,
            .cell =
                [](const SloRow& row) { return Cell::ofReading(row.excluded ? row.excluded->attainedWithout : row.attained); },
            .widest = {}};
}

DocumentTable attainedTable(const Rows& rows, const Verdicts& verdicts, const SectionAsk& ask)
{
    std::vector<Column<SloRow>> shown = columns();
    const bool isAnyExcluded = std::ranges::any_of(rows, [](const SloRow& row) { return row.excluded.has_value(); });
    if (isAnyExcluded) {
        const auto attained = std::ranges::find(shown, "attained", &Column<SloRow>::id);
        shown.insert(attained + 1, unadjusted());
    }
    DocumentTable table = tableOf(Text::tr("Attained against objective"), shown, rows);
    table.caption =
        sentencesOf({Text::tr("Least budget first. Each SLO over its own window up to %1. Bad and allowed count events or runs, "
                              "or minutes where an "
                              "SLO counts minutes. Time nobody observed counts neither as good nor as bad.")
                         .arg(momentText(floorTo(ask.question.moment(), kMinute), UtcMs{}, ask.question.style)),
                     isAnyExcluded ? Text::tr("Attained leaves out what is excluded; unadjusted counts it.") : QString()});
    for (DocumentTable::Column& column : table.columns)
        column.isStrong = column.title == Text::tr("Attained");
    table.total.resize(table.columns.size());
    table.total.front() = Cell::ofKey(Text::tr("%1 service levels").arg(QString::number(rows.size())));
    table.total.back() = Cell::ofText(Text::tr("%1 met").arg(QString::number(verdicts.met.size())));
    return table;
}

QString captionOf(const SloDetail& detail)
{
    return sentencesOf({Text::tr("%1. %2").arg(detail.sentence, detail.reason), hatchWords(detail.budget.bands)});
}

/// The worst first, then the least budget.
std::vector<const SloRow*> atRisk(const Rows& rows)
{
    std::vector<const SloRow*> chosen;
    for (const SloRow& row : rows) {
        if (isAtRisk(row))
            chosen.push_back(&row);
    }
    std::ranges::stable_sort(chosen, {}, [](const SloRow* row) { return row->status; });
    return chosen;
}

Result<std::optional<DocumentCharts>> chartsOf(const SloConfig& config, const SloRow& row, const SectionAsk& ask)
{
    const auto definition = std::ranges::find(config.slos, row.key, &SloDefinition::name);
    auto report = build(ask.snapshot, SloConfig{{*definition}}, ask.question);
    if (!report)
        return report.error();
    if (!report->detail)
        return std::optional<DocumentCharts>();
    SloDetail& detail = *report->detail;
    return std::optional(DocumentCharts{.title = detail.title,
                                        .status = detail.status,
                                        .caption = captionOf(detail),
                                        .charts = {std::move(detail.budget), std::move(detail.sli), std::move(detail.burn)}});
}

/// Why a row says less than it should: old, unseen, still to come.
DocumentNotes gapsOf(const Rows& rows)
{
    DocumentNotes gaps = missingNotes();
    for (const SloRow& row : rows) {
        const bool isDoubtful = row.status == Status::Unknown || row.status == Status::Stale;
        if (!isDoubtful && row.note.isEmpty())
            continue;
        const QString text = !isDoubtful ? row.note
            : row.note.isEmpty()         ? row.reason
                                         : Text::tr("%1. %2").arg(row.note, row.reason);
        gaps.notes.push_back({isDoubtful ? row.status : Status::Unknown, row.displayName, text, {}});
    }
    return gaps;
}

/// How each SLO counts, in words; those that count alike together.
QString methodsOf(const SloConfig& config)
{
    std::vector<std::pair<QString, QStringList>> methods;
    for (const SloDefinition& slo : config.slos) {
        const QString words = methodText(slo);
        const auto same = std::ranges::find(methods, words, &std::pair<QString, QStringList>::first);
        if (same == methods.end())
            methods.push_back({words, {plainText(slo.name)}});
        else
            same->second << plainText(slo.name);
    }
    std::ranges::stable_sort(methods, std::ranges::greater(), [](const auto& method) { return method.second.size(); });
    QStringList said;
    for (std::size_t i = 0; i < methods.size(); ++i) // most count alike: these need no names
        said << (i == 0 ? methods[i].first : Text::tr("%1 (%2)").arg(methods[i].first, traceo::namesOf(methods[i].second)));
    return Text::tr("%1. Budget left = 1 − bad ÷ ((1 − objective) × total), rounded down.").arg(said.join(QStringLiteral("; ")));
}

DocumentSection emptySection(DocumentSection section)
{
    section.finding = Text::tr("No SLO is defined");
    section.summary = Text::tr("This workspace has no SLO. One is defined in the workspace file under “slos:”.");
    return section;
}

} // namespace

Result<DocumentSection> sloSection(const SloConfig& config, const SectionAsk& ask)
{
    DocumentSection section{.subject = Text::tr("Service levels")};
    if (config.slos.empty())
        return emptySection(std::move(section));
    const auto report = build(ask.snapshot, config, ask.question);
    if (!report)
        return report.error();
    section.method = methodsOf(config);
    const Rows rows = sorted(report->rows);
    const Verdicts verdicts(rows);
    section.finding = findingOf(verdicts);
    section.summary = summaryOf(verdicts);
    section.figures = figuresOf(*report);
    section.isPartial = report->isFilling;
    if (report->isFilling)
        section.notices.push_back(fillingNotice());
    section.blocks.push_back(attainedTable(rows, verdicts, ask));
    DocumentNotes gaps = gapsOf(rows);
    const auto risky = atRisk(rows);
    if (risky.size() > kMostChartedSlos)
        gaps.notes.push_back(notAllDrawn(risky.size(), kMostChartedSlos));
    if (!gaps.notes.empty())
        section.blocks.push_back(std::move(gaps));
    for (std::size_t i = 0; i < std::min(risky.size(), kMostChartedSlos); ++i) {
        auto charts = chartsOf(config, *risky[i], ask);
        if (!charts)
            return charts.error();
        if (*charts)
            section.blocks.push_back(**std::move(charts));
    }
    return section;
}

} // namespace traceo
