#include "app/cli/completion.h"

#include "app/cli/opened.h"
#include "app/cli/text.h"

#include <algorithm>

namespace traceo::cli {
namespace {

Outcome printed(std::string text)
{
    Answer answer{.raw = std::move(text), .isRaw = true};
    return {.answer = std::move(answer)};
}

/// The names a shell offers; whatever goes wrong, it offers none, and the line that is typed stays whole.
Outcome namesOf(const std::string& what, const Context& context)
{
    const auto choices = choicesOf("slos|sources");
    if (std::ranges::find(choices, what) == choices.end())
        return Outcome::failed({.code = ErrorCode::Usage,
                                .where = QStringLiteral("completion names"),
                                .expected = QStringLiteral("slos, sources"),
                                .found = QString::fromStdString(what)});
    const auto read = readWorkspace(context);
    if (!read)
        return Outcome::failed(read.error());
    std::string names;
    if (what == "slos") {
        for (const auto& slo : read->workspace.slos.slos)
            names += slo.name + '\n';
    } else {
        for (const auto& source : read->workspace.sources)
            names += source->settings().name + '\n';
    }
    return printed(std::move(names));
}

Command shellRow(const char* shell, std::string (*script)(const CommandLine&), const char* example)
{
    return {.noun = "completion",
            .verb = shell,
            .help = words(Text::tr("The completion script for %1").arg(QString::fromLatin1(shell))),
            .example = example,
            .prepare = [script](Syntax&) {
                return [script](const Context&) { return printed(script(CommandLine::ofTraceo())); };
            }};
}

} // namespace

std::vector<std::string> CommandLine::nouns() const
{
    std::vector<std::string> nouns;
    for (const Described& command : commands) {
        if (std::ranges::find(nouns, command.noun) == nouns.end())
            nouns.push_back(command.noun);
    }
    return nouns;
}

std::vector<const Described*> CommandLine::of(const std::string& noun) const
{
    std::vector<const Described*> own;
    for (const Described& command : commands) {
        if (command.noun == noun)
            own.push_back(&command);
    }
    return own;
}

std::string CommandLine::helpOf(const std::string& noun) const
{
    const auto own = of(noun);
    return own.size() == 1 && own.front()->verb.empty() ? own.front()->help : helpOfNoun(noun);
}

std::vector<std::string> choicesOf(const std::string& takes)
{
    std::vector<std::string> choices;
    if (takes.find('|') == std::string::npos)
        return choices;
    for (std::size_t at = 0; at <= takes.size();) {
        const std::size_t end = std::min(takes.find('|', at), takes.size());
        choices.push_back(takes.substr(at, end - at));
        at = end + 1;
    }
    return choices;
}

std::vector<Command> completionCommands()
{
    return {shellRow("bash", bashCompletion, "source <(traceo completion bash)"),
            shellRow("zsh", zshCompletion, "traceo completion zsh > ~/.zfunc/_traceo"),
            shellRow("fish", fishCompletion, "traceo completion fish > ~/.config/fish/completions/traceo.fish"),
            {.noun = "completion",
             .verb = "names",
             .help = words(Text::tr("The names of the workspace's SLOs or sources, one a line; asks nobody")),
             .example = "traceo completion names slos",
             .prepare = [](Syntax& syntax) {
                 auto what = std::make_shared<std::string>();
                 syntax.required("WHAT", *what, Text::tr("Which names"), "slos|sources");
                 return [what](const Context& context) { return namesOf(*what, context); };
             }}};
}

} // namespace traceo::cli
