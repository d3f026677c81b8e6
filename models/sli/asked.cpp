#include "sli/asked.h"

#include "sli/observed.h"

#include <algorithm>
#include <iterator>

namespace traceo {
namespace {

/// A shorter hole between two answers is no backfill to wait for.
constexpr Millis kShortestHole = 2 * kMinute;

} // namespace

Result<std::optional<std::vector<TimeSpan>>> askedSpans(const history::Snapshot& snapshot, std::string_view source,
                                                        std::string_view want, TimeSpan range)
{
    using Asked = std::optional<std::vector<TimeSpan>>;
    if (source.empty() || want.empty())
        return Asked();
    const auto observed = snapshot.observed(source, want, range);
    if (!observed)
        return observed.error();
    const auto isAnswer = [](const history::ObservedSpan& part) {
        return part.outcome == Outcome::Ok || part.outcome == Outcome::Empty;
    };
    std::vector<TimeSpan> spans;
    for (const history::ObservedSpan& part : *observed) {
        if (isAnswer(part))
            spans.push_back({std::max(part.span.from, range.from), std::min(part.span.to, range.to)});
    }
    if (!spans.empty())
        return Asked(joinedSpans(std::move(spans)));
    const auto ever = snapshot.observed(source, want, {kDistantPast, kDistantFuture});
    if (!ever)
        return ever.error();
    return std::ranges::any_of(*ever, isAnswer) ? Asked(std::in_place) : Asked();
}

Result<std::optional<std::vector<TimeSpan>>> askedByWider(const history::Snapshot& snapshot, std::string_view source,
                                                          const Selector& selector, TimeSpan range)
{
    using Asked = std::optional<std::vector<TimeSpan>>;
    const auto wants = snapshot.wants(source);
    if (!wants)
        return wants.error();
    Asked all;
    for (const std::string& want : *wants) {
        const auto wider = Selector::parse(want);
        if (!wider || !wider->covers(selector)) // what asks for something else than series is no selector
            continue;
        auto asked = askedSpans(snapshot, source, want, range);
        if (!asked)
            return asked;
        if (!*asked)
            continue;
        if (!all)
            all.emplace();
        std::ranges::move(**asked, std::back_inserter(*all));
    }
    if (all)
        all = joinedSpans(*std::move(all));
    return all;
}

std::vector<TimeSpan> intersected(const std::vector<TimeSpan>& a, const std::vector<TimeSpan>& b)
{
    std::vector<TimeSpan> both;
    for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end();) {
        const TimeSpan part{std::max(i->from, j->from), std::min(i->to, j->to)};
        if (!part.isEmpty())
            both.push_back(part);
        i->to < j->to ? ++i : ++j;
    }
    return both;
}

std::vector<TimeSpan> without(TimeSpan range, const std::vector<TimeSpan>& spans)
{
    std::vector<TimeSpan> rest;
    UtcMs from = range.from;
    for (const TimeSpan& span : spans) {
        if (span.from > from)
            rest.push_back({from, std::min(span.from, range.to)});
        from = std::max(from, span.to);
    }
    if (from < range.to)
        rest.push_back({from, range.to});
    std::erase_if(rest, &TimeSpan::isEmpty);
    return rest;
}

std::vector<TimeSpan> stillToCome(const std::vector<TimeSpan>& answered, TimeSpan span, UtcMs reach)
{
    const UtcMs newest = answered.empty() ? span.to : answered.back().to;
    std::vector<TimeSpan> holes = without({std::max(span.from, reach), newest}, answered);
    std::erase_if(holes, [](const TimeSpan& hole) { return hole.length() < kShortestHole; });
    return holes;
}

} // namespace traceo
