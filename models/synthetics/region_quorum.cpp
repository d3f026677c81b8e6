#include "synthetics/region_quorum.h"

#include <algorithm>

namespace traceo {
namespace {

/// What the regions say of one slot.
struct Point {
    int up = 0; ///< regions
    int failed = 0;
    std::int64_t runs = 0;
    std::int64_t runsUp = 0;
};

/// The closed slots, from the first that begins in the window on.
class Points {
public:
    explicit Points(const QuorumSlots& slots) : m_length(slots.length), m_from(floorTo(slots.window.from, slots.length))
    {
        if (m_from < slots.window.from)
            m_from += m_length;
        const UtcMs closed = slots.window.to - slots.timeout;
        if (closed > m_from)
            m_points.resize(std::size_t((closed - m_from) / m_length));
    }

    void add(const std::vector<Sample>& runs)
    {
        auto run = std::ranges::lower_bound(runs, m_from, {}, &Sample::at);
        while (run != runs.end()) {
            const auto place = std::size_t((run->at - m_from) / m_length);
            if (place >= m_points.size())
                return;
            const UtcMs end = m_from + std::int64_t(place + 1) * m_length;
            const auto last = std::find_if(run, runs.end(), [end](const Sample& later) { return later.at >= end; });
            addRegion(m_points[place], {run, last});
            run = last;
        }
    }
    const std::vector<Point>& all() const { return m_points; }

private:
    static void addRegion(Point& point, std::span<const Sample> runs)
    {
        const auto up = std::ranges::count(runs, 1.0, &Sample::value);
        point.runs += std::int64_t(runs.size());
        point.runsUp += up;
        ++(up > 0 ? point.up : point.failed);
    }

    Millis m_length;
    UtcMs m_from;
    std::vector<Point> m_points;
};

std::optional<double> ratio(std::int64_t part, std::int64_t whole)
{
    return whole > 0 ? std::optional(double(part) / double(whole)) : std::nullopt;
}

} // namespace

QuorumRule usualQuorum(std::size_t regions)
{
    const int half = int((regions + 1) / 2);
    return {.failures = std::max(1, half), .leastObserved = std::max(1, half)};
}

std::optional<double> RegionQuorum::anyUpRatio() const
{
    return ratio(anyUp, points);
}

std::optional<double> RegionQuorum::quorumUpRatio() const
{
    return ratio(quorumUp, judged);
}

std::optional<double> RegionQuorum::allUpRatio() const
{
    return ratio(allUp, points);
}

std::optional<double> RegionQuorum::reachability() const
{
    return ratio(runsUp, runs);
}

RegionQuorum quorumOf(std::span<const std::vector<Sample>> regions, const QuorumSlots& slots, const QuorumRule& rule)
{
    Points points(slots);
    for (const std::vector<Sample>& runs : regions)
        points.add(runs);
    RegionQuorum sum;
    for (const Point& point : points.all()) {
        const int observed = point.up + point.failed;
        const bool isJudged = observed > 0 && observed >= rule.leastObserved;
        const bool isAllUp = observed > 0 && point.failed == 0;
        sum.points += observed > 0 ? 1 : 0;
        sum.anyUp += point.up > 0 ? 1 : 0;
        sum.judged += isJudged ? 1 : 0;
        sum.quorumUp += isJudged && point.failed < rule.failures ? 1 : 0;
        sum.allUp += isAllUp ? 1 : 0;
        sum.everyoneUp += isAllUp && std::size_t(observed) == regions.size() ? 1 : 0;
        sum.runs += point.runs;
        sum.runsUp += point.runsUp;
    }
    return sum;
}

} // namespace traceo
