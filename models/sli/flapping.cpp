#include "sli/flapping.h"

#include <algorithm>

namespace traceo {
namespace {

constexpr double kOldest = 0.8;
constexpr double kNewest = 1.2;
constexpr std::size_t kMemory = 10 * kFlappingResults;
constexpr std::size_t kChanges = kFlappingResults - 1;

} // namespace

double changeShare(std::span<const int> results)
{
    const std::size_t count = std::min(results.size(), kFlappingResults);
    const std::span<const int> last = results.last(count);
    double share = 0;
    for (std::size_t i = 1; i < count; ++i) {
        const std::size_t place = kChanges - count + i; // 0: the oldest of twenty changes
        if (last[i] != last[i - 1])
            share += kOldest + (kNewest - kOldest) * double(place) / double(kChanges - 1);
    }
    return share / double(kChanges); // the weights of all are 1 on average
}

bool isFlappingAfter(std::span<const int> results)
{
    const std::span<const int> last = results.last(std::min(results.size(), kMemory));
    bool flaps = false;
    for (std::size_t count = 1; count <= last.size(); ++count)
        flaps = isFlapping(flaps, changeShare(last.first(count)));
    return flaps;
}

bool isFlapping(bool wasFlapping, double share)
{
    return wasFlapping ? share >= kFlappingEnds : share > kFlappingBegins;
}

} // namespace traceo
