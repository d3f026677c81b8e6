#include "slo/outlook/slo_forecast.h"

#include "core/format.h"
#include "slo/gone_since.h"
#include "slo/slo_row.h"

#include <QCoreApplication>

namespace traceo {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SloForecast)
};

constexpr int kLeastDays = 20;

/// A forecast is drawn from all of the past: what is no number of it would be drawn like any other.
QString whyNotKnown(const SloDefinition& slo, const SloForecast& forecast, const SloCounts& counts, const SliceSums& sums)
{
    const SloRow& row = forecast.row;
    if (!row.budgetLeft.hasValue()) {
        const auto why = whyUnknown(slo, counts);
        return why ? *why : row.status == Status::Unknown ? row.reason : Text::tr("Part of the window is still to be fetched.");
    }
    if (counts.window.coverage() < kLeastCoverage)
        return Text::tr("Only %1 of the window was observed; a forecast needs two thirds.").arg(toText(row.coverage));
    if (const auto excess = partExcessOf(slo, sums.over(counts.track.span()), counts.memberExcess))
        return reasonOf(*excess);
    if (!forecast.outlook)
        return Text::tr("History has fewer than four blocks of six hours to draw from.");
    return {};
}

QString whyHidden(const std::optional<OutlookScore>& score)
{
    const int days = score ? score->days : 0;
    if (days < kLeastDays)
        return Text::tr("A forecast is shown once it could be scored on %2 past days; so far on %1.").arg(days).arg(kLeastDays);
    if (score->isBetterThanBaseRate())
        return {};
    return Text::tr("On %1 past days it was no better than the base rate: Brier score %2, of the base rate %3.")
        .arg(QString::number(days), QString::number(score->brier, 'f', 3), QString::number(score->baseBrier, 'f', 3));
}

} // namespace

SloForecast forecastOf(const SloDefinition& slo, const SloCounts& counts, SloRow row)
{
    const SliceSums sums(counts.slices);
    SloForecast forecast{.moment = counts.moment,
                         .end = MovingWindow(slo, sums, counts.moment, counts.moment).end(),
                         .row = std::move(row)};
    const bool isKnown = forecast.row.budgetLeft.hasValue();
    if (isKnown) {
        forecast.recoveries = recoveriesOf(slo, counts);
        forecast.outlook = outlookAt(slo, sums, counts.moment);
    }
    forecast.reason = whyNotKnown(slo, forecast, counts, sums);
    if (forecast.reason.isEmpty()) {
        forecast.score = scoreOf(scoredDays(slo, sums, counts.moment));
        forecast.reason = whyHidden(forecast.score);
        forecast.kind = forecast.reason.isEmpty() ? SloForecast::Outlook::Shown : SloForecast::Outlook::Hidden;
    }
    if (forecast.kind != SloForecast::Outlook::Shown)
        forecast.outlook.reset();
    return forecast;
}

Result<UtcMs> forecastFrom(const history::Snapshot& snapshot, const SloDefinition& slo, UtcMs moment)
{
    return knownFrom(snapshot, slo, {moment - reachOf(slo.window), moment});
}

Result<SloForecast> buildForecast(const history::Snapshot& snapshot, const SloDefinition& slo, const Question& question)
{
    const UtcMs moment = floorTo(question.moment(), kMinute);
    const auto from = forecastFrom(snapshot, slo, moment);
    if (!from)
        return from.error();
    const auto counts = countSlo(snapshot, slo, question, *from);
    if (!counts)
        return counts.error();
    SloRow row = rowOf(slo, *counts, question, SloExplainer(slo, *counts, question, std::nullopt));
    if (row.exhaustion && row.exhaustion->isGone) {
        const auto since = goneSince(snapshot, slo, question);
        if (!since)
            return since.error();
        sayWhenGone(*since, *row.exhaustion);
    }
    return forecastOf(slo, *counts, std::move(row));
}

} // namespace traceo
