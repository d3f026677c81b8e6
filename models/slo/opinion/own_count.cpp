#include "slo/opinion/own_count.h"

namespace traceo {
namespace {

using Kind = DifferenceKind;

std::vector<UtcMs> unseenIn(const std::vector<Slice>& slices)
{
    std::vector<UtcMs> unseen;
    for (const Slice& slice : slices) {
        if (slice.observedSeconds <= 0 && slice.total <= 0)
            unseen.push_back(slice.end);
    }
    return unseen;
}

} // namespace

OwnCount plainCount(const BudgetingMethod& method, const std::vector<Slice>& events, TimeSpan window)
{
    std::vector<Slice> counted = events;
    judge(method, counted);
    return {.sum = sumOf(counted, window), .counted = counted, .ofRaw = counted, .whole = counted};
}

CountingSteps toEvents(const OwnCount& own, const BudgetingMethod& method, const std::vector<Slice>& events)
{
    CountingSteps steps(own.counted);
    if (!own.unknown.isEmpty()) {
        const auto counted = steps.sli();
        steps.end(Kind::Unknown, {}, unseenIn(own.counted)); // no value of ours
        steps.end(Kind::Unknown, counted);                   // which others do not mind
    }
    steps.to(Kind::Missing, own.ofRaw);
    steps.to(Kind::Excluded, own.whole);
    if (method.isOfTime()) {
        const bool isRatio = method.kind == BudgetingMethod::Kind::RatioTimeslices;
        steps.to(isRatio ? Kind::Weighting : Kind::Minutes, events);
    }
    return steps;
}

} // namespace traceo
