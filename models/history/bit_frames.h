#pragma once
// Words in as many bits as the largest of each 128 needs. FORMAT.md has the layout.
// Any thread.

#include "history/bytes.h"
#include "history/raw_vector.h"

#include <cstdint>
#include <span>

namespace traceo::history {

/// Bytes that writeFrames() would write.
std::size_t framesSize(std::span<const std::uint64_t> words);
void writeFrames(ByteWriter& out, std::span<const std::uint64_t> words);
/// Exactly `count` of them, else the reader fails.
RawVector<std::uint64_t> readFrames(ByteReader& in, std::size_t count);

} // namespace traceo::history
