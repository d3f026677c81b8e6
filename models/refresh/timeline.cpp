#include "refresh/timeline.h"

#include "core/format.h"
#include "vocabulary/alert_labels.h"
#include "vocabulary/marks.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>

namespace traceo {
namespace {

/// A poll that failed once is no silence.
constexpr Millis kShortestSilence = 5 * kMinute;
/// Failures this near to each other are one silence: nobody asked in between.
constexpr Millis kJoined = 5 * kMinute;

/// One label set, however many sources have it.
struct OneAlert {
    vocabulary::AlertFact fact;
    std::vector<TimeSpan> fired; ///< ascending, disjoint
    std::vector<TimeSpan> quiet; ///< where one of the sources calls it silenced

    void add(const vocabulary::AlertFact& alert, TimeSpan span)
    {
        fact = alert;
        const UtcMs began = std::min(alert.activeAt.value_or(span.from), span.from);
        if (fired.empty() || began > fired.back().to + vocabulary::kSameAlert)
            fired.push_back(span);
        else
            fired.back().to = std::max(fired.back().to, span.to);
        if (alert.isQuiet())
            quiet.push_back({began, span.to});
    }

    EventMark mark(TimeSpan span, Status status) const
    {
        return {.kind = Band::Kind::Incident,
                .status = status,
                .span = span,
                .name = plainText(fact.name),
                .service = plainText(vocabulary::serviceOf(fact.labels)),
                .slo = plainText(vocabulary::sloOf(fact.labels))};
    }
};

std::optional<EventMark> markOf(const Fact& fact, Band::Kind kind)
{
    const auto told = vocabulary::markFact(fact.payload);
    if (!told)
        return std::nullopt;
    return EventMark{.kind = kind,
                     .span = {fact.validFrom, fact.validTo.value_or(fact.validFrom)},
                     .name = plainText(told->text),
                     .service = plainText(told->service)};
}

constexpr std::array kTold{vocabulary::SpanKind{vocabulary::kDeployFact, Band::Kind::Deploy},
                           vocabulary::SpanKind{vocabulary::kChaosFact, Band::Kind::Chaos}};

std::vector<TimeSpan> joined(std::vector<TimeSpan> spans, Millis gap)
{
    std::ranges::sort(spans, {}, &TimeSpan::from);
    std::vector<TimeSpan> out;
    for (const TimeSpan& span : spans) {
        if (!out.empty() && span.from <= out.back().to + gap)
            out.back().to = std::max(out.back().to, span.to);
        else
            out.push_back(span);
    }
    return out;
}

/// `spans` without what is in `holes`; both ascending and disjoint.
std::vector<TimeSpan> without(const std::vector<TimeSpan>& spans, const std::vector<TimeSpan>& holes)
{
    std::vector<TimeSpan> out;
    for (TimeSpan rest : spans) {
        for (const TimeSpan& hole : holes) {
            if (hole.to <= rest.from || hole.from >= rest.to)
                continue;
            if (hole.from > rest.from)
                out.push_back({rest.from, hole.from});
            rest.from = std::min(hole.to, rest.to);
        }
        if (!rest.isEmpty())
            out.push_back(rest);
    }
    return out;
}

/// Alerts that fire, as they were at `now`; what is silenced is told apart.
std::vector<EventMark> alertsOf(std::vector<Fact> facts, UtcMs now)
{
    std::ranges::stable_sort(facts, {}, &Fact::validFrom);
    std::map<Labels, OneAlert> alerts;
    for (const Fact& fact : facts) {
        const auto alert = vocabulary::alertFact(fact.payload);
        if (!alert || alert->state != "firing")
            continue;
        const UtcMs end = std::min(fact.validTo.value_or(now), now);
        alerts[alert->labels].add(*alert, {fact.validFrom, std::max(end, fact.validFrom + Millis{1})});
    }
    std::vector<EventMark> marks;
    for (auto& [labels, alert] : alerts) {
        alert.quiet = joined(std::move(alert.quiet), Millis{0});
        for (const TimeSpan& span : without(alert.fired, alert.quiet))
            marks.push_back(alert.mark(span, vocabulary::statusOfSeverity(alert.fact.severity)));
        for (const TimeSpan& span : alert.quiet)
            marks.push_back(alert.mark(span, Status::Maintenance));
    }
    return marks;
}

} // namespace

std::vector<TimeSpan> silencesOf(const std::vector<history::ObservedSpan>& asked)
{
    std::vector<TimeSpan> good;
    std::vector<TimeSpan> bad;
    for (const history::ObservedSpan& each : asked)
        (each.outcome == Outcome::Ok || each.outcome == Outcome::Empty ? good : bad).push_back(each.span);
    std::vector<TimeSpan> silences = without(joined(std::move(bad), kJoined), joined(std::move(good), Millis{0}));
    std::erase_if(silences, [](const TimeSpan& span) { return span.length() < kShortestSilence; });
    return silences;
}

Result<std::vector<EventMark>> timelineOf(const history::Snapshot& snapshot, TimeSpan range, UtcMs now,
                                          std::span<const std::string> sources)
{
    auto facts = snapshot.factSpans(vocabulary::kAlertFact, range);
    if (!facts)
        return facts.error();
    std::vector<EventMark> marks = alertsOf(std::move(*facts), now);
    for (const vocabulary::SpanKind& kind : kTold) {
        const auto told = snapshot.factSpans(kind.kind, range);
        if (!told)
            return told.error();
        for (const Fact& fact : *told) {
            if (auto mark = markOf(fact, kind.band))
                marks.push_back(std::move(*mark));
        }
    }
    for (const std::string& source : sources) {
        const auto asked = snapshot.observed(source, {}, range);
        if (!asked)
            return asked.error();
        for (const TimeSpan& silence : silencesOf(*asked))
            marks.push_back(
                {.kind = Band::Kind::NotObserved, .status = Status::Stale, .span = silence, .name = plainText(source)});
    }
    std::ranges::stable_sort(marks, {}, [](const EventMark& mark) { return mark.span.from; });
    return marks;
}

} // namespace traceo
