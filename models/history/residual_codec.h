#pragma once
// Runs of 64-bit integers as what a simple rule does not foresee: the differences (of no, first or second order) from
// their middle, packed by whichever of two ways is smaller. FORMAT.md has the layout.
// Differences wrap around at 64 bits, so that any run comes back.
// Any thread.

#include "history/bytes.h"

#include <cstdint>
#include <functional>
#include <span>

namespace traceo::history {

/// Requires: at least one value.
void writeResiduals(ByteWriter& out, std::span<const std::int64_t> values);
/// Exactly `count` of them, at least one, in order, a few at a time; else the reader fails, and those that were taken are none.
void readResiduals(ByteReader& in, std::size_t count, const std::function<void(std::span<const std::int64_t>)>& take);

} // namespace traceo::history
