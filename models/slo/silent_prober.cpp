#include "slo/silent_prober.h"

#include "core/format.h"
#include "sli/silence.h"
#include "slo/slo_counts.h"

#include <QCoreApplication>

namespace traceo {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SilentProber)
};

/// No number is old: the newest part of its window was looked at, and nothing was there.
void makePartial(Reading& reading)
{
    if (reading.quality == Quality::Stale)
        reading.quality = Quality::Partial;
}

} // namespace

Result<bool> isProberSilent(const history::Snapshot& snapshot, const SloDefinition& slo, const Freshness& freshness, UtcMs moment)
{
    if (slo.composite || slo.sli.kind != SliDefinition::Kind::Probe || !freshness.newest)
        return false;
    const auto asked = askedOf(snapshot, slo, {*freshness.newest, moment});
    if (!asked)
        return asked.error();
    const bool isAnswered = *asked && !(*asked)->empty();
    return isAnswered && isSilent(*freshness.newest, freshness.interval, (*asked)->back().to);
}

void sayProberIsSilent(SloRow& row, Millis silent)
{
    row.status = Status::Unknown;
    row.note = Text::tr("not observed for %1").arg(ageText(silent));
    row.reason = Text::tr("Not observed: the source answers and has no newer run, so the prober is silent. %1").arg(row.reason);
    for (Reading* const reading :
         {&row.attained, &row.attainedLow, &row.attainedHigh, &row.budgetLeft, &row.budgetSpent, &row.timeLeft, &row.consumed,
          &row.eventsLeft, &row.allowed, &row.good, &row.total, &row.bad, &row.uncertain, &row.coverage, &row.age, &row.goneIn})
        makePartial(*reading);
    for (Reading& burn : row.burns)
        makePartial(burn);
    if (!row.excluded)
        return;
    for (Reading* const reading : {&row.excluded->attainedWithout, &row.excluded->time, &row.excluded->bad, &row.excluded->total})
        makePartial(*reading);
}

} // namespace traceo
