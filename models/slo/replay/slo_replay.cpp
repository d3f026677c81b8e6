#include "slo/replay/slo_replay.h"

#include "slo/no_number.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>

namespace traceo::replay {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SloReplay)
};

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
        if (slo.composite && !slo.method.isOfTime())
            return Error{.code = ErrorCode::NotSupported,
                         .where = QString::fromStdString(slo.name),
                         .expected = Text::tr("an SLO whose minutes are the same in every window"),
                         .found = Text::tr("%1 that counts events, which weigh differently in each").arg(compositeText(slo)),
                         .hint = Text::tr("Replay its members, or count minutes: Timeslices.")};
        auto counts = countSlo(m_snapshot, counting(slo), m_question, m_span.from);
        if (!counts)
            return counts.error();
        const auto first = std::ranges::lower_bound(counts->slices, m_span.from + kMinute, {}, &Slice::end);
        std::vector<Slice> slices(first, counts->slices.end());
        for (const auto& error : {noNumber(slo, *counts), noNumber(counting(slo), sumOf(slices, m_span), counts->memberExcess)}) {
            if (error)
                return *error;
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
        MinuteRecord next = recordOf(part.slo, ownAlerts(part.slo), events.decided(part.slo), span);
        if (record)
            append(*record, std::move(next));
        else
            record = std::move(next);
    }
    return std::move(record).value_or(MinuteRecord());
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
    const auto tried = beginOf(events.of(ask.after), ask.range);
    if (!held || !tried)
        return replay;
    if (*tried > *held)
        replay.rawSince = *tried;
    replay.hasData = true;
    replay.filling = events.filling();
    replay.range.from = std::max(*held, *tried);
    replay.before = joined(ask.before, events, replay.range);
    const std::vector<Slice>& counted = events.of(ask.after);
    replay.after = recordOf(ask.after, alerts, ask.undone.empty() ? counted : undone(counted, ask.undone), replay.range);
    return replay;
}

} // namespace traceo::replay
