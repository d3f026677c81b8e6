#include "app/cli/nearest.h"
#include "app/cli/opened.h"
#include "app/cli/text.h"
#include "core/format.h"
#include "slo/slo_json.h"
#include "slo/slo_report.h"


namespace traceo::cli {
namespace {

Result<SloReport> reportOf(Opened& opened, const Context& context, const std::string& selected)
{
    const Question question{.now = std::max(context.asked.now, opened.moment),
                            .at = opened.moment,
                            .knownAt = context.asked.knownAt,
                            .selected = selected,
                            .style = context.asked.style};
    auto snapshot =
        opened.session->snapshots()({.view = question.moment(), .know = question.knownAt.value_or(kDistantFuture)}, {});
    if (!snapshot)
        return snapshot.error();
    return build(*snapshot, opened.session->workspace().slos, question);
}

std::optional<Error> unknownName(const Opened& opened, const std::string& name)
{
    const auto& slos = opened.session->workspace().slos.slos;
    if (name.empty() || std::ranges::find(slos, name, &SloDefinition::name) != slos.end())
        return {};
    std::vector<std::string> names;
    std::ranges::transform(slos, std::back_inserter(names), &SloDefinition::name);
    const QString similar = QString::fromStdString(nearest(name, names));
    return Error{.code = ErrorCode::NotFound,
                 .where = Text::tr("slo"),
                 .expected = Text::tr("the name of an SLO of this workspace"),
                 .found = QString::fromStdString(name),
                 .hint =
                     similar.isEmpty() ? Text::tr("“traceo slo list” names them.") : Text::tr("Did you mean %1?").arg(similar)};
}

struct View {
    std::string schema;
    std::vector<TableColumn> columns;
    std::vector<QString> (*row)(const SloRow&);
};

Outcome answered(const View& view, const std::string& name, const Context& context)
{
    auto opened = openWorkspace(context, Need::Fresh);
    if (!opened)
        return Outcome::failed(opened.error());
    if (const auto error = unknownName(*opened, name))
        return Outcome::failed(*error);
    const auto report = reportOf(*opened, context, name);
    if (!report)
        return Outcome::failed(report.error());

    if (!context.globals.since.empty() || !context.globals.from.empty())
        opened->notes.push_back(Text::tr("SLOs speak of their own windows: --since and --from change nothing here, --at does."));
    Answer answer = opened->answer(view.schema);
    answer.asOf = report->moment;
    answer.columns = view.columns;
    bool isFilling = false;
    for (const SloRow& row : report->rows) {
        if (!name.empty() && row.key != name)
            continue;
        answer.items.push_back(nlohmann::ordered_json(toJson(row)));
        answer.rows.push_back(view.row(row));
        isFilling = isFilling || row.isFilling;
    }
    if (isFilling) {
        opened->complete = answer.complete = false;
        opened->notes.push_back(Text::tr("Part of the history is still to be fetched; “traceo sync” or the window does."));
    }
    return opened->outcome(std::move(answer));
}

std::vector<QString> listRow(const SloRow& row)
{
    return {nameOf(row.status), row.name, row.service, toText(row.objective), row.window, row.owner};
}

std::vector<QString> statusRow(const SloRow& row)
{
    return {nameOf(row.status),
            row.name,
            toText(row.objective),
            toText(row.attained),
            toText(row.budgetLeft),
            toText(row.burn("1h")),
            toText(row.burn("6h")),
            toText(row.coverage),
            toText(row.good),
            toText(row.total),
            row.note};
}

std::vector<QString> burnRow(const SloRow& row)
{
    std::vector<QString> texts = {row.name};
    for (const char* window : {"5m", "30m", "1h", "2h", "6h", "1d", "3d", "window"})
        texts.push_back(toText(row.burn(window)));
    return texts;
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
        sloCommand("status", words(Text::tr("Attained, error budget left and burn, counted from raw samples")),
                   {"traceo.slo.status/v1",
                    {column(Text::tr("State")), column(Text::tr("SLO")), column(Text::tr("Objective"), true),
                     column(Text::tr("Attained"), true), column(Text::tr("Left"), true), column(Text::tr("Burn 1h"), true),
                     column(Text::tr("6h"), true), column(Text::tr("Coverage"), true), column(Text::tr("Good"), true, true),
                     column(Text::tr("Total"), true, true), column(Text::tr("Note"))},
                    statusRow}),
        sloCommand("burn", words(Text::tr("Burn rates over 5m to 3d and the window")),
                   {"traceo.slo.burn/v1",
                    {column(Text::tr("SLO")), column(Text::tr("5m"), true), column(Text::tr("30m"), true),
                     column(Text::tr("1h"), true), column(Text::tr("2h"), true), column(Text::tr("6h"), true),
                     column(Text::tr("1d"), true), column(Text::tr("3d"), true), column(Text::tr("Window"), true)},
                    burnRow}),
    };
}

} // namespace traceo::cli
