#include "history/summary.h"

#include <algorithm>
#include <cmath>

namespace traceo::history {
namespace {

void addStep(Aggregate& to, double from, double value)
{
    if (value > from)
        to.increase += value - from;
    if (value < from) { // a reset: counted from zero again
        to.increase += value;
        ++to.resets;
    }
}

} // namespace

void addSample(Aggregate& to, UtcMs at, double value)
{
    if (std::isnan(value))
        return;
    if (to.count == 0) {
        to.first = to.min = to.max = value;
        to.firstAt = at;
    } else {
        addStep(to, to.last, value);
    }
    ++to.count;
    to.sum += value;
    to.min = std::min(to.min, value);
    to.max = std::max(to.max, value);
    to.last = value;
    to.lastAt = at;
}

void join(Aggregate& to, const Aggregate& later)
{
    if (later.count == 0)
        return;
    if (to.count == 0) {
        to = later;
        return;
    }
    addStep(to, to.last, later.first);
    to.count += later.count;
    to.sum += later.sum;
    to.min = std::min(to.min, later.min);
    to.max = std::max(to.max, later.max);
    to.last = later.last;
    to.lastAt = later.lastAt;
    to.increase += later.increase;
    to.resets += later.resets;
}

} // namespace traceo::history
