#include "app/cli/nearest.h"
#include "app/cli/opened.h"
#include "app/cli/text.h"
#include "core/format.h"
#include "synthetics/synthetics_json.h"
#include "synthetics/synthetics_report.h"

#include <set>

namespace traceo::cli {
namespace {

/// What a window opens with.
constexpr Millis kUsualWindow = 30 * kDay;

struct Chosen {
    std::string check;
    std::string region;
};

/// The window is --since or --from … --to, ending at --at where that is given.
Question questionOf(const Opened& opened, const Asked& asked, const std::string& selected)
{
    return {.now = std::max(asked.now, opened.moment),
            .at = asked.range ? asked.range->to : opened.moment,
            .knownAt = asked.knownAt,
            .range = asked.range ? asked.range->length() : kUsualWindow,
            .selected = selected,
            .style = asked.style};
}

Result<SyntheticsReport> reportOf(Opened& opened, const Context& context, const std::string& selected)
{
    const Question question = questionOf(opened, context.asked, selected);
    auto snapshot =
        opened.session->snapshots()({.view = question.moment(), .know = question.knownAt.value_or(kDistantFuture)}, {});
    if (!snapshot)
        return snapshot.error();
    return build(*snapshot, opened.session->workspace().synthetics, question);
}

Error unknown(const QString& what, const std::string& name, const std::set<std::string>& known)
{
    const QString similar = QString::fromStdString(nearest(name, {known.begin(), known.end()}));
    return {.code = ErrorCode::NotFound,
            .where = Text::tr("probes"),
            .expected = what,
            .found = QString::fromStdString(name),
            .hint = similar.isEmpty() ? Text::tr("“traceo probes list” names them.") : Text::tr("Did you mean %1?").arg(similar)};
}

std::optional<Error> unknownName(const SyntheticsReport& report, const Chosen& chosen)
{
    std::set<std::string> checks;
    std::set<std::string> regions;
    for (const ProbeRow& row : report.rows) {
        checks.insert(row.check);
        if (chosen.check.empty() || row.check == chosen.check)
            regions.insert(row.region);
    }
    if (!chosen.check.empty() && !checks.contains(chosen.check))
        return unknown(Text::tr("a check that was probed in the last seven days"), chosen.check, checks);
    if (!chosen.region.empty() && !regions.contains(chosen.region))
        return unknown(Text::tr("a region it is probed from"), chosen.region, regions);
    return {};
}

bool isChosen(const ProbeRow& row, const Chosen& chosen)
{
    return (chosen.check.empty() || row.check == chosen.check) && (chosen.region.empty() || row.region == chosen.region);
}

std::vector<QString> listRow(const ProbeRow& row)
{
    return {row.word,
            row.checkName,
            row.regionName,
            toText(row.age),
            toText(row.availability),
            toText(row.coverage),
            toText(row.p50),
            toText(row.p95),
            toText(row.certificate),
            toText(row.runs),
            toText(row.failed),
            row.note};
}

std::vector<TableColumn> listColumns()
{
    return {{Text::tr("State")},
            {Text::tr("Check")},
            {Text::tr("Region")},
            {Text::tr("Age"), true},
            {Text::tr("Availability"), true},
            {Text::tr("Observed"), true},
            {Text::tr("p50"), true, true},
            {Text::tr("p95"), true},
            {Text::tr("Certificate"), true},
            {Text::tr("Runs"), true, true},
            {Text::tr("Failed"), true, true},
            {Text::tr("Note")}};
}

Result<Opened> opened(const Context& context)
{
    return openWorkspace(context, Need::Fresh);
}

Outcome finished(Opened& workspace, Answer answer, bool isFilling)
{
    if (isFilling) {
        workspace.complete = answer.complete = false;
        workspace.notes.push_back(fillingText());
    }
    return workspace.outcome(std::move(answer));
}

Outcome listed(const Chosen& chosen, const Context& context)
{
    auto workspace = opened(context);
    if (!workspace)
        return Outcome::failed(workspace.error());
    const auto report = reportOf(*workspace, context, {});
    if (!report)
        return Outcome::failed(report.error());
    if (const auto error = unknownName(*report, chosen))
        return Outcome::failed(*error);
    Answer answer = workspace->answer("traceo.probes.list/v1");
    answer.asOf = report->moment;
    answer.columns = listColumns();
    bool isFilling = false;
    for (const ProbeRow& row : report->rows) {
        if (!isChosen(row, chosen))
            continue;
        answer.items.push_back(nlohmann::ordered_json(toJson(row)));
        answer.rows.push_back(listRow(row));
        isFilling = isFilling || row.isFilling;
    }
    return finished(*workspace, std::move(answer), isFilling);
}

/// The numbers of a pair, one a line, and its phases.
void addDetail(Answer& answer, const ProbeRow& row, const ProbeDetail& detail)
{
    const auto line = [&](const QString& name, const QString& text) {
        answer.rows.push_back({row.checkName, row.regionName, name, text});
    };
    line(Text::tr("State"), row.word);
    line(Text::tr("Why"), row.reason);
    for (const ProbeDetail::Number& number : detail.numbers)
        line(number.name, toText(number.reading));
    for (const PhaseChange& phase : detail.changes)
        line(Text::tr("Phase %1").arg(phase.name), Text::tr("%1, before %2").arg(toText(phase.now), toText(phase.before)));
}

Outcome shown(const Chosen& chosen, const Context& context)
{
    auto workspace = opened(context);
    if (!workspace)
        return Outcome::failed(workspace.error());
    const auto all = reportOf(*workspace, context, {});
    if (!all)
        return Outcome::failed(all.error());
    if (const auto error = unknownName(*all, chosen))
        return Outcome::failed(*error);
    Answer answer = workspace->answer("traceo.probes.show/v1");
    answer.asOf = all->moment;
    answer.columns = {{Text::tr("Check")}, {Text::tr("Region")}, {Text::tr("Number")}, {Text::tr("Value"), true}};
    bool isFilling = false;
    for (const ProbeRow& row : all->rows) {
        if (!isChosen(row, chosen))
            continue;
        const auto one = reportOf(*workspace, context, row.key);
        if (!one)
            return Outcome::failed(one.error());
        answer.items.push_back(nlohmann::ordered_json(toJson(row, *one->detail)));
        addDetail(answer, row, *one->detail);
        isFilling = isFilling || row.isFilling;
    }
    return finished(*workspace, std::move(answer), isFilling);
}

Command probeCommand(const std::string& verb, const std::string& help, bool needsCheck,
                     Outcome (*run)(const Chosen&, const Context&))
{
    return {.noun = "probes",
            .verb = verb,
            .help = help,
            .example = "traceo probes " + verb + (needsCheck ? " https://www.example.com/" : ""),
            .prepare = [needsCheck, run](Syntax& syntax) {
                auto chosen = std::make_shared<Chosen>();
                if (needsCheck)
                    syntax.required("CHECK", chosen->check, Text::tr("The check"));
                else
                    syntax.argument("CHECK", chosen->check, Text::tr("Only this check"));
                syntax.argument("REGION", chosen->region, Text::tr("Only from this region"));
                return [chosen, run](const Context& context) { return run(*chosen, context); };
            }};
}

} // namespace

std::vector<Command> probeCommands()
{
    return {probeCommand("list", words(Text::tr("Checks by region: state, availability, duration and certificate")), false,
                         listed),
            probeCommand("show", words(Text::tr("Everything known of one check, with the phases of its runs")), true, shown)};
}

} // namespace traceo::cli
