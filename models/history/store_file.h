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
    Database::Mode readMode = Database::Mode::ReadOnly;
    OpenNotes notes;
};

/// Errors: as History::open.
Result<StoreFile> openStore(const QString& path, Options::Access access, UtcMs now);

/// Says that this process is done with it, so that the next one need not check it whole.
void markClean(Database& writer);

} // namespace traceo::history
