#pragma once
// Numbers that look like chance and are none: the same on every machine and at every start. Only + − × ÷ and floor:
// libm's functions may differ between machines in the last bit.
// Any thread; immutable.

#include <cstdint>
#include <string_view>

namespace traceo::demo {

/// A well mixed 64 bit number (the finaliser of SplitMix64, Steele et al. 2014).
constexpr std::uint64_t mixed(std::uint64_t x)
{
    x += 0x9e3779b97f4a7c15ULL;
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ULL;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebULL;
    return x ^ (x >> 31);
}

constexpr std::uint64_t seedOf(std::string_view text)
{
    std::uint64_t seed = 0;
    for (const char c : text)
        seed = mixed(seed ^ static_cast<unsigned char>(c));
    return seed;
}

/// Evenly in [0, 1), a different one for each (seed, what, when).
constexpr double chance(std::uint64_t seed, std::uint64_t what, std::int64_t when)
{
    const std::uint64_t bits = mixed(mixed(seed + what) ^ static_cast<std::uint64_t>(when));
    return double(bits >> 11) / 9007199254740992.0; // 2^53
}

constexpr std::int64_t floorMod(std::int64_t a, std::int64_t b)
{
    return ((a % b) + b) % b;
}

constexpr std::int64_t floorDiv(std::int64_t a, std::int64_t b)
{
    return (a - floorMod(a, b)) / b;
}

} // namespace traceo::demo
