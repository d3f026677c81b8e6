#pragma once
// Which two periods somebody may want to compare: as long before as after a deploy. Of a cache first those around its own
// deploys, as what else went out that day says little of it.
// One thread at a time, as the snapshot. Errors: those of the snapshot.

#include "cache/cache_instance.h"
#include "core/result.h"
#include "history/snapshot.h"
#include "refresh/question.h"

#include <string>
#include <vector>

namespace traceo {

struct SuggestedPeriods {
    QString name; ///< "checkout 4.21.2, 14:02"
    TimeSpan before;
    TimeSpan after;
    QString why{}; ///< "the newest that names catalogue"; of the first one only, and only where names were given
};

/// What a deploy of this cache may be called: its name without the port, and what its series say of service and job.
std::vector<std::string> deployNamesOf(const CacheInstance& instance);

/// Deploys of the question's range; both periods end at or before the moment and are equally long, at most a day. The newest
/// first; with `names` those before all others whose service is one of them, or whose text begins with one as a word, in
/// capitals or not.
Result<std::vector<SuggestedPeriods>> suggestedPeriods(const history::Snapshot& snapshot, const Question& question,
                                                       const std::vector<std::string>& names = {});

/// A deploy that is done, but not for as long as two periods need at least.
struct YoungDeploy {
    QString name; ///< "checkout 4.21.2, 14:02"
    Millis age;   ///< since it was done
};
inline constexpr Millis kShortestPeriod = kMinute;
/// Those of the question's range that suggestedPeriods() leaves out as they are too young, the newest first.
Result<std::vector<YoungDeploy>> youngDeploys(const history::Snapshot& snapshot, const Question& question);

} // namespace traceo
