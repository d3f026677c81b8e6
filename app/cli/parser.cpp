#include "app/cli/parser.h"

#include "app/cli/argument.h"
#include "app/cli/text.h"

#include <CLI/CLI.hpp>

#include <map>

namespace traceo::cli {
namespace {

Taken described(const CLI::Option& option)
{
    Taken taken{.takes = option.get_items_expected_max() == 0 ? std::string() : option.get_type_name(),
                .help = option.get_description(),
                .isRequired = option.get_required()};
    for (const std::string& name : option.get_snames())
        taken.names.push_back('-' + name);
    for (const std::string& name : option.get_lnames())
        taken.names.push_back("--" + name);
    if (taken.names.empty())
        taken.names.push_back(option.get_name(true));
    return taken;
}

bool isHelp(const CLI::App& app, const CLI::Option* option)
{
    return option == app.get_help_ptr();
}

} // namespace

void addGlobals(CLI::App& app, Globals& globals)
{
    const std::string group = words(Text::tr("Global options"));
    const auto add = [&app, &group](const char* name, std::string& value, const char* takes, const QString& help) {
        app.add_option(name, value, words(help))->group(group)->type_name(takes);
    };
    const auto flag = [&app, &group](const char* name, bool& value, const QString& help) {
        app.add_flag(name, value, words(help))->group(group);
    };
    add("--workspace", globals.workspace, kFile, Text::tr("Workspace file, or 'demo'"));
    add("--history", globals.history, kFile, Text::tr("History file instead of the workspace's"));
    flag("--offline", globals.offline, Text::tr("Answer from history only; ask no server"));
    add("--at", globals.at, kTime, Text::tr("Answer as of this moment (RFC 3339, 'now-6h', 'now/d')"));
    add("--known-at", globals.knownAt, kTime, Text::tr("Leave out what was learned after this moment"));
    add("--since", globals.since, kLength, Text::tr("Range that ends now: 1h, 30d"));
    add("--from", globals.from, kTime, Text::tr("Beginning of the range"));
    add("--to", globals.to, kTime, Text::tr("End of the range"));
    add("-o,--output", globals.output, kOutputs, Text::tr("How to print; “traceo help output” explains each"));
    add("--fields", globals.fields, kText, Text::tr("Only these members of each item, comma-separated"));
    add("--max-age", globals.maxAge, kLength, Text::tr("Ask again when the newest data are older (default: twice the interval)"));
    add("--timeout", globals.timeout, kLength, Text::tr("Longest wait for servers (default 10s; sync and imports: none)"));
    flag("--watch", globals.watch, Text::tr("Answer again and again until interrupted"));
    add("--tz", globals.zone, kText, Text::tr("Zone of the times in tables (default UTC)"));
    flag("--no-color", globals.noColor, Text::tr("Accepted for scripts: output never has colours"));
    flag("--verbose", globals.verbose, Text::tr("Print the log to stderr"));
}

std::string helpOfNoun(const std::string& noun)
{
    const auto say = [](const char* text) { return QCoreApplication::translate("Cli", text); };
    const std::map<std::string, QString> helps = {
        {"workspace", say(QT_TRANSLATE_NOOP("Cli", "The workspace file: check it"))},
        {"sources", say(QT_TRANSLATE_NOOP("Cli", "The systems that are asked: list, test, log in"))},
        {"slo", say(QT_TRANSLATE_NOOP("Cli", "SLOs: list, status, burn rates"))},
        {"probes", say(QT_TRANSLATE_NOOP("Cli", "Synthetic checks from every region: list, show"))},
        {"alerts", say(QT_TRANSLATE_NOOP("Cli", "Alerts of all sources: those that fire, those of the past"))},
        {"events", say(QT_TRANSLATE_NOOP("Cli", "Deploys and notes: add, list"))},
        {"report", say(QT_TRANSLATE_NOOP("Cli", "What all panes say, on paper: run"))},
        {"metrics", say(QT_TRANSLATE_NOOP("Cli", "Ask a server, or the history, for series"))},
        {"history", say(QT_TRANSLATE_NOOP("Cli", "The local history: size, export, import, compact"))},
        {"completion", say(QT_TRANSLATE_NOOP("Cli", "Completion of this command for your shell"))}};
    const auto found = helps.find(noun);
    return found == helps.end() ? std::string() : words(found->second);
}

std::vector<Described> describedCommands()
{
    std::vector<Described> all;
    for (const Command& command : commands()) {
        Described one{.noun = command.noun, .verb = command.verb, .help = command.help, .example = command.example};
        CLI::App app;
        (void)command.prepare(app);
        for (const CLI::Option* option : app.get_options()) {
            if (isHelp(app, option))
                continue;
            (option->get_positional() ? one.arguments : one.options).push_back(described(*option));
        }
        all.push_back(std::move(one));
    }
    return all;
}

std::vector<Taken> describedGlobals()
{
    CLI::App app;
    Globals globals;
    addGlobals(app, globals);
    std::vector<Taken> all;
    for (const CLI::Option* option : app.get_options()) {
        if (!isHelp(app, option))
            all.push_back(described(*option));
    }
    return all;
}

} // namespace traceo::cli
