#include "slo/slo_state.h"

#include "core/duration.h"
#include "core/format.h"
#include "sli/histogram_buckets.h"
#include "slo/burn_alerts.h"
#include "slo/error_budget.h"
#include "vocabulary/probes.h"

#include <QCoreApplication>

#include <algorithm>

namespace traceo {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SloState)
};

/// Of younger data the first minute, which is never whole, is too much.
constexpr Millis kFirstMinutes = 5 * kMinute;
/// The least that the first window of a page must have seen (slo/burn_alerts.h): 30 min.
constexpr Millis kYoung = kHour / 2;

QString percent(double ratio, Better better)
{
    return toText({.value = ratio, .unit = Unit::Ratio, .quality = Quality::Ok, .better = better, .decimals = 1});
}

QString whyUndecided(const SloDefinition& slo, const SloCounts& counts)
{
    const QString least = percent(counts.window.good / counts.window.total, Better::Higher);
    const QString most = percent((counts.window.good + counts.window.undecided) / counts.window.total, Better::Higher);
    if (slo.composite)
        return Text::tr(
                   "Of events of its members it is not known whether they were good: between %1 and %2 were. Its members say "
                   "why.")
            .arg(least, most);
    if (slo.sli.kind == SliDefinition::Kind::Probe)
        return Text::tr("Of successful runs the status or the duration was not observed: between %1 and %2 were good. Does the "
                        "prober write %3?")
            .arg(least, most, QString::fromUtf8(slo.sli.latency ? vocabulary::kProbeDuration : vocabulary::kProbeStatusCode));
    const QString between =
        Text::tr("The threshold is no boundary of the histogram: between %1 and %2 were within it.").arg(least, most);
    return between + u' '
        + (counts.boundaries.empty() ? Text::tr("Take a boundary as the threshold.")
                                     : Text::tr("Take one of its boundaries as the threshold: %1.")
                                           .arg(thresholdsText(slo.sli.total.name(), counts.boundaries)));
}

/// Though events are undecided something may be said of them all.
bool isSeenUndecided(const SloCounts& counts)
{
    const bool isSeen = counts.freshness.newest && counts.since && counts.coverageSinceData() >= kLeastCoverage;
    return isSeen && !counts.broken && counts.window.undecided > 0;
}

double badAtLeast(const SloCounts& counts)
{
    return std::max(0.0, counts.window.bad() - counts.window.undecided);
}

/// It pages, or its budget is overspent, whatever the undecided events were; and no state is worse.
std::optional<QString> whyCertain(const SloDefinition& slo, const SloCounts& counts)
{
    if (isSeenUndecided(counts) && counts.page.verdict == AlertVerdict::Firing)
        return reasonOf(counts.page, slo) + u' ' + whyUndecided(slo, counts);
    const auto most = leftAtMost(slo, counts);
    if (!most || *most >= 0)
        return {};
    return Text::tr("The budget is overspent whatever the undecided events were: at most %1 is left.")
               .arg(percent(*most, Better::Lower)) // rounded up, as it is a bound from above
        + u' ' + whyUndecided(slo, counts);
}

/// What the server evaluates is asked for some time after its minute has ended.
bool isStale(const SloDefinition& slo, const SloCounts& counts, UtcMs moment)
{
    const Millis late = isEvaluatedByServer(slo) ? kMinute : Millis{0};
    return moment - *counts.freshness.newest > 2 * std::max(counts.freshness.interval, kMinute) + late;
}

std::optional<QString> whyFiring(const SloDefinition& slo, const SeverityState& alert)
{
    return alert.verdict == AlertVerdict::Firing ? std::optional(reasonOf(alert, slo)) : std::nullopt;
}

std::optional<QString> whyLow(const SloDefinition& slo, const SloCounts& counts, double below)
{
    const double left = budgetLeft(slo.objective, counts.window.bad(), counts.budgeted()).value_or(1);
    if (left >= below)
        return {};
    if (left < 0)
        return Text::tr("The budget is overspent: %1 is left.").arg(percent(left, Better::Higher));
    return Text::tr("%1 of the budget is left.").arg(percent(left, Better::Higher));
}

/// The threshold that the definition sets itself.
std::optional<QString> whyWatched(const SloDefinition& slo, const SloCounts& counts)
{
    const auto spent = budgetSpent(slo.objective, counts.window.bad(), counts.budgeted());
    if (!slo.watch.threshold || !spent || *spent < *slo.watch.threshold)
        return {};
    return Text::tr("%1 of the budget is spent; its alert_threshold is %2.")
        .arg(percent(*spent, Better::Lower), percent(*slo.watch.threshold, Better::Lower));
}

QString whyFilling(const SloCounts& counts)
{
    return Text::tr("The history is still being fetched: %1 of the window is here.")
        .arg(percent(1 - counts.fillingShare(), Better::Higher));
}

/// How long there are data, where that is too short a time to say OK. As much of a window that is just begun is enough.
std::optional<Millis> youngLength(const SloCounts& counts)
{
    const Millis length = counts.moment - *counts.since;
    return length < kYoung && counts.window.coverage() < kLeastCoverage ? std::optional(length) : std::nullopt;
}

SloState fresh(const SloDefinition& slo, const SloCounts& counts)
{
    const bool isWhole = counts.isMostlyFetched();
    if (const auto why = isWhole ? whyLow(slo, counts, kCriticalBudget) : std::nullopt)
        return {.status = Status::Critical, .reason = *why};
    if (const auto why = whyFiring(slo, counts.page))
        return {.status = Status::Critical, .reason = *why};
    if (const auto why = isWhole ? whyLow(slo, counts, kWarningBudget) : std::nullopt)
        return {.status = Status::Warning, .reason = *why};
    if (const auto why = whyFiring(slo, counts.ticket))
        return {.status = Status::Warning, .reason = *why};
    if (const auto why = isWhole ? whyWatched(slo, counts) : std::nullopt)
        return {.status = Status::Warning, .reason = *why};
    if (!isWhole)
        return {.status = Status::Unknown, .reason = whyFilling(counts)};
    if (const auto length = youngLength(counts))
        return {.status = Status::Unknown,
                .reason =
                    Text::tr("Data began %1 ago: too short a time to say that the objective is kept.").arg(durationText(*length)),
                .isYoung = true};
    return {.status = Status::Ok, .reason = Text::tr("The objective is kept with budget to spare.")};
}

} // namespace

std::optional<QString> whyUnknown(const SloDefinition& slo, const SloCounts& counts)
{
    if (!counts.freshness.newest || !counts.since)
        return Text::tr("Nothing was observed in the window.");
    const double coverage = counts.coverageSinceData();
    const Millis length = counts.moment - *counts.since;
    if (coverage < kLeastCoverage && length < kFirstMinutes)
        return Text::tr("Data began %1 ago; a first answer needs a few minutes of them.").arg(durationText(length));
    if (counts.broken)
        return reasonOf(*counts.broken);
    if (counts.window.total <= 0 && counts.excluded && counts.excluded->without.total > 0)
        return Text::tr("All that was counted in the window is excluded.");
    if (counts.window.total <= 0)
        return Text::tr("No traffic in the window, so nothing can be said about its quality.");
    if (counts.window.undecided > 0)
        return whyUndecided(slo, counts);
    if (coverage < kLeastCoverage)
        return Text::tr("Only %1 of the time since data began was observed.").arg(percent(coverage, Better::Higher));
    return {};
}

std::optional<double> leftAtMost(const SloDefinition& slo, const SloCounts& counts)
{
    if (!isSeenUndecided(counts) || !counts.isMostlyFetched())
        return {};
    return budgetLeft(slo.objective, badAtLeast(counts), counts.budgeted());
}

std::optional<double> spentAtLeast(const SloDefinition& slo, const SloCounts& counts)
{
    if (!isSeenUndecided(counts) || !counts.isMostlyFetched())
        return {};
    return budgetSpent(slo.objective, badAtLeast(counts), counts.budgeted());
}

std::optional<QString> whyNoValue(const SloDefinition& slo, const SloCounts& counts)
{
    if (auto why = whyUnknown(slo, counts))
        return why;
    return counts.isMostlyFetched() ? std::nullopt : std::optional(whyFilling(counts));
}

SloState stateOf(const SloDefinition& slo, const SloCounts& counts, UtcMs moment)
{
    const auto unknown = whyUnknown(slo, counts);
    const auto certain = unknown ? whyCertain(slo, counts) : std::nullopt;
    if (unknown && !certain)
        return {.status = Status::Unknown, .reason = *unknown};
    SloState state = certain ? SloState{.status = Status::Critical, .reason = *certain} : fresh(slo, counts);
    if (!isStale(slo, counts, moment))
        return state;
    const Millis age = moment - *counts.freshness.newest;
    return {.status = Status::Stale,
            .reason = Text::tr("No sample for %1; the last known state was %2.").arg(ageText(age), nameOf(state.status)),
            .isStale = true};
}

} // namespace traceo
