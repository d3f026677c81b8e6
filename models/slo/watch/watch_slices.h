#pragma once
// The slices of an SLO over a stretch of the past, ready to be judged minute by minute: counted by its method, with and without
// what is excluded, and where anything was seen.
// Any thread; immutable.

#include "slo/watch/known_slices.h"

#include <span>
#include <vector>

namespace traceo {

class WatchSlices {
public:
    /// `settling`: how long after a minute it is expected to change. What lies nearer to the end of what was answered, or behind
    /// it, counts as not seen: one counter may be there without its companion.
    WatchSlices(const SloDefinition& slo, KnownSlices known, Millis settling);

    /// What the method counts, without what is excluded.
    std::span<const Slice> counted() const { return m_counted; }
    /// As if nothing was; the same as counted() where nothing is.
    std::span<const Slice> bare() const { return m_bare.empty() ? std::span<const Slice>(m_counted) : m_bare; }
    /// Of either kind, those after `from`.
    static std::span<const Slice> tail(std::span<const Slice> slices, UtcMs from);
    const WeighedSums& sums() const { return m_sums; }
    /// For one look; as if nothing was excluded where it is bare.
    SliceSum sumOver(TimeSpan window, bool isBare = false) const;
    /// A composite of events, whose slices are weighed as at the end of all: sums() of a window are weighed as at its own end.
    bool isWeighed() const { return m_isWeighed; }
    /// Of a composite, in any window.
    const MemberExcess& members() const { return m_members; }
    const std::vector<TimeSpan>& filling() const { return m_filling; }

    bool hasExcluded(TimeSpan span) const;
    /// Whether the minute that ends at the moment is excluded.
    bool isExcluded(UtcMs moment) const;
    /// When data begin inside the window; none without any.
    std::optional<UtcMs> begin(TimeSpan window) const;
    /// Whether any of (span.from, span.to] is still to be fetched, as one could know at its end: what nobody has answered yet
    /// is no gap.
    bool isFilling(TimeSpan span) const;

private:
    void weigh(const SloDefinition& slo, const CompositeMinutes& minutes, UtcMs answered, const ExcludedSpans& excluded);
    std::size_t placeAfter(UtcMs moment) const;

    UtcMs m_from{};
    std::vector<Slice> m_counted;
    std::vector<Slice> m_bare;
    std::vector<TimeSpan> m_excluded; ///< ascending, without overlaps
    std::vector<TimeSpan> m_filling;
    std::vector<std::size_t> m_nextSeen; ///< at each slice, the place of the first from there on in which anything was seen
    WeighedSums m_sums;
    std::optional<WeighedSums> m_bareSums; ///< of a composite of events of which something is excluded
    bool m_isWeighed = false;
    MemberExcess m_members;
};

} // namespace traceo
