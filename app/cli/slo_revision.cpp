#include "app/cli/slo_revision.h"

#include "app/cli/text.h"
#include "core/moment.h"

#include <array>

namespace traceo::cli {
namespace {

using Severity = BurnPair::Severity;

/// An option, and the key of a version in a file that says the same.
struct Option {
    const char* name;
    const char* key;
    std::string RevisionWords::*words;
};
constexpr std::array kOptions{
    Option{"--target", "objective", &RevisionWords::target},
    Option{"--window", "window", &RevisionWords::window},
    Option{"--method", "method", &RevisionWords::method},
    Option{"--slice", "time_slice", &RevisionWords::slice},
    Option{"--slice-target", "time_slice_target", &RevisionWords::sliceTarget},
    Option{"--threshold", "threshold", &RevisionWords::threshold},
};

/// As a file would say it; each value stands at its option.
ConfigNode nodeOf(const RevisionWords& words)
{
    std::vector<ConfigNode::Member> members;
    for (const Option& option : kOptions) {
        const std::string& text = words.*option.words;
        const Location at{.file = QString::fromLatin1(option.name), .folder = {}};
        if (!text.empty())
            members.push_back({option.key, at, ConfigNode::scalar(text, at)});
    }
    return ConfigNode::map(std::move(members), {});
}

/// The moments before and behind a slash; `now/d` has one, too.
std::optional<TimeSpan> spanOf(const std::string& text, UtcMs now)
{
    for (std::size_t slash = text.find('/'); slash != std::string::npos; slash = text.find('/', slash + 1)) {
        const auto from = parseMoment(text.substr(0, slash), now);
        const auto to = parseEnd(text.substr(slash + 1), now);
        if (from && to)
            return TimeSpan{floorTo(*from, kMinute), floorTo(*to, kMinute)};
    }
    return std::nullopt;
}

/// FROM/TO or FROM/TO=REASON.
Result<Exclusion> exclusionOf(const std::string& text, UtcMs now)
{
    const std::size_t equals = text.find('=');
    const auto span = spanOf(text.substr(0, equals), now);
    if (!span || span->isEmpty())
        return wrongOption("--exclude",
                           Text::tr("FROM/TO or FROM/TO=REASON, such as 2026-11-01T02:00Z/2026-11-01T04:00Z=patching"), text);
    const std::string reason = equals == std::string::npos ? std::string() : text.substr(equals + 1);
    std::string id = "excluded-" + toRfc3339(span->from).substr(0, 16);
    std::erase(id, ':');
    id[id.find('T')] = '-';
    return Exclusion{.id = id,
                     .slos = {},
                     .start = localOf(span->from, QTimeZone::utc()),
                     .duration = span->length(),
                     .rrule = {},
                     .reason = reason.empty() ? words(Text::tr("excluded on the command line")) : reason,
                     .author = {},
                     .createdAt = now};
}

/// Replaces the alerts of one severity where some are given.
Result<bool> replaceAlerts(const std::vector<std::string>& texts, const char* option, Severity severity, AlertPolicy& policy)
{
    if (texts.empty())
        return false;
    policy = only(severity == Severity::Page ? Severity::Ticket : Severity::Page, std::move(policy));
    for (const std::string& text : texts) {
        auto alert = parseAlert(text);
        if (!alert) {
            Error error = alert.error();
            error.where = QString::fromLatin1(option);
            return error;
        }
        alert->severity = severity;
        policy.alerts.push_back(std::move(*alert));
    }
    return true;
}

} // namespace

Error wrongOption(const char* option, const QString& expected, const std::string& found)
{
    return {.code = ErrorCode::Usage,
            .where = QString::fromLatin1(option),
            .expected = expected,
            .found = QString::fromStdString(found),
            .hint = {}};
}

void addRevisionOptions(Syntax& syntax, RevisionWords& words)
{
    syntax.option("--target", words.target, Text::tr("Another objective, such as 99.95%"));
    syntax.option("--window", words.window, Text::tr("Another window: 28d, or 1M Europe/Berlin for months of a calendar"));
    syntax.option("--method", words.method, Text::tr("Another budgeting method"), "Occurrences|Timeslices|RatioTimeslices");
    syntax.option("--slice", words.slice, Text::tr("How long a time slice is"), kLength);
    syntax.option("--slice-target", words.sliceTarget, Text::tr("What a good time slice reaches, such as 95%"));
    syntax.option("--threshold", words.threshold,
                  Text::tr(
                      "Another threshold of a gauge (0.9) or a histogram (300ms), another latency (250ms) or status (2xx) of "
                      "probes; counted anew from raw samples"));
    syntax.options("--exclude", words.excluded, Text::tr("Leave this time out: FROM/TO or FROM/TO=REASON"));
    syntax.options("--include", words.included, Text::tr("Take this exclusion back: its id, or service-hours"));
    syntax.options("--page", words.pages,
                   Text::tr("A page instead of its own: FACTOR,LONG,SHORT and maybe PENDING and LEAST bad, such as 14.4,1h,5m"));
    syntax.options("--undo", words.undone,
                   Text::tr("As if that had not happened, FROM/TO: its minutes as they usually are at that hour of the week"));
    syntax.options("--ticket", words.tickets, Text::tr("A ticket instead of its own, written as a page"));
}

Result<replay::Revision> revisionOf(const RevisionWords& words, UtcMs now)
{
    Errors errors;
    const ConfigNode node = nodeOf(words);
    SectionReader section(node, errors);
    replay::Revision revision = replay::readRevision(section, node, errors);
    if (!errors.empty()) {
        errors.front().code = ErrorCode::Usage;
        return errors.front();
    }
    for (const std::string& text : words.excluded) {
        auto exclusion = exclusionOf(text, now);
        if (!exclusion)
            return exclusion.error();
        revision.excluded.push_back(std::move(*exclusion));
    }
    revision.included = words.included;
    return revision;
}

Result<std::vector<TimeSpan>> undoneOf(const RevisionWords& words, UtcMs now)
{
    std::vector<TimeSpan> spans;
    for (const std::string& text : words.undone) {
        const auto span = spanOf(text, now);
        if (!span || span->isEmpty())
            return wrongOption("--undo", Text::tr("FROM/TO, such as 2026-11-01T02:00Z/2026-11-01T02:20Z"), text);
        spans.push_back(*span);
    }
    return spans;
}

Result<std::optional<AlertPolicy>> alertsOf(const RevisionWords& words, const SloDefinition& slo)
{
    AlertPolicy policy = namedPolicy("ours", slo).valueOr({});
    const auto pages = replaceAlerts(words.pages, "--page", Severity::Page, policy);
    if (!pages)
        return pages.error();
    const auto tickets = replaceAlerts(words.tickets, "--ticket", Severity::Ticket, policy);
    if (!tickets)
        return tickets.error();
    return *pages || *tickets ? std::optional(std::move(policy)) : std::nullopt;
}

} // namespace traceo::cli
