#include "slo/replay/slo_replay.h"

#include "slo/composite_counts.h"
#include "slo/no_number.h"

#include <algorithm>
#include <map>

namespace traceo::replay {
namespace {

AlertPolicy ownAlerts(const SloDefinition& slo)
{
    return namedPolicy("ours", slo).valueOr({});
}

/// With nothing judged and nothing excluded: what it counts are the slices as they are.
SloDefinition counting(SloDefinition slo)
{
    if (!slo.composite) // whose minutes are made of its members' by its method, and stay when they are judged again
        slo.method = {};
    slo.exclusions.clear();
    slo.serviceHours.reset();
    return slo;
}

/// Slices of each indicator that takes part, counted once.
class Events {
public:
    Events(const history::Snapshot& snapshot, Question question, TimeSpan span)
        : m_snapshot(snapshot), m_question(std::move(question)), m_span(span)
    {
        m_question.at = span.to;
    }

    Result<void> count(const SloDefinition& slo)
    {
        const std::string hash = hashOf(slo);
        if (m_slices.contains(hash))
            return {};
        auto counts = countSlo(m_snapshot, counting(slo), m_question, m_span.from);
        if (!counts)
            return counts.error();
        const auto first = std::ranges::lower_bound(counts->slices, m_span.from + kMinute, {}, &Slice::end);
        std::vector<Slice> slices(first, counts->slices.end());
        for (const auto& error : {noNumber(slo, *counts), noNumber(counting(slo), sumOf(slices, m_span), counts->memberExcess)}) {
            if (error)
                return *error;
        }
        if (slo.composite && !slo.method.isOfTime()) {
            if (auto done = countMinutes(slo, hash, *counts); !done)
                return done;
        }
        keep(hash, std::move(slices), *counts);
        return {};
    }
    /// The same of a definition that is left: of minutes of which it gives no number nothing is said.
    Result<void> countLeft(const SloDefinition& slo)
    {
        auto counted = count(slo);
        const std::string hash = hashOf(slo);
        if (counted || m_slices.contains(hash) || slo.composite)
            return counted;
        auto counts = countSlo(m_snapshot, counting(slo), m_question, m_span.from);
        if (!counts || counts->broken || !std::ranges::any_of(counts->slices, isUndecided))
            return counts ? counted : Result<void>(counts.error());
        const auto first = std::ranges::lower_bound(counts->slices, m_span.from + kMinute, {}, &Slice::end);
        std::vector<Slice> slices(first, counts->slices.end());
        m_undecided = counted.error();
        m_decided.emplace(hash, decidedOf(slices));
        keep(hash, std::move(slices), *counts);
        return {};
    }
    const std::optional<Error>& undecided() const { return m_undecided; }
    const std::vector<Slice>& of(const SloDefinition& slo) const { return m_slices.at(hashOf(slo)); }
    /// What of it is a number.
    const std::vector<Slice>& decided(const SloDefinition& slo) const
    {
        const auto found = m_decided.find(hashOf(slo));
        return found == m_decided.end() ? of(slo) : found->second;
    }
    /// Of a composite of events its minutes before they are weighed; null of any other SLO.
    const CompositeMinutes* minutes(const SloDefinition& slo) const
    {
        const auto found = m_minutes.find(hashOf(slo));
        return found == m_minutes.end() ? nullptr : &found->second;
    }
    std::vector<TimeSpan> filling() const { return m_filling; }

private:
    static bool isUndecided(const Slice& slice) { return slice.undecided > 0; }
    static std::vector<Slice> decidedOf(std::vector<Slice> slices)
    {
        for (Slice& slice : slices) {
            if (isUndecided(slice))
                slice = {.end = slice.end};
        }
        return slices;
    }
    Result<void> countMinutes(const SloDefinition& slo, const std::string& hash, const SloCounts& counts)
    {
        auto counted = countedOf(m_snapshot, counting(slo), m_span,
                                 {.filling = counts.filling, .settling = settlingOf(counts.freshness), .keepsMinutes = true});
        if (!counted)
            return counted.error();
        m_minutes.emplace(hash, std::move(counted->minutes).value());
        return {};
    }
    void keep(const std::string& hash, std::vector<Slice> slices, const SloCounts& counts)
    {
        m_filling.insert(m_filling.end(), counts.filling.begin(), counts.filling.end());
        m_slices.emplace(hash, std::move(slices));
    }

    const history::Snapshot& m_snapshot;
    Question m_question;
    TimeSpan m_span;
    std::map<std::string, std::vector<Slice>> m_slices;
    std::map<std::string, std::vector<Slice>> m_decided; ///< where they differ
    std::map<std::string, CompositeMinutes> m_minutes;
    std::optional<Error> m_undecided;
    std::vector<TimeSpan> m_filling;
};

/// Where in (from, to] data have begun; none where they have not. A gap at the beginning is one all the same.
std::optional<UtcMs> beginOf(const std::vector<Slice>& slices, TimeSpan span)
{
    const auto first =
        std::ranges::find_if(slices, [](const Slice& slice) { return slice.observedSeconds > 0 || slice.total > 0; });
    if (first == slices.end() || first->end > span.to)
        return std::nullopt;
    return std::max(span.from, first->end - kMinute);
}

std::optional<UtcMs> beginOf(const std::vector<HeldPart>& parts, const Events& events)
{
    for (const HeldPart& part : parts) {
        if (const auto begin = beginOf(events.of(part.slo), part.span))
            return begin;
    }
    return std::nullopt;
}

MinuteRecord joined(const std::vector<HeldPart>& parts, const Events& events, TimeSpan range)
{
    std::optional<MinuteRecord> record;
    for (const HeldPart& part : parts) {
        const TimeSpan span{std::max(part.span.from, range.from), std::min(part.span.to, range.to)};
        if (span.isEmpty())
            continue;
        MinuteRecord next = recordOf(part.slo, ownAlerts(part.slo), events.decided(part.slo), span, events.minutes(part.slo));
        if (record)
            append(*record, std::move(next));
        else
            record = std::move(next);
    }
    return std::move(record).value_or(MinuteRecord());
}

MinuteRecord tried(const ReplayAsk& ask, const AlertPolicy& alerts, const Events& events, TimeSpan range)
{
    const std::vector<Slice>& counted = events.of(ask.after);
    const CompositeMinutes* const minutes = events.minutes(ask.after);
    if (ask.undone.empty())
        return recordOf(ask.after, alerts, counted, range, minutes);
    const auto undo = [&ask](std::span<Slice> slices) { std::ranges::copy(undone(slices, ask.undone), slices.begin()); };
    const auto others = minutes ? std::optional(minutes->changed(undo)) : std::nullopt;
    return recordOf(ask.after, alerts, undone(counted, ask.undone), range, others ? &*others : nullptr);
}

} // namespace

Result<SloReplay> replayed(const history::Snapshot& snapshot, const ReplayAsk& ask, const Question& question)
{
    const AlertPolicy alerts = ask.alerts.value_or(ownAlerts(ask.after));
    Millis reach = reachOf(ask.after, alerts);
    for (const HeldPart& part : ask.before)
        reach = std::max(reach, reachOf(part.slo, ownAlerts(part.slo)));
    if (!ask.undone.empty())
        reach += kUsualReach;
    Events events(snapshot, question, {floorTo(ask.range.from - reach, kDay), ask.range.to});
    if (const auto done = events.count(ask.after); !done)
        return done.error();
    for (const HeldPart& part : ask.before) {
        if (const auto done = events.countLeft(part.slo); !done)
            return done.error();
    }
    SloReplay replay;
    replay.range = ask.range;
    replay.undecided = events.undecided();
    const auto held = beginOf(ask.before, events);
    const auto since = beginOf(events.of(ask.after), ask.range);
    if (!held || !since)
        return replay;
    if (*since > *held)
        replay.rawSince = *since;
    replay.hasData = true;
    replay.filling = events.filling();
    replay.range.from = std::max(*held, *since);
    replay.before = joined(ask.before, events, replay.range);
    replay.after = tried(ask, alerts, events, replay.range);
    return replay;
}

} // namespace traceo::replay
