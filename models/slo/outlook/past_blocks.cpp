#include "slo/outlook/past_blocks.h"

#include "slo/burn_alerts.h"

#include <array>

namespace traceo {
namespace {

struct Period {
    PastBlocks::Alike alike;
    Millis length;
};
constexpr std::array kPeriods{Period{PastBlocks::Alike::WeekdayAndHour, 7 * kDay}, Period{PastBlocks::Alike::Hour, kDay},
                              Period{PastBlocks::Alike::Any, kBlock}};

} // namespace

PastBlocks blocksAlike(const SliceSums& sums, UtcMs moment, UtcMs begin)
{
    PastBlocks blocks;
    for (const Period& period : kPeriods) {
        blocks = {period.alike, {}};
        const auto toPast = (begin + kBlock - moment + period.length - Millis{1}) / period.length;
        for (UtcMs past = begin - toPast * period.length; past >= moment - kLookBack; past -= period.length) {
            if (sums.over({past, past + kBlock}).coverage() >= kLeastBurnCoverage)
                blocks.begins.push_back(past);
        }
        if (blocks.begins.size() >= kLeastBlocks)
            break;
    }
    return blocks;
}

} // namespace traceo
