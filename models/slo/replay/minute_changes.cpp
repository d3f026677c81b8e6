#include "slo/replay/minute_changes.h"

#include <algorithm>
#include <array>

namespace traceo::replay {
namespace {

constexpr std::size_t kClasses = 5;

void addMinute(ClassChange& change, const MinuteRecord& before, const MinuteRecord& after, std::size_t minute)
{
    ++change.minutes;
    change.badBefore += before.total[minute] - before.good[minute];
    change.badAfter += after.total[minute] - after.good[minute];
    change.totalBefore += before.total[minute];
    change.totalAfter += after.total[minute];
}

void addSpan(std::vector<ChangedSpan>& spans, const ChangedSpan& next)
{
    ChangedSpan* const last = spans.empty() ? nullptr : &spans.back();
    if (last != nullptr && last->span.to == next.span.from && last->before == next.before && last->after == next.after)
        last->span.to = next.span.to;
    else
        spans.push_back(next);
}

} // namespace

std::string_view wordOf(MinuteClass of)
{
    constexpr std::array<std::string_view, kClasses> kWords{"not_observed", "idle", "excluded", "good", "bad"};
    return kWords[std::size_t(of)];
}

MinuteClass classOf(const MinuteRecord& record, std::size_t minute)
{
    if (record.is(minute, MinuteRecord::Dropped))
        return MinuteClass::Excluded;
    const double total = record.total[minute];
    if (!(total > 0))
        return record.observedSeconds[minute] > 0 ? MinuteClass::Idle : MinuteClass::NotObserved;
    return record.good[minute] < total ? MinuteClass::Bad : MinuteClass::Good;
}

MinuteChanges changesBetween(const MinuteRecord& before, const MinuteRecord& after)
{
    Q_ASSERT(before.range == after.range);
    MinuteChanges changes;
    std::array<ClassChange, kClasses * kClasses> sums{};
    for (std::size_t minute = 0; minute < before.size(); ++minute) {
        const MinuteClass from = classOf(before, minute);
        const MinuteClass to = classOf(after, minute);
        if (from == to) {
            const bool counts = before.good[minute] != after.good[minute] || before.total[minute] != after.total[minute];
            changes.recounted += counts ? 1 : 0;
            continue;
        }
        ClassChange& sum = sums[std::size_t(from) * kClasses + std::size_t(to)];
        sum.before = from;
        sum.after = to;
        addMinute(sum, before, after, minute);
        addSpan(changes.spans, {{before.endOf(minute) - kMinute, before.endOf(minute)}, from, to});
    }
    std::ranges::copy_if(sums, std::back_inserter(changes.classes), [](const ClassChange& sum) { return sum.minutes > 0; });
    return changes;
}

std::int64_t changedMinutes(const MinuteChanges& changes, TimeSpan span)
{
    std::int64_t minutes = 0;
    for (const ChangedSpan& changed : changes.spans)
        minutes += std::max(Millis{0}, std::min(changed.span.to, span.to) - std::max(changed.span.from, span.from)) / kMinute;
    return minutes;
}

} // namespace traceo::replay
