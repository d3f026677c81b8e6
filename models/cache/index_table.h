#pragma once
// The table of advice on indexes: columns as data.
// Any thread; immutable.

#include "cache/index_advice.h"
#include "refresh/cell.h"

namespace traceo {

/// Kind, database, object, size or cost, evidence, SQL, caution.
std::vector<Column<IndexAdvice>> indexColumns();
/// The index, the table, or the statement itself, shortened at its end, as nobody knows one by its number.
QString objectText(const IndexAdvice& advice);
/// "shop on pg-1": the database, and who has it.
QString databaseText(const IndexAdvice& advice);

} // namespace traceo
