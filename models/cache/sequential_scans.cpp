#include "cache/sequential_scans.h"

#include "cache/sql_text.h"

#include <QCoreApplication>

#include <algorithm>

namespace traceo {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(IndexAdvice)
};

/// More would not be read.
constexpr std::size_t kNamed = 3;

struct Scans {
    double liveRows = 0;
    double sequential = 0;
    double rows = 0;
    double byIndex = 0;
    /// Each worker of a parallel scan counts as one: a statement read so many rows at least.
    double rowsEach() const { return rows / sequential; }
    double share() const { return sequential / (sequential + byIndex); }
    bool isReason() const { return sequential >= kFewScans && rowsEach() >= kLargeScan && share() >= kSequentialShare; }
};

/// None of a table that is small or gone: nothing more of it is read.
Result<std::optional<Scans>> scansOf(const AdviceAsk& ask, const PostgresTable& table)
{
    const auto liveRows = newestOf(ask, table.liveRows);
    if (!liveRows)
        return liveRows.error();
    if (liveRows->value_or(0) < kLargeTable)
        return std::optional<Scans>();
    const auto sequential = grownIn(ask, table.scans);
    const auto rows = grownIn(ask, table.rowsRead);
    const auto byIndex = grownIn(ask, table.indexScans);
    for (const auto* part : {&sequential, &rows, &byIndex}) {
        if (!*part)
            return part->error();
    }
    return std::optional(Scans{.liveRows = **liveRows, .sequential = *sequential, .rows = *rows, .byIndex = *byIndex});
}

struct Named {
    const PostgresStatement* statement = nullptr;
    double seconds = 0;
};

/// Statements of the window that name the table, the dearest first.
Result<std::vector<Named>> statementsOn(const AdviceAsk& ask, const PostgresTable& table)
{
    std::vector<Named> found;
    for (const PostgresStatement& statement : ask.database.statements) {
        if (!namesTable(statement.text, table.schema, table.name))
            continue;
        const auto seconds = grownIn(ask, statement.seconds);
        if (!seconds)
            return seconds.error();
        if (*seconds > 0)
            found.push_back({&statement, *seconds});
    }
    std::ranges::stable_sort(found, std::greater(), &Named::seconds);
    return found;
}

void addStatements(IndexAdvice& advice, const AdviceAsk& ask, const std::vector<Named>& found)
{
    if (found.empty())
        return;
    QStringList texts;
    for (const Named& named : found) {
        const QString text = shortStatement(plainText(named.statement->text), named.statement->id);
        if (std::size_t(texts.size()) < kNamed && !texts.contains(text))
            texts << text;
    }
    advice.evidence +=
        QLatin1Char(' ') + Text::tr("Statements that name it, the dearest first: %1.").arg(texts.join(QStringLiteral("; ")));
    advice.statement = plainText(found.front().statement->text);
    advice.sql = QString::fromStdString(explained(found.front().statement->text, ask.database.major));
}

Result<IndexAdvice> sequential(const AdviceAsk& ask, const PostgresTable& table, const Scans& scans)
{
    const auto watched = watchedOf(ask, table.scans);
    const auto statements = statementsOn(ask, table);
    if (!watched || !statements)
        return watched ? statements.error() : watched.error();
    IndexAdvice advice = adviceFor(ask, IndexAdvice::Kind::SequentialScans, table.schema + '.' + table.name);
    const auto count = [&ask](double value) { return countText(value, ask.style); };
    advice.evidence =
        Text::tr("%1 scans from end to end were counted in %2, each parallel worker as one: %3 of all its scans. They "
                 "read %4 rows in all, on average at least %5 each time. It has %6 rows.")
            .arg(count(scans.sequential), durationText(watched->length(), ask.style), shareText(ask, scans.share()),
                 count(scans.rows), count(std::round(scans.rowsEach())), count(scans.liveRows));
    advice.cost = readingOf(ask, std::round(scans.rowsEach()), Unit::RowsPerScan);
    advice.weight = readingOf(ask, scans.rows, Unit::Count);
    advice.caution = resetCaution(ask, ask.database.reset);
    addStatements(advice, ask, *statements);
    return advice;
}

} // namespace

Result<std::vector<IndexAdvice>> sequentialAdvice(const AdviceAsk& ask)
{
    std::vector<IndexAdvice> rows;
    for (const PostgresTable& table : ask.database.tables) {
        const auto scans = scansOf(ask, table);
        if (!scans)
            return scans.error();
        if (!*scans || !(*scans)->isReason())
            continue;
        auto advice = sequential(ask, table, **scans);
        if (!advice)
            return advice.error();
        rows.push_back(std::move(*advice));
    }
    return rows;
}

} // namespace traceo
