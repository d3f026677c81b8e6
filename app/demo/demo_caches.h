#pragma once
// The demo's caches: three of Redis and one inside a service, scraped every two minutes. Pure functions of who and which slot
// (two minutes since the epoch), so that history kept from an earlier start and a later answer agree. What is worth looking at
// comes round for ever: a restart with a cold cache, a CONFIG RESETSTAT, a storm of evictions, a burst of stale answers, and a
// deploy that makes one faster for some days.
// Any thread; immutable.

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace traceo::demo {

inline constexpr std::int64_t kCacheMinutes = 2;
inline constexpr std::int64_t kCacheSlotsOfDay = 24 * 60 / kCacheMinutes;

/// What comes back every `period` slots for ever; a period of 0: never.
struct Recurring {
    std::int64_t period = 0;
    std::int64_t offset = 0; ///< slots since the epoch, modulo the period
    std::int64_t length = 0; ///< slots

    bool isOn(std::int64_t slot) const;
    /// The newest beginning at or before `slot`. Requires: a period.
    std::int64_t before(std::int64_t slot) const;
};

struct DemoCache {
    enum class Kind : std::uint8_t { Redis, InService };
    std::string_view name;
    std::uint64_t seed = 0; ///< of the name
    std::string_view instance;
    Kind kind = Kind::Redis;
    double lookups = 0;  ///< a slot, mean over a day
    double hitShare = 0; ///< of a warm cache
    double dataBytes = 0;
    double overheadShare = 0; ///< of the data
    double limitBytes = 0;    ///< 0: none
    Recurring restarts{};
    Recurring resets{}; ///< CONFIG RESETSTAT
    Recurring storms{}; ///< of evictions
    Recurring stale{};  ///< bursts of stale answers
    Recurring fast{};   ///< since a deploy, until the next
};

std::span<const DemoCache> demoCaches();

/// Upper bounds of the histogram of `get`, microseconds; the last bucket has none.
inline constexpr std::array<std::int64_t, 8> kGetBounds{16, 32, 64, 128, 256, 512, 1024, 4096};

/// What one slot adds to the counters.
struct CacheTick {
    std::int64_t hits = 0;
    std::int64_t misses = 0;
    std::int64_t evicted = 0;
    std::int64_t expired = 0;
    std::int64_t stale = 0; ///< hits whose answer was no longer true
    std::int64_t commands = 0;
    std::int64_t sets = 0;
    std::int64_t getMicros = 0;
    std::int64_t setMicros = 0;
    std::array<std::int64_t, kGetBounds.size() + 1> gets{}; ///< up to each bound, then all

    CacheTick& operator+=(const CacheTick& more);
};
CacheTick tickIn(const DemoCache& cache, std::int64_t slot);

/// The slot in which its counters began: of a restart, or of a RESETSTAT. They are zero at the end of it.
std::int64_t countersBegan(const DemoCache& cache, std::int64_t slot);
/// The slot in which the process was started; nobody can scrape it in that one.
std::int64_t processBegan(const DemoCache& cache, std::int64_t slot);

/// Which of its processes runs, as a number from 0 below kCacheRuns; they come round.
inline constexpr std::int64_t kCacheRuns = 4; // of the liveliest 36 days, more than a window holds
std::int64_t processRun(const DemoCache& cache, std::int64_t slot);

struct CacheMemory {
    double used = 0;
    double resident = 0;
    double overhead = 0;
    double startup = 0;
    double keys = 0;
};
CacheMemory memoryIn(const DemoCache& cache, std::int64_t slot);

/// Milliseconds into the slot at which it is scraped.
std::int64_t scrapePhase(const DemoCache& cache);

} // namespace traceo::demo
