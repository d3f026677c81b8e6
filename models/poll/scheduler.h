#pragma once
// When a source is asked next: its interval with jitter, full-jitter backoff after failures
// (https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/), a breaker, Retry-After,
// and a spread after start and wake so that many sources do not ask at once. Pure: moments are
// Clock::monotonic(), chance is seeded.
// One thread at a time.

#include "core/clock.h"

#include <cstdint>
#include <optional>
#include <random>

namespace traceo {

/// Seeded chance that is the same everywhere; the standard's distributions are not.
class Dice {
public:
    explicit Dice(std::uint64_t seed) : m_engine(seed) {}
    /// In [0, 1).
    double roll() { return double(m_engine() >> 11) * 0x1.0p-53; }
    /// In [0, length).
    Millis within(Millis length) { return Millis{std::int64_t(roll() * double(length.count()))}; }

private:
    std::mt19937_64 m_engine;
};

inline constexpr Millis kBackoffBase{1'000};
inline constexpr Millis kBackoffCap{60'000};
/// The least pause after a failure: full jitter alone may give none at all.
inline constexpr Millis kBackoffFloor{250};
inline constexpr int kBreakerOpensAfter = 5;
/// A server that asks for more is believed this far.
inline constexpr Millis kLongestRetryAfter = kHour;

/// rand(0, min(cap, base·2^failures)), at least the floor. Requires: failures ≥ 1.
Millis backoff(int failures, Dice& dice);

enum class Occasion : std::uint8_t {
    Start, ///< somebody waits for the first picture
    Wake,  ///< so does everybody's network
};

/// The delay of number `rank` of `count` sources that all become due at once: spread over one interval
/// (for few sources over 0.1 s each at start and 1 s each after a wake), and over as much as keeps to 20
/// a second.
Millis spread(Occasion occasion, int rank, int count, Millis interval, Dice& dice);

class PollSchedule {
public:
    enum class Attempt : std::uint8_t {
        Poll,
        Probe, ///< the breaker is open: one cheap question first
    };

    PollSchedule(Millis interval, std::uint64_t seed) : m_interval(interval), m_dice(seed) {}

    Millis due() const { return m_due; }
    Attempt attempt() const { return isOpen() ? Attempt::Probe : Attempt::Poll; }
    /// Due when it was told to wait for, not when its interval is over.
    bool isHeld() const { return m_isHeld; }
    bool isOpen() const { return m_failures >= kBreakerOpensAfter; }
    int failures() const { return m_failures; }

    /// What failed before a sleep says nothing any more.
    void begin(Occasion occasion, Millis now, int rank, int count);
    void started(Millis now)
    {
        m_started = now;
        m_isHeld = false;
    }
    void succeeded(Millis now);
    void failed(Millis now, std::optional<Millis> retryAfter);
    /// An open breaker's question was answered: poll at once.
    void closed(Millis now);
    /// Not before `until`, whatever else is said.
    void holdUntil(Millis until);

private:
    Millis m_interval;
    Dice m_dice;
    Millis m_due{0};
    Millis m_started{0};
    int m_failures = 0;
    bool m_isHeld = false;
};

/// Sees that the machine slept or that its wall clock was set.
class ClockWatch {
public:
    enum class Event : std::uint8_t { None, Woke, Stepped };

    explicit ClockWatch(const Clock& clock);
    /// What happened since the last look.
    Event look();

private:
    const Clock& m_clock;
    Millis m_asleep; ///< boottime − monotonic
    Millis m_offset; ///< wall − boottime
};

} // namespace traceo
