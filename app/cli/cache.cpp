#include "app/cli/cache_range.h"
#include "app/cli/nearest.h"
#include "app/cli/opened.h"
#include "app/cli/text.h"
#include "cache/cache_instance.h"
#include "cache/cache_json.h"
#include "cache/cache_report.h"
#include "cache/cache_table.h"
#include "cache/slow_log.h"
#include "core/format.h"

#include <algorithm>
#include <memory>
#include <set>

namespace traceo::cli {
namespace {

constexpr Millis kUsualWindow = kHour;
constexpr std::size_t kMostSlow = 1000;

/// What a command is about: the window, and all that is known of caches in it.
struct Asking {
    Opened workspace;
    Question question;
    history::Snapshot snapshot;
    std::vector<CacheInstance> caches;
    const CacheConfig& config() const { return workspace.session->workspace().cache; }
};

/// Errors: NotFound where one is meant and none is called so.
Result<void> checkName(const std::vector<CacheInstance>& caches, const std::string& name)
{
    const auto isNamed = [&name](const CacheInstance& cache) { return cache.name == name || cache.key == name; };
    if (name.empty() || std::ranges::any_of(caches, isNamed))
        return {};
    std::set<std::string> known;
    for (const CacheInstance& cache : caches)
        known.insert(cache.name);
    const QString similar = QString::fromStdString(nearest(name, {known.begin(), known.end()}));
    return Error{.code = ErrorCode::NotFound,
                 .where = Text::tr("cache"),
                 .expected = Text::tr("a cache with a poll in the last seven days"),
                 .found = QString::fromStdString(name),
                 .hint = similar.isEmpty() ? Text::tr("“traceo cache instances” names them.")
                                           : Text::tr("Did you mean %1?").arg(similar)};
}

/// Errors: those of opening and of the history; NotFound where no cache is called so.
Result<Asking> askingFor(const std::string& name, const Context& context)
{
    if (auto error = wrongCacheRange(context.asked))
        return std::move(*error);
    auto workspace = openWorkspace(context, Need::Fresh);
    if (!workspace)
        return workspace.error();
    Question question = questionOf(*workspace, context.asked, kUsualWindow);
    question.filter = name;
    auto snapshot = snapshotOf(*workspace, question);
    if (!snapshot)
        return snapshot.error();
    auto caches = instancesOf(*snapshot, workspace->session->workspace().cache, question.moment());
    if (!caches)
        return caches.error();
    if (auto checked = checkName(*caches, name); !checked)
        return checked.error();
    std::set<std::string> sources;
    for (const CacheInstance& cache : *caches) {
        if (name.empty() || cache.name == name || cache.key == name)
            sources.insert(cache.source);
    }
    workspace->restOn(sources);
    return Asking{std::move(*workspace), std::move(question), std::move(*snapshot), std::move(*caches)};
}

struct Built {
    Opened workspace;
    CacheReport report;
};

/// Of the one that is named, or of all. Errors: as askingFor().
Result<Built> builtFor(const std::string& name, const Context& context)
{
    auto asking = askingFor(name, context);
    if (!asking)
        return asking.error();
    auto report = build(asking->snapshot, asking->config(), asking->question);
    if (!report)
        return report.error();
    return Built{std::move(asking->workspace), std::move(*report)};
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
    const QString words = wordsOf(row.hitWord);
    return row.hitRate.hasValue() || words.isEmpty() ? toText(row.hitRate) : words;
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
    auto built = builtFor(name, context);
    if (!built)
        return Outcome::failed(built.error());
    auto& [workspace, report] = *built;
    Answer answer = workspace.answer("traceo.cache.instances/v1");
    answer.asOf = report.moment;
    answer.columns = instanceColumns();
    answer.nothing = nothingText();
    for (const CacheRow& row : report.rows) {
        answer.items.push_back(nlohmann::ordered_json(toJson(row, report.window)));
        answer.rows.push_back(instanceRow(row));
    }
    return finished(workspace, std::move(answer), report.isFilling);
}

/// The four targets, and under them a line a cache.
Outcome status(const std::string& name, const Context& context)
{
    auto built = builtFor(name, context);
    if (!built)
        return Outcome::failed(built.error());
    auto& [workspace, report] = *built;
    Answer answer = workspace.answer("traceo.cache.status/v1");
    answer.asOf = report.moment;
    answer.columns = {{Text::tr("Target or cache")}, {Text::tr("Value"), true}, {Text::tr("State")}, {Text::tr("Why")}};
    answer.nothing = nothingText();
    for (const CacheTarget& target : report.targets) {
        answer.items.push_back(nlohmann::ordered_json(toJson(target, report.rows)));
        answer.rows.push_back({target.name, toText(target.value), nameOf(target.verdict), target.words});
    }
    for (const CacheRow& row : report.rows)
        answer.rows.push_back({plainText(row.name), hitRateText(row), row.word, row.reason});
    workspace.notes.push_back(Text::tr("Range: %1").arg(rangeText(report.window, context.asked.now, context.asked.style)));
    return finished(workspace, std::move(answer), report.isFilling);
}

Outcome slowLog(const std::string& name, const Context& context)
{
    auto asking = askingFor(name, context);
    if (!asking)
        return Outcome::failed(asking.error());
    auto& [workspace, question, snapshot, caches] = *asking;
    const auto keyed = std::ranges::find(caches, name, &CacheInstance::key); // the log knows caches by their names
    const TimeSpan window{question.moment() - question.range, question.moment()};
    const auto slow = slowLogOf(snapshot, window, keyed != caches.end() ? keyed->name : name, kMostSlow);
    if (!slow)
        return Outcome::failed(slow.error());
    Answer answer = workspace.answer("traceo.cache.slowlog/v1");
    answer.asOf = question.moment();
    answer.columns = {
        {Text::tr("Time")}, {Text::tr("Cache")}, {Text::tr("Command")}, {Text::tr("Took"), true}, {Text::tr("Client")}};
    answer.nothing = Text::tr("Nothing slow was seen. Slow logs come from sources of kind redis; exporters do not show them.");
    for (const SlowCommand& command : *slow) {
        answer.items.push_back(nlohmann::ordered_json(toJson(command)));
        answer.rows.push_back({momentText(command.at, context.asked.now, context.asked.style), plainText(command.instance),
                               plainText(command.command), toText(command.took), plainText(command.client)});
    }
    return workspace.outcome(std::move(answer));
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
