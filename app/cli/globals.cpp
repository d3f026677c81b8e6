#include "app/cli/command.h"
#include "app/cli/text.h"
#include "core/duration.h"
#include "core/moment.h"
#include "core/time_zone.h"


namespace traceo::cli {
namespace {

Error located(Error error, const char* option)
{
    error.code = ErrorCode::Usage;
    error.where = QString::fromLatin1(option);
    return error;
}

/// Reads `text` with `parse` into `value` when it is not empty; false and an error otherwise.
template <class T, class Parse>
std::optional<Error> readInto(std::optional<T>& value, const std::string& text, const char* option, Parse parse)
{
    if (text.empty())
        return {};
    auto parsed = parse(text);
    if (!parsed)
        return located(parsed.error(), option);
    value = *parsed;
    return {};
}

std::optional<Error> readRange(Asked& asked, const Globals& globals)
{
    const auto moment = [&asked](const std::string& text) { return parseMoment(text, asked.now); };
    std::optional<UtcMs> from;
    std::optional<UtcMs> to;
    std::optional<Millis> since;
    if (auto error = readInto(from, globals.from, "--from", moment))
        return error;
    if (auto error = readInto(to, globals.to, "--to", moment))
        return error;
    if (auto error = readInto(since, globals.since, "--since", [](const std::string& text) { return parseDuration(text); }))
        return error;
    asked.past = asked.past || (to && *to < asked.now);
    if (to && !from && !since) // only an end: a length that nobody gave would hide what lies before it
        asked.at = std::min(*to, asked.at.value_or(*to));
    if (!from && !since)
        return {};
    const UtcMs end = to.value_or(asked.at.value_or(asked.now));
    const UtcMs begin = from.value_or(end - since.value_or(Millis{0}));
    if (begin >= end)
        return Error{.code = ErrorCode::Usage,
                     .where = QStringLiteral("--from, --to"),
                     .expected = Text::tr("a range whose end lies after its beginning"),
                     .found = QString::fromStdString(toRfc3339(begin) + " to " + toRfc3339(end))};
    asked.range = TimeSpan{begin, end};
    return {};
}

} // namespace

void addGlobals(Syntax& syntax, Globals& globals)
{
    syntax.option("--workspace", globals.workspace, Text::tr("Workspace file, or 'demo'"), kFile);
    syntax.option("--history", globals.history, Text::tr("History file instead of the workspace's"), kFile);
    syntax.flag("--offline", globals.offline, Text::tr("Answer from history only; ask no server"));
    syntax.option("--at", globals.at, Text::tr("Answer as of this moment (RFC 3339, 'now-6h', 'now/d')"), kTime);
    syntax.option("--known-at", globals.knownAt, Text::tr("Leave out what was learned after this moment"), kTime);
    syntax.option("--since", globals.since, Text::tr("Range that ends now: 1h, 30d"), kLength);
    syntax.option("--from", globals.from, Text::tr("Beginning of the range"), kTime);
    syntax.option("--to", globals.to,
                  Text::tr("End of the range; without a beginning what a command usually looks at ends there"), kTime);
    syntax.option("-o,--output", globals.output, Text::tr("How to print; “traceo help output” explains each"), kOutputs);
    syntax.option("--fields", globals.fields, Text::tr("Only these members of each item, comma-separated"), kText);
    syntax.option("--max-age", globals.maxAge, Text::tr("Ask again when the newest data are older (default: twice the interval)"),
                  kLength);
    syntax.option("--timeout", globals.timeout, Text::tr("Longest wait for servers (default 10s; sync and imports: none)"),
                  kLength);
    syntax.flag("--watch", globals.watch, Text::tr("Answer again and again until interrupted"));
    syntax.option("--tz", globals.zone, Text::tr("Zone of the times in tables (default UTC)"), kText);
    syntax.flag("--no-color", globals.noColor, Text::tr("Accepted for scripts: output never has colours"));
    syntax.flag("--verbose", globals.verbose, Text::tr("Print the log to stderr"));
}

Result<Asked> readGlobals(const Globals& globals, UtcMs now)
{
    Asked asked{.now = now, .offline = globals.offline};
    const auto moment = [now](const std::string& text) { return parseMoment(text, now); };
    const auto length = [](const std::string& text) { return parseDuration(text); };
    if (auto error = readInto(asked.at, globals.at, "--at", moment))
        return *error;
    if (auto error = readInto(asked.knownAt, globals.knownAt, "--known-at", moment))
        return *error;
    if (auto error = readInto(asked.maxAge, globals.maxAge, "--max-age", length))
        return *error;
    if (auto error = readInto(asked.timeout, globals.timeout, "--timeout", length))
        return *error;
    if (asked.timeout && *asked.timeout <= Millis{0})
        return Error{.code = ErrorCode::Usage,
                     .where = QStringLiteral("--timeout"),
                     .expected = Text::tr("a length such as 30s"),
                     .found = QString::fromStdString(globals.timeout)};
    if (asked.at && *asked.at > now)
        return Error{.code = ErrorCode::Usage,
                     .where = QStringLiteral("--at"),
                     .expected = Text::tr("a moment that has been"),
                     .found = QString::fromStdString(toRfc3339(*asked.at)),
                     .hint = {}};
    const auto zone = timeZoneNamed(QByteArray::fromStdString(globals.zone));
    if (!zone)
        return Error{.code = ErrorCode::Usage,
                     .where = QStringLiteral("--tz"),
                     .expected = Text::tr("an IANA time zone such as Europe/Berlin"),
                     .found = QString::fromStdString(globals.zone)};
    asked.style.zone = *zone;
    asked.past = (asked.at && *asked.at < now) || (asked.knownAt && *asked.knownAt < now);
    if (auto error = readRange(asked, globals))
        return *error;
    return asked;
}

Outcome Outcome::failed(const Error& error)
{
    return {.errors = {error}, .exitCode = exitCodeOf(error.code)};
}

} // namespace traceo::cli
