#include "cache/canary_delays.h"

#include "vocabulary/caches.h"

#include <array>
#include <charconv>
#include <cmath>

namespace traceo {
namespace {

constexpr double kHalf = 0.5;
constexpr double kMost = 0.95;

std::optional<Millis> rankOf(const std::map<Millis, std::int64_t>& seen, std::int64_t all, double share)
{
    const auto rank = std::int64_t(std::ceil(share * double(all) - 1e-9));
    std::int64_t before = 0;
    for (const auto& [delay, count] : seen) {
        before += count;
        if (before >= rank)
            return delay;
    }
    return {};
}

} // namespace

CanaryDelays delaysOf(const std::map<Millis, std::int64_t>& seen, std::int64_t unseen)
{
    std::int64_t all = unseen;
    for (const auto& [delay, count] : seen)
        all += count;
    return {.p50 = rankOf(seen, all, kHalf), .p95 = rankOf(seen, all, kMost)};
}

Result<CanaryDelays> canaryDelays(const history::Snapshot& snapshot, const std::string& cache, TimeSpan window)
{
    const std::array<std::string, 2> by{vocabulary::kStaleOutcome, vocabulary::kStaleAge};
    const std::array filters{history::EventFilter{vocabulary::kStaleCache, cache},
                             history::EventFilter{vocabulary::kStaleEstimator, "canary"}};
    const auto counts =
        snapshot.countEvents(vocabulary::kStaleStream, {window.from + Millis{1}, window.to + Millis{1}}, by, filters);
    if (!counts)
        return counts.error();
    std::map<Millis, std::int64_t> seen;
    std::int64_t unseen = 0;
    for (const history::EventCount& count : *counts) {
        std::int64_t age = -1;
        std::from_chars(count.group[1].data(), count.group[1].data() + count.group[1].size(), age);
        if (count.group[0] == "stale")
            unseen += count.count;
        else if (count.group[0] == "fresh" && age >= 0)
            seen[Millis{age}] += count.count;
    }
    return delaysOf(seen, unseen);
}

} // namespace traceo
