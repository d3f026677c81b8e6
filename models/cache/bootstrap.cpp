#include "cache/bootstrap.h"

#include <algorithm>
#include <cmath>
#include <random>

namespace traceo {
namespace {

constexpr double kTail = 0.025;
constexpr double kMostFailed = 0.05;

/// As many as there are, in blocks that go round.
void draw(std::span<const std::size_t> parts, std::size_t block, std::mt19937_64& chance, std::vector<std::size_t>& drawn)
{
    drawn.clear();
    while (drawn.size() < parts.size()) {
        const std::size_t start = chance() % parts.size();
        for (std::size_t i = 0; i < block && drawn.size() < parts.size(); ++i)
            drawn.push_back(parts[(start + i) % parts.size()]);
    }
}

/// The nearest rank.
double quantileOf(std::vector<double>& values, double q)
{
    const auto count = std::ptrdiff_t(values.size());
    const auto rank = std::ptrdiff_t(std::ceil(q * double(count) - 1e-9));
    const auto place = values.begin() + std::clamp<std::ptrdiff_t>(rank - 1, 0, count - 1);
    std::nth_element(values.begin(), place, values.end());
    return *place;
}

std::optional<Bounds> boundsOf(std::vector<double>& values, int draws)
{
    if (double(values.size()) < (1 - kMostFailed) * draws)
        return {};
    return Bounds{quantileOf(values, kTail), quantileOf(values, 1 - kTail)};
}

} // namespace

Bounds newcombe(double k1, double n1, double k2, double n2)
{
    const double p1 = k1 / n1;
    const double p2 = k2 / n2;
    const auto one = wilson(k1, n1);
    const auto two = wilson(k2, n2);
    const double difference = p2 - p1;
    return {difference - std::hypot(p2 - two.low, one.high - p1), difference + std::hypot(two.high - p2, p1 - one.low)};
}

std::size_t blockLength(std::size_t parts)
{
    return std::max<std::size_t>(1, std::size_t(std::lround(std::cbrt(double(parts)))));
}

std::vector<std::optional<Bounds>> blockBootstrap(std::span<const std::size_t> before, std::span<const std::size_t> after,
                                                  std::size_t count, const TwoPeriods& numbers, std::uint64_t seed, int draws)
{
    std::vector<std::optional<Bounds>> all(count);
    if (before.size() < kLeastParts || after.size() < kLeastParts)
        return all;
    std::mt19937_64 chance(seed);
    std::vector<std::vector<double>> drawn(count);
    std::vector<std::size_t> first;
    std::vector<std::size_t> second;
    std::vector<double> values(count);
    for (int i = 0; i < draws; ++i) {
        draw(before, blockLength(before.size()), chance, first);
        draw(after, blockLength(after.size()), chance, second);
        numbers(first, second, values);
        for (std::size_t k = 0; k < count; ++k) {
            if (std::isfinite(values[k]))
                drawn[k].push_back(values[k]);
        }
    }
    for (std::size_t k = 0; k < count; ++k)
        all[k] = boundsOf(drawn[k], draws);
    return all;
}

} // namespace traceo
