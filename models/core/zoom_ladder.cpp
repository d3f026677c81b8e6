#include "core/zoom_ladder.h"

#include <algorithm>
#include <array>

namespace traceo {
namespace {

using namespace std::chrono_literals;

constexpr std::array<Millis, 31> kSteps{1ms, 2ms, 5ms, 10ms, 20ms, 50ms,     100ms,    200ms,    500ms,    1s,    2s,
                                        5s,  10s, 15s, 30s,  1min, 2min,     5min,     10min,    15min,    30min, 1h,
                                        2h,  4h,  6h,  12h,  kDay, 2 * kDay, 4 * kDay, 7 * kDay, 14 * kDay};

Millis stepWithin(Millis width)
{
    const auto wider = std::ranges::upper_bound(kSteps, width);
    if (wider != kSteps.end())
        return wider == kSteps.begin() ? kSteps.front() : *(wider - 1);
    Millis step = kSteps.back();
    while (step <= width / 2)
        step *= 2;
    return step;
}

} // namespace

LadderCut ladderCut(TimeSpan range, int columns)
{
    const Millis step = stepWithin(range.length() / columns);
    const UtcMs from = floorTo(range.from, step);
    const UtcMs to = floorTo(range.to - Millis{1}, step) + step;
    return {{from, to}, step, int((to - from) / step)};
}

} // namespace traceo
