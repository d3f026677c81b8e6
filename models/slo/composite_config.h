#pragma once
// Composites of the short form, which stand in the place of an indicator:
//   composite: {of: [{slo: checkout, weight: 2}, {slo: payment, when_delayed: bad}], max_delay: 10m}
// A weight is above 0, 1 where none is given. when_delayed: good, bad or ignore; none: a minute in which the member was not
// observed is not observed. And how composites find the SLOs they are made of.
// Any thread; immutable.

#include "slo/slo_config.h"

#include <map>

namespace traceo {

/// Its members name SLOs that are still to be found. None, and located mistakes, where it is none.
std::optional<Composite> readComposite(const ConfigNode& node, Errors& errors);

/// The SLOs that are written, by name, whether they could be read or not.
using WrittenSlos = std::map<std::string, Location>;

/// Gives composites their members, once all SLOs are read, and reads their alerts. One whose members are not there, cannot be
/// used, have another window or method than the rest, or lead back to itself, or whose alerts have a mistake, is left out, and
/// what is wrong is located in `errors`; of a ring each SLO is left out, and the ring is named as a whole. Earlier versions are
/// made of their members as they are now.
void linkComposites(SloConfig& config, const WrittenSlos& written, Errors& errors);

/// The members as the SLOs of the workspace are now, and what a composite has of them; for those who change SLOs once they are
/// linked. One whose members are not alike any more keeps what it had, and cannot be counted (whyUnlike()).
void refreshComposites(SloConfig& config);

} // namespace traceo
