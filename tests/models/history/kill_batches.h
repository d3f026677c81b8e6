#pragma once
// The batches that are written until the writer is killed: each touches every table, so that a half
// one would show.

#include "store.h"

namespace traceo::test {

inline constexpr int kKillSeries = 12;
inline constexpr Millis kKillStep = kMinute * 10; ///< a day is over after 144 batches

/// A long run spans years of batches: nothing may be given up for its age, or its absence would look like a loss.
inline history::Options killOptions()
{
    constexpr Millis kLong = kDay * 100'000;
    return {.keepRaw = kLong, .keepMinutes = kLong, .keepEvents = kLong};
}

inline UtcMs momentOf(int number)
{
    return kNow + kKillStep * number;
}

inline Batch numbered(int number)
{
    Batch batch;
    const UtcMs at = momentOf(number);
    for (int i = 0; i < kKillSeries; ++i)
        batch.series.add({key("k" + std::to_string(i)), {{at - Millis{i}, double(number)}}});
    Fact fact;
    fact.kind = "batch";
    fact.source = "prom";
    fact.key = std::to_string(number);
    fact.validFrom = at;
    fact.payload = "{}";
    batch.facts.push_back(fact);
    batch.events.push_back({"batches", {at}, {std::to_string(number)}, {{"n", std::vector<std::int64_t>{number}}}});
    batch.observations.push_back({"prom", "k", {at - kKillStep, at}, at, Outcome::Ok, {}});
    return batch;
}

} // namespace traceo::test
