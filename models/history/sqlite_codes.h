#pragma once
// What kind of failure one of SQLite's result codes means to the writer.
// Any thread.

#include <sqlite3.h>

namespace traceo::history {

/// The disk's or somebody else's doing, not the batch's: worth another try.
inline bool isTrouble(int code)
{
    switch (code & 0xff) {
    case SQLITE_FULL:
    case SQLITE_IOERR:
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_CANTOPEN:
    case SQLITE_NOMEM:
    case SQLITE_PROTOCOL:
        return true;
    default:
        return false;
    }
}

/// Of the file, not of one of our blobs in it.
inline bool isDamage(int code)
{
    return (code & 0xff) == SQLITE_CORRUPT || (code & 0xff) == SQLITE_NOTADB;
}

} // namespace traceo::history
