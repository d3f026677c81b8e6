#pragma once
// Indexes that no scan used: not since the statistics began, and not as far back as we watched, whatever the question's range
// is. Never one that enforces something (unique, primary, constraint), and nothing on a standby's statistics: an index is made
// where the primary is, and each server counts its own scans.
// One thread at a time, as the snapshot.

#include "cache/advice_ask.h"

namespace traceo {

/// How far back it is watched: a job that runs once a month is seen once.
/// Source: PostgresAI's how-to 0075 asks for a month of statistics before an index is dropped.
inline constexpr Millis kUseWatched = 35 * kDay;

Result<std::vector<IndexAdvice>> unusedAdvice(const AdviceAsk& ask);

} // namespace traceo
