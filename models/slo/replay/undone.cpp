#include "slo/replay/undone.h"

#include <algorithm>
#include <map>
#include <optional>

namespace traceo::replay {
namespace {

constexpr int kWeeks = 4;
constexpr double kWholeMinute = 60; ///< seconds

struct Usual {
    double bad = 0;
    double total = 0;
};

/// The lower one of the two in the middle, so that whole numbers stay whole.
double medianOf(std::vector<double>& values)
{
    const auto middle = values.begin() + std::ptrdiff_t((values.size() - 1) / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

class UsualHours {
public:
    UsualHours(std::span<const Slice> events, const std::vector<TimeSpan>& spans) : m_events(events), m_spans(spans) {}

    /// None where nobody saw such an hour.
    const std::optional<Usual>& of(UtcMs minuteEnd)
    {
        const UtcMs hour = floorTo(minuteEnd - Millis{1}, kHour);
        const auto [known, isNew] = m_hours.try_emplace(hour);
        if (isNew)
            known->second = look(hour);
        return known->second;
    }

private:
    std::optional<Usual> look(UtcMs hour) const
    {
        std::vector<double> bads;
        std::vector<double> totals;
        for (int week = 1; week <= kWeeks; ++week) {
            const UtcMs begin = hour - week * 7 * kDay;
            auto slice = std::ranges::upper_bound(m_events, begin, {}, &Slice::end);
            for (; slice != m_events.end() && slice->end <= begin + kHour; ++slice) {
                if (!isUsual(*slice))
                    continue;
                bads.push_back(slice->total - slice->good);
                totals.push_back(slice->total);
            }
        }
        if (totals.empty())
            return std::nullopt;
        return Usual{medianOf(bads), medianOf(totals)};
    }
    bool isUsual(const Slice& slice) const
    {
        const auto holds = [&slice](const TimeSpan& span) { return span.from < slice.end && slice.end <= span.to; };
        return slice.observedSeconds > 0 && std::ranges::none_of(m_spans, holds);
    }

    std::span<const Slice> m_events;
    const std::vector<TimeSpan>& m_spans;
    std::map<UtcMs, std::optional<Usual>> m_hours;
};

} // namespace

std::vector<Slice> undone(std::span<const Slice> events, const std::vector<TimeSpan>& spans)
{
    std::vector<Slice> changed(events.begin(), events.end());
    UsualHours hours(events, spans);
    for (const TimeSpan& span : spans) {
        auto slice = std::ranges::upper_bound(changed, span.from, {}, &Slice::end);
        for (; slice != changed.end() && slice->end <= span.to; ++slice) {
            const auto& usual = hours.of(slice->end);
            if (!usual)
                continue;
            *slice = Slice{.end = slice->end, .good = std::max(0.0, usual->total - usual->bad), .total = usual->total};
            slice->observedSeconds = kWholeMinute;
        }
    }
    return changed;
}

} // namespace traceo::replay
