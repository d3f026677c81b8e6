#include "overview/heard_hours.h"

#include "sli/asked.h"
#include "sli/observed.h"
#include "vocabulary/facts.h"

#include <algorithm>

namespace traceo {
namespace {

constexpr Millis kShortestHole = 2 * kMinute;

std::vector<std::string> wantsOf(const OverviewConfig& config, const std::string& source)
{
    std::vector<std::string> wants{vocabulary::kAlertsQuestion};
    for (const Want& want : config.wants()) {
        if (want.source == source)
            wants.push_back(want.id());
    }
    return wants;
}

Result<std::vector<TimeSpan>> heardSpans(const history::Snapshot& snapshot, const OverviewConfig& config,
                                         const std::string& source, TimeSpan range)
{
    std::vector<TimeSpan> all;
    for (const std::string& want : wantsOf(config, source)) {
        const auto asked = askedSpans(snapshot, source, want, range);
        if (!asked)
            return asked.error();
        if (*asked)
            all.insert(all.end(), (*asked)->begin(), (*asked)->end());
    }
    return joinedSpans(std::move(all));
}

} // namespace

Result<HeardHours> heardHours(const history::Snapshot& snapshot, const OverviewConfig& config, TimeSpan hours, UtcMs moment)
{
    HeardHours heard;
    for (const WatchedSource& source : config.sources) {
        const auto every = source.alertsEvery();
        if (!every)
            continue;
        const auto spans = heardSpans(snapshot, config, source.name, hours);
        if (!spans)
            return spans.error();
        const Millis shortest = std::max(2 * *every, kShortestHole);
        std::vector<bool>& of = heard[source.name];
        for (UtcMs from = hours.from; from < hours.to; from += kHour) {
            const auto holes = without({from, std::min(from + kHour, moment)}, *spans);
            of.push_back(std::ranges::all_of(holes, [&](const TimeSpan& hole) { return hole.length() < shortest; }));
        }
    }
    return heard;
}

} // namespace traceo
