#include "sli/silence.h"

#include <algorithm>

namespace traceo {
namespace {

constexpr Millis kUsualTimeout{10'000}; // Prometheus' scrape_timeout

} // namespace

Millis graceOf(Millis interval)
{
    return std::max(interval / 2, std::min(interval, kUsualTimeout));
}

bool isSilent(UtcMs newest, Millis interval, UtcMs answeredTo)
{
    return answeredTo - newest > interval + graceOf(interval);
}

} // namespace traceo
