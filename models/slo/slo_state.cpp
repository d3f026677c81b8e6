#include "slo/slo_state.h"

#include "core/duration.h"
#include "core/format.h"
#include "slo/burn_rate.h"
#include "slo/error_budget.h"

#include <QCoreApplication>

#include <algorithm>

namespace traceo {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SloState)
};

QString percent(double ratio, Better better)
{
    return toText({.value = ratio, .unit = Unit::Ratio, .quality = Quality::Ok, .better = better, .decimals = 1});
}

QString factorText(double factor)
{
    return toText({.value = factor, .unit = Unit::Factor, .quality = Quality::Ok, .better = Better::Lower});
}

/// Younger data say little yet, and their first minute is never whole.
constexpr Millis kYoung = 5 * kMinute;

std::optional<QString> whyUnknown(const SloCounts& counts)
{
    if (!counts.freshness.newest || !counts.since)
        return Text::tr("Nothing was observed in the window.");
    const double coverage = counts.coverageSinceData();
    const Millis length = counts.moment - *counts.since;
    if (coverage < kLeastCoverage && length < kYoung)
        return Text::tr("Data began %1 ago; a first answer needs a few minutes of them.").arg(durationText(length));
    if (counts.window.total <= 0)
        return Text::tr("No traffic in the window, so nothing can be said about its quality.");
    if (coverage < kLeastCoverage)
        return Text::tr("Only %1 of the time since data began was observed.").arg(percent(coverage, Better::Higher));
    return {};
}

bool isStale(const SloCounts& counts, UtcMs moment)
{
    return moment - *counts.freshness.newest > 2 * std::max(counts.freshness.interval, kMinute);
}

bool burns(const SloDefinition& slo, const SloCounts& counts, const BurnPair& pair)
{
    const BurnLimit limit = pair.limit(slo.window);
    if (!isUseful(slo.objective, limit))
        return false;
    const SliceSum& harm = counts.burn(pair.longWindow);
    const SliceSum& now = counts.burn(pair.shortWindow);
    const bool isSeen = harm.coverage() >= kLeastBurnCoverage && now.coverage() >= kLeastBurnCoverage;
    return isSeen && harm.bad() >= kLeastBadEvents && exceeds(slo.objective, harm.bad(), harm.total, limit)
        && exceeds(slo.objective, now.bad(), now.total, limit);
}

/// The first pair of this severity at whose level the budget burns; nullptr where none does.
const BurnPair* burningPair(const SloDefinition& slo, const SloCounts& counts, BurnPair::Severity severity)
{
    const auto it = std::ranges::find_if(kBurnPairs, [&slo, &counts, severity](const BurnPair& pair) {
        return pair.severity == severity && burns(slo, counts, pair);
    });
    return it == kBurnPairs.end() ? nullptr : &*it;
}

std::optional<QString> whyBurning(const SloDefinition& slo, const SloCounts& counts, BurnPair::Severity severity)
{
    const BurnPair* pair = burningPair(slo, counts, severity);
    if (pair == nullptr)
        return {};
    const SliceSum& harm = counts.burn(pair->longWindow);
    return Text::tr("The budget is spent %1 as fast as it may be over %2 and over %3; the limit is %4.")
        .arg(factorText(burnRate(slo.objective, harm.bad(), harm.total).value_or(0)), durationText(pair->longWindow),
             durationText(pair->shortWindow), factorText(pair->limit(slo.window).factor()));
}

std::optional<QString> whyLow(const SloDefinition& slo, const SloCounts& counts, double below)
{
    const double left = budgetLeft(slo.objective, counts.window.bad(), counts.window.total).value_or(1);
    if (left >= below)
        return {};
    if (left < 0)
        return Text::tr("The budget is overspent: %1 is left.").arg(percent(left, Better::Higher));
    return Text::tr("%1 of the budget is left.").arg(percent(left, Better::Higher));
}

constexpr double kMuchFilling = 0.02;

SloState fresh(const SloDefinition& slo, const SloCounts& counts)
{
    const bool isWhole = isMostlyFetched(counts);
    if (const auto why = isWhole ? whyLow(slo, counts, kCriticalBudget) : std::nullopt)
        return {.status = Status::Critical, .reason = *why};
    if (const auto why = whyBurning(slo, counts, BurnPair::Severity::Page))
        return {.status = Status::Critical, .reason = *why};
    if (const auto why = isWhole ? whyLow(slo, counts, kWarningBudget) : std::nullopt)
        return {.status = Status::Warning, .reason = *why};
    if (const auto why = whyBurning(slo, counts, BurnPair::Severity::Ticket))
        return {.status = Status::Warning, .reason = *why};
    if (!isWhole)
        return {.status = Status::Unknown,
                .reason = Text::tr("The history is still being fetched: %1 of the window is here.")
                              .arg(percent(1 - counts.fillingShare(), Better::Higher))};
    return {.status = Status::Ok, .reason = Text::tr("The objective is kept with budget to spare.")};
}

} // namespace

Status burnStatus(const SloDefinition& slo, const SloCounts& counts)
{
    if (burningPair(slo, counts, BurnPair::Severity::Page) != nullptr)
        return Status::Critical;
    return burningPair(slo, counts, BurnPair::Severity::Ticket) != nullptr ? Status::Warning : Status::Ok;
}

bool isMostlyFetched(const SloCounts& counts)
{
    return counts.fillingShare() <= kMuchFilling;
}

SloState stateOf(const SloDefinition& slo, const SloCounts& counts, UtcMs moment)
{
    if (const auto why = whyUnknown(counts))
        return {.status = Status::Unknown, .reason = *why};
    if (!isStale(counts, moment))
        return fresh(slo, counts);
    const Millis age = moment - *counts.freshness.newest;
    return {.status = Status::Stale,
            .reason =
                Text::tr("No sample for %1; the last known state was %2.").arg(ageText(age), nameOf(fresh(slo, counts).status)),
            .isStale = true};
}

} // namespace traceo
