#pragma once
// What is known of a run of samples without its samples, as an Aggregate that joins with the run
// after it. NaN (stale markers among them) is no value: it is not counted and breaks nothing.
// One thread at a time.

#include "history/chunk_codec.h"
#include "history/exact_sum.h"
#include "history/snapshot.h"

#include <array>

namespace traceo::history {

class Summary {
public:
    /// The next in time.
    void add(const Sample& sample);
    void add(std::span<const Sample> samples);
    void add(const SampleColumns& samples);
    /// The run after all that: counts, sums and extremes add; the step between them counts as in `increase`.
    void add(const Aggregate& later);

    Aggregate result() const;

private:
    void goTo(double value);
    void addFallen();
    void close();

    Aggregate m_all; ///< without sum and increase
    ExactSum m_sum;
    ExactSum m_risen;                ///< all that was counted up to a reset, and m_fallen
    double m_start = 0;              ///< what is not to be counted: the value the counter had at first
    std::array<double, 64> m_fallen; ///< values that were followed by a reset: added many at a time
    std::size_t m_falls = 0;
};

} // namespace traceo::history
