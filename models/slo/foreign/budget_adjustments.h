#pragma once
// Nobl9's adjustments of budgets: `n9/v1alpha BudgetAdjustment` (nobl9/nobl9-go: manifest/v1alpha/budgetadjustment), once or by a
// rule of iCalendar. They are exclusions, which stand in the workspace and not in files of SLOs: the report says the line to be
// written there, once it has been read as the workspace reads it.
// One thread at a time.

#include "slo/foreign/translation.h"

namespace traceo::foreign {

/// Reports each of `out.adjustments`, with its exclusion or with what keeps it from being one. An SLO of several objectives is
/// each of the SLOs they became; one that is in none of the documents is named as it is. Once all documents are there.
void reportAdjustments(Translation& out);

} // namespace traceo::foreign
