#pragma once
// What a command takes, said by the command and read by the parser. Only parser.cpp knows the library behind it:
// every file that includes its header would take three times as long to compile.
// Main thread only.

#include <QString>

#include <string>
#include <vector>

namespace CLI { // NOLINT(readability-identifier-naming): the library's own name
class App;
}

namespace traceo::cli {

// What options and arguments take, as --help shows it and shells complete it. One of several words is written
// with bars between them: "bash|zsh|fish".
inline constexpr const char* kFile = "FILE";
inline constexpr const char* kSlo = "SLO";       ///< the name of one of the workspace's SLOs
inline constexpr const char* kSource = "SOURCE"; ///< the name of one of the workspace's sources
inline constexpr const char* kText = "TEXT";     ///< anything; nothing is offered
inline constexpr const char* kTime = "TIME";
inline constexpr const char* kLength = "LENGTH"; ///< 90s, 1h, 30d

inline constexpr const char* kOutputs = "table|wide|json|jsonl|csv|yaml|md";

/// Every value must outlive the parsing; it keeps what it holds where nothing is typed.
class Syntax {
public:
    /// `group` is the heading under which --help shows what follows; empty: the library's own.
    explicit Syntax(CLI::App& app, std::string group = {});

    void argument(const char* name, std::string& value, const QString& help, const char* takes = kText);
    void required(const char* name, std::string& value, const QString& help, const char* takes = kText);
    /// One or more words, the rest of the line.
    void required(const char* name, std::vector<std::string>& values, const QString& help);
    /// `name`: "--step", or with a letter "-o,--output".
    void option(const char* name, std::string& value, const QString& help, const char* takes = kText);
    /// May be given several times, one value each.
    void options(const char* name, std::vector<std::string>& values, const QString& help, const char* takes = kText);
    void flag(const char* name, bool& value, const QString& help);

private:
    CLI::App& m_app;
    std::string m_group;
};

} // namespace traceo::cli
