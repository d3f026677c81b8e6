#pragma once
// The raw series of a definition, read from a snapshot with just as much before and after a span
// that the slices of the span come out the same, however a longer time is cut into spans.
// One thread at a time, as the snapshot.

#include "history/snapshot.h"
#include "sli/counting.h"
#include "sli/probes.h"
#include "sli/sli_definition.h"

namespace traceo {

/// The series that a definition counts, without their samples.
struct MatchedSeries {
    history::SeriesInfo series;
    std::uint8_t roles = CounterSeries::Total;
};

/// Probe: the probe_success series of the target. Latency: of each histogram the buckets around the threshold, and the
/// one of all; the same of native ones. Apdex: those of T and 4 T. Others: good or bad, and total; where good is a bucket that its
/// histogram does not have, those around it. By source and labels, each once. Errors: BadValue where a bucket
/// is missing that cannot be.
Result<std::vector<MatchedSeries>> matchedSeries(const history::Snapshot& snapshot, const SliDefinition& definition);

/// `label` is instance or target; `metric` one of the probe's.
Selector probeSelector(const char* metric, const char* label, const SliDefinition& definition);

/// Samples as CounterSeries::samples asks for.
Result<std::vector<Sample>> samplesAround(const history::Snapshot& snapshot, history::SeriesId series, TimeSpan span);

/// The same with their samples. Errors: also BadValue for a histogram with values in the span that lacks a boundary which it must
/// have; what others had, or this one before, is no mistake.
Result<std::vector<CounterSeries>> loadCounters(const history::Snapshot& snapshot, const SliDefinition& definition,
                                                TimeSpan span);
Result<std::vector<ProbeSeries>> loadProbes(const history::Snapshot& snapshot, const SliDefinition& definition, TimeSpan span);

/// How fresh the data of a definition are.
struct Freshness {
    std::optional<UtcMs> newest; ///< sample with a value, or any answer of a server that evaluates; none without any
    Millis interval{0};          ///< at the newest; 0 without any
};
/// How long after a sample older ones may still change what is counted there: two minutes or two
/// intervals, what is longer.
Millis settlingOf(const Freshness& freshness);
/// At or before `moment`; of the series the newest counts. Errors: as loadCounters() over the hour before.
Result<Freshness> freshnessOf(const history::Snapshot& snapshot, const SliDefinition& definition, UtcMs moment);

} // namespace traceo
