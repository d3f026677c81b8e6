#pragma once
// Runs of 64-bit integers (times, counts, ids), lossless: a constant step costs a few bytes, so do long runs of equal
// values; what is left is divided by what divides all of it, and becomes residuals (residual_codec.h).
// Any thread.

#include "history/bytes.h"
#include "history/raw_vector.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <span>

namespace traceo::history {

void writeIntegers(ByteWriter& out, std::span<const std::int64_t> values);
/// Exactly `count` of them, else the reader fails.
RawVector<std::int64_t> readIntegers(ByteReader& in, std::size_t count);
/// The same in order, a few at a time where they are stored so: what is made of them needs no memory beside itself. When the
/// reader fails, those that were taken are none.
void readIntegers(ByteReader& in, std::size_t count, const std::function<void(std::span<const std::int64_t>)>& take);

/// first, first + step, … (wrapping around at 64 bits)
struct Steps {
    std::int64_t first = 0;
    std::int64_t step = 0;
};
/// What writeIntegers() wrote, if it is that; else nothing is read.
std::optional<Steps> readSteps(ByteReader& in);

/// Equal ones that follow one another.
struct IntegerRuns {
    RawVector<std::int64_t> values;
    RawVector<std::int64_t> lengths; ///< one a value, none below zero; their sum is the count
};
/// What writeIntegers() wrote of `count`, if it is that; else nothing is read. Otherwise as readIntegers().
std::optional<IntegerRuns> readRuns(ByteReader& in, std::size_t count);

} // namespace traceo::history
