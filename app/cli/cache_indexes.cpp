#include "app/cli/cache_range.h"
#include "app/cli/opened.h"
#include "app/cli/text.h"
#include "cache/index_advice.h"
#include "cache/index_json.h"
#include "cache/index_table.h"
#include "core/format.h"

#include <algorithm>
#include <iterator>

namespace traceo::cli {
namespace {

/// A week: what runs once in it is seen.
constexpr Millis kUsualWindow = 7 * kDay;

struct Chosen {
    std::string source; ///< or the instance an exporter names; empty: all
};

/// Of a row, or of a database.
bool isChosen(const auto& one, const Chosen& chosen)
{
    return chosen.source.empty() || one.source == chosen.source || one.instance == chosen.source;
}

/// A source of the workspace may have nothing to be said of; an instance is known by what is said of it.
bool isKnown(const LoadedWorkspace& workspace, const IndexReport& report, const Chosen& chosen)
{
    const auto isSource = [&chosen](const auto& source) { return source->settings().name == chosen.source; };
    return chosen.source.empty() || std::ranges::any_of(workspace.sources, isSource)
        || std::ranges::any_of(report.rows, [&chosen](const IndexAdvice& row) { return isChosen(row, chosen); });
}

/// What no row means. Where no database was looked at, it is no clean bill: the answer is not complete.
QString nothingText(Opened& opened, const IndexReport& report, const Chosen& chosen)
{
    if (std::ranges::any_of(report.databases, [&chosen](const auto& one) { return isChosen(one, chosen); }))
        return Text::tr("Nothing to be said of indexes.");
    opened.complete = false;
    const auto isPostgres = [&chosen](const CacheConfig::SourceName& source) {
        return source.kind == "postgres" && (chosen.source.empty() || source.name == chosen.source);
    };
    if (std::ranges::any_of(opened.session->workspace().cache.sources, isPostgres))
        return Text::tr("No database has told of its indexes yet.");
    opened.notes.push_back(Text::tr("Sources of kind postgres tell of indexes: add one with “traceo sources add "
                                    "postgresql://127.0.0.1:5432/orders”."));
    return chosen.source.empty() ? Text::tr("No source tells of indexes.")
                                 : Text::tr("%1 does not tell of indexes.").arg(plainText(chosen.source, 63));
}

Result<IndexReport> reportOf(Opened& opened, const Context& context)
{
    const Question question = questionOf(opened, context.asked, kUsualWindow);
    const auto snapshot = snapshotOf(opened, question);
    if (!snapshot)
        return snapshot.error();
    return adviceOf(*snapshot, opened.session->workspace().cache, question);
}

std::vector<TableColumn> columns()
{
    return {{Text::tr("State")},      {Text::tr("Kind")},     {Text::tr("Database")}, {Text::tr("Object")},
            {Text::tr("Cost"), true}, {Text::tr("Evidence")}, {Text::tr("SQL")},      {Text::tr("Caution")}};
}

std::vector<QString> rowOf(const IndexAdvice& advice, const Style& style)
{
    return {nameOf(advice.status),      nameOf(advice.kind), databaseText(advice),    objectText(advice),
            toText(advice.cost, style), advice.evidence,     advice.sql.simplified(), advice.caution};
}

Outcome advised(const Chosen& chosen, const Context& context)
{
    if (const auto error = wrongCacheRange(context.asked))
        return Outcome::failed(*error);
    auto opened = openWorkspace(context, Need::Fresh);
    if (!opened)
        return Outcome::failed(opened.error());
    const auto report = reportOf(*opened, context);
    if (!report)
        return Outcome::failed(report.error());
    if (!isKnown(opened->session->workspace(), *report, chosen))
        return Outcome::failed(unknownSource(opened->session->workspace(), QStringLiteral("cache indexes"), chosen.source));
    const QString nothing = nothingText(*opened, *report, chosen);
    Answer answer = opened->answer("traceo.cache.indexes/v1");
    answer.asOf = report->moment;
    answer.columns = columns();
    answer.nothing = nothing;
    for (const IndexAdvice& advice : report->rows) {
        if (!isChosen(advice, chosen))
            continue;
        answer.items.push_back(toJson(advice));
        answer.rows.push_back(rowOf(advice, context.asked.style));
    }
    std::ranges::copy(report->notes, std::back_inserter(opened->notes));
    return opened->outcome(std::move(answer));
}

} // namespace

std::vector<Command> cacheIndexCommands()
{
    return {{.noun = "cache",
             .verb = "indexes",
             .help = words(Text::tr("PostgreSQL: indexes that are not used or superfluous, tables that are read whole, cold "
                                    "statements; with the SQL to copy, never executed")),
             .example = "traceo cache indexes -o json",
             .prepare = [](Syntax& syntax) {
                 auto chosen = std::make_shared<Chosen>();
                 syntax.argument("SOURCE", chosen->source, Text::tr("Only this source or instance"), kSource);
                 return [chosen](const Context& context) { return advised(*chosen, context); };
             }}};
}

} // namespace traceo::cli
