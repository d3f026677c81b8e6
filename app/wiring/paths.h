#pragma once
// Where this user's files are, by the platform's rules (XDG on Linux). Printed by `traceo doctor`.
// Any thread.

#include <QString>

namespace traceo {

struct Paths {
    QString data;  ///< history files without a place of their own
    QString state; ///< logs, window layouts, the last workspace

    /// Makes the folders, readable by this user alone.
    static Paths ofUser();
};

} // namespace traceo
