#pragma once
// A replay as an answer: a line a month, a day or a minute with what was and what another definition makes of it, and one of all.
// Main thread only.

#include "app/cli/answer.h"
#include "slo/replay/slo_replay.h"

namespace traceo::cli {

struct Replayed {
    replay::SloReplay past;
    std::vector<replay::HeldPart> held;
    SloDefinition after;
    replay::MinuteChanges changes;
};

/// Columns, and what there is to say where anything is known. `step`: Month, Day or Minute.
void fill(Answer& answer, const Replayed& replayed, CalendarPeriods::Unit step, const QTimeZone& zone);

} // namespace traceo::cli
