#pragma once
// The table of advice on indexes: columns as data.
// Any thread; immutable.

#include "cache/index_advice.h"
#include "refresh/cell.h"

namespace traceo {

/// Kind, database, object, size or cost, evidence, SQL, caution.
std::vector<Column<IndexAdvice>> indexColumns();
/// "shop on pg-1": the database, and who has it.
QString databaseText(const IndexAdvice& advice);

} // namespace traceo
