#include "slo/watch/unobserved.h"

#include <algorithm>

namespace traceo {
namespace {

constexpr int kPatience = 3; // times a total outage

/// The minutes of a total outage after which the pair fires, at even traffic; none where no outage is enough.
std::optional<Millis> outageOf(const SloDefinition& slo, const BurnPair& pair)
{
    const BurnLimit limit = pair.limit(slo.window.length);
    if (!isUseful(slo.objective, pair, slo.window.length))
        return std::nullopt;
    const auto exceedsAfter = [&](Millis bad, Millis window) {
        return exceeds(slo.objective, double(std::min(bad, window) / kMinute), double(window / kMinute), limit);
    };
    for (Millis bad = kMinute; bad <= pair.longWindow; bad += kMinute) {
        if (exceedsAfter(bad, pair.longWindow) && exceedsAfter(bad, pair.shortWindow))
            return bad;
    }
    return std::nullopt;
}

std::optional<ObservedBy> observedBy(const SloDefinition& slo, const std::vector<AlertRules>& rules, BurnPair::Severity severity)
{
    std::optional<ObservedBy> by;
    for (const AlertRules& one : rules) {
        for (const BurnPair& pair : one.pairs) {
            const auto outage = pair.severity == severity ? outageOf(slo, pair) : std::nullopt;
            if (outage && (!by || kPatience * *outage < by->patience))
                by = {.window = pair.longWindow, .patience = kPatience * *outage};
        }
    }
    return by;
}

bool isBlind(const SloDefinition& slo, Millis window, const WatchSlices& slices, UtcMs moment)
{
    const TimeSpan span{moment - window, moment};
    if (slices.sums().over(span).coverage() >= kLeastBurnCoverage || slices.isFilling(span))
        return false;
    const auto begin = slices.begin({moment - slo.window.longest(), moment});
    return !begin || *begin <= span.from;
}

} // namespace

std::optional<ObservedBy> observedBy(const SloDefinition& slo, const std::vector<AlertRules>& rules)
{
    auto by = observedBy(slo, rules, BurnPair::Severity::Page);
    if (!by)
        by = observedBy(slo, rules, BurnPair::Severity::Ticket);
    if (by && slo.unobservedAfter)
        by->patience = *slo.unobservedAfter;
    return by;
}

std::vector<bool> unobservedMinutes(const SloDefinition& slo, const ObservedBy& by, const WatchSlices& slices, TimeSpan range)
{
    std::vector<bool> minutes;
    Millis blind{0};
    for (UtcMs at = range.from - by.patience + kMinute; at <= range.to; at += kMinute) {
        blind = isBlind(slo, by.window, slices, at) ? blind + kMinute : Millis{0};
        if (at > range.from)
            minutes.push_back(blind > by.patience);
    }
    return minutes;
}

} // namespace traceo
