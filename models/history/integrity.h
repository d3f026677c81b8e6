#pragma once
// Whether a file is sound: SQLite's own checks. Our checksums (FORMAT.md) are looked at wherever a
// blob is read.
// One thread at a time: the connection's.

#include "history/database.h"

namespace traceo::history {

enum class Depth : std::uint8_t {
    Quick, ///< pages and rows; what an unclean end may have harmed
    Whole, ///< indexes against their tables and references as well; several times as long
};

/// Errors: Corrupt with SQLite's words; Cancelled and Storage when it could not be checked to its end.
Result<void> checkFile(Database& database, Depth depth);

/// The file system, as the kernel names it, lies on another machine: SQLite's locks and shared memory
/// do not hold there.
bool isNetworkFileSystem(const QByteArray& type);

} // namespace traceo::history
