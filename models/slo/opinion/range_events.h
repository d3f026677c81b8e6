#pragma once
// The counters of an SLI as a query over a range adds them up: sum(increase(part[w])) and sum(increase(total[w])).
// Any thread; immutable.

#include "sli/counting.h"
#include "slo/opinion/prometheus_increase.h"

#include <functional>

namespace traceo {

/// A counter as a server keeps it.
struct KeptCounter {
    std::vector<Sample> values; ///< as valuesOf() gives them
    std::uint8_t roles = CounterSeries::Total;
};
std::vector<KeptCounter> keptCounters(const std::vector<CounterSeries>& series);

/// Two sums; none where no counter has a result: PromQL's empty answer, which is no zero.
struct RangeEvents {
    std::optional<double> part;
    std::optional<double> total;

    void add(double events, std::uint8_t roles);
    /// good ÷ total, or 1 − bad ÷ total; not finite where the total is zero, none where a sum is.
    std::optional<double> sli(PartKind kind) const;
};

using Increase = std::function<std::optional<double>(std::span<const Sample> values, TimeSpan range)>;
RangeEvents eventsIn(const std::vector<KeptCounter>& counters, TimeSpan range, const Increase& increase);

/// sum_over_time(): samples that are each what happened, and no level of a counter. None without any.
std::optional<double> sumOverTime(std::span<const Sample> samples);

/// A recording rule over [window].
struct RecordingRule {
    Millis every{kMinute}; ///< evaluated at its multiples, counted from 1970
    Millis window{5 * kMinute};
    PrometheusVersion version = PrometheusVersion::V3;
    RangeStart start = startOf(version);
    bool isOfReadings = false; ///< sum_over_time() instead of increase()
};
/// What it wrote at a moment.
struct RecordedEvents {
    UtcMs at{};
    RangeEvents events;
};
/// All of (span.from, span.to]; where the rule's start is closed the span holds its beginning as well.
std::vector<RecordedEvents> recordedEvents(const std::vector<KeptCounter>& counters, TimeSpan span, const RecordingRule& rule);

} // namespace traceo
