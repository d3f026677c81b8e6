#pragma once
// Which members of a composite have more good (or bad) events than events in all (slo/part_excess.h), in whatever window is asked
// for: a composite is made of what is left when that is cut off, so its own slices do not show it.
// Any thread; immutable once it is made.

#include "sli/slice_sums.h"
#include "slo/part_excess.h"

#include <memory>
#include <span>
#include <string>
#include <vector>

namespace traceo {

class MemberExcess {
public:
    /// Takes a member in. `slices`: gapless, ascending, of what its method counts, without what is excluded of it; `dropped`: what
    /// the composite excludes, ascending and without overlaps.
    void add(std::shared_ptr<const SloDefinition> member, std::span<const Slice> slices, const std::vector<TimeSpan>& dropped);
    /// Takes in those that a member is made of itself.
    void add(const MemberExcess& inner);

    bool isEmpty() const { return m_members.empty(); }
    /// Of the first that is broken in (window.from, window.to].
    std::optional<PartExcess> in(TimeSpan window) const;

private:
    /// Of those that have too much in any minute; all others are never broken.
    struct Member {
        std::shared_ptr<const SloDefinition> slo;
        std::shared_ptr<const SliceSums> sums;
    };
    std::vector<Member> m_members;
};

/// Of an SLO, plain or composite. `sum`: of its slices over a window; `members`: none of a plain one.
std::optional<PartExcess> partExcessOf(const SloDefinition& slo, const SliceSum& sum, const MemberExcess& members);

/// The minutes of (range.from, range.to] at whose end the last of the SLO's windows is broken; ascending, joined. `sums`: of its
/// slices, as far back.
std::vector<TimeSpan> brokenSpans(const SloDefinition& slo, const SliceSums& sums, const MemberExcess& members, TimeSpan range);

} // namespace traceo
