#include "poll/scheduler.h"

#include <algorithm>

namespace traceo {
namespace {

/// Of the interval, to both sides: enough that sources of one interval drift apart.
constexpr double kJitter = 0.05;
constexpr Millis kStartSpread{100};  ///< a source
constexpr Millis kWakeSpread{1'000}; ///< a source
constexpr Millis kLeastSpread{50};   ///< a source: 20 new connections a second
/// Below this a difference of clocks is their own wandering.
constexpr Millis kNoticed{2'000};
constexpr int kLargestShift = 16;

} // namespace

Millis backoff(int failures, Dice& dice)
{
    const Millis most = std::min(kBackoffCap, kBackoffBase * (std::int64_t{1} << std::clamp(failures, 0, kLargestShift)));
    return std::max(kBackoffFloor, dice.within(most));
}

Millis spread(Occasion occasion, int rank, int count, Millis interval, Dice& dice)
{
    const Millis each = occasion == Occasion::Start ? kStartSpread : kWakeSpread;
    const Millis wide = std::max(std::min(interval, count * each), count * kLeastSpread);
    const double place = (double(rank) + dice.roll()) / double(std::max(1, count));
    return Millis{std::int64_t(place * double(wide.count()))};
}

void PollSchedule::begin(Occasion occasion, Millis now, int rank, int count)
{
    m_failures = 0;
    m_due = now + spread(occasion, rank, count, m_interval, m_dice);
}

void PollSchedule::succeeded(Millis now)
{
    m_failures = 0;
    const double factor = 1 + kJitter * (2 * m_dice.roll() - 1);
    m_due = std::max(now, m_started + Millis{std::int64_t(factor * double(m_interval.count()))});
}

void PollSchedule::failed(Millis now, std::optional<Millis> retryAfter)
{
    ++m_failures;
    m_due = now + backoff(m_failures, m_dice);
    if (retryAfter)
        holdUntil(now + std::min(*retryAfter, kLongestRetryAfter));
}

void PollSchedule::closed(Millis now)
{
    m_failures = 0;
    m_due = now;
}

void PollSchedule::holdUntil(Millis until)
{
    m_isHeld |= until > m_due;
    m_due = std::max(m_due, until);
}

ClockWatch::ClockWatch(const Clock& clock)
    : m_clock(clock), m_asleep(clock.boottime() - clock.monotonic()), m_offset(clock.now().time_since_epoch() - clock.boottime())
{}

ClockWatch::Event ClockWatch::look()
{
    const Millis asleep = m_clock.boottime() - m_clock.monotonic();
    const Millis offset = m_clock.now().time_since_epoch() - m_clock.boottime();
    const bool woke = asleep - m_asleep > kNoticed;
    const bool stepped = std::chrono::abs(offset - m_offset) > kNoticed;
    m_asleep = asleep;
    // A slow drift adds up: the offset is taken anew only when it was noticed.
    if (stepped)
        m_offset = offset;
    if (woke)
        return Event::Woke;
    return stepped ? Event::Stepped : Event::None;
}

} // namespace traceo
