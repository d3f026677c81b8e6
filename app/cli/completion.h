#pragma once
// Completion scripts and the man page, written from the command table.
// Main thread only.

#include "app/cli/parser.h"

#include <string>

namespace traceo::cli {

/// All there is to know of the command line.
struct CommandLine {
    std::vector<Described> commands;
    std::vector<Taken> globals;

    static CommandLine ofTraceo() { return {describedCommands(), describedGlobals()}; }
    /// In the order of the table, each once.
    std::vector<std::string> nouns() const;
    /// The commands of a noun; one without a verb for a noun that stands alone.
    std::vector<const Described*> of(const std::string& noun) const;
    /// The sentence on a noun.
    std::string helpOf(const std::string& noun) const;
};

std::string bashCompletion(const CommandLine& line);
std::string zshCompletion(const CommandLine& line);
std::string fishCompletion(const CommandLine& line);

struct ManSection {
    std::string title;
    std::string text; ///< lines as they are
};
/// The page traceo(1) in man(7); `sections` stand behind the commands.
std::string manPage(const CommandLine& line, const std::vector<ManSection>& sections);

/// The words of "a|b|c"; none for anything else.
std::vector<std::string> choicesOf(const std::string& takes);

} // namespace traceo::cli
