#pragma once
// Writes the files of a workspace that the program makes for its user. A file that is there is touched by replaceFile alone,
// which its user asked for.
// Any thread.

#include "core/result.h"

#include <QString>

#include <functional>
#include <string>
#include <string_view>

namespace traceo {

/// `text` as one scalar in single quotes, which changes no character. Requires: one line.
std::string yamlText(std::string_view text);

/// Judges the file before it gets its name; nothing of a file that is refused stays.
using FileCheck = std::function<Result<void>(const QString& file)>;

/// A new file with `text`, whole or not at all: written beside its place, synced, checked, renamed. Makes its folder. Its owner
/// alone may read it, as it may hold a credential; with `like`, the file that names it, whoever may read that may read it
/// (workspace/file_standing.h), and look into a folder that is made for it.
/// Errors: Ambiguous when something has the name already; Storage; those of the check.
Result<void> writeNewFile(const QString& path, std::string_view text, const FileCheck& check, const QString& like = {});

/// `text` in the place of a file that still holds `before`, whole or not at all, as above. Owner, group and permissions stay; where
/// they cannot, or where the file has several names, it is left as it is: what others rely on is not changed without a word.
/// Errors: Ambiguous when the file holds something else by now; NotFound; Storage, also as said; those of the check.
Result<void> replaceFile(const QString& path, std::string_view before, std::string_view text, const FileCheck& check);

} // namespace traceo
