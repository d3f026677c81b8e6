#pragma once
// A sample with what history knows of it.
// Any thread; immutable.

#include <cstdint>

namespace traceo::history {

struct StoredSample {
    std::int64_t at = 0;
    double value = 0;
    std::int64_t mark = 0; ///< learned mark, see known_time.h
};

} // namespace traceo::history
