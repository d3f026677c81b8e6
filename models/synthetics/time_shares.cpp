#include "synthetics/time_shares.h"

#include "core/decimal_text.h"

namespace traceo {
namespace {

constexpr std::int8_t kPlaces = 2;
constexpr std::int64_t kWhole = 100'00;

/// Hundredths of a percent, as core/format.h cuts them.
std::int64_t hundredths(double ratio, Cut cut)
{
    return decimalText(ratio, 2, kPlaces, cut).remove(u'.').toLongLong();
}

Reading share(double ratio, Better better)
{
    return {.value = ratio, .unit = Unit::Ratio, .quality = Quality::Ok, .better = better, .decimals = kPlaces};
}

} // namespace

TimeShares timeShares(const Availability& sum)
{
    const std::int64_t rest = kWhole - hundredths(sum.upShare(), Cut::Down) - hundredths(sum.unseenShare(), Cut::Up);
    const bool isCutOff = rest <= hundredths(sum.downShare(), Cut::Down);
    return {.up = share(sum.upShare(), Better::Higher),
            .down = share(sum.downShare(), isCutOff ? Better::Higher : Better::Lower),
            .unseen = share(sum.unseenShare(), Better::Lower)};
}

} // namespace traceo
