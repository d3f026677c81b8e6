#pragma once
// From a path to a history that can be used: whose file it is, which version, whether it is whole,
// and what happens when it is not.
// Any thread; blocks.

#include "history/database.h"
#include "history/history.h"
#include "history/instance_lock.h"

namespace traceo::history {

struct StoreFile {
    std::unique_ptr<InstanceLock> lock; ///< none when only reading
    std::unique_ptr<Database> writer;   ///< none when only reading
    std::unique_ptr<Database> reader;   ///< where it was opened for reading
    Database::Mode readMode = Database::Mode::ReadOnly;
    bool checkDue = false; ///< it was not closed, and is too large to be checked while somebody waits
    OpenNotes notes;
};

/// Errors: as History::open.
Result<StoreFile> openStore(const QString& path, const Options& options, UtcMs now);

/// What the column `clean` of the table `store` says.
enum class FileState : std::uint8_t {
    InUse = 0,   ///< or not closed
    Clean = 1,   ///< closed, and sound as far as anybody knew
    Damaged = 2, ///< found to be; the next opening checks it whole and sets it aside
};
/// Notes what the next opening should know. The writer's thread.
void mark(Database& writer, FileState state);

} // namespace traceo::history
