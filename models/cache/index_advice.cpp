#include "cache/index_advice.h"

#include "cache/cold_statements.h"
#include "cache/index_duplicates.h"
#include "cache/index_invalid.h"
#include "cache/index_unused.h"
#include "cache/sequential_scans.h"

#include <QCoreApplication>

#include <algorithm>
#include <iterator>
#include <set>

namespace traceo {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(IndexAdvice)
};

/// Of one kind in one report: nobody reads further, and a thousand rows would hide the other kinds.
constexpr std::size_t kMostRows = 50;

using Rows = std::vector<IndexAdvice>;

/// By kind, over all databases.
struct Parts {
    Rows sequential;
    Rows unused;
    Rows duplicates;
    Rows invalid;
    Rows cold;
};

Result<void> addPart(Rows& rows, Result<Rows> part)
{
    if (!part)
        return part.error();
    std::ranges::move(*part, std::back_inserter(rows));
    return {};
}

Result<void> addDatabase(Parts& parts, const AdviceAsk& ask)
{
    const std::pair<Rows*, Result<Rows> (*)(const AdviceAsk&)> kinds[] = {{&parts.sequential, sequentialAdvice},
                                                                          {&parts.unused, unusedAdvice},
                                                                          {&parts.duplicates, duplicateAdvice},
                                                                          {&parts.invalid, invalidAdvice},
                                                                          {&parts.cold, coldAdvice}};
    for (const auto& [rows, advise] : kinds) {
        if (auto done = addPart(*rows, advise(ask)); !done)
            return done;
    }
    return {};
}

QString placeOf(const PostgresDatabase& database)
{
    return plainText(database.instance + '/' + database.name);
}

bool isRefused(const PostgresDatabase& database, std::string_view what)
{
    return std::ranges::find(database.refused, what) != database.refused.end();
}

/// What each server has to log in to and to copy; tables of users are elsewhere.
bool isMaintenance(const std::string& database)
{
    return database == "postgres" || database == "template0" || database == "template1";
}

void addNotes(std::vector<QString>& notes, const PostgresDatabase& database)
{
    const QString place = placeOf(database);
    if (database.tables.empty() && database.indexes.empty()) {
        if (isMaintenance(database.name))
            return;
        notes.push_back(
            Text::tr("%1: a source sees the tables and indexes of the database it is logged in to, so add one for this.")
                .arg(place));
        return;
    }
    if (isRefused(database, "pg_stat_statements"))
        notes.push_back(Text::tr("%1: pg_stat_statements cannot be read, so statements are left out. Put it into "
                                 "shared_preload_libraries, restart, CREATE EXTENSION pg_stat_statements, and GRANT "
                                 "pg_read_all_stats to our user.")
                            .arg(place));
    else if (!database.tellsBlocks)
        notes.push_back(Text::tr("%1: nobody tells of the blocks that statements read. A source of kind postgres with "
                                 "pg_stat_statements does.")
                            .arg(place));
    if (isRefused(database, "pg_read_all_stats"))
        notes.push_back(Text::tr("%1: our user sees no statements but its own. GRANT it pg_read_all_stats.").arg(place));
    const bool hasNone = database.indexes.empty() && database.instance == database.source; // who asks directly would see one
    if (!hasNone && std::ranges::none_of(database.indexes, [](const PostgresIndex& index) { return index.made.has_value(); }))
        notes.push_back(Text::tr("%1: nobody tells how its indexes are made, so none can be called unused or superfluous. A "
                                 "source of kind postgres does.")
                            .arg(place));
    if (database.isStandby)
        notes.push_back(Text::tr("%1 is a standby: whether an index is used is counted on each server for itself, so ask the "
                                 "primary, too.")
                            .arg(place));
}

/// Of an index that has to go for another reason it need not be said that nobody uses it; and one that stays in another's place
/// must not go: whoever follows all advice at once would have neither.
void dropSaidTwice(Parts& parts)
{
    const auto identity = [](const IndexAdvice& advice, const std::string& object) {
        return advice.source + '/' + advice.instance + '/' + advice.database + '/' + object;
    };
    std::set<std::string> said;
    for (const Rows* rows : {&parts.duplicates, &parts.invalid}) {
        for (const IndexAdvice& advice : *rows)
            said.insert({identity(advice, advice.object), identity(advice, advice.keeper)});
    }
    std::erase_if(parts.unused, [&](const IndexAdvice& advice) { return said.contains(identity(advice, advice.object)); });
}

} // namespace

QString nameOf(IndexAdvice::Kind kind)
{
    switch (kind) {
    case IndexAdvice::Kind::SequentialScans:
        return Text::tr("Sequential scans");
    case IndexAdvice::Kind::Unused:
        return Text::tr("Unused index");
    case IndexAdvice::Kind::Duplicate:
        return Text::tr("Superfluous index");
    case IndexAdvice::Kind::Invalid:
        return Text::tr("Invalid index");
    case IndexAdvice::Kind::ColdStatement:
        return Text::tr("Cold statement");
    }
    Q_UNREACHABLE();
}

std::string_view wordOf(IndexAdvice::Kind kind)
{
    switch (kind) {
    case IndexAdvice::Kind::SequentialScans:
        return "sequential_scans";
    case IndexAdvice::Kind::Unused:
        return "unused";
    case IndexAdvice::Kind::Duplicate:
        return "duplicate";
    case IndexAdvice::Kind::Invalid:
        return "invalid";
    case IndexAdvice::Kind::ColdStatement:
        return "cold_statement";
    }
    Q_UNREACHABLE();
}

Result<IndexReport> adviceOf(const history::Snapshot& snapshot, const CacheConfig& config, const Question& question)
{
    IndexReport report;
    report.moment = question.moment();
    report.window = {report.moment - std::clamp(question.range, kShortestCacheRange, kLongestCacheRange), report.moment};
    const auto databases = postgresDatabases(snapshot, config, report.moment);
    if (!databases)
        return databases.error();
    Parts parts;
    for (const PostgresDatabase& database : *databases) {
        const AdviceAsk ask{snapshot, database, report.window, question.style};
        if (auto done = addDatabase(parts, ask); !done)
            return done.error();
        addNotes(report.notes, database);
        report.databases.push_back({database.source, database.instance});
    }
    dropSaidTwice(parts);
    for (Rows* rows : {&parts.sequential, &parts.unused, &parts.duplicates, &parts.invalid, &parts.cold}) {
        keepHeaviest(*rows, kMostRows);
        std::ranges::move(*rows, std::back_inserter(report.rows));
    }
    return report;
}

} // namespace traceo
