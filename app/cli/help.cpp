#include "app/cli/completion.h"
#include "app/cli/text.h"

#include <map>

namespace traceo::cli {
namespace {

std::map<std::string, QString> topics()
{
    return {
        {"exit-codes",
         Text::tr("0    done\n"
                  "1    failure\n"
                  "2    usage or configuration: the command line or the workspace is wrong\n"
                  "3    the condition that was asked for is true\n"
                  "4    authentication: a credential is missing or was refused\n"
                  "5    partial or stale answer; the data are printed all the same\n"
                  "6    not found\n"
                  "7    unreachable or timed out, and nothing to answer from\n"
                  "130  interrupted\n")},
        {"environment",
         Text::tr(
             "TRACEO_WORKSPACE  the workspace when --workspace is not given; without it traceo.yaml here or in a folder above,\n"
             "                  else the one the window had open last\n"
             "XDG_CONFIG_HOME   the workspace that “sources add” and the window make\n"
             "XDG_DATA_HOME     history files without a place of their own, and secrets that are kept in files\n"
             "XDG_STATE_HOME    logs, window layouts, and which workspace was open last\n"
             "LANG, LC_ALL      the language, as LANG=de_DE.UTF-8; of the window as well\n"
             "https_proxy, no_proxy  the system's proxy settings are used\n")},
        {"output",
         Text::tr("-o table   for people (default); -o wide adds columns\n"
                  "-o json    {schema, workspace, as_of, complete, sources, items}\n"
                  "-o jsonl   one item a line\n"
                  "-o csv     items, members of members as dotted names\n"
                  "-o yaml    as json\n"
                  "-o md      the table in Markdown\n"
                  "Names are in snake_case with the unit behind (_s, _ratio, _bytes), ratios from 0 to 1,\n"
                  "times RFC 3339 in UTC, null where there is nothing to say.\n")},
    };
}

Outcome topicOutcome(const std::string& topic)
{
    const auto all = topics();
    if (topic.empty()) {
        Answer list{.raw = words(Text::tr("Topics: exit-codes, environment, output, man, and every command of traceo --help\n")),
                    .isRaw = true};
        return {.answer = std::move(list)};
    }
    if (topic == "man") {
        Answer page{.raw = manPage(CommandLine::ofTraceo(),
                                   {{words(Text::tr("Exit status")), words(all.at("exit-codes"))},
                                    {words(Text::tr("Environment")), words(all.at("environment"))},
                                    {words(Text::tr("Output")), words(all.at("output"))}}),
                    .isRaw = true};
        return {.answer = std::move(page)};
    }
    const auto it = all.find(topic);
    Answer answer{.raw = it == all.end() ? helpPageOf(topic) : words(it->second), .isRaw = true};
    if (answer.raw.empty())
        return Outcome::failed({.code = ErrorCode::NotFound,
                                .where = QStringLiteral("help"),
                                .expected = Text::tr("exit-codes, environment, output, man, or a command such as history"),
                                .found = QString::fromStdString(topic)});
    return {.answer = std::move(answer)};
}

} // namespace

std::vector<Command> helpCommands()
{
    return {{.noun = "help",
             .verb = "",
             .help = words(Text::tr(
                 "Explain a topic (exit-codes, environment, output) or a command such as history; man is the manual page")),
             .example = "traceo help exit-codes",
             .prepare = [](Syntax& syntax) {
                 auto topic = std::make_shared<std::string>();
                 syntax.argument("TOPIC", *topic, Text::tr("What to explain"), "exit-codes|environment|output|man");
                 return [topic](const Context&) { return topicOutcome(*topic); };
             }}};
}

} // namespace traceo::cli
