#include "slo/member_excess.h"

#include "slo/exclusions.h"

#include <algorithm>
#include <utility>

namespace traceo {

void MemberExcess::add(std::shared_ptr<const SloDefinition> member, std::span<const Slice> slices,
                       const std::vector<TimeSpan>& dropped)
{
    if (std::ranges::none_of(slices, [](const Slice& slice) { return slice.excess > 0; }))
        return;
    std::vector<Slice> kept(slices.begin(), slices.end());
    exclude({.dropped = dropped, .good = {}}, kept);
    m_members.push_back({std::move(member), std::make_shared<const SliceSums>(kept)});
}

void MemberExcess::add(const MemberExcess& inner)
{
    m_members.insert(m_members.end(), inner.m_members.begin(), inner.m_members.end());
}

std::optional<PartExcess> MemberExcess::in(TimeSpan window) const
{
    for (const Member& member : m_members) {
        if (auto excess = partExcessOf(*member.slo, member.sums->over(window))) {
            excess->member = member.slo->name;
            return excess;
        }
    }
    return std::nullopt;
}

std::optional<PartExcess> partExcessOf(const SloDefinition& slo, const SliceSum& sum, const MemberExcess& members)
{
    return slo.composite ? members.in(sum.window) : partExcessOf(slo, sum);
}

std::vector<TimeSpan> brokenSpans(const SloDefinition& slo, const SliceSums& sums, const MemberExcess& members, TimeSpan range)
{
    std::vector<TimeSpan> spans;
    const SliceSum all = sums.over({range.from - slo.window.longest(), range.to});
    if (members.isEmpty() && !(all.excess > 0))
        return spans;
    for (UtcMs end = range.from + kMinute; end <= range.to; end += kMinute) {
        const SliceSum window = sums.over({end - slo.window.length, end});
        if (!partExcessOf(slo, window, members))
            continue;
        if (spans.empty() || spans.back().to < end - kMinute)
            spans.push_back({end - kMinute, end});
        spans.back().to = end;
    }
    return spans;
}

} // namespace traceo
