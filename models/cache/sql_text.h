#pragma once
// SQL for a person to copy, quoted as PostgreSQL would; nothing here is executed by us.
// Any thread; immutable.

#include <string>
#include <string_view>

namespace traceo {

/// As PostgreSQL's quote_ident: bare where it is lower case, begins with a letter or _ and is no keyword that has a meaning
/// of its own in PostgreSQL 12 to 18; else in quotes, with those inside doubled.
/// Source: postgres/postgres ruleutils.c quote_identifier, kwlist.h.
std::string quotedIdentifier(std::string_view name);
/// schema.name, each quoted where it has to be.
std::string quotedName(std::string_view schema, std::string_view name);

/// "DROP INDEX CONCURRENTLY schema.index;", which does not lock out writes and cannot stand in a transaction.
std::string dropIndex(std::string_view schema, std::string_view index);
/// "REINDEX INDEX CONCURRENTLY schema.index;" (PostgreSQL 12 and later).
std::string rebuildIndex(std::string_view schema, std::string_view index);

/// How to see the plan of a statement as pg_stat_statements has it, with $1 for its constants; nothing of it runs the statement.
/// From version 16 on EXPLAIN (GENERIC_PLAN); before, or where the version (`major`) is 0, a prepared one with a generic
/// plan (PostgreSQL 12 and later). Empty for what has no plan, was cut short, or holds more than one statement.
/// Source: PostgreSQL's EXPLAIN and plan_cache_mode.
std::string explained(std::string_view statement, int major);

/// A statement of the connection and not of the application: settings, the ends of transactions, PostgreSQL's own statistics and
/// catalogues, what is asked once after logging in. Whoever watches a server makes them, too; nobody can make them faster.
bool isHousekeeping(std::string_view statement);

/// Whether the text of a statement names the table: as a word of its own, not in another schema.
bool namesTable(std::string_view statement, std::string_view schema, std::string_view table);

} // namespace traceo
