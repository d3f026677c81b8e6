#include "app/cli/completion.h"
#include "app/cli/syntax.h"

#include <algorithm>

namespace traceo::cli {
namespace {

constexpr const char* kBegin = R"(# Completion of traceo for bash (4 or newer), written by "traceo completion bash".
_traceo_names() {
    local i workspace=()
    for ((i = 1; i < COMP_CWORD; i++)); do
        if [[ ${COMP_WORDS[i]} == --workspace ]]; then
            [[ ${COMP_WORDS[i + 1]} == = ]] && ((i++))
            workspace=(--workspace "${COMP_WORDS[i + 1]/#~\//$HOME/}")
        fi
    done
    "${COMP_WORDS[0]/#~\//$HOME/}" "${workspace[@]}" completion names "$1" 2>/dev/null
}

_traceo_words() { mapfile -t COMPREPLY < <(compgen -W "$1" -- "$cur"); }

_traceo_files() {
    compopt -o filenames 2>/dev/null
    mapfile -t COMPREPLY < <(compgen -f -- "$cur")
}

)";

constexpr const char* kReadLine = R"(    local cur=${COMP_WORDS[COMP_CWORD]} option=${COMP_WORDS[COMP_CWORD - 1]}
    local noun='' verb='' count=0 i
    COMPREPLY=()
    # "--option=value" is three words here.
    if [[ $cur == = ]]; then
        cur=''
    elif [[ $option == = ]]; then
        option=${COMP_WORDS[COMP_CWORD - 2]}
    fi
    for ((i = 1; i < COMP_CWORD; i++)); do
        case ${COMP_WORDS[i]} in
)";

constexpr const char* kReadLineEnd = R"(                [[ ${COMP_WORDS[i + 1]} == = ]] && ((i++))
                ((i++)) ;;
            -* | =) ;;
            *)
                if [[ -z $noun ]]; then
                    noun=${COMP_WORDS[i]}
                elif [[ -z $verb ]]; then
                    verb=${COMP_WORDS[i]}
                else
                    ((count++))
                fi ;;
        esac
    done
)";

std::string joined(const std::vector<std::string>& words, const std::string& between)
{
    std::string text;
    for (const std::string& word : words)
        text += (text.empty() ? "" : between) + word;
    return text;
}

/// What to call to offer values; empty when nothing is offered.
std::string offerOf(const std::string& takes)
{
    if (const auto choices = choicesOf(takes); !choices.empty())
        return "_traceo_words '" + joined(choices, " ") + "'";
    if (takes == kFile)
        return "_traceo_files";
    if (takes == kSlo)
        return "_traceo_words \"$(_traceo_names slos)\"";
    if (takes == kSource)
        return "_traceo_words \"$(_traceo_names sources)\"";
    return {};
}

std::vector<std::string> namesWithValues(const CommandLine& line)
{
    std::vector<std::string> names;
    const auto add = [&names](const std::vector<Taken>& options) {
        for (const Taken& option : options) {
            if (!option.takes.empty())
                names.insert(names.end(), option.names.begin(), option.names.end());
        }
    };
    add(line.globals);
    for (const Described& command : line.commands)
        add(command.options);
    std::ranges::sort(names);
    names.erase(std::ranges::unique(names).begin(), names.end());
    return names;
}

std::string commandPattern(const Described& command)
{
    return '\'' + command.noun + ' ' + (command.verb.empty() ? "'*" : command.verb + '\'');
}

/// `case "$noun $verb:$option"`: what stands behind an option.
std::string valueCases(const CommandLine& line)
{
    std::string text;
    const auto add = [&text](const std::string& pattern, const Taken& option) {
        if (option.takes.empty())
            return;
        std::vector<std::string> patterns;
        for (const std::string& name : option.names)
            patterns.push_back(pattern + ':' + name);
        const std::string offer = offerOf(option.takes);
        text += "        " + joined(patterns, " | ") + ") " + (offer.empty() ? "" : offer + "; ") + "return ;;\n";
    };
    for (const Described& command : line.commands) {
        for (const Taken& option : command.options)
            add(commandPattern(command), option);
    }
    for (const Taken& option : line.globals)
        add("*", option);
    return text;
}

std::string optionWords(const std::vector<Taken>& options)
{
    std::vector<std::string> names;
    for (const Taken& option : options)
        names.insert(names.end(), option.names.begin(), option.names.end());
    return joined(names, " ");
}

std::string optionCases(const CommandLine& line)
{
    std::string text;
    for (const Described& command : line.commands) {
        if (!command.options.empty())
            text += "            " + commandPattern(command) + ") own='" + optionWords(command.options) + "' ;;\n";
    }
    return text;
}

/// `case "$noun|$verb|$count"`: what stands in the place of the noun, the verb or an argument. A noun alone has
/// its arguments where others have verbs.
std::string placeCases(const CommandLine& line)
{
    std::string text = "        '||0') _traceo_words '" + joined(line.nouns(), " ") + "' ;;\n";
    for (const std::string& noun : line.nouns()) {
        std::vector<std::string> verbs;
        for (const Described* command : line.of(noun)) {
            for (std::size_t i = 0; i < command->arguments.size(); ++i) {
                const std::string offer = offerOf(command->arguments[i].takes);
                const std::string place = !command->verb.empty() ? command->verb + '|' + std::to_string(i)
                    : i == 0                                     ? std::string("|0")
                                                                 : "'*'|" + std::to_string(i - 1);
                if (!offer.empty())
                    text += "        '" + noun + '|' + place + "') " + offer + " ;;\n";
            }
            if (!command->verb.empty())
                verbs.push_back(command->verb);
        }
        if (!verbs.empty())
            text += "        '" + noun + "||0') _traceo_words '" + joined(verbs, " ") + "' ;;\n";
    }
    return text;
}

} // namespace

std::string bashCompletion(const CommandLine& line)
{
    std::string text = kBegin;
    text += "_traceo() {\n";
    text += kReadLine;
    text += "            " + joined(namesWithValues(line), " | ") + ")\n";
    text += kReadLineEnd;
    text += "    case \"$noun $verb:$option\" in\n" + valueCases(line) + "    esac\n";
    text += "    if [[ $cur == -* ]]; then\n        local own=''\n        case \"$noun $verb\" in\n" + optionCases(line)
        + "        esac\n        _traceo_words \"$own " + optionWords(line.globals) + " --help\"\n        return\n    fi\n";
    text += "    case \"$noun|$verb|$count\" in\n" + placeCases(line) + "    esac\n}\n";
    return text + "complete -F _traceo traceo\n";
}

} // namespace traceo::cli
