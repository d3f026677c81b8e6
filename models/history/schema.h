#pragma once
// The tables of a history file and how an older file becomes a newer one: each step from version
// n to n+1 is a row of a table. SCHEMA.md describes the tables.
// The writer's thread only.

#include "history/database.h"

#include <span>

namespace traceo::history {

/// "Trac": tells a history from any other SQLite file.
inline constexpr std::int64_t kApplicationId = 0x54726163;

struct Migration {
    int to = 0; ///< the version this step reaches, from the one below
    const char* sql = nullptr;
};

std::span<const Migration> migrations();
int newestVersion();

/// Runs every step above the file's version in one transaction, after a copy of an older file was
/// put beside it (PATH.v<n>). Returns the version before; 0 for a new file.
Result<int> migrate(Database& database, std::span<const Migration> steps);

} // namespace traceo::history
