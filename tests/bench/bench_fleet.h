#pragma once
// A fleet of objectives over thirty-one days, what is asked of it, and that the answers are right.

#include "bench/bench_store.h"
#include "history/remembered.h"
#include "slo/slo_counts.h"
#include "slo/slo_report.h"

namespace traceo::bench {

inline constexpr int kObjectives = 250;
inline constexpr UtcMs kFleetEnd = floorTo(test::kNow, kMinute);
inline constexpr TimeSpan kFleetMonth{kFleetEnd - 31 * kDay, kFleetEnd};

SloConfig fleetConfig();

/// Counters of one service and the slices that are derived of them, minute by minute.
class FleetService {
public:
    explicit FleetService(int number);

    /// The samples of the minutes that end in (span.from, span.to].
    void add(TimeSpan span, std::vector<SeriesSamples>& to);

private:
    SloDefinition m_slo;
    Random m_random;
    double m_good = 0;
    double m_bad = 0;
};

/// Fills a month as it goes by, each day folded when it is over.
void fillMonth(test::Store& store, std::vector<FleetService>& services);
std::vector<SeriesSamples> samplesOf(std::vector<FleetService>& services, TimeSpan span);

/// Nine windows each: 5 m to 3 d, a week and thirty days.
void askSums(const history::Snapshot& snapshot, const SloConfig& config, UtcMs now);
/// All that the pane of SLOs shows.
void askReport(const history::Snapshot& snapshot, const SloConfig& config, UtcMs now);

} // namespace traceo::bench
