#pragma once
// Sums of an SLO's minutes over any window, as they are weighed at a moment. Of a composite that counts events the window by
// which its members are weighed, and by which a delayed member has what it has on average, is the SLO's own at that moment
// (slo/composite_counts.h): so what is said of a minute of the past is what a report said then, whenever and with how much else
// it is asked for. Of any other SLO they are sums of its slices.
// Any thread; immutable.

#include "sli/slice_sums.h"
#include "slo/slo_config.h"

#include <functional>
#include <memory>

namespace traceo {

/// The minutes of a composite of events before they are weighed.
struct CompositeMinutes {
    /// Of minutes as they were seen, whatever is excluded of them later.
    struct Original {
        explicit Original(std::span<const Slice> slices);

        SliceSums sums;
        std::vector<std::size_t> next; ///< the place of the first slice from each on in which anything was seen
    };
    /// All gapless and ascending, over the same minutes.
    struct Member {
        static Member of(WhenDelayed rule, Millis delay, std::vector<Slice> seen);

        WhenDelayed rule = WhenDelayed::NotObserved;
        Millis delay{0};            ///< after which a missing minute is as the rule says
        std::vector<Slice> seen;    ///< nothing is filled in; of one that is a composite itself weighed anyhow
        std::vector<Slice> missing; ///< one event in each that is not, good or bad as the rule says; none where there is no rule
        std::shared_ptr<const CompositeMinutes> inner{}; ///< of one that is a composite itself
        /// Of `seen` before it is changed: since when minutes are missing rests on it, and what they have. Null where there is
        /// no rule.
        std::shared_ptr<const Original> before{};
    };
    std::vector<Member> members;

    /// The same for all of its minutes; what is left of them is weighed.
    CompositeMinutes changed(const std::function<void(std::span<Slice>)>& change) const;
    /// Without what the composite excludes; `begin`: of its slices, before which nothing of it was seen.
    CompositeMinutes without(const ExcludedSpans& excluded, UtcMs begin) const;
};

class WeighedSums {
public:
    /// `slices` must be gapless and ascending.
    explicit WeighedSums(std::span<const Slice> slices);
    /// Of a composite of events. They reach back over its window before the first moment that is asked for.
    WeighedSums(const SloDefinition& composite, const CompositeMinutes& minutes);

    /// As they are weighed at the end of the window.
    SliceSum over(TimeSpan window) const { return over(window, window.to); }
    /// As they are weighed at `moment`, a whole minute, not before the end of the window.
    SliceSum over(TimeSpan window, UtcMs moment) const;
    /// As they are weighed by the window itself: what a burn rate over it rests on, so that it is made of the members' own.
    /// Source: the reference of SLOs, section 4.11.
    SliceSum ofItself(TimeSpan window) const;

private:
    class OfComposite;
    SliceSums m_plain;
    std::shared_ptr<const OfComposite> m_composite; ///< null of any other SLO
};

} // namespace traceo
