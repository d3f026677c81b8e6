#pragma once
// What a batch holds, as runs that can be changed.

#include "core/series_runs.h"

namespace traceo::test {

inline std::vector<SeriesSamples> copyOf(const SeriesRuns& runs)
{
    std::vector<SeriesSamples> copies;
    for (const SeriesRun run : runs)
        copies.push_back({run.key, {run.samples.begin(), run.samples.end()}});
    return copies;
}

} // namespace traceo::test
