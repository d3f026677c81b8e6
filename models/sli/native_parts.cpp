#include "sli/native_parts.h"

#include "vocabulary/native.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace traceo {
namespace {

/// Of one histogram, whatever part of it.
std::pair<std::string, Labels> histogramOf(const SeriesKey& key)
{
    return {key.source, key.labels.without(vocabulary::kLabelThreshold)};
}

/// Running sums in place of the values, which stay where they are no numbers.
void restartAt(const std::vector<UtcMs>& restarts, std::vector<Sample>& samples)
{
    std::optional<double> before;
    double sum = 0;
    for (Sample& sample : samples) {
        if (!std::isfinite(sample.value))
            continue;
        const double value = sample.value;
        const bool isRestart = before && std::ranges::binary_search(restarts, sample.at);
        sum += !before || isRestart ? value : std::max(0.0, value - *before);
        before = value;
        sample.value = sum;
    }
}

} // namespace

void restartWithTheirCount(std::vector<CounterSeries>& counters)
{
    std::map<std::pair<std::string, Labels>, std::vector<UtcMs>> restarts;
    for (const CounterSeries& counter : counters) {
        if (counter.roles & CounterSeries::Total)
            restarts.emplace(histogramOf(counter.key), restartsIn(counter.samples));
    }
    for (CounterSeries& counter : counters) {
        if (counter.roles & CounterSeries::Total)
            continue;
        const auto of = restarts.find(histogramOf(counter.key));
        restartAt(of == restarts.end() ? std::vector<UtcMs>() : of->second, counter.samples);
    }
}

} // namespace traceo
