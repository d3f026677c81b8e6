#pragma once
// Statements that keep reading what is not in the shared buffers. "Read" may still have come from the operating system's
// page cache: this is the shared-buffer hit rate, summed over the window, never a mean of ratios.
// One thread at a time, as the snapshot.

#include "cache/advice_ask.h"

namespace traceo {

/// Hits ÷ (hits + reads) below which a statement is cold. Usual advice for a whole database is 99 %, and 90 % the line below
/// which it is called bad; a single statement is judged by the latter, as one that reads old rows now and then has to read.
/// Source: PgHero and Heroku's pg-extras (99 % for indexes and tables); common health checks fail below 90 %.
inline constexpr double kColdRatio = 0.9;
/// Blocks read an hour, of 8 KiB: 80 MB. Less keeps even a slow disk busy for no more than about a second of the hour.
inline constexpr double kManyReadsAnHour = 10'000;

Result<std::vector<IndexAdvice>> coldAdvice(const AdviceAsk& ask);

} // namespace traceo
