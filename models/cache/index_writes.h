#pragma once
// What an index costs those who write to its table.
// One thread at a time, as the snapshot. Errors: those of the snapshot.

#include "cache/advice_ask.h"

namespace traceo {

/// "Writes to its table made up to 12 300 entries in it in 7 d.", of the end of the ask's window as far back as `watched`; empty
/// where nobody counted. Each row that was put in, and each that was put anew and not in place (HOT), is an entry in every index
/// of the table, but for those that a predicate leaves out.
/// Source: PostgreSQL's documentation, "Heap-Only Tuples (HOT)", pg_stat_user_tables.
Result<QString> writesText(const AdviceAsk& ask, const PostgresIndex& index, Millis watched);

} // namespace traceo
