#include "core/clock.h"

#if defined(__linux__)
#include <ctime>
#endif

namespace traceo {

UtcMs SystemClock::now() const
{
    return std::chrono::floor<Millis>(std::chrono::system_clock::now());
}

Millis SystemClock::monotonic() const
{
    return std::chrono::duration_cast<Millis>(std::chrono::steady_clock::now().time_since_epoch());
}

Millis SystemClock::boottime() const
{
#if defined(__linux__)
    timespec time{};
    clock_gettime(CLOCK_BOOTTIME, &time);
    return Millis{std::int64_t{time.tv_sec} * 1000 + time.tv_nsec / 1'000'000};
#else
    return monotonic(); // runs on in suspend there
#endif
}

} // namespace traceo
