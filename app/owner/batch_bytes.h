#pragma once
// A batch, and what its commit changed, as bytes for the way to the owner. What is read is checked, so that
// nothing a process sends can hurt the owner: lengths before anything is made of them, moments, outcomes,
// UTF-8, and how much memory it all takes.
// Any thread.

#include "core/batch_sink.h"
#include "core/result.h"
#include "history/bytes.h"

#include <string>
#include <string_view>

namespace traceo::owner {

/// The most memory a batch may take once it is read. A few bytes can stand for a series or a label of a
/// hundred.
inline constexpr std::size_t kMostBatchMemory = std::size_t{1} << 30;

std::string bytesOf(const Batch& batch);
/// Errors: Decode.
Result<Batch> batchOf(std::string_view bytes);

std::string bytesOf(const ChangeSet& changes);
/// Errors: Decode.
Result<ChangeSet> changesOf(std::string_view bytes);

/// "bytes that are no NAME of ours".
Error undecodable(const char* name);

} // namespace traceo::owner
