#include "app/cli/completion.h"
#include "app/cli/syntax.h"

namespace traceo::cli {
namespace {

constexpr const char* kBegin = R"(# Completion of traceo for fish, written by "traceo completion fish".
function __traceo_names
    set -l words (commandline -opc)
    set -l workspace
    if set -l at (contains -i -- --workspace $words)
        set workspace --workspace $words[(math $at + 1)]
    end
    traceo $workspace completion names $argv[1] 2>/dev/null
end

complete -c traceo -f
)";

std::string inQuotes(const std::string& text)
{
    std::string out = "'";
    for (const char c : text) {
        if (c == '\'' || c == '\\')
            out += '\\';
        out += c;
    }
    return out + '\'';
}

std::string joined(const std::vector<std::string>& words)
{
    std::string text;
    for (const std::string& word : words)
        text += (text.empty() ? "" : " ") + word;
    return text;
}

/// What is offered for a value.
std::string offerOf(const std::string& takes)
{
    if (const auto choices = choicesOf(takes); !choices.empty())
        return " -x -a " + inQuotes(joined(choices));
    if (takes == kFile)
        return " -r -F";
    if (takes == kSlo)
        return " -x -a '(__traceo_names slos)'";
    if (takes == kSource)
        return " -x -a '(__traceo_names sources)'";
    return " -x";
}

std::string optionLine(const std::string& condition, const Taken& option)
{
    std::string text = "complete -c traceo" + condition;
    for (const std::string& name : option.names)
        text += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
    return text + (option.takes.empty() ? "" : offerOf(option.takes)) + " -d " + inQuotes(option.help) + '\n';
}

std::string seen(const Described& command)
{
    std::string text = "__fish_seen_subcommand_from " + command.noun;
    if (!command.verb.empty())
        text += "; and __fish_seen_subcommand_from " + command.verb;
    return " -n " + inQuotes(text);
}

std::string verbLines(const CommandLine& line, const std::string& noun)
{
    std::vector<std::string> verbs;
    for (const Described* command : line.of(noun)) {
        if (!command->verb.empty())
            verbs.push_back(command->verb);
    }
    std::string text;
    for (const Described* command : line.of(noun)) {
        if (!command->verb.empty())
            text += "complete -c traceo -n "
                + inQuotes("__fish_seen_subcommand_from " + noun + "; and not __fish_seen_subcommand_from " + joined(verbs))
                + " -a " + command->verb + " -d " + inQuotes(command->help) + '\n';
    }
    return text;
}

} // namespace

std::string fishCompletion(const CommandLine& line)
{
    std::string text = kBegin;
    for (const std::string& noun : line.nouns())
        text += "complete -c traceo -n __fish_use_subcommand -a " + noun + " -d " + inQuotes(line.helpOf(noun)) + '\n';
    for (const Taken& option : line.globals)
        text += optionLine({}, option);
    for (const std::string& noun : line.nouns())
        text += verbLines(line, noun);
    for (const Described& command : line.commands) {
        for (const Taken& argument : command.arguments) {
            const std::string offer = offerOf(argument.takes);
            if (offer != " -x")
                text += "complete -c traceo" + seen(command) + (argument.takes == kFile ? " -F" : offer) + '\n';
        }
        for (const Taken& option : command.options)
            text += optionLine(seen(command), option);
    }
    return text;
}

} // namespace traceo::cli
