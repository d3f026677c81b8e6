#pragma once
// A command is a row of a table: noun, verb, help, example, options, function. Help, completion
// and man pages come from it.
// Main thread only.

#include "app/cli/answer.h"
#include "app/cli/syntax.h"
#include "core/clock.h"
#include "core/format.h"
#include "core/result.h"
#include "core/time.h"

#include <QString>

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace traceo::cli {

/// The options every command takes, before or after its name.
struct Globals {
    std::string workspace;
    std::string history;
    bool offline = false;
    std::string at;
    std::string knownAt;
    std::string since;
    std::string from;
    std::string to;
    std::string output = "table";
    std::string fields;
    std::string maxAge;
    std::string timeout;
    std::string zone = "UTC";
    bool watch = false;
    bool noColor = false;
    bool verbose = false;
};

/// Globals after reading: moments and lengths instead of text.
struct Asked {
    UtcMs now{};
    std::optional<UtcMs> at; ///< --at, or --to without a beginning
    std::optional<UtcMs> knownAt;
    std::optional<TimeSpan> range; ///< --from or --since, up to --to, (from, to]
    std::optional<Millis> maxAge;
    std::optional<Millis> timeout;
    bool offline = false;
    Style style;       ///< of texts in tables: the zone of --tz
    bool past = false; ///< --at or --to lies in the past: nothing is polled
    UtcMs moment() const { return at.value_or(range ? range->to : now); }
};
void addGlobals(Syntax& syntax, Globals& globals);
Result<Asked> readGlobals(const Globals& globals, UtcMs now);

struct Context {
    const Globals& globals;
    const Asked& asked;
    const Clock& clock;
};

/// Exit code of a command that was asked whether something is so, where it is (traceo help exit-codes).
inline constexpr int kConditionIsTrue = 3;

/// What a command gives back: an answer to print, or why there is none.
struct Outcome {
    std::optional<Answer> answer;
    Errors errors;              ///< to stderr, each on its line
    std::vector<QString> notes; ///< to stderr: ages, what could not be refreshed
    int exitCode = 0;
    static Outcome failed(const Error& error);
    static Outcome interrupted() { return {.exitCode = 130}; }
};

using Run = std::function<Outcome(const Context&)>;

struct Command {
    std::string noun;
    std::string verb; ///< empty: the noun alone
    std::string help;
    std::string example;
    /// Says what it takes and returns the function that runs with what was given.
    std::function<Run(Syntax& syntax)> prepare;
    bool watchesItself = false; ///< with --watch it runs until it is interrupted, else it is run again and again
};

/// All commands, in the order of `traceo --help`.
const std::vector<Command>& commands();
/// One sentence on a noun that has verbs.
std::string helpOfNoun(const std::string& noun);

// One file a noun; each returns its rows.
std::vector<Command> workspaceCommands();
std::vector<Command> sourceCommands();
Command loginCommand();
Command addSourceCommand();
std::vector<Command> sloCommands();
Command sloForecastCommand();
Command sloCompareCommand();
Command sloSlicesCommand();
Command sloImportCommand();
Command sloExportCommand();
Command sloRehearseCommand();
Command sloLedgerCommand();
Command sloReplayCommand();
Command sloPlanCommand();
Command sloSlaCommand();
Command sloVerifyCommand();
std::vector<Command> probeCommands();
std::vector<Command> cacheCommands();
std::vector<Command> cacheIndexCommands();
std::vector<Command> cacheCompareCommands();
std::vector<Command> alertCommands();
std::vector<Command> eventCommands();
std::vector<Command> metricCommands();
std::vector<Command> historyCommands();
Command historyImportCommand();
Command historySqlCommand();
std::vector<Command> reportCommands();
std::vector<Command> syncCommands();
std::vector<Command> doctorCommands();
std::vector<Command> completionCommands();
std::vector<Command> helpCommands();

} // namespace traceo::cli
