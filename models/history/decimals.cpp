#include "history/decimals.h"

#include "core/wide.h"

#include <algorithm>

namespace traceo::history {

/// Few processors turn several 64-bit integers into doubles at once: those below 2^51 are added to the bits of a double
/// that has as much room for them.
TRACEO_WIDE void quotients(std::span<const std::int64_t> integers, int decimals, double* to)
{
    constexpr double kRoom = 6755399441055744.0; // 1.5 * 2^52
    const double power = kPowers[std::size_t(decimals)];
    std::uint64_t all = 0;
    for (const std::int64_t q : integers)
        all |= std::uint64_t(q ^ (q >> 63));
    if (all >= std::uint64_t{1} << 51) {
        std::ranges::transform(integers, to, [power](std::int64_t q) { return double(q) / power; });
        return;
    }
    constexpr auto kRoomBits = std::bit_cast<std::int64_t>(kRoom);
    const auto whole = [](std::int64_t q) { return std::bit_cast<double>(kRoomBits + q) - kRoom; };
    if (power == 1)
        std::ranges::transform(integers, to, whole);
    else
        std::ranges::transform(integers, to, [&](std::int64_t q) { return whole(q) / power; });
}

RawVector<double> quotients(std::span<const std::int64_t> integers, int decimals)
{
    RawVector<double> values(integers.size());
    quotients(integers, decimals, values.data());
    return values;
}

} // namespace traceo::history
