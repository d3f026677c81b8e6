#include "slo/rehearsal/rehearsal.h"

#include "slo/binomial_interval.h"

#include <algorithm>

namespace traceo {
namespace {

/// A share nearer to its limit than this is compared in whole numbers; doubles err by less than a thousandth of it.
constexpr double kDoubt = 1e-9;

std::size_t minutesOf(Millis length)
{
    return std::size_t(length / kMinute);
}

} // namespace

Rehearsal::Rehearsal(const SloDefinition& slo, std::span<const Slice> slices, TimeSpan range,
                     std::shared_ptr<const WeighedSums> weighed)
    : m_slo(slo), m_range(range), m_begin(slices.empty() ? range.from : slices.front().end - kMinute),
      m_weighed(std::move(weighed))
{
    Q_ASSERT(m_begin <= range.from && range.to <= m_begin + std::int64_t(slices.size()) * kMinute);
    for (auto* column : {&m_good, &m_total, &m_observed})
        column->reserve(slices.size() + 1);
    m_good.push_back(0);
    m_total.push_back(0);
    m_observed.push_back(0);
    for (const Slice& slice : slices) {
        m_good.push_back(m_good.back() + slice.good);
        m_total.push_back(m_total.back() + slice.total);
        m_observed.push_back(m_observed.back() + slice.observedSeconds);
    }
    if (std::ranges::none_of(slices, [](const Slice& slice) { return slice.undecided > 0; }))
        return;
    m_undecided.reserve(slices.size() + 1);
    m_undecided.push_back(0);
    for (const Slice& slice : slices)
        m_undecided.push_back(m_undecided.back() + slice.undecided);
}

std::vector<Rehearsal::Judge> Rehearsal::judgesOf(const PolicyAlert& alert) const
{
    std::vector<Judge> judges;
    for (const BurnPair& pair : alert.pairs) {
        const BurnLimit limit = pair.limit(m_slo.window.length);
        judges.push_back({.limit = limit,
                          .threshold = limit.factor() * m_slo.objective.errorRatio(),
                          .longMinutes = minutesOf(pair.longWindow),
                          .shortMinutes = minutesOf(pair.shortWindow),
                          .isPossible = alert.isGuarded ? isUseful(m_slo.objective, pair, m_slo.window.length)
                                                        : traceo::canFire(m_slo.objective, limit)});
    }
    return judges;
}

/// The last `minutes` before slice number `end`.
Rehearsal::Part Rehearsal::partOf(std::size_t end, std::size_t minutes) const
{
    const std::size_t begin = end - std::min(minutes, end);
    if (m_weighed) {
        const SliceSum sum =
            m_weighed->ofItself({m_begin + std::int64_t(begin) * kMinute, m_begin + std::int64_t(end) * kMinute});
        return {.bad = sum.bad(), .total = sum.total, .observedSeconds = sum.observedSeconds, .undecided = sum.undecided};
    }
    const double total = m_total[end] - m_total[begin];
    return {.bad = total - (m_good[end] - m_good[begin]),
            .total = total,
            .observedSeconds = m_observed[end] - m_observed[begin],
            .undecided = m_undecided.empty() ? 0 : m_undecided[end] - m_undecided[begin]};
}

SliceSum Rehearsal::over(TimeSpan window) const
{
    const auto place = [this](UtcMs moment) {
        return std::size_t(std::clamp<std::int64_t>((moment - m_begin) / kMinute, 0, std::int64_t(m_total.size()) - 1));
    };
    const std::size_t from = place(window.from);
    const std::size_t to = place(window.to);
    return {.window = window,
            .good = m_good[to] - m_good[from],
            .total = m_total[to] - m_total[from],
            .observedSeconds = m_observed[to] - m_observed[from],
            .undecided = m_undecided.empty() ? 0 : m_undecided[to] - m_undecided[from]};
}

bool Rehearsal::exceedsLimit(const Judge& judge, double bad, double total) const
{
    const double limit = total * judge.threshold;
    if (bad < limit * (1 - kDoubt))
        return false;
    return bad > limit * (1 + kDoubt) || exceeds(m_slo.objective, bad, total, judge.limit);
}

Rehearsal::Exceeds Rehearsal::exceedsLimit(const PolicyAlert& alert, const Judge& judge, const Part& part, bool isHarm) const
{
    const auto isAbove = [&](double bad) {
        if (!exceedsLimit(judge, bad, part.total) || (isHarm && bad < alert.leastBad))
            return false;
        return !isHarm || !alert.wantsProof || jeffreysBelow(bad, part.total, judge.threshold) < kProof;
    };
    if (!isAbove(part.bad))
        return Exceeds::No;
    const bool isSure = !alert.isGuarded || !(part.undecided > 0) || isAbove(std::max(0.0, part.bad - part.undecided));
    return isSure ? Exceeds::Yes : Exceeds::Perhaps;
}

AlertVerdict Rehearsal::verdictOf(const PolicyAlert& alert, const Judge& judge, std::size_t end) const
{
    const auto isBlind = [&alert](const Part& part, std::size_t minutes) {
        return alert.isGuarded && part.observedSeconds < kLeastBurnCoverage * 60 * double(minutes);
    };
    if (!judge.isPossible)
        return AlertVerdict::CannotFire;
    const Part harm = partOf(end, judge.longMinutes);
    if (isBlind(harm, judge.longMinutes))
        return AlertVerdict::Unknown;
    const Exceeds harmful = exceedsLimit(alert, judge, harm, true);
    if (harmful == Exceeds::No)
        return AlertVerdict::Quiet;
    const Part now = partOf(end, judge.shortMinutes);
    if (isBlind(now, judge.shortMinutes))
        return AlertVerdict::Unknown;
    switch (std::min(harmful, exceedsLimit(alert, judge, now, false))) {
    case Exceeds::No:
        return AlertVerdict::Quiet;
    case Exceeds::Perhaps:
        return AlertVerdict::Unknown;
    case Exceeds::Yes:
        return AlertVerdict::Firing;
    }
    Q_UNREACHABLE();
}

/// One that fires decides; else one that is unknown; an alert cannot fire where none of its pairs can.
AlertVerdict Rehearsal::verdictOf(const PolicyAlert& alert, const std::vector<Judge>& judges, std::size_t end) const
{
    AlertVerdict all = AlertVerdict::CannotFire;
    for (const Judge& judge : judges) {
        const AlertVerdict one = verdictOf(alert, judge, end);
        if (one == AlertVerdict::Firing)
            return one;
        if (one == AlertVerdict::Unknown || all == AlertVerdict::CannotFire)
            all = one;
    }
    return all;
}

bool Rehearsal::canFire(const PolicyAlert& alert) const
{
    return std::ranges::any_of(judgesOf(alert), &Judge::isPossible);
}

std::vector<AlertVerdict> Rehearsal::verdicts(const PolicyAlert& alert) const
{
    const std::vector<Judge> judges = judgesOf(alert);
    const std::size_t first = minutesOf(m_range.from - m_begin) + 1;
    const std::size_t last = minutesOf(m_range.to - m_begin);
    const std::size_t pending = minutesOf(alert.pending);
    std::vector<AlertVerdict> verdicts;
    verdicts.reserve(last + 1 - first);
    std::size_t held = 0; // minutes in a row
    for (std::size_t end = first - std::min(pending, first); end <= last; ++end) {
        AlertVerdict verdict = verdictOf(alert, judges, end);
        held = verdict == AlertVerdict::Firing ? held + 1 : 0;
        if (held > 0 && held <= pending)
            verdict = AlertVerdict::Quiet;
        if (end >= first)
            verdicts.push_back(verdict);
    }
    return verdicts;
}

std::vector<AlertVerdict> Rehearsal::verdicts(const AlertPolicy& policy) const
{
    const auto together = [](AlertVerdict a, AlertVerdict b) {
        for (const AlertVerdict verdict : {AlertVerdict::Firing, AlertVerdict::Unknown, AlertVerdict::Quiet}) {
            if (a == verdict || b == verdict)
                return verdict;
        }
        return AlertVerdict::CannotFire;
    };
    std::vector<AlertVerdict> all(minutesOf(m_range.length()), AlertVerdict::CannotFire);
    for (const PolicyAlert& alert : policy.alerts) {
        const std::vector<AlertVerdict> one = verdicts(alert);
        std::ranges::transform(all, one, all.begin(), together);
    }
    return all;
}

std::vector<Firing> Rehearsal::firings(const AlertPolicy& policy) const
{
    std::vector<Firing> firings;
    for (std::size_t alert = 0; alert < policy.alerts.size(); ++alert) {
        UtcMs moment = m_range.from;
        bool isFiring = false;
        for (const AlertVerdict verdict : verdicts(policy.alerts[alert])) {
            moment += kMinute;
            const bool fires = verdict == AlertVerdict::Firing;
            if (fires && !isFiring)
                firings.push_back(
                    {alert, {moment, m_range.to}, true, budgetAt(m_slo, over(m_slo.window.at(moment)), moment).spent});
            if (!fires && isFiring) {
                firings.back().span.to = moment;
                firings.back().isOpen = false;
            }
            isFiring = fires;
        }
    }
    std::ranges::stable_sort(firings, {}, [](const Firing& firing) { return firing.span.from; });
    return firings;
}

double Rehearsal::missedBad(std::vector<Firing> firings) const
{
    std::ranges::sort(firings, {}, [](const Firing& firing) { return firing.span.from; });
    double missed = whole().bad();
    UtcMs told = m_range.from;
    for (const Firing& firing : firings) {
        const TimeSpan more{std::max(told, firing.span.from), firing.span.to};
        if (more.isEmpty())
            continue;
        missed -= over(more).bad();
        told = more.to;
    }
    return missed;
}

} // namespace traceo
