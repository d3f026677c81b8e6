#pragma once
// An interval of a share, from 0 to 1; which one it is says whoever gives it.
// Any thread; immutable.

namespace traceo {

struct Interval {
    double low = 0;
    double high = 1;
};

} // namespace traceo
