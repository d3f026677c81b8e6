#pragma once
// A rule that says whose the bad events are that an error budget was spent on (slo/ledger/account_rules.h).
// Any thread; immutable.

#include "core/selector.h"
#include "core/time.h"

#include <string>

namespace traceo {

struct AccountRule {
    std::string account; ///< may hold $LABEL of a series; empty: one for each of what it picks, called what that says
    Selector picks;      ///< its name says what of: a kind of fact, kSeriesRule or kExclusionRule
    Millis tail{0};      ///< of facts: how long after their end they are still to blame
    friend bool operator==(const AccountRule&, const AccountRule&) = default;
};

/// Picks series of the SLI by their labels.
inline constexpr char kSeriesRule[] = "series";
/// Picks exclusions by id, reason, author and mode.
inline constexpr char kExclusionRule[] = "exclusion";

} // namespace traceo
