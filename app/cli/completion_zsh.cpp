#include "app/cli/completion.h"

namespace traceo::cli {
namespace {

constexpr const char* kBegin = R"zsh(#compdef traceo
# Completion of traceo for zsh, written by "traceo completion zsh".
_traceo_names() {
    local -a names workspace
    local at=${words[(I)--workspace]}
    (( at > 0 )) && workspace=(--workspace ${(Q)words[at + 1]})
    names=(${(f)"$(traceo $workspace completion names $1 2> /dev/null)"})
    compadd -a names
}

)zsh";

/// Within single quotes; `special` are those the place gives a meaning to.
std::string inQuotes(const std::string& text, const std::string& special)
{
    std::string out;
    for (const char c : text) {
        if (c == '\'')
            out += "'\\'";
        else if (c == '\\' || special.find(c) != std::string::npos)
            out += '\\';
        out += c;
    }
    return out;
}

std::string actionOf(const std::string& takes)
{
    if (const auto choices = choicesOf(takes); !choices.empty()) {
        std::string words;
        for (const std::string& choice : choices)
            words += (words.empty() ? "" : " ") + choice;
        return ":(" + words + ')';
    }
    if (takes == kFile)
        return ":_files";
    if (takes == kSlo)
        return ":{_traceo_names slos}";
    if (takes == kSource)
        return ":{_traceo_names sources}";
    return ": ";
}

std::string messageOf(const std::string& takes)
{
    return choicesOf(takes).empty() ? takes : "one of";
}

/// A specification a name, as _arguments takes them.
std::string specOf(const Taken& option)
{
    std::string text;
    for (const std::string& name : option.names) {
        const bool isLong = name.starts_with("--");
        const bool takes = !option.takes.empty();
        text += " '" + name + (!takes ? "" : isLong ? "=" : "+") + '[' + inQuotes(option.help, "[]") + ']';
        if (takes)
            text += ':' + inQuotes(messageOf(option.takes), ":") + actionOf(option.takes);
        text += '\'';
    }
    return text;
}

std::string argumentSpecs(const Described& command)
{
    std::string text;
    for (std::size_t i = 0; i < command.arguments.size(); ++i) {
        const Taken& argument = command.arguments[i];
        text += " '" + std::to_string(i + 1) + (argument.isRequired ? ":" : "::") + inQuotes(argument.names.front(), ":")
            + actionOf(argument.takes) + '\'';
    }
    for (const Taken& option : command.options)
        text += specOf(option);
    return text;
}

std::string describedWords(const char* array, const std::vector<std::pair<std::string, std::string>>& rows, const char* indent)
{
    std::string text = std::string(indent) + "local -a " + array + "=(\n";
    for (const auto& [word, help] : rows)
        text += std::string(indent) + "    '" + word + ':' + inQuotes(help, "") + "'\n";
    return text + indent + ")\n" + indent + "_describe -t commands command " + array + '\n';
}

std::string nounCase(const CommandLine& line, const std::string& noun)
{
    const auto own = line.of(noun);
    std::string text = "                " + noun + ")\n";
    if (own.size() == 1 && own.front()->verb.empty())
        return text + "                    _arguments $globals" + argumentSpecs(*own.front()) + " ;;\n";
    std::vector<std::pair<std::string, std::string>> verbs;
    std::string cases;
    for (const Described* command : own) {
        verbs.emplace_back(command->verb, command->help);
        cases += "                                " + command->verb + ") _arguments $globals" + argumentSpecs(*command) + " ;;\n";
    }
    text += "                    _arguments -C $globals '1: :->verb' '*:: :->arguments'\n"
            "                    case $state in\n"
            "                        verb)\n";
    text += describedWords("verbs", verbs, "                            ");
    text += "                            ;;\n"
            "                        arguments)\n"
            "                            case $words[1] in\n";
    return text + cases + "                            esac ;;\n                    esac ;;\n";
}

} // namespace

std::string zshCompletion(const CommandLine& line)
{
    std::string text = kBegin;
    text += "_traceo() {\n    local curcontext=$curcontext state line\n    typeset -A opt_args\n    local -a globals=(\n";
    for (const Taken& option : line.globals)
        text += "       " + specOf(option) + '\n';
    text += "        '(- *)--help[help]'\n    )\n    _arguments -C $globals '1: :->noun' '*:: :->rest'\n    case $state in\n     "
            "   noun)\n";
    std::vector<std::pair<std::string, std::string>> nouns;
    for (const std::string& noun : line.nouns())
        nouns.emplace_back(noun, line.helpOf(noun));
    text += describedWords("nouns", nouns, "            ");
    text += "            ;;\n        rest)\n            case $words[1] in\n";
    for (const std::string& noun : line.nouns())
        text += nounCase(line, noun);
    text += "            esac ;;\n    esac\n}\n\n";
    // Read as a function by the completion system, or sourced.
    return text
        + "if [[ $zsh_eval_context[-1] == loadautofunc ]]; then\n    _traceo \"$@\"\nelse\n    compdef _traceo traceo\nfi\n";
}

} // namespace traceo::cli
