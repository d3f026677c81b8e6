#pragma once
// Runs of 64-bit integers (times, counts, ids), lossless: a constant step costs a few bytes, else
// differences or second differences as zigzag varints, packed when it pays.
// Any thread.

#include "history/bytes.h"

#include <cstdint>
#include <span>
#include <vector>

namespace traceo::history {

void writeIntegers(ByteWriter& out, std::span<const std::int64_t> values);
/// Exactly `count` of them, else the reader fails.
std::vector<std::int64_t> readIntegers(ByteReader& in, std::size_t count);

} // namespace traceo::history
