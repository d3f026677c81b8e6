#include "cache/index_invalid.h"

#include "cache/sql_text.h"

#include <QCoreApplication>

namespace traceo {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(IndexAdvice)
};

/// PostgreSQL's suffix for what a rebuild makes beside the old one, with a number where the name was taken.
bool isLeftOver(const std::string& name)
{
    const std::string stem = name.substr(0, name.find_last_not_of("0123456789") + 1);
    return stem.ends_with("_ccnew") || stem.ends_with("_ccold");
}

} // namespace

Result<std::vector<IndexAdvice>> invalidAdvice(const AdviceAsk& ask)
{
    std::vector<IndexAdvice> rows;
    for (const PostgresIndex& index : ask.database.indexes) {
        if (!index.made || index.made->isValid)
            continue;
        const auto bytes = newestOf(ask, index.bytes);
        if (!bytes)
            return bytes.error();
        IndexAdvice advice = adviceFor(ask, IndexAdvice::Kind::Invalid, index.schema + '.' + index.name);
        advice.cost = advice.weight = readingOf(ask, *bytes, Unit::Bytes);
        advice.evidence = isLeftOver(index.name)
            ? Text::tr("A rebuild on %1 failed and left it: writes keep it up, no scan uses it.").arg(plainText(index.table))
            : Text::tr("Its build on %1 failed: writes keep it up, no scan uses it.").arg(plainText(index.table));
        advice.sql = QString::fromStdString(isLeftOver(index.name) ? dropIndex(index.schema, index.name)
                                                                   : rebuildIndex(index.schema, index.name));
        advice.caution = Text::tr("Look at pg_stat_progress_create_index first: a build that still runs looks the same.");
        rows.push_back(std::move(advice));
    }
    return rows;
}

} // namespace traceo
