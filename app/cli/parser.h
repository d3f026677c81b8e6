#pragma once
// The command table as the library's parser: used to read a command line, and to describe every command for
// completion and man page.
// Main thread only.

#include "app/cli/command.h"

namespace traceo::cli {

void addGlobals(CLI::App& app, Globals& globals);
/// One sentence on a noun that has verbs.
std::string helpOfNoun(const std::string& noun);

/// An option or an argument.
struct Taken {
    std::vector<std::string> names; ///< "-o", "--output"; of an argument its one name: "FILE"
    std::string takes;              ///< see argument.h; empty: a flag
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
