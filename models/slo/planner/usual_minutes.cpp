#include "slo/planner/usual_minutes.h"

#include "slo/burn_alerts.h"

#include <algorithm>

namespace traceo {
namespace {

constexpr double kWholeMinute = 60; ///< seconds

/// Whole steps before the span that end within what is past.
std::vector<Millis> seenBefore(const SliceRows& past, TimeSpan span, Millis step, int most)
{
    std::vector<Millis> back;
    const auto first = std::max<std::int64_t>(1, (span.to - past.span().to + step - Millis{1}) / step);
    for (std::int64_t count = first; count < first + most; ++count) {
        const TimeSpan before{span.from - count * step, span.to - count * step};
        if (before.from >= past.span().from && sumOf(past.counted, before).coverage() >= kLeastBurnCoverage)
            back.push_back(count * step);
    }
    return back;
}

} // namespace

UsualMinutes usualMinutes(const SliceRows& past, TimeSpan span)
{
    constexpr int kMostWeeks = 4;
    constexpr int kMostDays = 7;
    if (past.size() == 0)
        return {};
    UsualMinutes usual{UsualMinutes::Basis::Weeks, seenBefore(past, span, 7 * kDay, kMostWeeks)};
    if (usual.back.empty())
        usual = {UsualMinutes::Basis::Days, seenBefore(past, span, kDay, kMostDays)};
    return usual;
}

std::vector<Slice> minutesLike(const SliceRows& past, TimeSpan span, Millis back)
{
    std::vector<Slice> minutes = emptySlices(span);
    const UtcMs known = past.span().to;
    for (Slice& minute : minutes) {
        minute.observedSeconds = kWholeMinute;
        const UtcMs then = minute.end <= known ? minute.end : minute.end - back;
        const auto index = (then - past.counted.front().end) / kMinute;
        if (index < 0 || index >= std::int64_t(past.size()))
            continue;
        const Slice& was = past.counted[std::size_t(index)];
        minute.total = was.total;
        minute.good = past.excluded[std::size_t(index)] ? was.total : was.good;
    }
    return minutes;
}

} // namespace traceo
