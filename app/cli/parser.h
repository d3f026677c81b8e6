#pragma once
// The command table as a grammar: it reads a command line, and describes every command for completion and the
// manual page.
// Main thread only.

#include "app/cli/command.h"

namespace traceo::cli {

/// A command line that was read.
struct Parsed {
    Globals globals;
    Run run;                    ///< empty: help or version were printed, or the mistake was said on stderr
    bool watchesItself = false; ///< see Command
    int exitCode = 0;           ///< when there is nothing to run
};
Parsed parse(int argc, char** argv);

/// What `traceo NOUN --help` prints; empty when there is no such noun.
std::string helpPageOf(const std::string& noun);

/// An option or an argument.
struct Taken {
    std::vector<std::string> names; ///< "-o", "--output"; of an argument its one name: "FILE"
    std::string takes;              ///< see syntax.h; empty: a flag
    std::string help;
    bool isRequired = false;
};

struct Described {
    std::string noun;
    std::string verb; ///< empty: the noun alone
    std::string help;
    std::string example;
    std::vector<Taken> arguments; ///< in their order
    std::vector<Taken> options;
};

/// All commands, in the order of the table.
std::vector<Described> describedCommands();
std::vector<Taken> describedGlobals();

} // namespace traceo::cli
