#include "synthetics/quantile.h"

#include <algorithm>
#include <cmath>

namespace traceo {

std::optional<double> quantile(std::vector<double> values, double q)
{
    if (values.empty())
        return {};
    const auto count = std::ptrdiff_t(values.size());
    // What is a whole number but for the last bit of q is one: 0.95 of 20 is 19.
    const double rank = std::ceil(q * double(count) - 1e-9);
    const auto place = values.begin() + std::clamp<std::ptrdiff_t>(std::ptrdiff_t(rank) - 1, 0, count - 1);
    std::nth_element(values.begin(), place, values.end());
    return *place;
}

std::vector<double> valuesIn(const std::vector<Sample>& samples, TimeSpan span)
{
    std::vector<double> values;
    const auto begin = std::ranges::upper_bound(samples, span.from, {}, &Sample::at);
    const auto end = std::ranges::upper_bound(samples, span.to, {}, &Sample::at);
    for (auto it = begin; it < end; ++it)
        values.push_back(it->value);
    return values;
}

} // namespace traceo
