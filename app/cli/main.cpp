// traceo: the answers of the window in a terminal.

#include "app/cli/command.h"
#include "app/cli/interrupt.h"
#include "app/cli/nearest.h"
#include "app/cli/parser.h"
#include "app/cli/text.h"
#include "app/wiring/languages.h"
#include "app/wiring/logging.h"

#include <CLI/CLI.hpp>

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>
#include <QThread>

#include <iostream>
#include <map>

namespace {

using namespace traceo;
using namespace traceo::cli;

using Run = std::function<Outcome(const Context&)>;

/// Builds noun and verb as subcommands; `chosen` is the function of the one that was typed.
void addCommands(CLI::App& app, Run& chosen)
{
    std::map<std::string, CLI::App*> nouns;
    for (const Command& command : commands()) {
        CLI::App*& noun = nouns[command.noun];
        if (noun == nullptr) {
            noun = app.add_subcommand(command.noun, command.verb.empty() ? command.help : helpOfNoun(command.noun));
            noun->footer(words(Text::tr("Global options: traceo --help")));
            noun->fallthrough();
        }
        CLI::App* target = noun;
        if (!command.verb.empty()) {
            noun->require_subcommand(1);
            target = noun->add_subcommand(command.verb, command.help);
            target->fallthrough();
        }
        if (!command.example.empty())
            target->footer(words(Text::tr("Global options: traceo --help")) + "\n" + words(Text::tr("Example:")) + "\n  "
                           + command.example);
        target->callback([&chosen, run = command.prepare(*target)] { chosen = run; });
    }
}

std::vector<std::string> splitFields(const std::string& text)
{
    std::vector<std::string> fields;
    for (const QString& part : QString::fromStdString(text).split(QLatin1Char(','), Qt::SkipEmptyParts))
        fields.push_back(part.trimmed().toStdString());
    return fields;
}

/// The noun, or the verb behind a right noun, that was probably meant.
void sayNearest(int argc, char** argv)
{
    std::map<std::string, std::vector<std::string>> verbs;
    for (const Command& command : commands())
        verbs[command.noun].push_back(command.verb);
    std::vector<std::string> nouns;
    for (const auto& [noun, own] : verbs)
        nouns.push_back(noun);
    std::string noun;
    for (int i = 1; i < argc; ++i) {
        const std::string word = argv[i];
        if (word.starts_with('-'))
            continue;
        const auto& known = noun.empty() ? nouns : verbs[noun];
        if (std::ranges::find(known, word) == known.end()) {
            if (const std::string meant = nearest(word, known); !meant.empty())
                say(Text::tr("Did you mean “%1”?").arg(QString::fromStdString(noun.empty() ? meant : noun + ' ' + meant)));
            return;
        }
        if (!noun.empty())
            return;
        noun = word;
    }
}

int printOutcome(const Outcome& outcome, const Globals& globals)
{
    for (const QString& note : outcome.notes)
        say(note);
    for (const Error& error : outcome.errors)
        say(toText(error));
    if (!outcome.answer)
        return outcome.exitCode;
    const auto format = formatOf(globals.output);
    const auto text = format ? print(*outcome.answer, *format, splitFields(globals.fields)) : Result<std::string>(format.error());
    if (!text) {
        say(toText(text.error()));
        return exitCodeOf(text.error().code);
    }
    std::cout.write(text->data(), std::streamsize(text->size()));
    std::cout.flush();
    if (std::cout.good())
        return outcome.exitCode;
    say(Text::tr("standard output takes no more"));
    return 1;
}

int runOnce(const Run& run, const Globals& globals, const Clock& clock)
{
    if (const auto format = formatOf(globals.output); !format)
        return printOutcome(Outcome::failed(format.error()), globals);
    const auto asked = readGlobals(globals, clock.now());
    if (!asked)
        return printOutcome(Outcome::failed(asked.error()), globals);
    return printOutcome(run({globals, *asked, clock}), globals);
}

int runWatching(const Run& run, const Globals& globals, const Clock& clock)
{
    constexpr int kPause = 5'000; // ms between answers
    while (!isInterrupted()) {
        if (const int code = runOnce(run, globals, clock); code == exitCodeOf(ErrorCode::Usage))
            return code; // it will not become right by itself
        for (int waited = 0; waited < kPause && !isInterrupted(); waited += 100)
            QThread::msleep(100);
    }
    return 130;
}

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("traceo"));
    QCoreApplication::setApplicationVersion(QStringLiteral(TRACEO_VERSION));
    addTranslations(application);
    QLocale::setDefault(QLocale::c()); // words in the user's language, numbers and dates the same everywhere
    noteInterrupts();

    Globals globals;
    Run chosen;
    CLI::App app(words(Text::tr("Answers about your SLOs and their history, from the systems you already run.")), "traceo");
    app.set_version_flag("--version", "traceo " TRACEO_VERSION);
    app.require_subcommand(1);
    app.fallthrough();
    app.get_formatter()->column_width(28);
    addGlobals(app, globals);
    addCommands(app, chosen);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        const int code = app.exit(error);
        if (code != 0)
            sayNearest(argc, argv);
        return code == 0 ? 0 : exitCodeOf(ErrorCode::Usage);
    }
    startLogging(globals.verbose ? LogTo::FileAndStderr : LogTo::File);
    const SystemClock clock;
    // `sync --watch` is a poller without a window and loops by itself.
    const bool loops = globals.watch && !app.got_subcommand("sync");
    return loops ? runWatching(chosen, globals, clock) : runOnce(chosen, globals, clock);
}
