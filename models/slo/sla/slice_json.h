#pragma once
// A minute of a table of slices as `traceo slo slices` prints it: the columns of its CSV, all that sla/slice_file.h reads back.
//   end, good, total, observed_s, uncertain, undecided, flagged   what was counted, events
//   excluded, excluded_as                                         whether it is left out; null, drop or good
//   slo, objective, method                                        what it is a minute of
//   slice_s, slice_target, good_minutes, total_minutes            of methods that count minutes: what they make of it
//   excess, evaluated                                             events of good (or bad) beyond the total, which are left out
//                                                                 of it; “local”: from raw samples, “server”: by expressions
// Any thread; immutable.

#include "slo/slice_rows.h"

#include <nlohmann/json_fwd.hpp>

namespace traceo {

nlohmann::ordered_json sliceItem(const SliceRows& table, std::size_t row);

} // namespace traceo
