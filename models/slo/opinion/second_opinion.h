#pragma once
// What other tools would say of an SLO from the same raw samples, and which properties of theirs make the difference. Each
// is asked for the SLO's own window. Sloth, Pyrra and slo-generator ask a Prometheus, whose version is given.
//   Prometheus   1 − sum(increase(bad[w])) ÷ sum(increase(total[w])), of version 2 and of 3
//   VictoriaMetrics   the same query
//   Sloth        the mean of the ratios that its rule over 5 minutes recorded each minute. One window without traffic is
//                0 ÷ 0, and the mean over all that hold it is NaN (its newest rules leave such windows out)
//   Pyrra        the query over the whole window, no series of errors being none; or, for performance, the sum of what
//                each 5 minutes recorded
//   slo-generator   the query over the whole window, rounded
// A counter SLO with `good` asks for good ÷ total; a classic histogram is one, of the bucket at the threshold and of all. Runs
// and ratios are no counters: their tools ask for sum_over_time(good) ÷ count_over_time(good) where increase() stands above,
// which is avg_over_time() of one series, and of runs know the success alone.
// Ours is what `slo status` says, by its method and without what is excluded. The effects of all differences add up to the
// whole, one after the other: what others cannot be asked for, what they do not leave out, what they count instead, how.
// Any thread; immutable.

#include "core/error.h"
#include "slo/opinion/own_count.h"
#include "slo/opinion/range_events.h"

namespace traceo {

/// An SLO in its window, raw.
struct RawSlo {
    /// What a sample is: the level of a counter, a run of a check, or a ratio.
    enum class Samples : std::uint8_t { Levels, Runs, Ratios };

    Objective objective;
    BudgetingMethod method{};
    PartKind part = PartKind::Bad;
    Millis period{0};                    ///< the SLO's window as it is written
    TimeSpan window;                     ///< (from, to], whole minutes
    std::vector<CounterSeries> counters; ///< as loadCounters() gives them for the window; of runs and ratios asReadings()
    std::vector<Slice> slices;           ///< as countSlices() gives them for the window: events, nothing excluded
    double toCome = 0;                   ///< SloCounts::toCome
    PrometheusVersion prometheus = PrometheusVersion::V3;
    Samples samples = Samples::Levels;
    std::optional<OwnCount> own{}; ///< none: that of `slices` by the method
};
/// Two series of one: a reading of 1 for each sample, and its value as the part.
std::vector<CounterSeries> asReadings(const SeriesKey& key, const std::vector<Sample>& samples);

struct Opinion {
    enum class Tool : std::uint8_t {
        Ours,
        Prometheus2,
        Prometheus3,
        VictoriaMetrics,
        Sloth,
        Pyrra,
        PyrraPerformance,
        SloGenerator
    };
    Tool tool = Tool::Ours;
    std::optional<double> sli; ///< as the tool has it, which may be above 1, NaN or −∞; none: it shows nothing
    std::optional<double> remaining;
    std::optional<double> burn;
    std::optional<double> difference;    ///< of the SLIs: the tool's less ours
    std::vector<Difference> differences; ///< what it is made of
    std::optional<Error> refused;        ///< the tool would not take the SLO
    QString unknown{};                   ///< why ours is no value, a sentence
};
/// As in JSON: traceo, prometheus2, …, slo_generator.
std::string_view wordOf(Opinion::Tool tool);

/// Ours first, then one a tool.
std::vector<Opinion> secondOpinions(const RawSlo& slo);

} // namespace traceo
