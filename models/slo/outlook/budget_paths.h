#pragma once
// Two thousand ways an error budget may go on: each path draws six hours of the past for each six hours to come
// (slo/outlook/past_blocks.h) and rolls the real window forward over them. Exhausted is judged at every minute, though no path is
// walked minute by minute: what a window holds and what a block adds are the same for all paths, so the highest excess a
// block can lead to is worked out once a step, and a path only adds its own. Sums of blocks are exact for whole events.
// What is drawn depends on the SLO's name, the moment, the path and the step alone: the same input gives the same answer.
// One thread at a time. The definition and the sums must outlive it.

#include "slo/outlook/moving_window.h"
#include "slo/outlook/past_blocks.h"

#include <array>

namespace traceo {

class BudgetPaths {
public:
    static constexpr std::size_t kCount = 2000;

    struct Path {
        Entered entered;
        UtcMs exhausted = kDistantFuture; ///< the first minute at whose end nothing is left; the moment where that is now
    };

    /// From minutes up to the moment alone. Requires: a whole minute.
    BudgetPaths(const SloDefinition& slo, const SliceSums& sums, UtcMs moment);

    const MovingWindow& window() const { return m_window; }
    UtcMs at() const { return m_at; }
    bool isOver() const { return m_at >= m_window.end(); }
    /// Six hours on, or to the end. False where history has too few blocks to draw from. Requires: not over.
    [[nodiscard]] bool step();

    const std::vector<Path>& paths() const { return m_paths; }
    double exhaustedShare() const;
    /// Steps so far by what was drawn from, in the order of PastBlocks::Alike.
    const std::array<int, 3>& drawnFrom() const { return m_drawnFrom; }

private:
    struct Block {
        Entered sum;
        std::vector<double> excess; ///< after each of its minutes, with what the window holds then
        double highest = 0;
    };
    std::vector<Block> blocks(const PastBlocks& past, Millis length) const;
    std::size_t drawn(std::size_t path, std::size_t count) const;

    const SliceSums& m_sums;
    UtcMs m_moment;
    UtcMs m_at;
    std::uint64_t m_seed;
    MovingWindow m_window;
    std::vector<Path> m_paths = std::vector<Path>(kCount);
    std::array<int, 3> m_drawnFrom{};
};

} // namespace traceo
