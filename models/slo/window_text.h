#pragma once
// A window as one text, as facts and revisions of definitions write it:
//   30d                                       the last 30 days
//   1M from 2026-01-01T00:00 Europe/Berlin    periods of a calendar; units m, h, d, w, M, Q, Y
//   1M Europe/Berlin, 1M                      such periods from the year 2000 on, in UTC where no zone is named; weeks begin on Mondays
// Any thread; immutable.

#include "slo/slo_window.h"
#include "workspace/config_node.h"

#include <string>
#include <string_view>

namespace traceo {

std::string writtenWindow(const SloWindow& window);
/// None for another text.
std::optional<SloWindow> parseWindow(std::string_view text);
/// Whether a text means periods of a calendar, be they any or not.
bool isOfCalendar(std::string_view text);
/// Reports what is no window.
std::optional<SloWindow> windowAt(const ConfigNode& node, Errors& errors);

} // namespace traceo
