#pragma once
// What the comparison of two periods shows: periods that deploys suggest, those that were typed, and their numbers side by
// side.
// Any thread; immutable. comparedPeriods: one thread at a time, as the snapshot.

#include "cache/cache_compare.h"

#include <optional>
#include <vector>

namespace traceo {

/// As typed, in the grammar of core/time_range.h.
struct PeriodWords {
    QString before;
    QString after;
    bool isEmpty() const { return before.isEmpty() && after.isEmpty(); }
    friend bool operator==(const PeriodWords&, const PeriodWords&) = default;
};

/// Errors: those of parseRange().
Result<TimeSpan> periodOf(const QString& words, UtcMs now);
/// "2026-11-06 03:41 to 2026-11-06 05:41", which can be typed again; in UTC.
QString wordsOfPeriod(TimeSpan period);

struct ComparedPeriods {
    UtcMs moment{};
    std::vector<SuggestedPeriods> suggested; ///< those of the cache first, each the newest first
    PeriodWords words;                       ///< of what is compared; empty where nobody said and no deploy suggests any
    std::optional<CacheCompare> compared;
    std::optional<Error> problem; ///< why these periods of this cache cannot be compared
};

/// Of the cache question.selected over the two periods in question.filter, which filterOf() makes; without them over those of
/// its newest deploy, or of the newest of all where none is its own. Errors: those of the snapshot.
Result<ComparedPeriods> comparedPeriods(const history::Snapshot& snapshot, const CacheConfig& config, const Question& question);
std::string filterOf(const PeriodWords& words);

} // namespace traceo
