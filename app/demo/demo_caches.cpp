#include "app/demo/demo_caches.h"

#include "app/demo/demo_chance.h"

#include <algorithm>
#include <cmath>

namespace traceo::demo {
namespace {

// Only + − × ÷ and floor: see demo_chance.h.

constexpr std::int64_t kHours = 60 / kCacheMinutes;
constexpr std::int64_t kDays = kCacheSlotsOfDay;
constexpr double kMiB = 1024.0 * 1024;
constexpr double kStartup = 1.2 * kMiB;
constexpr double kKeyBytes = 620;
constexpr double kWarmSlots = 2.0 * kHours;
constexpr std::int64_t kPhases = 110'000; // of the two minutes

// Warm hit rates: one far above 85 %, one above it that a deploy helps, one below; and one whose answers are at times wrong.
constexpr DemoCache kCaches[] = {
    {.name = "sessions",
     .seed = seedOf("sessions"),
     .instance = "sessions:6379",
     .lookups = 61'000,
     .hitShare = 0.962,
     .dataBytes = 410 * kMiB,
     .overheadShare = 0.031,
     .limitBytes = 1024 * kMiB,
     .restarts = {30 * kDays, 11 * kDays + 3 * kHours, 1},
     .resets = {6 * kDays, 2 * kDays + 10 * kHours, 1}},
    {.name = "catalogue",
     .seed = seedOf("catalogue"),
     .instance = "catalogue:6379",
     .lookups = 148'000,
     .hitShare = 0.903,
     .dataBytes = 1480 * kMiB,
     .overheadShare = 0.082,
     .limitBytes = 4096 * kMiB,
     .restarts = {9 * kDays, 4 * kDays + 9 * kHours + 7, 1},
     .fast = {10 * kDays, 1 * kDays + 13 * kHours + 5, 5 * kDays}},
    {.name = "results",
     .seed = seedOf("results"),
     .instance = "results:6379",
     .lookups = 33'000,
     .hitShare = 0.842,
     .dataBytes = 500 * kMiB,
     .overheadShare = 0.022,
     .limitBytes = 512 * kMiB,
     .restarts = {30 * kDays, 19 * kDays + 2 * kHours, 1},
     .storms = {3 * kDays, 1 * kDays + 15 * kHours, 3 * kHours / 2}},
    {.name = "pricing",
     .seed = seedOf("pricing"),
     .instance = "pricing-0:8080",
     .kind = DemoCache::Kind::InService,
     .lookups = 17'500,
     .hitShare = 0.914,
     .restarts = {12 * kDays, 7 * kDays + 6 * kHours, 1},
     .stale = {4 * kDays, 2 * kDays + 11 * kHours, 2 * kHours}},
};

// Shares of `get` up to each bound. A storm waits for evictions, a pipelined client waits for little.
using Shares = std::array<double, kGetBounds.size()>;
constexpr Shares kUsual{0.012, 0.19, 0.56, 0.83, 0.945, 0.985, 0.996, 0.9993};
constexpr Shares kFast{0.11, 0.57, 0.85, 0.95, 0.986, 0.996, 0.9989, 0.9998};
constexpr Shares kStormy{0.002, 0.04, 0.2, 0.47, 0.71, 0.87, 0.951, 0.993};
constexpr double kUsualMicros = 84;
constexpr double kFastMicros = 47;
constexpr double kStormyMicros = 262;

/// 1 at the mean, more at 14:00 UTC, less at night.
double busy(std::int64_t slot)
{
    constexpr std::int64_t kHalfDay = kDays / 2;
    const std::int64_t apart = std::abs(floorMod(slot - 14 * kHours, kDays) - kHalfDay);
    const double near = double(apart) / double(kHalfDay);
    return 0.5 + near * near * (3 - 2 * near);
}

/// 0 just after a restart, 1 two hours later.
double warmth(const DemoCache& cache, std::int64_t slot)
{
    const double age = std::min(1.0, double(slot - processBegan(cache, slot)) / kWarmSlots);
    return age * (2 - age);
}

double shareOfHits(const DemoCache& cache, std::int64_t slot)
{
    double share = cache.hitShare + (cache.fast.isOn(slot) ? 0.021 : 0);
    share -= 0.012 * chance(cache.seed, 1, slot / 5);
    if (cache.storms.isOn(slot))
        share *= 0.62;
    return share * (0.08 + 0.92 * warmth(cache, slot));
}

std::int64_t evictedIn(const DemoCache& cache, const CacheTick& tick, std::int64_t slot)
{
    if (cache.limitBytes <= 0 || cache.dataBytes < 0.9 * cache.limitBytes) // room enough
        return 0;
    const double aMiss = cache.storms.isOn(slot) ? 3.4 : 0.35 * warmth(cache, slot);
    return std::int64_t(std::floor(double(tick.misses) * aMiss));
}

std::int64_t staleIn(const DemoCache& cache, const CacheTick& tick, std::int64_t slot)
{
    if (cache.kind != DemoCache::Kind::InService)
        return 0;
    const double share = cache.stale.isOn(slot) ? 0.061 : 0.0021;
    return std::int64_t(std::floor(double(tick.hits) * share + chance(cache.seed, 2, slot)));
}

void addTimes(const DemoCache& cache, std::int64_t slot, CacheTick& tick)
{
    const bool isStormy = cache.storms.isOn(slot);
    const bool isFast = cache.fast.isOn(slot);
    const Shares& shares = isStormy ? kStormy : isFast ? kFast : kUsual;
    const std::int64_t gets = tick.hits + tick.misses;
    for (std::size_t i = 0; i < shares.size(); ++i)
        tick.gets[i] = std::int64_t(std::floor(double(gets) * shares[i]));
    tick.gets.back() = gets;
    const double usual = isStormy ? kStormyMicros : isFast ? kFastMicros : kUsualMicros;
    const double micros = usual * (0.96 + 0.08 * chance(cache.seed, 3, slot));
    tick.getMicros = std::int64_t(std::floor(double(gets) * micros));
    tick.setMicros = std::int64_t(std::floor(double(tick.sets) * micros * 1.3));
}

} // namespace

bool Recurring::isOn(std::int64_t slot) const
{
    return period > 0 && floorMod(slot - offset, period) < length;
}

std::int64_t Recurring::before(std::int64_t slot) const
{
    return slot - floorMod(slot - offset, period);
}

CacheTick& CacheTick::operator+=(const CacheTick& more)
{
    hits += more.hits;
    misses += more.misses;
    evicted += more.evicted;
    expired += more.expired;
    stale += more.stale;
    commands += more.commands;
    sets += more.sets;
    getMicros += more.getMicros;
    setMicros += more.setMicros;
    for (std::size_t i = 0; i < gets.size(); ++i)
        gets[i] += more.gets[i];
    return *this;
}

std::span<const DemoCache> demoCaches()
{
    return kCaches;
}

CacheTick tickIn(const DemoCache& cache, std::int64_t slot)
{
    CacheTick tick;
    const double lookups = std::floor(cache.lookups * busy(slot) * (0.93 + 0.14 * chance(cache.seed, 4, slot)));
    tick.hits = std::int64_t(std::floor(lookups * shareOfHits(cache, slot)));
    tick.misses = std::int64_t(lookups) - tick.hits;
    tick.sets = tick.misses; // what was missed is fetched and kept
    tick.expired = std::int64_t(std::floor(double(tick.misses) * 0.55 * warmth(cache, slot)));
    tick.evicted = evictedIn(cache, tick, slot);
    tick.stale = staleIn(cache, tick, slot);
    tick.commands = tick.hits + tick.misses + tick.sets + 8; // INFO and PING of the exporter
    addTimes(cache, slot, tick);
    return tick;
}

std::int64_t processBegan(const DemoCache& cache, std::int64_t slot)
{
    return cache.restarts.before(slot);
}

std::int64_t processRun(const DemoCache& cache, std::int64_t slot)
{
    return floorMod(floorDiv(slot - cache.restarts.offset, cache.restarts.period), kCacheRuns);
}

std::int64_t countersBegan(const DemoCache& cache, std::int64_t slot)
{
    const std::int64_t process = processBegan(cache, slot);
    return cache.resets.period > 0 ? std::max(process, cache.resets.before(slot)) : process;
}

CacheMemory memoryIn(const DemoCache& cache, std::int64_t slot)
{
    const double data = std::floor(cache.dataBytes * warmth(cache, slot) * (0.985 + 0.015 * chance(cache.seed, 5, slot)));
    CacheMemory memory{.startup = kStartup};
    memory.overhead = kStartup + std::floor(data * cache.overheadShare);
    memory.used = data + memory.overhead;
    if (cache.limitBytes > 0)
        memory.used = std::min(memory.used, cache.limitBytes);
    memory.resident = std::floor(memory.used * 1.11);
    memory.keys = std::floor(data / kKeyBytes);
    return memory;
}

std::int64_t scrapePhase(const DemoCache& cache)
{
    return std::int64_t(mixed(seedOf(cache.instance)) % std::uint64_t(kPhases));
}

} // namespace traceo::demo
