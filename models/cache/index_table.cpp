#include "cache/index_table.h"

#include "cache/advice_ask.h"
#include "core/format.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace traceo {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(IndexTable)
};

Column<IndexAdvice> kind()
{
    return {.id = "kind",
            .title = Text::tr("Kind"),
            .kind = CellKind::State,
            .cell = [](const IndexAdvice& row) { return Cell::ofStatus(row.status, nameOf(row.kind), row.caution); },
            .widest = u"Superfluous index"_s};
}

Column<IndexAdvice> object()
{
    const auto cell = [](const IndexAdvice& row) {
        Cell key = Cell::ofKey(objectText(row), QString::fromStdString(row.key));
        key.tip = row.statement;
        return key;
    };
    return {.id = "object",
            .title = Text::tr("Object"),
            .kind = CellKind::Key,
            .cell = cell,
            .widest = u"public.order_items_created_at_idx"_s};
}

/// `sql` may hold line breaks; a cell has one line.
Column<IndexAdvice> words(const char* id, const QString& title, QString IndexAdvice::*text, CellKind kind,
                          const QString& tip = {})
{
    const auto cell = [text, kind](const IndexAdvice& row) {
        const QString& whole = row.*text;
        QString line = whole.simplified();
        Cell shown = kind == CellKind::Note ? Cell::ofNote(std::move(line)) : Cell::ofText(std::move(line));
        shown.tip = whole;
        return shown;
    };
    return {.id = id, .title = title, .kind = kind, .cell = cell, .widest = {}, .tip = tip};
}

} // namespace

QString objectText(const IndexAdvice& advice)
{
    return advice.kind == IndexAdvice::Kind::ColdStatement ? shortStatement(advice.statement, advice.object)
                                                           : plainText(advice.object);
}

QString databaseText(const IndexAdvice& advice)
{
    return Text::tr("%1 on %2").arg(plainText(advice.database), plainText(advice.instance));
}

std::vector<Column<IndexAdvice>> indexColumns()
{
    return {kind(),
            {.id = "database",
             .title = Text::tr("Database"),
             .kind = CellKind::Text,
             .cell = [](const IndexAdvice& row) { return Cell::ofText(databaseText(row)); },
             .widest = u"inventory on pg-eu-8"_s},
            object(),
            numberColumn("cost", Text::tr("Cost"), &IndexAdvice::cost, u"8 888 888 blocks/call"_s,
                         Text::tr(
                             "Of an index its size, of sequential scans the rows each reads, of a statement the blocks that each "
                             "call reads")),
            words("evidence", Text::tr("Evidence"), &IndexAdvice::evidence, CellKind::Text),
            words("sql", Text::tr("SQL"), &IndexAdvice::sql, CellKind::Text, Text::tr("To copy; Traceo never executes it")),
            words("caution", Text::tr("Caution"), &IndexAdvice::caution, CellKind::Note)};
}

} // namespace traceo
