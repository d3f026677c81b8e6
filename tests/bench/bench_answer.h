#pragma once
// An answer as Prometheus writes one.

#include "bench/bench_data.h"

namespace traceo::bench {

std::string numberText(double value);
/// Seconds with three decimals.
std::string secondsText(UtcMs at);

/// Of a query over a range: a matrix of the runs that have samples.
std::string rangeAnswer(const std::vector<SeriesSamples>& runs);

} // namespace traceo::bench
