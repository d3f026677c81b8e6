#include "slo/slo_derivation.h"

#include "sli/asked.h"
#include "sli/booking.h"
#include "sli/observed.h"
#include "sli/slices.h"
#include "slo/slo_counts.h"
#include "vocabulary/derived.h"

#include <algorithm>

namespace traceo {
namespace {

using history::Snapshot;

/// New samples may change the slices after them: the next increment, and the pace of the next few.
constexpr Millis kAfterwards = kHour;
/// Minutes that were too young when their samples came are derived with a later commit.
constexpr Millis kBefore = 15 * kMinute;
/// A longer span is derived in pieces; what they give is the same.
constexpr Millis kPiece = 7 * kDay;

UtcMs ceilTo(UtcMs moment, Millis step)
{
    const UtcMs down = floorTo(moment, step);
    return down == moment ? down : down + step;
}

TimeSpan hull(TimeSpan a, TimeSpan b)
{
    return a.isEmpty() ? b : b.isEmpty() ? a : TimeSpan{std::min(a.from, b.from), std::max(a.to, b.to)};
}

/// What must be known to tell whether a change concerns these SLOs.
class Interests {
public:
    explicit Interests(const std::vector<SloDefinition>& slos) : m_wants(SloConfig{slos}.wants()) {}

    TimeSpan touched(const ChangeSet& changes) const
    {
        TimeSpan span;
        for (const ChangeSet::SeriesChange& change : changes.series) {
            if (isWanted(change))
                span = hull(span, {change.span.from - Millis{1}, change.span.to});
        }
        for (const Observation& observation : changes.observations) {
            if (isWanted(observation))
                span = hull(span, observation.span);
        }
        return span.isEmpty() ? TimeSpan{} : TimeSpan{floorTo(span.from, kMinute), ceilTo(span.to, kMinute)};
    }

private:
    static bool isSource(const Want& want, const std::string& source) { return want.source.empty() || want.source == source; }

    bool isWanted(const ChangeSet::SeriesChange& change) const
    {
        return change.source != vocabulary::kDerivedSource && std::ranges::any_of(m_wants, [&](const Want& want) {
                   return isSource(want, change.source) && want.mayBring(change.name);
               });
    }
    bool isWanted(const Observation& observation) const
    {
        const bool isGood = observation.outcome == Outcome::Ok || observation.outcome == Outcome::Empty;
        return isGood && std::ranges::any_of(m_wants, [&](const Want& want) {
                   return isSource(want, observation.source) && want.id() == observation.want;
               });
    }

    std::vector<Want> m_wants;
};

/// The parts of `span` whose minutes are not expected to change any more. `newest`: of all samples.
Result<std::vector<TimeSpan>> settledSpans(const Snapshot& snapshot, const SloDefinition& slo, TimeSpan span, UtcMs newest,
                                           Millis settling)
{
    const auto asked = askedOf(snapshot, slo, {span.from - settling, span.to + settling});
    if (!asked)
        return asked.error();
    // Imported data were never asked for: they are all there is up to their newest sample.
    const std::vector<TimeSpan> known = *asked ? **asked : std::vector{TimeSpan{span.from - settling, newest}};
    std::vector<TimeSpan> settled;
    for (const TimeSpan& part : known) {
        const TimeSpan whole{ceilTo(part.from + settling, kMinute), floorTo(part.to - settling, kMinute)};
        settled.push_back({std::max(whole.from, span.from), std::min(whole.to, span.to)});
    }
    std::erase_if(settled, &TimeSpan::isEmpty);
    return settled;
}

/// The first sample after a long gap behind the span shows what the gap's counters grew, and that
/// changes with what is now known before the gap.
Result<std::vector<TimeSpan>> afterGaps(const Snapshot& snapshot, const SloDefinition& slo, UtcMs from)
{
    std::vector<TimeSpan> spans;
    const auto matched = matchedSeries(snapshot, slo.sli);
    if (!matched)
        return matched.error();
    for (const MatchedSeries& match : *matched) {
        const auto newest = snapshot.newestSample(match.series.id, kDistantFuture);
        if (!newest)
            return newest.error();
        if (!*newest || (*newest)->at <= from)
            continue;
        const auto after = snapshot.aggregate(match.series.id, {from, (*newest)->at});
        if (!after)
            return after.error();
        if (after->count > 0)
            spans.push_back({floorTo(after->firstAt - Millis{1}, kMinute), ceilTo(after->firstAt + kAfterwards, kMinute)});
    }
    return joinedSpans(std::move(spans));
}

Result<void> derivePiece(const Snapshot& snapshot, const SloDefinition& slo, TimeSpan piece, Batch& batch)
{
    const auto slices = countSlices(snapshot, slo.sli, piece);
    if (!slices)
        return slices.error();
    auto samples = booked(snapshot, slo.sli, slo.name, *slices);
    if (!samples)
        return samples.error();
    batch.series.append(std::move(*samples));
    return {};
}

Result<void> deriveSlo(const Snapshot& snapshot, const SloDefinition& slo, TimeSpan dirty, Batch& batch)
{
    const auto freshness = freshnessOf(snapshot, slo.sli, kDistantFuture);
    if (!freshness)
        return freshness.error();
    if (!freshness->newest)
        return {};
    const Millis settling = settlingOf(*freshness);
    const TimeSpan near{dirty.from - kBefore - settling, dirty.to + kAfterwards};
    auto spans = afterGaps(snapshot, slo, near.to);
    if (!spans)
        return spans.error();
    spans->push_back(near);
    for (const TimeSpan& span : joinedSpans(std::move(spans).value())) {
        const auto settled = settledSpans(snapshot, slo, span, *freshness->newest, settling);
        if (!settled)
            return settled.error();
        for (const TimeSpan& part : *settled) {
            for (UtcMs from = part.from; from < part.to; from += kPiece) {
                if (auto done = derivePiece(snapshot, slo, {from, std::min(from + kPiece, part.to)}, batch); !done)
                    return done;
            }
        }
    }
    return {};
}

} // namespace

Derivation sliDerivation(std::vector<SloDefinition> slos)
{
    Interests interests(slos);
    const auto derive = [slos = countedApart(slos)](const Snapshot& snapshot, TimeSpan dirty) -> Result<Batch> {
        Batch batch;
        if (dirty.isEmpty())
            return batch;
        for (const SloDefinition& slo : slos) {
            // One that cannot be counted is no reason to leave the others underived; its report says why.
            const auto done = deriveSlo(snapshot, slo, dirty, batch);
            if (!done && done.error().code == ErrorCode::Cancelled)
                return done.error();
        }
        return batch;
    };
    return {.name = "slo slices",
            .dirty = [interests = std::move(interests)](const ChangeSet& changes) { return interests.touched(changes); },
            .derive = derive};
}

} // namespace traceo
