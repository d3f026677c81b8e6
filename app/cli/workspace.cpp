#include "app/cli/opened.h"
#include "app/cli/text.h"

#include <algorithm>
#include <iterator>

namespace traceo::cli {
namespace {

nlohmann::ordered_json itemOf(const Error& error)
{
    const auto text = [](const QString& words) {
        return words.isEmpty() ? nlohmann::ordered_json(nullptr) : nlohmann::ordered_json(words.toStdString());
    };
    return {{"where", text(error.where)},
            {"expected", text(error.expected)},
            {"found", text(error.found)},
            {"hint", text(error.hint)}};
}

Outcome checked(const std::string& file, const Context& context)
{
    Globals globals = context.globals;
    if (!file.empty())
        globals.workspace = file;
    const auto path = workspacePath(globals);
    if (!path)
        return Outcome::failed(path.error());
    const auto read =
        *path == QStringLiteral("demo") ? readWorkspace({globals, context.asked, context.clock}) : Result<Read>(Error{});
    const auto workspace = read ? Result<LoadedWorkspace>(read->workspace) : loadWorkspace(*path, Paths::ofUser());
    const Errors errors = workspace ? workspace->errors : Errors{workspace.error()};

    Answer answer{.schema = "traceo.workspace.check/v1",
                  .workspace = workspace ? workspace->name : "",
                  .asOf = context.asked.now,
                  .columns = {{Text::tr("mistakes")}}};
    for (const Error& error : errors) {
        answer.items.push_back(itemOf(error));
        answer.rows.push_back({toText(error)});
    }
    Outcome outcome{.exitCode = errors.empty() ? 0 : exitCodeOf(ErrorCode::Usage)};
    if (workspace) {
        outcome.notes = workspace->warnings;
        std::ranges::copy(workspace->remarks, std::back_inserter(outcome.notes));
    }
    if (context.globals.output != "table" && context.globals.output != "wide") {
        outcome.answer = std::move(answer);
        return outcome;
    }
    outcome.errors = errors;
    if (errors.empty()) {
        answer.isRaw = true;
        answer.raw = Text::tr("%1: no mistakes; %2 source(s), %3 SLO(s)\n")
                         .arg(*path, QString::number(workspace->sources.size()), QString::number(workspace->slos.slos.size()))
                         .toStdString();
        outcome.answer = std::move(answer);
    }
    return outcome;
}

} // namespace

std::vector<Command> workspaceCommands()
{
    return {{.noun = "workspace",
             .verb = "check",
             .help = words(Text::tr("Read a workspace and name every mistake with file, line and column")),
             .example = "traceo workspace check traceo.yaml",
             .prepare = [](Syntax& syntax) {
                 auto file = std::make_shared<std::string>();
                 syntax.argument("FILE", *file, Text::tr("The workspace; without it the one other commands would use"), kFile);
                 return [file](const Context& context) { return checked(*file, context); };
             }}};
}

} // namespace traceo::cli
