#pragma once
// Whose a file is and who may read and write it, handed on from one to another; and names of files that are on the disk.
// Any thread.

#include "core/result.h"

#include <QFile>
#include <QString>

namespace traceo {

/// A new file that is open for writing: who may read or write `neighbour` may do so with this one, and nobody else. Its
/// permissions, but none to run; on Unix its group, and its owner where this user may give files away, else the group gets no
/// more than everybody has; on Linux its access list. Its owner may read and write it in any case. Errors: Storage.
Result<void> standLike(QFile& file, const QString& neighbour);
/// The same of a new folder, which who may read the neighbour may look into; one whose neighbour has an access list stays as it is.
Result<void> standLike(const QString& folder, const QString& neighbour);

/// A new file that is open and takes the place of `original`: owner, group, permissions and (Linux) access list of that. Errors:
/// Storage, also where this user may not give it these, or where the original has several names (hard links), of which one alone
/// would be the new file.
Result<void> standInstead(QFile& file, const QString& original);

/// After a power cut the folder knows the names that its files have now. Of a file system that cannot say so nothing is known.
void syncFolder(const QString& folder);

} // namespace traceo
