// `traceo slo sla`: whether the objectives of a period were met, as the report on paper says it.
#include "app/cli/opened.h"
#include "app/cli/slo_named.h"
#include "app/cli/text.h"
#include "core/format.h"
#include "slo/sla/sla_json.h"

#include <algorithm>
#include <limits>

namespace traceo::cli {
namespace {

struct Wish {
    std::string period;
    std::string name;
};

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

QString shareText(double ratio, int decimals)
{
    return toText({.value = ratio,
                   .unit = Unit::Ratio,
                   .quality = Quality::Ok,
                   .better = Better::Higher,
                   .decimals = std::int8_t(decimals)});
}

std::vector<QString> rowOf(const SlaEntry& entry)
{
    const int decimals = entry.slo.objective.decimals + kDecimalsBeyondTarget;
    const SlaFigure& figure = entry.figure;
    const auto attained = [decimals](const std::optional<double>& ratio) { return shareText(ratio.value_or(kNone), decimals); };
    return {verdictText(figure.verdict),
            plainText(entry.slo.displayName.empty() ? entry.slo.name : entry.slo.displayName),
            shareText(entry.slo.objective.ratio(), entry.slo.objective.decimals),
            attained(figure.attained),
            attained(figure.low),
            attained(figure.high),
            attained(figure.plainAttained),
            shareText(1 - entry.spent.value_or(kNone), 1),
            shareText(entry.error ? kNone : figure.coverage(), 2),
            whyUndecided(entry)};
}

std::vector<TableColumn> columns()
{
    return {{Text::tr("Verdict")},          {Text::tr("SLO")},
            {Text::tr("Objective"), true},  {Text::tr("Attained"), true},
            {Text::tr("At least"), true},   {Text::tr("At most"), true},
            {Text::tr("Unadjusted"), true}, {Text::tr("Left"), true},
            {Text::tr("Coverage"), true},   {Text::tr("Why")}};
}

/// By which definition it is judged, where there is more than one to think of.
void noteDefinition(Opened& opened, const SlaEntry& entry, const Asked& asked)
{
    const QString name = plainText(entry.slo.name);
    if (!entry.version.changes.empty())
        opened.notes.push_back(
            Text::tr("%1 changed within the period, all of which is judged by the definition that held at its end: %2")
                .arg(name, changesText(entry.version, asked.now, asked.style)));
    if (!entry.version.since.empty())
        opened.notes.push_back(heldText(name, entry.version.since));
}

Outcome reported(const Wish& wish, const Context& context)
{
    auto period = slaPeriod(wish.period, context.asked.style.zone, context.asked.moment());
    if (!period)
        return Outcome::failed(period.error());
    auto opened = openWorkspace(context, Need::Fresh);
    if (!opened)
        return Outcome::failed(opened.error());
    const LoadedWorkspace& workspace = opened->session->workspace();
    if (const auto slo = wish.name.empty() ? Result<SloDefinition>(SloDefinition()) : sloNamed(workspace, wish.name); !slo)
        return Outcome::failed(slo.error());
    const Question question = questionOf(*opened, context);
    const auto snapshot = snapshotOf(*opened, question);
    if (!snapshot)
        return Outcome::failed(snapshot.error());
    const auto report = build(*snapshot, workspace.slos,
                              SlaAsk{.period = std::move(period).value(),
                                     .moment = question.moment(),
                                     .now = question.now,
                                     .knownAt = question.knownAt,
                                     .only = wish.name});
    if (!report)
        return Outcome::failed(report.error());
    if (!report->isOver())
        opened->notes.push_back(Text::tr("The period is not over yet."));
    if (std::ranges::any_of(report->entries, &SlaEntry::isFilling)) {
        opened->complete = false;
        opened->notes.push_back(fillingText());
    }
    Answer answer = opened->answer("traceo.slo.sla/v1");
    answer.asOf = report->counted.to;
    answer.columns = columns();
    std::vector<QString> names;
    for (const SlaEntry& entry : report->entries) {
        names.push_back(plainText(entry.slo.name));
        noteDefinition(*opened, entry, context.asked);
        answer.items.push_back(slaItem(entry, *report));
        answer.rows.push_back(rowOf(entry));
    }
    addNames(answer, names);
    return opened->outcome(std::move(answer));
}

} // namespace

Command sloSlaCommand()
{
    return {.noun = "slo",
            .verb = "sla",
            .help = words(
                Text::tr("Whether the objectives of a period were met, by the definition that held at its end, with bounds where "
                         "part of it was not seen, what was excluded, who spent the budget and a digest of the minutes; “traceo "
                         "report run --sla” is the same on paper")),
            .example = "traceo slo sla 2026-10 checkout-availability -o json",
            .prepare = [](Syntax& syntax) {
                auto wish = std::make_shared<Wish>();
                syntax.required("PERIOD", wish->period,
                                Text::tr("2026-10, 2026-Q3, 2026, this-month, last-month or FROM/TO; months are those of --tz"),
                                kText);
                syntax.argument("NAME", wish->name, Text::tr("Only this SLO"), kSlo);
                return [wish](const Context& context) { return reported(*wish, context); };
            }};
}

} // namespace traceo::cli
