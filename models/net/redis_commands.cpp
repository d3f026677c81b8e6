#include "net/redis_commands.h"

#include "core/format.h"

#include <QCoreApplication>

#include <algorithm>
#include <string_view>

namespace traceo {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(RedisCommands)
};

/// Who needs it: to watch a server; to look at keys; nobody so far, though it only reads.
enum class Need : std::uint8_t { Watching, Keys, Nothing };

struct Command {
    std::string_view first;
    std::string_view second; ///< of a container; empty: the first word alone decides
    Need need;
};

/// In the order in which the README names what a user of an ACL needs.
constexpr Command kCommands[] = {
    {"INFO", "", Need::Watching},
    {"LATENCY", "LATEST", Need::Watching},
    {"LATENCY", "HISTOGRAM", Need::Watching},
    {"SLOWLOG", "GET", Need::Watching},
    {"MEMORY", "STATS", Need::Watching},
    {"CLIENT", "LIST", Need::Watching},
    {"CONFIG", "GET", Need::Watching},
    {"SCAN", "", Need::Keys},
    {"MEMORY", "USAGE", Need::Keys},
    {"GET", "", Need::Keys},
    {"HGET", "", Need::Keys},
    {"TYPE", "", Need::Nothing},
    {"SLOWLOG", "LEN", Need::Nothing},
    {"CLIENT", "INFO", Need::Nothing},
    {"CLIENT", "ID", Need::Nothing},
    {"DBSIZE", "", Need::Nothing},
    {"PING", "", Need::Nothing},
    {"COMMAND", "COUNT", Need::Nothing},
    {"TS.INFO", "", Need::Nothing},
};

/// A connection names itself with it and nothing else: "traceo" in CLIENT LIST and in the slow log, so that people see whose it
/// is and our own questions are left out there. A server that does not allow it is asked all the same.
constexpr const char* kNaming = "CLIENT SETNAME";

std::string upper(std::string_view word)
{
    std::string result(word);
    std::ranges::transform(result, result.begin(), [](char c) { return c >= 'a' && c <= 'z' ? char(c - 'a' + 'A') : c; });
    return result;
}

std::string nameOf(const Command& command)
{
    std::string name(command.first);
    return command.second.empty() ? name : name.append(" ").append(command.second);
}

/// "+latency|latest"
QString ruleFor(const std::string& name)
{
    return u'+' + QString::fromStdString(name).toLower().replace(QLatin1Char(' '), QLatin1Char('|'));
}

/// A container with the subcommand that was asked; never more, as the next word may be a key.
std::string shown(const std::vector<std::string>& words, const std::string& first)
{
    const bool isContainer =
        std::ranges::any_of(kCommands, [&first](const Command& known) { return known.first == first && !known.second.empty(); });
    return isContainer && words.size() > 1 ? first + ' ' + words[1] : first;
}

Error refused(const QString& found, std::string_view first = {})
{
    QStringList names;
    for (const Command& known : kCommands)
        names << QString::fromStdString(nameOf(known));
    return {ErrorCode::BadValue,
            {},
            Text::tr("a command that only reads: %1").arg(names.join(QStringLiteral(", "))),
            found,
            first == "SELECT" ? Text::tr("A connection serves many questions; a question names its database as its path.")
                              : Text::tr("It was not sent.")};
}

/// CONFIG GET reads requirepass and masterauth as well. A pattern that begins so matches nothing that begins otherwise.
bool isHarmless(const Command& command, const std::vector<std::string>& words)
{
    constexpr std::string_view kSettings = "MAXMEMORY";
    const auto begins = [kSettings](const std::string& word) { return upper(word).starts_with(kSettings); };
    return command.first != "CONFIG" || (words.size() > 2 && std::all_of(words.begin() + 2, words.end(), begins));
}

Error refusedSetting()
{
    return {ErrorCode::BadValue,
            {},
            Text::tr("CONFIG GET of settings that begin with maxmemory"),
            Text::tr("another setting"),
            Text::tr("Among the others are passwords. It was not sent.")};
}

} // namespace

Result<std::string> readingCommand(const std::vector<std::string>& words)
{
    if (words.empty())
        return refused(Text::tr("none"));
    const std::string first = upper(words[0]);
    const std::string second = words.size() > 1 ? upper(words[1]) : std::string();
    const auto* const known = std::ranges::find_if(kCommands, [&](const Command& command) {
        return command.first == first && (command.second.empty() || command.second == second);
    });
    if (known == std::end(kCommands))
        return refused(plainText(shown(words, first), 60), first);
    return isHarmless(*known, words) ? Result<std::string>(nameOf(*known)) : refusedSetting();
}

QString aclRules(const std::string& command)
{
    QStringList rules;
    for (const Command& known : kCommands) {
        if (known.need == Need::Watching)
            rules << ruleFor(nameOf(known));
    }
    rules << ruleFor(kNaming);
    if (const QString own = ruleFor(command); !rules.contains(own))
        rules << own;
    return rules.join(QLatin1Char(' '));
}

} // namespace traceo
