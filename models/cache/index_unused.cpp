#include "cache/index_unused.h"

#include "cache/index_writes.h"
#include "cache/sql_text.h"

#include <QCoreApplication>

#include <algorithm>

namespace traceo {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(IndexAdvice)
};

/// Since when no scan was seen; none where one was, or nobody looked.
Result<std::optional<UtcMs>> unusedSince(const AdviceAsk& ask, const PostgresIndex& index)
{
    const auto all = ask.snapshot.aggregate(index.scans, {ask.window.to - kUseWatched, ask.window.to});
    if (!all)
        return all.error();
    if (all->count == 0 || all->max != 0)
        return std::optional<UtcMs>();
    return std::optional(all->firstAt);
}

bool enforces(const vocabulary::IndexFact& made)
{
    return made.isUnique || made.isPrimary || made.isConstraint;
}

/// Expressions are written as such; columns are names, which PostgreSQL quotes where they hold more than letters.
bool hasExpression(const vocabulary::IndexFact& made)
{
    return std::ranges::any_of(made.columns, [](const std::string& column) {
        return !column.starts_with('"') && column.find('(') != std::string::npos;
    });
}

QString cautionOf(const AdviceAsk& ask, const PostgresIndex& index, Millis watched)
{
    QStringList parts;
    if (watched < kYoungStatistics) {
        parts << Text::tr("It was watched for %1 only: what runs once a week may still need it.")
                     .arg(durationText(watched, ask.style));
        parts << resetCaution(ask, ask.database.reset);
        parts.removeAll(QString());
    }
    if (hasExpression(*index.made))
        parts << Text::tr("It is on an expression: the planner may need its statistics without a scan.");
    parts << Text::tr("Scans on standbys are not counted here.");
    return parts.join(QLatin1Char(' '));
}

QString evidenceOf(const AdviceAsk& ask, Millis watched)
{
    return ask.database.reset && *ask.database.reset <= ask.window.to
        ? Text::tr("No scan since statistics began on %1; watched for %2.")
              .arg(momentText(*ask.database.reset, ask.window.to, ask.style), durationText(watched, ask.style))
        : Text::tr("No scan as far back as statistics go; watched for %1.").arg(durationText(watched, ask.style));
}

Result<IndexAdvice> unused(const AdviceAsk& ask, const PostgresIndex& index, UtcMs since)
{
    const auto bytes = newestOf(ask, index.bytes);
    const Millis watched = ask.window.to - std::max(since, ask.database.reset.value_or(since));
    const auto writes = writesText(ask, index, watched);
    if (!bytes || !writes)
        return bytes ? writes.error() : bytes.error();
    IndexAdvice advice = adviceFor(ask, IndexAdvice::Kind::Unused, index.schema + '.' + index.name);
    advice.cost = advice.weight = readingOf(ask, *bytes, Unit::Bytes);
    advice.evidence = (evidenceOf(ask, watched) + u' ' + *writes).trimmed();
    advice.caution = cautionOf(ask, index, watched);
    advice.sql = QString::fromStdString(dropIndex(index.schema, index.name));
    if (watched < kYoungStatistics)
        advice.status = Status::Unknown;
    return advice;
}

} // namespace

Result<std::vector<IndexAdvice>> unusedAdvice(const AdviceAsk& ask)
{
    std::vector<IndexAdvice> rows;
    if (ask.database.isStandby)
        return rows;
    for (const PostgresIndex& index : ask.database.indexes) {
        if (index.scans == 0 || !index.made || !index.made->isValid || enforces(*index.made))
            continue;
        const auto since = unusedSince(ask, index);
        if (!since)
            return since.error();
        if (!*since)
            continue;
        auto advice = unused(ask, index, **since);
        if (!advice)
            return advice.error();
        rows.push_back(std::move(*advice));
    }
    return rows;
}

} // namespace traceo
