#include "slo/burn_alerts.h"

#include "core/duration.h"
#include "core/format.h"
#include "slo/binomial_interval.h"

#include <QCoreApplication>

#include <algorithm>

namespace traceo {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(BurnAlerts)
};

QString factorText(double factor)
{
    return toText({.value = factor, .unit = Unit::Factor, .quality = Quality::Ok, .better = Better::Lower});
}

QString percentText(double ratio)
{
    return toText({.value = ratio, .unit = Unit::Ratio, .quality = Quality::Ok, .decimals = 0});
}

QString whyNever(const BurnPair& pair, const SloDefinition& slo)
{
    const BurnLimit limit = pair.limit(slo.window.length);
    if (canFire(slo.objective, limit)) // it could, and would while the objective is kept
        return Text::tr("It cannot fire: over %1 its limit is %2, which a budget of %3 spends evenly.")
            .arg(durationText(pair.longWindow), factorText(limit.factor()), QString::fromStdString(slo.window.text()));
    return Text::tr("It cannot fire: at %1 all would have to be bad, and more, to exceed %2.")
        .arg(toText({.value = slo.objective.ratio(),
                     .unit = Unit::Ratio,
                     .quality = Quality::Ok,
                     .decimals = std::int8_t(slo.objective.decimals)}),
             factorText(limit.factor()));
}

/// Adds what one part says to what those before it say: one that fires decides; else one that is unknown; all cannot fire where
/// no part can.
void join(SeverityState& all, const SeverityState& one)
{
    using enum AlertVerdict;
    const bool decides = one.verdict == Firing || (one.verdict == Unknown && all.verdict != Unknown)
        || (one.verdict == Quiet && all.verdict == CannotFire);
    if (all.verdict == Firing)
        return;
    if (decides)
        all = one;
    else if (one.verdict == CannotFire && all.verdict == CannotFire && !all.heldBy)
        all.heldBy = one.heldBy;
}

} // namespace

AlertRules defaultRules(const SloDefinition& slo)
{
    return {.leastBad = kLeastBad, .wantsProof = needsProof(slo)};
}

std::vector<AlertRules> alertRulesOf(const SloDefinition& slo)
{
    if (slo.alerts.empty())
        return {defaultRules(slo)};
    std::vector<AlertRules> rules;
    for (const OwnAlert& alert : slo.alerts)
        rules.push_back(
            {.pairs = {alert.pair}, .pending = alert.pending, .leastBad = alert.leastBad, .wantsProof = alert.wantsProof});
    return rules;
}

Millis reachOf(const std::vector<AlertRules>& rules)
{
    Millis reach{0};
    for (const AlertRules& one : rules) {
        for (const BurnPair& pair : one.pairs)
            reach = std::max(reach, pair.longWindow + one.pending);
    }
    return reach;
}

BurnAlerts::BurnAlerts(const SloDefinition& slo, AlertRules rules, std::span<const Slice> slices)
    : BurnAlerts(slo, std::vector<AlertRules>{std::move(rules)}, slices)
{}

BurnAlerts::BurnAlerts(const SloDefinition& slo, std::vector<AlertRules> rules, std::span<const Slice> slices)
    : m_objective(slo.objective), m_period(slo.window.length), m_rules(std::move(rules)),
      m_over([sums = SliceSums(slices)](TimeSpan window) { return sums.over(window); })
{
    Q_ASSERT(!m_rules.empty());
}

BurnAlerts::BurnAlerts(const SloDefinition& slo, std::vector<AlertRules> rules, SliceTrack track)
    : BurnAlerts(slo, std::move(rules),
                 std::function<SliceSum(TimeSpan)>([track = std::move(track)](TimeSpan window) { return track.over(window); }))
{}

BurnAlerts::BurnAlerts(const SloDefinition& slo, std::vector<AlertRules> rules, std::function<SliceSum(TimeSpan)> over)
    : m_objective(slo.objective), m_period(slo.window.length), m_rules(std::move(rules)), m_over(std::move(over))
{
    Q_ASSERT(!m_rules.empty());
}

bool BurnAlerts::isHarm(const AlertRules& rules, const BurnLimit& limit, double bad, double total) const
{
    if (!exceeds(m_objective, bad, total, limit) || bad < rules.leastBad)
        return false;
    return !rules.wantsProof || jeffreysBelow(bad, total, limit.factor() * m_objective.errorRatio()) < kProof;
}

/// What is undecided is bad or is not.
template <class IsAbove>
BurnAlerts::Exceeds BurnAlerts::exceedsBy(const SliceSum& sum, IsAbove isAbove)
{
    if (!isAbove(sum.bad(), sum.total))
        return Exceeds::No;
    const bool isSure = !(sum.undecided > 0) || isAbove(std::max(0.0, sum.bad() - sum.undecided), sum.total);
    return isSure ? Exceeds::Yes : Exceeds::Perhaps;
}

AlertVerdict BurnAlerts::verdictOf(const AlertRules& rules, const BurnPair& pair, const SliceSum& harm, const SliceSum& now) const
{
    if (!isUseful(m_objective, pair, m_period))
        return AlertVerdict::CannotFire;
    if (harm.coverage() < kLeastBurnCoverage)
        return AlertVerdict::Unknown;
    const BurnLimit limit = pair.limit(m_period);
    const Exceeds harmful = exceedsBy(harm, [&](double bad, double total) { return isHarm(rules, limit, bad, total); });
    if (harmful == Exceeds::No)
        return AlertVerdict::Quiet;
    if (now.coverage() < kLeastBurnCoverage)
        return AlertVerdict::Unknown;
    const Exceeds goesOn = exceedsBy(now, [&](double bad, double total) { return exceeds(m_objective, bad, total, limit); });
    switch (std::min(harmful, goesOn)) {
    case Exceeds::No:
        return AlertVerdict::Quiet;
    case Exceeds::Perhaps:
        return AlertVerdict::Unknown;
    case Exceeds::Yes:
        return AlertVerdict::Firing;
    }
    Q_UNREACHABLE();
}

AlertVerdict BurnAlerts::verdictOf(const BurnPair& pair, const SliceSum& harm, const SliceSum& now) const
{
    const auto holds = [&pair](const AlertRules& rules) { return std::ranges::find(rules.pairs, pair) != rules.pairs.end(); };
    const auto found = std::ranges::find_if(m_rules, holds);
    return verdictOf(found == m_rules.end() ? m_rules.front() : *found, pair, harm, now);
}

SeverityState BurnAlerts::now(const AlertRules& rules, UtcMs moment, BurnPair::Severity severity) const
{
    SeverityState all{.verdict = AlertVerdict::CannotFire};
    for (const BurnPair& pair : rules.pairs) {
        if (pair.severity != severity)
            continue;
        PairState state{.pair = pair,
                        .harm = m_over({moment - pair.longWindow, moment}),
                        .now = m_over({moment - pair.shortWindow, moment})};
        state.verdict = verdictOf(rules, pair, state.harm, state.now);
        const bool isQuiet = state.verdict == AlertVerdict::Quiet;
        join(all, {.verdict = state.verdict, .heldBy = isQuiet ? std::nullopt : std::optional(state)});
        if (all.verdict == AlertVerdict::Firing)
            break;
    }
    return all;
}

SeverityState BurnAlerts::at(const AlertRules& rules, UtcMs moment, BurnPair::Severity severity) const
{
    const SeverityState state = now(rules, moment, severity);
    if (state.verdict != AlertVerdict::Firing)
        return state;
    for (UtcMs before = moment - rules.pending; before < moment; before += kMinute) {
        if (now(rules, before, severity).verdict != AlertVerdict::Firing)
            return {.verdict = AlertVerdict::Quiet};
    }
    return state;
}

SeverityState BurnAlerts::at(UtcMs moment, BurnPair::Severity severity) const
{
    SeverityState all{.verdict = AlertVerdict::CannotFire};
    for (const AlertRules& rules : m_rules)
        join(all, at(rules, moment, severity));
    return all;
}

std::optional<UtcMs> BurnAlerts::firingSince(UtcMs moment, BurnPair::Severity severity, UtcMs earliest) const
{
    if (at(moment, severity).verdict != AlertVerdict::Firing)
        return std::nullopt;
    UtcMs since = moment;
    while (since - kMinute >= earliest && at(since - kMinute, severity).verdict == AlertVerdict::Firing)
        since -= kMinute;
    return since;
}

std::int64_t BurnAlerts::heldFor(const AlertRules& rules, UtcMs moment, BurnPair::Severity severity) const
{
    const std::int64_t most = rules.pending / kMinute + 1;
    std::int64_t minutes = 0;
    while (minutes < most && now(rules, moment - minutes * kMinute, severity).verdict == AlertVerdict::Firing)
        ++minutes;
    return minutes;
}

std::optional<UtcMs> BurnAlerts::clearsAt(UtcMs moment, BurnPair::Severity severity) const
{
    if (at(moment, severity).verdict != AlertVerdict::Firing)
        return std::nullopt;
    const double perMinute = m_over({moment - kHour, moment}).total / double(kHour / kMinute);
    const Millis longest = reachOf(m_rules);
    // What is to come is good: it adds to the totals alone.
    const auto later = [&](Millis window, UtcMs end) {
        SliceSum sum = end - window < moment ? m_over({end - window, moment}) : SliceSum{};
        sum.window = {end - window, end};
        const Millis ahead = std::min(window, end - moment);
        sum.good += perMinute * double(ahead / kMinute);
        sum.total += perMinute * double(ahead / kMinute);
        sum.observedSeconds += double(ahead.count()) / 1000;
        return sum;
    };
    std::vector<std::int64_t> held; // minutes in a row, by the rules
    for (const AlertRules& rules : m_rules)
        held.push_back(heldFor(rules, moment, severity));
    for (UtcMs end = moment + kMinute; end <= moment + longest; end += kMinute) {
        bool fires = false;
        for (std::size_t i = 0; i < m_rules.size(); ++i) {
            const bool burns = std::ranges::any_of(m_rules[i].pairs, [&](const BurnPair& pair) {
                return pair.severity == severity
                    && verdictOf(m_rules[i], pair, later(pair.longWindow, end), later(pair.shortWindow, end))
                    == AlertVerdict::Firing;
            });
            held[i] = burns ? held[i] + 1 : 0;
            fires = fires || held[i] > m_rules[i].pending / kMinute;
        }
        if (!fires)
            return end;
    }
    return moment + longest;
}

namespace {

QString whyUndecided(const SloDefinition& slo)
{
    if (slo.composite)
        return Text::tr("Not known: of events of a member it is not known whether they were good.");
    if (slo.sli.kind == SliDefinition::Kind::Probe)
        return Text::tr("Not known: the status or the duration of successful runs was not observed.");
    return Text::tr("Not known: the threshold is no boundary of the histogram.");
}

} // namespace

QString reasonOf(const SeverityState& state, const SloDefinition& slo)
{
    switch (state.verdict) {
    case AlertVerdict::CannotFire:
        return state.heldBy ? whyNever(state.heldBy->pair, slo) : QString();
    case AlertVerdict::Unknown: {
        const PairState& pair = *state.heldBy;
        const bool isHarm = pair.harm.coverage() < kLeastBurnCoverage;
        if (!isHarm && pair.now.coverage() >= kLeastBurnCoverage)
            return whyUndecided(slo);
        return Text::tr("It is not known: only %1 of the last %2 was observed.")
            .arg(percentText((isHarm ? pair.harm : pair.now).coverage()),
                 durationText(isHarm ? pair.pair.longWindow : pair.pair.shortWindow));
    }
    case AlertVerdict::Firing: {
        const PairState& pair = *state.heldBy;
        const double certain = std::max(0.0, pair.harm.bad() - pair.harm.undecided);
        const QString least = factorText(burnRate(slo.objective, certain, pair.harm.total).value_or(0));
        const QString burn = pair.harm.undecided > 0 ? Text::tr("at least %1").arg(least) : least;
        const QString limit = factorText(pair.pair.limit(slo.window.length).factor());
        if (pair.pair.isSingle())
            return Text::tr("The budget is spent %1 as fast as it may be over %2; the limit is %3.")
                .arg(burn, durationText(pair.pair.longWindow), limit);
        return Text::tr("The budget is spent %1 as fast as it may be over %2 and over %3; the limit is %4.")
            .arg(burn, durationText(pair.pair.longWindow), durationText(pair.pair.shortWindow), limit);
    }
    case AlertVerdict::Quiet:
        break;
    }
    return {};
}

} // namespace traceo
