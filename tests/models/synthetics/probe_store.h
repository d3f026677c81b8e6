#pragma once
// A history with probes, for the tests of reports.

#include "models/history/whole_minute.h"
#include "models/sli/series_text.h"
#include "synthetics/synthetics_report.h"
#include "vocabulary/probes.h"

namespace traceo::test {

inline Labels probeLabels(const std::string& check, const std::string& region)
{
    return {{"job", "blackbox"}, {"instance", check}, {"region", region}};
}

/// A series whose last value lies at `end`.
inline SeriesSamples seriesEnding(const char* metric, const Labels& labels, const QString& values, Millis step, UtcMs end)
{
    SeriesSamples series{{"prom", metric, labels}, samplesOf(values, end, step)};
    if (series.samples.empty())
        return series;
    const Millis shift = series.samples.back().at - end;
    for (Sample& sample : series.samples)
        sample.at -= shift;
    return series;
}

/// Results of a check from a region, one each `step`, the last at `end`; with a status and a duration of 0.1 s.
inline Batch probes(const std::string& check, const std::string& region, const QString& results, Millis step = kMinute,
                    UtcMs end = kEnd)
{
    Batch batch;
    const Labels labels = probeLabels(check, region);
    SeriesSamples success = seriesEnding(vocabulary::kProbeSuccess, labels, results, step, end);
    SeriesSamples seconds{{"prom", vocabulary::kProbeDuration, labels}, success.samples};
    SeriesSamples status{{"prom", vocabulary::kProbeStatusCode, labels}, success.samples};
    for (Sample& sample : seconds.samples)
        sample.value = 0.1;
    for (Sample& sample : status.samples)
        sample.value = sample.value == 1 ? 200 : 503;
    batch.series.add(std::move(success));
    batch.series.add(std::move(seconds));
    batch.series.add(std::move(status));
    return batch;
}

/// What an answer without samples up to `to` leaves behind.
inline Batch answered(UtcMs to, Millis length = 31 * kDay, Outcome outcome = Outcome::Ok)
{
    Batch batch;
    for (const Want& want : SyntheticsConfig().wants())
        batch.observations.push_back({"prom", want.id(), {to - length, to}, to, outcome, {}});
    return batch;
}

inline Question probeQuestion(Millis range = kDay, UtcMs now = kEnd + Millis{5'000})
{
    return {.now = now, .range = range, .columns = 96};
}

struct ProbeStore : Store {
    explicit ProbeStore(UtcMs now = kEnd + Millis{5'000})
    {
        clock.set(now);
        if (!open())
            qFatal("no history");
    }

    void add(Batch batch)
    {
        if (!commit(std::move(batch)))
            qFatal("not stored");
    }

    SyntheticsReport report(const Question& asked = probeQuestion()) const
    {
        const auto at = snapshot({.view = asked.moment(), .know = asked.knownAt.value_or(kDistantFuture)});
        auto built = build(at, SyntheticsConfig(), asked);
        if (!built)
            qFatal("%s", qPrintable(toText(built.error())));
        return std::move(*built);
    }

    ProbeRow row(const Question& asked = probeQuestion()) const
    {
        const auto all = report(asked);
        return all.rows.empty() ? ProbeRow() : all.rows.front();
    }
};

} // namespace traceo::test
