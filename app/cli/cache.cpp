#include "app/cli/nearest.h"
#include "app/cli/opened.h"
#include "app/cli/text.h"
#include "cache/cache_json.h"
#include "cache/cache_report.h"
#include "cache/slow_log.h"
#include "core/format.h"

#include <algorithm>
#include <memory>
#include <set>

namespace traceo::cli {
namespace {

constexpr Millis kUsualWindow = kHour;
constexpr std::size_t kMostSlow = 1000;

/// The window is --since or --from … --to, ending at --at where that is given.
Question questionOf(const Opened& opened, const Asked& asked)
{
    return {.now = std::max(asked.now, opened.moment),
            .at = asked.range ? asked.range->to : opened.moment,
            .knownAt = asked.knownAt,
            .range = asked.range ? asked.range->length() : kUsualWindow,
            .selected = {},
            .style = asked.style};
}

Result<history::Snapshot> snapshotOf(Opened& opened, const Question& question)
{
    return opened.session->snapshots()({.view = question.moment(), .know = question.knownAt.value_or(kDistantFuture)}, {});
}

Result<CacheReport> reportOf(Opened& opened, const Context& context)
{
    const Question question = questionOf(opened, context.asked);
    auto snapshot = snapshotOf(opened, question);
    if (!snapshot)
        return snapshot.error();
    return build(*snapshot, opened.session->workspace().cache, question);
}

bool isNamed(const CacheRow& row, const std::string& name)
{
    return name.empty() || row.name == name || row.key == name;
}

std::optional<Error> unknownName(const CacheReport& report, const std::string& name)
{
    if (name.empty() || std::ranges::any_of(report.rows, [&name](const CacheRow& row) { return isNamed(row, name); }))
        return {};
    std::set<std::string> known;
    for (const CacheRow& row : report.rows)
        known.insert(row.name);
    const QString similar = QString::fromStdString(nearest(name, {known.begin(), known.end()}));
    return Error{.code = ErrorCode::NotFound,
                 .where = Text::tr("cache"),
                 .expected = Text::tr("a cache with a poll in the last seven days"),
                 .found = QString::fromStdString(name),
                 .hint = similar.isEmpty() ? Text::tr("“traceo cache instances” names them.")
                                           : Text::tr("Did you mean %1?").arg(similar)};
}

Outcome finished(Opened& workspace, Answer answer, bool isFilling)
{
    if (isFilling) {
        workspace.complete = answer.complete = false;
        workspace.notes.push_back(fillingText());
    }
    return workspace.outcome(std::move(answer));
}

QString nothingText()
{
    return Text::tr(
        "No cache was found. A source of kind redis or postgres asks one directly; redis_exporter, memcached_exporter and "
        "postgres_exporter are found in Prometheus; others are mapped under “cache:”.");
}

QString hitRateText(const CacheRow& row)
{
    return row.hitWord == HitWord::NoLookups ? Text::tr("no look-ups")
        : row.hitWord == HitWord::OnePoll    ? Text::tr("one poll")
                                             : toText(row.hitRate);
}

std::vector<TableColumn> instanceColumns()
{
    return {{Text::tr("State")},
            {Text::tr("Cache")},
            {Text::tr("Kind")},
            {Text::tr("Age"), true},
            {Text::tr("Hit rate"), true},
            {Text::tr("At least"), true, true},
            {Text::tr("At most"), true, true},
            {Text::tr("Lifetime"), true},
            {Text::tr("Hits"), true},
            {Text::tr("Misses"), true},
            {Text::tr("Evicted"), true},
            {Text::tr("Expired"), true, true},
            {Text::tr("Memory"), true},
            {Text::tr("Overhead"), true},
            {Text::tr("p99"), true, true},
            {Text::tr("Saves"), true, true},
            {Text::tr("False"), true, true},
            {Text::tr("Note")}};
}

std::vector<QString> instanceRow(const CacheRow& row)
{
    return {row.word,
            plainText(row.name),
            QString::fromStdString(row.kind),
            toText(row.age),
            hitRateText(row),
            toText(row.hitRateLow),
            toText(row.hitRateHigh),
            toText(row.lifetime),
            toText(row.hits),
            toText(row.misses),
            toText(row.evictions),
            toText(row.expirations),
            toText(row.memoryUsed),
            toText(row.overheadNet),
            toText(row.p99),
            toText(row.reduction),
            toText(row.falseRate),
            row.note};
}

Outcome instances(const std::string& name, const Context& context)
{
    auto workspace = openWorkspace(context, Need::Fresh);
    if (!workspace)
        return Outcome::failed(workspace.error());
    const auto report = reportOf(*workspace, context);
    if (!report)
        return Outcome::failed(report.error());
    if (const auto error = unknownName(*report, name))
        return Outcome::failed(*error);
    Answer answer = workspace->answer("traceo.cache.instances/v1");
    answer.asOf = report->moment;
    answer.columns = instanceColumns();
    answer.nothing = nothingText();
    for (const CacheRow& row : report->rows) {
        if (!isNamed(row, name))
            continue;
        answer.items.push_back(nlohmann::ordered_json(toJson(row, report->window)));
        answer.rows.push_back(instanceRow(row));
    }
    return finished(*workspace, std::move(answer), report->isFilling);
}

/// The four targets, and under them a line a cache.
Outcome status(const std::string& name, const Context& context)
{
    auto workspace = openWorkspace(context, Need::Fresh);
    if (!workspace)
        return Outcome::failed(workspace.error());
    const auto report = reportOf(*workspace, context);
    if (!report)
        return Outcome::failed(report.error());
    if (const auto error = unknownName(*report, name))
        return Outcome::failed(*error);
    Answer answer = workspace->answer("traceo.cache.status/v1");
    answer.asOf = report->moment;
    answer.columns = {{Text::tr("Target or cache")}, {Text::tr("Value"), true}, {Text::tr("State")}, {Text::tr("Why")}};
    answer.nothing = nothingText();
    std::vector<CacheRow> rows;
    std::ranges::copy_if(report->rows, std::back_inserter(rows), [&name](const CacheRow& row) { return isNamed(row, name); });
    for (const CacheTarget& target : report->targets) {
        answer.items.push_back(nlohmann::ordered_json(toJson(target, rows)));
        answer.rows.push_back(
            {target.name, toText(target.value), QString::fromLatin1(wordOf(target.verdict).data()), target.words});
    }
    for (const CacheRow& row : rows)
        answer.rows.push_back({plainText(row.name), hitRateText(row), row.word, row.reason});
    return finished(*workspace, std::move(answer), report->isFilling);
}

Outcome slowLog(const std::string& name, const Context& context)
{
    auto workspace = openWorkspace(context, Need::Fresh);
    if (!workspace)
        return Outcome::failed(workspace.error());
    const Question question = questionOf(*workspace, context.asked);
    const auto snapshot = snapshotOf(*workspace, question);
    if (!snapshot)
        return Outcome::failed(snapshot.error());
    const auto slow = slowLogOf(*snapshot, {question.moment() - question.range, question.moment()}, name, kMostSlow);
    if (!slow)
        return Outcome::failed(slow.error());
    Answer answer = workspace->answer("traceo.cache.slowlog/v1");
    answer.asOf = question.moment();
    answer.columns = {
        {Text::tr("Time")}, {Text::tr("Cache")}, {Text::tr("Command")}, {Text::tr("Took"), true}, {Text::tr("Client")}};
    answer.nothing = Text::tr("Nothing slow was seen. Slow logs come from sources of kind redis; exporters do not show them.");
    for (const SlowCommand& command : *slow) {
        answer.items.push_back(nlohmann::ordered_json(toJson(command)));
        answer.rows.push_back({momentText(command.at, context.asked.now, context.asked.style), plainText(command.instance),
                               plainText(command.command), toText(command.took), plainText(command.client)});
    }
    return workspace->outcome(std::move(answer));
}

Command cacheCommand(const std::string& verb, const QString& help, Outcome (*run)(const std::string&, const Context&))
{
    return {.noun = "cache",
            .verb = verb,
            .help = words(help),
            .example = "traceo cache " + verb + " --since 6h",
            .prepare = [run](Syntax& syntax) {
                auto name = std::make_shared<std::string>();
                syntax.argument("CACHE", *name, Text::tr("Only this cache"));
                return [name, run](const Context& context) { return run(*name, context); };
            }};
}

} // namespace

std::vector<Command> cacheCommands()
{
    return {cacheCommand("status", Text::tr("Hit rate, latency, false results and memory against their targets"), status),
            cacheCommand("instances", Text::tr("Every cache: hit rate with its bounds, evictions, memory"), instances),
            cacheCommand("slowlog", Text::tr("What Redis found slow, the newest first"), slowLog)};
}

} // namespace traceo::cli
