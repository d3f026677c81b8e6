#pragma once
// What every kind of advice is made from, and the parts of its sentences that are the same for each.
// One thread at a time, as the snapshot.

#include "cache/index_advice.h"
#include "cache/postgres_statistics.h"
#include "core/format.h"

#include <optional>
#include <string>
#include <vector>

namespace traceo {

struct AdviceAsk {
    const history::Snapshot& snapshot;
    const PostgresDatabase& database;
    TimeSpan window; ///< (from, to]
    Style style;
};

/// Statistics younger than this are said to be: what is done once a week was not done yet.
inline constexpr Millis kYoungStatistics = 7 * kDay;

/// Without evidence and numbers. Its key is made of all that is given.
IndexAdvice adviceFor(const AdviceAsk& ask, IndexAdvice::Kind kind, std::string object);

/// By how much the counter grew in the window, resets counted; 0 for a series that is not there.
Result<double> grownIn(const AdviceAsk& ask, history::SeriesId counter);
/// At the end of the window; none where there is no sample, or where the newest is so much older than the database's that
/// what it speaks of must be gone.
Result<std::optional<double>> newestOf(const AdviceAsk& ask, history::SeriesId gauge);
/// The part of the window in which the counter was watched: from its beginning, unless its first sample came later.
Result<TimeSpan> watchedOf(const AdviceAsk& ask, history::SeriesId counter);

/// "Statistics were reset 2 h ago, within this window: …" or "… 3 d ago."; empty where that is longer ago, or not known.
QString resetCaution(const AdviceAsk& ask, const std::optional<UtcMs>& reset);

/// Of the window's end.
Reading readingOf(const AdviceAsk& ask, std::optional<double> value, Unit unit);
/// "64.3 %": of a share that is a reason to worry, rounded to the nearest.
QString shareText(const AdviceAsk& ask, double share);

/// The text of a statement in one line, cut at its end; its id where there is no text.
QString shortStatement(const QString& text, const std::string& id);

/// By weight, the heaviest first, then by key; at most `most`.
void keepHeaviest(std::vector<IndexAdvice>& rows, std::size_t most);

} // namespace traceo
