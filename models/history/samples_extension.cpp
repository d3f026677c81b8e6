// The table `samples` for every program that speaks SQLite: `.load ./traceo_samples` in its shell.
// It works on the host's own connection, by calling the SQLite library that it is linked to. So the host has to use
// that very library: a second copy in one process would not know the first one's structures, and closing a file
// that both have open would take away each other's locks (POSIX). A host with a copy of its own is refused.
#include "history/schema.h"
#include "history/sql_samples.h"

#include <QtGlobal>

#include <sqlite3ext.h>

// SQLITE_EXTENSION_INIT1; the header calls through it.
static const sqlite3_api_routines* sqlite3_api = nullptr; // NOLINT

namespace {

int refused(char** message, const char* why)
{
    *message = sqlite3_mprintf("%s", why);
    return SQLITE_ERROR;
}

bool isHistory(sqlite3* handle)
{
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(handle, "PRAGMA main.application_id", -1, &statement, nullptr) != SQLITE_OK)
        return false;
    const bool isOurs =
        sqlite3_step(statement) == SQLITE_ROW && sqlite3_column_int64(statement, 0) == traceo::history::kApplicationId;
    sqlite3_finalize(statement);
    return isOurs;
}

} // namespace

// SQLite looks for a name made of the file's letters.
// NOLINTNEXTLINE(readability-identifier-naming)
extern "C" Q_DECL_EXPORT int sqlite3_traceosamples_init(sqlite3* handle, char** message, const sqlite3_api_routines* api)
{
    SQLITE_EXTENSION_INIT2(api);
    // One literal of the library: whoever gives the same address is the same copy.
    if (api->sourceid() != traceo::history::sqliteInUse())
        return refused(message,
                       "traceo_samples needs a program that uses the system's SQLite library, and this one brings its "
                       "own. “traceo history sql” asks the same.");
    if (!isHistory(handle))
        return refused(message, "the main database is no Traceo history");
    const int code = traceo::history::addSamplesToHost(handle);
    return code == SQLITE_OK ? SQLITE_OK_LOAD_PERMANENTLY : code; // it stays: what Qt set up cannot be unloaded
}
