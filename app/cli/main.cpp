// traceo: the answers of the window in a terminal.

#include "app/cli/interrupt.h"
#include "app/cli/parser.h"
#include "app/cli/text.h"
#include "app/wiring/languages.h"
#include "app/wiring/logging.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>
#include <QThread>

#include <iostream>

namespace {

using namespace traceo;
using namespace traceo::cli;

std::vector<std::string> splitFields(const std::string& text)
{
    std::vector<std::string> fields;
    for (const QString& part : QString::fromStdString(text).split(QLatin1Char(','), Qt::SkipEmptyParts))
        fields.push_back(part.trimmed().toStdString());
    return fields;
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

    const Parsed parsed = parse(argc, argv);
    if (!parsed.run)
        return parsed.exitCode;
    startLogging(parsed.globals.verbose ? LogTo::FileAndStderr : LogTo::File);
    const SystemClock clock;
    const bool loops = parsed.globals.watch && !parsed.watchesItself;
    return loops ? runWatching(parsed.run, parsed.globals, clock) : runOnce(parsed.run, parsed.globals, clock);
}
