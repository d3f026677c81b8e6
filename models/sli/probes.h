#pragma once
// Runs of a check to minute slices. Each probe_success sample is a run, but for repetitions of an older result; it
// is good when it succeeded, with the wanted status and, where given, within the latency. A failed run is bad
// whatever its duration says: a refusal is fast. A successful run whose status or duration was not
// observed is a run, and undecided: left out it would make the failed ones all there are.
// Any thread; immutable.

#include "core/batch.h"
#include "core/result.h"
#include "sli/slice.h"

#include <optional>
#include <string_view>

namespace traceo {

/// "200", "2xx", "200|301": codes and classes. Errors: BadValue.
class StatusPattern {
public:
    static Result<StatusPattern> parse(std::string_view text);
    bool matches(int code) const;

private:
    struct Range {
        int from = 0;
        int to = 0;
    };
    std::vector<Range> m_ranges;
};

/// The series of one prober, equal in all labels; each as CounterSeries::samples.
struct ProbeSeries {
    std::vector<Sample> success;
    std::vector<Sample> status;
    std::vector<Sample> seconds; ///< probe_duration_seconds
    std::vector<Sample> counted; ///< the prober's counter of its runs, with one sample before the span; most have none
};

/// The samples of probe_success that are runs: ascending, of equal times the first, no stale markers. Grafana's agent
/// publishes an older result again with a fresh time; its counter of runs (vocabulary/probes.h) has the same value as
/// at the sample before then.
std::vector<Sample> runsOf(const std::vector<Sample>& success, const std::vector<Sample>& counted);

struct ProbePromise {
    StatusPattern status;
    std::optional<Millis> latency;
};

std::vector<Slice> countProbes(const std::vector<ProbeSeries>& probes, const ProbePromise& promise, TimeSpan span);

} // namespace traceo
