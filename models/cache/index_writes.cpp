#include "cache/index_writes.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

namespace traceo {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(IndexAdvice)
};

const PostgresTable* tableOf(const PostgresDatabase& database, const PostgresIndex& index)
{
    const auto found = std::ranges::find_if(database.tables, [&index](const PostgresTable& table) {
        return table.schema == index.schema && table.name == index.table;
    });
    return found == database.tables.end() ? nullptr : &*found;
}

Result<std::optional<double>> entriesOf(const AdviceAsk& ask, const PostgresTable* table)
{
    if (table == nullptr || table->inserted == 0)
        return std::optional<double>();
    double sum = 0;
    for (const auto& [counter, sign] : {std::pair{table->inserted, 1}, {table->updated, 1}, {table->hotUpdated, -1}}) {
        const auto grown = grownIn(ask, counter);
        if (!grown)
            return grown.error();
        sum += sign * *grown;
    }
    return std::optional(std::max(sum, 0.0));
}

} // namespace

Result<QString> writesText(const AdviceAsk& ask, const PostgresIndex& index, Millis watched)
{
    // What was written while nobody watched the index says nothing against it.
    const TimeSpan written{std::max(ask.window.from, ask.window.to - watched), ask.window.to};
    if (written.isEmpty())
        return QString();
    const auto entries = entriesOf({ask.snapshot, ask.database, written, ask.style}, tableOf(ask.database, index));
    if (!entries)
        return entries.error();
    if (!*entries)
        return QString();
    return Text::tr("Writes to its table made up to %1 entries in it in %2.")
        .arg(countText(**entries, ask.style), durationText(written.length(), ask.style));
}

} // namespace traceo
