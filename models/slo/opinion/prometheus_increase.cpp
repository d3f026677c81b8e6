#include "slo/opinion/prometheus_increase.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace traceo {
namespace {

/// An end that is nearer than this many average intervals is reached.
constexpr double kReach = 1.1;

double secondsBetween(UtcMs from, UtcMs to)
{
    return double((to - from).count()) / 1000;
}

/// Growth between the first sample and the last.
double grown(std::span<const Sample> samples)
{
    double sum = samples.back().value - samples.front().value;
    for (std::size_t i = 1; i < samples.size(); ++i) {
        if (samples[i].value < samples[i - 1].value)
            sum += samples[i - 1].value;
    }
    return sum;
}

} // namespace

RangeStart startOf(PrometheusVersion version)
{
    return version == PrometheusVersion::V2 ? RangeStart::Closed : RangeStart::Open;
}

std::vector<Sample> valuesOf(const std::vector<Sample>& samples)
{
    std::vector<Sample> values;
    values.reserve(samples.size());
    std::ranges::copy_if(samples, std::back_inserter(values), [&values](const Sample& sample) {
        return std::isfinite(sample.value) && (values.empty() || sample.at > values.back().at);
    });
    return values;
}

std::span<const Sample> samplesIn(std::span<const Sample> values, TimeSpan range, RangeStart start)
{
    const auto begin = start == RangeStart::Closed ? std::ranges::lower_bound(values, range.from, {}, &Sample::at)
                                                   : std::ranges::upper_bound(values, range.from, {}, &Sample::at);
    const auto end = std::ranges::upper_bound(begin, values.end(), range.to, {}, &Sample::at);
    return {begin, end};
}

std::optional<StretchedIncrease> stretchedIncrease(std::span<const Sample> samples, TimeSpan range, PrometheusVersion version)
{
    if (samples.size() < 2)
        return {};
    const double inside = grown(samples);
    const double sampled = secondsBetween(samples.front().at, samples.back().at);
    const double interval = sampled / double(samples.size() - 1);
    const auto reached = [interval](double distance) { return distance < kReach * interval ? distance : interval / 2; };
    const double toZero = inside > 0 && samples.front().value >= 0 ? sampled * (samples.front().value / inside)
                                                                   : std::numeric_limits<double>::infinity();
    const double toStart = secondsBetween(range.from, samples.front().at);
    const double start =
        version == PrometheusVersion::V2 ? reached(std::min(toStart, toZero)) : std::min(reached(toStart), toZero);
    const double end = reached(secondsBetween(samples.back().at, range.to));
    return StretchedIncrease{.value = inside * ((sampled + start + end) / sampled),
                             .atStart = inside * (start / sampled),
                             .atEnd = inside * (end / sampled)};
}

std::optional<double> prometheusIncrease(std::span<const Sample> values, TimeSpan range, PrometheusVersion version)
{
    const auto increase = stretchedIncrease(samplesIn(values, range, startOf(version)), range, version);
    return increase ? std::optional(increase->value) : std::nullopt;
}

std::optional<double> prometheusRate(std::span<const Sample> values, TimeSpan range, PrometheusVersion version)
{
    const auto increase = prometheusIncrease(values, range, version);
    return increase ? std::optional(*increase / secondsBetween(range.from, range.to)) : std::nullopt;
}

} // namespace traceo
