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

constexpr double kLeastBad = 3;

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

} // namespace

AlertRules defaultRules(const SloDefinition& slo)
{
    const bool isOfProbes = slo.sli.kind == SliDefinition::Kind::Probe;
    return {.leastBad = kLeastBad,
            .wantsProof = isOfProbes && !slo.method.isOfTime()}; // minutes that follow one another are no draws
}

BurnAlerts::BurnAlerts(const SloDefinition& slo, AlertRules rules, std::span<const Slice> slices)
    : m_objective(slo.objective), m_period(slo.window.length), m_rules(std::move(rules)),
      m_over([sums = SliceSums(slices)](TimeSpan window) { return sums.over(window); })
{}

BurnAlerts::BurnAlerts(const SloDefinition& slo, AlertRules rules, SliceTrack track)
    : m_objective(slo.objective), m_period(slo.window.length), m_rules(std::move(rules)),
      m_over([track = std::move(track)](TimeSpan window) { return track.over(window); })
{}

bool BurnAlerts::exceedsLimit(const BurnLimit& limit, const SliceSum& sum, bool isHarm) const
{
    if (!exceeds(m_objective, sum.bad(), sum.total, limit))
        return false;
    if (!isHarm)
        return true;
    if (sum.bad() < m_rules.leastBad)
        return false;
    return !m_rules.wantsProof || jeffreysBelow(sum.bad(), sum.total, limit.factor() * m_objective.errorRatio()) < kProof;
}

AlertVerdict BurnAlerts::verdictOf(const BurnPair& pair, const SliceSum& harm, const SliceSum& now) const
{
    const BurnLimit limit = pair.limit(m_period);
    if (!isUseful(m_objective, limit))
        return AlertVerdict::CannotFire;
    if (harm.coverage() < kLeastBurnCoverage)
        return AlertVerdict::Unknown;
    if (!exceedsLimit(limit, harm, true))
        return AlertVerdict::Quiet;
    if (now.coverage() < kLeastBurnCoverage)
        return AlertVerdict::Unknown;
    return exceedsLimit(limit, now, false) ? AlertVerdict::Firing : AlertVerdict::Quiet;
}

PairState BurnAlerts::stateOf(const BurnPair& pair, UtcMs moment) const
{
    PairState state{.pair = pair,
                    .harm = m_over({moment - pair.longWindow, moment}),
                    .now = m_over({moment - pair.shortWindow, moment})};
    state.verdict = verdictOf(pair, state.harm, state.now);
    return state;
}

/// One that fires decides; else one that is unknown; a severity cannot fire where none of its pairs can.
SeverityState BurnAlerts::now(UtcMs moment, BurnPair::Severity severity) const
{
    SeverityState all{.verdict = AlertVerdict::CannotFire};
    for (const BurnPair& pair : m_rules.pairs) {
        if (pair.severity != severity)
            continue;
        const PairState state = stateOf(pair, moment);
        if (state.verdict == AlertVerdict::CannotFire && !all.heldBy)
            all.heldBy = state;
        if (state.verdict == AlertVerdict::Firing)
            return {.verdict = AlertVerdict::Firing, .heldBy = state};
        if (state.verdict == AlertVerdict::Unknown && all.verdict != AlertVerdict::Unknown)
            all = {.verdict = AlertVerdict::Unknown, .heldBy = state};
        if (state.verdict == AlertVerdict::Quiet && all.verdict == AlertVerdict::CannotFire)
            all = {.verdict = AlertVerdict::Quiet};
    }
    return all;
}

SeverityState BurnAlerts::at(UtcMs moment, BurnPair::Severity severity) const
{
    const SeverityState state = now(moment, severity);
    if (state.verdict != AlertVerdict::Firing)
        return state;
    for (UtcMs before = moment - m_rules.pending; before < moment; before += kMinute) {
        if (now(before, severity).verdict != AlertVerdict::Firing)
            return {.verdict = AlertVerdict::Quiet};
    }
    return state;
}

std::optional<UtcMs> BurnAlerts::firingSince(UtcMs moment, BurnPair::Severity severity, UtcMs earliest) const
{
    if (at(moment, severity).verdict != AlertVerdict::Firing)
        return std::nullopt;
    UtcMs since = moment;
    while (since - kMinute >= earliest && now(since - kMinute, severity).verdict == AlertVerdict::Firing)
        since -= kMinute;
    return std::min(moment, since + m_rules.pending); // what is pending at first does not fire yet
}

std::optional<UtcMs> BurnAlerts::clearsAt(UtcMs moment, BurnPair::Severity severity) const
{
    if (at(moment, severity).verdict != AlertVerdict::Firing)
        return std::nullopt;
    const double perMinute = m_over({moment - kHour, moment}).total / double(kHour / kMinute);
    const auto longest = std::ranges::max_element(m_rules.pairs, {}, &BurnPair::longWindow)->longWindow;
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
    for (UtcMs end = moment + kMinute; end <= moment + longest; end += kMinute) {
        const bool fires = std::ranges::any_of(m_rules.pairs, [&](const BurnPair& pair) {
            return pair.severity == severity
                && verdictOf(pair, later(pair.longWindow, end), later(pair.shortWindow, end)) == AlertVerdict::Firing;
        });
        if (!fires)
            return end;
    }
    return moment + longest;
}

QString reasonOf(const SeverityState& state, const SloDefinition& slo)
{
    switch (state.verdict) {
    case AlertVerdict::CannotFire:
        return state.heldBy ? whyNever(state.heldBy->pair, slo) : QString();
    case AlertVerdict::Unknown: {
        const PairState& pair = *state.heldBy;
        const bool isHarm = pair.harm.coverage() < kLeastBurnCoverage;
        return Text::tr("It is not known: only %1 of the last %2 was observed.")
            .arg(percentText((isHarm ? pair.harm : pair.now).coverage()),
                 durationText(isHarm ? pair.pair.longWindow : pair.pair.shortWindow));
    }
    case AlertVerdict::Firing: {
        const PairState& pair = *state.heldBy;
        return Text::tr("The budget is spent %1 as fast as it may be over %2 and over %3; the limit is %4.")
            .arg(factorText(burnRate(slo.objective, pair.harm.bad(), pair.harm.total).value_or(0)),
                 durationText(pair.pair.longWindow), durationText(pair.pair.shortWindow),
                 factorText(pair.pair.limit(slo.window.length).factor()));
    }
    case AlertVerdict::Quiet:
        break;
    }
    return {};
}

} // namespace traceo
