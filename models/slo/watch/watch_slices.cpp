#include "slo/watch/watch_slices.h"

#include "slo/excluded.h"

#include <algorithm>

namespace traceo {
namespace {

bool isSeen(const Slice& slice)
{
    return slice.observedSeconds > 0 || slice.total > 0 || slice.uncertain > 0;
}

std::vector<std::size_t> nextSeen(std::span<const Slice> slices)
{
    std::vector<std::size_t> next(slices.size() + 1, slices.size());
    for (std::size_t i = slices.size(); i-- > 0;)
        next[i] = isSeen(slices[i]) ? i : next[i + 1];
    return next;
}

TimeSpan spanOf(std::span<const Slice> slices)
{
    return slices.empty() ? TimeSpan{} : TimeSpan{slices.front().end - kMinute, slices.back().end};
}

/// The minutes after `from` as if nobody had asked for them.
void forget(std::span<Slice> slices, UtcMs from)
{
    const auto first = std::ranges::upper_bound(slices, from, {}, &Slice::end);
    for (Slice& slice : slices.subspan(std::size_t(first - slices.begin())))
        slice = Slice{slice.end};
}

} // namespace

WatchSlices::WatchSlices(const SloDefinition& slo, KnownSlices known, Millis settling)
    : m_from(spanOf(known.slices).from), m_counted(std::move(known.slices)), m_filling(std::move(known.filling)),
      m_sums(std::span<const Slice>()), m_members(std::move(known.members))
{
    if (known.answeredTo)
        forget(m_counted, *known.answeredTo - settling);
    const ExcludedSpans excluded = excludedSpans(slo, spanOf(m_counted));
    m_excluded = excluded.all();
    m_isWeighed = known.minutes.has_value();
    if (known.minutes)
        weigh(slo, *known.minutes, known.answeredTo ? *known.answeredTo - settling : kDistantFuture, excluded);
    if (!excluded.isEmpty()) {
        m_bare = m_counted;
        judge(slo.method, m_bare);
        exclude(excluded, m_counted);
    }
    m_nextSeen = nextSeen(m_counted);
    judge(slo.method, excluded, m_counted);
    if (!m_isWeighed)
        m_sums = WeighedSums(m_counted);
}

/// What is done to the slices is done to those they are made of. Requires: slices of which nothing is excluded yet.
void WatchSlices::weigh(const SloDefinition& slo, const CompositeMinutes& minutes, UtcMs answered, const ExcludedSpans& excluded)
{
    const CompositeMinutes known = minutes.changed([answered](std::span<Slice> slices) { forget(slices, answered); });
    if (excluded.isEmpty()) {
        m_sums = WeighedSums(slo, known);
        return;
    }
    m_bareSums = WeighedSums(slo, known);
    const auto first = std::ranges::find_if(m_counted, isSeen);
    m_sums = WeighedSums(slo, known.without(excluded, first == m_counted.end() ? kDistantFuture : first->end - kMinute));
}

SliceSum WatchSlices::sumOver(TimeSpan window, bool isBare) const
{
    if (m_isWeighed)
        return (isBare && m_bareSums ? *m_bareSums : m_sums).ofItself(window);
    return sumOf(isBare ? bare() : counted(), window);
}

std::span<const Slice> WatchSlices::tail(std::span<const Slice> slices, UtcMs from)
{
    const auto begin = std::ranges::upper_bound(slices, from, {}, &Slice::end);
    return {begin, slices.end()};
}

bool WatchSlices::hasExcluded(TimeSpan span) const
{
    return std::ranges::any_of(m_excluded, [span](const TimeSpan& one) { return one.from < span.to && one.to > span.from; });
}

bool WatchSlices::isExcluded(UtcMs moment) const
{
    const auto last = std::ranges::lower_bound(m_excluded, moment, {}, &TimeSpan::to);
    return last != m_excluded.end() && last->from < moment;
}

bool WatchSlices::isFilling(TimeSpan span) const
{
    return std::ranges::any_of(m_filling, [span](const TimeSpan& hole) { return hole.to < span.to && hole.to > span.from; });
}

/// Of the slice that follows the moment.
std::size_t WatchSlices::placeAfter(UtcMs moment) const
{
    return std::size_t(std::clamp<std::int64_t>((moment - m_from) / kMinute, 0, std::int64_t(m_counted.size())));
}

std::optional<UtcMs> WatchSlices::begin(TimeSpan window) const
{
    const std::size_t first = m_nextSeen[placeAfter(window.from)];
    if (first >= m_counted.size() || m_counted[first].end > window.to)
        return std::nullopt;
    return m_counted[first].end - kMinute;
}

} // namespace traceo
