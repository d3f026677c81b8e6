#include "app/cli/opened.h"
#include "app/cli/secret_input.h"
#include "app/cli/slo_named.h"
#include "app/cli/text.h"
#include "core/format.h"
#include "slo/slo_json.h"
#include "slo/slo_report.h"
#include "slo/slo_row.h"
#include "slo/slo_versions.h"

#include <algorithm>
#include <functional>
#include <limits>

namespace traceo::cli {
namespace {

Result<SloReport> reportOf(const Opened& opened, const Context& context, const std::string& selected)
{
    Question question = questionOf(opened, context);
    question.selected = selected;
    const auto snapshot = snapshotOf(opened, question);
    if (!snapshot)
        return snapshot.error();
    const SloConfig& slos = opened.session->workspace().slos;
    auto report = build(*snapshot, slos, question);
    if (const auto dated = report ? addWhenGone(*snapshot, slos, question, selected, *report) : Result<void>(); !dated)
        return dated.error();
    return report;
}

/// What a pipeline asks about: none where that is not known.
using Condition = std::function<std::optional<bool>(const SloRow&)>;

struct View {
    std::string schema;
    std::vector<TableColumn> columns;
    std::vector<QString> (*row)(const SloRow&);
    Condition condition{};                            ///< exit code 3 where it holds for a row
    std::optional<std::size_t> ifAny{};               ///< a column that is shown where one of its cells says something
    std::function<QString(const SloRow&)> whyHolds{}; ///< a note then, where the row itself does not say it
};

bool isBudgetKnown(const SloRow& row)
{
    return row.budgetLeft.hasValue() && row.status != Status::Unknown && row.status != Status::Stale;
}

/// What is left of an undecided budget at most; none where not even that is known, or where it is known itself.
std::optional<double> leftAtMost(const SloRow& row)
{
    const bool isKnown = row.budgetLeftHigh.hasValue() && row.status != Status::Stale;
    return isKnown ? std::optional(row.budgetLeftHigh.value) : std::nullopt;
}

/// What of a condition is not known, and why: of a known budget it is whether it pages.
QString unknownText(const SloRow& row)
{
    if (!isBudgetKnown(row))
        return Text::tr("%1 is not known: %2").arg(row.name, row.reason);
    const bool isOfPage = row.alerts.ticket != AlertVerdict::Firing; // else it says why that fires
    return Text::tr("%1 is not known: whether it pages cannot be said. %2")
        .arg(row.name, isOfPage ? row.alerts.reason : QString())
        .trimmed();
}

/// A condition that is not known is no reason to go on: the answer is incomplete then.
/// `isInTable`: its reason stands in the table above, too.
bool holdsFor(const View& view, const SloRow& row, Opened& opened, bool isInTable)
{
    const auto holds = view.condition ? view.condition(row) : std::optional(false);
    if (!holds) {
        opened.complete = false;
        opened.notes.push_back(isInTable ? Text::tr("%1 is not known").arg(row.name) : unknownText(row));
    }
    return holds.value_or(false);
}

void removeIfEmpty(Answer& answer, std::size_t column)
{
    const auto place = std::ptrdiff_t(column);
    if (!std::ranges::all_of(answer.rows, [column](const std::vector<QString>& row) { return row[column].isEmpty(); }))
        return;
    answer.columns.erase(answer.columns.begin() + place);
    for (std::vector<QString>& row : answer.rows)
        row.erase(row.begin() + place);
}

/// Who owns the history reads the workspace when it starts.
QString unaskedText(const SloRow& row, bool isOwnedByOther)
{
    return isOwnedByOther
        ? Text::tr("%1 was not asked for yet. It is new in the workspace; the Traceo that runs reads it when it is "
                   "started again; “traceo doctor” says which process that is.")
              .arg(row.name)
        : Text::tr("%1 was not asked for yet; “traceo sync” or the window does.").arg(row.name);
}

/// Of an SLO whose source was asked for others and never for it nothing can be said, as little as while it is filling.
/// `name`: of that one alone; empty: of all.
Result<void> noteUnasked(Opened& opened, const Context& context, const SloReport& report, const std::string& name)
{
    const auto isUnseen = [&name](const SloRow& row) { return (name.empty() || row.key == name) && !row.age.hasValue(); };
    if (std::ranges::none_of(report.rows, isUnseen))
        return {};
    const auto snapshot = snapshotOf(opened, questionOf(opened, context));
    if (!snapshot)
        return snapshot.error();
    for (const SloRow& row : report.rows) {
        const SloDefinition* const slo =
            isUnseen(row) ? versionAt(opened.session->workspace().slos, row.key, report.moment) : nullptr;
        if (slo == nullptr)
            continue;
        for (const Want& want : SloConfig{{*slo}}.wants()) {
            const auto asked = snapshot->wants(want.source);
            if (!asked)
                return asked.error();
            if (asked->empty() || std::ranges::binary_search(*asked, want.id()))
                continue;
            opened.complete = false;
            opened.notes.push_back(unaskedText(row, opened.session->theOwner() != nullptr));
            break;
        }
    }
    return {};
}

Outcome answered(const View& view, const std::string& name, const Context& context)
{
    auto opened = openWorkspace(context, Need::Fresh);
    if (!opened)
        return Outcome::failed(opened.error());
    if (const auto slo = name.empty() ? Result<SloDefinition>(SloDefinition()) : sloNamed(opened->session->workspace(), name);
        !slo)
        return Outcome::failed(slo.error());
    const auto report = reportOf(*opened, context, name);
    if (!report)
        return Outcome::failed(report.error());

    if (!context.globals.since.empty() || !context.globals.from.empty())
        opened->notes.push_back(Text::tr("SLOs speak of their own windows: --since and --from change nothing here, --at does."));
    Answer answer = opened->answer(view.schema);
    answer.asOf = report->moment;
    answer.columns = view.columns;
    std::vector<QString> names;
    const bool isInTable = areRead() && context.globals.output == "table" && !view.whyHolds;
    bool isFilling = false;
    bool isTrue = false;
    for (const SloRow& row : report->rows) {
        if (!name.empty() && row.key != name)
            continue;
        answer.items.push_back(nlohmann::ordered_json(toJson(row)));
        answer.rows.push_back(view.row(row));
        names.push_back(row.name);
        if (row.held)
            opened->notes.push_back(heldText(row.name, row.held->changes));
        isFilling = isFilling || row.isFilling;
        if (!holdsFor(view, row, *opened, isInTable))
            continue;
        isTrue = true;
        if (view.whyHolds)
            opened->notes.push_back(view.whyHolds(row));
    }
    if (const auto noted = noteUnasked(*opened, context, *report, name); !noted)
        return Outcome::failed(noted.error());
    if (isFilling) {
        opened->complete = false;
        opened->notes.push_back(fillingText());
    }
    if (view.ifAny)
        removeIfEmpty(answer, *view.ifAny);
    addNames(answer, names);
    answer.complete = opened->complete;
    Outcome outcome = opened->outcome(std::move(answer));
    if (isTrue)
        outcome.exitCode = kConditionIsTrue;
    return outcome;
}

std::vector<QString> listRow(const SloRow& row)
{
    return {nameOf(row.status), row.displayName, row.service, toText(row.objective), row.window, row.owner};
}

/// "2 h; with it 98.12 %"
QString excludedText(const SloRow& row)
{
    if (!row.excluded)
        return {};
    const auto& [without, time, bad, total, uses] = *row.excluded;
    const QString text = Text::tr("%1; with it %2").arg(toText(time), toText(without));
    return isAnyRetroactive(uses).value_or(false) ? Text::tr("%1, excluded afterwards").arg(text) : text;
}

constexpr std::size_t kExcludedColumn = 4; ///< of statusRow

std::vector<QString> statusRow(const SloRow& row)
{
    return {nameOf(row.status),   row.displayName,  toText(row.objective),  toText(row.attained),
            excludedText(row),    leftText(row),    toText(row.burn("1h")), toText(row.burn("6h")),
            toText(row.coverage), toText(row.good), toText(row.total),      row.note};
}

QString alertText(AlertVerdict verdict)
{
    switch (verdict) {
    case AlertVerdict::Quiet:
        return Text::tr("no");
    case AlertVerdict::Firing:
        return Text::tr("firing");
    case AlertVerdict::Unknown:
        return Text::tr("not known");
    case AlertVerdict::CannotFire:
        return Text::tr("cannot fire");
    }
    Q_UNREACHABLE();
}

std::vector<QString> burnRow(const SloRow& row)
{
    std::vector<QString> texts = {row.displayName};
    for (const char* window : {"5m", "30m", "1h", "2h", "6h", "1d", "3d", "window"})
        texts.push_back(toText(row.burn(window)));
    return texts;
}

/// Of the state or, where that is fine, of the alerts; and in any case why one of them cannot fire.
QString whyText(const SloRow& row)
{
    const auto says = [&row](AlertVerdict verdict) { return row.alerts.page == verdict || row.alerts.ticket == verdict; };
    const bool isOfOthers = says(AlertVerdict::Firing) || says(AlertVerdict::Unknown) || row.alerts.muted;
    QStringList sentences{row.reason, row.alerts.never};
    if (row.status == Status::Ok)
        sentences[0] = isOfOthers ? row.alerts.reason : QString();
    sentences.removeAll(QString());
    return sentences.join(QLatin1Char(' '));
}

std::vector<QString> checkRow(const SloRow& row)
{
    return {nameOf(row.status),           row.displayName, alertText(row.alerts.page),
            alertText(row.alerts.ticket), leftText(row),   whyText(row)};
}

/// It pages, or nothing is left, whatever undecided events were.
std::optional<bool> isInTrouble(const SloRow& row)
{
    if (row.alerts.page == AlertVerdict::Firing || (isBudgetKnown(row) && row.budgetLeft.value <= 0))
        return true;
    if (const auto most = leftAtMost(row); most && *most < 0)
        return true;
    const bool isKnown = isBudgetKnown(row) && row.alerts.page != AlertVerdict::Unknown;
    return isKnown ? std::optional(false) : std::nullopt;
}

QString whyClosed(const SloRow& row, const QString& need)
{
    return Text::tr("%1: %2 of the budget is left; %3 is needed.").arg(row.name, leftText(row), need);
}

Condition leavesLessThan(double need)
{
    return [need](const SloRow& row) -> std::optional<bool> {
        if (isBudgetKnown(row))
            return row.budgetLeft.value < need;
        const auto most = leftAtMost(row);
        return most && *most < need ? std::optional(true) : std::nullopt;
    };
}

View checkView(std::string schema, Condition condition)
{
    return {std::move(schema),
            {{Text::tr("State")},
             {Text::tr("SLO")},
             {Text::tr("Page")},
             {Text::tr("Ticket")},
             {Text::tr("Left"), true},
             {Text::tr("Why")}},
            checkRow,
            std::move(condition)};
}

Command gateCommand()
{
    struct Wish {
        std::string name;
        std::string need = "0%";
    };
    return {.noun = "slo",
            .verb = "gate",
            .help = words(
                Text::tr("May this be deployed now? Exits with 3 where less of the error budget is left than needed, with 5 "
                         "where that is not known")),
            .example = "traceo slo gate checkout-availability --need 5%",
            .prepare = [](Syntax& syntax) {
                auto wish = std::make_shared<Wish>();
                syntax.required("NAME", wish->name, Text::tr("The SLO"), kSlo);
                syntax.option("--need", wish->need, Text::tr("Share of the budget that must be left (default: 0%, any)"), kText);
                return [wish](const Context& context) {
                    const auto need = shareOf(wish->need, "--need");
                    if (!need)
                        return Outcome::failed(need.error());
                    // Nothing left is not any.
                    const double least = *need > 0 ? *need : std::numeric_limits<double>::min();
                    View view = checkView("traceo.slo.gate/v1", leavesLessThan(least));
                    const QString needed = *need > 0 ? typedShare(wish->need) : Text::tr("more than none");
                    view.whyHolds = [needed](const SloRow& row) { return whyClosed(row, needed); };
                    return answered(view, wish->name, context);
                };
            }};
}

Command sloCommand(const std::string& verb, const std::string& help, View view)
{
    return {.noun = "slo",
            .verb = verb,
            .help = help,
            .example = "traceo slo " + verb + (verb == "list" ? "" : " checkout-availability"),
            .prepare = [view](Syntax& syntax) {
                auto name = std::make_shared<std::string>();
                syntax.argument("NAME", *name, Text::tr("Only this SLO"), kSlo);
                return [view, name](const Context& context) { return answered(view, *name, context); };
            }};
}

} // namespace

std::vector<Command> sloCommands()
{
    const auto column = [](const QString& title, bool right = false, bool wide = false) {
        return TableColumn{title, right, wide};
    };
    return {
        sloCommand("list", words(Text::tr("The SLOs of the workspace")),
                   {"traceo.slo.list/v1",
                    {column(Text::tr("State")), column(Text::tr("SLO")), column(Text::tr("Service")),
                     column(Text::tr("Objective"), true), column(Text::tr("Window"), true), column(Text::tr("Owner"))},
                    listRow}),
        sloCommand(
            "status",
            words(Text::tr(
                "Attained, error budget left and burn, counted from raw samples. Items of -o json, null where there is "
                "nothing to say: name, display_name, service, state, reason, objective, window, window_type (rolling, calendar), "
                "method, "
                "good and total (events; minutes where the method counts minutes), sli, sli_low, sli_high, "
                "coverage_ratio, budget {total, spent_ratio, remaining_ratio, remaining_minutes, remaining_events, "
                "remaining_ratio_high (at most, where events are undecided)}, "
                "burn_rate {5m, 30m, 1h, 2h, 6h, 1d, 3d, window}, alerts {page, ticket, reason}, exhaustion {at, p10, "
                "p90; of a budget that is gone since when, null where that is not known, gone_before: it was gone already when "
                "what is known of it begins}, evaluated (local, server), "
                "age_s; others may be added")),
            {"traceo.slo.status/v1",
             {column(Text::tr("State")), column(Text::tr("SLO")), column(Text::tr("Objective"), true),
              column(Text::tr("Attained"), true), column(Text::tr("Excluded")), column(Text::tr("Left"), true),
              column(Text::tr("Burn 1h"), true), column(Text::tr("6h"), true), column(Text::tr("Coverage"), true),
              column(Text::tr("Good"), true, true), column(Text::tr("Total"), true, true), column(Text::tr("Note"))},
             statusRow,
             {},
             kExcludedColumn}),
        sloCommand("burn", words(Text::tr("Burn rates over 5m to 3d and the window")),
                   {"traceo.slo.burn/v1",
                    {column(Text::tr("SLO")), column(Text::tr("5m"), true), column(Text::tr("30m"), true),
                     column(Text::tr("1h"), true), column(Text::tr("2h"), true), column(Text::tr("6h"), true),
                     column(Text::tr("1d"), true), column(Text::tr("3d"), true), column(Text::tr("Window"), true)},
                    burnRow}),
        sloCommand("check",
                   words(Text::tr("Exits with 3 while an SLO pages or its error budget is gone, with 5 where that is not known; "
                                  "for pipelines")),
                   checkView("traceo.slo.check/v1", isInTrouble)),
        gateCommand(),
        sloForecastCommand(),
        sloSlicesCommand(),
        sloImportCommand(),
        sloExportCommand(),
        sloRehearseCommand(),
        sloLedgerCommand(),
        sloCompareCommand(),
        sloReplayCommand(),
        sloPlanCommand(),
        sloSlaCommand(),
        sloVerifyCommand(),
    };
}

} // namespace traceo::cli
