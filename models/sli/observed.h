#pragma once
// When a series was seen. It is judged at the series' own pace: the time between two samples was
// observed when it is at most three scrape intervals; a longer one was not, though what a counter
// grew in it still counts. Nothing is taken to be seen before the first sample of a stretch or
// after its last.
// Any thread; immutable.

#include "core/batch.h"
#include "sli/slice.h"

#include <array>
#include <optional>

namespace traceo {

/// The pace of a series, from the spacing of the samples before: the lower median of the newest
/// eight within a day. It looks only backwards, so that a slice does not change when time goes on.
class SamplePace {
public:
    /// How many samples before a moment decide the pace there.
    static constexpr int kSamples = 9;
    static constexpr Millis kMemory = kDay;
    /// No pace is slower than this.
    static constexpr Millis kSlowest = kHour;

    /// Ascending moments.
    void add(UtcMs at);
    /// The interval at the newest sample; a pace nobody knows yet is 100 s, so that five minutes
    /// without a sample are a gap, as with Prometheus' own lookback.
    Millis interval() const;
    /// Whether (newest, next] counts as observed.
    bool covers(UtcMs next) const;

private:
    struct Spacing {
        UtcMs from{};
        Millis length{0};
    };
    std::array<Spacing, kSamples - 1> m_spacings{};
    std::size_t m_count = 0; ///< of all spacings ever added
    UtcMs m_newest = kDistantPast;
};

/// The parts of (span.from, span.to] in which the series was seen, ascending, appended to `seen`.
/// `samples` must reach back SamplePace::kSamples before the span where there are so many. NaN (a
/// stale marker) ends a stretch.
void addSeen(const std::vector<Sample>& samples, TimeSpan span, std::vector<TimeSpan>& seen);

/// Overlaps joined, ascending.
std::vector<TimeSpan> joinedSpans(std::vector<TimeSpan> spans);

/// Writes the observed seconds of each slice. A minute counts as far as any of the series was seen.
void noteObserved(std::vector<TimeSpan> seen, TimeSpan span, std::vector<Slice>& slices);

} // namespace traceo
