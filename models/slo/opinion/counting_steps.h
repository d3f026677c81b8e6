#pragma once
// From one way of counting an SLI to another, one property at a time: what each changes of the ratio, and in which slices
// it does. The effects add up to the whole difference, whatever the order; how they share it among themselves depends on
// the order where two properties meet in one slice.
// One thread at a time.

#include "sli/slice.h"

#include <optional>
#include <string_view>
#include <vector>

namespace traceo {

/// A property in which ways of counting differ.
enum class DifferenceKind : std::uint8_t {
    Idle,          ///< windows without traffic: 0 ÷ 0
    Absent,        ///< a query without a series has no result, where nothing was meant
    Birth,         ///< the first sample of a counter counts, or does not
    Reset,         ///< falls that are no restart
    Excess,        ///< more good or bad than all
    Extrapolation, ///< growth that is invented at the ends of a range, or not seen there
    ClosedEnd,     ///< a range holds its beginning
    Weighting,     ///< all events alike, or all slices
    Minutes,       ///< good minutes are counted, or events
    Excluded,      ///< what an SLO leaves out, or takes for good
    Missing,       ///< what was counted while raw samples were there that are gone, or is still to be fetched
    Unknown,       ///< too little was observed for a value of ours
    SuccessAlone,  ///< of a run its success, not its status or duration
    RuleEdges,     ///< windows of a rule reach before the window, or end before it, where nothing is stretched
    Rounding,      ///< of the SLI
};
/// As in JSON: idle, absent, birth, reset, excess, extrapolation, closed_end, weighting, minutes, excluded, missing, unknown,
/// success_alone, rule_edges, rounding.
std::string_view wordOf(DifferenceKind kind);

struct Difference {
    struct Share {
        UtcMs end{}; ///< of the minute, or of the window that a rule was evaluated over
        double effect = 0;
    };
    DifferenceKind kind = DifferenceKind::Rounding;
    std::optional<double> effect; ///< on the SLI; none where one side has no value
    std::vector<Share> shares;    ///< largest first
};

class CountingSteps {
public:
    explicit CountingSteps(std::vector<Slice> slices);

    /// The same with one property switched.
    void to(DifferenceKind kind, std::vector<Slice> slices);
    /// The same in slices of another length, to be compared with such.
    void regroup(std::vector<Slice> slices) { m_slices = std::move(slices); }
    /// What comes out is no ratio of sums any more.
    void end(DifferenceKind kind, std::optional<double> sli, const std::vector<UtcMs>& slices = {});

    const std::vector<Slice>& slices() const { return m_slices; }
    /// None without events, or as it ended; may be not finite then.
    std::optional<double> sli() const { return m_sli; }
    /// Each kind once, the largest first. Noise of sums is no difference.
    std::vector<Difference> differences() const;

private:
    void note(DifferenceKind kind, std::optional<double> sli, std::vector<Difference::Share> shares);

    std::vector<Slice> m_slices; ///< ascending by end
    std::optional<double> m_sli;
    std::vector<Difference> m_notes;
};

} // namespace traceo
