#include "slo/slo_counts.h"

#include "sli/asked.h"
#include "sli/slices.h"
#include "slo/composite_counts.h"
#include "slo/settled_minutes.h"

#include <algorithm>

namespace traceo {
namespace {

constexpr double kMuchFilling = 0.02;
constexpr double kSecondsOfMinute = 60;

/// What is before the newest answer, in none, and still in the reach of the backfill.
Result<std::vector<TimeSpan>> fillingOf(const history::Snapshot& snapshot, const SloDefinition& slo, TimeSpan span, UtcMs now)
{
    const auto asked = askedOf(snapshot, slo, span);
    if (!asked)
        return asked.error();
    return *asked ? stillToCome(**asked, span, now - slo.window.longest()) : std::vector<TimeSpan>{};
}

} // namespace

Result<UtcMs> knownFrom(const history::Snapshot& snapshot, const SloDefinition& slo, TimeSpan span)
{
    UtcMs from = span.to;
    for (const Leaf& leaf : leavesOf(slo)) {
        const auto known = knownFrom(snapshot, leaf.sli, leaf.name, span);
        if (!known)
            return known.error();
        from = std::min(from, *known);
    }
    return from;
}

void leaveOut(const std::vector<TimeSpan>& holes, Millis afterwards, std::vector<Slice>& slices)
{
    for (const TimeSpan& hole : holes) {
        const auto begin = std::ranges::upper_bound(slices, hole.from, {}, &Slice::end);
        const auto end = std::ranges::lower_bound(slices, hole.to + afterwards + kMinute, {}, &Slice::end);
        for (auto it = begin; it < end; ++it)
            *it = Slice{it->end};
    }
}

namespace {

/// While the present is excluded nobody is called; what would fire is kept.
void mute(SloCounts& counts, const SloCounts& without)
{
    if (!counts.excluded->isNow(counts.moment))
        return;
    for (const SeverityState& state : {counts.page, without.page, counts.ticket, without.ticket}) {
        if (state.verdict == AlertVerdict::Firing && !counts.excluded->muted)
            counts.excluded->muted = state;
    }
    for (SeverityState* const state : {&counts.page, &counts.ticket}) {
        if (state->verdict == AlertVerdict::Firing)
            *state = {.verdict = AlertVerdict::Quiet};
    }
}

/// The minutes of one SLO, from those that are settled to the newest ones.
class MinutesOf {
public:
    MinutesOf(const history::Snapshot& snapshot, const SloDefinition& slo, TimeSpan span, const std::vector<TimeSpan>& filling)
        : m_snapshot(snapshot), m_slo(slo), m_span(span), m_filling(filling)
    {
        if (m_filling.empty() && !slo.composite)
            m_settled = settledMinutes(snapshot, slo, span.from, span.to);
    }

    /// Reads what is not settled. `settling`: how long after a hole nothing is said.
    Result<void> read(Millis settling)
    {
        const UtcMs from = m_settled ? m_settled->counted.span().to : m_span.from;
        auto read =
            m_slo.composite ? readMembers(settling) : readSlicesFrom(m_snapshot, m_slo.sli, m_slo.name, {from, m_span.to});
        if (!read)
            return read.error();
        leaveOut(m_filling, settling, read->slices);
        m_read = std::move(*read);
        return {};
    }

    /// Into tracks of what the method counts and nothing excludes; `whole` is what it would be without exclusions.
    void pack(const ExcludedSpans& excluded, SliceTrack& counted, SliceTrack& whole)
    {
        std::vector<Slice> all = excluded.isEmpty() ? std::vector<Slice>() : m_read.slices;
        judge(m_slo.method, all);
        const bool isBegun = m_settled && m_settled->counted.firstKnown(m_settled->counted.span().from);
        judge(m_slo.method, excluded, m_read.slices, isBegun ? Seen::Before : Seen::InThem);
        counted = after(settledCounted(), m_read.slices, SliceTrack::Packing::Loose);
        if (!excluded.isEmpty())
            whole = after(settledWhole(), all, SliceTrack::Packing::Loose);
        keepSettled(all);
    }

    /// Of a composite, in the window.
    std::vector<MemberSum> takeMembers() { return std::move(m_members); }
    MemberExcess takeExcess() { return std::move(m_excess); }
    /// Of a composite of events its minutes before they are weighed.
    const std::optional<CompositeMinutes>& minutes() const { return m_minutes; }

private:
    /// All of its minutes, as what a member's events weigh changes with the window: nothing of them is settled.
    Result<ReadSlices> readMembers(Millis settling)
    {
        auto counted = countedOf(m_snapshot, m_slo, m_span,
                                 {.filling = m_filling, .settling = settling, .keepsMinutes = !m_slo.method.isOfTime()});
        if (!counted)
            return counted.error();
        m_minutes = std::move(counted->minutes);
        m_members = std::move(counted->members);
        m_excess = std::move(counted->excess);
        return ReadSlices{.slices = std::move(counted->slices), .settledUntil = m_span.from, .series = {}};
    }
    const SliceTrack* settledCounted() const { return m_settled ? &m_settled->counted : nullptr; }
    /// Where nothing was excluded so far both are the same.
    const SliceTrack* settledWhole() const
    {
        return m_settled && !m_settled->whole.isEmpty() ? &m_settled->whole : settledCounted();
    }
    SliceTrack after(const SliceTrack* settled, std::span<const Slice> newer, SliceTrack::Packing packing) const
    {
        return settled != nullptr ? settled->continued(m_span.from, newer, packing) : SliceTrack(newer);
    }

    /// `all`: without exclusions; empty where there are none.
    void keepSettled(std::span<const Slice> all) const
    {
        const UtcMs until = floorTo(m_read.settledUntil, m_slo.method.slice);
        const UtcMs from = m_settled ? m_settled->counted.span().to : m_span.from;
        if (!m_filling.empty() || until - from < kWorthKeeping)
            return;
        const auto settled = std::size_t((until - from) / kMinute);
        const std::span<const Slice> counted(m_read.slices);
        keep(m_snapshot,
             {.slo = m_slo,
              .mark = m_snapshot.mark(),
              .counted = after(settledCounted(), counted.first(settled), SliceTrack::Packing::Joined),
              .whole = all.empty() ? SliceTrack() : after(settledWhole(), all.first(settled), SliceTrack::Packing::Joined),
              .series = m_read.series});
    }

    const history::Snapshot& m_snapshot;
    const SloDefinition& m_slo;
    TimeSpan m_span;
    const std::vector<TimeSpan>& m_filling;
    std::shared_ptr<const SettledMinutes> m_settled;
    ReadSlices m_read;
    std::vector<MemberSum> m_members;
    MemberExcess m_excess;
    std::optional<CompositeMinutes> m_minutes;
};

std::shared_ptr<const WeighedSums> weighedSums(const SloDefinition& slo, const std::optional<CompositeMinutes>& minutes)
{
    return minutes ? std::make_shared<const WeighedSums>(slo, *minutes) : nullptr;
}

/// What exclusions took, where there are any.
void addExcluded(const SloDefinition& slo, const ExcludedSpans& excluded, SliceTrack whole,
                 const std::optional<CompositeMinutes>& minutes, SloCounts& counts)
{
    if (excluded.isEmpty())
        return;
    SloCounts without{.moment = counts.moment, .track = std::move(whole)};
    without.weighed = weighedSums(slo, minutes);
    without.members = counts.members;
    without.addUp(slo);
    const TimeSpan known{counts.since.value_or(counts.moment), counts.moment}; // before data began nothing was taken
    counts.excluded = {.spans = excluded.all(),
                       .uses = exclusionsUsed(slo, known),
                       .length = lengthOf(touchedSpans(slo, known)),
                       .without = without.window};
    mute(counts, without);
}

} // namespace

const SliceSum& SloCounts::burn(Millis length) const
{
    const auto it = std::ranges::find(kBurnWindows, length, &BurnWindow::length);
    Q_ASSERT(it != kBurnWindows.end());
    return burns[std::size_t(it - kBurnWindows.begin())];
}

double SloCounts::coverageSinceData() const
{
    if (!since)
        return 0;
    Millis expected = moment - *since;
    for (const TimeSpan& hole : filling)
        expected -= std::max(Millis{0}, hole.to - std::max(hole.from, *since));
    const double seconds = double(expected.count()) / 1000;
    return seconds > 0 ? std::min(1.0, window.observedSeconds / seconds) : 0;
}

double SloCounts::unknownMinutes(const SloDefinition& slo) const
{
    if (!since || !slo.method.isOfTime())
        return 0;
    double unknown = 0;
    for (const Slice& slice : track.slices({std::max(*since, window.window.from), moment}))
        unknown += slice.total > 0 ? 0 : 1 - slice.observedSeconds / kSecondsOfMinute;
    return unknown;
}

double missingShare(const std::vector<TimeSpan>& holes, TimeSpan whole)
{
    Millis missing{0};
    for (const TimeSpan& hole : holes)
        missing += std::max(Millis{0}, std::min(hole.to, whole.to) - std::max(hole.from, whole.from));
    return whole.isEmpty() ? 0 : double(missing.count()) / double(whole.length().count());
}

bool isMuch(double missingShare)
{
    return missingShare > kMuchFilling;
}

double SloCounts::fillingShare() const
{
    return missingShare(filling, window.window);
}

bool SloCounts::isMostlyFetched() const
{
    return !isMuch(fillingShare());
}

SliceSum SloCounts::burnOver(TimeSpan span) const
{
    return weighed ? weighed->ofItself(span) : track.over(span);
}

BurnAlerts SloCounts::alerts(const SloDefinition& slo) const
{
    return alertsFrom(slo, moment - kBurnWindows.back().length);
}

BurnAlerts SloCounts::alertsFrom(const SloDefinition& slo, UtcMs earliest) const
{
    std::vector<AlertRules> rules = alertRulesOf(slo);
    if (weighed)
        return {slo, std::move(rules), [sums = weighed](TimeSpan span) { return sums->ofItself(span); }};
    const UtcMs from = earliest - std::max(kBurnWindows.back().length, reachOf(rules));
    return {slo, std::move(rules), track.slices({from, moment})};
}

void SloCounts::addUp(const SloDefinition& slo)
{
    if (!slices.empty())
        track = SliceTrack(slices);
    window = track.over(slo.window.at(moment));
    for (std::size_t i = 0; i < kBurnWindows.size(); ++i)
        burns[i] = burnOver({moment - kBurnWindows[i].length, moment});
    toCome = minutesToCome(slo, moment);
    const BurnAlerts judged = weighed ? alertsFrom(slo, moment) : BurnAlerts(slo, alertRulesOf(slo), track);
    page = judged.at(moment, BurnPair::Severity::Page);
    ticket = judged.at(moment, BurnPair::Severity::Ticket);
    broken = slo.composite ? brokenOf(members) : partExcessOf(slo, window);
    if (broken) {
        page = {.verdict = AlertVerdict::Unknown};
        ticket = {.verdict = AlertVerdict::Unknown};
    }
}

namespace {

Result<void> countMinutes(const history::Snapshot& snapshot, const SloDefinition& slo, TimeSpan span, SloCounts& counts);

/// What exclusions took, of members as well: it is counted once more without them.
Result<void> addExcludedOfMembers(const history::Snapshot& snapshot, const SloDefinition& slo, TimeSpan span, SloCounts& counts)
{
    SloCounts without{.moment = counts.moment, .freshness = counts.freshness, .filling = counts.filling};
    if (auto done = countMinutes(snapshot, withoutExclusions(slo), span, without); !done)
        return done;
    const TimeSpan known{without.since.value_or(counts.moment), counts.moment};
    std::vector<ExclusionUse> uses = allExclusionsUsed(slo, known);
    if (uses.empty())
        return {};
    counts.excluded = {.spans = excludedSpans(slo, span).all(),
                       .uses = std::move(uses),
                       .length = lengthOf(touchedSpans(slo, known)),
                       .without = without.window};
    mute(counts, without);
    return {};
}

/// Judges its minutes.
Result<void> countMinutes(const history::Snapshot& snapshot, const SloDefinition& slo, TimeSpan span, SloCounts& counts)
{
    MinutesOf minutes(snapshot, slo, span, counts.filling);
    if (auto read = minutes.read(settlingOf(counts.freshness)); !read)
        return read;
    const ExcludedSpans excluded = excludedSpans(slo, span);
    SliceTrack whole;
    minutes.pack(excluded, counts.track, whole);
    counts.members = minutes.takeMembers();
    counts.memberExcess = minutes.takeExcess();
    if (minutes.minutes())
        counts.weighed =
            weighedSums(slo, minutes.minutes()->without(excluded, counts.track.firstKnown(span.from).value_or(span.to)));
    counts.since = counts.track.firstKnown(slo.window.at(counts.moment).from);
    counts.addUp(slo);
    if (hasExcludedMembers(slo))
        return addExcludedOfMembers(snapshot, slo, span, counts);
    addExcluded(slo, excluded, std::move(whole), minutes.minutes(), counts);
    return {};
}

/// Takes them as they are stored.
Result<void> countDays(const history::Snapshot& snapshot, const SloDefinition& slo, const CountAsk& ask, SloCounts& counts)
{
    auto track = countedTrack(snapshot, slo, ask.span, ask.wanted);
    if (!track)
        return track.error();
    counts.track = std::move(*track);
    counts.since = counts.track.firstKnown(slo.window.at(counts.moment).from);
    counts.addUp(slo);
    return {};
}

Result<SloCounts> countAnew(const history::Snapshot& snapshot, const SloDefinition& slo, const Question& question,
                            const CountAsk& ask)
{
    SloCounts counts;
    counts.moment = ask.span.to;
    auto freshness = freshnessOf(snapshot, slo, question.moment());
    if (!freshness)
        return freshness.error();
    counts.freshness = std::move(freshness).value();
    auto filling = fillingOf(snapshot, slo, ask.span, question.now);
    if (!filling)
        return filling.error();
    counts.filling = std::move(filling).value();
    auto counted = isAsStored(slo) && counts.filling.empty() ? countDays(snapshot, slo, ask, counts)
                                                             : countMinutes(snapshot, slo, ask.span, counts);
    if (!counted)
        return counted.error();
    if (counts.window.undecided > 0)
        counts.boundaries = boundariesOf(snapshot, slo).valueOr({});
    return counts;
}

/// Where windows begin and end, with the minutes before of which something pending asks the same.
std::vector<TimeSpan> edgesOf(const SloDefinition& slo, UtcMs moment, std::span<const Millis> windows)
{
    const TimeSpan whole = slo.window.at(moment);
    std::vector<TimeSpan> edges{{whole.from, whole.from}, {whole.to, whole.to}};
    const auto add = [&edges, moment](Millis length, Millis pending) {
        edges.push_back({moment - length - pending, moment - length});
    };
    for (const Millis window : windows)
        add(window, Millis{0});
    for (const BurnWindow& window : kBurnWindows)
        add(window.length, Millis{0});
    for (const AlertRules& rules : alertRulesOf(slo)) {
        add(Millis{0}, rules.pending);
        for (const BurnPair& pair : rules.pairs) {
            add(pair.shortWindow, rules.pending);
            add(pair.longWindow, rules.pending);
        }
    }
    return edges;
}

/// A member of which nobody was ever answered is not being fetched, whatever is known of it.
Result<std::optional<std::vector<TimeSpan>>> askedOfMembers(const history::Snapshot& snapshot, const Composite& composite,
                                                            TimeSpan range)
{
    std::optional<std::vector<TimeSpan>> all;
    for (const CompositeMember& member : composite.members) {
        auto own = askedOf(snapshot, *member.slo, range);
        if (!own)
            return own.error();
        if (*own)
            all = all ? intersected(*all, **own) : std::move(**own);
    }
    return all;
}

} // namespace

CountAsk countAsk(const SloDefinition& slo, const Question& question, UtcMs from, Minutes minutes,
                  std::span<const Millis> windows)
{
    const UtcMs moment = floorTo(question.moment(), kMinute);
    const Millis reach = std::max(kBurnWindows.back().length, reachOf(alertRulesOf(slo)));
    const UtcMs earliest = floorTo(std::min({from, slo.window.at(moment).from, moment - reach}), slo.method.slice);
    const TimeSpan all{kDistantPast, kDistantFuture};
    return {.span = {earliest, moment},
            .wanted = minutes == Minutes::AtEdges ? edgesOf(slo, moment, windows) : std::vector{all},
            .minutes = minutes};
}

Result<SloCounts> countSlo(const history::Snapshot& snapshot, const SloDefinition& slo, const Question& question,
                           const CountAsk& ask)
{
    const auto known = knownCounts(snapshot, slo, question, ask.span.from, ask.wanted);
    auto counts = known ? Result(*known) : countAnew(snapshot, slo, question, ask);
    if (!counts)
        return counts;
    if (!known)
        keep(snapshot, slo, question, ask.span.from, *counts);
    if (ask.minutes == Minutes::AsSlices)
        counts->slices = counts->track.slices(ask.span);
    return counts;
}

Result<SloCounts> countSlo(const history::Snapshot& snapshot, const SloDefinition& slo, const Question& question, UtcMs from,
                           Minutes minutes, std::span<const Millis> windows)
{
    return countSlo(snapshot, slo, question, countAsk(slo, question, from, minutes, windows));
}

Result<std::optional<std::vector<TimeSpan>>> askedForOthers(const history::Snapshot& snapshot, const Want& want, TimeSpan range)
{
    const bool isOfSeries = want.threshold.empty() && want.expression.empty();
    if (!isOfSeries || want.source.empty())
        return std::optional<std::vector<TimeSpan>>();
    return askedByWider(snapshot, want.source, want.selector, range);
}

Result<std::optional<std::vector<TimeSpan>>> askedOf(const history::Snapshot& snapshot, const SloDefinition& slo, TimeSpan range)
{
    if (slo.composite)
        return askedOfMembers(snapshot, *slo.composite, range);
    std::optional<std::vector<TimeSpan>> all;
    std::vector<Want> unasked;
    for (Want& want : SloConfig{{slo}}.wants()) {
        auto asked = askedSpans(snapshot, want.source, want.id(), range);
        if (!asked)
            return asked.error();
        if (*asked)
            all = all ? intersected(*all, **asked) : std::move(**asked);
        else
            unasked.push_back(std::move(want));
    }
    if (!all)
        return all;
    for (const Want& want : unasked) { // of an SLO that is new: what it needs may be here for the sake of another
        auto asked = askedForOthers(snapshot, want, range);
        if (!asked)
            return asked.error();
        *all = intersected(*all, asked->value_or(std::vector<TimeSpan>()));
    }
    return all;
}

Result<std::int64_t> resetsOf(const history::Snapshot& snapshot, const SloDefinition& slo, TimeSpan window)
{
    std::int64_t resets = 0;
    for (const Leaf& leaf : leavesOf(slo)) {
        if (!leaf.sli.isOfCounters())
            continue;
        const auto matched = matchedSeries(snapshot, leaf.sli);
        if (!matched)
            return matched.error();
        for (const MatchedSeries& match : *matched) {
            const auto all = snapshot.aggregate(match.series.id, window);
            if (!all)
                return all.error();
            resets += all->resets;
        }
    }
    return resets;
}

} // namespace traceo
