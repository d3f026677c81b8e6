#pragma once
// Counters that are made, reset and lost together (the buckets of one histogram, calls and seconds of one command), from poll
// to poll. When one of them fell, all began again: each counts its new value. What is known of resets from elsewhere (the hits
// of the same cache) joins in, once: a reset that has been seen in the counters themselves is not counted again, and of what
// another server says that took over nothing is counted.
// One thread at a time, as the snapshot.

#include "cache/hit_counts.h"

#include <functional>
#include <optional>
#include <span>
#include <vector>

namespace traceo {

struct JointRules {
    /// A counter that is missing in a poll stands where the one before it in order stands: a bucket that is not listed
    /// is empty. Else a poll without it says nothing of it.
    bool carries = false;
    /// The earliest poll that would have shown these counters: where they come later, they count from zero. None: the first
    /// poll counts nothing.
    std::optional<UtcMs> polledBefore;
    /// Of the cache they belong to; those that have simply grown are left out of account.
    std::span<const HitStep> joins;
};

/// From one poll to the next.
struct JointStep {
    TimeSpan span;
    std::span<const double> grown; ///< in the order of the counters; NaN: not known
    bool isReset = false;
};

class JointCounters {
public:
    /// Samples of all `parts`, which are adjacent, and the poll before. Of a run of polls within one part in which all of them
    /// only grew, and of which `joins` tell no reset, the first and the last are enough: what grew between them is the same, and
    /// a month of histograms need not be read. Errors: those of the snapshot.
    static Result<JointCounters> load(const history::Snapshot& snapshot, std::span<const history::SeriesId> series,
                                      std::span<const TimeSpan> parts, std::span<const HitStep> joins);
    /// `series` ascending each. What lies at or before window.from is joined to, where it is of one poll.
    JointCounters(std::vector<std::vector<Sample>> series, TimeSpan window);

    /// The first poll, which may lie before the window.
    std::optional<UtcMs> first() const;
    /// Steps that end in the window, in time order.
    void walk(const JointRules& rules, const std::function<void(const JointStep& step)>& visit) const;

private:
    std::vector<std::vector<Sample>> m_series; ///< without what is no number
    TimeSpan m_window;
};

/// Adjacent stretches (from, to] of about equal length that make up `range`.
std::vector<TimeSpan> equalParts(TimeSpan range, int count);
/// The part that a moment of (front.from, back.to] lies in; parts.size(): none.
std::size_t partOf(std::span<const TimeSpan> parts, UtcMs at);

/// What counters grew in each part; NaN where no poll ended. `grown[i]` is of series i.
struct CounterParts {
    std::vector<std::vector<double>> grown;
    double sumOf(std::size_t series) const; ///< of the parts with polls
};
/// Errors: those of the snapshot.
Result<CounterParts> countersIn(const history::Snapshot& snapshot, std::span<const history::SeriesId> series,
                                std::span<const TimeSpan> parts, const JointRules& rules);

} // namespace traceo
