#include "cache/latency_histogram.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace traceo {
namespace {

/// What is lost when weights and counts are multiplied and added.
constexpr double kNoise = 1e-12;

/// Where the slope of a mixture changes.
std::vector<double> turnsOf(std::span<const LatencyPart> parts)
{
    std::vector<double> turns;
    for (const LatencyPart& part : parts) {
        if (part.histogram == nullptr) {
            turns.push_back(part.shift);
            continue;
        }
        for (std::size_t i = 0; i < part.histogram->bounds.size(); ++i) {
            turns.push_back(part.shift + part.histogram->beginOf(i));
            if (std::isfinite(part.histogram->bounds[i]))
                turns.push_back(part.shift + part.histogram->bounds[i]);
        }
    }
    std::ranges::sort(turns);
    turns.erase(std::ranges::unique(turns).begin(), turns.end());
    return turns;
}

/// The share of events of at most x, and of less than x.
struct ShareAt {
    double upTo = 0;
    double below = 0;
};
ShareAt shareAt(std::span<const LatencyPart> parts, double x)
{
    ShareAt share;
    for (const LatencyPart& part : parts) {
        if (part.histogram == nullptr) {
            share.upTo += part.shift <= x ? part.weight : 0;
            share.below += part.shift < x ? part.weight : 0;
            continue;
        }
        const double own = part.weight * part.histogram->upTo(x - part.shift) / part.histogram->count();
        share.upTo += own;
        share.below += own;
    }
    return share;
}

} // namespace

double LatencyHistogram::beginOf(std::size_t bucket) const
{
    const double before = bucket == 0 ? 0 : bounds[bucket - 1];
    return isSparse && std::isfinite(bounds[bucket]) ? std::max(before, bounds[bucket] / 2) : before;
}

std::optional<double> LatencyHistogram::percentile(double share) const
{
    if (count() <= 0)
        return {};
    const double rank = share * count();
    for (std::size_t i = 0; i < bounds.size(); ++i) {
        const double before = i == 0 ? 0 : cumulative[i - 1];
        // What is a whole number but for the last bit of the share is one.
        if (cumulative[i] <= before || cumulative[i] < rank - kNoise * count())
            continue;
        if (!std::isfinite(bounds[i]))
            return {};
        const double inside = std::clamp((rank - before) / (cumulative[i] - before), 0.0, 1.0);
        return beginOf(i) + (bounds[i] - beginOf(i)) * inside;
    }
    return {};
}

double LatencyHistogram::upTo(double seconds) const
{
    const auto i = std::size_t(std::ranges::lower_bound(bounds, seconds) - bounds.begin());
    const double before = i == 0 ? 0 : cumulative[i - 1];
    if (i == bounds.size() || !std::isfinite(bounds[i]) || seconds <= beginOf(i))
        return before;
    const double width = bounds[i] - beginOf(i);
    return width > 0 ? before + (cumulative[i] - before) * (seconds - beginOf(i)) / width : cumulative[i];
}

std::optional<double> LatencyHistogram::exactlyUpTo(double bound) const
{
    const auto i = std::size_t(std::ranges::lower_bound(bounds, bound) - bounds.begin());
    const double before = i == 0 ? 0 : cumulative[i - 1];
    if (i == bounds.size())
        return isSparse ? std::optional(before) : std::nullopt;
    if (bounds[i] == bound)
        return cumulative[i];
    return isSparse || cumulative[i] == before ? std::optional(before) : std::nullopt;
}

std::optional<double> LatencyHistogram::roughMean() const
{
    if (count() <= 0)
        return {};
    double sum = 0;
    for (std::size_t i = 0; i < bounds.size(); ++i) {
        const double events = cumulative[i] - (i == 0 ? 0 : cumulative[i - 1]);
        sum += events * (std::isfinite(bounds[i]) ? (beginOf(i) + bounds[i]) / 2 : beginOf(i));
    }
    return sum / count();
}

void add(LatencyHistogram& to, const LatencyHistogram& more)
{
    if (more.bounds.empty())
        return;
    if (to.bounds.empty()) {
        to = more;
        return;
    }
    if (to.bounds == more.bounds) {
        for (std::size_t i = 0; i < to.bounds.size(); ++i)
            to.cumulative[i] += more.cumulative[i];
        to.isSparse = to.isSparse && more.isSparse;
        return;
    }
    std::vector<double> bounds;
    std::ranges::set_union(to.bounds, more.bounds, std::back_inserter(bounds));
    LatencyHistogram sum{.bounds = {}, .cumulative = {}, .isSparse = to.isSparse && more.isSparse};
    for (const double bound : bounds) {
        const auto a = to.exactlyUpTo(bound);
        const auto b = more.exactlyUpTo(bound);
        if (a && b) {
            sum.bounds.push_back(bound);
            sum.cumulative.push_back(*a + *b);
        }
    }
    to = std::move(sum);
}

std::optional<double> mixedPercentile(std::span<const LatencyPart> parts, double share)
{
    std::vector<LatencyPart> weighty;
    for (const LatencyPart& part : parts) {
        if (part.weight <= 0)
            continue;
        if (part.histogram != nullptr && part.histogram->count() <= 0)
            return {};
        weighty.push_back(part);
    }
    double before = 0;
    double last = 0;
    for (const double x : turnsOf(weighty)) {
        const ShareAt here = shareAt(weighty, x);
        if (here.upTo >= share - kNoise) {
            // Either the value that many have at once, or between two turns.
            if (here.below < share - kNoise || here.below <= before)
                return x;
            return last + (x - last) * std::clamp((share - before) / (here.below - before), 0.0, 1.0);
        }
        before = here.upTo;
        last = x;
    }
    return {};
}

} // namespace traceo
