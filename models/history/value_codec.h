#pragma once
// Runs of doubles, bit for bit: -0.0, every NaN payload (Prometheus' stale marker among them),
// infinities, integers of any size. A constant; decimals as scaled integers (with a list of the few
// that are none); else byte planes of the XOR with the one before.
// The decimal test divides and compares bits: q = nearbyint(v * 10^e), v == q / 10^e.
// Any thread.

#include "history/bytes.h"
#include "history/raw_vector.h"

#include <span>

namespace traceo::history {

void writeValues(ByteWriter& out, std::span<const double> values);
/// Exactly `count` of them, else the reader fails. `memory`: what they may be written to, whatever it holds.
RawVector<double> readValues(ByteReader& in, std::size_t count, RawVector<double> memory = {});

/// The same, with what is stored as runs left as runs.
struct ValueRuns {
    RawVector<double> values;
    RawVector<std::int64_t> lengths; ///< one a value, none below zero; empty: each value once
};
ValueRuns readValueRuns(ByteReader& in, std::size_t count, RawVector<double> memory = {});

} // namespace traceo::history
