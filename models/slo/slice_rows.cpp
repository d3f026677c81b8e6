#include "slo/slice_rows.h"

#include <algorithm>

namespace traceo {
namespace {

constexpr double kWholeMinute = 60; ///< seconds

bool holds(const std::vector<TimeSpan>& spans, UtcMs end)
{
    const auto near = std::ranges::lower_bound(spans, end, {}, &TimeSpan::to);
    return near != spans.end() && near->from < end;
}

std::optional<Exclusion::Mode> modeOf(const ExcludedSpans& excluded, UtcMs end)
{
    if (holds(excluded.dropped, end))
        return Exclusion::Mode::Drop;
    return holds(excluded.good, end) ? std::optional(Exclusion::Mode::Good) : std::nullopt;
}

void trim(std::vector<Slice>& slices, TimeSpan span)
{
    std::erase_if(slices, [span](const Slice& slice) { return slice.end <= span.from || slice.end > span.to; });
}

} // namespace

TimeSpan SliceRows::span() const
{
    return counted.empty() ? TimeSpan{} : TimeSpan{counted.front().end - kMinute, counted.back().end};
}

SliceRows sliceRows(const SloDefinition& slo, std::vector<Slice> counted, TimeSpan span)
{
    SliceRows table{.slo = slo.name,
                    .objective = slo.objective,
                    .method = slo.method,
                    .isEvaluatedByServer = isEvaluatedByServer(slo),
                    .counted = {},
                    .plain = counted,
                    .judged = counted};
    if (counted.empty())
        return table;
    const ExcludedSpans excluded = excludedSpans(slo, {counted.front().end - kMinute, counted.back().end});
    judge(slo.method, table.plain);
    judge(slo.method, excluded, table.judged);
    table.counted = std::move(counted);
    for (std::vector<Slice>* const slices : {&table.counted, &table.plain, &table.judged})
        trim(*slices, span);
    for (Slice& slice : table.judged) {
        table.excluded.push_back(modeOf(excluded, slice.end));
        if (table.excluded.back())
            slice.observedSeconds = kWholeMinute; // whatever was seen of it, nothing is missed in it
    }
    return table;
}

Result<SliceRows> readSliceRows(const history::Snapshot& snapshot, const SloDefinition& slo, TimeSpan span, UtcMs known,
                                const CompositeAsk& ask)
{
    const Millis slice = slo.method.isOfTime() ? slo.method.slice : kMinute;
    const TimeSpan whole{floorTo(span.from, slice), std::min(floorTo(span.to + slice - kMinute, slice), known)};
    auto counted = countedOf(snapshot, slo, {floorTo(whole.from, kMinute), floorTo(whole.to, kMinute)}, ask);
    if (!counted)
        return counted.error();
    SliceRows table = sliceRows(slo, std::move(counted->slices), {span.from, std::min(span.to, known)});
    table.members = std::move(counted->excess);
    if (hasExcludedMembers(slo)) {
        auto plain = readSliceRows(snapshot, withoutExclusions(slo), span, known, ask);
        if (!plain)
            return plain.error();
        table.plain = std::move(plain->judged);
    }
    return table;
}

} // namespace traceo
