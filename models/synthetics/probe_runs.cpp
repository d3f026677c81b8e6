#include "synthetics/probe_runs.h"

#include "sli/observed.h"
#include "sli/probes.h"
#include "sli/raw_series.h"

#include <algorithm>
#include <cmath>

namespace traceo {
namespace {

using history::SeriesId;
using history::Snapshot;

using Samples = std::vector<Sample>;

Result<Samples> around(const Snapshot& snapshot, SeriesId series, TimeSpan span)
{
    return series != 0 ? samplesAround(snapshot, series, span) : Result<Samples>(Samples());
}

Result<std::optional<Sample>> newest(const Snapshot& snapshot, SeriesId series, UtcMs moment)
{
    return series != 0 ? snapshot.newestSample(series, moment) : Result<std::optional<Sample>>(std::optional<Sample>());
}

/// The pace of the newest samples.
Millis paceOf(const Samples& samples)
{
    SamplePace pace;
    const auto begin =
        samples.size() > std::size_t(SamplePace::kSamples) ? samples.end() - SamplePace::kSamples : samples.begin();
    for (auto it = begin; it != samples.end(); ++it)
        pace.add(it->at);
    return pace.interval();
}

/// Durations of the runs that succeeded: a refused one is fast and says nothing of the service.
void addDurations(const Samples& runs, const Samples& seconds, Samples& durations)
{
    auto second = seconds.begin();
    for (const Sample& run : runs) {
        second = std::lower_bound(second, seconds.end(), run.at, [](const Sample& sample, UtcMs at) { return sample.at < at; });
        if (second == seconds.end())
            return;
        if (run.value == 1 && second->at == run.at && std::isfinite(second->value))
            durations.push_back(*second);
    }
}

/// A certificate that ended in 1970 or before is none: plaintext gRPC says 0, a skipped verification less.
bool isCertificate(const Sample& sample)
{
    return std::isfinite(sample.value) && sample.value > 0;
}

struct Part {
    Samples published; ///< finite, at or before the span's end
    Samples runs;
};

Result<Part> addSeries(const Snapshot& snapshot, const ProbeSeriesIds& series, TimeSpan span, ProbeRuns& all)
{
    const auto success = around(snapshot, series.success, span);
    const auto counted = around(snapshot, series.counted, span);
    const auto seconds = series.seconds != 0 ? snapshot.samples(series.seconds, span) : Result<Samples>(Samples());
    for (const auto* part : {&success, &counted, &seconds}) {
        if (!*part)
            return part->error();
    }
    Part part;
    std::ranges::copy_if(*success, std::back_inserter(part.published),
                         [span](const Sample& sample) { return std::isfinite(sample.value) && sample.at <= span.to; });
    part.runs = runsOf(part.published, *counted);
    addSeen(*success, span, all.seen);
    addDurations(part.runs, *seconds, all.durations);
    return part;
}

Result<void> addNewest(const Snapshot& snapshot, const ProbeSeriesIds& series, UtcMs moment, ProbeRuns& all)
{
    const auto status = newest(snapshot, series.status, moment);
    if (!status)
        return status.error();
    if (*status && (!all.status || (*status)->at > all.status->at))
        all.status = **status;
    const auto certificate = newest(snapshot, series.certificate, moment);
    if (!certificate)
        return certificate.error();
    if (*certificate && isCertificate(**certificate) && (!all.certificate || (*certificate)->at > all.certificate->at))
        all.certificate = **certificate;
    return {};
}

void sortByTime(Samples& samples)
{
    if (!std::ranges::is_sorted(samples, {}, &Sample::at))
        std::ranges::stable_sort(samples, {}, &Sample::at);
}

} // namespace

Result<ProbeRuns> loadRuns(const Snapshot& snapshot, const ProbePair& pair, TimeSpan span, Millis forgotten)
{
    ProbeRuns all;
    for (const ProbeSeriesIds& series : pair.series) {
        const auto last = snapshot.newestSample(series.success, span.to);
        if (!last)
            return last.error();
        if (!*last || (*last)->at <= std::min(span.from, span.to - forgotten))
            continue;
        auto part = addSeries(snapshot, series, span, all);
        if (!part)
            return part.error();
        if (part->runs.empty())
            continue;
        if (!all.prober.published || part->published.back().at > *all.prober.published) {
            all.prober.published = part->published.back().at;
            all.prober.run = part->runs.back();
            all.prober.interval = paceOf(part->published);
            all.interval = paceOf(part->runs);
        }
        all.runs.insert(all.runs.end(), part->runs.begin(), part->runs.end());
        if (auto done = addNewest(snapshot, series, span.to, all); !done)
            return done.error();
    }
    if (all.prober.published && *all.prober.published <= span.to - forgotten)
        return ProbeRuns{};
    all.seen = joinedSpans(std::move(all.seen));
    sortByTime(all.runs);
    sortByTime(all.durations);
    if (all.status && all.prober.published && all.status->at != *all.prober.published)
        all.status.reset(); // of another run
    return all;
}

} // namespace traceo
