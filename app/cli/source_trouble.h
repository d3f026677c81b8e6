#pragma once
// Why a source did not answer, as the history has it.
// Main thread only.

#include "history/snapshot.h"
#include "sources/source.h"

#include <QString>

namespace traceo::cli {

/// What came of the newest question that a poll begins with, in the week before the moment, if it was no answer: what is wrong
/// and what to do about it. Empty when it was one, or nobody asked.
QString troubleOf(const history::Snapshot& snapshot, const Source& source, UtcMs moment);

} // namespace traceo::cli
