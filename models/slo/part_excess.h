#pragma once
// More good (or bad) events than events in all: what an indicator cannot count, and most often the sign that two selectors are
// swapped. A little of it is what two counters that are read one after the other differ by: it is cut off and flagged. Where it
// is more the SLO is broken: none of its numbers is one.
// Events: over the window as a whole, so that what a minute has too much and the next too little is none; a thousandth of the
// total is little. Minutes: the share by which each is too much, of which a tenth is little, as no minute evens out another's.
// Any thread; immutable.

#include "slo/slo_config.h"

#include <QString>

#include <optional>
#include <string>

namespace traceo {

struct PartExcess {
    double part = 0;  ///< events; of minutes the sum of the shares that were too much, each a whole one at most
    double total = 0; ///< events; minutes
    bool isOfBad = false;
    bool isOfTime = false;
    std::string member{}; ///< of a composite whose it is; empty: the SLO's own
    friend bool operator==(const PartExcess&, const PartExcess&) = default;
};
/// `sum`: over the window, of what the method counts. None where it is little, and for a composite, whose members have it.
std::optional<PartExcess> partExcessOf(const SloDefinition& slo, const SliceSum& sum);

/// A sentence that says so, and what may be the reason.
QString reasonOf(const PartExcess& excess);
/// The same for those who need a number.
Error errorOf(const SloDefinition& slo, const PartExcess& excess);

} // namespace traceo
