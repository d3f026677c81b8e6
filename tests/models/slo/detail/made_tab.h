#pragma once
// What tabs of an SLO's detail are made of, made by hand; and a history with traffic as a function says.

#include "models/slo/made_counts.h"
#include "slo/detail/counted_slo.h"
#include "slo/slo_charts.h"

namespace traceo::test {

inline CountedSlo countedOf(const SloDefinition& slo, SloCounts counts, const Question& asked = question())
{
    CountedSlo counted{
        .slo = slo, .counts = std::move(counts), .state = {}, .range = chartRange(asked), .columns = chartColumns(asked)};
    counted.state = stateOf(slo, counted.counts, asked.moment());
    return counted;
}

/// What a minute of a service adds, by its age at kEnd.
struct MinuteOf {
    double good = 0;
    double bad = 0;
};

/// Over (kEnd − length, kEnd].
inline Batch trafficBy(const std::string& service, Millis length, const std::function<MinuteOf(std::int64_t age)>& of)
{
    SeriesSamples good{requests(service, "200"), {}};
    SeriesSamples errors{requests(service, "500"), {}};
    MinuteOf sum{1000, 50};
    for (std::int64_t age = length / kMinute; age >= 0; --age) {
        good.samples.push_back({kEnd - age * kMinute, sum.good});
        errors.samples.push_back({kEnd - age * kMinute, sum.bad});
        if (age == 0)
            break;
        const MinuteOf next = of(age - 1);
        sum.good += next.good;
        sum.bad += next.bad;
    }
    Batch batch;
    batch.series = {std::move(good), std::move(errors)};
    return batch;
}

inline Question questionOf(const std::string& slo, Millis range = kDay)
{
    Question asked = question();
    asked.selected = slo;
    asked.range = range;
    return asked;
}

} // namespace traceo::test
