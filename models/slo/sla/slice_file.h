#pragma once
// Slices as `traceo slo slices NAME -o csv` writes them, read back without the history they came from. What the method makes
// of each minute is worked out again from what was counted; where the file says otherwise it is refused. Of a time slice that
// the file's ends cut the file's own word is taken: its other minutes are not there.
// Any thread; immutable.

#include "slo/slice_rows.h"

#include <QString>

#include <string_view>

namespace traceo {

struct SliceFile {
    SliceRows table;
    std::size_t taken = 0; ///< minutes at the ends whose verdict is the file's own
};

/// `name` is that of the file, for messages. Errors, each as file:line:column: Syntax for a text that is no such table, BadValue
/// for a cell or a minute that is wrong, Corrupt where the verdicts are not those of the counts.
Result<SliceFile> readSliceFile(std::string_view csv, const QString& name);

} // namespace traceo
