#include "sli/observed.h"

#include <algorithm>
#include <cmath>

namespace traceo {
namespace {

constexpr Millis kUnknownPace{100'000};
constexpr int kGapFactor = 3;

} // namespace

void SamplePace::add(UtcMs at)
{
    if (m_newest != kDistantPast) {
        m_spacings[m_count % m_spacings.size()] = {m_newest, at - m_newest};
        ++m_count;
    }
    m_newest = at;
}

Millis SamplePace::interval() const
{
    std::array<Millis, kSamples - 1> lengths;
    std::size_t known = 0;
    for (std::size_t i = 0; i < std::min(m_count, m_spacings.size()); ++i) {
        if (m_spacings[i].from > m_newest - kMemory)
            lengths[known++] = m_spacings[i].length;
    }
    if (known < 2) // one spacing may be a gap
        return kUnknownPace;
    const auto middle = lengths.begin() + std::ptrdiff_t((known - 1) / 2);
    std::nth_element(lengths.begin(), middle, lengths.begin() + std::ptrdiff_t(known));
    return std::min(*middle, kSlowest);
}

bool SamplePace::covers(UtcMs next) const
{
    const Millis gap = next - m_newest;
    if (gap > kGapFactor * kSlowest)
        return false;
    // Most spacings are even: where the shortest allows the gap the median does.
    if (m_count >= m_spacings.size() && m_spacings[m_count % m_spacings.size()].from > m_newest - kMemory) {
        const auto shortest = std::ranges::min(m_spacings, {}, &Spacing::length).length;
        if (gap <= kGapFactor * shortest)
            return true;
    }
    return gap <= kGapFactor * interval();
}

void addSeen(const std::vector<Sample>& samples, TimeSpan span, std::vector<TimeSpan>& seen)
{
    SamplePace pace;
    std::optional<UtcMs> before; // none at the beginning of a stretch
    std::optional<UtcMs> newest;
    TimeSpan stretch{span.from, span.from};
    for (const Sample& sample : samples) {
        if (sample.at > span.to + kGapFactor * SamplePace::kSlowest)
            break;
        if (newest && sample.at <= *newest)
            continue; // the same moment twice: the first counts
        newest = sample.at;
        if (std::isnan(sample.value)) {
            before.reset();
            continue;
        }
        if (before && sample.at > span.from && pace.covers(sample.at)) {
            const TimeSpan part{std::max(*before, span.from), std::min(sample.at, span.to)};
            if (part.from != stretch.to || stretch.isEmpty()) {
                if (!stretch.isEmpty())
                    seen.push_back(stretch);
                stretch = part;
            }
            stretch.to = part.to;
        }
        pace.add(sample.at);
        before = sample.at;
    }
    if (!stretch.isEmpty())
        seen.push_back(stretch);
}

std::vector<TimeSpan> joinedSpans(std::vector<TimeSpan> spans)
{
    std::erase_if(spans, &TimeSpan::isEmpty);
    std::ranges::sort(spans, {}, &TimeSpan::from);
    std::vector<TimeSpan> joined;
    for (const TimeSpan& span : spans) {
        if (joined.empty() || joined.back().to < span.from)
            joined.push_back(span);
        else
            joined.back().to = std::max(joined.back().to, span.to);
    }
    return joined;
}

void noteObserved(std::vector<TimeSpan> seen, TimeSpan span, std::vector<Slice>& slices)
{
    for (const TimeSpan& part : joinedSpans(std::move(seen))) {
        UtcMs from = std::max(part.from, span.from);
        const UtcMs to = std::min(part.to, span.to);
        while (from < to) {
            Slice& slice = slices[sliceIndex(span, from + Millis{1})];
            const UtcMs until = std::min(to, slice.end);
            slice.observedSeconds += double((until - from).count()) / 1000;
            from = until;
        }
    }
}

} // namespace traceo
